import type { ReleasedArea, SeriesName } from './comparator.ts'
import { areaNumbered, isAreaNumber } from './national-area.ts'
import { ComparatorRefused } from './national-file.ts'
import { plainHeading, type Recognised } from './national-layout.ts'
import type { InspectionOutcome } from './inspection-outcome.ts'
import { readerOfOutcomes } from './read-outcome-rows.ts'
import type { Collector, Row } from './read-national-figures.ts'

export function collectNames({ at }: Recognised): Collector {
  const names = new Map<string, SeriesName>()
  let rows = 0
  const cell = (row: Row, key: string): string => {
    const words = row[at[key] ?? -1] ?? ''
    return words === 'NA' || words === '-' ? '' : words
  }
  return {
    hasEvenRows: false,
    add: (row) => {
      rows += 1
      const short = cell(row, 'short')
      // A short name told twice keeps its last telling.
      if (short !== '')
        names.set(short, {
          short,
          title: cell(row, 'title').replaceAll(/\s+/g, ' '),
          unit: cell(row, 'unit'),
          polarity: polarityOf(cell(row, 'polarity')),
          definition: cell(row, 'definition'),
        })
    },
    end: () => ({ kind: 'names', rows, leftOut: '', names: [...names.values()] }),
  }
}

function polarityOf(words: string): string {
  if (/^high/i.test(words)) return 'higher is better'
  return /^low/i.test(words) ? 'lower is better' : ''
}

export function collectNeighbours({ at, headings }: Recognised, fileName: string): Collector {
  const model = /(20\d\d)/.exec(fileName)?.[1]
  if (model === undefined)
    throw new ComparatorRefused('The file’s name does not tell the year of the model: put it into the name')
  const plain = headings.map(plainHeading)
  const nearest = plain.flatMap((name, place) => (/^sn\d+$/.test(name) ? [place] : []))
  const regionAt = plain.findIndex((one) => one === 'regionname' || one === 'goreg')
  const lists: { area: string; neighbours: string[]; closeness: string[] }[] = []
  const areas: ReleasedArea[] = []
  let rows = 0
  return {
    hasEvenRows: false,
    add: (row) => {
      const area = row[at['code'] ?? -1] ?? ''
      if (!isAreaNumber(area)) return
      rows += 1
      const near = nearest.filter((place) => isAreaNumber(row[place] ?? ''))
      areas.push(areaNumbered(area, row[at['name'] ?? -1] ?? '', row[regionAt] ?? ''))
      lists.push({
        area,
        neighbours: near.map((place) => row[place] ?? ''),
        closeness: near.map((place) => row[place + 1] ?? ''),
      })
    },
    end: () => {
      if (lists.length === 0) throw new ComparatorRefused('Not one of its rows has the number of a council')
      return { kind: 'neighbours', rows, leftOut: '', model, neighbours: lists, areas: oneEach(areas) }
    },
  }
}

export function collectAreas({ at }: Recognised): Collector {
  const areas: ReleasedArea[] = []
  let rows = 0
  return {
    hasEvenRows: false,
    add: (row) => {
      rows += 1
      const code = row[at['code'] ?? -1] ?? ''
      const long = row[at['longCode'] ?? -1] ?? ''
      if (isAreaNumber(code))
        areas.push({
          ...areaNumbered(code, row[at['name'] ?? -1] ?? '', row[at['region'] ?? -1] ?? ''),
          longCode: /^E\d{8}$/.test(long) ? long : null,
        })
    },
    end: () => ({ kind: 'areas', rows, leftOut: '', areas: oneEach(areas) }),
  }
}

function oneEach(areas: readonly ReleasedArea[]): readonly ReleasedArea[] {
  return [...new Map(areas.map((one) => [one.code, one])).values()]
}

export function collectOutcomes(recognised: Recognised): Collector {
  const readRow = readerOfOutcomes(recognised)
  const found: InspectionOutcome[] = []
  let rows = 0
  return {
    hasEvenRows: false,
    add: (row) => {
      rows += 1
      const outcome = readRow(row)
      if (outcome !== null) found.push(outcome)
    },
    end: () => {
      const missing = rows - found.length
      const leftOut = missing === 0 ? '' : `${missing} rows without a council or a day`
      return { kind: 'outcomes', rows, leftOut, outcomes: found }
    },
  }
}
