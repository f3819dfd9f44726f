import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { saveDocument } from '../src/documents/document-store.ts'
import { saveNewEvidence } from '../src/evidence/evidence-store.ts'
import { valueOf } from '../src/measures/measure.ts'
import { saveNewMeasure, saveObservations } from '../src/measures/measure-store.ts'
import { type Action, completeAction, moveDate, recheckAction, reportProgress } from '../src/plan/action.ts'
import { findAction } from '../src/plan/action-store.ts'
import { saveNewObjective } from '../src/plan/objective-store.ts'
import { saveCompletion, saveMove, saveRecheck, saveUpdate } from '../src/plan/progress-store.ts'
import type { Day } from '../src/shared/days.ts'
import type {
  ActionId,
  DocumentId,
  EvidenceId,
  InterventionId,
  MeasureId,
  ObjectiveId,
} from '../src/shared/ids.ts'
import type { CouncilTale, TaleAction, TaleEvidence, TaleMeasure } from './tale.ts'
import type { Cast } from './tell.ts'
import { keptId } from './kept-id.ts'
import { PUBLISHED_OF } from './published-figures.ts'
import type { RequirementOf } from './tell-instruments.ts'
import { tellFilters } from './tell-filters.ts'
import { tellOccurrences } from './tell-occurrences.ts'
import { tellJourney } from './tell-journey.ts'
import { tellMeasures } from './tell-measures.ts'
import { tellAction } from './tell-actions.ts'
import { checkDeeds } from './tell-checks.ts'
import { outsideDeeds } from './tell-outside.ts'
import { talkDeeds, tellContributors } from './tell-talk.ts'
import { versionDeeds } from './tell-versions.ts'
import { wishDeeds } from './tell-wish.ts'

type Setting = {
  readonly tale: CouncilTale
  readonly cast: Cast
  readonly intervention: InterventionId
  readonly requirements: RequirementOf
  readonly today: Day
}

type Known = {
  readonly objectives: Map<string, ObjectiveId>
  readonly actions: Map<string, ActionId>
  readonly measures: Map<string, MeasureId>
  readonly evidence: Map<string, EvidenceId>
}

type Deed = { readonly on: Day; readonly tell: () => Promise<void> }

/** The plan first as it was made, then everything that happened to it in the order of its days. */
export async function tellPlan(db: CouncilDatabase, setting: Setting): Promise<void> {
  const known: Known = { objectives: new Map(), actions: new Map(), measures: new Map(), evidence: new Map() }
  const lead = setting.tale.people.find((person) => person.role === 'improvement lead')
  if (lead === undefined) throw new Error(`${setting.tale.name} has no improvement lead`)
  actingAs(db, setting.cast.actorOf(lead.key))
  for (const measure of setting.tale.measures) await tellMeasure(db, setting, known, measure)
  await tellObjectives(db, setting, known)
  await tellJourney(db, setting)
  await tellMeasures(db, { ...setting, measures: known.measures })
  for (const action of setting.tale.actions)
    known.actions.set(
      action.reference,
      await tellAction(db, { ...setting, objectives: known.objectives }, action),
    )
  await tellContributors(db, { ...setting, actions: known.actions })
  await tellFilters(db, setting.cast.idOf(lead.key))
  const deeds = [
    ...setting.tale.actions.flatMap((action) => deedsOf(db, setting, known, action)),
    ...setting.tale.evidence.map((piece) => ({
      on: piece.addedOn,
      tell: () => tellEvidence(db, setting, known, piece),
    })),
    ...versionDeeds(db, setting),
    ...wishDeeds(db, { ...setting, actions: known.actions }),
    ...outsideDeeds(db, { ...setting, ...known }),
    ...talkDeeds(db, { ...setting, actions: known.actions }),
    ...(await checkDeeds(db, { ...setting, actions: known.actions })),
  ]
  for (const deed of deeds.toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on)))
    await deed.tell()
  await tellOccurrences(db, setting, known.evidence)
}

async function tellMeasure(
  db: CouncilDatabase,
  setting: Setting,
  known: Known,
  measure: TaleMeasure,
): Promise<void> {
  const unit = measure.unit === 'percent' ? '%' : 'on average'
  const id = await saveNewMeasure(db, setting.intervention, {
    name: measure.title,
    definition: measure.definition,
    numerator: measure.numerator,
    denominator: measure.denominator,
    source: measure.source,
    unit,
    polarity: measure.better === 'high' ? 'higher is better' : 'lower is better',
    target: measure.target,
    owner: setting.cast.idOf(measure.owner),
    published: PUBLISHED_OF[measure.key] ?? null,
  })
  known.measures.set(measure.key, id)
  const byDay = Map.groupBy(measure.observations, (one) => one.addedOn.toString())
  for (const observations of byDay.values()) {
    const wanted = observations.map(({ month, numerator, denominator }) => ({
      period: month.toPlainDate({ day: 1 }),
      numerator,
      denominator,
      value: valueOf(unit, numerator, denominator),
      note: '',
    }))
    const [first] = observations
    if (first !== undefined) await saveObservations(db, { id, name: measure.title }, wanted, first.addedOn)
  }
}

