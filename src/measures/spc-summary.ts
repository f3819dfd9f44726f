import type { SpcAnalysis } from './spc.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { namePeriod } from './spc-period.ts'
import { formatValue } from './spc-unit.ts'
import { hasFirmLimits, meetsTarget } from './variation.ts'

/** The figures behind the sentence: how many values, from when to when, the lines, how often the target was met. */
export function summariseSeries(analysis: SpcAnalysis, { unit, rhythm }: MeasureWords): string {
  const known = analysis.rows.filter((row) => row.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return 'There are no values.'
  const parts = [
    `${count(known.length, 'value')} from ${namePeriod(first.date, rhythm)} to ${namePeriod(last.date, rhythm)}`,
    `the latest is ${formatValue(last.value ?? 0, unit)}`,
    ...linesOf(analysis, unit),
    ...aimOf(analysis, unit),
  ]
  return `${parts.join('; ')}.`
}

function linesOf(analysis: SpcAnalysis, unit: MeasureWords['unit']): readonly string[] {
  const phase = analysis.phases.at(-1)
  const { centre, lower, upper } = analysis.rows.at(-1)?.limits ?? { centre: null, lower: null, upper: null }
  if (phase === undefined || centre === null) return []
  const line = `${analysis.options.chart === 'g' ? 'median' : 'average'} ${formatValue(centre, unit)}`
  if (!hasFirmLimits(phase) || lower === null || upper === null) return [line]
  return [line, `limits ${formatValue(lower, unit)} to ${formatValue(upper, unit)}`]
}

function aimOf(analysis: SpcAnalysis, unit: MeasureWords['unit']): readonly string[] {
  const { target, improvement } = analysis.options
  if (target === null || improvement === 'neutral') return []
  const known = analysis.rows.flatMap(({ value }) => (value === null ? [] : [value]))
  const met = known.filter((value) => meetsTarget(value, analysis)).length
  return [`the target of ${formatValue(target, unit)} was met ${met} of ${known.length} times`]
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
