import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { dateInput } from '../web/components/date-input.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { formatDay } from '../shared/days.ts'
import type { Day } from '../shared/days.ts'
import { actionCells } from './action-table-view.ts'
import type { BulkMade } from './bulk.ts'
import type { BulkNames } from './bulk-words.ts'
import { chooser } from './chooser-view.ts'
import type { Choosable } from './choices.ts'
import { PLAN_COLUMNS } from './plan-column.ts'
import { hiddenWords } from './plan-filter-view.ts'
import type { ListedAction, ListedPlan } from './plan-list.ts'
import { lookWords, type PlanLook } from './plan-look.ts'

export type BulkFacts = {
  readonly council: { readonly slug: string }
  readonly plan: ListedPlan
  readonly look: PlanLook
  readonly intervention: string
  readonly names: BulkNames
  readonly partners: readonly string[]
  readonly mayChangePlan: boolean
  readonly agreesToDates: boolean
  readonly typed: Form
  readonly errors: readonly FieldError[]
  readonly earlier: readonly BulkMade[]
  readonly formToken: string
  readonly today: Day
}

/** Which actions, and what changes. Nothing is saved before it was looked at. */
export function bulkPage(facts: BulkFacts): Page {
  const { council, plan, look, intervention } = facts
  const words = { ...lookWords(look), intervention }
  return {
    title: 'Change several actions',
    section: 'plan',
    hasErrors: facts.errors.length > 0,
    back: { text: 'The plan', href: withQuery(inCouncilPath(council, '/plan'), words) },
    body: html`${mistakeSummary(facts.errors)}<h1 class="govuk-heading-l">Change several actions</h1>
${
  plan.shown === 0
    ? html`<p class="govuk-inset-text">No action is shown by this filter. <a class="govuk-link" href="${inCouncilPath(council, '/plan?view=table')}">Go back to the plan</a> and choose another.</p>`
    : html`<p class="govuk-body">Next you see what would change, action by action, and what would not. Nothing is saved before that.</p>
${formStart(inCouncilPath(council, '/plan/bulk/preview'), facts.formToken)}${hiddenWords(words)}
${which(facts)}
${changes(facts)}
${button({ text: 'Show what would change' })}
${ticks(facts)}
${button({ text: 'Show what would change', id: 'preview-below' })}
</form>`
}
${earlierChanges(facts)}`,
  }
}

function which({ plan, typed, errors }: BulkFacts): Html {
  return radios({
    name: 'which',
    fieldset: { legend: { text: 'Which actions', classes: 'govuk-fieldset__legend--m' } },
    classes: 'govuk-radios--small',
    value: typed.get('which') || 'ticked',
    errorMessage: errorOf(errors, 'which'),
    items: [
      { value: 'ticked', text: 'Those ticked in the table below' },
      { value: 'all', text: `All ${plan.shown} that the filter shows` },
    ],
  })
}

