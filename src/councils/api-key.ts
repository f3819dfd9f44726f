import type { Day } from '../shared/days.ts'
import { isAfter } from '../shared/days.ts'
import type { ApiKeyId } from '../shared/ids.ts'
import type { Act } from '../shared/permissions.ts'
import type { Mistake } from './invitation.ts'

// A key lets another program of the council's in: the analyst's workbook, the case system. It may less than a person.

export type ApiKey = {
  readonly id: ApiKeyId
  readonly name: string
  readonly acts: readonly string[]
  readonly madeBy: string | null
  readonly madeOn: Day
  readonly endsOn: Day
  readonly endedAt: Temporal.Instant | null
  readonly endedWhy: string | null
  readonly usedOn: Day | null
}

/** What a key may be made for, in the words of whoever makes it. */
export const KEY_ACTS = {
  'see the requirements': 'Read requirements and what is owed',
  'see the plan': 'Read the plan',
  'see measures': 'Read measures and their values',
  'keep measures': 'Bring values of measures',
} as const satisfies Partial<Record<Act, string>>

export type KeyAct = keyof typeof KEY_ACTS

export const KEY_DAYS_AT_MOST = 366

export type TypedKey = { readonly name: string; readonly acts: readonly string[]; readonly days: string }
export type WantedKey = { readonly name: string; readonly acts: readonly KeyAct[]; readonly endsOn: Day }

/** How long a key may hold, as offered: until then it must be made anew, so that forgotten ones end by themselves. */
export const KEY_LIVES: readonly { readonly days: string; readonly words: string }[] = [
  { days: '30', words: '30 days' },
  { days: '90', words: '90 days' },
  { days: '365', words: 'A year' },
]

export function parseKey(
  typed: TypedKey,
  today: Day,
): { readonly wanted: WantedKey } | { readonly mistakes: readonly Mistake[] } {
  const acts = Object.keys(KEY_ACTS).filter((act): act is KeyAct => typed.acts.includes(act))
  const life = KEY_LIVES.find(({ days }) => days === typed.days)
  const mistakes: readonly Mistake[] = [
    ...(typed.name === '' ? [{ field: 'name', message: 'Enter what the key is for' }] : []),
    ...(typed.name.length > 100
      ? [{ field: 'name', message: 'What the key is for must be 100 characters or fewer' }]
      : []),
    ...(acts.length === 0 ? [{ field: 'acts', message: 'Select what the key may do' }] : []),
    ...(life === undefined ? [{ field: 'days', message: 'Select how long the key holds' }] : []),
  ]
  if (life === undefined || mistakes.length > 0) return { mistakes }
  return { wanted: { name: typed.name, acts, endsOn: today.add({ days: Number(life.days) }) } }
}

export type KeyState = 'holds' | 'ended' | 'run out'

export function stateOfKey(key: Pick<ApiKey, 'endedAt' | 'endsOn'>, today: Day): KeyState {
  if (key.endedAt !== null) return 'ended'
  return isAfter(today, key.endsOn) ? 'run out' : 'holds'
}
