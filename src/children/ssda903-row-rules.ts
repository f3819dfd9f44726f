import { codeAt, codesAt } from './code-set.ts'
import { isKnown } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { problem, warning } from './problem.ts'
import { bothOrNeither, datesInOrder, isBlank, isFilled, when, soft } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'
import { PLACE, PROVIDER, REC, SEX, ZERO_ONE } from './ssda903-codes.ts'
import { SSDA903 } from './ssda903-lists.ts'
import { SSDA903_OUTCOME_RULES } from './ssda903-outcome-rules.ts'

// What must hold within a row of the SSDA903 return. Source: the Department's SSDA903 guide: which items go together, and
// in which order things happen.

const WITH_PARENTS = codeAt(PLACE, 'P1')
const BY_PARENTS = codeAt(PROVIDER, 'PR0')
// No provider is asked for where the child is with nobody whom anyone provides.
const WITHOUT_PROVIDER = codesAt(PLACE, ['T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14'])
const CONTINUES = codeAt(REC, 'X1')
const ONE = codeAt(ZERO_ONE, '1')
const MALE = codeAt(SEX, 'M')

const EPISODE_RULES: readonly RowRule[] = [
  datesInOrder('Episodes', 'began', 'ended', 'The episode ends before it starts'),
  ...bothOrNeither('Episodes', 'ended', 'ceased', 'for the end of the episode'),
  soft(
    when(
      'Episodes',
      ['place', 'provider'],
      'provider',
      problem(
        'provider-contradicts',
        'Placement {0} and provider {1} do not go together.',
        'PR0 goes with P1 and with nothing else.',
      ),
      (place, provider) =>
        isFilled(place) && isFilled(provider) && (place === WITH_PARENTS || provider === BY_PARENTS)
          ? place === WITH_PARENTS && provider === BY_PARENTS
          : null,
    ),
  ),
  soft(
    when(
      'Episodes',
      ['place', 'provider'],
      'provider',
      problem('provider-missing', 'Placement {0} needs a provider.', 'Give the provider of the placement.'),
      (place, provider) => (isFilled(place) && !WITHOUT_PROVIDER.has(place) ? !isBlank(provider) : null),
    ),
  ),
  soft(
    when(
      'Episodes',
      ['ceased', 'change'],
      'change',
      problem(
        'change-contradicts',
        'A reason for a change of placement ({1}) is given though care ended ({0}).',
        'Leave the reason for change blank where care ended.',
      ),
      (ceased, change) => (isFilled(change) && isFilled(ceased) ? ceased === CONTINUES : null),
    ),
  ),
]

const HEADER_RULES: readonly RowRule[] = [
  when(
    'Header',
    ['mother', 'childBorn'],
    'childBorn',
    problem(
      'date-missing',
      'A mother’s child needs a date of birth.',
      'Give the date of birth of her child.',
    ),
    (mother, childBorn) => (mother === ONE ? !isBlank(childBorn) : null),
  ),
  when(
    'Header',
    ['childBorn', 'mother'],
    'mother',
    problem(
      'mother-contradicts',
      'There is a child’s date of birth ({0}) but the young person is not said to be a mother.',
      'Make MOTHER 1, or take the date out.',
    ),
    (childBorn, mother) => (isFilled(childBorn) ? mother === ONE : null),
  ),
  when(
    'Header',
    ['sex', 'mother'],
    'mother',
    problem('mother-contradicts', 'A boy is said to be a mother.', 'Correct the sex or MOTHER.'),
    (sex, mother) => (sex === MALE && isFilled(mother) ? mother !== ONE : null),
  ),
  datesInOrder('Header', 'born', 'childBorn', 'The mother’s child was born before her'),
]

/** Dates that may be after the day of the return. */
const MAY_BE_AHEAD = new Set(['until'])

export function ssda903RowRules(day: DayNumber): readonly RowRule[] {
  return [
    ...EPISODE_RULES,
    ...HEADER_RULES,
    ...SSDA903_OUTCOME_RULES,
    ...SSDA903.lists.flatMap((list) =>
      list.columns.flatMap((column) => {
        if (column.type !== 'day' || MAY_BE_AHEAD.has(column.key)) return []
        const isBirth = column.key === 'born' || column.key === 'childBorn'
        // Episodes carry no date of birth: theirs is looked up in the header (ssda903-cross-rules.ts).
        const needsBirth = !isBirth && list.name !== 'Episodes'
        return [
          notAhead(list.name, column.key, day),
          ...(needsBirth ? [notUnborn(list.name, column.key)] : []),
        ]
      }),
    ),
  ]
}

function notAhead(list: string, key: string, day: DayNumber): RowRule {
  return when(
    list,
    [key],
    key,
    problem(
      'after-snapshot',
      '{value} is after the day the return is for.',
      'Correct the date, or leave it blank if it has not happened.',
    ),
    (value) => (isKnown(value) ? value <= day : null),
  )
}

function notUnborn(list: string, key: string): RowRule {
  return when(
    list,
    ['born', key],
    key,
    problem(
      'before-birth',
      '{1} is before the child was born ({0}).',
      'Correct whichever of the two dates is wrong.',
    ),
    (born, value) => (isKnown(born) && isKnown(value) ? value >= born : null),
  )
}

/** A UPN has a letter, eleven digits, and a digit or letter; UN1 to UN7 say why there is none. */
export const UPN_RULE = problem(
  'not-a-upn',
  '"{value}" is not a unique pupil number.',
  'Write a letter, eleven digits and a digit or letter, or UN1 to UN7.',
)
export const URN_RULE = warning(
  'not-a-urn',
  '"{value}" is not a unique reference number.',
  'Write seven digits, SC and six digits, or XXXXXXX.',
)

export function isUpn(text: string): boolean {
  return /^(?:[A-Z]\d{11}[A-Z\d]|UN[1-7])$/i.test(text)
}

export function isUrn(text: string): boolean {
  return /^(?:\d{6,7}|SC\d{6}|X{5,8})$/i.test(text)
}
