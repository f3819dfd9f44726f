import { parsePublished, type Published, type SeriesName } from './comparator.ts'
import { areaNumbered, areaPrinted, isAreaNumber } from './national-area.ts'
import { ComparatorRefused, type NationalFile } from './national-file.ts'
import { plainHeading, type Recognised } from './national-layout.ts'
import { FigureGatherer } from './national-gather.ts'
import {
  nameOfSeries,
  parseFigure,
  periodOf,
  sortColumns,
  type StatisticsColumns,
  titleOfSeries,
  unitOfSeries,
} from './national-statistics.ts'

export type Row = readonly string[]

/** Takes a file's rows one by one, and says at the end what the file told. */
export type Collector = {
  /** Every row fills its columns, so that a last row shorter than all before it was cut off. */
  readonly hasEvenRows: boolean
  readonly add: (row: Row, number: number) => void
  readonly end: () => NationalFile
}

/** Figures of the comparison tool: one to a row. */
export function collectToolFigures({ at, headings }: Recognised): Collector {
  const gatherer = new FigureGatherer()
  const titles = new Map<string, string>()
  const titleAt = headings.map(plainHeading).findIndex((one) => one === 'dataitem' || one === 'measure')
  const [short, period, name, code, region, value] = [
    'short',
    'period',
    'name',
    'code',
    'region',
    'value',
  ].map((key) => at[key] ?? -1) as [number, number, number, number, number, number]
  let rows = 0
  return {
    hasEvenRows: true,
    add: (row, number) => {
      rows += 1
      const area = row[code] ?? ''
      let place = gatherer.placeOf(area)
      if (place === null) {
        if (!isAreaNumber(area))
          throw new ComparatorRefused(`Row ${number}: “${area}” is no number of a council`)
        place = gatherer.addArea(areaNumbered(area, row[name] ?? '', row[region] ?? ''))
      }
      const series = row[short] ?? ''
      if (series === '') throw new ComparatorRefused(`Row ${number}: the name of its series is missing`)
      gatherer.add(series, row[period] ?? '', place, figureAt(row[value] ?? '', number, parsePublished))
      const title = row[titleAt]
      if (title !== undefined && title !== '') titles.set(series, title)
    },
    end: () => ({
      kind: 'figures',
      rows,
      leftOut: '',
      set: gatherer.end(),
      names: [...titles].map(([one, title]) => ({
        short: one,
        title: title.replaceAll(/\s+/g, ' '),
        unit: '',
        polarity: '',
        definition: '',
      })),
    }),
  }
}

function figureAt(words: string, number: number, parse: (words: string) => Published | null): Published {
  const published = parse(words)
  if (published !== null) return published
  throw new ComparatorRefused(`Row ${number}: “${words}” is neither a figure nor a known sign`)
}

// A filter's words may first come after many rows of one kind, so the columns are sorted by a good many.
const SAMPLE = 400

/** A file of Explore education statistics: many figures to a row. */
export function collectStatistics({ headings }: Recognised): Collector {
  const gatherer = new FigureGatherer()
  const names = new Map<string, SeriesName>()
  const at = (name: string) => headings.findIndex((one) => one.toLowerCase() === name)
  const where = {
    time: at('time_period'),
    identifier: at('time_identifier'),
    level: at('geographic_level'),
    regionCode: at('region_code'),
    regionName: at('region_name'),
    number: at('old_la_code'),
    code: at('new_la_code'),
    name: at('la_name'),
  }
  const waiting: { row: Row; number: number }[] = []
  let columns: StatisticsColumns | null = null
  let rows = 0
  let elsewhere = 0
  const cell = (row: Row, key: keyof typeof where): string => row[where[key]] ?? ''
  const take = (row: Row, number: number, { filters, figures, whole }: StatisticsColumns): void => {
    const area = areaPrinted({
      level: cell(row, 'level'),
      region: [cell(row, 'regionCode'), cell(row, 'regionName')],
      council: [cell(row, 'number'), cell(row, 'code'), cell(row, 'name')],
    })
    if (area === null) {
      elsewhere += 1
      return
    }
    const place = gatherer.placeOf(area.code) ?? gatherer.addArea(area)
    const told = filters.map((one) => row[one] ?? '')
    const period = periodOf(cell(row, 'time'), cell(row, 'identifier'))
    for (const { at: column, name } of figures) {
      const short = nameOfSeries(name, told, whole)
      const published = figureAt(row[column] ?? '', number, parseFigure)
      gatherer.add(short, period, place, published)
      if (!names.has(short)) names.set(short, nameOf(short, name, told))
    }
  }
  const settle = (): void => {
    columns = sortColumns(
      headings,
      waiting.map(({ row }) => row),
    )
    if (columns.figures.length === 0) throw new ComparatorRefused('No column of the file holds figures')
    for (const { row, number } of waiting) take(row, number, columns)
    waiting.length = 0
  }
  return {
    hasEvenRows: true,
    add: (row, number) => {
      rows += 1
      if (columns !== null) take(row, number, columns)
      else if (waiting.push({ row, number }) >= SAMPLE) settle()
    },
    end: () => {
      if (columns === null) settle()
      const set = gatherer.end()
      if (set.figures === 0)
        throw new ComparatorRefused('Not one of its rows is of a council, a region or England')
      return { kind: 'figures', rows, leftOut: leftOutOf(elsewhere), set, names: [...names.values()] }
    },
  }
}

function leftOutOf(elsewhere: number): string {
  if (elsewhere === 0) return ''
  return `${elsewhere.toLocaleString('en-GB')} ${elsewhere === 1 ? 'row' : 'rows'} of neither a numbered council nor a region nor England`
}

function nameOf(short: string, column: string, filters: readonly string[]): SeriesName {
  return {
    short,
    title: titleOfSeries(column, filters),
    unit: unitOfSeries(column),
    polarity: '',
    definition: '',
  }
}
