import { codeAt, codesAt } from './code-set.ts'
import { ageOn } from './day-number.ts'
import { problem } from './problem.ts'
import { datesInOrder, bothOrNeither, isBlank, isFilled, when, soft } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'
import { ACCOM, ACTIV, PREVIOUS, SEX_ADOPTER, TOUCH, ZERO_ONE } from './ssda903-codes.ts'

// What must hold within a row of the SSDA903's other files (same source as ssda903-row-rules.ts).

const ONE = codeAt(ZERO_ONE, '1')
const IN_TOUCH = codeAt(TOUCH, 'YES')
const NO_ACTIVITY = codeAt(ACTIV, '0')
const NO_ACCOMMODATION = codeAt(ACCOM, '0')
const NEVER_PERMANENT = codeAt(PREVIOUS, 'Z1')
const SINGLE = codesAt(SEX_ADOPTER, ['M1', 'F1'])

export const SSDA903_OUTCOME_RULES: readonly RowRule[] = [
  when(
    'OC2',
    ['score', 'reason'],
    'reason',
    problem(
      'score-contradicts',
      'There is both a score ({0}) and a reason for having none ({1}).',
      'Keep one of the two.',
    ),
    (score, reason) =>
      isFilled(score) && isFilled(reason) ? false : isFilled(score) || isFilled(reason) ? true : null,
  ),
  soft(
    when(
      'OC2',
      ['received', 'misuse'],
      'misuse',
      problem(
        'misuse-contradicts',
        'An intervention was received though there is no substance misuse.',
        'Correct one of the two.',
      ),
      (received, misuse) => (received === ONE && isFilled(misuse) ? misuse === ONE : null),
    ),
  ),
  ...[['activity', NO_ACTIVITY] as const, ['accommodation', NO_ACCOMMODATION] as const].flatMap(
    ([key, none]): RowRule[] => [
      soft(
        when(
          'OC3',
          ['touch', key],
          key,
          problem(
            'circumstances-not-known',
            'The council is not in touch ({0}) but gives {1}.',
            'Leave it blank or 0, or correct IN_TOUCH.',
          ),
          (touch, value) => (isFilled(touch) && touch !== IN_TOUCH ? isBlank(value) || value === none : null),
        ),
      ),
      soft(
        when(
          'OC3',
          ['touch', key],
          key,
          problem(
            'circumstances-missing',
            'The council is in touch but this is blank or 0.',
            'Fill it in, or correct IN_TOUCH.',
          ),
          (touch, value) => (touch === IN_TOUCH ? !isBlank(value) && value !== none : null),
        ),
      ),
    ],
  ),
  datesInOrder('AD1', 'decided', 'matched', 'The match is before the decision'),
  when(
    'AD1',
    ['adopters', 'sexes'],
    'sexes',
    problem(
      'adopters-contradict',
      'Of {0} adopters the sex cannot be {1}.',
      'M1 and F1 are for one adopter, MM, FF and MF for two.',
    ),
    (adopters, sexes) =>
      isFilled(adopters) && isFilled(sexes) ? (adopters === 1) === SINGLE.has(sexes) : null,
  ),
  datesInOrder('Placed for adoption', 'placed', 'ended', 'The placement for adoption ends before it starts'),
  ...bothOrNeither('Placed for adoption', 'ended', 'reason', 'for the end of the placement'),
  when(
    'Previous permanence',
    ['previous', 'permanent'],
    'permanent',
    problem('date-missing', 'Permanence {0} needs its date.', 'Give the date of the order.'),
    (previous, permanent) =>
      isFilled(previous) && previous !== NEVER_PERMANENT ? !isBlank(permanent) : null,
  ),
  when(
    'Previous permanence',
    ['previous', 'permanent'],
    'permanent',
    problem(
      'permanence-contradicts',
      'There was no earlier permanence (Z1), yet it has a date.',
      'Correct one of the two.',
    ),
    (previous, permanent) => (previous === NEVER_PERMANENT ? isBlank(permanent) : null),
  ),
  datesInOrder('Missing', 'began', 'ended', 'The child came back before going missing'),
  datesInOrder('Social workers', 'began', 'ended', 'The worker left before starting'),
  soft(
    when(
      'Social workers',
      ['ended', 'reason'],
      'reason',
      problem(
        'reason-missing',
        'The worker left the case on {0} but no reason is given.',
        'Give the reason for the change of worker.',
      ),
      (ended, reason) => (isFilled(ended) ? !isBlank(reason) : null),
    ),
  ),
  datesInOrder('Deprivation of liberty', 'began', 'ended', 'The order ends before it starts'),
  when(
    'UASC',
    ['born', 'until'],
    'until',
    problem(
      'uasc-grown-up',
      'The status ends on {1}, after the 18th birthday of someone born on {0}.',
      'It ends at the 18th birthday at the latest.',
    ),
    (born, until) =>
      isFilled(born) && isFilled(until) ? ageOn(born, until) < 18 || ageOn(born, until - 1) < 18 : null,
  ),
]
