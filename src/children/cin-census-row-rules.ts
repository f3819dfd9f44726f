import { TRUE_FALSE } from './cin-census-codes.ts'
import { CIN_CENSUS } from './cin-census-lists.ts'
import { codeAt } from './code-set.ts'
import { addMonths, isKnown } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { problem, warning } from './problem.ts'
import { bothOrNeither, datesInOrder, isBlank, isFilled, when } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'

// What must hold within a row of the CIN census. Source: the Department's CIN census guide and schema.

const TRUE = codeAt(TRUE_FALSE, '1')
const FALSE = codeAt(TRUE_FALSE, '0')

const CHILD_RULES: readonly RowRule[] = [
  when(
    'Child',
    ['born', 'expected'],
    'born',
    problem('birth-missing', 'There is neither a date of birth nor an expected one.', 'Give one of the two.'),
    (born, expected) => !isBlank(born) || !isBlank(expected),
  ),
  when(
    'Child',
    ['born', 'expected'],
    'expected',
    problem(
      'birth-twice',
      'There is a date of birth ({0}) and an expected one ({1}).',
      'Take the expected date out once the child is born.',
    ),
    (born, expected) =>
      isFilled(born) && (isFilled(expected) || isBlank(expected)) ? isBlank(expected) : null,
  ),
  when(
    'Child',
    ['upn', 'noUpn'],
    'upn',
    problem(
      'upn-missing',
      'There is neither a UPN nor a reason for having none.',
      'Give the UPN, or UPNunknown.',
    ),
    (upn, noUpn) => !isBlank(upn) || !isBlank(noUpn),
  ),
  when(
    'Child',
    ['upn', 'noUpn'],
    'noUpn',
    problem(
      'upn-contradicts',
      'There is a UPN ({0}) and a reason for having none ({1}).',
      'Keep one of the two.',
    ),
    (upn, noUpn) => (isFilled(upn) ? isBlank(noUpn) : null),
  ),
  datesInOrder('Child', 'born', 'died', 'The child died before being born'),
]

const EPISODE_RULES: readonly RowRule[] = [
  datesInOrder('CINdetails', 'referred', 'closed', 'The episode closes before the referral'),
  datesInOrder('CINdetails', 'referred', 'conference', 'The conference is before the referral'),
  ...bothOrNeither('CINdetails', 'closed', 'reason', 'for closing'),
  when(
    'CINdetails',
    ['nfa', 'need'],
    'need',
    problem(
      'need-missing',
      'The referral was taken on but has no primary need.',
      'Give the primary need, N0 where it is not stated.',
    ),
    (nfa, need) => (nfa === FALSE ? !isBlank(need) : null),
  ),
  datesInOrder('Assessments', 'started', 'authorised', 'The assessment is authorised before it starts'),
  datesInOrder('Assessments', 'started', 'reviewed', 'The internal review is before the assessment starts'),
  datesInOrder('CINPlanDates', 'started', 'ended', 'The plan ends before it starts'),
  datesInOrder('Section47', 'started', 'conference', 'The conference is before the enquiry'),
  datesInOrder('Section47', 'started', 'target', 'The conference is due before the enquiry starts'),
  when(
    'Section47',
    ['unnecessary', 'conference'],
    'conference',
    problem(
      'conference-unnecessary',
      'A conference was held ({1}) though it was not required.',
      'Correct the date or ICPCnotRequired.',
    ),
    (unnecessary, conference) => (unnecessary === TRUE ? isBlank(conference) : null),
  ),
  datesInOrder('ChildProtectionPlans', 'started', 'ended', 'The plan ends before it starts'),
]

// What the census looks back on: the year that ends with its day.
const WINDOWS = [
  ['CINdetails', 'closed'],
  ['Assessments', 'authorised'],
  ['CINPlanDates', 'ended'],
  ['ChildProtectionPlans', 'ended'],
] as const

const MAY_BE_AHEAD = new Set(['expected', 'target'])

export function cinCensusRowRules(day: DayNumber): readonly RowRule[] {
  const from = addMonths(day, -12) + 1
  return [
    ...CHILD_RULES,
    ...EPISODE_RULES,
    ...CIN_CENSUS.lists
      .filter((list) => list.name !== 'PreProceedings')
      .flatMap((list) =>
        list.columns
          .filter((column) => column.type === 'day' && !MAY_BE_AHEAD.has(column.key))
          .map((column) =>
            when(
              list.name,
              [column.key],
              column.key,
              problem(
                'after-snapshot',
                '{value} is after the day the census is for.',
                'Correct the date, or leave it out if it has not happened.',
              ),
              (value) => (isKnown(value) ? value <= day : null),
            ),
          ),
      ),
    ...WINDOWS.map(([list, key]) =>
      when(
        list,
        [key],
        key,
        warning(
          'before-period',
          '{value} is before the year that the census is for.',
          'Leave it out, or correct the date.',
        ),
        (value) => (isKnown(value) ? value >= from : null),
      ),
    ),
  ]
}
