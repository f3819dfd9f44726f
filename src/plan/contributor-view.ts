import { formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Action } from './action.ts'
import { type Asking, askingPage, hidden, wordsField } from './asking-view.ts'
import type { Ownable } from './choices.ts'
import type { RemovedContributor } from './contributor.ts'

/** Who does a part of it, on the action's own page. */
export function contributorsView(facts: {
  readonly council: { readonly slug: string }
  readonly action: Action
  readonly mayChange: boolean
}): Html {
  const { council, action, mayChange } = facts
  const change = html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}/contributors`)}">Say who contributes</a></p>`
  if (action.contributors.length === 0 && !mayChange) return nothing
  return html`<h3 class="govuk-heading-s">Who contributes</h3>
${action.contributors.length === 0 ? html`<p class="govuk-body">Nobody but its owner.</p>` : html`<ul class="govuk-list govuk-list--bullet">${action.contributors.map((one) => html`<li><strong>${one.name}</strong>${one.agency !== null && one.agency !== one.name ? `, ${one.agency}` : ''}${one.contributes === '' ? nothing : html`: ${one.contributes}`}</li>`)}</ul>`}
${mayChange ? change : nothing}`
}

export type ContributorsFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly action: Action
  readonly people: readonly Ownable[]
  readonly partners: readonly string[]
  readonly removed: readonly RemovedContributor[]
}

export function contributorsPage(facts: ContributorsFacts): Page {
  const { action, council, typed, errors, people, partners } = facts
  return askingPage({
    ...facts,
    title: `Who contributes to ${action.reference}`,
    section: 'plan',
    back: {
      text: `${action.reference} ${action.title}`,
      href: inCouncilPath(council, `/actions/${action.id}`),
    },
    action: inCouncilPath(council, `/actions/${action.id}/contributors`),
    submit: 'Add',
    lead: html`<p class="govuk-body">${action.owner === null ? 'Nobody owns it yet' : `${action.owner} owns it`}, and one owner alone answers for all of it. Those who contribute do a part: they see the action, hear of it and may say what happened.</p>
${present(facts)}${putBack(facts)}<h2 class="govuk-heading-m">Add somebody</h2>`,
    fields: html`${select({
      name: 'person',
      label: { text: 'A person', classes: 'govuk-label--s' },
      value: typed.get('person'),
      errorMessage: errorOf(errors, 'person'),
      items: [
        { value: '', text: 'Nobody in the list' },
        ...people.map((one) => ({
          value: String(one.id),
          text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}`,
        })),
      ],
    })}
${input({ name: 'body', label: { text: 'Or an agency or body outside', classes: 'govuk-label--s' }, hint: { text: 'Written as its people’s agency is: they will see the action' }, classes: 'govuk-input--width-20', value: typed.get('body'), errorMessage: errorOf(errors, 'body'), attributes: { list: 'partners' } })}<datalist id="partners">${partners.map((one) => html`<option value="${one}"></option>`)}</datalist>
${wordsField(facts, { name: 'contributes', label: 'What they contribute (optional)', rows: 2 })}`,
  })
}

function present({ action, council, formToken }: ContributorsFacts): Html {
  if (action.contributors.length === 0) return html`<p class="govuk-inset-text">Nobody contributes yet.</p>`
  return labelledTable({
    caption: 'Who contributes now',
    firstCellIsHeader: true,
    columns: [{ heading: 'Who' }, { heading: 'What they contribute' }, { heading: 'Remove' }],
    rows: action.contributors.map((one) => [
      one.agency === null || one.agency === one.name ? one.name : `${one.name}, ${one.agency}`,
      one.contributes || 'not said',
      html`${formStart(inCouncilPath(council, `/actions/${action.id}/contributors/${one.id}/removal`), formToken)}<button class="sight-act">Remove<span class="govuk-visually-hidden"> ${one.name}</span></button></form>`,
    ]),
  })
}

// At once and without asking, since it is as quickly taken back: what they contributed comes back with them.
function putBack({ action, council, formToken, removed }: ContributorsFacts): Html {
  if (removed.length === 0) return nothing
  return html`<h2 class="govuk-heading-s" id="removed">Removed</h2>
<ul class="govuk-list sight-story">${removed.map(
    (one) =>
      html`<li>${formStart(inCouncilPath(council, `/actions/${action.id}/contributors`), formToken)}${one.personId === null ? hidden('body', one.name) : hidden('person', String(one.personId))}${hidden('contributes', one.contributes)}${one.name}${one.contributes === '' ? '' : ` (${one.contributes})`}, by ${one.by} on ${formatMoment(one.at)} <button class="sight-act">Put back<span class="govuk-visually-hidden"> ${one.name}</span></button></form></li>`,
  )}</ul>`
}
