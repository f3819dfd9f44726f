import { shorten } from '../shared/shorten.ts'
import { randomUUID } from 'node:crypto'
import type { CouncilDatabase } from '../database/council-database.ts'
import { formatDay, isAfter } from '../shared/days.ts'
import { type ActionId, parseId } from '../shared/ids.ts'
import type { Act } from '../shared/permissions.ts'
import type { Answer, Page } from '../web/answer.ts'
import { forbidden, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilPath, type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type Action, completeAction, recheckAction, reportProgress } from './action.ts'
import { mayReportOnAction, mayWorkOnAction, type Reader } from './action-reader.ts'
import { findVisibleAction } from './action-story-store.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { listUpdates, saveCancellation, saveCompletion, saveRecheck, saveUpdate } from './progress-store.ts'
import { readUpdateProof } from './read-update-proof.ts'
import { parseProofKind, proofMistakes } from './update-proof.ts'
import { type KeepProof, saveUpdateProof } from './update-proof-store.ts'
import { sayRefusal } from './progress-words.ts'
import {
  cancellationPage,
  completionPage,
  type ProgressFacts,
  recheckPage,
  updatePage,
} from './progress-view.ts'

export function progressPages(keepProof: KeepProof): readonly Route[] {
  return [
    get('/councils/:council/actions/:action/updates/new', 'work on the plan', (request) =>
      withAction(request, mayReportOnAction, async (db, action) =>
        show(updatePage(await updateFacts(db, request, action))),
      ),
    ),
    post('/councils/:council/actions/:action/updates', 'work on the plan', (request) =>
      takeUpdate(request, keepProof),
    ),
    ...otherSteps,
  ]
}

const otherSteps: readonly Route[] = [
  ...asked('completion', 'work on the plan', completionPage, async (db, request, action) => {
    const doneOn = readDay(request.form, 'doneOn', 'The day it was done')
    if (doneOn === null) return [{ field: 'doneOn-day', message: 'Enter the day it was done' }]
    if (isMistake(doneOn)) return [doneOn]
    if (isAfter(doneOn, request.today))
      return [{ field: 'doneOn-day', message: 'The day it was done must be today or in the past' }]
    const outcome = completeAction(action, doneOn)
    if (!outcome.ok) return [{ field: 'doneOn-day', message: sayRefusal(outcome.refusal) }]
    const isSaved = await saveCompletion(db, action, { ...outcome.value, by: request.visitor.person.id })
    if (!isSaved) return [{ field: 'doneOn-day', message: SOMEBODY_FIRST }]
    return 'It is done. Now show it: add evidence.'
  }),

  ...asked('recheck', 'confirm sustained', recheckPage, async (db, request, action) => {
    const finding = (['sustained', 'relapsed'] as const).find((one) => one === request.form.get('finding'))
    const errors = [
      ...(finding === undefined ? [{ field: 'finding', message: 'Say whether it still holds' }] : []),
      ...mustSay(request.form, 'words', 'Enter what you looked at and what you saw'),
      ...mustBeShort(request.form, { words: MOST }),
    ]
    if (finding === undefined || errors.length > 0) return errors
    const outcome = recheckAction(action, finding, request.visitor.person.id, request.today)
    if (!outcome.ok) return [{ field: 'finding', message: sayRefusal(outcome.refusal) }]
    await saveRecheck(db, action, {
      ...outcome.value,
      by: request.visitor.person.id,
      words: request.form.get('words'),
      formKey: parseFormKey(request.form.get('form-key')),
    })
    return finding === 'sustained'
      ? 'It is sustained.'
      : 'The relapse is recorded, and the action is open again.'
  }),

  ...asked('cancellation', 'change the plan', cancellationPage, async (db, request, action) => {
    const errors = [
      ...mustSay(request.form, 'why', 'Enter why it is cancelled'),
      ...mustBeShort(request.form, { why: MOST }),
    ]
    if (errors.length > 0) return errors
    if (action.cancelledOn !== null) return [{ field: 'why', message: sayRefusal('it is cancelled') }]
    const isSaved = await saveCancellation(db, action, request.today, request.form.get('why'))
    return isSaved ? 'The action is cancelled.' : [{ field: 'why', message: SOMEBODY_FIRST }]
  }),
]

