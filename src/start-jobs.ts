import { deleteExpiredLists } from './children/child-list-store.ts'
import type { Config } from './config.ts'
import { findCouncil, listColleagues } from './councils/council-store.ts'
import { saveFreshLink } from './councils/invitation-store.ts'
import { findOrMakeHash } from './councils/person-store.ts'
import { noPassword } from './councils/write-password-hash.ts'
import { newPasswordPath } from './councils/write-second-factor.ts'
import type { Database } from './database/connect.ts'
import type { CouncilDatabase } from './database/council-database.ts'
import { beginJobs, type Writer } from './jobs/jobs.ts'
import { type Carrier, type KeptLetter, WHY } from './jobs/letter.ts'
import { smtpCarrier } from './jobs/mail.ts'
import { NOTIFY_ADDRESS, notifyCarrier } from './jobs/notify.ts'
import type { Finish, PostOffice } from './jobs/post-office.ts'
import { writeDigest } from './plan/digest.ts'
import { findPostFacts, listStillAsked, saveLinksInto } from './plan/digest-store.ts'
import { saveScores } from './plan/plan-score-store.ts'
import { lettersDue } from './plan/reminder.ts'
import { isStillWaiting, waitingLettersDue } from './plan/waiting-letter.ts'
import { findWaitingFacts, listWaitingFor } from './plan/waiting-letter-store.ts'
import { fillWatchLetter, findLetterNotices, writeWatchLetters } from './plan/watch-letter-store.ts'
import { dayInEngland } from './shared/days.ts'
import type { PersonId } from './shared/ids.ts'
import type { Role } from './shared/permissions.ts'

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
    write: async (db, today, moment) => {
      await deleteExpiredLists(db, today)
      await saveScores(db, today)
      return writeDueLetters(db, today, moment)
    },
    everyMs: EVERY_MS,
    complain: (fault) => {
      // Without its message, which may quote an address.
      const kind = fault instanceof Error ? fault.name : 'fault'
      if (config.logLevel !== 'silent') process.stderr.write(`Letters: ${kind}; trying again shortly.\n`)
    },
  })
}

/** What a council owes its people today. */
export const writeDueLetters: Writer = async (db, today, now) => {
  const facts = await findPostFacts(db, today)
  const letters = lettersDue(facts).map((letter) => writeDigest(letter, facts))
  const news = await writeWatchLetters(db, facts.council, { today, now })
  const waiting = waitingLettersDue(await findWaitingFacts(db, facts.council, today))
  return { letters: [...letters, ...waiting, ...news], demonstration: facts.demonstration }
}

/** The last touch as a letter goes out: is it still worth sending, and the links that only its reader will know. */
export function finishLetters(baseUrl: string | null): PostOffice['finish'] {
  const home = baseUrl?.replace(/\/$/, '') ?? ''
  return {
    digest: ifHere(async (db, letter, now) => {
      const asked = await listStillAsked(db, letter, dayInEngland(letter.writtenAt))
      return asked.length === 0 ? { keep: WHY.overtaken } : saveLinksInto(db, letter, { home, now })
    }),
    manager: ifHere((_db, letter) => Promise.resolve(letter.words.replaceAll('{home}', home))),
    'new password': ifHere(async (db, letter, now) => {
      const hash = await findOrMakeHash(db, letter.to, noPassword)
      return hash === null
        ? { keep: WHY.left }
        : letter.words.replaceAll('{link}', `${home}${newPasswordPath(letter.to, hash, now)}`)
    }),
    watch: ifHere(async (db, letter) => {
      const slug = (await findCouncil(db))?.slug ?? ''
      const notices = await findLetterNotices(db, letter)
      return notices.length === 0
        ? { keep: WHY.nothingNew }
        : fillWatchLetter(letter.words, notices, { home, slug })
    }),
    waiting: ifHere(async (db, letter, now) => {
      const mine = await listWaitingFor(db, { id: letter.to, role: letter.role }, dayInEngland(now))
      return isStillWaiting(letter.about, mine)
        ? letter.words.replaceAll('{home}', home)
        : { keep: WHY.overtaken }
    }),
    invitation: async (db, { invitation, words }, now) => {
      const token = invitation === null ? null : await saveFreshLink(db, invitation, now)
      return token === null
        ? { keep: WHY.notWaiting }
        : words.replaceAll('{link}', `${home}/invitations/${token}`)
    },
  }
}

type FinishForPerson = (
  db: CouncilDatabase,
  letter: KeptLetter & { readonly to: PersonId; readonly role: Role },
  now: Temporal.Instant,
) => ReturnType<Finish>

function ifHere(finish: FinishForPerson): Finish {
  return async (db, letter, now) => {
    const reader = (await listColleagues(db)).find((one) => one.id === letter.to)
    return reader === undefined
      ? { keep: WHY.left }
      : finish(db, { ...letter, to: reader.id, role: reader.role }, now)
  }
}

function carrierOf({ mail, notify }: Config, now: () => Temporal.Instant): Carrier | null {
  if (mail !== null) return smtpCarrier(mail)
  return notify === null ? null : notifyCarrier(notify, { address: NOTIFY_ADDRESS, now })
}
