import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { WantedAim } from './aim-fields.ts'
import type { Measure } from './measure.ts'

/** Sets a measure's target and the way to it. False: somebody was first. */
export async function saveAim(db: CouncilDatabase, measure: Measure, wanted: WantedAim): Promise<boolean> {
  const { target, aim, why } = wanted
  const { numAffectedRows } = await sql`
    update measure
    set target = ${target}, tolerance = ${aim.tolerance}, baseline = ${aim.baseline?.value ?? null},
      baseline_on = ${aim.baseline?.on ?? null}::date, target_on = ${aim.targetOn}::date, version = version + 1
    where council_id = ${db.council} and id = ${measure.id} and version = ${measure.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await sql`delete from measure_step where council_id = ${db.council} and measure_id = ${measure.id}`.execute(
    db,
  )
  await sql`
    insert into measure_step (measure_id, due_on, value)
    select ${measure.id}, w."on", w.value
    from jsonb_to_recordset(${JSON.stringify(aim.steps)}::jsonb) as w ("on" date, value numeric)`.execute(db)
  await record(db, {
    act: 'set the target of',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    why,
    before: { target: measure.target, aim: measure.aim },
    after: { target, aim },
  })
  return true
}
