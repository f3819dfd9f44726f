import type { SpcOptions, SpcPoint } from './spc.ts'
import type { ChartKind } from './spc-limits.ts'
import { sigmaZ } from './spc-limits.ts'

export type ChartChoice = {
  readonly chart: ChartKind
  /** One sentence for beside the chart. */
  readonly reason: string
  /** What would let a better chart be drawn; null where this is the one to draw. */
  readonly wish: string | null
}

export type MeasureForm = 'percentage' | 'rate' | 'count' | 'number' | 'days between' | 'cases between'

// Wheeler draws XmR from an average of one event a period, others from four or five; between the two a chart that
// knows the size of the counts is safer where there is one.
const RARE = 1
const SMALL = 4
// The usual advice: limits by size matter once a denominator is a quarter away from the average.
const UNEVEN = 0.25
// Laney's sigma z this near 1 is what chance alone gives in two years of months.
const ORDINARY_SPREAD = { least: 0.8, most: 1.25 }

/** XmR unless the counts ask for another. A plain count may be given a denominator of 1, which makes u a c chart. */
export function chooseChart(form: MeasureForm, points: readonly SpcPoint[]): ChartChoice {
  const xmr = (reason: string, wish: string | null = null): ChartChoice => ({ chart: 'xmr', reason, wish })
  if (form === 'number') return xmr('XmR chart: one number for each period.')
  if (form === 'days between' || form === 'cases between') {
    return chooseChartOfGaps(form === 'days between' ? 'days' : 'cases')
  }
  const counts = countsOf(points)
  if (counts === null) {
    return xmr('XmR chart: the counts behind the values are not known.', 'Give numerators and denominators.')
  }
  const events = mean(counts.map(({ numerator }) => numerator))
  const others = mean(counts.map(({ numerator, denominator }) => denominator - numerator))
  const fewest = form === 'percentage' ? Math.min(events, others) : events
  const wish =
    fewest < RARE
      ? 'Fewer than one event in a period on average: give the date of each event, and the time between events can be charted instead.'
      : null
  const isUneven = variesBy(counts.map(({ denominator }) => denominator)) > UNEVEN
  if (!isUneven && fewest >= SMALL) return xmr('XmR chart: the numbers counted are steady and not small.')
  return { ...chooseForCounts(form, { points, isUneven }), wish }
}

/** How change was judged, for beside the chart: the figures differ a little between the forms in use. */
export function describeMethod(
  { chart, screenOutliers, twoInThree, fixed, spans }: SpcOptions,
  isChartSaid = false,
): string {
  const isByRanges = chart !== 'p' && chart !== 'u' && chart !== 'g'
  const screen = isByRanges
    ? ` Unusually large steps ${screenOutliers ? 'are left out of' : 'count towards'} the limits.`
    : ''
  const chosen = spans.length === 0 ? '' : ' Limits come from the values chosen for it, as marked.'
  const baseline = fixed === null ? chosen : ` Limits come from the first ${fixed.points} values.`
  const near = twoInThree === 'between' ? 'close to a limit but within it' : 'close to a limit or beyond it'
  const named = isChartSaid ? '' : `${CHART_NAMES[chart]} chart.`
  return `${named}${baseline}${screen} Marked as changed: a value beyond a limit; seven values rising or falling; seven on one side of the line; two of three ${near}.`
}

export const CHART_NAMES: Readonly<Record<ChartKind, string>> = {
  xmr: 'XmR',
  p: 'p',
  'p prime': 'p′',
  u: 'u',
  'u prime': 'u′',
  g: 'g',
  t: 't',
}

/** Rare events: days between them, for a t chart. The days come in any order; two on one day are nought days apart. */
export function daysBetweenEvents(days: readonly Temporal.PlainDate[]): readonly SpcPoint[] {
  const sorted = days.toSorted((one, other) => Temporal.PlainDate.compare(one, other))
  return sorted.slice(1).map((day, i) => ({
    date: day.toString(),
    value: (sorted[i] ?? day).until(day, { largestUnit: 'day' }).days,
  }))
}

/** The chart for gaps between rare events: t for days between them, g for the number of cases between them. */
export function chooseChartOfGaps(gaps: 'days' | 'cases'): ChartChoice {
  return gaps === 'days'
    ? {
        chart: 't',
        reason: 't chart: the events are rare, so the days between them are charted.',
        wish: null,
      }
    : {
        chart: 'g',
        reason: 'g chart: the events are rare, so the cases between them are charted.',
        wish: null,
      }
}

function chooseForCounts(
  form: 'percentage' | 'rate' | 'count',
  facts: { readonly points: readonly SpcPoint[]; readonly isUneven: boolean },
): Omit<ChartChoice, 'wish'> {
  const plain = form === 'percentage' ? 'p' : 'u'
  const why = facts.isUneven
    ? 'the numbers counted differ much from period to period'
    : 'the numbers are small'
  const spread = sigmaZ(plain, {
    values: facts.points.map(({ value }) => value),
    numerators: facts.points.map(({ value, numerator }) => (value === null ? null : (numerator ?? null))),
    denominators: facts.points.map(({ denominator }) => denominator ?? null),
    baseline: [0, facts.points.length],
    per: 1,
    screenOutliers: true,
  })
  const isOrdinary = spread === null || (spread >= ORDINARY_SPREAD.least && spread <= ORDINARY_SPREAD.most)
  if (isOrdinary) return { chart: plain, reason: `${plain} chart: ${why}.` }
  const than = spread > 1 ? 'more' : 'less'
  return {
    chart: plain === 'p' ? 'p prime' : 'u prime',
    reason: `${plain}′ (Laney) chart: ${why}, and they vary ${than} than chance alone would make them (${spread.toFixed(1)} times).`,
  }
}

type Counts = { readonly numerator: number; readonly denominator: number }

function countsOf(points: readonly SpcPoint[]): readonly Counts[] | null {
  const counts: Counts[] = []
  for (const { value, numerator, denominator } of points) {
    if (value === null) continue
    if (typeof numerator !== 'number' || typeof denominator !== 'number' || denominator <= 0) return null
    counts.push({ numerator, denominator })
  }
  return counts.length === 0 ? null : counts
}

// The furthest any is from the average, as a share of it.
function variesBy(sizes: readonly number[]): number {
  const average = mean(sizes)
  return Math.max(...sizes.map((size) => Math.abs(size - average))) / average
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
