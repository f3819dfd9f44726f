import { formatMonth, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { AreaName, Comparison, OwnArea, Published } from './comparator.ts'
import type { Funnel } from './funnel.ts'
import { drawFunnelChart, funnelTable } from './funnel-chart-view.ts'
import { describeFunnelLimits, describePlace } from './funnel-sentence.ts'
import type { Measure, Observation } from './measure.ts'
import { seriesOf } from './national-series.ts'
import type { HeldRelease } from './national-file.ts'
import { heldView } from './national-view.ts'
import { formatValue, unitNamed } from './spc-unit.ts'

export type CouncilFunnel = { readonly funnel: Funnel; readonly period: string; readonly sizeWords: string }

type ComparedMeasure = {
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
  },
): Html {
  const { measure, latest, comparison, ownArea, council } = facts
  if (comparison === null) return nothing
  const { period, neighbours, readOn, file } = comparison
  const { isYearly } = seriesOf(comparison.short)
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
          [`Statistical neighbours, mean of ${neighbours.known}`, period, said(neighbours.mean)] as const,
          [`Statistical neighbours, median of ${neighbours.known}`, period, said(neighbours.median)] as const,
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
${facts.funnel === null ? nothing : funnelView(facts.funnel, { measure, ownArea, council })}`
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

export type ComparatorsFacts = {
  readonly council: { readonly slug: string }
  readonly compared: readonly ComparedMeasure[]
  readonly areas: readonly AreaName[]
  readonly ownArea: OwnArea | null
  readonly releases: readonly HeldRelease[]
  readonly chosen: string
  readonly errors: readonly FieldError[]
  readonly mayKeep: boolean
  readonly mayBringIn: boolean
  readonly formToken: string
}

/** Every measure beside its published figures, which area the council is, and the files that are held. */
export function comparatorsPage(facts: ComparatorsFacts): Page {
  const { council, errors, releases } = facts
  return {
    title: 'Beside other councils',
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Beside other councils</h1>
${releases.length === 0 ? html`<p class="govuk-inset-text">No published figures are held yet. ${facts.mayBringIn ? html`<a class="govuk-link" href="${inCouncilPath(council, '/measures/national')}">Bring in a published file</a>` : 'The improvement lead or an administrator brings them in'}, or whoever runs this installation brings them in for every council with the command “los comparators import”.</p>` : html`${links(facts)}${areaForm(facts)}${comparedTable(facts)}${heldView(releases)}`}`,
  }
}

function links({ council, mayBringIn }: ComparatorsFacts): Html {
  return html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/measures/inspections')}">What inspectors found here and at the neighbours</a> · <a class="govuk-link" href="${inCouncilPath(council, '/measures/comparators.csv')}">Download as CSV</a>${mayBringIn ? html` · <a class="govuk-link" href="${inCouncilPath(council, '/measures/national')}">Published files: bring in, look through, remove</a>` : nothing}</p>`
}

function areaForm(facts: ComparatorsFacts): Html {
  const { ownArea, areas, mayKeep, errors } = facts
  const now =
    ownArea === null
      ? html`<p class="govuk-body">Nobody has said which published area this council is, so there are only England’s figures beside its own.</p>`
      : html`<p class="govuk-body">Compared as <strong>${ownArea.name}</strong>${ownArea.regionName === null ? nothing : `, ${ownArea.regionName}`}, with its ten statistical neighbours by the latest model.</p>`
  if (!mayKeep) return now
  return html`${now}${formStart(inCouncilPath(facts.council, '/measures/comparators'), facts.formToken)}<input type="hidden" name="seen" value="${ownArea?.version ?? 0}">
${select({ name: 'area', label: { text: 'Published area', classes: 'govuk-label--s' }, value: facts.chosen, errorMessage: errorOf(errors, 'area'), items: [{ value: '', text: 'Choose' }, ...areas.map((one) => ({ value: one.code, text: one.name }))] })}
${button({ text: 'Compare with this area’s neighbours', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

const COLUMNS = [
  'Measure',
  'Told here',
  'Own, published',
  'Neighbours, mean',
  'Neighbours, median',
  'Region',
  'England',
  'Year',
]

function comparedTable({ compared, council, ownArea }: ComparatorsFacts): Html {
  if (compared.length === 0)
    return html`<p class="govuk-inset-text">No measure here says under which name its figures are published. Those switched on from the list do; for others, change the measure and choose what to compare it with.</p>`
  return table({
    classes: 'sight-table',
    caption: 'Measures beside published figures',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: COLUMNS.map((text) => ({ text })),
    rows: compared.map(({ measure, latest, comparison }) => {
      const unit = unitNamed(measure.unit)
      const middle = (value: number | null | undefined) =>
        ownArea === null || value === null || value === undefined ? '–' : formatValue(value, unit)
      const cells: readonly string[] = [
        latest === null ? '–' : `${formatValue(latest.value, unit)}, ${formatMonth(latest.period)}`,
        shortOf(comparison?.own ?? null, measure.unit),
        middle(comparison?.neighbours.mean),
        middle(comparison?.neighbours.median),
        shortOf(comparison?.region ?? null, measure.unit),
        shortOf(comparison?.england ?? null, measure.unit),
        comparison?.period ?? 'not held',
      ]
      return [
        {
          text: html`<a class="govuk-link" href="${inCouncilPath(council, `/measures/${measure.id}`)}">${measure.name}</a>`,
        },
        ...cells.map((text, i) => ({ text, attributes: { 'data-label': COLUMNS[i + 1] ?? '' } })),
      ]
    }),
  })
}

function shortOf(published: Published | null, unit: string): string {
  if (published === null) return '–'
  return published.value === null
    ? `hidden (${published.hidden})`
    : formatValue(published.value, unitNamed(unit))
}
