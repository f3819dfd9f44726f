import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { type Day, formatDay } from '../shared/days.ts'
import type { ActionId, EvidenceId, InterventionId, ObjectiveId, RequirementId } from '../shared/ids.ts'
import { listActors } from './named-actor-store.ts'
import { knowActors } from './named-actors.ts'
import type { OccurrenceFact } from './occurrence.ts'
import type { RegisterEntry } from './register.ts'
import type { Requirement } from './requirement.ts'

const selected = sql`
  select r.id, r.intervention_id as "interventionId", r.instrument_id as "instrumentId", r.provision_id as "provisionId",
    r.reference, p.clause, r.kind, r.words, r.bearer, r.recipient, r.modality, r.schedule, r.state,
    r.ended_on as "endedOn", r.ended_why as "endedWhy", r.version,
    i.document_id as "documentId", i.short_title as instrument, i.dated as "instrumentDated",
    i.in_force_on as "inForceOn", i.ended_on as "instrumentEndedOn",
    coalesce(a.count, 0) as actions, coalesce(o.count, 0) as objectives, coalesce(e.count, 0) as evidence,
    coalesce(a.partners, '{}') || coalesce(k.partners, '{}') as partners
  from requirement r
  join provision p on p.council_id = r.council_id and p.id = r.provision_id
  join instrument i on i.council_id = r.council_id and i.id = r.instrument_id
  left join (
    select l.council_id, l.requirement_id, count(*) as count,
      array_agg(distinct c.partner) filter (where c.partner is not null) as partners
    from action_requirement l join action c on c.council_id = l.council_id and c.id = l.action_id
    where c.cancelled_on is null
    group by l.council_id, l.requirement_id
  ) a on a.council_id = r.council_id and a.requirement_id = r.id
  left join (
    select l.council_id, l.requirement_id, array_agg(distinct coalesce(b.body, g.partner)) as partners
    from action_contributor b
    join action_requirement l on l.council_id = b.council_id and l.action_id = b.action_id
    join action c on c.council_id = l.council_id and c.id = l.action_id
    left join role_grant g on g.council_id = b.council_id and g.person_id = b.person_id and g.ended_at is null
      and g.role = 'partner'
    where c.cancelled_on is null and coalesce(b.body, g.partner) is not null
    group by l.council_id, l.requirement_id
  ) k on k.council_id = r.council_id and k.requirement_id = r.id
  left join (
    select l.council_id, l.requirement_id, count(*) as count
    from objective_requirement l join objective b on b.council_id = l.council_id and b.id = l.objective_id
    where b.ended_on is null
    group by l.council_id, l.requirement_id
  ) o on o.council_id = r.council_id and o.requirement_id = r.id
  left join (
    select council_id, requirement_id, count(*) as count
    from evidence_claim where requirement_id is not null
    group by council_id, requirement_id
  ) e on e.council_id = r.council_id and e.requirement_id = r.id`

