import { randomUUID } from 'node:crypto'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { type OutsideViewId, parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilPath, type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { mustBeShort, mustSay } from './mistake.ts'
import {
  MOST_VIEW_WHY,
  MOST_VIEW_WORDS,
  OUTSIDE_VIEWS,
  type OutsideView,
  VIEWED_FOLDERS,
  type ViewedKind,
  type ViewWithdrawalRefusal,
  withdrawView,
} from './outside-viewing.ts'
import {
  findView,
  findViewedThing,
  listViewsOf,
  saveView,
  saveViewWithdrawal,
  type ViewedThing,
} from './outside-view-store.ts'
import { viewFormPage, viewWithdrawalPage } from './outside-view-view.ts'

// How those outside see an action or an objective. The page of the thing shows what they said.

export const outsideViewPages: readonly Route[] = [
  ...routesOf('action'),
  ...routesOf('objective'),

  get('/councils/:council/outside-views/:view/withdrawal', 'say an outside view', (request) =>
    withView(request, async (db, { thing, view }) => {
      const outcome = withdrawView(view, await listViewsOf(db, view.on), request.visitor.person.id)
      return outcome.ok
        ? showWithdrawal(request, { thing, view }, [])
        : redirect(homeOf(request, thing), REFUSALS[outcome.refusal])
    }),
  ),

  post('/councils/:council/outside-views/:view/withdrawal', 'say an outside view', (request) =>
    withView(request, async (db, { thing, view }) => {
      const errors = [
        ...mustSay(request.form, 'why', 'Enter why you withdraw it'),
        ...mustBeShort(request.form, { why: MOST_VIEW_WHY }),
      ]
      if (errors.length > 0) return showWithdrawal(request, { thing, view }, errors)
      const outcome = withdrawView(view, await listViewsOf(db, view.on), request.visitor.person.id)
      if (!outcome.ok) return redirect(homeOf(request, thing), REFUSALS[outcome.refusal])
      const wanted = { why: request.form.get('why'), on: request.today }
      const isSaved = await saveViewWithdrawal(db, { thing, view }, wanted)
      return redirect(
        homeOf(request, thing),
        isSaved ? 'Your view is withdrawn.' : REFUSALS['it is withdrawn'],
      )
    }),
  ),
]

const REFUSALS: Readonly<Record<ViewWithdrawalRefusal, string>> = {
  'somebody else said it': 'Only whoever said it can withdraw a view.',
  'it is withdrawn': 'It was withdrawn already.',
  'it no longer counts': 'That view no longer counts: a later one of yours took its place.',
}

function routesOf(kind: ViewedKind): readonly Route[] {
  const path: CouncilPath = `/councils/:council/${VIEWED_FOLDERS[kind]}/:${kind}/outside-views`
  return [
    get(`${path}/new`, 'say an outside view', (request) =>
      withThing(request, kind, async (_db, thing) => showForm(request, thing, [])),
    ),
    post(path, 'say an outside view', (request) =>
      withThing(request, kind, async (db, thing) => {
        const { form, council, visitor, today } = request
        const view = OUTSIDE_VIEWS.find((one) => one === form.get('view'))
        const errors = [
          ...(view === undefined ? [{ field: 'view', message: 'Choose how you see it' }] : []),
          ...mustSay(form, 'words', 'Enter what you saw'),
          ...mustBeShort(form, { words: MOST_VIEW_WORDS }),
        ]
        if (view === undefined || errors.length > 0) return showForm(request, thing, errors)
        const isNew = await saveView(db, thing, {
          by: { person: visitor.person.id, role: council.role },
          view,
          words: form.get('words'),
          saidOn: today,
          formKey: parseFormKey(form.get('form-key')),
        })
        return redirect(
          homeOf(request, thing),
          isNew ? 'Your view stands on it.' : 'Your view stood there already.',
        )
      }),
    ),
  ]
}

async function withThing(
  request: CouncilRequest,
  kind: ViewedKind,
  work: (db: CouncilDatabase, thing: ViewedThing) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const id = parseId<number>(request.params[kind])
    const thing = id === null ? null : await findViewedThing(db, { kind, id }, request.council)
    return thing === null ? notFound() : work(db, thing)
  })
}

type Found = { readonly thing: ViewedThing; readonly view: OutsideView }

async function withView(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const id = parseId<OutsideViewId>(request.params['view'])
    const view = id === null ? null : await findView(db, id)
    const thing = view === null ? null : await findViewedThing(db, view.on, request.council)
    return view === null || thing === null ? notFound() : work(db, { thing, view })
  })
}

function showForm(
  { council, form: typed, formToken }: CouncilRequest,
  thing: ViewedThing,
  errors: readonly FieldError[],
): Answer {
  const formKey = typed.get('form-key') || randomUUID()
  return show(viewFormPage({ council, thing, typed, errors, formToken, formKey }))
}

function showWithdrawal(
  { council, form: typed, formToken }: CouncilRequest,
  found: Found,
  errors: readonly FieldError[],
): Answer {
  return show(viewWithdrawalPage({ ...found, council, typed, errors, formToken }))
}

function homeOf({ council }: CouncilRequest, { kind, id }: ViewedThing): string {
  return inCouncilPath(council, `/${VIEWED_FOLDERS[kind]}/${id}#views`)
}
