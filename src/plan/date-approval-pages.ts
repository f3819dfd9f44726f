import { findInterventionAtHand, listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { type InterventionId, interventionAsked } from '../shared/ids.ts'
import { type Answer, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import {
  type Approver,
  approversInWords,
  type DateApproval,
  mayBeNamed,
  parseApprovers,
} from './date-approval.ts'
import { findDateApproval, saveDateApproval } from './date-approval-store.ts'
import { dateApprovalPage } from './date-approval-view.ts'
import { type Difference, differencesOf } from './differences.ts'

const APPROVERS = '/councils/:council/plan/date-approvers'

/** Whom a plan names to agree to dates that move. */
export const dateApprovalPages: readonly Route[] = [
  get(APPROVERS, 'name who agrees to dates', (request) =>
    atHand(request, async (db, intervention) => {
      const approval = await findDateApproval(db, intervention)
      return showApproval(db, request, { intervention, approval, ticked: ticksOf(approval.named) })
    }),
  ),

  post(APPROVERS, 'name who agrees to dates', (request) =>
    atHand(request, async (db, intervention) => {
      const { form } = request
      const ticked = form.all('person')
      const approval = await findDateApproval(db, intervention)
      const people = parseApprovers(ticked, await listOffered(db))
      if (people === null) {
        const errors = [{ field: 'person', message: 'Choose people from the list: one of them has left' }]
        return showApproval(db, request, { intervention, approval, ticked, errors })
      }
      // Sent twice, or so already: there is nothing to save.
      const said = () =>
        redirect(withQuery(inCouncilPath(request.council, '/plan'), { intervention }), saidInWords(people))
      if (ticksOf(approval.named).join() === ticksOf(people).join()) return said()
      const isSeen = form.get('seen') === String(approval.version)
      if (isSeen && (await saveDateApproval(db, intervention, { people, seen: approval }))) return said()
      const now = await findDateApproval(db, intervention)
      const differences = differencesOf(FIELDS, wordsOf(now.named), wordsOf(people))
      return showApproval(db, request, { intervention, approval: now, ticked, differences })
    }),
  ),
]

const FIELDS = { people: 'Who agrees to dates' }

function wordsOf(named: readonly Approver[]): Readonly<Record<string, string>> {
  return { people: named.map(({ name }) => name).join(', ') }
}

function ticksOf(people: readonly Approver[]): readonly string[] {
  return people.map(({ id }) => String(id))
}

function saidInWords(named: readonly Approver[]): string {
  const names = approversInWords({ named })
  return names === null
    ? 'Whoever’s role may agrees to dates from now on.'
    : `From now on ${names} ${named.length === 1 ? 'alone agrees' : 'agree'} to dates that move.`.replace(
        ' or ',
        ' and ',
      )
}

async function listOffered(db: CouncilDatabase) {
  return (await listColleagues(db)).filter((one) => mayBeNamed(one))
}

function atHand(
  request: CouncilRequest,
  work: (db: CouncilDatabase, intervention: InterventionId) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    return intervention === null ? redirect(inCouncilPath(request.council)) : work(db, intervention.id)
  })
}

type Again = {
  readonly intervention: InterventionId
  readonly approval: DateApproval
  readonly ticked: readonly string[]
  readonly errors?: readonly FieldError[]
  readonly differences?: readonly Difference[]
}

async function showApproval(db: CouncilDatabase, request: CouncilRequest, again: Again): Promise<Answer> {
  const { council, form, formToken } = request
  return show(
    dateApprovalPage({
      errors: [],
      differences: [],
      ...again,
      typed: form,
      council,
      formToken,
      offered: await listOffered(db),
      history: await listHistory(db, { kind: 'date approval', id: again.intervention }),
    }),
  )
}
