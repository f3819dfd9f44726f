import { formatMonth, formatShortDay } from '../shared/days.ts'
import { details } from '../web/components/details.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { Comparison, OwnArea, Printing, Published } from './comparator.ts'
import type { Funnel } from './funnel.ts'
import { drawFunnelChart, funnelTable } from './funnel-chart-view.ts'
import { describeFunnelLimits, describePlace } from './funnel-sentence.ts'
import type { Measure, Observation } from './measure.ts'
import { seriesOf } from './national-series.ts'
import { formatValue, unitNamed } from './spc-unit.ts'

export type CouncilFunnel = { readonly funnel: Funnel; readonly period: string; readonly sizeWords: string }

export type ComparedMeasure = {
  readonly measure: Measure
  readonly latest: Observation | null
  readonly comparison: Comparison | null
}

/** On a measure's page: its own latest value beside what is published, each with its year. */
export function comparisonView(
  facts: ComparedMeasure & {
    readonly council: { readonly slug: string }
    readonly ownArea: OwnArea | null
    readonly funnel: CouncilFunnel | null
    /** The year of the model of neighbours; null where none is held. */
    readonly model: string | null
    readonly printings: readonly Printing[]
  },
): Html {
  const { measure, latest, comparison, ownArea, council } = facts
  if (comparison === null) return nothing
  const { period, neighbours, readOn, file } = comparison
  const { isYearly } = seriesOf(comparison.short)
  const byModel = facts.model === null ? '' : ` by the model of ${facts.model}`
  const unit = unitNamed(measure.unit)
  const said = (value: number | null) => (value === null ? 'none' : formatValue(value, unit))
  const rows: readonly (readonly [string, string, Part])[] = [
    ['Told here', latest === null ? 'no month' : formatMonth(latest.period), said(latest?.value ?? null)],
    ...(comparison.own === null
      ? []
      : [[`${comparison.own.area}, published`, period, saidOf(comparison.own, measure.unit)] as const]),
    ...(ownArea === null
      ? []
      : [
          [
            `Statistical neighbours${byModel}, mean of ${neighbours.known}`,
            period,
            said(neighbours.mean),
          ] as const,
          [
            `Statistical neighbours${byModel}, median of ${neighbours.known}`,
            period,
            said(neighbours.median),
          ] as const,
        ]),
    ...(comparison.region === null
      ? []
      : [[comparison.region.area, period, saidOf(comparison.region, measure.unit)] as const]),
    ...(comparison.england === null
      ? []
      : [['England', period, saidOf(comparison.england, measure.unit)] as const]),
  ]
  const hidden =
    neighbours.hidden === 0 || ownArea === null
      ? nothing
      : ` Of ${neighbours.hidden} of the neighbours the figure is hidden or missing; they are left out, not counted as nought.`
  return html`<h2 class="govuk-heading-m">Beside other councils</h2>
${table({
  classes: 'sight-table',
  caption: 'Own value and published figures',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: ['Whose', 'When', 'Value'].map((text) => ({ text })),
  rows: rows.map(([whose, when, value]) => [
    { text: whose },
    { text: when, attributes: { 'data-label': 'When' } },
    { text: value, attributes: { 'data-label': 'Value' } },
  ]),
})}
<p class="govuk-body-s">Published figures are of a whole year, from ${file} as read on ${formatShortDay(readOn)}: set a month beside them with care.${isYearly ? ' This one adds up a year’s happenings: a month told alone compares with a twelfth of it.' : nothing}${hidden}${ownArea === null ? html` <a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators')}">Say which published area this council is</a> to see its neighbours and region.` : nothing}</p>
${printingsView(facts.printings, measure.unit)}${facts.funnel === null ? nothing : funnelView(facts.funnel, { measure, ownArea, council })}`
}

/** Where files differ on the same year, each with what it prints. */
function printingsView(printings: readonly Printing[], unit: string): Html {
  const differing = new Set(printings.map(({ own, england }) => `${own ?? ''} ${england ?? ''}`))
  if (differing.size < 2) return nothing
  const said = (value: number | null) =>
    value === null ? 'hidden or missing' : formatValue(value, unitNamed(unit))
  return details({
    summaryText: `This year was printed ${printings.length} times, and not always the same`,
    text: html`<ul class="govuk-list govuk-list--bullet">${printings.map((one) => html`<li>own ${said(one.own)}, England ${said(one.england)}: <span class="sight-file-name">${one.file}</span>, read on ${formatShortDay(one.readOn)}</li>`)}</ul>`,
  })
}

function saidOf(published: Published, unit: string): string {
  return published.value === null
    ? `hidden or missing (printed “${published.hidden}”)`
    : formatValue(published.value, unitNamed(unit))
}

function funnelView(
  { funnel, period, sizeWords }: CouncilFunnel,
  {
    measure,
    ownArea,
    council,
  }: {
    readonly measure: Measure
    readonly ownArea: OwnArea | null
    readonly council: { readonly slug: string }
  },
): Html {
  if (funnel.points.length === 0) return nothing
  const unit = unitNamed(measure.unit)
  const isExact = funnel.options.limits === 'exact'
  const path = inCouncilPath(council, `/measures/${measure.id}`)
  const facts = { title: `${measure.name}, ${period}`, sizeWords, unit, own: ownArea?.code ?? null }
  const draw = (width: number, key: string) =>
    drawFunnelChart(funnel, { ...facts, width, key: `funnel-${measure.id}-${key}` })
  return html`<figure class="los-figure" id="funnel"><figcaption class="govuk-body">${ownArea === null ? `${measure.name} of every council, ${period}.` : describePlace(funnel, ownArea.code, unit)}</figcaption><div class="los-figure__wide">${draw(760, 'wide')}</div><div class="los-figure__phone">${draw(320, 'phone')}</div><p class="govuk-body-s">${describeFunnelLimits(funnel)} Councils are in order of name and never ranked. <a class="govuk-link sight-no-print" href="${withQuery(path, { limits: isExact ? null : 'exact' })}#funnel">${isExact ? 'Allow for how much councils differ as well' : 'Allow for chance alone (exact limits)'}</a></p>${details({ summaryText: 'The same in a table', text: funnelTable(funnel, facts) })}</figure>`
}
