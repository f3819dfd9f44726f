import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { saveDocument } from '../src/documents/document-store.ts'
import { readInstrument } from '../src/instruments/instrument-reading.ts'
import { shortTitleOf } from '../src/instruments/instrument.ts'
import { findInstrument, saveEnding, saveInForce, saveReading } from '../src/instruments/instrument-store.ts'
import {
  findProvision,
  listProvisions,
  saveAddedProvision,
  saveDecision,
} from '../src/instruments/provision-store.ts'
import {
  asksSomething,
  type Decision,
  decideProvision,
  type KeptProvision,
  termsOf,
} from '../src/instruments/requirement.ts'
import { listRequirements, saveDropped } from '../src/instruments/requirement-store.ts'
import type { InstrumentId, InterventionId, RequirementId } from '../src/shared/ids.ts'
import type { ExpectedProvision } from './documents/expected.ts'
import type { DemonstrationDocument, DocumentKey } from './documents/documents.ts'
import type { ClauseReference, CouncilTale, TaleInstrument } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = { readonly tale: CouncilTale; readonly cast: Cast; readonly intervention: InterventionId }

export type RequirementOf = (clause: ClauseReference) => RequirementId

/** Brings each document in, reads it, confirms it clause by clause, and puts it in force; then ends what was ended. */
export async function tellInstruments(db: CouncilDatabase, setting: Setting): Promise<RequirementOf> {
  const found = new Map<string, RequirementId>()
  const told = new Map<DocumentKey, InstrumentId>()
  const shortTitles: string[] = []
  for (const instrument of setting.tale.instruments.toSorted(byUpload)) {
    const document = documentOf(setting.tale, instrument.document)
    const id = await tellInstrument(db, setting, instrument, document, shortTitles)
    told.set(instrument.document, id)
    for (const expected of document.expected) {
      const requirement = await requirementOf(db, id, expected)
      if (requirement !== null) found.set(`${document.key} ${expected.id}`, requirement)
    }
  }
  for (const instrument of setting.tale.instruments) await tellEnding(db, setting, instrument, told)
  return (clause) => {
    const requirement = found.get(`${clause.instrument} ${clause.clause}`)
    if (requirement === undefined)
      throw new Error(`No requirement was confirmed at ${clause.instrument} ${clause.clause}`)
    return requirement
  }
}

function byUpload(one: TaleInstrument, other: TaleInstrument): number {
  return Temporal.PlainDate.compare(one.uploadedOn, other.uploadedOn)
}

async function tellInstrument(
  db: CouncilDatabase,
  { cast, intervention }: Setting,
  instrument: TaleInstrument,
  document: DemonstrationDocument,
  shortTitles: string[],
): Promise<InstrumentId> {
  actingAs(db, cast.actorOf(instrument.uploadedBy))
  const kept = await saveDocument(db, {
    name: document.fileName,
    content: new TextEncoder().encode(document.text),
    mediaType: 'text/plain',
    words: document.text,
    pages: [{ start: 0, end: document.text.length }],
  })
  const shortTitle = shortTitleOf(document.kind, document.issued, shortTitles)
  shortTitles.push(shortTitle)
  const reading = readInstrument(document.text)
  const id = await saveReading(db, {
    intervention,
    document: kept.id,
    title: document.title,
    shortTitle,
    reading,
  })
  actingAs(db, cast.actorOf(instrument.confirmedBy))
  await confirmAll(db, id, document.expected)
  await addMissed(db, id, document)
  const read = await findInstrument(db, id)
  if (read === null) throw new Error(`${document.title} was not kept`)
  const confirmed = { title: document.title, shortTitle, dated: document.issued, inForceOn: document.issued }
  await saveInForce(db, read, confirmed)
  return id
}

// What a careful reader expects decides: taken as read where the reader agrees, edited where it does not, and
// rejected where nobody is asked anything: praise, a quoted voice, an example.
async function confirmAll(
  db: CouncilDatabase,
  id: InstrumentId,
  expected: readonly ExpectedProvision[],
): Promise<void> {
  const instrument = await findInstrument(db, id)
  if (instrument === null) throw new Error('The instrument was not kept')
  for (const provision of await listProvisions(db, id)) {
    const decided = decideProvision(provision, decisionOn(provision, expected))
    if (!decided.ok) throw new Error(decided.refusal)
    await saveDecision(db, instrument, provision, decided.value)
  }
}

