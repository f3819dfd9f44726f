import { formatDay, isAfter } from '../shared/days.ts'
import { impossibleDay } from './impossible-day.ts'
import { dayInWords, namesADay } from './plan-file-day.ts'
import { plain, saysNothing } from './check-words.ts'
import type { PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

/** An end, within the instrument's own, and no milestone after it. */
export function checkDate(action: PlanAction, surroundings: PlanSurroundings): readonly PlanProblem[] {
  const due = action.due ?? dayInWords(plain(action.dueWords))?.day ?? dayInAction(action.words)
  if (due === null) return [noDayProblem(action)].filter((problem) => problem !== null)
  const until = surroundings.until
  const tooLate = until !== undefined && isAfter(due, until)
  const late = (action.milestones ?? []).filter((milestone) => isAfter(milestone.due, due))
  return [
    ...(tooLate
      ? [
          {
            check: 'ends after the instrument' as const,
            quote: plain(action.dueWords) || formatDay(due),
            why: `It ends on ${formatDay(due)}, after the instrument's own last day, ${formatDay(until)}.`,
            better: `Bring the end to ${formatDay(until)} or before, or agree with the Department what may follow it.`,
          },
        ]
      : []),
    ...late.map((milestone) => ({
      check: 'milestone after the due date' as const,
      quote: milestone.words,
      why: `Its milestone is on ${formatDay(milestone.due)}, after the action itself is due on ${formatDay(due)}.`,
      better: `Move the milestone before ${formatDay(due)}, or ask for the action's date to be moved, with the reason.`,
    })),
  ]
}

// "…by 31 March 2026" in the action itself is a date, wherever the column is empty.
function dayInAction(words: string): PlanAction['due'] {
  const after =
    words.match(
      /\b(?:by|before|until|no later than|on|in)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?[\s\S]{3,24}/gi,
    ) ?? []
  return after.map((part) => dayInWords(part)?.day ?? null).findLast((day) => day !== null) ?? null
}

function noDayProblem(action: PlanAction): PlanProblem | null {
  const quote = plain(action.dueWords)
  if (namesADay(quote)) {
    return {
      check: 'date without a year',
      quote,
      why: `"${quote}" comes round every year.`,
      better: `Write the day in full: "${quote} [year]".`,
    }
  }
  const impossible = impossibleDay(quote)
  if (impossible !== null) {
    const { last } = impossible
    return {
      check: 'no date',
      quote,
      why: `There is no such day as ${impossible.quote}, so it can never be late.`,
      better:
        last === null
          ? 'Write the day as day, month and year, such as 31 March 2027.'
          : `Say which day is meant: ${formatDay(last)} is the last of that month.`,
    }
  }
  if (/^(?:completed?|done|closed|finished)\b/i.test(quote)) return null
  if (saysNothing(quote) && /\b(?:on|by) \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,}/.test(action.words))
    return null
  return {
    check: 'no date',
    quote,
    why:
      quote === ''
        ? 'No end is written, so it can never be late.'
        : `"${quote}" is not an end: it can never be late, and never be done.`,
    better:
      'Give the day by which it will be done. What never ends is a standing duty: give it a rhythm and a first review day.',
  }
}
