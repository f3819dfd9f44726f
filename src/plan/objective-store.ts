import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InterventionId, MeasureId, ObjectiveId } from '../shared/ids.ts'
import type { Objective, WantedObjective } from './objective.ts'

const selected = sql`
  select o.id, o.intervention_id as "interventionId", o.place, o.title, o.outcome, o.owner_id as "ownerId",
    p.name as owner, o.version,
    array(select requirement_id from objective_requirement l
      where l.council_id = o.council_id and l.objective_id = o.id order by 1) as "requirementIds",
    array(select measure_id from objective_measure l
      where l.council_id = o.council_id and l.objective_id = o.id order by 1) as "measureIds"
  from objective o
  left join person p on p.id = o.owner_id`

/** The plan's objectives in their order. */
export async function listObjectives(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Objective[]> {
  const { rows } = await sql<Objective>`
    ${selected}
    where o.council_id = ${db.council} and o.intervention_id = ${intervention} and o.ended_on is null
    order by o.place, o.id`.execute(db)
  return rows
}

export async function findObjective(db: CouncilDatabase, id: ObjectiveId): Promise<Objective | null> {
  const { rows } = await sql<Objective>`
    ${selected}
    where o.council_id = ${db.council} and o.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function saveNewObjective(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: WantedObjective,
  formKey: string | null = null,
): Promise<ObjectiveId> {
  const { rows } = await sql<{ id: ObjectiveId }>`
    insert into objective (intervention_id, place, title, outcome, owner_id, form_key)
    select ${intervention}, coalesce(max(place), 0) + 1, ${wanted.title}, ${wanted.outcome}, ${wanted.owner}::bigint,
      ${formKey}::uuid
    from objective where council_id = ${db.council} and intervention_id = ${intervention}
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const sentBefore = await sql<{ id: ObjectiveId }>`
      select id from objective where council_id = ${db.council} and form_key = ${formKey}::uuid`.execute(db)
    return sentBefore.rows[0]?.id as ObjectiveId
  }
  await saveLinks(db, id, wanted)
  await record(db, { act: 'added', thing: { kind: 'objective', id, title: wanted.title }, after: wanted })
  return id
}

/** False: somebody changed it in the meantime. */
export async function saveObjective(
  db: CouncilDatabase,
  objective: Objective,
  wanted: WantedObjective,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update objective
    set title = ${wanted.title}, outcome = ${wanted.outcome}, owner_id = ${wanted.owner}, version = version + 1
    where council_id = ${db.council} and id = ${objective.id} and version = ${objective.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await saveLinks(db, objective.id, wanted)
  const { title, outcome, ownerId: owner, requirementIds: requirements, measureIds: measures } = objective
  await record(db, {
    act: 'changed',
    thing: { kind: 'objective', id: objective.id, title: wanted.title },
    before: { title, outcome, owner, requirements, measures },
    after: wanted,
  })
  return true
}

async function saveLinks(db: CouncilDatabase, id: ObjectiveId, wanted: WantedObjective): Promise<void> {
  await sql`delete from objective_requirement where council_id = ${db.council} and objective_id = ${id}`.execute(
    db,
  )
  await sql`delete from objective_measure where council_id = ${db.council} and objective_id = ${id}`.execute(
    db,
  )
  await sql`insert into objective_requirement (objective_id, requirement_id)
    select ${id}, one from unnest(${[...wanted.requirements]}::bigint[]) as one`.execute(db)
  await sql`insert into objective_measure (objective_id, measure_id)
    select ${id}, one from unnest(${[...wanted.measures]}::bigint[]) as one`.execute(db)
}

/** What an objective can be tied to. */
export async function listMeasureNames(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly { readonly id: MeasureId; readonly name: string }[]> {
  const { rows } = await sql<{ id: MeasureId; name: string }>`
    select id, name from measure
    where council_id = ${db.council} and intervention_id = ${intervention} and ended_on is null
    order by name, id`.execute(db)
  return rows
}
