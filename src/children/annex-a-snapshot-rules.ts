import { ANNEX_A } from './annex-a-lists.ts'
import { addMonths, ageOn, civilDayOf, isKnown, NONE } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { problem, warning } from './problem.ts'
import type { RowRule } from './row-rule.ts'

// What must hold of a row of Annex A on the day of the snapshot: nothing after it, ages as of it, and nothing older
// than the lists look back (Ofsted's guidance, August 2019: six months; twelve for Lists 10 and 11).

export type Snapshot = {
  readonly day: DayNumber
  /** False where the day was worked out from the file, when it may be some days early. */
  readonly given: boolean
}

// A pregnancy, with some days for a date that was only expected.
const LONGEST_BEFORE_BIRTH = 310
// An export is made some days before the day it is for, or looks back from the day it was made.
const SLACK = 8
// How much later than the last date in the file the true day of the snapshot may be.
const WORKED_OUT_SLACK = 31

export function snapshotRules(snapshot: Snapshot): readonly RowRule[] {
  return [
    ...ANNEX_A.lists.flatMap((list) => [
      ...list.columns
        .filter((column) => column.type === 'day' && column.key !== 'born')
        .map((column) => notAfter(list.name, column.key, snapshot)),
      ...(list.columns.some((column) => column.key === 'born') ? birthRules(list.name, snapshot) : []),
    ]),
    ...WINDOWS.map(([list, key, months]) => notBefore(list, key, months, snapshot)),
    ...BEFORE_BIRTH.map(([list, key]) => notBeforeBirth(list, key)),
    ...ADULTS.map(([list, ended]) => notGrown(list, ended, snapshot)),
    GROWN_IN_NEED,
  ]
}

function notAfter(list: string, key: string, { day, given }: Snapshot): RowRule {
  const latest = given ? day : day + WORKED_OUT_SLACK
  return {
    list,
    reads: [key],
    at: key,
    rule: problem(
      'after-snapshot',
      '{value} is after the day the list is for.',
      'Correct the date, or leave it blank if it has not happened.',
    ),
    judge: (value) => (isKnown(value) ? value <= latest : null),
    ...softWhen(!given),
  }
}

const WINDOWS = [
  ['List 1', 'contact', 6],
  ['List 2', 'completed', 6],
  ['List 3', 'referred', 6],
  ['List 4', 'authorised', 6],
  ['List 5', 'discussed', 6],
  ['List 6', 'closed', 6],
  ['List 7', 'ended', 6],
  ['List 8', 'ceased', 6],
  ['List 10', 'adopted', 12],
  ['List 10', 'reversed', 12],
  ['List 11', 'left', 12],
] as const

// Where the day was only worked out, a row that is too old may be none.
function notBefore(list: string, key: string, months: number, { day, given }: Snapshot): RowRule {
  const earliest = addMonths(day, -months) - SLACK
  const severity = given ? problem : warning
  return {
    list,
    reads: [key],
    at: key,
    soft: true,
    rule: severity(
      'before-period',
      `{value} is before the ${months} months that the list is for.`,
      'Leave the row out, or correct the date.',
    ),
    judge: (value) => (isKnown(value) ? value >= earliest : null),
  }
}

// Where nobody gave the day, many rows that contradict it say that it was worked out wrongly.
function softWhen(unsure: boolean): Partial<RowRule> {
  return unsure ? { soft: true } : {}
}

function birthRules(list: string, { day, given }: Snapshot): readonly RowRule[] {
  const last = given ? day : day + WORKED_OUT_SLACK
  const fits = agesThatFit(day, last)
  const mayBeUnborn = !['List 8', 'List 9', 'List 10'].includes(list)
  return [
    ...(mayBeUnborn ? [] : [isBorn(list)]),
    {
      list,
      reads: ['born', 'age'],
      at: 'age',
      rule: problem(
        'age-contradicts',
        'The age {1} does not fit the date of birth {0}.',
        'Give the age in whole years at the last birthday, -1 for the unborn.',
      ),
      judge: (born, age) =>
        isKnown(born) && isKnown(age) && born <= last + LONGEST_BEFORE_BIRTH ? fits(born, age) : null,
      ...softWhen(!given),
    },
    {
      list,
      reads: ['born'],
      at: 'born',
      rule: problem(
        'birth-not-possible',
        mayBeUnborn
          ? '{value} is too far ahead for an expected date of birth.'
          : '{value} is after the day the list is for.',
        'Correct the date of birth.',
      ),
      judge: (born) => (isKnown(born) ? born <= last + (mayBeUnborn ? LONGEST_BEFORE_BIRTH : 0) : null),
    },
    {
      list,
      reads: ['born', 'age'],
      at: 'born',
      rule: problem(
        'birth-missing',
        'There is an age but no date of birth.',
        'Give the date of birth that the age was worked out from.',
      ),
      // An age that could not be read is an age all the same; -1 is one still to be born.
      judge: (born, age) => (age === NONE || age === -1 ? null : born !== NONE),
    },
  ]
}

