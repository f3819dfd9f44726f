import { type Day, formatShortDay } from '../shared/days.ts'
import { shorten } from '../shared/shorten.ts'
import type { Page } from '../web/answer.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Action, finishedOn } from './action.ts'
import { type Asking, askingPage, wordsField } from './asking-view.ts'
import { laterThan } from './dependency.ts'

type Linked = {
  readonly id: number
  readonly reference: string
  readonly title: string
  readonly owner: string | null
  readonly dueOn: Day | null
  readonly isDone: boolean
  readonly isCancelled: boolean
  readonly why: string
  readonly end: 'earlier' | 'later'
}

type Facts = {
  readonly council: { readonly slug: string }
  readonly action: Action
  readonly linked: readonly Linked[]
  readonly mayChange: boolean
}

/** What it waits for and what waits for it, on the action's own page. */
export function dependenciesView(facts: Facts): Html {
  const { council, action, linked, mayChange } = facts
  if (linked.length === 0 && !mayChange) return nothing
  const [earlier, later] = endsOf(linked)
  return html`<h2 class="govuk-heading-m">What it waits for</h2>
${earlier.length === 0 ? html`<p class="govuk-body">No other action.</p>` : list(facts, earlier)}
${later.length === 0 ? nothing : html`<h3 class="govuk-heading-s">What waits for it</h3>${list(facts, later)}`}
${mayChange ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}/dependencies`)}">Say what it waits for</a></p>` : nothing}`
}

function endsOf(linked: readonly Linked[]): readonly [readonly Linked[], readonly Linked[]] {
  return [linked.filter(({ end }) => end === 'earlier'), linked.filter(({ end }) => end === 'later')]
}

function list({ council, action }: Facts, some: readonly Linked[]): Html {
  return html`<ul class="govuk-list sight-story">${some.map((one) => html`<li>${stateOf(one)} <a class="govuk-link" href="${inCouncilPath(council, `/actions/${one.id}`)}">${one.reference} ${one.title}</a> ${tooLate(action, one)}${one.why === '' ? nothing : html`<br>${one.why}`}</li>`)}</ul>`
}

function stateOf({ isDone, isCancelled, dueOn }: Linked): Html {
  if (isCancelled) return html`<span class="sight-stage"><span aria-hidden="true">×</span> cancelled</span>`
  if (isDone) return html`<strong><span aria-hidden="true">●</span> done</strong>`
  return html`<span class="sight-stage"><span aria-hidden="true">○</span> ${dueOn === null ? 'no date' : `due ${formatShortDay(dueOn)}`}</span>`
}

// Said at both ends, for either may be moved.
function tooLate(action: Action, one: Linked): Html {
  const isLater =
    one.end === 'earlier'
      ? laterThan(action.dueOn, [one]).length > 0
      : laterThan(one.dueOn, [
          { dueOn: action.dueOn, isDone: finishedOn(action) !== null, isCancelled: false },
        ]).length > 0
  if (!isLater) return nothing
  const words = one.end === 'earlier' ? 'due after this action' : 'due before this action'
  return html`<span class="sight-need sight-need--grave"><span aria-hidden="true">▲</span> ${words}</span>`
}

export type DependenciesFacts = Asking &
  Omit<Facts, 'mayChange'> & {
    /** What it may be made to wait for. */
    readonly choices: readonly { readonly id: number; readonly reference: string; readonly title: string }[]
  }

export function dependenciesPage(facts: DependenciesFacts): Page {
  const { action, council, typed, errors, choices } = facts
  return askingPage({
    ...facts,
    title: `What ${action.reference} waits for`,
    section: 'plan',
    back: {
      text: `${action.reference} ${action.title}`,
      href: inCouncilPath(council, `/actions/${action.id}`),
    },
    action: inCouncilPath(council, `/actions/${action.id}/dependencies`),
    submit: 'Add',
    lead: html`<p class="govuk-body">It cannot be done before these are. The plan says so where their dates do not allow it.</p>
${present(facts)}<h2 class="govuk-heading-m">Add an action it waits for</h2>`,
    fields: html`${select({
      name: 'earlier',
      label: { text: 'It waits for', classes: 'govuk-label--s' },
      value: typed.get('earlier'),
      errorMessage: errorOf(errors, 'earlier'),
      items: [
        { value: '', text: 'Choose an action' },
        ...choices.map((one) => ({
          value: String(one.id),
          text: `${one.reference} ${shorten(one.title, 90)}`,
        })),
      ],
    })}
${wordsField(facts, { name: 'why', label: 'Why (optional)', rows: 2 })}`,
  })
}

function present({ action, council, formToken, linked }: DependenciesFacts): Html {
  const [earlier] = endsOf(linked)
  if (earlier.length === 0) return html`<p class="govuk-inset-text">It waits for nothing yet.</p>`
  return labelledTable({
    caption: 'What it waits for now',
    firstCellIsHeader: true,
    columns: [
      { heading: 'Action' },
      { heading: 'Owner' },
      { heading: 'State' },
      { heading: 'Why' },
      { heading: 'Remove' },
    ],
    rows: earlier.map((one) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${one.id}`)}">${one.reference} ${one.title}</a>`,
      one.owner ?? 'nobody',
      html`${stateOf(one)} ${tooLate(action, one)}`,
      one.why,
      html`${formStart(inCouncilPath(council, `/actions/${action.id}/dependencies/${one.id}/removal`), formToken)}<button class="sight-act">Remove<span class="govuk-visually-hidden"> ${one.reference}</span></button></form>`,
    ]),
  })
}
