import { randomUUID } from 'node:crypto'
import { listHistory } from '../database/record.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { type ActionId, type MilestoneId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { forbidden, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, readDay } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { thingOf } from './action-store.ts'
import { mayReportOnAction, mayWorkOnAction } from './action-reader.ts'
import {
  findVisibleAction,
  listAnswered,
  listMilestones,
  listMoveRequests,
  listObjectiveTitles,
  listProofs,
  saveMilestoneReached,
  saveNewMilestone,
} from './action-story-store.ts'
import { type ActionFacts, actionPage, type ActionRights } from './action-view.ts'
import { findDateApproval } from './date-approval-store.ts'
import { listLinked } from './dependency-store.ts'
import { findTalk } from './comment-talk-store.ts'
import { talkView } from './comment-view.ts'
import { listViewsOf } from './outside-view-store.ts'
import { viewsSection } from './outside-view-view.ts'
import { findOwnWatch } from './watch-store.ts'
import { watchControl } from './watch-view.ts'
import { listMoves, listRechecks, listUpdates } from './progress-store.ts'

export const actionPages: readonly Route[] = [
  get('/councils/:council/actions/:action', 'see the plan', async (request) => {
    const facts = await request.inCouncil(async (db) => {
      const action = await findAsked(db, request)
      return action === null ? null : findFacts(db, request, action)
    })
    return facts === null ? notFound() : show(actionPage(facts))
  }),

  post('/councils/:council/actions/:action/milestones', 'work on the plan', async (request) =>
    request.inCouncil(async (db) => {
      const action = await findAsked(db, request)
      if (action === null) return notFound()
      if (!mayWorkOnAction(request.council, action)) return forbidden()
      const back = inCouncilPath(request.council, `/actions/${action.id}`)
      const title = request.form.get('milestone')
      const dueOn = readDay(request.form, 'milestone-due', 'The day of the milestone')
      if (title === '') return redirect(back, 'Nothing was added: say what will have been reached.')
      if (title.length > 300) return redirect(back, 'Nothing was added: use 300 characters or fewer.')
      if (dueOn !== null && 'message' in dueOn) return redirect(back, `Nothing was added: ${dueOn.message}.`)
      await saveNewMilestone(db, action, { title, dueOn })
      return redirect(back, 'The milestone is added.')
    }),
  ),

  post(
    '/councils/:council/actions/:action/milestones/:milestone/reached',
    'work on the plan',
    async (request) =>
      request.inCouncil(async (db) => {
        const action = await findAsked(db, request)
        const milestone = parseId<MilestoneId>(request.params['milestone'])
        if (action === null || milestone === null) return notFound()
        if (!mayWorkOnAction(request.council, action)) return forbidden()
        const saved = await saveMilestoneReached(db, action, milestone, request.today)
        return redirect(
          inCouncilPath(request.council, `/actions/${action.id}`),
          saved ? 'The milestone is reached.' : 'That milestone was reached already.',
        )
      }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Action | null> {
  return findVisibleAction(db, parseId<ActionId>(request.params['action']), request.council)
}

async function findFacts(db: CouncilDatabase, request: CouncilRequest, action: Action): Promise<ActionFacts> {
  const { council, today, formToken } = request
  const sees = mayDo(council.role, 'see the history')
  return {
    council,
    action,
    today,
    formToken,
    reader: request.visitor.person.id,
    role: council.role,
    approval: await findDateApproval(db, action.interventionId),
    may: rightsOf(request, action),
    objectives: await listObjectiveTitles(db, action.objectiveIds),
    answered: await listAnswered(db, action.requirementIds),
    proofs: await listProofs(db, action.id),
    updates: await listUpdates(db, action.id),
    moves: await listMoves(db, action.id),
    requests: await listMoveRequests(db, action.id),
    rechecks: await listRechecks(db, action.id),
    milestones: await listMilestones(db, action.id),
    linked: await listLinked(db, action.id, council),
    views: await viewsOf(db, request, action),
    talk: await talkOf(db, request, action),
    watch: await watchOf(db, request, action),
    history: sees ? historyView(await listHistory(db, { kind: 'action', id: action.id })) : nothing,
  }
}

async function viewsOf(db: CouncilDatabase, request: CouncilRequest, action: Action): Promise<Html> {
  const { council, visitor } = request
  if (!mayDo(council.role, 'see outside views')) return nothing
  const thing = thingOf(action)
  return viewsSection({ council, thing, views: await listViewsOf(db, thing), reader: visitor.person.id })
}

async function talkOf(db: CouncilDatabase, request: CouncilRequest, action: Action): Promise<Html> {
  const { council, formToken, visitor } = request
  if (!mayDo(council.role, 'comment and watch')) return nothing
  const on = { kind: 'action' as const, id: action.id, title: thingOf(action).title, action }
  const talk = await findTalk(db, on, { ...council, person: visitor.person.id })
  return talkView({ ...talk, council, formToken, typed: emptyForm, errors: [], formKey: randomUUID() })
}

async function watchOf(db: CouncilDatabase, request: CouncilRequest, action: Action): Promise<Html> {
  const { council, formToken, visitor } = request
  if (!mayDo(council.role, 'comment and watch')) return nothing
  const thing = { kind: 'action' as const, id: action.id }
  return watchControl({ council, formToken, thing, own: await findOwnWatch(db, visitor.person.id, thing) })
}

function rightsOf({ council, visitor }: CouncilRequest, action: Action): ActionRights {
  return {
    report: mayReportOnAction(council, action),
    work: mayWorkOnAction(council, action),
    change: mayDo(council.role, 'change the plan'),
    evidence: mayDo(council.role, 'add evidence'),
    recheck: mayDo(council.role, 'confirm sustained') && action.ownerId !== visitor.person.id,
  }
}
