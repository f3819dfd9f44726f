import type { SpcAnalysis, SpcPhase, SpcRow } from './spc.ts'
import { analyse, ENOUGH_POINTS } from './spc.ts'
import type { Rhythm } from './spc-period.ts'
import { countInWords, countPeriods, isUnbroken, namePeriod } from './spc-period.ts'
import type { Unit } from './spc-unit.ts'
import { apartFrom, formatValue, withinReach } from './spc-unit.ts'
import type { Assurance, Silence, Variation } from './variation.ts'
import { countBaseline, hasFirmLimits, judgeAssurance, judgeVariation } from './variation.ts'

/** What a measure is called and how its values and periods are written. */
export type MeasureWords = { readonly title: string; readonly unit: Unit; readonly rhythm: Rhythm }

/**
 * The sentence a person would say. Each part is counted from the points, so that it is true of them whatever the
 * rules said: a run broken by a missing period is "the last seven values", not "seven months".
 */
export function describeSeries(analysis: SpcAnalysis, words: MeasureWords): string {
  const variation = judgeVariation(analysis)
  const assurance = judgeAssurance(analysis)
  const change = describeChange(analysis, words, variation)
  // A silence said once is enough.
  const isSaid = variation.silence !== null && assurance?.silence === variation.silence
  const aim = assurance === null || isSaid ? [] : [describeAim(analysis, words, assurance)]
  const sentence = [change, ...aim].join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

function describeChange(analysis: SpcAnalysis, words: MeasureWords, variation: Variation): string {
  const old = describeOldRange(analysis, words)
  if (variation.silence !== null) {
    return [old, describeSilence(analysis, words, variation.silence)]
      .filter((part) => part !== null)
      .join('; ')
  }
  return old ?? describeCause(analysis, words)
}

function describeCause(analysis: SpcAnalysis, words: MeasureWords): string {
  const rows = analysis.phases.at(-1)?.rows ?? []
  const last = rows.at(-1)
  if (last === undefined) return words.title
  switch (last.cause) {
    case 'common':
      return describeSteady(last, words)
    case 'above limit':
    case 'below limit':
      return describeOutside(rows, words)
    case 'rising':
    case 'falling':
      return describeTrend(rows, words)
    case 'two in three above':
    case 'two in three below':
      return describeTwoInThree(analysis, words)
    case 'shift above':
    case 'shift below':
      return describeShift(analysis, words)
    default:
      return last.cause satisfies never
  }
}

function describeSteady(last: SpcRow, { title, unit, rhythm }: MeasureWords): string {
  const value = formatValue(last.value ?? 0, unit)
  const [lower, upper] = rangeOf(last, unit)
  return `${title} shows no sign of change: ${value} in ${namePeriod(last.date, rhythm)} is within the ${lower} to ${upper} that chance alone would give`
}

function describeOutside(rows: readonly SpcRow[], { title, unit, rhythm }: MeasureWords): string {
  const last = rows.at(-1)
  const isAbove = last?.cause === 'above limit'
  const which = isAbove ? 'above its upper limit' : 'below its lower limit'
  const run = trailing(rows, (row) => row.cause === last?.cause)
  if (run.length > 1) return `${title} has been ${which} for ${lengthOf(run, rhythm)}`
  const limit = (isAbove ? last?.limits.upper : last?.limits.lower) ?? 0
  const value = last?.value ?? 0
  const finer = apartFrom(value, limit, unit)
  return `${title} was ${formatValue(value, finer)} in ${namePeriod(last?.date ?? '', rhythm)}, ${which} of ${formatValue(limit, finer)}`
}

function describeTrend(rows: readonly SpcRow[], { title, unit, rhythm }: MeasureWords): string {
  const sign = rows.at(-1)?.cause === 'rising' ? 1 : -1
  let steps = 0
  for (let i = rows.length - 1; i > 0 && stepInto(rows, i) === sign; i -= 1) steps += 1
  const run = rows.slice(rows.length - 1 - steps)
  const [first, last] = [run[0]?.value ?? 0, run.at(-1)?.value ?? 0]
  const finer = apartFrom(first, last, unit)
  const verb = sign === 1 ? 'risen' : 'fallen'
  const times = isUnbroken(datesOf(run), rhythm)
    ? `for ${countPeriods(steps, rhythm)} running`
    : `with each of the last ${countInWords(steps)} values`
  return `${title} has ${verb} ${times}, from ${formatValue(first, finer)} to ${formatValue(last, finer)}`
}

function describeTwoInThree(analysis: SpcAnalysis, { title, rhythm }: MeasureWords): string {
  const rows = (analysis.phases.at(-1)?.rows ?? []).slice(-3)
  const isAbove = rows.at(-1)?.cause === 'two in three above'
  const near = rows.filter(({ value, limits }) =>
    isAbove
      ? (value ?? 0) > (limits.nearUpper ?? Number.POSITIVE_INFINITY)
      : (value ?? 0) < (limits.nearLower ?? Number.NEGATIVE_INFINITY),
  )
  const isAnyOutside = near.some((row) => row.outside === true)
  const count = near.length === 3 ? 'all' : 'two of'
  const periods = isUnbroken(datesOf(rows), rhythm) ? `the last three ${rhythm}s` : 'the last three values'
  const where = `${isAnyOutside ? 'close to or beyond' : 'close to'} its ${isAbove ? 'upper' : 'lower'} limit`
  const side =
    near.length === 3 ? '' : `, and ${isAbove ? 'above' : 'below'} ${lineOf(analysis)} in all three`
  return `In ${count} ${periods} ${title} was ${where}${side}`
}

function describeShift(analysis: SpcAnalysis, { title, rhythm }: MeasureWords): string {
  const run = runOnOneSide(analysis.phases.at(-1)?.rows ?? [])
  const side = run.at(-1)?.side === 1 ? 'above' : 'below'
  return `${title} has been ${side} ${lineOf(analysis)} for ${lengthOf(run, rhythm)}`
}

// "Above its old range for seven months": the clearest thing to say of a change, where it is true. The old range is
// that of the phase before a rebase, of a fixed baseline, or of the months before the run began.
function describeOldRange(analysis: SpcAnalysis, { title, unit, rhythm }: MeasureWords): string | null {
  const rows = analysis.phases.at(-1)?.rows ?? []
  const old = findOldRange(analysis)
  const value = rows.at(-1)?.value ?? null
  if (old === null || value === null) return null
  const isAbove = value > old.upper
  if (!isAbove && value >= old.lower) return null
  const run = trailing(
    rows,
    (row) => row.value !== null && (isAbove ? row.value > old.upper : row.value < old.lower),
  )
  if (run.length < 2) return null
  const finer = apartFrom(Math.abs(value), Math.abs(isAbove ? old.upper : old.lower), unit)
  const [lower, upper] = [old.lower, old.upper].map((limit) => formatValue(withinReach(limit, unit), finer))
  return `${title} has been ${isAbove ? 'above' : 'below'} its old range (${lower} to ${upper}) for ${lengthOf(run, rhythm)}`
}

type Range = { readonly lower: number; readonly upper: number }

function findOldRange(analysis: SpcAnalysis): Range | null {
  // Limits that follow each period's size are not one range.
  if (analysis.options.chart !== 'xmr') return null
  const before = analysis.phases.at(-2)
  if (before !== undefined) return firmRange(before)
  const phase = analysis.phases.at(-1)
  if (phase === undefined) return null
  if (phase.rows.some((row) => !row.isBaseline)) return firmRange(phase)
  if (phase.rows.at(-1)?.cause === 'common') return null
  const earlier = phase.rows.slice(0, phase.rows.length - runOnOneSide(phase.rows).length)
  const outcome = analyse(earlier, { ...analysis.options, rebases: [] })
  return outcome.ok && outcome.value.phases[0] !== undefined ? firmRange(outcome.value.phases[0]) : null
}

function firmRange(phase: SpcPhase): Range | null {
  const { lower, upper } = phase.rows[0]?.limits ?? { lower: null, upper: null }
  return hasFirmLimits(phase) && lower !== null && upper !== null ? { lower, upper } : null
}

function describeAim(analysis: SpcAnalysis, words: MeasureWords, assurance: Assurance): string {
  const { unit, rhythm } = words
  const { improvement } = analysis.options
  const target = formatValue(analysis.options.target ?? 0, unit)
  const isUp = improvement === 'increase'
  switch (assurance.word) {
    case 'will meet':
      return `at this variation it will stay ${isUp ? 'above' : 'below'} the target of ${target}`
    case 'will not meet':
      return `at this variation it will not ${isUp ? 'reach' : 'come down to'} ${target} without a further change`
    case 'may or may not meet':
      return `at this variation it may or may not meet the target of ${target} from one ${rhythm} to the next`
    case 'cannot tell':
      return `whether it will meet the target of ${target} cannot be told: ${silenceOfAim(analysis, words, assurance)}`
    default:
      return assurance.word satisfies never
  }
}

function silenceOfAim(analysis: SpcAnalysis, words: MeasureWords, { silence }: Assurance): string {
  if (silence !== 'latest value contradicts the range') return describeSilence(analysis, words, silence)
  const row = analysis.rows.at(-1)
  const isHigh = (row?.value ?? 0) > (row?.limits.centre ?? 0)
  return `the latest value is on the other side of it from the range, ${isHigh ? 'higher' : 'lower'} than the limits allow`
}

function describeSilence(analysis: SpcAnalysis, words: MeasureWords, silence: Silence | null): string {
  const phase = analysis.phases.at(-1)
  const last = phase?.rows.at(-1)
  const known = phase === undefined ? 0 : countBaseline(phase)
  switch (silence) {
    case 'no latest value':
      return `there is no value of ${words.title} for ${namePeriod(last?.date ?? '', words.rhythm)}`
    case 'too few values': {
      const since =
        phase?.reason === null || phase === undefined ? '' : ` since ${namePeriod(phase.start, words.rhythm)}`
      return `${words.title} has ${known} of the ${ENOUGH_POINTS} values${since} that it takes to judge change`
    }
    case 'values do not vary':
      return `${words.title} does not vary enough to have a range to judge it by`
    case 'latest value contradicts the range':
    case null:
      return 'nothing can be said'
    default:
      return silence satisfies never
  }
}

// The g chart's line is the median; the others' is the average.
function lineOf(analysis: SpcAnalysis): string {
  return analysis.options.chart === 'g' ? 'its median' : 'its average'
}

function rangeOf(row: SpcRow, unit: Unit): readonly [string, string] {
  const write = (limit: number | null) => formatValue(withinReach(limit ?? 0, unit), unit)
  return [write(row.limits.lower), write(row.limits.upper)]
}

function runOnOneSide(rows: readonly SpcRow[]): readonly SpcRow[] {
  const side = rows.at(-1)?.side ?? 0
  return side === 0 ? [] : trailing(rows, (row) => row.side === side)
}

function trailing(rows: readonly SpcRow[], isIn: (row: SpcRow) => boolean): readonly SpcRow[] {
  return rows.slice(rows.findLastIndex((row) => !isIn(row)) + 1)
}

function lengthOf(run: readonly SpcRow[], rhythm: Rhythm): string {
  return isUnbroken(datesOf(run), rhythm)
    ? countPeriods(run.length, rhythm)
    : `the last ${countInWords(run.length)} values`
}

function stepInto(rows: readonly SpcRow[], i: number): number {
  const [before, now] = [rows[i - 1]?.value ?? null, rows[i]?.value ?? null]
  return before === null || now === null ? 0 : Math.sign(now - before)
}

function datesOf(rows: readonly SpcRow[]): readonly string[] {
  return rows.map((row) => row.date)
}
