// Long because adding and changing an action ask for the same thirteen fields: read, compared and shown here.
import { randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import {
  type ActionId,
  type InterventionId,
  interventionAsked,
  type ObjectiveId,
  parseId,
  type PersonId,
  type RequirementId,
} from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type Action, PRIORITIES } from './action.ts'
import { type ActionChoices, actionFormPage } from './action-form-view.ts'
import {
  findAction,
  nextReference,
  saveAction,
  saveActionOnce,
  type WantedAction,
  wantedOf,
} from './action-store.ts'
import { dayFields, type Difference, differencesOf, wordsOfDay } from './differences.ts'
import { namesOf } from './choices.ts'
import { listObjectiveChoices, listOwners, listRequirementChoices } from './choices-store.ts'
import { chosenOf } from './chosen.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { type Merged, mergeThreeWays, packSeen, parsePacked } from './three-ways.ts'
import { planActionOf } from './plan-action.ts'
import { findFormChecks, type FormChecks } from './check-facts-store.ts'
import { checkAmong, type PlanProblem, withoutAnswered } from '../plan-checks/plan-check.ts'

export const actionEditPages: readonly Route[] = [
  get('/councils/:council/actions/new', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const typed = new Form(
        new URLSearchParams([
          ['reference', await nextReference(db, intervention.id)],
          ['sustainDays', '90'],
          ...request.query.getAll('requirement').map((id) => ['requirement', id] as [string, string]),
          ...request.query.getAll('objective').map((id) => ['objective', id] as [string, string]),
        ]),
      )
      return showForm(db, request, {
        typed,
        intervention: intervention.id,
        action: null,
        choices: await findChoices(db, intervention.id, null),
      })
    }),
  ),

  post('/councils/:council/actions', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, intervention.id, null)
      if (request.form.has('check')) {
        const facts = { typed: request.form, intervention: intervention.id, action: null, choices }
        return showForm(db, request, facts)
      }
      const wanted = parseAction(request.form, null, choices)
      if (!wanted.ok)
        return showForm(db, request, {
          typed: request.form,
          intervention: intervention.id,
          action: null,
          choices,
          errors: wanted.refusal,
        })
      const id = await saveActionOnce(db, {
        intervention: intervention.id,
        wanted: wanted.value,
        formKey: parseFormKey(request.form.get('form-key')),
      })
      if (id === null) {
        const errors = [
          {
            field: 'reference',
            message: `There is already an action ${wanted.value.reference}: enter another reference`,
          },
        ]
        return showForm(db, request, {
          typed: request.form,
          intervention: intervention.id,
          action: null,
          choices,
          errors,
        })
      }
      return redirect(inCouncilPath(request.council, `/actions/${id}`), 'The action is in the plan.')
    }),
  ),

  get('/councils/:council/actions/:action/edit', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const action = await findAsked(db, request)
      if (action === null) return notFound()
      const choices = await findChoices(db, action.interventionId, action)
      return showForm(db, request, { typed: new Form(fieldsOf(wantedOf(action))), action, choices })
    }),
  ),

  post('/councils/:council/actions/:action/edit', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const action = await findAsked(db, request)
      if (action === null) return notFound()
      const choices = await findChoices(db, action.interventionId, action)
      if (request.form.has('check')) return showForm(db, request, { typed: request.form, action, choices })
      const wanted = parseAction(request.form, action, choices)
      if (!wanted.ok)
        return showForm(db, request, { typed: request.form, action, choices, errors: wanted.refusal })
      const merged = mergeThreeWays(parsePacked(request.form.get('seen')), wanted.value, wantedOf(action))
      if (merged.clashes.length === 0 && (await saveAction(db, action, merged.wanted)))
        return redirect(
          inCouncilPath(request.council, `/actions/${action.id}`),
          savedWords(merged, wanted.value),
        )
      // Between reading and saving somebody else saved: what they wrote is read afresh.
      const current = (await findAction(db, action.id)) ?? action
      const again = mergeThreeWays(parsePacked(request.form.get('seen')), wanted.value, wantedOf(current))
      return showForm(db, request, {
        typed: new Form(fieldsOf(again.wanted)),
        seen: seenOf(current),
        action: current,
        choices,
        differences: differencesBetween(current, again.wanted, choices),
      })
    }),
  ),
]

