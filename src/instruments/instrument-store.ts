import { READER_VERSION } from './instrument-reading.ts'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { DocumentId, InstrumentId, InterventionId } from '../shared/ids.ts'
import type { Ending, Instrument } from './instrument.ts'
import type { Reading } from './reading.ts'

/** The reader of today, as it is kept with all that it proposes. */
export const READER = `reader ${READER_VERSION}`

const columns = sql`
  id, intervention_id as "interventionId", document_id as "documentId", kind, title, short_title as "shortTitle",
  issuer, signatory, dated, in_force_on as "inForceOn", ended_on as "endedOn", ended_how as "endedHow",
  ended_by_id as "endedById", ended_source as "endedSource", reader, reading, version`

/** Instruments and reports, the newest first. */
export async function listInstruments(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Instrument[]> {
  const { rows } = await sql<Instrument>`
    select ${columns}
    from instrument
    where council_id = ${db.council} and intervention_id = ${intervention}
    order by dated desc nulls last, id desc`.execute(db)
  return rows
}

export async function findInstrument(db: CouncilDatabase, id: InstrumentId): Promise<Instrument | null> {
  const { rows } = await sql<Instrument>`
    select ${columns} from instrument where council_id = ${db.council} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Whoever else changes this instrument waits until this transaction has ended. */
export async function holdInstrument(db: CouncilDatabase, id: InstrumentId): Promise<void> {
  await sql`select id from instrument where council_id = ${db.council} and id = ${id} for update`.execute(db)
}

export async function findInstrumentOfDocument(
  db: CouncilDatabase,
  document: DocumentId,
): Promise<Instrument | null> {
  const { rows } = await sql<Instrument>`
    select ${columns} from instrument where council_id = ${db.council} and document_id = ${document}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Keeps what the reader made of a document: the instrument and every provision as a proposal. */
export async function saveReading(
  db: CouncilDatabase,
  wanted: {
    readonly intervention: InterventionId
    readonly document: DocumentId
    readonly title: string
    readonly shortTitle: string
    readonly reading: Reading
  },
): Promise<InstrumentId> {
  const { reading } = wanted
  const { rows } = await sql<{ id: InstrumentId }>`
    insert into instrument (intervention_id, document_id, kind, title, short_title, addressee, issuer, signatory, dated, reader, reading)
    values (${wanted.intervention}, ${wanted.document}, ${reading.kind}, ${wanted.title}, ${wanted.shortTitle},
      ${reading.council?.value ?? null}, ${reading.issuer?.value ?? null}, ${reading.signatory?.value ?? null},
      ${reading.dated?.value ?? null}, ${READER}, ${JSON.stringify({ ...reading, provisions: [] })})
    returning id`.execute(db)
  const id = rows[0]?.id as InstrumentId
  await saveProposals(db, id, reading)
  await record(db, {
    act: 'read',
    thing: { kind: 'instrument', id, title: wanted.title },
    after: {
      kind: reading.kind,
      dated: reading.dated?.value ?? null,
      provisions: reading.provisions.length,
      reader: READER,
    },
  })
  return id
}

async function saveProposals(db: CouncilDatabase, instrument: InstrumentId, reading: Reading): Promise<void> {
  const proposals = reading.provisions.map((proposal, index) => ({ ...proposal, place: index + 1 }))
  await sql`
    insert into provision (instrument_id, place, clause, kind, words, starts_at, ends_at, bearer, recipient, modality, schedule, proposal, reader)
    select ${instrument}, (p ->> 'place')::int, p ->> 'clause', p ->> 'kind', p ->> 'text', (p ->> 'start')::int,
      (p ->> 'end')::int, p ->> 'bearer', p ->> 'recipient', p ->> 'modality', p -> 'schedule', p - 'place', ${READER}
    from jsonb_array_elements(${JSON.stringify(proposals)}::jsonb) as p
    order by (p ->> 'place')::int`.execute(db)
}

/** Confirms that the instrument is in force from a day, with the facts a person agreed to. */
export async function saveInForce(
  db: CouncilDatabase,
  instrument: Instrument,
  wanted: {
    readonly title: string
    readonly shortTitle: string
    readonly dated: Day | null
    readonly inForceOn: Day
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update instrument
    set title = ${wanted.title}, short_title = ${wanted.shortTitle}, dated = ${wanted.dated},
      in_force_on = ${wanted.inForceOn}, version = version + 1
    where council_id = ${db.council} and id = ${instrument.id} and version = ${instrument.version}`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'put in force',
    thing: { kind: 'instrument', id: instrument.id, title: wanted.title },
    before: { title: instrument.title, inForceOn: instrument.inForceOn },
    after: { title: wanted.title, dated: wanted.dated, inForceOn: wanted.inForceOn },
  })
  return true
}

/** Ends an instrument, citing what says so. */
export async function saveEnding(
  db: CouncilDatabase,
  instrument: Instrument,
  wanted: {
    readonly on: Day
    readonly how: Ending
    readonly by: InstrumentId | null
    readonly source: string
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update instrument
    set ended_on = ${wanted.on}, ended_how = ${wanted.how}, ended_by_id = ${wanted.by}, ended_source = ${wanted.source},
      version = version + 1
    where council_id = ${db.council} and id = ${instrument.id} and version = ${instrument.version}`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: wanted.how,
    thing: { kind: 'instrument', id: instrument.id, title: instrument.title },
    why: wanted.source,
    before: { endedOn: instrument.endedOn },
    after: { endedOn: wanted.on, endedBy: wanted.by },
  })
  return true
}
