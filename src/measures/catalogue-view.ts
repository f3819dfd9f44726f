import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { details } from '../web/components/details.ts'
import { errorSummary } from '../web/components/error-summary.ts'
import type { FieldError } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { INDICATORS, type ListedIndicator } from './indicator-list.ts'

export type CatalogueFacts = {
  readonly council: { readonly slug: string }
  /** The measure of each listed one that is on. */
  readonly on: ReadonlyMap<number, number>
  readonly chosen: readonly string[]
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** The listed measures, ready to be switched on. */
export function cataloguePage(facts: CatalogueFacts): Page {
  const { council, errors, on } = facts
  const groups = [...Map.groupBy(INDICATORS, (one) => one.group)]
  return {
    title: 'Switch on measures',
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    hasErrors: errors.length > 0,
    body: html`${errors.length === 0 ? nothing : errorSummary({ titleText: 'There is a problem', errorList: errors.map(({ message }) => ({ text: message, href: '#indicator' })) })}<h1 class="govuk-heading-l">Switch on measures</h1>
<p class="govuk-body">${INDICATORS.length} measures of children’s social care, defined and ready; ${on.size} of them ${on.size === 1 ? 'is' : 'are'} on. Each can be changed once it is on: its target, its owner, your own standard. Few that are looked at do more than many that are not.</p>
<p class="govuk-body">Something else? <a class="govuk-link" href="${inCouncilPath(council, '/measures/new')}">Add a measure of your own</a>.</p>
${formStart(inCouncilPath(council, '/measures/catalogue'), facts.formToken)}<div id="indicator">
${groups.map(([name, all], i) => group(facts, { name, all, place: i }))}</div>
${button({ text: 'Switch on the ticked ones', preventDoubleClick: true })}</form>`,
  }
}

function group(
  facts: CatalogueFacts,
  {
    name,
    all,
    place,
  }: { readonly name: string; readonly all: readonly ListedIndicator[]; readonly place: number },
): Html {
  const off = all.filter((one) => !facts.on.has(one.id))
  const already = all.filter((one) => facts.on.has(one.id))
  return html`<h2 class="govuk-heading-m">${name}</h2>
${already.length === 0 ? nothing : html`<p class="govuk-body">On: ${already.map((one, i) => html`${i === 0 ? '' : ', '}<a class="govuk-link" href="${inCouncilPath(facts.council, `/measures/${facts.on.get(one.id) ?? 0}`)}">${one.name}</a>`)}.</p>`}
${
  off.length === 0
    ? nothing
    : checkboxes({
        name: 'indicator',
        idPrefix: `indicator-${place}`,
        classes: 'govuk-checkboxes--small sight-catalogue',
        fieldset: { legend: { text: name, classes: 'govuk-visually-hidden' } },
        values: facts.chosen,
        items: off.map((one) => ({
          value: String(one.id),
          text: one.name,
          hint: { text: `${one.numerator}, out of ${one.denominator}` },
        })),
      })
}
${details({ summaryText: `What to know of them: ${name}`, text: html`<dl>${all.map((one) => html`<dt><strong>${one.id}. ${one.name}</strong></dt><dd>${one.polarity}; ${one.unit}; from ${one.source}; ${one.definedBy === 'local' ? 'no national definition' : `defined by ${one.definedBy === 'DfE' ? 'the Department' : 'Annex A'}`}. ${one.caution}</dd>`)}</dl>` })}`
}
