import { USUAL_CARRIES } from '../plan-checks/check-load.ts'
import { type PlanScore, changeByCheck, scoreSentence, shareOf, weekly } from '../plan/plan-score.ts'
import { formatDay } from '../shared/days.ts'
import type { PackFacts } from './pack-facts.ts'
import type { Block, ReportSection, TableBlock } from './report.ts'

const WEEKS_SHOWN = 12

/** Whether the plan is written so that somebody can rely on it: its score, week by week. */
export function scoreSection({ scores, scoreDrawing, carries }: PackFacts): ReportSection {
  const heading = 'How the plan is written'
  const weeks = weekly(scores.filter(({ actions }) => actions > 0))
  if (weeks.length === 0)
    return { heading, blocks: [{ kind: 'paragraph', words: 'There is no action to read yet.' }] }
  const table = weekTable(weeks)
  const drawn: Block =
    scoreDrawing === null
      ? table
      : {
          kind: 'figure',
          svg: scoreDrawing,
          alt: scoreSentence(weeks),
          caption: 'Share of the plan’s actions with no open problem in their words',
          table,
        }
  return {
    heading,
    blocks: [
      { kind: 'paragraph', words: `${scoreSentence(weeks)} ${mostOpen(weeks)}`.trim() },
      drawn,
      { kind: 'paragraph', words: `${MEANING} ${limitInWords(carries)}` },
    ],
  }
}

const MEANING =
  'The checks read each action’s words: a vague verb, no measure, an output for an outcome, no owner or several, no date, the same said twice. A problem answered with a reason is not open. They judge words, not whether the work is done.'

// A number the council has chosen moves the score: the board is told it.
function limitInWords(carries: number): string {
  const actions = carries === 1 ? '1 unfinished action' : `${carries} unfinished actions`
  const usual = carries === USUAL_CARRIES ? '' : `; the council’s own number, usually ${USUAL_CARRIES}`
  return `An owner is said to carry too much with more than ${actions}${usual}.`
}

function mostOpen(weeks: readonly PlanScore[]): string {
  const open = changeByCheck(weeks).filter(({ last }) => last > 0)
  if (open.length === 0) return ''
  const named = open.slice(0, 3).map(({ check, last }) => `${check} (${last})`)
  return `Most often open now: ${named.join(', ')}.`
}

function weekTable(weeks: readonly PlanScore[]): TableBlock {
  return {
    kind: 'table',
    caption: 'Actions with no open problem, week by week',
    columns: [
      { heading: 'Day' },
      { heading: 'Actions', align: 'end' },
      { heading: 'No open problem', align: 'end' },
      { heading: 'Share', align: 'end' },
    ],
    rows: weeks
      .slice(-WEEKS_SHOWN)
      .toReversed()
      .map((score) => [
        formatDay(score.countedOn),
        String(score.actions),
        String(score.clear),
        `${shareOf(score) ?? 0} %`,
      ]),
  }
}
