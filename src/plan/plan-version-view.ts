import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { radios } from '../web/components/radios.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { hidden, wordsField } from './asking-view.ts'
import { changesInWords, type PlanChange } from './plan-change.ts'
import {
  BOARD_ANSWERS,
  type FrozenPlan,
  isMeetingToCome,
  type PlanVersion,
  standingOfVersion,
  type VersionAnswer,
} from './plan-version.ts'
import { standingTag } from './plan-versions-view.ts'

type Council = { readonly slug: string }

export type PlanVersionFacts = {
  readonly council: Council
  readonly version: PlanVersion
  readonly plan: FrozenPlan
  readonly changes: readonly PlanChange[]
  readonly mayAnswer: boolean
  /** The board's answer as a whole, too. */
  readonly mayTellBoard: boolean
  readonly today: Day
  readonly history: Parameters<typeof historyView>[0] | null
  readonly typed: Form
  readonly errors: readonly FieldError[]
  readonly formKey: string
  readonly formToken: string
}

/** One version: what was said of it, what has changed since, and the plan as it stood. */
export function planVersionPage(facts: PlanVersionFacts): Page {
  const { council, version, changes, errors } = facts
  const words = changesInWords(changes)
  return {
    title: `Version ${version.number} of the plan`,
    section: 'plan',
    hasErrors: errors.length > 0,
    back: { text: 'What the board agreed', href: inCouncilPath(council, '/plan/versions') },
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">Put to the board of ${formatDay(version.meetingOn)}</span>
<h1 class="govuk-heading-l">Version ${version.number} of the plan</h1>
<p class="govuk-body">${standingTag(standingOfVersion(version))}</p>
<p class="govuk-body sight-kept-lines">${version.why}</p>
<p class="govuk-body-s">Put on ${formatDay(version.putOn)}${version.putBy === null ? '' : ` by ${version.putBy}`}.</p>
<h2 class="govuk-heading-m">What was answered</h2>
${answerList(version.answers)}
${facts.mayAnswer ? answerForm(facts) : nothing}
<h2 class="govuk-heading-m" id="changes">What has changed since</h2>
<p class="govuk-body">${words === null ? 'Nothing: the plan stands as it was put.' : html`In the plan ${words}. ${sheetLinks(inCouncilPath(council, `/plan/versions/${version.id}/changes.csv`), 'Download the changes')}`}</p>
${changes.length === 0 ? nothing : changeTable(council, changes)}
<h2 class="govuk-heading-m">The plan as it stood</h2>
${frozenPlan(facts.plan)}
${facts.history === null ? nothing : html`<h2 class="govuk-heading-m">History</h2>${historyView(facts.history)}`}`,
  }
}

function answerList(answers: readonly VersionAnswer[]): Html {
  if (answers.length === 0) return html`<p class="govuk-body">Nobody has answered yet.</p>`
  return html`<ul class="govuk-list sight-story">${answers.map((one) => html`<li><strong>${one.party === 'the board' ? 'The board' : one.answeredBy} ${one.answer}</strong>, ${formatDay(one.answeredOn)}${one.party === 'the board' ? html` <span class="govuk-body-s">(told by ${one.answeredBy})</span>` : nothing}${one.reason === '' ? nothing : html`<br><span class="sight-kept-lines">${one.reason}</span>`}</li>`)}</ul>`
}

const ANSWER_WORDS = {
  agrees: 'Agrees',
  'does not agree': 'Does not agree',
  'could not answer': 'Could not answer',
}

function answerForm(facts: PlanVersionFacts): Html {
  const { council, version, typed, errors } = facts
  return html`<section class="sight-no-print" id="answering"><h3 class="govuk-heading-s">Answer</h3>
${formStart(inCouncilPath(council, `/plan/versions/${version.id}/answers`), facts.formToken)}
${hidden('form-key', facts.formKey)}
${partyField(facts)}
${radios({
  name: 'answer',
  classes: 'govuk-radios--small govuk-radios--inline',
  fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
  value: typed.get('answer'),
  items: BOARD_ANSWERS.map((value) => ({ value, text: ANSWER_WORDS[value] })),
  errorMessage: errorOf(errors, 'answer'),
})}
${wordsField(facts, { name: 'reason', label: 'Why', hint: 'Needed unless it agrees: what is missing, or what would have to change', rows: 3 })}
${button({ text: 'Keep the answer', preventDoubleClick: true })}
</form></section>`
}

// The board's is offered to whoever may record it, and from the day on which it can have answered.
function partyField({ version, typed, errors, mayTellBoard, today }: PlanVersionFacts): Html {
  const isToCome = isMeetingToCome(version, today)
  const error = errorOf(errors, 'party')
  if (!mayTellBoard || isToCome) {
    const from = `From ${formatDay(version.meetingOn)}, the day it meets, you can record the board’s answer here.`
    return html`${hidden('party', 'a member')}<p class="govuk-body" id="party">${error === undefined ? nothing : html`<span class="govuk-error-message">${error.text}</span>`}This is your own answer; the board’s stands beside it.${mayTellBoard ? ` ${from}` : ''}</p>`
  }
  return radios({
    name: 'party',
    classes: 'govuk-radios--small govuk-radios--inline',
    fieldset: { legend: { text: 'Whose answer is it?', classes: 'govuk-fieldset__legend--s' } },
    value: typed.get('party'),
    items: [
      { value: 'the board', text: 'The board’s, as its minutes have it' },
      { value: 'a member', text: 'My own' },
    ],
    errorMessage: error,
  })
}

const KIND_WORDS: Readonly<Record<PlanChange['kind'], string>> = {
  added: 'Added',
  gone: 'Taken out',
  cancelled: 'Cancelled',
  'brought back': 'Brought back',
  changed: 'Changed',
}

function changeTable(council: Council, changes: readonly PlanChange[]): Html {
  return labelledTable({
    caption: 'What has changed',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: ['What', 'How', 'Then, and now'].map((heading) => ({ heading })),
    rows: changes.map((one) => [
      one.kind === 'gone'
        ? `${one.reference} ${one.title}`
        : html`<a class="govuk-link" href="${inCouncilPath(council, `/${one.thing}s/${one.id}`)}">${one.reference}</a> ${one.title}`,
      KIND_WORDS[one.kind],
      one.fields.map(
        ({ what, was, now }) =>
          html`<p class="govuk-body-s sight-kept-lines"><strong>${what}:</strong> <del>${was || 'nothing'}</del> → <ins>${now || 'nothing'}</ins></p>`,
      ),
    ]),
  })
}

function frozenPlan({ objectives, actions }: FrozenPlan): Html {
  const titles = new Map(objectives.map(({ id, title }) => [id, title]))
  const open = actions.filter(({ isCancelled }) => !isCancelled)
  return html`<ol class="govuk-list govuk-list--number">${objectives.map((one) => html`<li><strong>${one.title}</strong>${one.outcome === '' ? nothing : html` ${one.outcome}`}${one.owner === null ? nothing : html` (${one.owner})`}</li>`)}</ol>
${labelledTable({
  caption: open.length === 1 ? '1 action' : `${open.length} actions`,
  firstCellIsHeader: true,
  columns: [
    'Reference',
    'Action',
    'Owner',
    'Due',
    'How success is measured',
    'Signed off by',
    'Objectives',
  ].map((heading) => ({ heading })),
  rows: open.map((one) => [
    one.reference,
    one.title,
    [one.owner ?? 'nobody', one.partner].filter(Boolean).join(', '),
    one.due === null ? 'no date' : dueInWords(one.due),
    one.successMeasure,
    one.signOff ?? '',
    one.objectives.map((id) => titles.get(id) ?? '').join('; '),
  ]),
})}`
}

function dueInWords(due: string): string {
  return formatShortDay(Temporal.PlainDate.from(due))
}