function decisionOn(provision: KeptProvision, expected: readonly ExpectedProvision[]): Decision {
  const wanted = expected.find((one) => fits(provision, one))
  if (wanted === undefined && asksSomething(provision.kind))
    return { verdict: 'reject', reason: 'Nobody is asked to do anything here' }
  if (
    wanted === undefined ||
    wanted.kind === provision.kind ||
    wanted.also.some((kind) => kind === provision.kind)
  )
    return { verdict: 'accept' }
  return { verdict: 'edit', terms: { ...termsOf(provision), kind: wanted.kind } }
}

// What the reader missed a person adds, by the words they select.
async function addMissed(
  db: CouncilDatabase,
  id: InstrumentId,
  document: DemonstrationDocument,
): Promise<void> {
  const instrument = await findInstrument(db, id)
  if (instrument === null) throw new Error('The instrument was not kept')
  for (const expected of document.expected) {
    if (!asksSomething(expected.kind) || (await requirementOf(db, id, expected)) !== null) continue
    const place = locate(document.text, expected.quote)
    const { clause, kind, bearer } = expected
    const schedule = { type: 'none', urgency: null } as const
    const terms = { clause, kind, bearer, recipient: null, modality: null, schedule }
    const added = await saveAddedProvision(db, instrument, { ...place, terms })
    const provision = await findProvision(db, added)
    if (provision === null) throw new Error('The provision was not kept')
    const decided = decideProvision(provision, { verdict: 'accept' })
    if (decided.ok) await saveDecision(db, instrument, provision, decided.value)
  }
}

function locate(text: string, quote: string): { words: string; startsAt: number; endsAt: number } {
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map((word) => RegExp.escape(word))
    .join('\\s+')
  const found = new RegExp(pattern, 'i').exec(text)
  if (found === null) throw new Error(`The document does not say “${quote}”`)
  return { words: found[0], startsAt: found.index, endsAt: found.index + found[0].length }
}

async function requirementOf(
  db: CouncilDatabase,
  instrument: InstrumentId,
  expected: ExpectedProvision,
): Promise<RequirementId | null> {
  const provisions = await listProvisions(db, instrument)
  const fitting = provisions.filter((one) => one.requirementId !== null && fits(one, expected))
  return fitting.toSorted((one, other) => one.words.length - other.words.length)[0]?.requirementId ?? null
}

function fits(provision: KeptProvision, expected: ExpectedProvision): boolean {
  return folded(provision.words).includes(folded(expected.quote))
}

function folded(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

async function tellEnding(
  db: CouncilDatabase,
  { tale, cast, intervention }: Setting,
  instrument: TaleInstrument,
  told: ReadonlyMap<DocumentKey, InstrumentId>,
): Promise<void> {
  const { ended } = instrument
  const id = told.get(instrument.document)
  if (ended === null || id === undefined) return
  const held = await findInstrument(db, id)
  const by = told.get(ended.by.instrument) ?? null
  if (held === null) throw new Error('The instrument was not kept')
  actingAs(db, cast.actorOf(instrument.confirmedBy))
  const words =
    documentOf(tale, ended.by.instrument).expected.find((one) => one.id === ended.by.clause)?.quote ?? ''
  const source = `${documentOf(tale, ended.by.instrument).title}, ${ended.by.clause}: “${words}”`
  await saveEnding(db, held, { on: ended.on, how: ended.how, by, source })
  // What it asked is asked no longer: the direction has clauses of its own.
  for (const requirement of await listRequirements(db, intervention)) {
    if (requirement.instrumentId !== id || requirement.state !== 'in force') continue
    await saveDropped(db, requirement, ended.on, `${held.title} was ${ended.how}: ${source}`)
  }
}

function documentOf(tale: CouncilTale, key: DocumentKey): DemonstrationDocument {
  const found = tale.documents.find((document) => document.key === key)
  if (found === undefined) throw new Error(`${tale.name} has no document called ${key}`)
  return found
}
