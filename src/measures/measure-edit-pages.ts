import { randomUUID } from 'node:crypto'
import { findInterventionAtHand, listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { chosenOf } from '../plan/chosen.ts'
import type { Difference } from '../plan/differences.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { listObjectives } from '../plan/objective-store.ts'
import {
  type InterventionId,
  interventionAsked,
  type MeasureId,
  type ObjectiveId,
  parseId,
  type PersonId,
} from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { INDICATORS } from './indicator-list.ts'
import { type Measure, POLARITIES, type WantedMeasure } from './measure.ts'
import { differencesBetween, fieldsOf, LONGEST, type MeasureChoices, parseTarget } from './measure-fields.ts'
import { measureFormPage } from './measure-form-view.ts'
import { findMeasure, listVintages, saveMeasure, saveNewMeasure } from './measure-store.ts'
import { beginsPeriod, RHYTHMS, type Timing, usualStaleDays } from './period.ts'

const PUBLISHED = new Set(INDICATORS.flatMap(({ published }) => published ?? []))

export const measureEditPages: readonly Route[] = [
  get('/councils/:council/measures/new', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const typed = new Form(
        new URLSearchParams([
          ['unit', '%'],
          ...request.query.getAll('objective').map((id): [string, string] => ['objective', id]),
        ]),
      )
      return showForm(request, {
        typed,
        measure: null,
        choices: await findChoices(db, intervention.id, null),
      })
    }),
  ),

  post('/councils/:council/measures', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const choices = await findChoices(db, intervention.id, null)
      const wanted = parseMeasure(request.form, choices, null)
      if (!wanted.ok)
        return showForm(request, { typed: request.form, measure: null, choices, errors: wanted.refusal })
      const formKey = parseFormKey(request.form.get('form-key'))
      const id = await saveNewMeasure(db, intervention.id, wanted.value, formKey)
      return redirect(inCouncilPath(request.council, `/measures/${id}`), 'The measure is added.')
    }),
  ),

  get('/councils/:council/measures/:measure/edit', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const choices = await findChoices(db, measure.interventionId, measure)
      const typed = new Form(new URLSearchParams(fieldsOf(measure).map(([name, value]) => [name, value])))
      return showForm(request, { typed, measure, choices })
    }),
  ),

  post('/councils/:council/measures/:measure/edit', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const choices = await findChoices(db, measure.interventionId, measure)
      const typed = request.form
      const wanted = parseMeasure(typed, choices, measure)
      if (!wanted.ok) return showForm(request, { typed, measure, choices, errors: wanted.refusal })
      const isSeen = typed.get('seen') === String(measure.version)
      const differences = isSeen ? [] : differencesBetween(measure, wanted.value, choices)
      if (differences.length === 0 && (await saveMeasure(db, measure, wanted.value)))
        return redirect(inCouncilPath(request.council, `/measures/${measure.id}`), 'The measure is saved.')
      // Between reading and saving somebody else saved: what they wrote is read afresh.
      const current = (await findMeasure(db, measure.id)) ?? measure
      return showForm(request, {
        typed,
        measure: current,
        choices,
        seen: String(current.version),
        differences: differencesBetween(current, wanted.value, choices),
      })
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Measure | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  return id === null ? null : findMeasure(db, id)
}

function showForm(
  request: CouncilRequest,
  facts: {
    readonly typed: Form
    readonly measure: Measure | null
    readonly choices: MeasureChoices
    readonly seen?: string
    readonly errors?: readonly FieldError[]
    readonly differences?: readonly Difference[]
  },
): Answer {
  const { typed, measure, differences = [] } = facts
  const page = measureFormPage({
    ...facts.choices,
    council: request.council,
    typed,
    measure,
    hasValues: facts.choices.told.length > 0,
    seen: facts.seen ?? (typed.get('seen') || (measure === null ? '' : String(measure.version))),
    formKey: typed.get('form-key') || randomUUID(),
    errors: facts.errors ?? [],
    differences,
    formToken: request.formToken,
  })
  // A page that shows two versions is no success: nothing was saved.
  return show(differences.length > 0 ? { ...page, hasErrors: true } : page)
}

