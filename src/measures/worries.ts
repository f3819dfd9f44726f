import type { Action } from '../plan/action.ts'
import { attentionOf } from '../plan/action.ts'
import type { Day } from '../shared/days.ts'
import { hasJustChanged, type ScorecardRow } from './scorecard.ts'
import { namePeriod } from './spc-period.ts'

/** One thing to worry about this month, why, and where to go about it. */
export type Worry = {
  readonly row: ScorecardRow
  readonly kind: 'newly worse' | 'worse' | 'off course' | 'will not meet' | 'out of date'
  readonly why: string
  /** How the work that should mend it stands; empty where nothing is tied to it or the reader sees no plan. */
  readonly work: string
}

/**
 * What should we worry about this month, and why? A measure is on the list once, for its gravest reason. A latest value
 * off target that chance alone explains is not on it: nobody should act on noise.
 */
export function listWorries(
  rows: readonly ScorecardRow[],
  actions: readonly Action[] | null,
  today: Day,
): readonly Worry[] {
  const found = rows.flatMap((row) => {
    const kind = kindOf(row)
    return kind === null
      ? []
      : [{ row, kind, why: whyOf(row, kind), work: describeWork(row, actions, today) }]
  })
  return found.toSorted(
    (one, other) =>
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.row.measure.id - other.row.measure.id,
  )
}

const KINDS: readonly Worry['kind'][] = ['newly worse', 'worse', 'off course', 'will not meet', 'out of date']

function kindOf(row: ScorecardRow): Worry['kind'] | null {
  if (row.verdict === 'worse') return hasJustChanged(row) ? 'newly worse' : 'worse'
  // One value short of the way agreed may be chance; two running are a promise that is not being kept.
  if (row.course?.word === 'off course' && row.course.run > 1) return 'off course'
  if (row.assurance?.word === 'will not meet' && row.verdict !== 'better') return 'will not meet'
  // One that was never told is work to begin, not a worry: the scorecard counts those by themselves.
  return row.isStale && row.latest !== null ? 'out of date' : null
}

function whyOf(row: ScorecardRow, kind: Worry['kind']): string {
  const { measure, analysis, latest } = row
  if (kind === 'out of date' || analysis === null) {
    return latest === null
      ? ''
      : `Nobody has told ${measure.name} since ${namePeriod(latest.period.toString(), measure.rhythm)}.`
  }
  const stale =
    row.isStale && latest !== null
      ? ` Nothing has been told since ${namePeriod(latest.period.toString(), measure.rhythm)}.`
      : ''
  return `${row.sentence}${stale}`
}

function describeWork(row: ScorecardRow, actions: readonly Action[] | null, today: Day): string {
  const { objectiveIds } = row.measure
  if (objectiveIds.length === 0) return 'No objective is tied to it.'
  if (actions === null) return ''
  const own = actions.filter(
    (action) => action.cancelledOn === null && action.objectiveIds.some((id) => objectiveIds.includes(id)),
  )
  if (own.length === 0) return 'No action works on it.'
  const late = own.filter((action) => attentionOf(action, today).includes('late')).length
  const done = own.filter((action) => action.doneOn !== null).length
  const first = own.length === 1 ? 'One action works on it' : `${own.length} actions work on it`
  const parts = [...(done > 0 ? [`${done} finished`] : []), ...(late > 0 ? [`${late} late`] : [])]
  return parts.length === 0 ? `${first}.` : `${first}: ${parts.join(', ')}.`
}
