import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { MeasureId } from '../shared/ids.ts'
import type { WantedJudging } from './judging-choice.ts'
import { nameLimits, type WantedLimits } from './limits-change.ts'
import type { LimitsChange, Measure } from './measure.ts'

/** Which chart and which form of the rules. False: somebody was first. */
export async function saveJudging(
  db: CouncilDatabase,
  measure: Measure,
  wanted: WantedJudging,
): Promise<boolean> {
  const { chart, chartWhy, twoInThree, screenOutliers } = wanted
  const { numAffectedRows } = await sql`
    update measure
    set chart = ${chart}, chart_why = ${chartWhy}, two_in_three = ${twoInThree}, screen_outliers = ${screenOutliers},
      version = version + 1
    where council_id = ${db.council} and id = ${measure.id} and version = ${measure.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  const { limits: _limits, ...before } = measure.judging
  await record(db, {
    act: 'chose how to judge',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    ...(chartWhy === '' ? {} : { why: chartWhy }),
    before,
    after: wanted,
  })
  return true
}

/** Counts limits afresh or from a span. False: something begins there already; the same form sent twice is kept once. */
export async function saveLimitsChange(
  db: CouncilDatabase,
  measure: Measure,
  wanted: WantedLimits & { readonly madeOn: Day },
  formKey: string | null,
): Promise<boolean> {
  const { from, to, reason, madeOn } = wanted
  const { numAffectedRows } = await sql`
    insert into measure_limits (measure_id, from_on, to_on, reason, made_on, made_by, form_key)
    values (${measure.id}, ${from}, ${to}::date, ${reason}, ${madeOn}, ${db.actor.id}, ${formKey}::uuid)
    on conflict do nothing`.execute(db)
  if (numAffectedRows !== 1n) return isSentBefore(db, formKey)
  await record(db, {
    act: 'set the limits of',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    why: reason,
    after: { limits: nameLimits(wanted, measure.rhythm), from, to },
  })
  return true
}

async function isSentBefore(db: CouncilDatabase, formKey: string | null): Promise<boolean> {
  const { rows } = await sql`
    select from measure_limits where council_id = ${db.council} and form_key = ${formKey}::uuid`.execute(db)
  return rows.length > 0
}

/** False: it was undone already. */
export async function undoLimitsChange(
  db: CouncilDatabase,
  measure: Measure,
  change: LimitsChange,
  undoing: { readonly on: Day; readonly why: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update measure_limits set undone_on = ${undoing.on}, undone_by = ${db.actor.id}, undone_why = ${undoing.why}
    where council_id = ${db.council} and measure_id = ${measure.id} and id = ${change.id}
      and undone_on is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'undid the limits of',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    why: undoing.why,
    before: { limits: nameLimits(change, measure.rhythm), reason: change.reason },
  })
  return true
}

type FoundLimits = LimitsChange & { readonly measureId: MeasureId; readonly isUndone: boolean }

export async function findLimitsChange(db: CouncilDatabase, id: number): Promise<FoundLimits | null> {
  const { rows } = await sql<FoundLimits>`
    select l.id, l.measure_id as "measureId", l.from_on as "from", l.to_on as "to", l.reason, l.made_on as "madeOn",
      p.name as maker, l.undone_on is not null as "isUndone"
    from measure_limits l
    left join person p on p.id = l.made_by
    where l.council_id = ${db.council} and l.id = ${id}`.execute(db)
  return rows[0] ?? null
}
