import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { EvidenceId, InterventionId, RequirementId } from '../shared/ids.ts'
import type { OccurrenceFact } from './occurrence.ts'
import type { Requirement } from './requirement.ts'

const columns = sql`
  r.id, r.intervention_id as "interventionId", r.instrument_id as "instrumentId", r.provision_id as "provisionId",
  r.reference, p.clause, r.kind, r.words, r.bearer, r.recipient, r.modality, r.schedule, r.state,
  r.ended_on as "endedOn", r.ended_why as "endedWhy", r.version`

/** Requirements of instruments that are confirmed, in the order of their instruments and clauses; the newest first. */
export async function listRequirements(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Requirement[]> {
  const { rows } = await sql<Requirement>`
    select ${columns}
    from requirement r
    join provision p on p.council_id = r.council_id and p.id = r.provision_id
    join instrument i on i.council_id = r.council_id and i.id = r.instrument_id
    where r.council_id = ${db.council} and r.intervention_id = ${intervention}
    order by i.dated desc nulls last, i.id desc, p.starts_at, r.id`.execute(db)
  return rows
}

export async function findRequirement(db: CouncilDatabase, id: RequirementId): Promise<Requirement | null> {
  const { rows } = await sql<Requirement>`
    select ${columns}
    from requirement r
    join provision p on p.council_id = r.council_id and p.id = r.provision_id
    where r.council_id = ${db.council} and r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What was said of the occurrences of an intervention's requirements. */
export async function listOccurrenceFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly OccurrenceFact[]> {
  const { rows } = await sql<OccurrenceFact>`
    select o.id, o.requirement_id as "requirementId", o.due_on as "dueOn", o.met_on as "metOn",
      o.waived_on as "waivedOn", o.note, o.evidence_id as "evidenceId", o.version
    from occurrence o
    join requirement r on r.council_id = o.council_id and r.id = o.requirement_id
    where o.council_id = ${db.council} and r.intervention_id = ${intervention}
    order by o.due_on, o.id`.execute(db)
  return rows
}

/** Marks one date met or waived. False: somebody has said something of it already. */
export async function saveOccurrence(
  db: CouncilDatabase,
  requirement: Requirement,
  wanted: {
    readonly dueOn: Day
    readonly metOn: Day | null
    readonly waivedOn: Day | null
    readonly note: string
    readonly evidence: EvidenceId | null
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into occurrence (requirement_id, due_on, met_on, waived_on, note, evidence_id, said_by)
    values (${requirement.id}, ${wanted.dueOn}, ${wanted.metOn}, ${wanted.waivedOn}, ${wanted.note}, ${wanted.evidence}, ${db.actor.id})
    on conflict (council_id, requirement_id, due_on) do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await record(db, {
    act: wanted.metOn === null ? 'waived' : 'met',
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    ...(wanted.note === '' ? {} : { why: wanted.note }),
    after: { dueOn: wanted.dueOn, metOn: wanted.metOn, waivedOn: wanted.waivedOn, evidence: wanted.evidence },
  })
  return true
}

/** Keeps a schedule that changed: a request moved the next date, or an event's day became known. */
export async function saveSchedule(
  db: CouncilDatabase,
  requirement: Requirement,
  schedule: Requirement['schedule'],
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update requirement
    set schedule = ${JSON.stringify(schedule)}, version = version + 1
    where council_id = ${db.council} and id = ${requirement.id} and version = ${requirement.version}`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'rescheduled',
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    why,
    before: { schedule: requirement.schedule },
    after: { schedule },
  })
  return true
}

/** Ends a requirement: dropped with a reason. */
export async function saveDropped(
  db: CouncilDatabase,
  requirement: Requirement,
  on: Day,
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update requirement
    set state = 'dropped', ended_on = ${on}, ended_why = ${why}, version = version + 1
    where council_id = ${db.council} and id = ${requirement.id} and version = ${requirement.version}`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'dropped',
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    why,
    before: { state: requirement.state },
    after: { state: 'dropped', endedOn: on },
  })
  return true
}
