import type { Day } from '../shared/days.ts'
import type { ReturnId } from './child-return.ts'

// Lists of single children for the council's own managers. Off unless the council switches them on.

declare const listBrand: unique symbol
export type ChildListId = number & { readonly [listBrand]: true }

/** What a list is of, in the order in which they are shown. */
export const CHILD_LIST_KINDS = [
  'protection visit',
  'need visit',
  'care visit',
  'assessment',
  'conference',
  'protection review',
  'care review',
  'health assessment',
  'pathway plan',
] as const
export type ChildListKind = (typeof CHILD_LIST_KINDS)[number]

export const CHILD_LIST_TITLES: Readonly<Record<ChildListKind, string>> = {
  'protection visit': 'On a child protection plan, statutory visit overdue',
  'need visit': 'Child in need plan, not seen in time',
  'care visit': 'Looked after, social work visit overdue',
  assessment: 'Open assessment, past 45 working days',
  conference: 'Section 47 enquiry, past 15 working days without a conference',
  'protection review': 'Child protection plan, review overdue',
  'care review': 'Looked after, review overdue',
  'health assessment': 'Looked after a year or more, health assessment overdue',
  'pathway plan': 'Care leaver, pathway plan review overdue',
}

export const CHILD_NAMES = ['pseudonym', 'local identifier'] as const
export type ChildNames = (typeof CHILD_NAMES)[number]

/** What children are called, and what pseudonyms are made with; as values, so that a thread can be told. */
export type Naming = { readonly names: ChildNames; readonly secret: Uint8Array }

/** Says for a child what the list is to call them. */
export type NameChild = (identifier: string) => string

export type OverdueChild = {
  readonly child: string
  readonly team: string
  /** As 2026-03-31; null where it was never done and no day can be said. */
  readonly dueOn: string | null
  readonly daysOverdue: number | null
}

export type FoundList = { readonly kind: ChildListKind; readonly rows: readonly OverdueChild[] }

export type ChildListSwitch = {
  readonly isOn: boolean
  readonly names: ChildNames
  readonly days: number
  readonly why: string
  readonly saidAt: Temporal.Instant
  readonly saidBy: string
}

export type ChildList = {
  readonly id: ChildListId
  readonly returnId: ReturnId
  readonly kind: ChildListKind
  readonly names: ChildNames
  readonly snapshotOn: Day
  readonly expiresOn: Day
  readonly count: number
  /** Until when this reader has it open; null where they have not said why. */
  readonly openUntil: Temporal.Instant | null
}

export type ChildListRow = {
  readonly child: string
  readonly team: string
  readonly dueOn: Day | null
  readonly daysOverdue: number | null
}

/** A working day: a list that was opened in the morning need not be opened again in the afternoon. */
export const OPEN_FOR = { hours: 8 } as const
export const USUAL_DAYS = 14
const MOST_DAYS = 31
const LONGEST_WHY = 500

type Mistake = { readonly field: string; readonly message: string }

export type TypedSwitch = { readonly names: string; readonly days: string; readonly why: string }
export type WantedSwitch = { readonly names: ChildNames; readonly days: number; readonly why: string }

export function parseSwitch(typed: TypedSwitch): WantedSwitch | { readonly mistakes: readonly Mistake[] } {
  const names = CHILD_NAMES.find((one) => one === typed.names)
  const days = Number(typed.days)
  const mistakes: Mistake[] = []
  if (names === undefined) mistakes.push({ field: 'names', message: 'Choose what the lists call a child' })
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    mistakes.push({ field: 'days', message: `Enter a number of days from 1 to ${MOST_DAYS}` })
  const why = parseWhy(typed.why, 'Enter why the council needs these lists')
  if (typeof why !== 'string') mistakes.push(why)
  return names === undefined || typeof why !== 'string' || mistakes.length > 0
    ? { mistakes }
    : { names, days, why }
}

/** A reason, or what is wrong with it. */
export function parseWhy(text: string, message: string): string | Mistake {
  const why = text.trim()
  if (why === '') return { field: 'why', message }
  return why.length > LONGEST_WHY
    ? { field: 'why', message: `The reason must be ${LONGEST_WHY} characters or fewer` }
    : why
}
