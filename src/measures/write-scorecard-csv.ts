import { describeSeries } from './spc-sentence.ts'
import { wordsOf } from './measure-analysis.ts'
import type { Observation } from './measure.ts'
import type { ScorecardRow } from './scorecard.ts'

const HEADS = [
  'Measure',
  'Unit',
  'Month',
  'Value',
  'Numerator',
  'Denominator',
  'Vintage',
  'Added',
  'Target',
  'Better when',
  'Change',
  'Will it meet the target',
  'Out of date',
  'Owner',
  'In words',
]

/** The scorecard as a sheet, values unrounded. */
export function writeScorecardCsv(rows: readonly ScorecardRow[]): string {
  const lines = rows.map(({ measure, latest, ...row }) => [
    measure.name,
    measure.unit,
    monthOf(latest),
    latest?.value ?? '',
    latest?.numerator ?? '',
    latest?.denominator ?? '',
    latest?.vintage ?? '',
    latest?.addedOn.toString() ?? '',
    measure.target ?? '',
    measure.polarity,
    row.variation?.word ?? 'cannot tell',
    row.assurance?.word ?? '',
    row.isStale ? 'yes' : 'no',
    measure.owner ?? '',
    row.analysis === null ? '' : describeSeries(row.analysis, wordsOf(measure)),
  ])
  return writeLines([HEADS, ...lines])
}

/** Every telling of a measure's months. */
export function writeObservationsCsv(observations: readonly Observation[]): string {
  const lines = observations.map((one) => [
    monthOf(one),
    one.value,
    one.numerator ?? '',
    one.denominator ?? '',
    one.vintage,
    one.addedOn.toString(),
    one.note,
  ])
  return writeLines([['Month', 'Value', 'Numerator', 'Denominator', 'Vintage', 'Added', 'Note'], ...lines])
}

function monthOf(one: Observation | null): string {
  return one === null ? '' : one.period.toPlainYearMonth().toString()
}

// The byte order mark lets Excel see that it is UTF-8.
function writeLines(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front; a number below nought is no formula.
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
