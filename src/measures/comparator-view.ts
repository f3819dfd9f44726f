import { formatMonth } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import type { AreaName, OwnArea, Published } from './comparator.ts'
import type { HeldRelease } from './national-file.ts'
import { heldView } from './national-view.ts'
import { formatValue, unitNamed } from './spc-unit.ts'
import type { ComparedMeasure } from './comparison-view.ts'

export type ComparatorsFacts = {
  readonly council: { readonly slug: string }
  readonly compared: readonly ComparedMeasure[]
  readonly areas: readonly AreaName[]
  readonly ownArea: OwnArea | null
  readonly model: string | null
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
  return html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/measures/inspections')}">What inspectors found here and at the neighbours</a> · ${sheetLinks(inCouncilPath(council, '/measures/comparators.csv'))}${mayBringIn ? html` · <a class="govuk-link" href="${inCouncilPath(council, '/measures/national')}">Published files: bring in, look through, remove</a>` : nothing}</p>`
}

function areaForm(facts: ComparatorsFacts): Html {
  const { ownArea, areas, mayKeep, errors } = facts
  const now =
    ownArea === null
      ? html`<p class="govuk-body">Nobody has said which published area this council is, so there are only England’s figures beside its own.</p>`
      : html`<p class="govuk-body">Compared as <strong>${ownArea.name}</strong>${ownArea.regionName === null ? nothing : `, ${ownArea.regionName}`}, with its statistical neighbours${facts.model === null ? ', of whom no model is held' : ` by the model of ${facts.model}`}.</p>`
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
