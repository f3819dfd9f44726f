import { GROUPINGS } from './count-groups.ts'
import type { Grouping } from './count-groups.ts'
import { readDay } from './cell.ts'
import type { DayNumber } from './day-number.ts'
import { type LocalStandards, parseStandards, USUAL_STANDARDS } from './local-standards.ts'

// The words of `los children`.

export type ChildrenWords =
  | {
      readonly act: 'check' | 'count'
      readonly files: readonly string[]
      readonly lastMonth: readonly string[]
      readonly day: DayNumber | null
      readonly json: boolean
      readonly population: number | null
      readonly by: Grouping | null
      readonly standards: LocalStandards
    }
  | { readonly fault: string }

export function readWords(words: readonly string[]): ChildrenWords {
  const [act, ...rest] = words
  if (act !== 'check' && act !== 'count') return { fault: 'Say "check" or "count" first.' }
  const files: string[] = []
  const lastMonth: string[] = []
  let day: DayNumber | null = null
  let population: number | null = null
  let json = false
  let by: Grouping | null = null
  let standards: LocalStandards = USUAL_STANDARDS
  for (let at = 0; at < rest.length; at += 1) {
    const { name, value, isInline } = optionOf(rest[at] ?? '', rest[at + 1])
    if (name === null) files.push(rest[at] ?? '')
    else if (name === '--json') json = true
    else {
      if (value === undefined) return { fault: `${name} needs a value.` }
      if (!isInline) at += 1
      if (name === '--date') {
        const read = readDay(value)
        if (!('day' in read)) return { fault: `"${value}" is not a date: write it as 2026-03-31.` }
        day = read.day
      } else if (name === '--last-month' || name === '--previous') lastMonth.push(value)
      else if (name === '--population') {
        population = Number(value.replaceAll(',', ''))
        if (!Number.isSafeInteger(population) || population <= 0)
          return { fault: `"${value}" is not a number of children.` }
      } else if (name === '--by') {
        by = GROUPINGS.find((one) => one === value) ?? null
        if (by === null) return { fault: `Group by one of: ${GROUPINGS.join(', ')}.` }
      } else if (name === '--standards') {
        const said = parseStandards(value)
        if ('fault' in said) return said
        standards = said
      } else return { fault: `There is no option ${name}.` }
    }
  }
  if (files.length === 0) return { fault: 'Name the file or files.' }
  return { act, files, lastMonth, day, json, population, by, standards }
}

function optionOf(
  word: string,
  next: string | undefined,
): { readonly name: string | null; readonly value: string | undefined; readonly isInline: boolean } {
  if (!word.startsWith('--')) return { name: null, value: undefined, isInline: false }
  const equals = word.indexOf('=')
  if (equals < 0) return { name: word, value: next, isInline: false }
  return { name: word.slice(0, equals), value: word.slice(equals + 1), isInline: true }
}
