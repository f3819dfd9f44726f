import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { ChartFacts } from './chart-view.ts'
import { drawSpcChart } from './chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import { type ChartChoice, describeMethod } from './spc-choice.ts'
import { describeSeries } from './spc-sentence.ts'
import { chartTable } from './table-chart-view.ts'

const WIDE = 760
const PHONE = 320

/**
 * A chart for a page, with its sentence, its method and its table. It is drawn twice, for text cannot shrink to a
 * phone and still be read: the style sheet shows `los-figure__wide` or `los-figure__phone` by the width of the page.
 */
export function drawFigure(
  analysis: SpcAnalysis,
  facts: Omit<ChartFacts, 'width'> & { readonly choice?: ChartChoice | null },
): Html {
  const { choice = null } = facts
  const draw = (width: number, suffix: string) =>
    drawSpcChart(analysis, { ...facts, width, key: `${facts.key}-${suffix}` })
  return html`<figure class="los-figure"><figcaption class="govuk-body">${facts.sentence ?? describeSeries(analysis, facts)}</figcaption><div class="los-figure__wide">${draw(WIDE, 'wide')}</div><div class="los-figure__phone">${draw(PHONE, 'phone')}</div><p class="govuk-body-s">${choice === null ? null : `${choice.reason} ${choice.wish ?? ''} `}${describeMethod(analysis.options, choice !== null)}</p><details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">The same in a table</span></summary><div class="govuk-details__text">${chartTable(analysis, facts)}</div></details></figure>`
}