function changes(facts: BulkFacts): Html {
  const { typed, errors, mayChangePlan, agreesToDates, names } = facts
  return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What changes</legend>
<p class="govuk-hint" id="change">What you leave empty stays as it is on every action.${errorOf(errors, 'change') === undefined ? nothing : html` <span class="govuk-error-message">${errorOf(errors, 'change')?.text}</span>`}</p>
<div class="sight-bulk">
${mayChangePlan ? owners(facts) : nothing}
</div>
<div class="sight-bulk">
${select({
  name: 'due-how',
  label: agreesToDates ? 'Due date' : 'Ask for another due date',
  value: typed.get('due-how'),
  items: [
    { value: '', text: 'As it is' },
    { value: 'to', text: 'On the day beside' },
    { value: 'by', text: 'Later by the days beside' },
  ],
})}
${dayBoxes(facts, 'due', 'The day')}
${input({ name: 'due-by', label: 'Days later', hint: 'With a minus for earlier', value: typed.get('due-by'), inputmode: 'text', classes: 'govuk-input--width-4', errorMessage: errorOf(errors, 'due-by') })}
</div>
<div class="sight-bulk">
${select({ name: 'end', label: 'Finish', value: typed.get('end'), items: [{ value: '', text: 'As it is' }, { value: 'done', text: 'Done on the day beside' }, mayChangePlan && { value: 'cancelled', text: 'Cancelled today' }] })}
${dayBoxes(facts, 'end-on', 'The day it was done')}
</div>
${textarea({ name: 'why', label: 'Why dates move, or why they are cancelled', value: typed.get('why'), rows: 2, errorMessage: errorOf(errors, 'why') })}
${mayChangePlan ? html`${links(facts, { name: 'objective', legend: 'Objectives', all: names.objectives })}${links(facts, { name: 'requirement', legend: 'Requirements', all: names.requirements })}` : nothing}
</fieldset>`
}

function dayBoxes({ typed, errors }: BulkFacts, name: string, legend: string): Html {
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend } },
    errorMessage: errorOf(errors, `${name}-day`),
    items: (['day', 'month', 'year'] as const).map((part) => ({
      name: part,
      id: `${name}-${part}`,
      value: typed.get(`${name}-${part}`),
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
  })
}

function owners({ typed, names, partners }: BulkFacts): Html {
  return html`${select({ name: 'to-owner', label: 'Owner', value: typed.get('to-owner'), items: [{ value: '', text: 'As it is' }, { value: 'nobody', text: 'Nobody' }, ...names.people.map((one) => ({ value: String(one.id), text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}` }))] })}
${select({ name: 'to-partner', label: 'Partner', value: typed.get('to-partner'), items: [{ value: '', text: 'As it is' }, { value: 'none', text: 'None' }, ...partners.map((one) => ({ value: `=${one}`, text: one }))] })}`
}

function links(
  { typed, errors }: BulkFacts,
  {
    name,
    legend,
    all,
  }: { readonly name: string; readonly legend: string; readonly all: readonly Choosable[] },
): Html {
  const chosen = typed.all(`link-${name}`)
  const field = `${name}-act`
  return details({
    summaryText: legend,
    open: chosen.length > 0 || typed.get(field) !== '',
    text: html`${select({
      name: field,
      label: `The ${legend.toLowerCase()} ticked here`,
      value: typed.get(field),
      errorMessage: errorOf(errors, field),
      items: [
        { value: '', text: 'Leave as they are' },
        { value: 'add', text: 'Add to each action' },
        { value: 'take away', text: 'Take from each action' },
      ],
    })}
${chooser({ name: `link-${name}`, legend, all, chosen, none: html`There are none yet.` })}`,
  })
}

const COLUMNS = ['reference', 'title', 'owner', 'partner', 'stage', 'due', 'needs'] as const

function ticks({ council, plan, typed, today }: BulkFacts): Html {
  const ticked = new Set(typed.all('action'))
  const look = {
    columns: COLUMNS,
    objectives: [],
    references: new Map<number, string>(),
    sort: null,
    sortedBy: null,
  }
  return html`${plan.shown > plan.actions.length ? html`<p class="govuk-body">The first ${plan.actions.length} of ${plan.shown} can be ticked here. Filter the plan for others, or change all ${plan.shown}.</p>` : nothing}
${table({
  classes: 'sight-table sight-labelled',
  caption: 'Actions to tick',
  captionClasses: 'govuk-table__caption--m',
  head: ['Tick', ...COLUMNS.map((column) => PLAN_COLUMNS[column])].map((text) => ({ text })),
  rows: plan.actions.map((action) => [
    { text: tick(action, ticked.has(String(action.id))) },
    ...actionCells({ council, today }, action, look),
  ]),
})}`
}

function tick({ id, reference, title }: ListedAction, isTicked: boolean): Html {
  return html`<div class="govuk-checkboxes govuk-checkboxes--small sight-tick"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="tick-${id}" name="action" type="checkbox" value="${id}"${isTicked ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="tick-${id}"><span class="govuk-visually-hidden">${reference} ${title}</span></label></div></div>`
}

function earlierChanges({ council, earlier }: BulkFacts): Html {
  if (earlier.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Earlier changes of several actions</h2>
<ul class="govuk-list">${earlier.map((one) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/plan/bulk/${one.id}`)}">${one.said}</a>: ${one.count} ${one.count === 1 ? 'action' : 'actions'}, ${one.madeBy}, ${formatDay(one.madeOn)}${one.undoneOn === null ? '' : ', undone'}</li>`)}</ul>`
}
