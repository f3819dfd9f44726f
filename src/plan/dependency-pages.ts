import type { CouncilDatabase } from '../database/council-database.ts'
import { type ActionId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError, type Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { findVisibleAction } from './action-story-store.ts'
import { sayDependencyRefusal, waitFor } from './dependency.ts'
import {
  listLinked,
  listWaiting,
  lockDependencies,
  removeDependency,
  saveDependency,
} from './dependency-store.ts'
import { dependenciesPage } from './dependency-view.ts'
import { mustBeShort, mustSay } from './mistake.ts'

export const dependencyPages: readonly Route[] = [
  get('/councils/:council/actions/:action/dependencies', 'change the plan', (request) =>
    withAction(request, (db, action) => showDependencies(db, request, { action, typed: emptyForm })),
  ),

  post('/councils/:council/actions/:action/dependencies', 'change the plan', (request) =>
    withAction(request, async (db, action) => {
      const mistakes = [
        ...mustSay(request.form, 'earlier', 'Choose the action it waits for'),
        ...mustBeShort(request.form, { why: 1000 }),
      ]
      const again = (errors: readonly FieldError[]) =>
        showDependencies(db, request, { action, typed: request.form, errors })
      if (mistakes.length > 0) return again(mistakes)
      await lockDependencies(db, action.interventionId)
      const all = await listWaiting(db, action.interventionId)
      const earlier = all.find(({ id }) => String(id) === request.form.get('earlier'))
      const outcome = waitFor(all, action.id, earlier?.id ?? (0 as ActionId))
      if (!outcome.ok && outcome.refusal.why === 'already')
        return redirect(homeOf(request, action), 'It waited for it already.')
      if (!outcome.ok)
        return again([{ field: 'earlier', message: sayDependencyRefusal(outcome.refusal, action.reference) }])
      if (earlier === undefined) throw new Error('an action that may be waited for is not there')
      await saveDependency(db, action, { earlier, why: request.form.get('why') })
      return redirect(homeOf(request, action), `It waits for ${earlier.reference}.`)
    }),
  ),

  post('/councils/:council/actions/:action/dependencies/:earlier/removal', 'change the plan', (request) =>
    withAction(request, async (db, action) => {
      const earlier = parseId<ActionId>(request.params['earlier'])
      if (earlier === null) return notFound()
      const isGone = await removeDependency(db, action, earlier)
      return redirect(
        homeOf(request, action),
        isGone ? 'It no longer waits for it.' : 'It did not wait for it.',
      )
    }),
  ),
]

async function withAction(
  request: CouncilRequest,
  work: (db: CouncilDatabase, action: Action) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const action = await findVisibleAction(db, parseId<ActionId>(request.params['action']), request.council)
    return action === null ? notFound() : work(db, action)
  })
}

async function showDependencies(
  db: CouncilDatabase,
  { council, formToken }: CouncilRequest,
  facts: { readonly action: Action; readonly typed: Form; readonly errors?: readonly FieldError[] },
): Promise<Answer> {
  const { action } = facts
  const all = await listWaiting(db, action.interventionId)
  const choices = all.filter(
    (one) => !one.isCancelled && one.id !== action.id && !action.waitsFor.includes(one.id),
  )
  const linked = await listLinked(db, action.id, council)
  return show(dependenciesPage({ errors: [], ...facts, choices, linked, council, formToken }))
}

function homeOf({ council }: CouncilRequest, action: Action): string {
  return inCouncilPath(council, `/actions/${action.id}/dependencies`)
}
