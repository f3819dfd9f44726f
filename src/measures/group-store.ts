import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId, MeasureId, PersonId } from '../shared/ids.ts'
import {
  type GroupId,
  type GroupKind,
  type GroupObservation,
  type MeasureGroup,
  tidyGroupName,
  type ToldGroup,
  type WantedGroupObservation,
} from './group.ts'

const selected = sql`
  select g.id, g.kind, g.name, g.manager_id as "managerId", p.name as manager, g.version
  from measure_group g
  left join person p on p.id = g.manager_id`

/** Every team and group that is kept, teams first. */
export async function listGroups(db: CouncilDatabase): Promise<readonly MeasureGroup[]> {
  const { rows } = await sql<MeasureGroup>`
    ${selected}
    where g.council_id = ${db.council} and g.ended_on is null
    order by g.kind <> 'team', g.kind, lower(g.name), g.id`.execute(db)
  return rows
}

/** The teams somebody answers for. */
export async function listOwnGroups(db: CouncilDatabase, person: PersonId): Promise<readonly MeasureGroup[]> {
  const { rows } = await sql<MeasureGroup>`
    ${selected}
    where g.council_id = ${db.council} and g.manager_id = ${person} and g.ended_on is null
    order by lower(g.name), g.id`.execute(db)
  return rows
}

/** The same, with how many measures are told for each and when last. */
export async function listToldGroups(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly ToldGroup[]> {
  const { rows } = await sql<ToldGroup>`
    select g.id, g.kind, g.name, g.manager_id as "managerId", p.name as manager, g.version,
      count(distinct o.measure_id)::int as measures, max(o.added_on) as "latestOn"
    from measure_group g
    left join person p on p.id = g.manager_id
    left join (group_observation o
      join measure m on m.council_id = o.council_id and m.id = o.measure_id and m.intervention_id = ${intervention}
        and m.ended_on is null)
      on o.council_id = g.council_id and o.group_id = g.id
    where g.council_id = ${db.council} and g.ended_on is null
    group by g.id, g.kind, g.name, g.manager_id, p.name, g.version
    order by g.kind <> 'team', g.kind, lower(g.name), g.id`.execute(db)
  return rows
}

export async function findGroup(db: CouncilDatabase, id: GroupId): Promise<MeasureGroup | null> {
  const { rows } = await sql<MeasureGroup>`
    ${selected}
    where g.council_id = ${db.council} and g.id = ${id}`.execute(db)
  return rows[0] ?? null
}

const observed = sql`
  o.measure_id as "measureId", o.group_id as "groupId", o.period, o.vintage, o.numerator, o.denominator, o.value,
  o.added_on as "addedOn", o.note`

/** The latest telling of every period of one group's measures. */
export async function listGroupObservations(
  db: CouncilDatabase,
  intervention: InterventionId,
  group: GroupId,
): Promise<readonly GroupObservation[]> {
  const { rows } = await sql<GroupObservation>`
    select distinct on (o.measure_id, o.period) ${observed}
    from group_observation o
    join measure m on m.council_id = o.council_id and m.id = o.measure_id
    where o.council_id = ${db.council} and o.group_id = ${group} and m.intervention_id = ${intervention}
    order by o.measure_id, o.period, o.vintage desc`.execute(db)
  return rows
}

/** The latest telling of every period of one measure, for all its groups. */
export async function listObservationsByGroup(
  db: CouncilDatabase,
  measure: MeasureId,
): Promise<readonly GroupObservation[]> {
  const { rows } = await sql<GroupObservation>`
    select distinct on (o.group_id, o.period) ${observed}
    from group_observation o
    where o.council_id = ${db.council} and o.measure_id = ${measure}
    order by o.group_id, o.period, o.vintage desc`.execute(db)
  return rows
}

/**
 * Tells measures' values for teams, or for groups of children; a team not known yet is added. A period told before gets a
 * new vintage, and the same value told again changes nothing. Answers how many values are new. The period must begin where
 * the measure's rhythm says (`periodOf` in period.ts).
 */
export async function saveTeamObservations(
  db: CouncilDatabase,
  kind: GroupKind,
  wanted: readonly WantedGroupObservation[],
  addedOn: Day,
): Promise<number> {
  const told = wanted
    .map((one) => ({ ...one, group: tidyGroupName(one.group) }))
    .filter((one) => one.group !== '')
  if (told.length === 0) return 0
  await saveGroups(db, kind, [...new Set(told.map((one) => one.group))])
  const { rows } = await sql<{ measureId: MeasureId; groupId: GroupId }>`
    insert into group_observation
      (measure_id, group_id, period, vintage, numerator, denominator, value, added_on, added_by, note)
    select w."measureId", g.id, w.period, coalesce(o.vintage, 0) + 1, w.numerator, w.denominator, w.value, ${addedOn},
      ${db.actor.id}::bigint, w.note
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as w ("measureId" bigint, "group" text, period date, numerator numeric, denominator numeric, value numeric, note text)
    join measure_group g on g.council_id = ${db.council} and g.kind = ${kind} and lower(g.name) = lower(w."group")
    left join lateral (
      select vintage, value, numerator, denominator from group_observation
      where council_id = ${db.council} and measure_id = w."measureId" and group_id = g.id and period = w.period
      order by vintage desc limit 1
    ) o on true
    where o.vintage is null
      or (o.value, o.numerator, o.denominator) is distinct from (w.value, w.numerator, w.denominator)
    order by w."measureId", g.id, w.period
    returning measure_id as "measureId", group_id as "groupId"`.execute(db)
  for (const [id, own] of Map.groupBy(rows, (row) => row.measureId)) {
    await record(db, {
      act: kind === 'team' ? 'told values by team' : `told values by ${kind}`,
      thing: { kind: 'measure', id },
      after: { values: own.length, observations: told.filter((one) => one.measureId === id) },
    })
  }
  return rows.length
}

async function saveGroups(db: CouncilDatabase, kind: GroupKind, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: GroupId; name: string }>`
    insert into measure_group (kind, name)
    select ${kind}, name from unnest(${[...names]}::text[]) as name
    on conflict do nothing
    returning id, name`.execute(db)
  for (const { id, name } of rows) {
    await record(db, { act: 'added', thing: { kind: 'group', id, title: name }, after: { kind, name } })
  }
}

export type WantedGroup = { readonly name: string; readonly managerId: PersonId | null }

/** A team's name and manager. False: somebody was first. */
export async function saveGroup(
  db: CouncilDatabase,
  group: MeasureGroup,
  wanted: WantedGroup,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update measure_group set name = ${wanted.name}, manager_id = ${wanted.managerId}, version = version + 1
    where council_id = ${db.council} and id = ${group.id} and version = ${group.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'changed',
    thing: { kind: 'group', id: group.id, title: wanted.name },
    before: { name: group.name, managerId: group.managerId },
    after: wanted,
  })
  return true
}