async function findChoices(
  db: CouncilDatabase,
  intervention: InterventionId,
  measure: Measure | null,
): Promise<MeasureChoices> {
  const colleagues = await listColleagues(db)
  const objectives = await listObjectives(db, intervention)
  const { ownerId = null, owner = null } = measure ?? {}
  const hasLeft = ownerId !== null && !colleagues.some((one) => one.id === ownerId)
  return {
    people: [
      ...(hasLeft ? [{ id: ownerId, name: owner ?? '', jobTitle: 'no longer here' }] : []),
      ...colleagues,
    ],
    told: measure === null ? [] : (await listVintages(db, measure.id)).map((one) => one.period),
    objectives: objectives.map((one) => ({ id: one.id, name: `${one.place}.`, words: one.title })),
  }
}

function parseMeasure(
  form: Form,
  choices: MeasureChoices,
  measure: Measure | null,
): Outcome<WantedMeasure, readonly FieldError[]> {
  // An old one's target has a form of its own, which asks why.
  const target = measure === null ? parseTarget(form.get('target')) : measure.target
  const timing = parseTiming(form, measure)
  const staleAfterDays = parseStaleDays(form.get('staleAfterDays'), timing, measure)
  const owner = parseId<PersonId>(form.get('owner') || undefined)
  const polarity = POLARITIES.find((one) => one === form.get('polarity'))
  const errors: readonly FieldError[] = [
    ...mistakesInWords(form),
    ...(polarity === undefined ? [{ field: 'polarity', message: 'Choose which way is better' }] : []),
    ...(target === 'not a number'
      ? [{ field: 'target', message: 'The target must be a number, such as 95' }]
      : []),
    ...(choices.told.every((period) => beginsPeriod(period, timing))
      ? []
      : [{ field: 'rhythm', message: UNFIT }]),
    ...(staleAfterDays === null ? [{ field: 'staleAfterDays', message: NO_STALE_DAYS }] : []),
    ...(owner !== null && !choices.people.some((one) => one.id === owner)
      ? [{ field: 'owner', message: 'Choose an owner from the list' }]
      : []),
  ]
  if (errors.length > 0 || polarity === undefined || target === 'not a number' || staleAfterDays === null)
    return refuse(errors)
  return accept({
    name: form.get('name'),
    definition: form.get('definition'),
    numerator: form.get('numerator'),
    denominator: form.get('denominator'),
    source: form.get('source'),
    unit: form.get('unit'),
    polarity,
    target,
    owner,
    caveats: form.get('caveats'),
    ...timing,
    staleAfterDays,
    published: PUBLISHED.has(form.get('published')) ? form.get('published') : null,
    objectives: chosenOf<ObjectiveId>(form.all('objective'), choices.objectives),
  })
}

const UNFIT =
  'Values told already begin where no such period does: add another measure for the new rhythm, and switch this one off'
const NO_STALE_DAYS = 'Out of date after must be a whole number of days from 1 to 1000'

function parseTiming(form: Form, measure: Measure | null): Timing {
  const rhythm = RHYTHMS.find((one) => one === form.get('rhythm')) ?? measure?.rhythm ?? 'month'
  const yearBegins = Number(form.get('yearBegins'))
  const isMonth = Number.isInteger(yearBegins) && yearBegins >= 1 && yearBegins <= 12
  return { rhythm, yearBegins: isMonth ? yearBegins : (measure?.yearBegins ?? 4) }
}

// What is usual goes with the rhythm, where nobody said otherwise.
function parseStaleDays(words: string, { rhythm }: Timing, measure: Measure | null): number | null {
  const isUsual = measure !== null && words === String(usualStaleDays(measure.rhythm))
  if (words === '' || isUsual) return usualStaleDays(rhythm)
  const days = Number(words)
  return Number.isInteger(days) && days >= 1 && days <= 1000 ? days : null
}

function mistakesInWords(form: Form): readonly FieldError[] {
  const given = form.get('name') === '' ? [{ field: 'name', message: 'Enter the name of the measure' }] : []
  const long = Object.entries(LONGEST)
    .filter(([field, most]) => form.get(field).length > most)
    .map(([field, most]) => ({ field, message: `Use ${most} characters or fewer` }))
  return [...given, ...long]
}
