import { CASE_STATUS } from './annex-a-codes.ts'
import { YES_NO } from './annex-a-person-codes.ts'
import { ANNEX_A_CARE_RULES } from './annex-a-care-rules.ts'
import { codeAt } from './code-set.ts'
import { problem, warning } from './problem.ts'
import { bothOrNeither, datesInOrder, isBlank, isFilled, when, soft } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'

// What must hold within a row of Lists 2 to 7. Source: the guidance tab of Ofsted's workbook, August 2019 (when a cell
// is to be left blank, what goes with what); the order of dates is that of the work itself.

const YES = codeAt(YES_NO, 'Yes')
const CLOSED = codeAt(CASE_STATUS, 'Closed episode')

const ASSESSMENT_RULES: readonly RowRule[] = [
  datesInOrder('List 2', 'started', 'completed', 'The assessment ends before it starts'),
  datesInOrder('List 4', 'started', 'authorised', 'The assessment is authorised before it starts'),
  when(
    'List 4',
    ['authorised', 'support'],
    'support',
    problem(
      'outcome-early',
      'There is an outcome but the assessment is not authorised.',
      'Leave the outcome blank while the assessment is open, or give the date of authorisation.',
    ),
    (authorised, support) => (isFilled(support) ? !isBlank(authorised) : null),
  ),
  soft(
    when(
      'List 4',
      ['authorised', 'support'],
      'support',
      problem(
        'outcome-missing',
        'The assessment was authorised on {0} but has no outcome.',
        'Say whether the child needs support.',
      ),
      (authorised, support) => (isFilled(authorised) ? !isBlank(support) : null),
    ),
  ),
  when(
    'List 4',
    ['authorised', 'seen'],
    'seen',
    warning(
      'seen-missing',
      'The assessment was authorised on {0} without saying whether the child was seen.',
      'Say whether the child was seen.',
    ),
    (authorised, seen) => (isFilled(authorised) ? !isBlank(seen) : null),
  ),
]

const ENQUIRY_RULES: readonly RowRule[] = [
  datesInOrder('List 5', 'discussed', 'conference', 'The conference is before the strategy discussion'),
  when(
    'List 5',
    ['unnecessary', 'conference'],
    'conference',
    problem(
      'conference-unnecessary',
      'A conference was held ({1}) though it was deemed unnecessary.',
      'Correct the date or the decision.',
    ),
    (unnecessary, conference) => (unnecessary === YES ? isBlank(conference) : null),
  ),
  when(
    'List 5',
    ['conference', 'plan'],
    'plan',
    problem(
      'outcome-early',
      'There is an outcome ({1}) but no conference.',
      'Give the date of the conference, or leave the outcome blank.',
    ),
    (conference, plan) => (isFilled(plan) ? !isBlank(conference) : null),
  ),
  when(
    'List 5',
    ['conference', 'plan'],
    'plan',
    warning(
      'outcome-missing',
      'A conference was held on {0} but its outcome is blank.',
      'Say whether a plan was made.',
    ),
    (conference, plan) => (isFilled(conference) ? !isBlank(plan) : null),
  ),
  when(
    'List 5',
    ['conference', 'unnecessary'],
    'unnecessary',
    warning(
      'decision-missing',
      'A conference was held on {0}, so it was not unnecessary.',
      'Say "b) No": the conference was necessary.',
    ),
    (conference, unnecessary) => (isFilled(conference) ? !isBlank(unnecessary) : null),
  ),
]

const NEED_RULES: readonly RowRule[] = [
  datesInOrder('List 6', 'started', 'closed', 'The episode closes before it starts'),
  datesInOrder('List 6', 'started', 'seen', 'The child was last seen before the episode started', warning),
  datesInOrder('List 6', 'seen', 'closed', 'The child was last seen after the episode closed', warning),
  ...bothOrNeither('List 6', 'closed', 'reason', 'for closing'),
  when(
    'List 6',
    ['closed', 'status'],
    'status',
    problem(
      'status-contradicts',
      'The episode closed on {0} but its status is "{1}".',
      'Make the status "e) Closed episode", or take the closure out.',
    ),
    (closed, status) => (isFilled(closed) && isFilled(status) ? status === CLOSED : null),
  ),
  when(
    'List 6',
    ['status', 'closed'],
    'closed',
    problem(
      'date-missing',
      'The status is closed but there is no closure date.',
      'Give the date the episode closed.',
    ),
    (status, closed) => (status === CLOSED ? !isBlank(closed) : null),
  ),
]

const PROTECTION_RULES: readonly RowRule[] = [
  datesInOrder('List 7', 'started', 'ended', 'The plan ends before it starts'),
  datesInOrder('List 7', 'started', 'reviewed', 'The latest review is before the plan started'),
  datesInOrder(
    'List 7',
    'started',
    'visited',
    'The last statutory visit is before the plan started',
    warning,
  ),
  datesInOrder('List 7', 'reviewed', 'ended', 'The plan ended before its latest review', warning),
  datesInOrder('List 7', 'visited', 'ended', 'The plan ended before its last statutory visit', warning),
  when(
    'List 7',
    ['alone', 'visited'],
    'visited',
    warning(
      'date-missing',
      'It is said whether the child was seen alone, but there is no visit.',
      'Give the date of the visit.',
    ),
    (alone, visited) => (isFilled(alone) ? !isBlank(visited) : null),
  ),
]

export const ANNEX_A_ROW_RULES: readonly RowRule[] = [
  ...ASSESSMENT_RULES,
  ...ENQUIRY_RULES,
  ...NEED_RULES,
  ...PROTECTION_RULES,
  ...ANNEX_A_CARE_RULES,
]
