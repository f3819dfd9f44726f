import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId, MeasureId, ObjectiveId } from '../shared/ids.ts'
import { type Measure, type Observation, type WantedMeasure, wantedOf } from './measure.ts'
import { measureOf, type MeasureRow } from './measure-row.ts'
import { usualStaleDays } from './period.ts'

const selected = sql`
  select m.id, m.intervention_id as "interventionId", m.name, m.definition, m.numerator, m.denominator, m.source, m.unit,
    m.polarity, m.target, m.stale_after_days as "staleAfterDays", m.owner_id as "ownerId", p.name as owner, m.caveats, m.indicator, m.published, m.ended_on as "endedOn",
    m.version, m.rhythm, m.year_begins as "yearBegins",
    m.tolerance, m.baseline, m.baseline_on as "baselineOn", m.target_on as "targetOn",
    array(select s.due_on || ' ' || s.value from measure_step s
      where s.council_id = m.council_id and s.measure_id = m.id order by s.due_on) as steps,
    m.chart, m.chart_why as "chartWhy", m.two_in_three as "twoInThree", m.screen_outliers as "screenOutliers",
    (select json_agg(json_build_object('id', l.id, 'from', l.from_on, 'to', l.to_on, 'reason', l.reason,
        'madeOn', l.made_on, 'maker', c.name) order by l.from_on, l.id)
      from measure_limits l left join person c on c.id = l.made_by
      where l.council_id = m.council_id and l.measure_id = m.id and l.undone_on is null) as limits,
    array(select objective_id from objective_measure l
      where l.council_id = m.council_id and l.measure_id = m.id order by 1) as "objectiveIds"
  from measure m
  left join person p on p.id = m.owner_id`

export async function listMeasures(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Measure[]> {
  const { rows } = await sql<MeasureRow>`
    ${selected}
    where m.council_id = ${db.council} and m.intervention_id = ${intervention} and m.ended_on is null
    order by m.name, m.id`.execute(db)
  return rows.map(measureOf)
}

export async function findMeasure(db: CouncilDatabase, id: MeasureId): Promise<Measure | null> {
  const { rows } = await sql<MeasureRow>`
    ${selected}
    where m.council_id = ${db.council} and m.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : measureOf(rows[0])
}

const observed = sql`
  o.measure_id as "measureId", o.period, o.vintage, o.numerator, o.denominator, o.value, o.added_on as "addedOn", o.note`

/** The latest telling of every period of every measure, in order of time. */
export async function listObservations(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Observation[]> {
  const { rows } = await sql<Observation>`
    select distinct on (o.measure_id, o.period) ${observed}
    from observation o
    join measure m on m.council_id = o.council_id and m.id = o.measure_id
    where o.council_id = ${db.council} and m.intervention_id = ${intervention}
    order by o.measure_id, o.period, o.vintage desc`.execute(db)
  return rows
}

/** The latest telling of the latest period of every measure. */
export async function listLatestObservations(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Observation[]> {
  const { rows } = await sql<Observation>`
    select ${observed}
    from measure m
    cross join lateral (
      select * from observation
      where council_id = ${db.council} and measure_id = m.id
      order by period desc, vintage desc
      limit 1
    ) o
    where m.council_id = ${db.council} and m.intervention_id = ${intervention}
    order by m.id`.execute(db)
  return rows
}

/** Every telling of a measure's periods, earlier vintages too. */
export async function listVintages(db: CouncilDatabase, measure: MeasureId): Promise<readonly Observation[]> {
  const { rows } = await sql<Observation>`
    select ${observed}
    from observation o
    where o.council_id = ${db.council} and o.measure_id = ${measure}
    order by o.period, o.vintage`.execute(db)
  return rows
}

// April.
const FINANCIAL_YEAR = 4

/** Adds a measure; the same form sent twice, or a listed one that is on already, adds nothing. */
export async function saveNewMeasure(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: WantedMeasure,
  formKey: string | null = null,
): Promise<MeasureId> {
  const rhythm = wanted.rhythm ?? 'month'
  const { rows } = await sql<{ id: MeasureId }>`
    insert into measure (intervention_id, name, definition, numerator, denominator, source, unit, polarity, target, owner_id,
      caveats, rhythm, year_begins, stale_after_days, indicator, published, form_key)
    values (${intervention}, ${wanted.name}, ${wanted.definition}, ${wanted.numerator}, ${wanted.denominator},
      ${wanted.source}, ${wanted.unit}, ${wanted.polarity}, ${wanted.target}, ${wanted.owner}, ${wanted.caveats ?? ''},
      ${rhythm}, ${wanted.yearBegins ?? FINANCIAL_YEAR}, ${wanted.staleAfterDays ?? usualStaleDays(rhythm)}, ${wanted.indicator ?? null},
      ${wanted.published ?? null}, ${formKey}::uuid)
    on conflict do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const sentBefore = await sql<{ id: MeasureId }>`
      select id from measure
      where council_id = ${db.council} and (form_key = ${formKey}::uuid
        or (intervention_id = ${intervention} and indicator = ${wanted.indicator ?? null}::int and ended_on is null))`.execute(
      db,
    )
    return sentBefore.rows[0]?.id as MeasureId
  }
  await saveObjectiveTies(db, id, wanted.objectives)
  await record(db, { act: 'added', thing: { kind: 'measure', id, title: wanted.name }, after: wanted })
  return id
}

