import { CEASED, LEGAL_STATUS, PLACEMENT, PROVIDER } from './annex-a-codes.ts'
import { YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import { codeAt, codesAt } from './code-set.ts'
import { isKnown } from './day-number.ts'
import { problem, warning } from './problem.ts'
import { bothOrNeither, datesInOrder, isFilled, isBlank, when } from './row-rule.ts'
import type { RowRule } from './row-rule.ts'

// What must hold within a row of List 8 (same source as annex-a-row-rules.ts).

const YES = codeAt(YES_NO_UNKNOWN, 'Yes')
const NO = codeAt(YES_NO_UNKNOWN, 'No')
const IS_SHORT_BREAK = codesAt(LEGAL_STATUS, ['V3', 'V4'])
const X1 = codeAt(CEASED, 'X1')

const WITH_PARENTS = codeAt(PLACEMENT, 'P1')
const BY_PARENTS = codeAt(PROVIDER, 'PR0')

export const ANNEX_A_CARE_RULES: readonly RowRule[] = [
  datesInOrder('List 8', 'started', 'ceased', 'The child ceased to be looked after before starting'),
  datesInOrder('List 8', 'started', 'reviewed', 'The latest review is before the child was looked after'),
  datesInOrder('List 8', 'started', 'placed', 'The placement started before the child was looked after'),
  datesInOrder(
    'List 8',
    'started',
    'legalStarted',
    'The legal status started before the child was looked after',
    warning,
  ),
  datesInOrder(
    'List 8',
    'started',
    'visited',
    'The last social work visit is before the child was looked after',
    warning,
  ),
  datesInOrder(
    'List 8',
    'started',
    'contacted',
    'The last contact of the reviewing officer is before the child was looked after',
    warning,
  ),
  datesInOrder(
    'List 8',
    'placed',
    'ceased',
    'The child ceased to be looked after before the placement started',
  ),
  datesInOrder(
    'List 8',
    'legalStarted',
    'ceased',
    'The child ceased to be looked after before the legal status started',
  ),
  datesInOrder(
    'List 8',
    'reviewed',
    'ceased',
    'The child ceased to be looked after before the latest review',
    warning,
  ),
  datesInOrder(
    'List 8',
    'visited',
    'ceased',
    'The child ceased to be looked after before the last social work visit',
    warning,
  ),
  ...bothOrNeither('List 8', 'ceased', 'reason', 'for ceasing to be looked after'),
  when(
    'List 8',
    ['reason'],
    'reason',
    problem(
      'reason-not-an-end',
      'X1 says that another episode began the same day, so the child is still looked after.',
      'Give the reason the child left care, or leave date and reason blank.',
    ),
    (reason) => (isFilled(reason) ? reason !== X1 : null),
  ),
  when(
    'List 8',
    ['legal'],
    'legal',
    warning(
      'short-break',
      'A child in short breaks only ({0}) is not counted as looked after.',
      'Leave the child out of this list unless the legal status is wrong.',
    ),
    (legal) => (isFilled(legal) ? !IS_SHORT_BREAK.has(legal) : null),
  ),
  when(
    'List 8',
    ['offered', 'accepted'],
    'accepted',
    problem(
      'interview-contradicts',
      'A return interview was accepted though none was offered.',
      'Correct one of the two.',
    ),
    (offered, accepted) => (accepted === YES && isFilled(offered) ? offered !== NO : null),
  ),
  when(
    'List 8',
    ['missing', 'offered'],
    'offered',
    warning(
      'interview-contradicts',
      'A return interview was offered though the child was never missing.',
      'Correct the number of episodes or the interview.',
    ),
    (missing, offered) => (missing === 0 && isFilled(offered) ? offered !== YES : null),
  ),
  when(
    'List 8',
    ['missing', 'accepted'],
    'accepted',
    problem(
      'interview-contradicts',
      'A return interview was accepted though the child was never missing.',
      'Correct the number of episodes or the interview.',
    ),
    (missing, accepted) => (missing === 0 && isFilled(accepted) ? accepted !== YES : null),
  ),
  when(
    'List 8',
    ['missing', 'offered'],
    'offered',
    warning(
      'interview-missing',
      'The child was missing {0} times but it is not said whether a return interview was offered.',
      'Say whether it was offered.',
    ),
    (missing, offered) => (isFilled(missing) && missing > 0 ? !isBlank(offered) : null),
  ),
  {
    list: 'List 8',
    reads: ['placement', 'provider'],
    at: 'provider',
    rule: warning(
      'provider-contradicts',
      'The placement is "{0}" but the provider "{1}".',
      'PR0 goes with P1 and with nothing else.',
    ),
    judge: (placement, provider) =>
      isKnown(placement) && isKnown(provider) && (placement === WITH_PARENTS || provider === BY_PARENTS)
        ? placement === WITH_PARENTS && provider === BY_PARENTS
        : null,
  },
]
