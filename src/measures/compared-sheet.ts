import type { CsvCell, Sheet } from '../shared/csv.ts'
import type { Comparison, Published } from './comparator.ts'
import type { Measure, Observation } from './measure.ts'

const HEADS = [
  'Measure',
  'Unit',
  'Told here',
  'Month',
  'Year published',
  'Own, published',
  'Neighbours, mean',
  'Neighbours, median',
  'Neighbours known',
  'Neighbours hidden',
  'Region',
  'England',
  'File',
  'Read on',
]

/** Each measure beside what is published; a hidden figure keeps its sign. */
export function comparedSheet(
  compared: readonly {
    readonly measure: Measure
    readonly latest: Observation | null
    readonly comparison: Comparison | null
  }[],
): Sheet {
  return {
    heads: HEADS,
    rows: compared.map(({ measure, latest, comparison }) => [
      measure.name,
      measure.unit,
      latest?.value ?? null,
      latest?.period ?? null,
      ...publishedCells(comparison),
    ]),
  }
}

function publishedCells(comparison: Comparison | null): readonly CsvCell[] {
  if (comparison === null) return []
  const { period, own, neighbours, region, england, file, readOn } = comparison
  const { mean, median, known, hidden } = neighbours
  return [period, cellOf(own), mean, median, known, hidden, cellOf(region), cellOf(england), file, readOn]
}

function cellOf(published: Published | null): CsvCell {
  return published === null ? null : (published.value ?? published.hidden)
}
