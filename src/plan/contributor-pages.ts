import type { CouncilDatabase } from '../database/council-database.ts'
import { type ActionId, type ContributorId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError, type Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { findVisibleAction } from './action-story-store.ts'
import { listOwners } from './choices-store.ts'
import { parseContributor } from './contributor.ts'
import { listRemoved, removeContributor, saveContributor } from './contributor-store.ts'
import { contributorsPage } from './contributor-view.ts'

export const contributorPages: readonly Route[] = [
  get('/councils/:council/actions/:action/contributors', 'change the plan', (request) =>
    withAction(request, (db, action) => showContributors(db, request, { action, typed: emptyForm })),
  ),

  post('/councils/:council/actions/:action/contributors', 'change the plan', (request) =>
    withAction(request, async (db, action) => {
      const { people } = await listOwners(db, null)
      const wanted = parseContributor(request.form, action, people)
      if (!wanted.ok)
        return showContributors(db, request, { action, typed: request.form, errors: wanted.refusal })
      const isNew = await saveContributor(db, action, wanted.value)
      const { name } = wanted.value
      return redirect(
        homeOf(request, action),
        isNew ? `${name} contributes.` : `${name} contributed already.`,
      )
    }),
  ),

  post('/councils/:council/actions/:action/contributors/:contributor/removal', 'change the plan', (request) =>
    withAction(request, async (db, action) => {
      const id = parseId<ContributorId>(request.params['contributor'])
      if (id === null) return notFound()
      const name = action.contributors.find((one) => one.id === id)?.name ?? 'They'
      const isGone = await removeContributor(db, action, id)
      const said = isGone
        ? `${name} no longer contributes. You can put them back below.`
        : 'They did not contribute.'
      return redirect(homeOf(request, action), said)
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

async function showContributors(
  db: CouncilDatabase,
  { council, formToken }: CouncilRequest,
  facts: { readonly action: Action; readonly typed: Form; readonly errors?: readonly FieldError[] },
): Promise<Answer> {
  const choices = await listOwners(db, null)
  const removed = await listRemoved(db, facts.action)
  return show(contributorsPage({ errors: [], ...facts, ...choices, removed, council, formToken }))
}

function homeOf({ council }: CouncilRequest, action: Action): string {
  return inCouncilPath(council, `/actions/${action.id}/contributors`)
}
