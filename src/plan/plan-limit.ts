import { USUAL_CARRIES } from '../plan-checks/check-load.ts'
import { type Mistake, mustBeShort, mustSay } from './mistake.ts'

// How many unfinished actions one owner can carry: the council's own number for its case, or the usual one.

export const MOST_CARRIES = 99

export type WantedLimit = {
  readonly carries: number
  /** A higher number quiets a check and lifts the plan's score, so that whoever reads either can ask why. */
  readonly why: string
}

export type PlanLimit = WantedLimit & { readonly version: number }

export function carriesOf(limit: PlanLimit | null): number {
  return limit?.carries ?? USUAL_CARRIES
}

/** A whole number from 1 to 99 as somebody typed it; null for anything else. */
export function parseCarries(words: string): number | null {
  const number = /^\d{1,3}$/.test(words) ? Number(words) : 0
  return number >= 1 && number <= MOST_CARRIES ? number : null
}

type Typed = { readonly get: (name: string) => string }

export type ParsedLimit =
  | { readonly ok: true; readonly value: WantedLimit }
  | { readonly ok: false; readonly errors: readonly Mistake[] }

export function parseLimit(typed: Typed): ParsedLimit {
  const carries = parseCarries(typed.get('carries'))
  const errors = [
    ...(carries === null ? [{ field: 'carries', message: carriesMessage(typed.get('carries')) }] : []),
    ...mustSay(typed, 'why', 'Enter why this is what an owner can carry'),
    ...mustBeShort(typed, { why: 500 }),
  ]
  if (carries === null || errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { carries, why: typed.get('why') } }
}

function carriesMessage(words: string): string {
  return words === ''
    ? 'Enter how many unfinished actions one owner can carry'
    : `How many one owner can carry must be a whole number from 1 to ${MOST_CARRIES}`
}
