import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InstrumentId, RereadingId } from '../shared/ids.ts'
import type { Instrument } from './instrument.ts'
import { READER } from './instrument-store.ts'
import type { Reading } from './reading.ts'

export type Rereading = {
  readonly id: RereadingId
  readonly reader: string
  readonly reading: Reading
  readonly readAt: Temporal.Instant
  readonly takings: readonly Taking[]
}

/** What was taken of a rereading in one go. */
export type Taking = {
  readonly id: number
  readonly by: string | null
  readonly at: string
  readonly isTakenBack: boolean
  readonly taken: Counts
}

export type Counts = {
  readonly new: number
  readonly changed: number
  readonly gone: number
  readonly back: number
}

/** Keeps what the reader of today makes of an instrument, for people to look at; nothing changes yet. */
export async function saveRereading(
  db: CouncilDatabase,
  instrument: Instrument,
  reading: Reading,
): Promise<void> {
  const { rows } = await sql<{ id: RereadingId }>`
    insert into rereading (instrument_id, reader, reading, read_by)
    values (${instrument.id}, ${READER}, ${JSON.stringify(reading)}, ${db.actor.id})
    on conflict (council_id, instrument_id, reader) do nothing
    returning id`.execute(db)
  if (rows.length === 0) return
  await record(db, {
    act: 'read again',
    thing: { kind: 'instrument', id: instrument.id, title: instrument.title },
    after: { reader: READER, provisions: reading.provisions.length },
  })
}

/** The reading by the reader of today, with what was taken of it; null where it was not read again yet. */
export async function findRereading(
  db: CouncilDatabase,
  instrument: InstrumentId,
): Promise<Rereading | null> {
  const { rows } = await sql<Rereading>`
    select r.id, r.reader, r.reading, r.read_at as "readAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'by', w.name, 'at', t.taken_at,
          'isTakenBack', t.taken_back_at is not null, 'taken', t.before -> 'taken') order by t.id desc)
        from rereading_taking t left join person w on w.id = t.taken_by
        where t.council_id = r.council_id and t.rereading_id = r.id), '[]') as takings
    from rereading r
    where r.council_id = ${db.council} and r.instrument_id = ${instrument} and r.reader = ${READER}`.execute(
    db,
  )
  return rows[0] ?? null
}

const UNREADABLE = 'could not read again'

export async function saveNotReadAgain(
  db: CouncilDatabase,
  instrument: Instrument,
  why: string,
): Promise<void> {
  const { id, title } = instrument
  await record(db, {
    act: UNREADABLE,
    thing: { kind: 'instrument', id, title },
    why,
    after: { reader: READER },
  })
}

/** Why the last reading again failed, where it did with the reader of today. */
export async function findNotReadAgain(
  db: CouncilDatabase,
  instrument: InstrumentId,
): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`
    select body::jsonb ->> 'why' as why
    from event
    where council_id = ${db.council} and thing_kind = 'instrument' and thing_id = ${instrument} and act = ${UNREADABLE}
      and body::jsonb -> 'after' ->> 'reader' = ${READER}
    order by number desc
    limit 1`.execute(db)
  return rows[0]?.why ?? null
}

export type ReadEarlier = { readonly id: InstrumentId; readonly words: string }

/** Instruments that an earlier reader read, each with its text. */
export async function listReadEarlier(db: CouncilDatabase): Promise<readonly ReadEarlier[]> {
  const { rows } = await sql<ReadEarlier>`
    select i.id, d.words
    from instrument i
    join document d on d.council_id = i.council_id and d.id = i.document_id
    where i.council_id = ${db.council} and i.reader <> ${READER}
    order by i.id`.execute(db)
  return rows
}
