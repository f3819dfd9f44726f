import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { html } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { PortfolioRow } from './portfolio.ts'

export function portfolioPage(facts: { readonly rows: readonly PortfolioRow[]; readonly today: Day }): Page {
  const { rows, today } = facts
  const late = rows.reduce((sum, row) => sum + row.late, 0)
  return {
    title: 'Portfolio',
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${formatDay(today)}</span>Your councils</h1>
${
  rows.length === 0
    ? html`<p class="govuk-inset-text">None of your councils has an intervention here yet.</p>`
    : html`<p class="govuk-body-l">${rows.length} ${rows.length === 1 ? 'intervention' : 'interventions'}; ${late} things are late. Those with most that is late come first.</p>
${labelledTable({
  caption: 'Interventions',
  isCaptionHidden: true,
  columns: [
    { heading: 'Council' },
    { heading: 'Latest instrument' },
    { heading: 'Late', isNumber: true },
    { heading: 'In force', isNumber: true },
    { heading: 'Answered', isNumber: true },
    { heading: 'Evidenced', isNumber: true },
    { heading: 'Breaks', isNumber: true },
    { heading: 'Measures worse', isNumber: true },
    { heading: 'Next due' },
  ],
  rows: rows.map((row) => [
    html`<a class="govuk-link" href="${inCouncilPath(row.council, '/line')}">${row.council.name}</a><br>${row.intervention}`,
    row.instrument ?? 'none in force',
    row.late,
    row.figures.inForce,
    row.figures.answered,
    row.figures.evidenced,
    row.breaks,
    row.worse,
    row.next === null
      ? 'nothing dated'
      : `${formatShortDay(row.next.on)}: ${row.next.reference}${row.next.who === null ? '' : ` (${row.next.who})`}`,
  ]),
})}`
}`,
  }
}
