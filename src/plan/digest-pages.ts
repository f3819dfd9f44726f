import { WHY } from '../jobs/letter.ts'
import { findLetter, listLetters, saveLetter, saveSendingAgain } from '../jobs/letter-store.ts'
import { type ActionId, parseId } from '../shared/ids.ts'
import { forbidden, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { writeDigest } from './digest.ts'
import { findPostFacts } from './digest-store.ts'
import { lettersPage } from './digest-view.ts'
import { lettersDue, requestsNow } from './reminder.ts'
import { saveUpdateLink } from './update-link-store.ts'

// What the council writes to its people: what went out, what did not and why, and the month's requests by hand.

const MOST_SHOWN = 100
const NO_SUCH_LETTER = 'That letter is not there. Nothing was changed.'

export const digestPages: readonly Route[] = [
  get('/councils/:council/letters', 'invite people', async (request) =>
    request.inCouncil(async (db) => {
      const facts = await findPostFacts(db, request.today)
      return show(
        lettersPage({
          council: request.council,
          formToken: request.formToken,
          letters: await listLetters(db, MOST_SHOWN),
          requests: requestsNow(facts),
          due: lettersDue(facts),
          names: facts.names,
          actions: facts.actions,
        }),
      )
    }),
  ),

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
      if (letter === null || action === null || !isAsked) return null
      return saveUpdateLink(db, { action, person: letter.to }, request.now)
    })
    return token === null ? redirect(home(request), NO_SUCH_LETTER) : redirect(`/update/${token}`)
  }),
]

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