/** False: somebody was first. */
export async function saveMeasure(
  db: CouncilDatabase,
  measure: Measure,
  wanted: WantedMeasure,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update measure
    set name = ${wanted.name}, definition = ${wanted.definition}, numerator = ${wanted.numerator},
      denominator = ${wanted.denominator}, source = ${wanted.source}, unit = ${wanted.unit}, polarity = ${wanted.polarity},
      target = ${wanted.target}, owner_id = ${wanted.owner}, caveats = ${wanted.caveats ?? measure.caveats},
      rhythm = ${wanted.rhythm ?? measure.rhythm}, year_begins = ${wanted.yearBegins ?? measure.yearBegins},
      stale_after_days = ${wanted.staleAfterDays ?? measure.staleAfterDays},
      published = ${wanted.published === undefined ? measure.published : wanted.published}, version = version + 1
    where council_id = ${db.council} and id = ${measure.id} and version = ${measure.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await saveObjectiveTies(db, measure.id, wanted.objectives)
  await record(db, {
    act: 'changed',
    thing: { kind: 'measure', id: measure.id, title: wanted.name },
    before: wantedOf(measure),
    after: wanted,
  })
  return true
}

/** Switches a measure off, or on again with null; what it told stays. False: somebody was first. */
export async function saveMeasureEnd(
  db: CouncilDatabase,
  measure: Measure,
  endedOn: Day | null,
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update measure set ended_on = ${endedOn}, version = version + 1
    where council_id = ${db.council} and id = ${measure.id} and version = ${measure.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: endedOn === null ? 'switched on' : 'switched off',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    why,
    before: { endedOn: measure.endedOn },
    after: { endedOn },
  })
  return true
}

async function saveObjectiveTies(
  db: CouncilDatabase,
  id: MeasureId,
  objectives: readonly ObjectiveId[] | undefined,
): Promise<void> {
  if (objectives === undefined) return
  await sql`delete from objective_measure where council_id = ${db.council} and measure_id = ${id}`.execute(db)
  await sql`insert into objective_measure (objective_id, measure_id)
    select one, ${id} from unnest(${[...objectives]}::bigint[]) as one`.execute(db)
}

export type WantedObservation = {
  readonly period: Day
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
  readonly note: string
}

/** Tells periods' values. One told before gets a new vintage; the same value told again changes nothing. */
export async function saveObservations(
  db: CouncilDatabase,
  measure: Pick<Measure, 'id' | 'name'>,
  wanted: readonly WantedObservation[],
  addedOn: Day,
): Promise<number> {
  const { rows } = await sql<{ period: Day }>`
    insert into observation (measure_id, period, vintage, numerator, denominator, value, added_on, added_by, note)
    select ${measure.id}, w.period, coalesce(o.vintage, 0) + 1, w.numerator, w.denominator, w.value, ${addedOn}, ${db.actor.id}::bigint, w.note
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w (period date, numerator numeric, denominator numeric, value numeric, note text)
    left join lateral (
      select vintage, value, numerator, denominator from observation
      where council_id = ${db.council} and measure_id = ${measure.id} and period = w.period
      order by vintage desc limit 1
    ) o on true
    where o.vintage is null
      or (o.value, o.numerator, o.denominator) is distinct from (w.value, w.numerator, w.denominator)
    order by w.period
    returning period`.execute(db)
  if (rows.length === 0) return 0
  await record(db, {
    act: 'told values',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    after: { periods: rows.length, observations: wanted },
  })
  return rows.length
}
