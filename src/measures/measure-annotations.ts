import type { DocumentKind } from '../instruments/reading.ts'
import type { Action } from '../plan/action.ts'
import { type Day, formatDay, isAfter, isBefore } from '../shared/days.ts'
import type { Measure, Observation } from './measure.ts'
import { periodOf } from './period.ts'
import { countPeriods } from './spc-period.ts'
import { formatValue, unitNamed } from './spc-unit.ts'

// What to set beside the line: instruments, inspections, and the finished work that was to move it.

export type Annotation = {
  readonly date: string
  readonly kind: 'instrument' | 'inspection' | 'action'
  readonly text: string
}

type InForce = { readonly kind: DocumentKind; readonly title: string; readonly inForceOn: Day | null }

const INSPECTIONS: readonly DocumentKind[] = [
  'inspection report',
  'focused visit letter',
  'JTAI letter',
  'SEND report',
]
// More than this and the marks hide the line.
const MOST_ACTIONS = 8

/** Marks from the chart's first month on; of finished actions the latest few. */
export function annotate(
  measure: Pick<Measure, 'objectiveIds'>,
  known: { readonly instruments: readonly InForce[]; readonly actions: readonly Action[] },
  span: { readonly first: Day; readonly last: Day },
): readonly Annotation[] {
  const isWithin = (day: Day) => !isBefore(day, span.first) && !isAfter(day, span.last)
  const marks = known.instruments.flatMap(({ kind, title, inForceOn }): Annotation[] => {
    if (inForceOn === null || !isWithin(inForceOn)) return []
    const mark = INSPECTIONS.includes(kind) ? 'inspection' : 'instrument'
    return [{ date: inForceOn.toString(), kind: mark, text: title }]
  })
  const finished = listFinished(measure, known.actions)
    .filter(({ doneOn }) => isWithin(doneOn))
    .slice(-MOST_ACTIONS)
    .map(({ action, doneOn }): Annotation => ({
      date: doneOn.toString(),
      kind: 'action',
      text: `${action.reference} ${action.title}`,
    }))
  return [...marks, ...finished]
}

type Finished = { readonly action: Action; readonly doneOn: Day }

/** The finished actions of the objectives it is tied to, in order of finishing. */
export function listFinished(
  { objectiveIds }: Pick<Measure, 'objectiveIds'>,
  actions: readonly Action[],
): readonly Finished[] {
  return actions
    .filter(
      (action) => action.cancelledOn === null && action.objectiveIds.some((id) => objectiveIds.includes(id)),
    )
    .flatMap((action) => (action.doneOn === null ? [] : [{ action, doneOn: action.doneOn }]))
    .toSorted(
      (one, other) => Temporal.PlainDate.compare(one.doneOn, other.doneOn) || one.action.id - other.action.id,
    )
}

const MOST_PERIODS = 6
const LEAST_PERIODS = 3

/** Did the line move when the work was done? Two averages, and what they cannot say. */
export function describeMove(
  measure: Pick<Measure, 'unit' | 'rhythm' | 'yearBegins'>,
  told: readonly Observation[],
  doneOn: Day,
): string {
  const within = periodOf(doneOn, measure)
  const before = told.filter((one) => isBefore(one.period, within)).slice(-MOST_PERIODS)
  const after = told.filter((one) => isAfter(one.period, within)).slice(0, MOST_PERIODS)
  const finished = `Finished on ${formatDay(doneOn)}`
  const many = (count: number) => countPeriods(count, measure.rhythm)
  if (after.length < LEAST_PERIODS) return `${finished}: too few ${measure.rhythm}s since to see what it did.`
  if (before.length < LEAST_PERIODS) return `${finished}: too few ${measure.rhythm}s before to compare with.`
  const say = (all: readonly Observation[]) => formatValue(averageOf(all), unitNamed(measure.unit))
  return `${finished}: ${say(before)} on average over the ${many(before.length)} before, ${say(after)} over the ${many(after.length)} after.`
}

function averageOf(all: readonly Observation[]): number {
  return all.reduce((sum, one) => sum + one.value, 0) / all.length
}
