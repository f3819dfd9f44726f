import type { Config } from './config.ts'
import { listColleagues } from './councils/council-store.ts'
import type { Database } from './database/connect.ts'
import { beginJobs, type Writer } from './jobs/jobs.ts'
import { type Carrier, WHY } from './jobs/letter.ts'
import { smtpCarrier } from './jobs/mail.ts'
import { NOTIFY_ADDRESS, notifyCarrier } from './jobs/notify.ts'
import type { Finish, PostOffice } from './jobs/post-office.ts'
import { writeDigest } from './plan/digest.ts'
import { findPostFacts, listStillAsked, saveLinksInto } from './plan/digest-store.ts'
import { lettersDue } from './plan/reminder.ts'
import { dayInEngland } from './shared/days.ts'

// Where the work that nobody asks for is put together, as app.ts puts the pages together.

const EVERY_MS = 5000

/** Begins writing and sending letters; what it answers stops it, and must be awaited before the database closes. */
export function startJobs(config: Config, database: Database): () => Promise<void> {
  const now = () => Temporal.Now.instant()
  return beginJobs({
    database,
    now,
    carrier: carrierOf(config, now),
    finish: finishLetters(config.baseUrl),
    write: writeDueLetters,
    everyMs: EVERY_MS,
    complain: (fault) => {
      // Without its message, which may quote an address.
      const kind = fault instanceof Error ? fault.name : 'fault'
      if (config.logLevel !== 'silent') process.stderr.write(`Letters: ${kind}; trying again shortly.\n`)
    },
  })
}

/** What a council owes its people today. */
export const writeDueLetters: Writer = async (db, today) => {
  const facts = await findPostFacts(db, today)
  const letters = lettersDue(facts).map((letter) => writeDigest(letter, facts))
  return { letters, demonstration: facts.demonstration }
}

/** The last touch as a letter goes out: is it still worth sending, and the links that only its reader will know. */
export function finishLetters(baseUrl: string | null): PostOffice['finish'] {
  const home = baseUrl?.replace(/\/$/, '') ?? ''
  const ifStillAsked =
    (finish: Finish): Finish =>
    async (db, letter, now) => {
      const isHere = (await listColleagues(db)).some((one) => one.id === letter.to)
      return isHere ? finish(db, letter, now) : { keep: WHY.left }
    }
  return {
    digest: ifStillAsked(async (db, letter, now) => {
      const asked = await listStillAsked(db, letter, dayInEngland(letter.writtenAt))
      return asked.length === 0 ? { keep: WHY.overtaken } : saveLinksInto(db, letter, { home, now })
    }),
    manager: ifStillAsked((_db, letter) => Promise.resolve(letter.words.replaceAll('{home}', home))),
  }
}

function carrierOf({ mail, notify }: Config, now: () => Temporal.Instant): Carrier | null {
  if (mail !== null) return smtpCarrier(mail)
  return notify === null ? null : notifyCarrier(notify, { address: NOTIFY_ADDRESS, now })
}