function savedWords({ wanted }: Merged<WantedAction>, typed: WantedAction): string {
  return wanted.title === typed.title && packSeen(wanted) === packSeen(typed)
    ? 'The action is saved.'
    : 'The action is saved, with what somebody else changed meanwhile.'
}

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Action | null> {
  const id = parseId<ActionId>(request.params['action'])
  return id === null ? null : findAction(db, id)
}

async function showForm(
  db: CouncilDatabase,
  request: CouncilRequest,
  facts: {
    readonly typed: Form
    readonly intervention?: InterventionId
    readonly action: Action | null
    readonly choices: ActionChoices
    readonly seen?: string
    readonly errors?: readonly FieldError[]
    readonly differences?: readonly Difference[]
  },
): Promise<Answer> {
  const { action } = facts
  const intervention = facts.intervention ?? action?.interventionId ?? null
  const page = actionFormPage({
    ...facts.choices,
    council: request.council,
    typed: facts.typed,
    seen: facts.seen ?? (facts.typed.get('seen') || (action === null ? '' : seenOf(action))),
    intervention: intervention ?? 0,
    formKey: facts.typed.get('form-key') || randomUUID(),
    action,
    errors: facts.errors ?? [],
    differences: facts.differences ?? [],
    problems: await findProblems(db, request, { ...facts, intervention }),
    formToken: request.formToken,
  })
  // A page that shows two versions is no success: nothing was saved.
  return show((facts.differences ?? []).length > 0 ? { ...page, hasErrors: true } : page)
}

async function findProblems(
  db: CouncilDatabase,
  { today }: CouncilRequest,
  facts: {
    readonly typed: Form
    readonly action: Action | null
    readonly choices: ActionChoices
    readonly intervention: InterventionId | null
  },
): Promise<readonly PlanProblem[]> {
  if (facts.intervention === null || facts.typed.get('title') === '') return []
  const action = facts.action?.id ?? null
  const checks = await findFormChecks(db, facts.intervention, { action, today })
  return checkTyped(facts.typed, facts.action, { choices: facts.choices, checks })
}

/** The words as they stand in the form now, saved or not. */
function checkTyped(
  typed: Form,
  action: Action | null,
  { choices, checks }: { readonly choices: ActionChoices; readonly checks: FormChecks },
): readonly PlanProblem[] {
  const dueOn = action?.dueOn ?? readDay(typed, 'dueOn', 'The day it will be done')
  const written = planActionOf(
    {
      id: action?.id ?? 0,
      reference: typed.get('reference'),
      title: typed.get('title'),
      detail: typed.get('detail'),
      owner: choices.people.find((one) => String(one.id) === typed.get('owner'))?.name ?? null,
      dueOn: isMistake(dueOn) ? null : dueOn,
      successMeasure: typed.get('successMeasure'),
      evidenceWanted: typed.get('evidenceWanted'),
      signOff: typed.get('signOff'),
      doneOn: action?.doneOn ?? null,
      recheck: action?.recheck ?? null,
      recheckedOn: action?.recheckedOn ?? null,
      cancelledOn: action?.cancelledOn ?? null,
      requirementIds: chosenOf<RequirementId>(typed.all('requirement'), choices.requirements),
    },
    checks.milestones,
  )
  return withoutAnswered(checkAmong(written, checks.others, checks.surroundings), checks.answered)
}

async function findChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
  action: Action | null,
): Promise<ActionChoices> {
  return {
    ...(await listOwners(db, action)),
    objectives: await listObjectiveChoices(db, intervention),
    requirements: await listRequirementChoices(db, intervention, action?.requirementIds ?? []),
  }
}