async function takeUpdate(request: CouncilRequest, keepProof: KeepProof): Promise<Answer> {
  const { form, today, visitor } = request
  const file = form.file('proof')
  const kind = parseProofKind(form.get('kind'))
  const forecastOn = readDay(form, 'forecastOn', 'The day you expect it to be done')
  const mistakes = [
    ...mustSay(form, 'happened', 'Enter what happened'),
    ...mustBeShort(form, { happened: MOST, next: MOST, help: MOST }),
    ...(isMistake(forecastOn) ? [forecastOn] : []),
    ...proofMistakes(file, kind),
  ]
  // Taken apart before the transaction: it may take seconds.
  const read = mistakes.length === 0 ? await readUpdateProof(file) : null
  const errors = typeof read === 'string' ? [{ field: 'proof', message: read }] : mistakes
  return withAction(request, mayReportOnAction, async (db, action) => {
    const again = async (wrong: readonly FieldError[]) =>
      show(updatePage(await updateFacts(db, request, action, wrong)))
    if (errors.length > 0 || isMistake(forecastOn) || typeof read === 'string') return again(errors)
    const words = {
      happened: form.get('happened'),
      next: form.get('next'),
      forecastOn,
      help: form.get('help'),
    }
    const outcome = reportProgress(action, words, today)
    if (!outcome.ok) return again([{ field: 'happened', message: sayRefusal(outcome.refusal) }])
    const isNew = await saveUpdate(db, action, {
      ...outcome.value,
      saidOn: today,
      saidBy: visitor.person.id,
      formKey: parseFormKey(form.get('form-key')),
    })
    if (isNew && read !== null && kind !== null)
      await saveUpdateProof(db, keepProof, { action, file: read, kind, on: today })
    return redirect(
      homeOf(request, action),
      isNew ? 'Thank you: your update is saved.' : 'Your update was saved already.',
    )
  })
}

const MOST = 5000
const SOMEBODY_FIRST =
  'Somebody else changed this action just now: look at it again, then send this once more'

/** Either what is said once it is saved, or the mistakes with which the page comes back. */
type Said = string | readonly FieldError[]

// The page that asks and the act that answers stand at one address.
function asked(
  name: 'completion' | 'recheck' | 'cancellation',
  act: Act,
  page: (facts: ProgressFacts) => Page,
  save: (db: CouncilDatabase, request: CouncilRequest, action: Action) => Promise<Said>,
): readonly Route[] {
  const path: CouncilPath = `/councils/:council/actions/:action/${name}`
  return [
    get(path, act, (request) =>
      withAction(request, mayWorkOnAction, async (_db, action) => show(page(factsOf(request, action)))),
    ),
    post(path, act, (request) =>
      withAction(request, mayWorkOnAction, async (db, action) => {
        const said = await save(db, request, action)
        return typeof said === 'string'
          ? redirect(homeOf(request, action), said)
          : show(page(factsOf(request, action, said)))
      }),
    ),
  ]
}

// A commissioner looks again without working on the plan; the route's own act has let them in.
async function withAction(
  request: CouncilRequest,
  mayPartner: (reader: Reader, action: Action) => boolean,
  work: (db: CouncilDatabase, action: Action) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const action = await findVisibleAction(db, parseId<ActionId>(request.params['action']), request.council)
    if (action === null) return notFound()
    const may = request.council.role !== 'partner' || mayPartner(request.council, action)
    return may ? work(db, action) : forbidden()
  })
}

function factsOf(request: CouncilRequest, action: Action, errors: readonly FieldError[] = []): ProgressFacts {
  const { council, form, formToken, today } = request
  const formKey = form.get('form-key') || randomUUID()
  return { council, action, typed: form, errors, formToken, formKey, today }
}

async function updateFacts(
  db: CouncilDatabase,
  request: CouncilRequest,
  action: Action,
  errors: readonly FieldError[] = [],
): Promise<ProgressFacts & { readonly last: string | null }> {
  const last = (await listUpdates(db, action.id))[0]
  const next = last === undefined ? '' : last.next || last.happened
  return {
    ...factsOf(request, action, errors),
    last: last === undefined ? null : `On ${formatDay(last.saidOn)}, ${last.saidBy}: ${shorten(next, 140)}`,
  }
}

function homeOf(request: CouncilRequest, action: Action): string {
  return inCouncilPath(request.council, `/actions/${action.id}`)
}
