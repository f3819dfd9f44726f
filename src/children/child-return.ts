import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import type { Severity } from './problem.ts'
import type { ReturnKind } from './return-shape.ts'
import { KIND_NAMES, type ReturnOutcome } from './return-outcome.ts'

// A return that was brought in, and what came of it.

declare const returnBrand: unique symbol
export type ReturnId = number & { readonly [returnBrand]: true }

type Brought = {
  readonly id: ReturnId
  readonly files: readonly string[]
  /** Children aged 0 to 17 of the area, where somebody said; without them there are no rates. */
  readonly population: number | null
  readonly broughtAt: Temporal.Instant
  readonly broughtBy: string | null
  readonly broughtById: PersonId | null
}

export type ReturnLine = Brought &
  (
    | { readonly state: 'being read' }
    | { readonly state: 'unreadable'; readonly why: string }
    | {
        readonly state: 'read'
        readonly kind: ReturnKind
        readonly snapshotOn: Day
        readonly rows: number
        readonly problems: number
        readonly warnings: number
      }
  )

export type ReadReturnLine = ReturnLine & { readonly state: 'read' }
export type ChildReturn =
  | Exclude<ReturnLine, { state: 'read' }>
  | (ReadReturnLine & { readonly outcome: ReturnOutcome })
export type WholeReturn = ChildReturn & { readonly state: 'read' }

/** "Annex A of 31 March 2026"; by its files until it is read. */
export function nameOfReturn(line: ReturnLine, say: (day: Day) => string): string {
  return line.state === 'read' ? `${KIND_NAMES[line.kind]} of ${say(line.snapshotOn)}` : line.files.join(', ')
}

/** Which problems to list; empty words ask for all. */
export type ProblemFilter = {
  readonly list: string
  readonly rule: string
  readonly severity: Severity | ''
  readonly page: number
}

export function parseProblemFilter(query: URLSearchParams): ProblemFilter {
  const get = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  const severity = get('severity')
  const page = Number(get('page'))
  return {
    list: get('list'),
    rule: get('rule'),
    severity: severity === 'problem' || severity === 'warning' ? severity : '',
    page: Number.isInteger(page) && page > 1 ? Math.min(page, 10_000) : 1,
  }
}

/** "64,300" or "64300"; null where nothing was written, NaN where it is no number of children. */
export function parsePopulation(text: string): number | null {
  const plain = text.replaceAll(/[,\s]/g, '')
  if (plain === '') return null
  const number = /^\d{1,8}$/.test(plain) ? Number(plain) : Number.NaN
  return number > 0 ? number : Number.NaN
}
