import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import { type DatedStandard, STANDARDS, type StandardKind } from './local-standard.ts'

/** Everything the council ever said of its standards, the latest first. */
export async function listStandards(db: CouncilDatabase): Promise<readonly DatedStandard[]> {
  const { rows } = await sql<DatedStandard>`
    select s.id, s.kind, s.number, s.holds_from as "from", s.why, s.said_on as "saidOn", p.name as sayer
    from local_standard s
    left join person p on p.id = s.said_by
    where s.council_id = ${db.council}
    order by s.kind, s.holds_from desc, s.id desc`.execute(db)
  return rows
}

export type WantedStandard = {
  readonly kind: StandardKind
  readonly number: number | null
  readonly from: Day
  readonly why: string
}

/** Adds what holds from a day; nothing said before is changed. The same form sent twice is kept once. */
export async function saveStandard(
  db: CouncilDatabase,
  wanted: WantedStandard,
  { saidOn, formKey }: { readonly saidOn: Day; readonly formKey: string | null },
): Promise<void> {
  const { kind, number, from, why } = wanted
  const { rows } = await sql<{ id: number }>`
    insert into local_standard (kind, number, holds_from, why, said_on, said_by, form_key)
    values (${kind}, ${number}, ${from}, ${why}, ${saidOn}, ${db.actor.id}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return
  await record(db, {
    act: 'set the standard',
    thing: { kind: 'standard', id, title: STANDARDS[kind].name },
    why,
    after: { number: number ?? 'the usual', from },
  })
}
