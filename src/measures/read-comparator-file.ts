import { readCsvRows } from '../documents/read-csv.ts'
import { STREAM_LIMITS, type Cell, type StreamedRow } from '../documents/sheet.ts'
import {
  kindOfArea,
  type Neighbour,
  parsePublished,
  type ReleasedArea,
  type ReleasedValue,
  type SeriesName,
} from './comparator.ts'

// The published files, told apart by their headings: long figures, what the series are called, and who is like whom.

export type ComparatorBatch =
  | {
      readonly kind: 'figures'
      readonly values: readonly ReleasedValue[]
      readonly areas: readonly ReleasedArea[]
    }
  | { readonly kind: 'names'; readonly names: readonly SeriesName[] }
  | { readonly kind: 'neighbours'; readonly neighbours: readonly Neighbour[] }

/** What is wrong with a file, in words for whoever imports it. */
export class ComparatorRefused extends Error {}

/** Reads a file in batches; throws `ComparatorRefused` where it is none of the known ones or a row cannot be read. */
export async function* readComparatorFile(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ComparatorBatch> {
  let read: ((rows: readonly StreamedRow[]) => ComparatorBatch) | null = null
  for await (const batch of readCsvRows(chunks, STREAM_LIMITS)) {
    const rows = read === null ? batch.slice(1) : batch
    const [first] = batch
    if (read === null && first !== undefined) read = readerOf(first.cells)
    if (read !== null && rows.length > 0) yield read(rows)
  }
  if (read === null) throw new ComparatorRefused('The file is empty')
}

function readerOf(headings: readonly Cell[]): (rows: readonly StreamedRow[]) => ComparatorBatch {
  const names = headings.map(plain)
  const place = (...wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name))
  const figures = {
    short: place('shortdesc'),
    period: place('years', 'year'),
    name: place('area', 'laandregions'),
    code: place('lanumber'),
    region: place('region'),
    value: place('value', 'values'),
  }
  if (Object.values(figures).every((at) => at >= 0)) return (rows) => readFigures(rows, figures)
  const named = { short: place('short'), title: place('measure'), unit: place('unit') }
  if (Object.values(named).every((at) => at >= 0)) return (rows) => readNames(rows, named)
  const area = place('oldlacode', 'lanum')
  const nearest = names.flatMap((name, at) => (/^sn\d+$/.test(name) ? [at] : []))
  if (area >= 0 && nearest.length > 0) return (rows) => readNeighbours(rows, { area, nearest })
  throw new ComparatorRefused(
    `None of the published files that are known has the headings ${headings.slice(0, 6).join(', ')}`,
  )
}

function plain(heading: Cell): string {
  return String(heading ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

type FigurePlaces = Readonly<Record<'short' | 'period' | 'name' | 'code' | 'region' | 'value', number>>

function readFigures(rows: readonly StreamedRow[], at: FigurePlaces): ComparatorBatch {
  const areas = new Map<string, ReleasedArea>()
  const values = rows.map(({ cells, number }): ReleasedValue => {
    const code = textAt(cells, at.code)
    const published = parsePublished(textAt(cells, at.value))
    if (published === null) {
      throw new ComparatorRefused(
        `Row ${number}: “${textAt(cells, at.value)}” is neither a figure nor a known sign`,
      )
    }
    if (!/^\d{3}$/.test(code))
      throw new ComparatorRefused(`Row ${number}: “${code}” is no number of a council`)
    if (!areas.has(code)) areas.set(code, areaOf(code, textAt(cells, at.name), textAt(cells, at.region)))
    return { short: textAt(cells, at.short), period: textAt(cells, at.period), area: code, ...published }
  })
  return { kind: 'figures', values, areas: [...areas.values()] }
}

function areaOf(code: string, name: string, region: string): ReleasedArea {
  const kind = kindOfArea(code)
  const hasRegion = kind === 'council' && region !== '' && region !== 'NA'
  return { code, name, kind, region: hasRegion ? region : null }
}

function readNames(
  rows: readonly StreamedRow[],
  at: Readonly<Record<'short' | 'title' | 'unit', number>>,
): ComparatorBatch {
  const names = rows.map(({ cells }) => ({
    short: textAt(cells, at.short),
    title: textAt(cells, at.title),
    unit: textAt(cells, at.unit),
  }))
  return { kind: 'names', names: names.filter(({ short }) => short !== '') }
}

function readNeighbours(
  rows: readonly StreamedRow[],
  at: { readonly area: number; readonly nearest: readonly number[] },
): ComparatorBatch {
  const neighbours = rows.flatMap(({ cells }) => {
    const area = textAt(cells, at.area)
    if (!/^\d{3}$/.test(area)) return []
    return at.nearest.flatMap((column, i) => {
      const neighbour = textAt(cells, column)
      return /^\d{3}$/.test(neighbour) ? [{ area, place: i + 1, neighbour }] : []
    })
  })
  return { kind: 'neighbours', neighbours }
}

function textAt(cells: readonly Cell[], at: number): string {
  return String(cells[at] ?? '').trim()
}
