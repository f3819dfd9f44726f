import { type LetterFilter, WHY } from '../jobs/letter.ts'
import {
  findLetter,
  listLetterReaders,
  saveLetter,
  saveSendingAgain,
  searchLetters,
} from '../jobs/letter-store.ts'
import { type ActionId, parseId } from '../shared/ids.ts'
import { forbidden, redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { writeDigest } from './digest.ts'
import { findPostFacts } from './digest-store.ts'
import { lettersPage } from './digest-view.ts'
import { lettersDue, requestsNow } from './reminder.ts'
import { saveUpdateLink } from './update-link-store.ts'
import { waitingLettersDue } from './waiting-letter.ts'
import { findWaitingFacts } from './waiting-letter-store.ts'
import { lettersSheet } from './letters-sheet.ts'

// What the council writes to its people: what went out, what did not and why, and the month's requests by hand.

const MOST_SHOWN = 100
const MOST_TAKEN = 10_000
const NO_SUCH_LETTER = 'That letter is not there. Nothing was changed.'

export const digestPages: readonly Route[] = [
  get('/councils/:council/letters', 'invite people', async (request) =>
    request.inCouncil(async (db) => {
      const facts = await findPostFacts(db, request.today)
      const filter = parseLetterFilter(request.query)
      return show(
        lettersPage({
          ...(await searchLetters(db, filter, MOST_SHOWN)),
          filter,
          readers: await listLetterReaders(db),
          council: request.council,
          formToken: request.formToken,
          requests: requestsNow(facts),
          due: [
            ...lettersDue(facts),
            ...waitingLettersDue(await findWaitingFacts(db, facts.council, request.today)),
          ],
          names: facts.names,
          actions: facts.actions,
        }),
      )
    }),
  ),

  get('/councils/:council/letters.csv', 'invite people', async (request) => {
    const filter = parseLetterFilter(request.query)
    const { letters } = await request.inCouncil((db) => searchLetters(db, filter, MOST_TAKEN))
    return takeAway('letters', lettersSheet(letters))
  }),

  post('/councils/:council/letters', 'invite people', async (request) => {
    const count = await request.inCouncil(async (db) => {
      const facts = await findPostFacts(db, request.today)
      let written = 0
      for (const letter of requestsNow(facts)) {
        const kept = facts.demonstration ? WHY.demonstration : null
        const isNew = await saveLetter(db, writeDigest(letter, facts), { now: request.now, kept })
        if (isNew) written += 1
      }
      return written
    })
    return redirect(home(request), sayWritten(count, request.council.demonstration))
  }),

  post('/councils/:council/letters/sending', 'invite people', async (request) => {
    const id = parseId<number>(request.form.get('letter'))
    const done = await request.inCouncil(async (db) => {
      const letter = id === null ? null : await findLetter(db, id)
      return letter === null ? null : saveSendingAgain(db, letter, request.now)
    })
    if (done === null) return redirect(home(request), NO_SUCH_LETTER)
    return redirect(
      home(request),
      done ? 'It is waiting to be sent again.' : 'It did not fail, so it is left as it is.',
    )
  }),

  // Only where nobody is real: elsewhere a link is known to nobody but its reader.
  post('/councils/:council/letters/trial', 'invite people', async (request) => {
    if (!request.council.demonstration) return forbidden()
    const id = parseId<number>(request.form.get('letter'))
    const action = parseId<ActionId>(request.form.get('action'))
    const token = await request.inCouncil(async (db) => {
      const letter = id === null ? null : await findLetter(db, id)
      const isAsked = letter?.kind === 'digest' && letter.about.some((one) => one.action === action)
      if (letter === null || letter.to === null || action === null || !isAsked) return null
      return saveUpdateLink(db, { action, person: letter.to }, request.now)
    })
    return token === null ? redirect(home(request), NO_SUCH_LETTER) : redirect(`/update/${token}`)
  }),
]

function parseLetterFilter(query: URLSearchParams): LetterFilter {
  const said = (name: string) => (query.get(name) ?? '').trim().slice(0, 300)
  return { kind: said('kind'), state: said('state'), person: said('person') }
}

function home(request: CouncilRequest): string {
  return inCouncilPath(request.council, '/letters')
}

function sayWritten(count: number, isDemonstration: boolean): string {
  if (count === 0) return 'Nobody is left to ask today. Nothing was written.'
  const letters = count === 1 ? '1 letter is' : `${count} letters are`
  return isDemonstration
    ? `${letters} written and kept: a demonstration writes to nobody.`
    : `${letters} written and on the way.`
}
