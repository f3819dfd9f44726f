import type { Evidence } from '../evidence/evidence.ts'
import type { Contradiction } from '../instruments/contradictions.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { CheckedDocument } from '../measures/printed-check.ts'
import { describeHeld, describeTried, namePrinted } from '../measures/printed-words.ts'
import { type Action, stageOf } from '../plan/action.ts'
import { type Day, formatDay } from '../shared/days.ts'
import type { Forecast } from '../plan/forecast-told.ts'
import type { OutsideView } from '../plan/outside-viewing.ts'
import type { ActionId, PersonId } from '../shared/ids.ts'
import { onceFor } from '../shared/once.ts'
import { isFinished, type LineFacts } from './line.ts'
import { aged, wordsAlone } from './sums-evidence.ts'
import { seenOffCourse } from './sums-outside.ts'
import { forecastLater } from './sums-promise.ts'
import { contradictingDocuments } from './sums-documents.ts'
import { sumsOfRequirements } from './sums-requirement.ts'
import { sumsOfWaiting } from './sums-waiting.ts'

// What does not add up: two facts of the record that cannot both be the whole truth. Nothing is kept; each is gone
// once one of its facts has changed.

export const SUM_KINDS = [
  'seen off course from outside',
  'finished with nothing behind it',
  'evidence nobody can look at',
  'evidence has aged',
  'relapse without a word',
  'measure worse, actions finished',
  'met without evidence',
  'met, measure missing or stale',
  'due after what it answers',
  'finished before what it waits for',
  'waits for what ends later',
  'forecast after its date',
  'date moved three times',
  'owner without access',
  'document contradicts itself',
  'documents contradict each other',
  'printed figure against published',
] as const
export type SumKind = (typeof SUM_KINDS)[number]

/** One of the two facts, and where it stands. */
export type Side = { readonly says: string; readonly path: string }

export type Sum = {
  readonly kind: SumKind
  readonly reference: string
  readonly words: string
  readonly owner: string | null
  readonly path: string
  readonly one: Side
  readonly other: Side
  readonly cure: { readonly text: string; readonly path: string }
}

export type SumFacts = LineFacts & {
  /** Everyone who has a place here now. */
  readonly present: ReadonlySet<PersonId>
  /** Every instrument and report that has not ended, whether it asks anything yet or not. */
  readonly documents: readonly Instrument[]
  /** What these say against themselves and each other, with people's answers. */
  readonly contradictions: readonly Contradiction[]
  /** The figures its documents print, each beside what is published. */
  readonly printed: readonly CheckedDocument[]
  /** How those outside see actions and objectives, counting or not. */
  readonly views: readonly OutsideView[]
  /** Of actions whose last update expects them after their date. */
  readonly forecasts: ReadonlyMap<ActionId, Forecast>
  /** Of each measure the last month that was told. */
  readonly lastTold: ReadonlyMap<number, Day>
}

const MANY_MOVES = 3

/** Every contradiction, in the order of SUM_KINDS. */
export const listSums = onceFor((facts: SumFacts): readonly Sum[] => {
  const pieces = new Map<number, Evidence[]>()
  for (const piece of facts.evidence)
    for (const id of piece.actionIds) pieces.set(id, [...(pieces.get(id) ?? []), piece])
  const live = facts.actions.filter(({ cancelledOn }) => cancelledOn === null)
  return [
    ...live.flatMap((action) => sumsOfAction(action, pieces.get(action.id) ?? [], facts)),
    ...sumsOfWaiting(live),
    ...seenOffCourse(facts, live),
    ...worseUnderFinished(facts, live),
    ...sumsOfRequirements(facts, live),
    ...contradictingDocuments(facts),
    ...doubtedFigures(facts),
  ].toSorted((one, other) => SUM_KINDS.indexOf(one.kind) - SUM_KINDS.indexOf(other.kind))
})

export function countSums(
  sums: readonly Sum[],
): readonly { readonly kind: SumKind; readonly count: number }[] {
  const counts = Map.groupBy(sums, ({ kind }) => kind)
  return SUM_KINDS.map((kind) => ({ kind, count: counts.get(kind)?.length ?? 0 }))
}

function sumsOfAction(action: Action, pieces: readonly Evidence[], facts: SumFacts): Sum[] {
  const path = `/actions/${action.id}`
  const base = { reference: action.reference, words: action.title, owner: action.owner, path }
  return [
    bare(action),
    wordsAlone(action, pieces),
    aged(action, pieces, facts.today),
    relapsed(action),
    forecastLater(action, facts.forecasts.get(action.id)),
    moved(action),
    ownerless(action, facts),
  ].flatMap((found) => (found === null ? [] : [{ ...base, ...found }]))
}

