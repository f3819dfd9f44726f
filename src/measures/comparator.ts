// Published figures of other councils, and what can be said of them beside a council's own.

export type AreaKind = 'council' | 'region' | 'England'

/** A published value, or the sign that stands where one is hidden or missing: never nought. */
export type Published =
  | { readonly value: number; readonly hidden: null }
  | { readonly value: null; readonly hidden: string }

/** What the statistical releases print for hidden, missing, not applicable and low. */
const SIGN = /^(?:c|x|z|k|u|low|na|n\/a|nan|:|-|~|\*|\.\.?|…|\[[a-z]\])$/i

export type ReleasedArea = {
  readonly code: string
  readonly name: string
  readonly kind: AreaKind
  /** The number of the region it lies in. */
  readonly region: string | null
  /** The statistics office's code, such as E08000014. */
  readonly longCode: string | null
}
export type SeriesName = {
  readonly short: string
  readonly title: string
  readonly unit: string
  readonly polarity: string
  readonly definition: string
}
/** Who is most like a council, the nearest first, and in the model's words how close. */
export type NeighbourList = {
  readonly area: string
  readonly neighbours: readonly string[]
  readonly closeness: readonly string[]
}

/** A figure as released; null where it is neither a figure nor a sign that is known. */
export function parsePublished(words: string): Published | null {
  const plain = words.trim()
  if (plain === '') return { value: null, hidden: 'empty' }
  if (SIGN.test(plain)) return { value: null, hidden: plain }
  const figure = plain.replaceAll(',', '')
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(figure)
    ? { value: Number(figure), hidden: null }
    : null
}

export type ComparedValue = Published & {
  readonly short: string
  readonly period: string
  readonly role: 'own' | 'neighbour' | 'region' | 'England'
  readonly area: string
  readonly readOn: Temporal.PlainDate
  /** The file that says so. */
  readonly file: string
}

/** One measure's published figures side by side. */
export type Comparison = {
  readonly short: string
  readonly period: string
  readonly readOn: Temporal.PlainDate
  readonly file: string
  readonly own: ComparedValue | null
  readonly region: ComparedValue | null
  readonly england: ComparedValue | null
  readonly neighbours: NeighbourSummary
}

/** What one file prints of a series in a period: published figures are revised, and the earlier ones stay. */
export type Printing = {
  readonly file: string
  readonly readOn: Temporal.PlainDate
  readonly own: number | null
  readonly england: number | null
}

/** Both middles, because they differ and documents seldom say which they print. */
export type NeighbourSummary = {
  readonly mean: number | null
  readonly median: number | null
  readonly known: number
  /** Hidden or missing ones: they are left out, not counted as nought. */
  readonly hidden: number
}

/** Which published area a council is; null until somebody says so. */
export type OwnArea = {
  readonly code: string
  readonly name: string
  /** The number of its region, and what it is called. */
  readonly region: string | null
  readonly regionName: string | null
  readonly version: number
}

export type AreaName = { readonly code: string; readonly name: string }

/** The comparison of each series that is held, by its short name. */
export function compareSeries(values: readonly ComparedValue[]): ReadonlyMap<string, Comparison> {
  const bySeries = Map.groupBy(values, (one) => one.short)
  return new Map(
    [...bySeries].map(([short, own]) => {
      const of = (role: ComparedValue['role']) => own.find((one) => one.role === role) ?? null
      const { period = '', readOn = Temporal.PlainDate.from('1970-01-01'), file = '' } = own[0] ?? {}
      const neighbours = summarise(own.filter((one) => one.role === 'neighbour'))
      return [
        short,
        {
          short,
          period,
          readOn,
          file,
          own: of('own'),
          region: of('region'),
          england: of('England'),
          neighbours,
        },
      ]
    }),
  )
}

export function summarise(values: readonly Published[]): NeighbourSummary {
  const known = values
    .flatMap(({ value }) => (value === null ? [] : [value]))
    .toSorted((one, other) => one - other)
  const hidden = values.length - known.length
  if (known.length === 0) return { mean: null, median: null, known: 0, hidden }
  const half = known.length / 2
  const low = known[Math.ceil(half) - 1] ?? 0
  const high = known[Math.floor(half)] ?? 0
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return { mean, median: (low + high) / 2, known: known.length, hidden }
}
