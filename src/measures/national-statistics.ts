import { type Published, parsePublished } from './comparator.ts'

// A file of "Explore education statistics": columns of when and where, then filters in words, then figures. It says
// nowhere which column is which, so that is told from what stands in them.

const WHERE_AND_WHEN =
  /^(?:time_period|time_identifier|geographic_level|country_(?:code|name)|region_(?:code|name)|(?:old_|new_)?la_(?:code|name)|lad_(?:code|name)|ward_(?:code|name)|pcon_(?:code|name)|school_.*|academy_.*)$/

export type StatisticsColumns = {
  readonly filters: readonly number[]
  readonly figures: readonly { readonly at: number; readonly name: string }[]
  /** What all other columns are parts of; null where the file does not work so. */
  readonly whole: string | null
}

/** Which columns hold figures: those with nothing but figures and the known signs. */
export function sortColumns(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): StatisticsColumns {
  const own = headings.flatMap((name, at) =>
    WHERE_AND_WHEN.test(name.toLowerCase()) || name === '' ? [] : [{ at, name }],
  )
  const mayBeFigures = ({ at }: { readonly at: number }): boolean =>
    sample.every((row) => parseFigure(row[at] ?? '') !== null)
  const hasFigures = ({ at }: { readonly at: number }): boolean =>
    sample.some((row) => (parseFigure(row[at] ?? '')?.value ?? null) !== null)
  // To the right of the last filter all are figures, though the newest years may show nothing but signs.
  const lastFilter = own.findLast((one) => !mayBeFigures(one))?.at ?? -1
  const isFigure = (one: { readonly at: number }): boolean =>
    mayBeFigures(one) && (hasFigures(one) || one.at > lastFilter)
  const figures = own.filter(isFigure)
  // The files of the census name their subject in a column "category", and two of them have the same subject and the
  // same columns, once of plans begun and once of plans open: only their first column of figures tells them apart.
  const hasSubject = headings.some((one) => one.toLowerCase() === 'category')
  return {
    filters: own.filter((one) => !isFigure(one)).map(({ at }) => at),
    figures,
    whole: hasSubject ? (figures[0]?.name ?? null) : null,
  }
}

/** A figure as printed; a stretch of years and months ("03:02") counts as months. */
export function parseFigure(words: string): Published | null {
  const stretch = /^(\d{1,2}):(\d{2})$/.exec(words)
  if (stretch !== null) return { value: Number(stretch[1]) * 12 + Number(stretch[2]), hidden: null }
  return parsePublished(words)
}

const OWN_YEAR = /^(?:reporting|calendar|financial|academic|tax) year$/i

/** "2024", "2023/24" of 202324, "2024 Q1" where it is not a whole year. */
export function periodOf(time: string, identifier: string): string {
  const year = /^\d{6}$/.test(time) ? `${time.slice(0, 4)}/${time.slice(4)}` : time
  return identifier === '' || OWN_YEAR.test(identifier) ? year : `${year} ${identifier}`
}

/** A series' lasting name: the column's and what its filters say, so that next year's file is the same series. */
export function nameOfSeries(column: string, filters: readonly string[], whole: string | null): string {
  const part = whole === null || whole === column ? [] : [`of ${whole}`]
  return [column, ...filters.filter((one) => one !== ''), ...part].join(' · ')
}

/** "Vacancy rate fte: 19 to 21 years" for a reader. */
export function titleOfSeries(column: string, filters: readonly string[]): string {
  const words = column.replaceAll('_', ' ').trim()
  const told = filters.filter((one) => one !== '').join(', ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${told === '' ? '' : `: ${told}`}`
}

export function unitOfSeries(column: string): string {
  if (/percent|%$/i.test(column)) return '%'
  if (/^(?:turnover|agency|vacancy|absence)\w*_rate/i.test(column)) return '%'
  return /rate/i.test(column) ? 'per 10,000' : ''
}
