import { setTimeout as sleep } from 'node:timers/promises'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { type Day, dayInEngland } from '../shared/days.ts'
import type { CouncilId } from '../shared/ids.ts'
import { POST_OFFICE, WHY, type WantedLetter } from './letter.ts'
import { listCouncilsAtWork, saveLetter } from './letter-store.ts'
import { type PostOffice, sendWaiting } from './post-office.ts'

// What goes on without anybody asking: once a day letters are written, every few seconds those that wait are sent.

/** The letters a council owes its people on a day. */
export type Writer = (
  db: CouncilDatabase,
  today: Day,
  now: Temporal.Instant,
) => Promise<{ readonly letters: readonly WantedLetter[]; readonly demonstration: boolean }>

export type Jobs = PostOffice & {
  readonly write: Writer
  /** Hears of a fault once; the work goes on at the next turn. */
  readonly complain: (fault: unknown) => void
  readonly everyMs: number
}

/** Begins the work; what it answers stops it once the letter in hand is done. */
export function beginJobs(jobs: Jobs): () => Promise<void> {
  const stopping = new AbortController()
  const done = goOn(jobs, stopping.signal)
  return async () => {
    stopping.abort()
    await done
  }
}

async function goOn(jobs: Jobs, signal: AbortSignal): Promise<void> {
  let written: Day | null = null
  while (!signal.aborted) {
    written = await turn(jobs, written, () => signal.aborted)
    // Cut short when it is told to stop.
    await sleep(jobs.everyMs, null, { signal }).catch(() => {})
  }
}

// Nobody wants a letter in the night; one written late in the day is still of that day.
const EARLIEST_HOUR = 7

async function turn(jobs: Jobs, written: Day | null, isStopping: () => boolean): Promise<Day | null> {
  try {
    const now = jobs.now()
    const today = dayInEngland(now)
    const isMorning = now.toZonedDateTimeISO('Europe/London').hour >= EARLIEST_HOUR
    const isNew = written === null || !written.equals(today)
    if (isMorning && isNew) await writeEverywhere(jobs, isStopping)
    await sendWaiting(jobs, isStopping)
    return isMorning ? today : written
  } catch (fault) {
    jobs.complain(fault)
    return written
  }
}

async function writeEverywhere(jobs: Jobs, isStopping: () => boolean): Promise<void> {
  for (const council of await listCouncilsAtWork(jobs.database)) {
    if (isStopping()) return
    await writeLetters(jobs, council)
  }
}

/** Writes what a council owes today; again on the same day writes nothing more. Says how many. */
export async function writeLetters(
  { database, write, now }: Pick<Jobs, 'database' | 'write' | 'now'>,
  council: CouncilId,
): Promise<number> {
  const wanted = { council, actor: POST_OFFICE, access: 'write' } as const
  return inCouncil(database, wanted, async (db) => {
    const { letters, demonstration } = await write(db, dayInEngland(now()), now())
    let count = 0
    for (const letter of letters) {
      const kept = demonstration ? WHY.demonstration : null
      if (await saveLetter(db, letter, { now: now(), kept })) count += 1
    }
    return count
  })
}