function isBorn(list: string): RowRule {
  return {
    list,
    reads: ['age'],
    at: 'age',
    rule: problem(
      'unborn',
      'The age {value} is that of the unborn, who are not in this list.',
      'Give the age in whole years, or take the child out of the list.',
    ),
    judge: (age) => (isKnown(age) ? age >= 0 : null),
  }
}

// The ages that fit a birth, worked out once for each: a million rows have some seven thousand births.
function agesThatFit(day: DayNumber, last: DayNumber): (born: DayNumber, age: number) => boolean {
  const known = new Map<DayNumber, readonly [number, number]>()
  return (born, age) => {
    if (age === -1) return born > day
    if (born > last) return false
    let ages = known.get(born)
    if (ages === undefined) {
      ages = agesBetween(born, day, last)
      known.set(born, ages)
    }
    return age >= ages[0] && age <= ages[1]
  }
}

function agesBetween(born: DayNumber, day: DayNumber, last: DayNumber): readonly [number, number] {
  const least = born > day ? 0 : ageOn(born, day)
  const most = Math.max(least, ageOn(born, last))
  const birth = civilDayOf(born)
  // Systems differ on whether someone born on 29 February is a year older on the 28th.
  const isLeap = birth.month === 2 && birth.day === 29
  return [least, isLeap ? Math.max(most, ageOn(born, last + 1)) : most]
}

const BEFORE_BIRTH = [
  ['List 1', 'contact'],
  ['List 2', 'started'],
  ['List 3', 'referred'],
  ['List 4', 'started'],
  ['List 5', 'discussed'],
  ['List 6', 'started'],
  ['List 7', 'started'],
  ['List 8', 'started'],
  ['List 10', 'entered'],
  // What is ordered after a first date needs no rule of its own; these are not.
  ['List 8', 'health'],
  ['List 8', 'dental'],
  ['List 9', 'pathway'],
  ['List 9', 'contacted'],
] as const

// Nobody is looked after or adopted before they are born.
const BORN_FIRST = new Set(['List 8', 'List 9', 'List 10'])

function notBeforeBirth(list: string, key: string): RowRule {
  const before = BORN_FIRST.has(list) ? 0 : LONGEST_BEFORE_BIRTH
  return {
    list,
    reads: ['born', key],
    at: key,
    rule: problem(
      'before-birth',
      '{1} is before the child was born ({0}).',
      'Correct whichever of the two dates is wrong.',
    ),
    judge: (born, value) => (isKnown(born) && isKnown(value) ? value >= born - before : null),
  }
}

const ADULTS = [
  ['List 7', 'ended'],
  ['List 8', 'ceased'],
] as const

function notGrown(list: string, ended: string, { day }: Snapshot): RowRule {
  const what = list === 'List 7' ? 'on a child protection plan' : 'looked after'
  return {
    list,
    reads: ['born', ended],
    at: ended,
    rule: problem(
      'grown-up',
      `Born on {0}, so 18 or over, and still ${what}.`,
      'Give the date it ended, or correct the date of birth.',
    ),
    soft: true,
    judge: (born, end) => (isKnown(born) && end === NONE && born <= day ? ageOn(born, day) < 18 : null),
  }
}

const GROWN_IN_NEED: RowRule = {
  list: 'List 6',
  reads: ['age', 'closed'],
  at: 'age',
  rule: warning(
    'grown-up',
    'At {0} years this is no child in need; the list leaves care leavers out.',
    'Close the episode, or correct the date of birth.',
  ),
  judge: (age, closed) => (isKnown(age) && closed === NONE ? age < 18 : null),
}
