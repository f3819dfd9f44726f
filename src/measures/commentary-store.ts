import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId, MeasureId } from '../shared/ids.ts'
import type { Commentary } from './commentary.ts'

const selected = sql`
  select c.id, c.measure_id as "measureId", c.period, c.words, c.written_on as "writtenOn", p.name as writer
  from measure_commentary c
  left join person p on p.id = c.written_by`

/** What was written of a measure's months, the newest first. */
export async function listCommentaries(
  db: CouncilDatabase,
  measure: MeasureId,
): Promise<readonly Commentary[]> {
  const { rows } = await sql<Commentary>`
    ${selected}
    where c.council_id = ${db.council} and c.measure_id = ${measure}
    order by c.period desc, c.id desc`.execute(db)
  return rows
}

/** The latest words on every measure. */
export async function listLatestCommentaries(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Commentary[]> {
  const { rows } = await sql<Commentary>`
    select distinct on (c.measure_id) c.id, c.measure_id as "measureId", c.period, c.words,
      c.written_on as "writtenOn", p.name as writer
    from measure_commentary c
    join measure m on m.council_id = c.council_id and m.id = c.measure_id
    left join person p on p.id = c.written_by
    where c.council_id = ${db.council} and m.intervention_id = ${intervention}
    order by c.measure_id, c.period desc, c.id desc`.execute(db)
  return rows
}

export type WantedCommentary = { readonly period: Day; readonly words: string; readonly writtenOn: Day }

/** The same form sent twice is kept once. */
export async function saveCommentary(
  db: CouncilDatabase,
  measure: { readonly id: MeasureId; readonly name: string },
  wanted: WantedCommentary,
  formKey: string | null,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into measure_commentary (measure_id, period, words, written_on, written_by, form_key)
    values (${measure.id}, ${wanted.period}, ${wanted.words}, ${wanted.writtenOn}, ${db.actor.id}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing`.execute(db)
  if (numAffectedRows !== 1n) return
  await record(db, {
    act: 'wrote commentary on',
    thing: { kind: 'measure', id: measure.id, title: measure.name },
    after: wanted,
  })
}
