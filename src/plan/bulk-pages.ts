import { randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { type ActionId, interventionAsked, type InterventionId, parseId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { type Answer, redirect, show } from '../web/answer.ts'
import { type FieldError, type Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { Action } from './action.ts'
import { listActionsAmong } from './action-store.ts'
import { type BulkId, type BulkPlan, changedSince, parseSeen, planBulk } from './bulk.ts'
import type { BulkWanted } from './bulk-change.ts'
import { bulkPreviewPage } from './bulk-preview-view.ts'
import {
  findBulkByKey,
  findLastNumber,
  holdActions,
  listBulks,
  listLaterEvents,
  listWaiting,
  saveBulk,
} from './bulk-store.ts'
import { bulkPage } from './bulk-view.ts'
import { parseBulkWanted } from './bulk-wanted.ts'
import { type BulkNames, sayWanted } from './bulk-words.ts'
import { listObjectiveChoices, listOwners, listRequirementChoices } from './choices-store.ts'
import { agreesAtOnce, NOBODY_NAMED } from './date-approval.ts'
import { findDateApproval } from './date-approval-store.ts'
import { findPlanList, listPassing, type WantedList } from './plan-list-store.ts'
import { parsePlanLook } from './plan-look.ts'

const BULK = '/councils/:council/plan/bulk'

export const bulkPages: readonly Route[] = [
  get(BULK, 'work on the plan', (request) =>
    inCase(request, request.query, (db, at) =>
      showChoosing(db, request, at, { typed: request.form, errors: [] }),
    ),
  ),

  post(`${BULK}/preview`, 'work on the plan', (request) =>
    inCase(request, lookSent(request.form), async (db, at) => {
      if (request.form.has('again')) return showChoosing(db, request, at, { typed: request.form, errors: [] })
      const asked = await readAsked(db, request, at)
      if (!asked.ok) return showChoosing(db, request, at, { typed: request.form, errors: asked.refusal })
      return showPreview(db, request, {
        ...asked.value,
        plan: await planNow(db, request, asked.value),
        meanwhile: [],
      })
    }),
  ),

  post(BULK, 'work on the plan', (request) =>
    inCase(request, lookSent(request.form), async (db, at) => {
      const asked = await readAsked(db, request, at)
      if (!asked.ok) return showChoosing(db, request, at, { typed: request.form, errors: asked.refusal })
      const { form } = request
      const seen = parseSeen(form.all('seen'))
      const ids = [...seen.keys()]
      await holdActions(db, ids)
      const plan = await planNow(db, request, { ...asked.value, ids })
      const sentBefore = await findSent(db, form)
      const meanwhile = sentBefore === null ? changedSince(seen, plan) : []
      if (sentBefore !== null) return redirect(homeOf(request, sentBefore), 'The change was saved already.')
      if (meanwhile.length > 0 || plan.changed.length === 0 || plan.changed.length !== seen.size)
        return showPreview(db, request, { ...asked.value, plan, meanwhile })
      const id = await saveBulk(db, {
        intervention: at.intervention,
        changed: plan.changed,
        said: sayWanted(asked.value.wanted, asked.value.names),
        why: asked.value.wanted.why,
        by: request.visitor.person.id,
        today: request.today,
        formKey: parseFormKey(form.get('form-key')),
      })
      const count = plan.changed.length === 1 ? '1 action is' : `${plan.changed.length} actions are`
      return redirect(homeOf(request, id), `${count} changed.`)
    }),
  ),
]

type Place = {
  readonly intervention: InterventionId
  readonly list: WantedList
  readonly words: URLSearchParams
}

/** The case and the look that the address or the form speaks of. */
async function inCase(
  request: CouncilRequest,
  words: URLSearchParams,
  work: (db: CouncilDatabase, at: Place) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const found = await findInterventionAtHand(db, interventionAsked(words))
    if (found === null) return redirect(inCouncilPath(request.council))
    const { council, visitor, today } = request
    const look = {
      ...parsePlanLook(words),
      view: 'table',
      page: 1,
      columns: parsePlanLook(new URLSearchParams()).columns,
    } as const
    const reader = { role: council.role, partner: council.partner, person: visitor.person.id }
    const list = { intervention: found.id, reader, look, today }
    return work(db, { intervention: found.id, list, words })
  })
}

async function showChoosing(
  db: CouncilDatabase,
  request: CouncilRequest,
  { intervention, list, words }: Place,
  { typed, errors }: { readonly typed: Form; readonly errors: readonly FieldError[] },
): Promise<Answer> {
  const { council, formToken, today } = request
  const { names, partners } = await findNames(db, intervention)
  return show(
    bulkPage({
      council,
      plan: await findPlanList(db, list),
      look: parsePlanLook(words),
      intervention: String(interventionAsked(words) ?? ''),
      names,
      partners,
      ...(await findRights(db, request, [intervention])),
      typed,
      errors,
      earlier: council.role === 'partner' ? [] : await listBulks(db, intervention, 10),
      formToken,
      today,
    }),
  )
}

type Asked = { readonly ids: readonly ActionId[]; readonly wanted: BulkWanted; readonly names: BulkNames }

async function readAsked(
  db: CouncilDatabase,
  { form, today }: CouncilRequest,
  { intervention, list }: Place,
): Promise<Outcome<Asked, readonly FieldError[]>> {
  const { names, partners } = await findNames(db, intervention)
  const days = {
    due: readDay(form, 'due', 'The new date'),
    end: readDay(form, 'end-on', 'The day it was done'),
  }
  const wanted = parseBulkWanted(form, { names, partners, days, today })
  const ticked = form.all('action').flatMap((one) => parseId<ActionId>(one) ?? [])
  const ids = form.get('which') === 'all' ? await listPassing(db, list) : [...new Set(ticked)]
  const none = ids.length > 0 ? [] : [{ field: 'which', message: 'Tick at least one action, or choose all' }]
  if (!wanted.ok) return refuse([...none, ...wanted.refusal])
  return none.length > 0 ? refuse(none) : accept({ ids, wanted: wanted.value, names })
}

async function planNow(
  db: CouncilDatabase,
  request: CouncilRequest,
  { ids, wanted }: Asked,
): Promise<BulkPlan> {
  const { council, today } = request
  const actions = visibleTo(council, await listActionsAmong(db, ids))
  const cases = actions.map(({ interventionId }) => interventionId)
  const { mayChangePlan, agreesToDates } = await findRights(db, request, cases)
  const waiting = agreesToDates ? new Set<ActionId>() : await listWaiting(db, ids)
  return planBulk(actions, wanted, { reader: council, mayChangePlan, agreesToDates, waiting }, today)
}

async function showPreview(
  db: CouncilDatabase,
  request: CouncilRequest,
  {
    wanted,
    names,
    plan,
    meanwhile,
  }: Asked & { readonly plan: BulkPlan; readonly meanwhile: readonly Action[] },
): Promise<Answer> {
  const { council, form, formToken } = request
  const before = parseId<number>(form.get('record') || undefined) ?? 0
  const ids = meanwhile.map(({ id }) => id)
  return show(
    bulkPreviewPage({
      council,
      said: sayWanted(wanted, names),
      why: wanted.why,
      plan,
      names,
      meanwhile,
      events: ids.length === 0 ? [] : await listLaterEvents(db, ids, before),
      typed: form,
      formKey: parseFormKey(form.get('form-key')) ?? randomUUID(),
      formToken,
      recordNumber: await findLastNumber(db),
    }),
  )
}

async function findSent(db: CouncilDatabase, form: Form): Promise<BulkId | null> {
  const key = parseFormKey(form.get('form-key'))
  return key === null ? null : findBulkByKey(db, key)
}

async function findNames(db: CouncilDatabase, intervention: InterventionId) {
  const { people, partners } = await listOwners(db, null)
  const objectives = await listObjectiveChoices(db, intervention)
  return {
    names: { people, objectives, requirements: await listRequirementChoices(db, intervention, []) },
    partners,
  }
}

// Of several cases at once nobody moves a date without asking: each names its own approvers.
async function findRights(
  db: CouncilDatabase,
  { council, visitor }: CouncilRequest,
  interventions: readonly InterventionId[],
): Promise<{ readonly mayChangePlan: boolean; readonly agreesToDates: boolean }> {
  const [intervention, ...others] = new Set(interventions)
  const approval = intervention === undefined ? NOBODY_NAMED : await findDateApproval(db, intervention)
  const reader = { id: visitor.person.id, role: council.role }
  return {
    mayChangePlan: mayDo(council.role, 'change the plan'),
    agreesToDates: others.length === 0 && agreesAtOnce(approval, reader),
  }
}

function lookSent(form: Form): URLSearchParams {
  return new URLSearchParams(form.entries().map(([name, word]) => [name, word]))
}

function homeOf({ council }: CouncilRequest, id: BulkId): string {
  return inCouncilPath(council, `/plan/bulk/${id}`)
}
