import { randomUUID } from 'node:crypto'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { type InterventionId, interventionAsked, parseId, type PhaseId } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listActions } from './action-store.ts'
import { dayFields, type Difference, differencesOf, wordsOfDay } from './differences.ts'
import { isMistake, mustBeShort, mustSay } from './mistake.ts'
import { countPhase, type Phase, phaseMistakes, type Vision, type WantedPhase } from './phase.ts'
import {
  findInterventionOfPhase,
  findVision,
  listPhases,
  saveNewPhase,
  savePhase,
  savePhaseRemoved,
  saveVision,
} from './phase-store.ts'
import { journeyPage, phasePage, visionPage } from './phase-view.ts'

const JOURNEY = '/councils/:council/plan/journey'
const PHASE = `${JOURNEY}/phases/:phase` as const

/** What the plan is for and the phases on the way. */
export const phasePages: readonly Route[] = [
  get(JOURNEY, 'see the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const { council, today, formToken } = request
      const actions = visibleTo(council, await listActions(db, intervention))
      const phases = await listPhases(db, intervention)
      return show(
        journeyPage({
          council,
          vision: await findVision(db, intervention),
          phases: phases.map((phase) => ({ ...phase, counts: countPhase(phase, actions, today) })),
          today,
          mayChange: mayDo(council.role, 'change the plan'),
          formToken,
          intervention,
        }),
      )
    }),
  ),

  get(`${JOURNEY}/vision`, 'change the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const vision = await findVision(db, intervention)
      const typed = new Form(new URLSearchParams({ vision: vision?.words ?? '' }))
      return showVision(request, { intervention, vision, typed })
    }),
  ),

  post(`${JOURNEY}/vision`, 'change the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const { form } = request
      const vision = await findVision(db, intervention)
      const errors = [
        ...mustSay(form, 'vision', 'Enter what will be different for children'),
        ...mustBeShort(form, { vision: 4000 }),
      ]
      if (errors.length > 0) return showVision(request, { intervention, vision, typed: form, errors })
      const words = form.get('vision')
      const isSeen = form.get('seen') === String(vision?.version ?? 0)
      if (isSeen && (await saveVision(db, intervention, { words, seen: vision })))
        return redirect(journeyOf(request), 'It is said.')
      const now = await findVision(db, intervention)
      const differences = differencesOf({ words: 'What it is for' }, { words: now?.words ?? '' }, { words })
      return showVision(request, { intervention, vision: now, typed: form, differences })
    }),
  ),

  get(`${JOURNEY}/phases/new`, 'change the plan', (request) =>
    atHand(request, async (_db, intervention) =>
      showPhase(request, { intervention, phase: null, typed: request.form }),
    ),
  ),

  post(`${JOURNEY}/phases`, 'change the plan', (request) =>
    atHand(request, async (db, intervention) => {
      const wanted = parsePhase(request.form, await listPhases(db, intervention))
      if (!wanted.ok)
        return showPhase(request, { intervention, phase: null, typed: request.form, errors: wanted.errors })
      const formKey = parseFormKey(request.form.get('form-key'))
      await saveNewPhase(db, intervention, { wanted: wanted.value, formKey })
      return redirect(journeyOf(request), `“${wanted.value.title}” is a phase of the journey.`)
    }),
  ),

  get(`${PHASE}/edit`, 'change the plan', (request) =>
    withPhase(request, async (_db, { intervention, phase }) =>
      showPhase(request, { intervention, phase, typed: new Form(new URLSearchParams(fieldsOf(phase))) }),
    ),
  ),

  post(`${PHASE}/edit`, 'change the plan', (request) =>
    withPhase(request, async (db, { intervention, phase, others }) => {
      const { form } = request
      const wanted = parsePhase(form, others)
      if (!wanted.ok) return showPhase(request, { intervention, phase, typed: form, errors: wanted.errors })
      if (form.get('seen') === String(phase.version) && (await savePhase(db, phase, wanted.value)))
        return redirect(journeyOf(request), 'The phase is saved.')
      const differences = differencesOf(PHASE_FIELDS, wordsOf(phase), wordsOf(wanted.value))
      return showPhase(request, { intervention, phase, typed: form, differences })
    }),
  ),

  post(`${PHASE}/removal`, 'change the plan', (request) =>
    withPhase(request, async (db, { phase }) => {
      if (request.form.get('seen') !== String(phase.version))
        return redirect(
          journeyOf(request),
          'Somebody has changed that phase meanwhile. Nothing was taken out.',
        )
      await savePhaseRemoved(db, phase)
      return redirect(journeyOf(request), `“${phase.title}” is no phase any more. No action has changed.`)
    }),
  ),
]