/** Every requirement with its instrument and what answers it; the newest instrument first, then as the document goes. */
export async function listRegister(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly RegisterEntry[]> {
  const { rows } = await sql<Row>`
    ${selected}
    where r.council_id = ${db.council} and r.intervention_id = ${intervention}
    order by i.dated desc nulls last, i.id desc, p.starts_at, r.id`.execute(db)
  return withWho(db, rows)
}

type Row = Omit<RegisterEntry, 'who'>

async function withWho(db: CouncilDatabase, rows: readonly Row[]): Promise<readonly RegisterEntry[]> {
  const known = knowActors(
    await listActors(db),
    rows.map(({ bearer }) => bearer),
  )
  return rows.map((row) => ({
    ...row,
    who: known.whoIs(row.bearer),
    partners: [...new Set([...row.partners, ...known.partnersOf(row.bearer)])],
  }))
}

export async function findRegisterEntry(
  db: CouncilDatabase,
  id: RequirementId,
): Promise<RegisterEntry | null> {
  const { rows } = await sql<Row>`
    ${selected}
    where r.council_id = ${db.council} and r.id = ${id}`.execute(db)
  return (await withWho(db, rows))[0] ?? null
}

/** What was said of one requirement's dates. */
export async function listFactsOf(
  db: CouncilDatabase,
  requirement: RequirementId,
): Promise<readonly OccurrenceFact[]> {
  const { rows } = await sql<OccurrenceFact>`
    select id, requirement_id as "requirementId", due_on as "dueOn", met_on as "metOn", waived_on as "waivedOn", note,
      evidence_id as "evidenceId", version
    from occurrence
    where council_id = ${db.council} and requirement_id = ${requirement}
    order by due_on, id`.execute(db)
  return rows
}

export type Answering =
  | {
      readonly what: 'action'
      readonly id: ActionId
      readonly reference: string
      readonly title: string
      readonly dueOn: Day | null
      readonly doneOn: Day | null
      readonly partner: string | null
      readonly contributors: readonly { readonly agency: string | null }[]
    }
  | {
      readonly what: 'objective'
      readonly id: ObjectiveId
      readonly reference: string
      readonly title: string
      readonly dueOn: null
      readonly doneOn: null
      readonly partner: null
      readonly contributors: readonly []
    }

/** The objectives and actions that answer a requirement. */
export async function listAnswers(
  db: CouncilDatabase,
  requirement: RequirementId,
): Promise<readonly Answering[]> {
  const { rows } = await sql<Answering>`
    select 'objective' as what, o.id, o.place::text as reference, o.title, null::date as "dueOn", null::date as "doneOn",
      null as partner, '[]'::jsonb as contributors, o.place as place
    from objective_requirement l join objective o on o.council_id = l.council_id and o.id = l.objective_id
    where l.council_id = ${db.council} and l.requirement_id = ${requirement}
    union all
    select 'action', a.id, a.reference, a.title, a.due_on, a.done_on, a.partner,
      (select coalesce(jsonb_agg(jsonb_build_object('agency', coalesce(k.body, r.partner)) order by k.id), '[]')
        from action_contributor k
        left join role_grant r on r.council_id = k.council_id and r.person_id = k.person_id and r.ended_at is null
          and r.role = 'partner'
        where k.council_id = a.council_id and k.action_id = a.id), 1000000
    from action_requirement l join action a on a.council_id = l.council_id and a.id = l.action_id
    where l.council_id = ${db.council} and l.requirement_id = ${requirement} and a.cancelled_on is null
    order by place, id`.execute(db)
  return rows
}

export type EvidenceChoice = { readonly id: EvidenceId; readonly title: string; readonly addedOn: Day }

/** Evidence to choose from, the newest first. */
export async function listEvidenceChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly EvidenceChoice[]> {
  const { rows } = await sql<EvidenceChoice>`
    select id, title, added_on as "addedOn"
    from evidence
    where council_id = ${db.council} and intervention_id = ${intervention}
    order by added_on desc, id desc
    limit 500`.execute(db)
  return rows
}

/** Corrects what was said of a date. False: somebody else corrected it first. */
export async function saveCorrection(
  db: CouncilDatabase,
  requirement: Requirement,
  fact: OccurrenceFact,
  wanted: {
    readonly metOn: Day | null
    readonly waivedOn: Day | null
    readonly note: string
    readonly evidence: EvidenceId | null
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update occurrence
    set met_on = ${wanted.metOn}, waived_on = ${wanted.waivedOn}, note = ${wanted.note}, evidence_id = ${wanted.evidence},
      said_by = ${db.actor.id}, said_at = clock_timestamp(), version = version + 1
    where council_id = ${db.council} and id = ${fact.id} and version = ${fact.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'corrected',
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    ...(wanted.note === '' ? {} : { why: wanted.note }),
    before: { dueOn: fact.dueOn, metOn: fact.metOn, waivedOn: fact.waivedOn, evidence: fact.evidenceId },
    after: { dueOn: fact.dueOn, metOn: wanted.metOn, waivedOn: wanted.waivedOn, evidence: wanted.evidence },
  })
  return true
}

/** Takes away what was said of a date: it is owed as before. False: somebody else changed it first. */
export async function saveUnmarked(
  db: CouncilDatabase,
  requirement: Requirement,
  fact: OccurrenceFact,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from occurrence
    where council_id = ${db.council} and id = ${fact.id} and version = ${fact.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: `unmarked what was due on ${formatDay(fact.dueOn)}`,
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    before: {
      dueOn: fact.dueOn,
      metOn: fact.metOn,
      waivedOn: fact.waivedOn,
      note: fact.note,
      evidence: fact.evidenceId,
    },
    after: { dueOn: fact.dueOn, metOn: null, waivedOn: null, note: '', evidence: null },
  })
  return true
}
