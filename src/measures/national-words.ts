import type { NationalFile, NationalKind } from './national-file.ts'

/** What a file is about, for a list of files. */
export const KIND_WORDS: Readonly<Record<NationalKind, string>> = {
  figures: 'figures of councils, regions and England',
  names: 'what series are called and how they are counted',
  neighbours: 'statistical neighbours',
  areas: 'councils and their numbers',
  outcomes: 'outcomes of inspections',
}

/** "641,070 figures of 434 series in 170 areas, 2014 to 2025, of them 93,883 hidden or missing". */
export function describeNationalFile(file: NationalFile): string {
  const leftOut = file.leftOut === '' ? '' : `; left out: ${file.leftOut}`
  return `${saidOf(file)}${leftOut}`
}

function saidOf(file: NationalFile): string {
  switch (file.kind) {
    case 'figures': {
      const { figures, hidden, vectors, areas } = file.set
      const series = new Set(vectors.map(({ short }) => short)).size
      const years = yearsOf(vectors.map(({ year }) => year))
      const gaps = hidden === 0 ? '' : `, of them ${count(hidden)} hidden or missing`
      return `${plural(figures, 'figure')}${gaps} (${count(series)} series, ${plural(areas.length, 'area')}${years})`
    }
    case 'names':
      return `${plural(file.names.length, 'name')} of series`
    case 'neighbours':
      return `neighbours of ${plural(file.neighbours.length, 'council')} by the model of ${file.model}`
    case 'areas':
      return `${plural(file.areas.length, 'council')} with ${file.areas.length === 1 ? 'its number' : 'their numbers'}`
    case 'outcomes':
      return `${plural(file.outcomes.length, 'outcome')} of inspections`
  }
}

function yearsOf(all: readonly number[]): string {
  const years = all.filter((year) => year > 0)
  if (years.length === 0) return ''
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? `, ${first}` : `, ${first} to ${last}`
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}

function plural(number: number, thing: string): string {
  return `${count(number)} ${thing}${number === 1 ? '' : 's'}`
}