async function tellObjectives(db: CouncilDatabase, setting: Setting, known: Known): Promise<void> {
  for (const objective of setting.tale.objectives) {
    const measures = setting.tale.measures.filter((measure) => measure.objectives.includes(objective.key))
    const id = await saveNewObjective(db, setting.intervention, {
      title: objective.title,
      outcome: objective.outcome,
      owner: setting.cast.idOf(objective.owner),
      requirements: [],
      measures: measures.map((measure) => keptId(known.measures, measure.key)),
    })
    known.objectives.set(objective.key, id)
  }
}

function deedsOf(db: CouncilDatabase, setting: Setting, known: Known, action: TaleAction): Deed[] {
  const now = () => actionNow(db, keptId(known.actions, action.reference))
  const { completion, recheck } = action
  return [
    ...action.updates.map((update) => ({
      on: update.on,
      tell: async () => {
        actingAs(db, setting.cast.actorOf(update.author))
        const words = { happened: update.happened, next: update.next, forecastOn: update.forecast, help: '' }
        const said = granted(reportProgress(await now(), words, update.on), action)
        const saidBy = setting.cast.idOf(update.author)
        await saveUpdate(db, await now(), { ...said, saidOn: update.on, saidBy, formKey: null })
      },
    })),
    ...action.moves.map((move) => ({
      on: move.on,
      tell: async () => {
        actingAs(db, setting.cast.actorOf(move.approver))
        const moved = granted(moveDate(await now(), move.to), action)
        const [askedBy, agreedBy] = [setting.cast.idOf(move.askedBy), setting.cast.idOf(move.approver)]
        await saveMove(db, await now(), {
          ...moved,
          movedOn: move.on,
          reason: move.reason,
          askedBy,
          agreedBy,
        })
      },
    })),
    ...(completion === null
      ? []
      : [
          {
            on: completion.on,
            tell: async () => {
              actingAs(db, setting.cast.actorOf(completion.by))
              const done = granted(completeAction(await now(), completion.on), action)
              await saveCompletion(db, await now(), { ...done, by: setting.cast.idOf(completion.by) })
            },
          },
        ]),
    ...(recheck === null
      ? []
      : [
          {
            on: recheck.on,
            tell: async () => {
              actingAs(db, setting.cast.actorOf(recheck.by))
              const by = setting.cast.idOf(recheck.by)
              const checked = granted(recheckAction(await now(), recheck.finding, by, recheck.on), action)
              await saveRecheck(db, await now(), { ...checked, by, words: recheck.words })
            },
          },
        ]),
  ]
}

async function tellEvidence(
  db: CouncilDatabase,
  setting: Setting,
  known: Known,
  piece: TaleEvidence,
): Promise<void> {
  actingAs(db, setting.cast.actorOf(piece.addedBy))
  const wanted = {
    title: piece.title,
    kind: piece.kind,
    shows: piece.shows,
    periodFrom: piece.from,
    periodTo: piece.to,
    document: await fileOf(db, piece),
    actions: piece.actions.map((key) => keptId(known.actions, key)),
    requirements: piece.requirements.map(setting.requirements),
    measures: piece.measures.map((key) => keptId(known.measures, key)),
  }
  known.evidence.set(piece.key, await saveNewEvidence(db, setting.intervention, wanted, piece.addedOn))
}

// What speaks of a measure is looked at there; of these two nobody kept anything but the word.
const WORDS_ALONE: readonly string[] = ['members-training', 'laptops']

async function fileOf(db: CouncilDatabase, piece: TaleEvidence): Promise<DocumentId | null> {
  if (piece.measures.length > 0 || WORDS_ALONE.includes(piece.key)) return null
  const text = `${piece.title}\n\n${piece.from.toString()} to ${piece.to.toString()}\n\n${piece.shows}\n`
  const { id } = await saveDocument(db, {
    name: `${piece.title.replaceAll(/[^\p{L}\p{N} ]/gu, '').slice(0, 80)}.txt`,
    content: new TextEncoder().encode(text),
    mediaType: 'text/plain',
    words: text,
    pages: [{ start: 0, end: text.length }],
  })
  return id
}

async function actionNow(db: CouncilDatabase, id: ActionId): Promise<Action> {
  const found = await findAction(db, id)
  if (found === null) throw new Error('The action was not kept')
  return found
}

// The story keeps the rules: a refusal is a mistake in the story.
function granted<Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: string },
  action: TaleAction,
): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`Action ${action.reference}: ${outcome.refusal}`)
}
