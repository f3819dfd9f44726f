import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { SpcAnalysis, SpcRow } from './spc.ts'
import { nameCause } from './spc-cause.ts'
import { namePeriod } from './spc-period.ts'
import type { MeasureWords } from './spc-sentence.ts'
import { formatValue } from './spc-unit.ts'
import { hasFirmLimits } from './variation.ts'

/** All that the chart shows, in figures and words. */
export function chartTable(analysis: SpcAnalysis, words: MeasureWords): Html {
  const { target } = analysis.options
  const hasCounts = analysis.rows.some((row) => row.denominator !== null)
  const centre = analysis.options.chart === 'g' ? 'Median' : 'Average'
  const columns = ['Value', ...(hasCounts ? ['Count', 'Out of'] : []), centre, 'Lower limit', 'Upper limit']
  const firm = new Set(analysis.phases.filter((phase) => hasFirmLimits(phase)).map((phase) => phase.number))
  const heads = [...columns, ...(target === null ? [] : ['Target'])].map(
    (name) => html`<th scope="col" class="govuk-table__header govuk-table__header--numeric">${name}</th>`,
  )
  const rows = analysis.rows.map((row) =>
    drawRow(row, { analysis, words, hasCounts, isFirm: firm.has(row.phase) }),
  )
  return html`<table class="govuk-table los-chart-table"><caption class="govuk-table__caption govuk-table__caption--s">${words.title}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Period</th>${heads}<th scope="col" class="govuk-table__header">What it shows</th></tr></thead><tbody class="govuk-table__body">${rows}</tbody></table>`
}

function drawRow(
  row: SpcRow,
  facts: {
    readonly analysis: SpcAnalysis
    readonly words: MeasureWords
    readonly hasCounts: boolean
    readonly isFirm: boolean
  },
): Html {
  const { unit, rhythm } = facts.words
  const { target } = facts.analysis.options
  const finer = { ...unit, decimals: Math.max(1, unit.decimals) }
  const { centre, lower, upper } = row.limits
  const counts = facts.hasCounts ? [plain(row.numerator), plain(row.denominator)] : []
  const lines = [centre, facts.isFirm ? lower : null, facts.isFirm ? upper : null]
  const cells = [
    row.value === null ? 'No value' : formatValue(row.value, unit),
    ...counts,
    ...lines.map((line) => (line === null ? '–' : formatValue(line, finer))),
    ...(target === null ? [] : [formatValue(target, unit)]),
  ]
  const numbers = cells.map(
    (cell) => html`<td class="govuk-table__cell govuk-table__cell--numeric">${cell}</td>`,
  )
  return html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${namePeriod(row.date, rhythm)}</th>${numbers}<td class="govuk-table__cell">${facts.isFirm || row.value === null ? nameCause(row) : 'Too little to judge by'}</td></tr>`
}

function plain(count: number | null): string {
  return count === null ? '–' : count.toLocaleString('en-GB')
}
