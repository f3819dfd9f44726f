import type { Database } from '../database/connect.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { CouncilId } from '../shared/ids.ts'
import {
  type Carried,
  type Carrier,
  type KeptLetter,
  type LetterKind,
  nextTry,
  POST_OFFICE,
  WHY,
} from './letter.ts'
import { claimLetter, giveUpAbandoned, listCouncilsWithLetters, saveEnding } from './letter-store.ts'

/** The words as they go out, with their links made; null where there is no longer anything to ask. */
export type Finish = (
  db: CouncilDatabase,
  letter: KeptLetter,
  now: Temporal.Instant,
) => Promise<string | { readonly keep: string }>

export type PostOffice = {
  readonly database: Database
  /** Null: nothing is sent, all is kept. */
  readonly carrier: Carrier | null
  readonly finish: Readonly<Record<LetterKind, Finish>>
  readonly now: () => Temporal.Instant
}

/** Sends what waits, one letter after another, until nothing is due or it is told to stop; says how many went. */
export async function sendWaiting(
  office: PostOffice,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let sent = 0
  for (const council of await listCouncilsWithLetters(office.database, office.now())) {
    await within(office, council, (db) => giveUpAbandoned(db, office.now()))
    while (!isStopping()) {
      const outcome = await sendOne(office, council)
      if (outcome === 'none') break
      if (outcome === 'sent') sent += 1
    }
  }
  return sent
}

// The claim is committed before the letter is handed over, so that a sender who dies with it in hand never sends it twice.
async function sendOne(office: PostOffice, council: CouncilId): Promise<Carried | 'kept' | 'none'> {
  const { carrier, now } = office
  const claimed = await within(office, council, async (db) => {
    const letter = await claimLetter(db, now())
    if (letter === null) return null
    const finished =
      carrier === null ? { keep: WHY.notSetUp } : await office.finish[letter.kind](db, letter, now())
    if (typeof finished === 'string') return { letter, text: finished }
    await saveEnding(db, letter, { state: 'kept', why: finished.keep })
    return { letter, text: null }
  })
  if (claimed === null) return 'none'
  const { letter, text } = claimed
  if (text === null || carrier === null) return 'kept'
  const carried = await carrier.carry({
    to: letter.email,
    subject: letter.subject,
    text,
    reference: `${council}-${letter.id}-${letter.tries}`,
  })
  await within(office, council, (db) => saveEnding(db, letter, endingOf(carried, letter, now())))
  return carried
}

function endingOf(carried: Carried, letter: KeptLetter, now: Temporal.Instant) {
  if (carried === 'sent') return { state: 'sent', at: now } as const
  if (carried === 'unsure') return { state: 'failed', why: WHY.unsure } as const
  if (carried === 'never') return { state: 'failed', why: WHY.refused } as const
  const until = nextTry(letter.tries, now)
  return until === null
    ? ({ state: 'failed', why: WHY.tired } as const)
    : ({ state: 'waiting', until } as const)
}

async function within<Answer>(
  { database }: PostOffice,
  council: CouncilId,
  work: (db: CouncilDatabase) => Promise<Answer>,
): Promise<Answer> {
  return inCouncil(database, { council, actor: POST_OFFICE, access: 'write' }, work)
}