export type Found = Pick<Sum, 'kind' | 'one' | 'other' | 'cure'>

function bare(action: Action): Found | null {
  if (stageOf(action) !== 'done' || action.doneOn === null) return null
  const path = `/actions/${action.id}`
  return {
    kind: 'finished with nothing behind it',
    one: { says: `It was called done on ${formatDay(action.doneOn)}.`, path },
    other: { says: 'No evidence speaks of it.', path },
    cure: { text: 'Add or link evidence', path: `/evidence/new?action=${action.id}` },
  }
}

function relapsed(action: Action): Found | null {
  const { recheck, recheckedOn, lastUpdateOn } = action
  if (recheck !== 'relapsed' || recheckedOn === null || stageOf(action) !== 'started') return null
  // A word of the same day may be the answer to it, so it counts as one.
  if (lastUpdateOn !== null && Temporal.PlainDate.compare(lastUpdateOn, recheckedOn) >= 0) return null
  const path = `/actions/${action.id}`
  return {
    kind: 'relapse without a word',
    one: { says: `A later look on ${formatDay(recheckedOn)} found that it did not hold.`, path },
    other: {
      says:
        lastUpdateOn === null
          ? 'Nobody has ever said what happened to it.'
          : `The last word on it is of ${formatDay(lastUpdateOn)}, before that look.`,
      path,
    },
    cure: { text: 'Say what is being done', path: `${path}/updates/new` },
  }
}

function moved(action: Action): Found | null {
  if (action.moves < MANY_MOVES || isFinished(action)) return null
  if (action.firstDueOn === null || action.dueOn === null) return null
  const path = `/actions/${action.id}`
  return {
    kind: 'date moved three times',
    one: { says: `It was first promised for ${formatDay(action.firstDueOn)}.`, path },
    other: {
      says: `Its date has moved ${action.moves} times and is now ${formatDay(action.dueOn)}.`,
      path: '/pace#dates',
    },
    cure: { text: 'Finish it, or say what stands in its way', path: `${path}/updates/new` },
  }
}

function ownerless(action: Action, { present }: SumFacts): Found | null {
  if (action.ownerId === null || present.has(action.ownerId)) return null
  const stage = stageOf(action)
  if (stage === 'sustained') return null
  const path = `/actions/${action.id}`
  return {
    kind: 'owner without access',
    one: { says: `${action.owner ?? 'Somebody'} owns it, and it is ${stage}.`, path },
    other: { says: `${action.owner ?? 'That person'} has no access here any more.`, path },
    cure: { text: 'Choose another owner', path: `${path}/edit` },
  }
}

function worseUnderFinished(facts: SumFacts, live: readonly Action[]): Sum[] {
  const byId = new Map(facts.measures.map((one) => [one.id, one]))
  return facts.objectives.flatMap((objective) => {
    const own = live.filter((action) => action.objectiveIds.includes(objective.id))
    if (own.length === 0 || !own.every(isFinished)) return []
    const path = `/objectives/${objective.id}`
    return objective.measureIds.flatMap((id): Sum[] => {
      const measure = byId.get(id)
      if (measure?.verdict !== 'worse') return []
      return [
        {
          kind: 'measure worse, actions finished',
          reference: `Objective ${objective.place}`,
          words: objective.title,
          owner: objective.owner,
          path,
          one: {
            says: `${own.length === 1 ? 'Its only action is' : `All ${own.length} of its actions are`} finished.`,
            path: `/plan?objective=${objective.id}`,
          },
          other: { says: `“${measure.name}” is getting worse.`, path: `/measures/${measure.id}` },
          cure: { text: 'Add an action that would turn it', path: `/actions/new?objective=${objective.id}` },
        },
      ]
    })
  })
}

function doubtedFigures({ printed }: SumFacts): Sum[] {
  return printed.flatMap(({ id, title, figures }) =>
    figures
      .filter(({ standing, answer }) => standing === 'does not fit' && answer === null)
      .map((one): Sum => {
        const path = `/documents/${id}/figures`
        return {
          kind: 'printed figure against published',
          reference: title,
          words: namePrinted(one.printed),
          owner: null,
          path,
          one: { says: `“${one.printed.quote}”`, path },
          other: { says: `${describeHeld(one)} ${describeTried(one)}`, path: '/measures/comparators' },
          cure: { text: 'Ask its author where the figure comes from, or say why it is known', path },
        }
      }),
  )
}
