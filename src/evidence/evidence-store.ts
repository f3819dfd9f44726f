import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { EvidenceId, InterventionId } from '../shared/ids.ts'
import type { Evidence, WantedEvidence } from './evidence.ts'

// The claims say their council themselves, so that one council's alone are grouped.
const selectEvidence = (db: CouncilDatabase) => sql`
  select e.id, e.intervention_id as "interventionId", e.title, e.kind, e.shows, e.period_from as "periodFrom",
    e.period_to as "periodTo", e.added_on as "addedOn", p.name as "addedBy", e.added_by as "addedById", e.document_id as "documentId", e.version,
    coalesce(c.actions, '{}') as "actionIds", coalesce(c.requirements, '{}') as "requirementIds",
    coalesce(c.measures, '{}') as "measureIds"
  from evidence e
  left join person p on p.id = e.added_by
  left join (
    select evidence_id,
      array_agg(action_id order by action_id) filter (where action_id is not null) as actions,
      array_agg(requirement_id order by requirement_id) filter (where requirement_id is not null) as requirements,
      array_agg(measure_id order by measure_id) filter (where measure_id is not null) as measures
    from evidence_claim where council_id = ${db.council} group by evidence_id
  ) c on c.evidence_id = e.id`

/** Evidence, the newest added first. */
export async function listEvidence(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Evidence[]> {
  const { rows } = await sql<Evidence>`
    ${selectEvidence(db)}
    where e.council_id = ${db.council} and e.intervention_id = ${intervention}
    order by e.added_on desc, e.id desc`.execute(db)
  return rows
}

export async function findEvidence(db: CouncilDatabase, id: EvidenceId): Promise<Evidence | null> {
  const { rows } = await sql<Evidence>`
    ${selectEvidence(db)}
    where e.council_id = ${db.council} and e.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function saveNewEvidence(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: WantedEvidence,
  addedOn: Day,
  formKey: string | null = null,
): Promise<EvidenceId> {
  const { rows } = await sql<{ id: EvidenceId }>`
    insert into evidence (intervention_id, title, kind, shows, period_from, period_to, added_on, added_by, document_id,
      form_key)
    values (${intervention}, ${wanted.title}, ${wanted.kind}, ${wanted.shows}, ${wanted.periodFrom}, ${wanted.periodTo},
      ${addedOn}, ${db.actor.id}, ${wanted.document}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const sentBefore = await sql<{ id: EvidenceId }>`
      select id from evidence where council_id = ${db.council} and form_key = ${formKey}::uuid`.execute(db)
    return sentBefore.rows[0]?.id as EvidenceId
  }
  await saveClaims(db, id, wanted)
  await record(db, {
    act: 'added',
    thing: { kind: 'evidence', id, title: wanted.title },
    after: { ...wanted, addedOn },
  })
  return id
}

/** Changes what a piece says and what it speaks of. False: somebody was first. */
export async function saveEvidence(
  db: CouncilDatabase,
  evidence: Evidence,
  wanted: WantedEvidence,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update evidence
    set title = ${wanted.title}, kind = ${wanted.kind}, shows = ${wanted.shows}, period_from = ${wanted.periodFrom},
      period_to = ${wanted.periodTo}, document_id = coalesce(${wanted.document}::bigint, document_id), version = version + 1
    where council_id = ${db.council} and id = ${evidence.id} and version = ${evidence.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await sql`delete from evidence_claim where council_id = ${db.council} and evidence_id = ${evidence.id}`.execute(
    db,
  )
  await saveClaims(db, evidence.id, wanted)
  const {
    title,
    kind,
    shows,
    periodFrom,
    periodTo,
    actionIds: actions,
    requirementIds: requirements,
    measureIds: measures,
  } = evidence
  await record(db, {
    act: 'changed',
    thing: { kind: 'evidence', id: evidence.id, title: wanted.title },
    before: { title, kind, shows, periodFrom, periodTo, actions, requirements, measures },
    after: wanted,
  })
  return true
}

async function saveClaims(db: CouncilDatabase, id: EvidenceId, wanted: WantedEvidence): Promise<void> {
  await sql`
    insert into evidence_claim (evidence_id, action_id, requirement_id, measure_id)
    select ${id}::bigint, one, null::bigint, null::bigint from unnest(${[...wanted.actions]}::bigint[]) as one
    union all
    select ${id}::bigint, null::bigint, one, null::bigint from unnest(${[...wanted.requirements]}::bigint[]) as one
    union all
    select ${id}::bigint, null::bigint, null::bigint, one from unnest(${[...wanted.measures]}::bigint[]) as one`.execute(
    db,
  )
}
