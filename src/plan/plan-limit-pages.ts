import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { type InterventionId, interventionAsked } from '../shared/ids.ts'
import { type Answer, redirect, show } from '../web/answer.ts'
import { type FieldError, Form } from '../web/form.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listActions } from './action-store.ts'
import { listLoads } from '../plan-checks/check-load.ts'
import { type Difference, differencesOf } from './differences.ts'
import { planActionOf } from './plan-action.ts'
import { carriesOf, parseLimit, type PlanLimit, type WantedLimit } from './plan-limit.ts'
import { findLimit, saveLimit } from './plan-limit-store.ts'
import { limitPage } from './plan-limit-view.ts'

const LIMIT = '/councils/:council/plan/checks/limit'

/** How many unfinished actions one owner of the case can carry. */
export const planLimitPages: readonly Route[] = [
  get(LIMIT, 'change the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const limit = await findLimit(db, intervention)
      // The reason is asked anew: the one that stands is of the number that stands.
      const words = { carries: String(carriesOf(limit)) }
      return showLimit(db, request, { intervention, limit, typed: new Form(new URLSearchParams(words)) })
    }),
  ),

  post(LIMIT, 'change the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const { form } = request
      const limit = await findLimit(db, intervention)
      const wanted = parseLimit(form)
      if (!wanted.ok)
        return showLimit(db, request, { intervention, limit, typed: form, errors: wanted.errors })
      // Sent twice, or said already in the same words: there is nothing to save.
      const said = () => redirect(checksOf(request, intervention), saidInWords(wanted.value))
      if (isSame(limit, wanted.value)) return said()
      const isSeen = form.get('seen') === String(limit?.version ?? 0)
      if (isSeen && (await saveLimit(db, intervention, { wanted: wanted.value, seen: limit }))) return said()
      const now = await findLimit(db, intervention)
      const differences = differencesOf(FIELDS, wordsOf(now), wordsOf(wanted.value))
      return showLimit(db, request, { intervention, limit: now, typed: form, differences })
    }),
  ),
]

const FIELDS = { carries: 'Unfinished actions', why: 'Why' }

function wordsOf(limit: WantedLimit | null): Readonly<Record<string, string>> {
  return limit === null ? {} : { carries: String(limit.carries), why: limit.why }
}

function isSame(limit: PlanLimit | null, wanted: WantedLimit): boolean {
  return limit?.carries === wanted.carries && limit.why === wanted.why
}

function saidInWords({ carries }: WantedLimit): string {
  return `More than ${carries} unfinished ${carries === 1 ? 'action is' : 'actions are'} too many for one owner from now on.`
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
  readonly limit: PlanLimit | null
  /** What the person has typed, or what holds now. */
  readonly typed: Form
  readonly errors?: readonly FieldError[]
  readonly differences?: readonly Difference[]
}

async function showLimit(db: CouncilDatabase, request: CouncilRequest, again: Again): Promise<Answer> {
  const { council, formToken } = request
  const { intervention, limit } = again
  const actions = (await listActions(db, intervention)).filter(({ cancelledOn }) => cancelledOn === null)
  return show(
    limitPage({
      errors: [],
      differences: [],
      ...again,
      council,
      formToken,
      seen: limit?.version ?? 0,
      loads: listLoads(actions.map((action) => planActionOf(action))),
      history: await listHistory(db, { kind: 'plan limit', id: intervention }),
    }),
  )
}

function checksOf({ council }: CouncilRequest, intervention: InterventionId): string {
  return withQuery(inCouncilPath(council, '/plan/checks'), { intervention })
}
