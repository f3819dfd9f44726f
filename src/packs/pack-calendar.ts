import { shorten } from '../shared/shorten.ts'
import type { Owed } from '../instruments/occurrence.ts'
import { formatDay, formatShortDay, isAfter } from '../shared/days.ts'
import type { PackFacts } from './pack-facts.ts'
import type { Block, Cell, ReportSection } from './report.ts'

const AHEAD_DAYS = 92

/** What is late, and what falls due in the next three months. */
export function calendarSection({ line, asOf }: PackFacts): ReportSection {
  const until = asOf.add({ days: AHEAD_DAYS })
  const byId = new Map(line.requirements.map((one) => [one.id, one]))
  const shown = line.owed.filter((one) => isUnmet(one) && !isAfter(one.dueOn, until))
  const rows = shown
    .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
    .flatMap((one): Cell[][] => {
      const requirement = byId.get(one.requirementId)
      if (requirement === undefined) return []
      return [
        [
          formatShortDay(one.dueOn),
          requirement.reference,
          shorten(requirement.words, 170),
          requirement.bearer ?? 'not named',
          stateCell(one),
        ],
      ]
    })
  const table: Block = {
    kind: 'table',
    caption: `Owed by ${formatDay(until)}`,
    columns: [
      { heading: 'Date' },
      { heading: 'Clause' },
      { heading: 'Its words' },
      { heading: 'Who' },
      { heading: 'State' },
    ],
    rows,
  }
  const none: Block = { kind: 'paragraph', words: 'No date falls in the next three months.' }
  return {
    heading: 'What is owed, and when',
    blocks: [
      {
        kind: 'paragraph',
        words:
          'Dates are computed from the words of the instruments in force. Those that have passed unmet come first.',
      },
      rows.length === 0 ? none : table,
    ],
  }
}

function isUnmet({ state }: Owed): boolean {
  return state === 'late' || state === 'missed' || state === 'due soon' || state === 'due'
}

function stateCell({ state }: Owed): Cell {
  return {
    state,
    weight: state === 'late' || state === 'missed' ? 'alarm' : state === 'due soon' ? 'watch' : 'calm',
  }
}
