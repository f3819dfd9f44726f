import { type Day, formatDay, isAfter } from '../shared/days.ts'

// What a council holds itself to where no national definition gives a number: visits, supervision. Each holds from a day,
// so that what was counted before is judged by what held then.

export const STANDARD_KINDS = [
  'protectionVisit',
  'lastSeen',
  'careVisit',
  'seenAloneFrom',
  'supervision',
] as const
export type StandardKind = (typeof STANDARD_KINDS)[number]

export type Standard = {
  readonly name: string
  /** What the number counts. */
  readonly unit: string
  /** What is taken where the council says nothing. */
  readonly usual: number
  /** Which definition of the list counts by it. */
  readonly indicator: number
  readonly least: number
  readonly most: number
  readonly hint: string
}

export const STANDARDS: Readonly<Record<StandardKind, Standard>> = {
  protectionVisit: {
    name: 'Visits to children with a protection plan',
    unit: 'working days',
    usual: 10,
    indicator: 37,
    least: 1,
    most: 60,
    hint: '10, 15 and 20 are all in use',
  },
  lastSeen: {
    name: 'Children in need seen',
    unit: 'days',
    usual: 42,
    indicator: 27,
    least: 1,
    most: 366,
    hint: 'Six weeks is 42 days',
  },
  careVisit: {
    name: 'Visits to children in care',
    unit: 'days',
    usual: 42,
    indicator: 50,
    least: 1,
    most: 366,
    hint: 'The regulations say six weeks at the most, unless the placement is settled',
  },
  seenAloneFrom: {
    name: 'Children seen alone',
    unit: 'years of age, and older',
    usual: 0,
    indicator: 38,
    least: 0,
    most: 17,
    hint: '0 counts children of every age',
  },
  supervision: {
    name: 'Supervision of social workers',
    unit: 'days',
    usual: 28,
    indicator: 73,
    least: 1,
    most: 366,
    hint: 'Four weeks is 28 days',
  },
}

/** What was said of a standard: from a day a number holds, or again the usual one. */
export type DatedStandard = {
  readonly id: number
  readonly kind: StandardKind
  /** Null where the usual number holds again. */
  readonly number: number | null
  readonly from: Day
  readonly why: string
  readonly saidOn: Day
  readonly sayer: string | null
}

/** Which number holds on a day. Of two said to hold from one day, the later said does. */
export function standardOn(
  said: readonly Pick<DatedStandard, 'id' | 'kind' | 'number' | 'from'>[],
  kind: StandardKind,
  day: Day,
): { readonly number: number; readonly from: Day | null } {
  const [latest] = said
    .filter((one) => one.kind === kind && !isAfter(one.from, day))
    .toSorted((one, other) => Temporal.PlainDate.compare(other.from, one.from) || other.id - one.id)
  const number = latest?.number ?? null
  return number === null || latest === undefined
    ? { number: STANDARDS[kind].usual, from: null }
    : { number, from: latest.from }
}

/** "Counted here by 15 working days, from 1 April 2026 (10 is usual)." Empty for a definition that goes by no standard. */
export function describeStandard(
  indicator: number | null,
  said: readonly DatedStandard[],
  today: Day,
): string {
  const kind = STANDARD_KINDS.find((one) => STANDARDS[one].indicator === indicator)
  if (kind === undefined) return ''
  const { unit, usual } = STANDARDS[kind]
  const { number, from } = standardOn(said, kind, today)
  const next = said
    .filter((one) => one.kind === kind && isAfter(one.from, today))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from) || other.id - one.id)[0]
  const then =
    next === undefined ? '' : ` From ${formatDay(next.from)} it will be ${next.number ?? usual} ${unit}.`
  return from === null
    ? `Counted here by the usual ${number} ${unit}: the council has set no standard of its own.${then}`
    : `Counted here by the council’s own standard of ${number} ${unit}, from ${formatDay(from)} (${usual} is usual).${then}`
}
