import { ELIGIBILITY, IN_TOUCH } from './annex-a-leaver-codes.ts'
import { codeAt, codesAt } from './code-set.ts'
import { isKnown, NONE } from './day-number.ts'
import { problem, warning } from './problem.ts'
import { bothOrNeither, datesInOrder } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'

// What must hold within a row of Lists 9 to 11 (same source as annex-a-row-rules.ts).

const IN_TOUCH_YES = codeAt(IN_TOUCH, 'Yes')
const OUT_OF_TOUCH = codesAt(IN_TOUCH, ['No', 'Died', 'REFU'])
const RELEVANT = codeAt(ELIGIBILITY, 'Relevant child')
const FORMER = codeAt(ELIGIBILITY, 'Former relevant child')

// Children Act 1989, schedule 2, paragraph 19B, and section 23A: eligible and relevant children are 16 or 17.
const YOUNGEST_LEAVER = 16

const CIRCUMSTANCES = [
  ['accommodation', 'type of accommodation'],
  ['suitable', 'suitability of accommodation'],
  ['activity', 'activity'],
] as const

const LEAVER_RULES: readonly RowRule[] = [
  ...CIRCUMSTANCES.flatMap(([key, words]): RowRule[] => [
    {
      list: 'List 9',
      reads: ['touch', key],
      at: key,
      rule: problem(
        'circumstances-missing',
        `The council is in touch but the ${words} is blank.`,
        'Fill it in, or correct whether the council is in touch.',
      ),
      judge: (touch, value) => (touch === IN_TOUCH_YES ? value !== NONE : null),
    },
    {
      list: 'List 9',
      reads: ['touch', key],
      at: key,
      rule: problem(
        'circumstances-not-known',
        `The council is not in touch ({0}) but gives the ${words}.`,
        'Leave it blank, or correct whether the council is in touch.',
      ),
      judge: (touch, value) => (OUT_OF_TOUCH.has(touch) ? value === NONE : null),
    },
  ]),
  {
    list: 'List 9',
    reads: ['age', 'eligibility'],
    at: 'eligibility',
    rule: warning(
      'eligibility-age',
      'At {0} years the category "{1}" does not fit.',
      'Relevant children are 16 or 17, former relevant ones 18 to 25.',
    ),
    judge: (age, eligibility) => {
      if (!isKnown(age)) return null
      if (eligibility === RELEVANT) return age < 18
      return eligibility === FORMER ? age >= 18 : null
    },
  },
  {
    list: 'List 9',
    reads: ['age'],
    at: 'age',
    rule: warning(
      'leaver-age',
      'A care leaver of {value} years is unlikely.',
      'Check the date of birth and whether the young person is a care leaver.',
    ),
    judge: (age) => (isKnown(age) && age >= YOUNGEST_LEAVER ? age <= 25 : null),
  },
  {
    list: 'List 9',
    reads: ['age'],
    at: 'age',
    rule: problem(
      'leaver-too-young',
      'Nobody of {value} years is a care leaver: support begins at 16.',
      'Check the date of birth, or take the child out of this list.',
    ),
    judge: (age) => (isKnown(age) ? age >= YOUNGEST_LEAVER : null),
  },
]

const ADOPTION_RULES: readonly RowRule[] = [
  datesInOrder('List 10', 'entered', 'decided', 'The decision is before the child entered care'),
  datesInOrder('List 10', 'decided', 'ordered', 'The placement order is before the decision', warning),
  datesInOrder('List 10', 'entered', 'ordered', 'The placement order is before the child entered care'),
  datesInOrder('List 10', 'decided', 'matched', 'The match is before the decision'),
  datesInOrder('List 10', 'matched', 'placed', 'The child was placed before the match'),
  datesInOrder('List 10', 'ordered', 'placed', 'The child was placed before the placement order', warning),
  datesInOrder('List 10', 'placed', 'adopted', 'The adoption order is before the placement'),
  datesInOrder('List 10', 'decided', 'adopted', 'The adoption order is before the decision'),
  datesInOrder('List 10', 'decided', 'reversed', 'The decision was reversed before it was made'),
  datesInOrder(
    'List 10',
    'entered',
    'fostered',
    'The placement for fostering is before the child entered care',
  ),
  ...bothOrNeither('List 10', 'reversed', 'reason', 'for the reversal'),
  {
    list: 'List 10',
    reads: ['adopted', 'reversed'],
    at: 'reversed',
    rule: problem(
      'adopted-and-reversed',
      'The child was adopted on {0}, yet the decision was reversed on {1}.',
      'Take one of the two out.',
    ),
    judge: (adopted, reversed) => (isKnown(adopted) ? reversed === NONE : null),
  },
]

const ADOPTER_STEPS = [
  ['enquired', 'stage1Started', 'Stage 1 started before the enquiry'],
  ['stage1Started', 'stage1Ended', 'Stage 1 ended before it started'],
  ['stage1Ended', 'stage2Started', 'Stage 2 started before stage 1 ended'],
  ['stage2Started', 'stage2Ended', 'Stage 2 ended before it started'],
  ['applied', 'approved', 'The application was approved before it was submitted'],
  ['approved', 'matched', 'The match is before the approval'],
  ['matched', 'placed', 'A child was placed before the match'],
  ['placed', 'adopted', 'The adoption order is before the placement'],
  ['enquired', 'left', 'The adopter left before the enquiry'],
] as const

const ADOPTER_RULES: readonly RowRule[] = [
  ...ADOPTER_STEPS.map(([earlier, later, message]) => datesInOrder('List 11', earlier, later, message)),
  ...bothOrNeither('List 11', 'left', 'reason', 'for leaving'),
  {
    list: 'List 11',
    reads: ['placed', 'children'],
    at: 'children',
    rule: warning(
      'number-missing',
      'A child was placed on {0} but the number of children is blank or nought.',
      'Say how many children were placed.',
    ),
    judge: (placed, children) => (isKnown(placed) ? children !== NONE && children !== 0 : null),
  },
  {
    list: 'List 11',
    reads: ['adopted', 'left'],
    at: 'left',
    rule: warning(
      'adopted-and-left',
      'There is an adoption order ({0}), yet the adopter left the process on {1}.',
      'Check which of the two is right.',
    ),
    judge: (adopted, left) => (isKnown(adopted) ? left === NONE : null),
  },
]

export const ANNEX_A_LEAVER_RULES: readonly RowRule[] = [...LEAVER_RULES, ...ADOPTION_RULES, ...ADOPTER_RULES]
