import { type Day, formatDay } from '../shared/days.ts'

// Two tellings of the same fields, side by side.

export type Difference = { readonly what: string; readonly now: string; readonly typed: string }

/** Only what differs between two tellings of the same fields. */
export function differencesOf(
  names: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): readonly Difference[] {
  return Object.entries(names)
    .map(([field, what]) => ({ what, now: now[field] ?? '', typed: typed[field] ?? '' }))
    .filter((one) => one.now !== one.typed)
}

export function wordsOfDay(day: Day | null): string {
  return day === null ? '' : formatDay(day)
}

/** The three boxes of a day, filled. */
export function dayFields(name: string, day: Day | null): readonly (readonly [string, string])[] {
  if (day === null) return []
  return [
    [`${name}-day`, String(day.day)],
    [`${name}-month`, String(day.month)],
    [`${name}-year`, String(day.year)],
  ]
}
