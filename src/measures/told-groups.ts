import type { Day } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { tidyGroupName } from './group.ts'
import { readCells, splitLines, type ToldFor, type ToldPeriod } from './told-values.ts'

// Teams' values as people paste them: team, period, numerator, denominator; or team, period and value.

export type ToldGroupValue = ToldPeriod & { readonly group: string }

/** All lines or none: what is wrong is told by the line. A line of headings at the top is passed over. */
export function readGroupTelling(
  text: string,
  of: ToldFor,
  today: Day,
): Outcome<readonly ToldGroupValue[], readonly string[]> {
  const lines = splitLines(text).filter(({ cells }, i) => !(i === 0 && isHeading(cells)))
  if (lines.length === 0) return refuse(['Paste at least one line'])
  const read = lines.map(({ number, cells: [name = '', ...rest] }) => {
    const group = tidyGroupName(name)
    const told = group === '' ? refuse('There is no team') : readCells(rest, of, today)
    return { number, group, told }
  })
  const wrong = read.flatMap(({ number, told }) => (told.ok ? [] : [`Line ${number}: ${told.refusal}`]))
  const values = read.flatMap(({ group, told }) => (told.ok ? [{ ...told.value, group }] : []))
  const mistakes = [...wrong, ...repeatsIn(values)]
  return mistakes.length > 0 ? refuse(mistakes) : accept(values)
}

function isHeading(cells: readonly string[]): boolean {
  return cells.slice(1).every((cell) => !/\d/.test(cell))
}

function repeatsIn(values: readonly ToldGroupValue[]): readonly string[] {
  const seen = new Set<string>()
  return values.flatMap(({ group, period }) => {
    const key = `${group.toLowerCase()} ${period.toString()}`
    if (seen.has(key)) return [`${group} is told twice for one period`]
    seen.add(key)
    return []
  })
}
