import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Action, PRIORITIES } from './action.ts'
import { type Asking, askingPage, bothVersions, dayField, hidden, wordsField } from './asking-view.ts'
import type { Difference } from './differences.ts'
import type { Choosable, Ownable } from './choices.ts'
import { chooser } from './chooser-view.ts'
import type { PlanProblem } from '../plan-checks/plan-check.ts'
import { problemList } from './problems-view.ts'

/** What an action can be tied to and who can own it. */
export type ActionChoices = {
  readonly people: readonly Ownable[]
  readonly partners: readonly string[]
  readonly objectives: readonly Choosable[]
  readonly requirements: readonly Choosable[]
}

export type ActionFormFacts = Asking &
  ActionChoices & {
    readonly council: { readonly slug: string }
    /** What the person had before them when they began. */
    readonly seen: string
    readonly formKey: string
    /** The case a new one belongs to. */
    readonly intervention: number
    /** Null for a new one. */
    readonly action: Action | null
    readonly problems: readonly PlanProblem[]
    /** Somebody saved first. */
    readonly differences: readonly Difference[]
  }

export function actionFormPage(facts: ActionFormFacts): Page {
  const { action, council, differences, problems } = facts
  const home = action === null ? '/plan' : `/actions/${action.id}`
  const path = inCouncilPath(council, home)
  return askingPage({
    ...facts,
    title: action === null ? 'Add an action' : `Change action ${action.reference}`,
    section: 'plan',
    back: { text: action === null ? 'The plan' : `${action.reference} ${action.title}`, href: path },
    action: inCouncilPath(
      council,
      action === null ? `/actions?intervention=${facts.intervention}` : `/actions/${action.id}/edit`,
    ),
    submit: action === null ? 'Add the action' : 'Save the action',
    lead: differences.length === 0 ? nothing : bothVersions(differences, path),
    fields: html`${hidden('seen', facts.seen)}${hidden('form-key', facts.formKey)}${fields(facts)}`,
    help: checks(problems, facts.typed.get('title') !== ''),
    besides: button({
      text: 'Check the words',
      name: 'check',
      value: 'yes',
      classes: 'govuk-button--secondary',
    }),
  })
}

// Filled again as somebody types, where there is script; without it by the button.
function checks(problems: readonly PlanProblem[], isTyped: boolean): Html {
  return html`<section class="sight-checks" aria-labelledby="checks" data-checks>
    <h2 class="govuk-heading-m" id="checks">How it reads to somebody who has to rely on it</h2>
    ${problems.length > 0 ? problemList(problems) : html`<p class="govuk-body">${isTyped ? 'Nothing to mend in these words.' : 'Write what will be done, and see here how it reads.'}</p>`}
  </section>`
}

function fields(facts: ActionFormFacts): Html {
  const { typed, errors, action } = facts
  return html`${input({ name: 'title', label: { text: 'What will be done', classes: 'govuk-label--s' }, hint: { text: 'A verb and its object: what somebody will see has been done' }, value: typed.get('title'), errorMessage: errorOf(errors, 'title') })}
${wordsField(facts, { name: 'detail', label: 'In full (optional)', rows: 3 })}
${input({ name: 'reference', label: { text: 'Reference', classes: 'govuk-label--s' }, classes: 'govuk-input--width-10', value: typed.get('reference'), errorMessage: errorOf(errors, 'reference') })}
${owner(facts)}
${partner(facts)}
${wordsField(facts, { name: 'successMeasure', label: 'How you will know it worked', hint: 'A figure, where it stands now and where it is to stand', rows: 2 })}
${wordsField(facts, { name: 'evidenceWanted', label: 'What will count as evidence', rows: 2 })}
${input({ name: 'signOff', label: { text: 'Who signs it off, and where', classes: 'govuk-label--s' }, hint: { text: 'For example, the independent chair, at the improvement board in March' }, value: typed.get('signOff'), errorMessage: errorOf(errors, 'signOff') })}
${priority(facts)}
${dayField(facts, { name: 'startOn', label: 'When it begins (optional)' })}
${due(action, facts)}
${input({ name: 'sustainDays', label: { text: 'Demonstration period', classes: 'govuk-label--s' }, hint: { text: 'How long it must hold before somebody else looks again' }, suffix: 'days', classes: 'govuk-input--width-4', inputmode: 'numeric', value: typed.get('sustainDays'), errorMessage: errorOf(errors, 'sustainDays') })}
${chooser({ name: 'requirement', legend: 'Requirements it answers', all: facts.requirements, chosen: typed.all('requirement'), none: html`No requirement is confirmed yet.` })}
${chooser({ name: 'objective', legend: 'Objectives it serves', all: facts.objectives, chosen: typed.all('objective'), none: html`The plan has no objective yet.` })}`
}

// The first promise never moves here: a date that stands is moved by its own page, with a reason.
function due(action: Action | null, facts: ActionFormFacts): Part {
  if (action?.dueOn) {
    return html`<p class="govuk-body">Its date stands. <a class="govuk-link" href="${inCouncilPath(facts.council, `/actions/${action.id}/move`)}">Move the date</a> with a reason.</p>`
  }
  return dayField(facts, {
    name: 'dueOn',
    label: 'When it will be done',
    hint: 'This is the first promise, and stays visible. For example, 27 3 2026',
  })
}

function owner({ typed, errors, people }: ActionFormFacts): Html {
  return select({
    name: 'owner',
    label: { text: 'Owner', classes: 'govuk-label--s' },
    hint: { text: 'One person who answers for it' },
    value: typed.get('owner'),
    errorMessage: errorOf(errors, 'owner'),
    items: [
      { value: '', text: 'Nobody yet' },
      ...people.map((one) => ({
        value: String(one.id),
        text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}`,
      })),
    ],
  })
}

function priority({ typed }: ActionFormFacts): Html {
  return select({
    name: 'priority',
    label: { text: 'Priority (optional)', classes: 'govuk-label--s' },
    value: typed.get('priority'),
    items: [{ value: '', text: 'Not said' }, ...PRIORITIES.map((text) => ({ value: text, text }))],
  })
}

function partner({ typed, errors, partners }: ActionFormFacts): Html {
  return html`${input({ name: 'partner', label: { text: 'Partner agency (optional)', classes: 'govuk-label--s' }, hint: { text: 'An agency outside the council that owes it; its people will see it' }, classes: 'govuk-input--width-20', value: typed.get('partner'), errorMessage: errorOf(errors, 'partner'), attributes: { list: 'partners' } })}<datalist id="partners">${partners.map((one) => html`<option value="${one}"></option>`)}</datalist>`
}