function fieldsOf(action: WantedAction): URLSearchParams {
  return new URLSearchParams([
    ['title', action.title],
    ['detail', action.detail],
    ['reference', action.reference],
    ['owner', action.owner === null ? '' : String(action.owner)],
    ['partner', action.partner ?? ''],
    ['successMeasure', action.successMeasure],
    ['evidenceWanted', action.evidenceWanted],
    ['priority', action.priority ?? ''],
    ['signOff', action.signOff],
    ['sustainDays', String(action.sustainDays)],
    ...dayFields('startOn', action.startOn).map(([name, value]) => [name, value] as [string, string]),
    ...dayFields('dueOn', action.dueOn).map(([name, value]) => [name, value] as [string, string]),
    ...action.requirements.map((id) => ['requirement', String(id)] as [string, string]),
    ...action.objectives.map((id) => ['objective', String(id)] as [string, string]),
  ])
}

/**
 * What the person had before them. Not the row's version: an owner's update counts that on, and is no reason to stop
 * somebody who changes the words.
 */
function seenOf(action: Action): string {
  return packSeen(wantedOf(action))
}

function parseAction(
  form: Form,
  action: Action | null,
  choices: ActionChoices,
): Outcome<WantedAction, readonly FieldError[]> {
  const startOn = readDay(form, 'startOn', 'The day it begins')
  const dueOn = action?.dueOn ?? readDay(form, 'dueOn', 'The day it will be done')
  const sustainDays = Number(form.get('sustainDays') || '90')
  const owner = parseId<PersonId>(form.get('owner') || undefined)
  const errors = [
    ...mustSay(form, 'title', 'Enter what will be done'),
    ...mustSay(form, 'reference', 'Enter a reference'),
    ...mustBeShort(form, LONGEST),
    ...(isMistake(startOn) ? [startOn] : []),
    ...(isMistake(dueOn) ? [dueOn] : []),
    ...(Number.isInteger(sustainDays) && sustainDays >= 0 && sustainDays <= 1000
      ? []
      : [
          {
            field: 'sustainDays',
            message: 'The demonstration period must be a whole number of days from 0 to 1000',
          },
        ]),
    ...(owner !== null && !choices.people.some((one) => one.id === owner)
      ? [{ field: 'owner', message: 'Choose an owner from the list' }]
      : []),
  ]
  if (errors.length > 0 || isMistake(startOn) || isMistake(dueOn)) return refuse(errors)
  return accept({
    reference: form.get('reference'),
    title: form.get('title'),
    detail: form.get('detail'),
    owner,
    partner: form.get('partner') || null,
    successMeasure: form.get('successMeasure'),
    evidenceWanted: form.get('evidenceWanted'),
    priority: PRIORITIES.find((one) => one === form.get('priority')) ?? null,
    signOff: form.get('signOff'),
    startOn,
    dueOn,
    sustainDays,
    objectives: chosenOf<ObjectiveId>(form.all('objective'), choices.objectives),
    requirements: chosenOf<RequirementId>(form.all('requirement'), choices.requirements),
  })
}

const LONGEST = {
  title: 500,
  reference: 30,
  detail: 10_000,
  partner: 200,
  successMeasure: 4000,
  evidenceWanted: 4000,
  signOff: 300,
}

const NAMES = {
  title: 'What will be done',
  detail: 'In full',
  reference: 'Reference',
  owner: 'Owner',
  partner: 'Partner agency',
  successMeasure: 'How you will know it worked',
  evidenceWanted: 'What will count as evidence',
  priority: 'Priority',
  signOff: 'Who signs it off, and where',
  startOn: 'When it begins',
  sustainDays: 'Demonstration period',
  requirements: 'Requirements it answers',
  objectives: 'Objectives it serves',
}

function differencesBetween(
  action: Action,
  wanted: WantedAction,
  choices: ActionChoices,
): readonly Difference[] {
  return differencesOf(NAMES, inWords(wantedOf(action), choices), inWords(wanted, choices))
}

function inWords(wanted: WantedAction, choices: ActionChoices): Readonly<Record<string, string>> {
  return {
    ...wanted,
    owner: choices.people.find((one) => one.id === wanted.owner)?.name ?? '',
    partner: wanted.partner ?? '',
    priority: wanted.priority ?? '',
    startOn: wordsOfDay(wanted.startOn),
    dueOn: wordsOfDay(wanted.dueOn),
    sustainDays: String(wanted.sustainDays),
    requirements: namesOf(wanted.requirements, choices.requirements),
    objectives: namesOf(wanted.objectives, choices.objectives),
  }
}
