import type { Owed } from '../instruments/occurrence.ts'
import { type Day, isBefore } from '../shared/days.ts'
import { type Break, countLate } from '../sight/breaks.ts'
import type { LineFacts, LineFigures } from '../sight/line.ts'

// One row for each council's case: what is due, what is late, how far the line reaches.

export type PortfolioRow = {
  readonly council: { readonly slug: string; readonly name: string }
  readonly intervention: string
  readonly instrument: string | null
  readonly figures: LineFigures
  readonly late: number
  readonly breaks: number
  readonly next: { readonly on: Day; readonly reference: string; readonly who: string | null } | null
  readonly worse: number
}

export function portfolioRow(
  council: PortfolioRow['council'],
  intervention: { readonly name: string },
  facts: LineFacts,
  computed: { readonly figures: LineFigures; readonly breaks: readonly Break[] },
): PortfolioRow {
  const late = countLate(computed.breaks)
  return {
    council,
    intervention: intervention.name,
    instrument: facts.instruments[0]?.title ?? null,
    figures: computed.figures,
    late,
    breaks: computed.breaks.length - late,
    next: nextOf(facts),
    worse: facts.measures.filter((measure) => measure.verdict === 'worse').length,
  }
}

/** Those with most that is late first, then by name: a list of where to look, not a league. */
export function orderPortfolio(rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  return rows.toSorted(
    (one, other) => other.late - one.late || one.council.name.localeCompare(other.council.name),
  )
}

function nextOf(facts: LineFacts): PortfolioRow['next'] {
  const coming = facts.owed.filter((one) => isComing(one) && !isBefore(one.dueOn, facts.today))
  const [first] = coming.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
  const requirement = facts.requirements.find((one) => one.id === first?.requirementId)
  if (first === undefined || requirement === undefined) return null
  return { on: first.dueOn, reference: requirement.reference, who: requirement.bearer }
}

function isComing({ state }: Owed): boolean {
  return state === 'due' || state === 'due soon'
}
