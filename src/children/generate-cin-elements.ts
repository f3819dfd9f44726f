import { formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { Element } from './generate-element.ts'

// The larger elements of a made-up CIN census.

export function episode(
  referred: DayNumber,
  isNfa: boolean,
  inside: readonly Element[],
  closed: DayNumber | null = null,
  reason = '',
): Element {
  return [
    'CINdetails',
    [
      ['CINreferralDate', iso(referred)],
      ['ReferralSource', '1A'],
      ['PrimaryNeedCode', isNfa ? '' : 'N1'],
      ['CINclosureDate', closed === null ? '' : iso(closed)],
      ['ReasonForClosure', reason],
      ...inside,
      ['ReferralNFA', isNfa ? '1' : '0'],
    ],
  ]
}

export function planned(
  started: DayNumber,
  ended: DayNumber | null,
  before: number,
  reviews: readonly DayNumber[],
): Element {
  return [
    'ChildProtectionPlans',
    [
      ['CPPstartDate', iso(started)],
      ['CPPendDate', ended === null ? '' : iso(ended)],
      ['InitialCategoryOfAbuse', 'NEG'],
      ['LatestCategoryOfAbuse', 'NEG'],
      ['NumberOfPreviousCPP', String(before)],
      ['Reviews', reviews.map((review): Element => ['CPPreviewDate', iso(review)])],
    ],
  ]
}

export function iso(day: DayNumber): string {
  return formatDayNumber(day).split('/').toReversed().join('-')
}
