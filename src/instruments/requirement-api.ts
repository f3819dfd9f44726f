import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { answer, apiGet, type ApiRoute } from '../web/api.ts'
import { listOccurrenceFacts } from './requirement-store.ts'
import { isAnswered, linesOf, missedOf, type RegisterLine } from './register.ts'
import { listRegister } from './register-store.ts'
import { sayInWords } from './schedule-words.ts'

/** What is asked of the council, and what of it is owed next, for other programs. */
export const requirementApi: readonly ApiRoute[] = [
  apiGet(
    '/api/councils/:council/requirements',
    'see the requirements',
    { does: 'Every requirement in its own words, with its next date and whether anything answers it' },
    async ({ inCouncil, query, today }) => {
      const lines = await inCouncil(async (db) => {
        const intervention = await findInterventionAtHand(db, interventionAsked(query))
        if (intervention === null) return []
        const entries = await listRegister(db, intervention.id)
        return linesOf(entries, await listOccurrenceFacts(db, intervention.id), today)
      })
      return answer({ requirements: lines.map(requirementToSend) })
    },
  ),
]

function requirementToSend(line: RegisterLine) {
  const { entry, next, standing } = line
  return {
    id: entry.id,
    reference: entry.reference,
    instrument: entry.instrument,
    clause: entry.clause,
    kind: entry.kind,
    words: entry.words,
    bearer: entry.bearer,
    recipient: entry.recipient,
    force: entry.modality,
    due: sayInWords(entry.schedule),
    next: next && { dueOn: next.dueOn.toString(), state: next.state, daysLate: next.daysLate },
    missed: missedOf(line),
    standing,
    answered: isAnswered(line),
  }
}
