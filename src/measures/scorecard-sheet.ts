import type { Sheet } from '../shared/csv.ts'
import type { Measure, Observation } from './measure.ts'
import { codeOfPeriod } from './period.ts'
import type { ScorecardRow } from './scorecard.ts'

const HEADS = [
  'Measure',
  'Unit',
  'Period',
  'Value',
  'Numerator',
  'Denominator',
  'Vintage',
  'Added',
  'Target',
  'Better when',
  'Change',
  'Will it meet the target',
  'On its way',
  'Should be',
  'Out of date',
  'Owner',
  'In words',
]

/** The scorecard as a sheet, values unrounded. */
export function scorecardSheet(rows: readonly ScorecardRow[]): Sheet {
  const lines = rows.map(({ measure, latest, ...row }) => [
    measure.name,
    measure.unit,
    periodOf(latest, measure),
    latest?.value ?? '',
    latest?.numerator ?? '',
    latest?.denominator ?? '',
    latest?.vintage ?? '',
    latest?.addedOn.toString() ?? '',
    measure.target ?? '',
    measure.polarity,
    row.variation?.word ?? 'cannot tell',
    row.assurance?.word ?? '',
    row.course?.word ?? '',
    row.course?.expected ?? '',
    row.isStale ? 'yes' : 'no',
    measure.owner ?? '',
    row.sentence,
  ])
  return { heads: HEADS, rows: lines }
}

const OBSERVATION_HEADS = ['Period', 'Value', 'Numerator', 'Denominator', 'Vintage', 'Added', 'Note']

/** Every telling of a measure's periods. */
export function observationsSheet(
  measure: Pick<Measure, 'rhythm'>,
  observations: readonly Observation[],
): Sheet {
  const lines = observations.map((one) => [
    periodOf(one, measure),
    one.value,
    one.numerator ?? '',
    one.denominator ?? '',
    one.vintage,
    one.addedOn.toString(),
    one.note,
  ])
  return { heads: OBSERVATION_HEADS, rows: lines }
}

function periodOf(one: Observation | null, { rhythm }: Pick<Measure, 'rhythm'>): string {
  return one === null ? '' : codeOfPeriod(one.period, rhythm)
}
