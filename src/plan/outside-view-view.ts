import { formatDay } from '../shared/days.ts'
import { mayDo, type Role, ROLE_NAMES } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { radios } from '../web/components/radios.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Asking, askingPage, hidden, wordsField } from './asking-view.ts'
import {
  OUTSIDE_VIEWS,
  type OutsideView,
  type OutsideViewing,
  standingViews,
  VIEWED_FOLDERS,
  type ViewedKind,
} from './outside-viewing.ts'

type Council = { readonly slug: string; readonly role: Role }
type Thing = { readonly kind: ViewedKind; readonly id: number; readonly title: string }

const SHAPES: Readonly<Record<OutsideViewing, string>> = {
  'on course': '→',
  'at risk': '△',
  'off course': '▲',
}

/** How somebody outside sees it: a shape and a word. */
export function viewMark(view: OutsideViewing): Html {
  const weight = view === 'on course' ? 'sight-stage' : 'sight-need'
  const grave = view === 'off course' ? ' sight-need--grave' : ''
  return html`<span class="${weight}${grave}"><span aria-hidden="true">${SHAPES[view]}</span> ${view}</span>`
}

/** The gravest of what those outside say of it, in a line for lists; nothing where nobody said anything. */
export function viewsLine(standing: readonly Pick<OutsideView, 'view' | 'who'>[] = []): Part {
  const [first] = standing
  if (first === undefined) return nothing
  const others = standing.length - 1
  return html`<span class="sight-outside">${viewMark(first.view)} says ${first.who}${others === 0 ? nothing : ` and ${others === 1 ? 'one other' : `${others} others`} outside`}</span>`
}

export type ViewsFacts = {
  readonly council: Council
  readonly thing: Thing
  readonly views: readonly OutsideView[]
  readonly reader: number
}

/** What those outside say of it now, each with its words; what they said before stays below. */
export function viewsSection({ council, thing, views, reader }: ViewsFacts): Html {
  const maySay = mayDo(council.role, 'say an outside view')
  const standing = standingViews(views)
  const before = views.filter((one) => !standing.includes(one))
  const own = standing.find(({ personId }) => personId === reader)
  if (views.length === 0 && !maySay) return nothing
  const say = inCouncilPath(council, `/${VIEWED_FOLDERS[thing.kind]}/${thing.id}/outside-views/new`)
  return html`<section aria-labelledby="views"><h2 class="govuk-heading-m" id="views">How others see it</h2>
${standing.length === 0 ? html`<p class="govuk-body">Nobody outside the council says how they see it now.</p>` : html`<ul class="govuk-list sight-story">${standing.map(oneView)}</ul>`}
${maySay ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${say}">${own === undefined ? 'Say how you see it' : 'Say how you see it now'}</a>${own === undefined ? nothing : html` or <a class="govuk-link" href="${inCouncilPath(council, `/outside-views/${own.id}/withdrawal`)}">withdraw your view</a>`}</p>` : nothing}
${before.length === 0 ? nothing : details({ summaryText: `Seen before (${before.length})`, text: html`<ul class="govuk-list sight-story">${before.map(oneView)}</ul>` })}</section>`
}

function oneView({ view, who, role, saidOn, words, withdrawal }: OutsideView): Html {
  return html`<li>${viewMark(view)} <strong>${who}</strong>, ${ROLE_NAMES[role].toLowerCase()}, on ${formatDay(saidOn)}: <q class="sight-kept-lines">${words}</q>${withdrawal === null ? nothing : html` Withdrawn on ${formatDay(withdrawal.on)}: <q>${withdrawal.why}</q>`}</li>`
}

type ViewFormFacts = Asking & {
  readonly council: Council
  readonly thing: Thing
  readonly formKey: string
}

const MEANS: Readonly<Record<OutsideViewing, string>> = {
  'on course': 'It will do what it promises by its date',
  'at risk': 'It will not unless something changes',
  'off course': 'It will not, or it does not do what it says',
}

export function viewFormPage(facts: ViewFormFacts): Page {
  const { council, thing, typed, errors } = facts
  const path = `/${VIEWED_FOLDERS[thing.kind]}/${thing.id}`
  return askingPage({
    ...facts,
    title: 'How do you see it?',
    section: 'plan',
    back: { text: thing.title, href: inCouncilPath(council, path) },
    action: inCouncilPath(council, `${path}/outside-views`),
    submit: 'Say it',
    lead: html`<p class="govuk-body sight-asking__about">${thing.title}</p>
<p class="govuk-body">Your name, your words and today’s date stand beside what the council says, for everybody who sees the plan but partner agencies. Your latest view counts; nobody can change it, and you alone can withdraw it.</p>`,
    fields: html`${hidden('form-key', facts.formKey)}${radios({
      name: 'view',
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'You see it', classes: 'govuk-fieldset__legend--s' } },
      value: typed.get('view'),
      errorMessage: errorOf(errors, 'view'),
      items: OUTSIDE_VIEWS.map((view) => ({
        value: view,
        text: html`${view.charAt(0).toUpperCase()}${view.slice(1)} <span class="sight-first">${MEANS[view]}</span>`,
      })),
    })}
${wordsField(facts, { name: 'words', label: 'What you saw', hint: 'What you looked at and what it told you. No child’s name.' })}`,
  })
}

type WithdrawalFacts = Asking & {
  readonly council: Council
  readonly thing: Thing
  readonly view: OutsideView
}

export function viewWithdrawalPage(facts: WithdrawalFacts): Page {
  const { council, thing, view } = facts
  return askingPage({
    ...facts,
    title: 'Withdraw your view',
    section: 'plan',
    back: {
      text: thing.title,
      href: inCouncilPath(council, `/${VIEWED_FOLDERS[thing.kind]}/${thing.id}`),
    },
    action: inCouncilPath(council, `/outside-views/${view.id}/withdrawal`),
    submit: 'Withdraw it',
    lead: html`<ul class="govuk-list sight-story">${oneView(view)}</ul>
<p class="govuk-body">It will no longer count. That you said it, that you withdrew it and why stay with it.</p>`,
    fields: wordsField(facts, { name: 'why', label: 'Why you withdraw it', rows: 2 }),
  })
}
