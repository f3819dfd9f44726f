import type { WatchLetters } from '../councils/watch-letters.ts'
import { type Day, isBefore } from '../shared/days.ts'

// Who hears of what. Owners, those who contribute and those mentioned watch by themselves; anybody may watch or stop.

export const WATCH_REASONS = ['chosen', 'owner', 'contributor', 'mentioned', 'objective'] as const
export type WatchReason = (typeof WATCH_REASONS)[number]

export const REASON_WORDS: Readonly<Record<WatchReason, string>> = {
  chosen: 'you chose to',
  owner: 'you own it',
  contributor: 'you contribute to it',
  mentioned: 'you were mentioned',
  objective: 'you watch all actions of its objective',
}

/** What a form of a thing may ask for; `all` is an objective with its actions. */
export const WATCH_WISHES = ['yes', 'all', 'no'] as const
export type WatchWish = (typeof WATCH_WISHES)[number]

/** How somebody watches one thing; null where they do not. */
export type OwnWatch = { readonly why: WatchReason; readonly withActions: boolean }

/** A letter of what changed is written at most once a day, or once a week from Monday. */
export function isWatchLetterDue(wanted: WatchLetters, lastOn: Day | null, today: Day): boolean {
  if (wanted === 'never') return false
  if (lastOn === null) return true
  const from = wanted === 'each day' ? today : today.subtract({ days: today.dayOfWeek - 1 })
  return isBefore(lastOn, from)
}

/** Nobody is told of what is older, however long they were away. */
const MOST_DAYS = 30

/** From when a letter tells: since the last one, else for as long as one covers. */
export function tellsFrom(
  wanted: WatchLetters,
  last: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant {
  const first = last ?? now.subtract({ hours: 24 * (wanted === 'each day' ? 1 : 7) })
  const oldest = now.subtract({ hours: 24 * MOST_DAYS })
  return Temporal.Instant.compare(first, oldest) < 0 ? oldest : first
}

/** Since when a page shows what changed: the last reading, else the visit before this one. */
export function readFrom(
  lookedAt: Temporal.Instant | null,
  lastVisit: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant {
  return lookedAt ?? lastVisit ?? now.subtract({ hours: 24 * MOST_DAYS })
}
