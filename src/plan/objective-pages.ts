import { createHash, randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import {
  type InterventionId,
  interventionAsked,
  type MeasureId,
  type ObjectiveId,
  parseId,
  type PersonId,
  type RequirementId,
} from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError, Form } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listActions } from './action-store.ts'
import { listAnswered } from './action-story-store.ts'
import { findTalk } from './comment-talk-store.ts'
import { talkView } from './comment-view.ts'
import type { Difference } from './differences.ts'
import { listMeasureChoices, listOwners, listRequirementChoices } from './choices-store.ts'
import { chosenOf } from './chosen.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { mustBeShort, mustSay } from './mistake.ts'
import type { Objective, WantedObjective } from './objective.ts'
import { differencesBetween, fieldsOf, type ObjectiveChoices, wantedOf } from './objective-fields.ts'
import { findObjective, listMeasureNames, saveNewObjective, saveObjective } from './objective-store.ts'
import { listViewsOf } from './outside-view-store.ts'
import { viewsSection } from './outside-view-view.ts'
import { findOwnWatch } from './watch-store.ts'
import { watchControl } from './watch-view.ts'
import { objectiveFormPage, objectivePage } from './objective-view.ts'

export const objectivePages: readonly Route[] = [
  get('/councils/:council/objectives/new', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, intervention.id, null)
      const asked = request.query.getAll('requirement').map((id) => ['requirement', id])
      return showForm(request, {
        typed: new Form(new URLSearchParams(asked)),
        intervention: intervention.id,
        objective: null,
        choices,
      })
    }),
  ),

  post('/councils/:council/objectives', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, intervention.id, null)
      const wanted = parseObjective(request.form, choices)
      if (!wanted.ok)
        return showForm(request, {
          typed: request.form,
          intervention: intervention.id,
          objective: null,
          choices,
          errors: wanted.refusal,
        })
      const key = parseFormKey(request.form.get('form-key'))
      const id = await saveNewObjective(db, intervention.id, wanted.value, key)
      return redirect(inCouncilPath(request.council, `/objectives/${id}`), 'The objective is in the plan.')
    }),
  ),

  get('/councils/:council/objectives/:objective', 'see the plan', async (request) =>
    request.inCouncil(async (db) => {
      const objective = await findAsked(db, request)
      if (objective === null) return notFound()
      const { council, today } = request
      const sees = mayDo(council.role, 'see the history')
      return show(
        objectivePage({
          council,
          objective,
          today,
          actions: visibleTo(council, await listActions(db, objective.interventionId)).filter((one) =>
            one.objectiveIds.includes(objective.id),
          ),
          answered: await listAnswered(db, objective.requirementIds),
          measures: (await listMeasureNames(db, objective.interventionId)).filter((one) =>
            objective.measureIds.includes(one.id),
          ),
          mayChange: mayDo(council.role, 'change the plan'),
          views: await viewsOf(db, request, objective),
          talk: await talkOf(db, request, objective),
          watch: await watchOf(db, request, objective),
          history: sees
            ? historyView(await listHistory(db, { kind: 'objective', id: objective.id }))
            : nothing,
        }),
      )
    }),
  ),

  get('/councils/:council/objectives/:objective/edit', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const objective = await findAsked(db, request)
      if (objective === null) return notFound()
      const choices = await findChoices(db, objective.interventionId, objective)
      return showForm(request, {
        typed: new Form(new URLSearchParams(fieldsOf(objective))),
        objective,
        choices,
      })
    }),
  ),

  post('/councils/:council/objectives/:objective/edit', 'change the plan', async (request) =>
    request.inCouncil(async (db) => {
      const objective = await findAsked(db, request)
      if (objective === null) return notFound()
      const choices = await findChoices(db, objective.interventionId, objective)
      const wanted = parseObjective(request.form, choices)
      if (!wanted.ok)
        return showForm(request, { typed: request.form, objective, choices, errors: wanted.refusal })
      const isSeen = request.form.get('seen') === seenOf(objective)
      const differences = isSeen ? [] : differencesBetween(objective, wanted.value, choices)
      if (differences.length === 0 && (await saveObjective(db, objective, wanted.value)))
        return redirect(
          inCouncilPath(request.council, `/objectives/${objective.id}`),
          'The objective is saved.',
        )
      const current = (await findObjective(db, objective.id)) ?? objective
      return showForm(request, {
        typed: request.form,
        seen: seenOf(current),
        objective: current,
        choices,
        differences: differencesBetween(current, wanted.value, choices),
      })
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Objective | null> {
  const id = parseId<ObjectiveId>(request.params['objective'])
  return id === null ? null : findObjective(db, id)
}

async function viewsOf(db: CouncilDatabase, request: CouncilRequest, objective: Objective): Promise<Html> {
  const { council, visitor } = request
  if (!mayDo(council.role, 'see outside views')) return nothing
  const thing = { kind: 'objective' as const, id: objective.id, title: objective.title }
  return viewsSection({ council, thing, views: await listViewsOf(db, thing), reader: visitor.person.id })
}

async function talkOf(db: CouncilDatabase, request: CouncilRequest, objective: Objective): Promise<Html> {
  const { council, formToken, visitor } = request
  if (!mayDo(council.role, 'comment beyond actions')) return nothing
  const on = { kind: 'objective' as const, id: objective.id, title: objective.title, action: null }
  const talk = await findTalk(db, on, { ...council, person: visitor.person.id })
  return talkView({ ...talk, council, formToken, typed: emptyForm, errors: [], formKey: randomUUID() })
}

async function watchOf(db: CouncilDatabase, request: CouncilRequest, objective: Objective): Promise<Html> {
  const { council, formToken, visitor } = request
  if (!mayDo(council.role, 'comment and watch')) return nothing
  const thing = { kind: 'objective' as const, id: objective.id }
  return watchControl({ council, formToken, thing, own: await findOwnWatch(db, visitor.person.id, thing) })
}

function showForm(
  request: CouncilRequest,
  facts: {
    readonly typed: Form
    readonly intervention?: InterventionId
    readonly objective: Objective | null
    readonly choices: ObjectiveChoices
    readonly seen?: string
    readonly errors?: readonly FieldError[]
    readonly differences?: readonly Difference[]
  },
): Answer {
  const { typed, objective, choices } = facts
  const { differences = [] } = facts
  const page = objectiveFormPage({
    ...choices,
    council: request.council,
    typed,
    objective,
    seen: facts.seen ?? (typed.get('seen') || (objective === null ? '' : seenOf(objective))),
    intervention: facts.intervention ?? objective?.interventionId ?? 0,
    formKey: typed.get('form-key') || randomUUID(),
    errors: facts.errors ?? [],
    differences,
    formToken: request.formToken,
  })
  return show(differences.length > 0 ? { ...page, hasErrors: true } : page)
}

async function findChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
  objective: Objective | null,
): Promise<ObjectiveChoices> {
  const { people } = await listOwners(db, objective)
  return {
    people,
    requirements: await listRequirementChoices(db, intervention, objective?.requirementIds ?? []),
    measures: await listMeasureChoices(db, intervention),
  }
}

function seenOf(objective: Objective): string {
  return createHash('sha256')
    .update(JSON.stringify(wantedOf(objective)))
    .digest('hex')
    .slice(0, 24)
}

function parseObjective(
  form: Form,
  choices: ObjectiveChoices,
): Outcome<WantedObjective, readonly FieldError[]> {
  const owner = parseId<PersonId>(form.get('owner') || undefined)
  const errors = [
    ...mustSay(form, 'title', 'Enter the objective'),
    ...mustSay(form, 'outcome', 'Enter what will be different for children'),
    ...mustBeShort(form, { title: 300, outcome: 4000 }),
    ...(owner !== null && !choices.people.some((one) => one.id === owner)
      ? [{ field: 'owner', message: 'Choose an owner from the list' }]
      : []),
  ]
  if (errors.length > 0) return refuse(errors)
  return accept({
    title: form.get('title'),
    outcome: form.get('outcome'),
    owner,
    requirements: chosenOf<RequirementId>(form.all('requirement'), choices.requirements),
    measures: chosenOf<MeasureId>(form.all('measure'), choices.measures),
  })
}