const PHASE_FIELDS = { title: 'Name', from: 'First day', to: 'Last day', byThen: 'What will be true by then' }

function wordsOf({ title, fromOn, toOn, byThen }: WantedPhase): Readonly<Record<string, string>> {
  return { title, from: wordsOfDay(fromOn), to: wordsOfDay(toOn), byThen }
}

function fieldsOf({ title, fromOn, toOn, byThen }: Phase): string[][] {
  const days = [...dayFields('from', fromOn), ...dayFields('to', toOn)].map((pair) => [...pair])
  return [['title', title], ['by-then', byThen], ...days]
}

type Parsed =
  | { readonly ok: true; readonly value: WantedPhase }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

function parsePhase(form: Form, others: readonly Phase[]): Parsed {
  const fromOn = readDay(form, 'from', 'First day')
  const toOn = readDay(form, 'to', 'Last day')
  const errors = [
    ...mustSay(form, 'title', 'Enter a name for the phase'),
    ...mustBeShort(form, { title: 200, 'by-then': 2000 }),
    ...(fromOn === null ? [{ field: 'from-day', message: 'Enter its first day' }] : []),
    ...(toOn === null ? [{ field: 'to-day', message: 'Enter its last day' }] : []),
    ...[fromOn, toOn].filter(isMistake),
  ]
  if (fromOn === null || toOn === null || isMistake(fromOn) || isMistake(toOn)) return { ok: false, errors }
  const all = [...errors, ...phaseMistakes({ fromOn, toOn }, others)]
  if (all.length > 0) return { ok: false, errors: all }
  return { ok: true, value: { title: form.get('title'), fromOn, toOn, byThen: form.get('by-then') } }
}

async function atHand(
  request: CouncilRequest,
  work: (db: CouncilDatabase, intervention: InterventionId) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    return intervention === null ? redirect(inCouncilPath(request.council)) : work(db, intervention.id)
  })
}

type Found = {
  readonly intervention: InterventionId
  readonly phase: Phase
  readonly others: readonly Phase[]
}

async function withPhase(
  request: CouncilRequest,
  work: (db: CouncilDatabase, found: Found) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<PhaseId>(request.params['phase'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionOfPhase(db, id)
    if (intervention === null) return notFound()
    const phases = await listPhases(db, intervention)
    const phase = phases.find((one) => one.id === id)
    if (phase === undefined) return notFound()
    return work(db, { intervention, phase, others: phases.filter((one) => one.id !== id) })
  })
}

type Again = {
  readonly intervention: InterventionId
  readonly typed: Form
  readonly errors?: readonly FieldError[]
  readonly differences?: readonly Difference[]
}

function showVision(
  request: CouncilRequest,
  { vision, ...again }: Again & { vision: Vision | null },
): Answer {
  const { council, formToken } = request
  const facts = { council, formToken, errors: [], differences: [], ...again }
  return show(visionPage({ ...facts, seen: vision?.version ?? 0, now: vision?.words ?? null }))
}

function showPhase(request: CouncilRequest, again: Again & { phase: Phase | null }): Answer {
  const { council, formToken, form } = request
  const formKey = parseFormKey(form.get('form-key')) ?? randomUUID()
  const seen = again.phase?.version ?? 0
  return show(phasePage({ council, formToken, errors: [], differences: [], ...again, formKey, seen }))
}

function journeyOf({ council }: CouncilRequest): string {
  return inCouncilPath(council, '/plan/journey')
}
