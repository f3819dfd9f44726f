import { YES_NO } from './annex-a-person-codes.ts'
import { ChildIndex } from './child-index.ts'
import { codeAt } from './code-set.ts'
import { isOpenOn } from './count-as.ts'
import { isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { isWithin, periodTo, showPeriod } from './indicator.ts'
import type { Period } from './indicator.ts'
import type { ListTable, ReturnTables } from './list-table.ts'

// The way of children through the service, worked out from Annex A: who reached each stage in the six months, who went
// on from there, how long it had taken those who arrived, and who is still waiting. Counts of children, never of rows.

export const STAGES = [
  'contact',
  'referral',
  'assessment',
  'strategy discussion',
  'conference',
  'plan',
  'care',
  'leaving',
] as const
export type Stage = (typeof STAGES)[number]

/** Middle and ninetieth percentile (nearest rank), in days. */
export type Spread = { readonly of: number; readonly median: number; readonly ninetieth: number }

export type JourneyStep = {
  readonly stage: Stage
  /** Children who reached the stage in the period. */
  readonly children: number
  /** Of those, children who reached the next stage on that day or later; null at the end of the way. */
  readonly wentOn: number | null
  /** Of those who have not gone on, children for whom it is still open on the day; null where the lists do not say. */
  readonly waiting: number | null
  /** Days that those have waited. */
  readonly waited: Spread | null
  /** Days since the stage before, of those who came from it. */
  readonly taken: Spread | null
}

export type Journey = { readonly period: string; readonly steps: readonly JourneyStep[] }

const YES = codeAt(YES_NO, 'Yes')
const NO = codeAt(YES_NO, 'No')

type StageShape = {
  readonly stage: Stage
  readonly list: string
  /** The column with the day on which a child reaches it. */
  readonly day: string
  /** Is it still open in this row? Asked of children who have not gone on. */
  readonly isOpen: ((table: ListTable, at: number, on: DayNumber) => boolean) | null
}

const SHAPES: readonly StageShape[] = [
  // A contact that led to nothing has no column that says it is finished.
  { stage: 'contact', list: 'List 1', day: 'contact', isOpen: null },
  {
    stage: 'referral',
    list: 'List 3',
    day: 'referred',
    isOpen: (table, at) => table.value(at, 'nfa') === NO,
  },
  { stage: 'assessment', list: 'List 4', day: 'started', isOpen: openUntil('authorised') },
  {
    stage: 'strategy discussion',
    list: 'List 5',
    day: 'discussed',
    isOpen: (table, at) => table.value(at, 'unnecessary') !== YES && table.value(at, 'conference') === NONE,
  },
  {
    stage: 'conference',
    list: 'List 5',
    day: 'conference',
    isOpen: (table, at) => table.value(at, 'plan') === YES,
  },
  { stage: 'plan', list: 'List 7', day: 'started', isOpen: openUntil('ended') },
  { stage: 'care', list: 'List 8', day: 'started', isOpen: openUntil('ceased') },
  { stage: 'leaving', list: 'List 8', day: 'ceased', isOpen: null },
]

/** null where the return is not Annex A, or lacks a list of the way: half a way would be read as a whole one. */
export function followJourney(tables: ReturnTables, day: DayNumber): Journey | null {
  const places = SHAPES.map((shape) => placeOf(tables, shape))
  const whole = places.filter((place) => place !== null)
  if (whole.length < SHAPES.length) return null
  const period = periodTo(day, 6)
  const steps = whole.map((place, at) =>
    stepOf(place, { before: whole[at - 1] ?? null, next: whole[at + 1] ?? null, period }),
  )
  return { period: showPeriod(period), steps }
}

type StagePlace = StageShape & {
  readonly table: ListTable
  readonly index: ChildIndex
  readonly children: number
}

function placeOf(tables: ReturnTables, shape: StageShape): StagePlace | null {
  const table = tables.lists.get(shape.list)
  if (tables.shape.kind !== 'annex-a' || !table?.has('child') || !table.has(shape.day)) return null
  const children = tables.children.size
  return { ...shape, table, children, index: new ChildIndex(table, children) }
}

type Around = {
  readonly before: StagePlace | null
  readonly next: StagePlace | null
  readonly period: Period
}

function stepOf(place: StagePlace, { before, next, period }: Around): JourneyStep {
  const reached = firstRows(place, period)
  const taken: number[] = []
  const waited: number[] = []
  let wentOn = 0
  for (const [child, at] of reached) {
    const day = place.table.value(at, place.day)
    const since = before === null ? null : latestUpTo(before, child, day)
    if (since !== null) taken.push(day - since)
    if (next !== null && comesAfter(next, child, { from: day, to: period.to })) wentOn += 1
    else if (next !== null && place.isOpen?.(place.table, at, period.to) === true)
      waited.push(period.to - day)
  }
  return {
    stage: place.stage,
    children: reached.size,
    wentOn: next === null ? null : wentOn,
    waiting: next === null || place.isOpen === null ? null : waited.length,
    waited: spreadOf(waited),
    taken: spreadOf(taken),
  }
}

// A child who came twice in the period is followed from the first time.
function firstRows(place: StagePlace, period: Period): ReadonlyMap<number, number> {
  const first = new Map<number, number>()
  for (let at = 0; at < place.table.length; at += 1) {
    const child = place.table.value(at, 'child')
    const day = place.table.value(at, place.day)
    if (!isKnown(child) || !isWithin(period, day)) continue
    const known = first.get(child)
    if (known === undefined || day < place.table.value(known, place.day)) first.set(child, at)
  }
  return first
}

function latestUpTo(place: StagePlace, child: number, day: DayNumber): DayNumber | null {
  let latest: number | null = null
  for (const at of place.index.rows(child)) {
    const value = place.table.value(at, place.day)
    if (isKnown(value) && value <= day && (latest === null || value > latest)) latest = value
  }
  return latest
}

function comesAfter(
  place: StagePlace,
  child: number,
  { from, to }: { readonly from: DayNumber; readonly to: DayNumber },
): boolean {
  return place.index.some(child, (at) => {
    const value = place.table.value(at, place.day)
    return isKnown(value) && value >= from && value <= to
  })
}

function openUntil(end: string): NonNullable<StageShape['isOpen']> {
  return (table, at, on) => isOpenOn(table.value(at, end), on)
}

/** null of nobody. */
export function spreadOf(days: readonly number[]): Spread | null {
  const inOrder = days.toSorted((one, other) => one - other)
  const half = inOrder.length / 2
  const low = inOrder[Math.ceil(half) - 1]
  const high = inOrder[Math.floor(half)]
  const ninetieth = inOrder[Math.ceil(inOrder.length * 0.9) - 1]
  if (low === undefined || high === undefined || ninetieth === undefined) return null
  return { of: inOrder.length, median: (low + high) / 2, ninetieth }
}
