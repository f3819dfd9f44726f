import { mistakeSummary } from '../web/form-view.ts'
import type { Role } from '../shared/permissions.ts'
import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { table } from '../web/components/table.ts'
import type { FieldError } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { commentsLink } from '../web/comments-link.ts'
import { threadLink } from '../web/thread-link.ts'
import { inCouncilPath } from '../web/paths.ts'
import { cell } from './document-view.ts'
import { capital, occurrenceMark } from './marks-view.ts'
import type { Owed } from './occurrence.ts'
import type { RegisterLine } from './register.ts'
import { whoOf } from './register-view.ts'
import { changeForms } from './requirement-forms-view.ts'
import { sayInWords } from './schedule-words.ts'

/** An action or objective that answers, as the page shows it. */
export type AnswerFacts = {
  readonly what: 'action' | 'objective'
  readonly id: number
  readonly reference: string
  readonly title: string
  readonly dueOn: Day | null
  readonly doneOn: Day | null
}

export type RequirementFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly line: RegisterLine
  readonly answers: readonly AnswerFacts[]
  readonly evidence: ReadonlyMap<number, string>
  /** The confirmed concerns it belongs to. */
  readonly concerns: readonly { readonly id: number; readonly name: string }[]
  readonly maySeeDocuments: boolean
  readonly mayMark: boolean
  readonly mayConfirm: boolean
  readonly mayAnswer: boolean
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly today: Day
  readonly formToken: string
  readonly history: Html
}

/** One requirement: its words, what it owes and when, and what answers it. */
export function requirementPage(facts: RequirementFacts): Page {
  const { council, line, errors, isOverwriting } = facts
  const { entry } = line
  return {
    title: entry.reference,
    section: 'requirements',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: 'Requirements', href: inCouncilPath(council, '/requirements') },
    body: html`${mistakeSummary(errors)}${isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else changed this requirement while you were typing. This is how it stands now: ${sayInWords(entry.schedule)}, ${line.standing}. What you typed is in the form below; send it again if it still holds.</p></div>` : nothing}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${capital(entry.kind)} of ${entry.instrument}</span>${entry.reference}</h1>
<blockquote class="sight-quote">${entry.words}</blockquote>
${facts.maySeeDocuments ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, `/documents/${entry.documentId}#t${entry.provisionId}`)}">See it in the document</a></p>` : nothing}
${concernsOf(council, facts.concerns)}
${threadLink(council, `requirements/${entry.id}`)}${commentsLink(council, `requirements/${entry.id}`)}
${summaryOf(facts)}
<h2 class="govuk-heading-m">What answers it</h2>
${answersOf(facts)}
<h2 class="govuk-heading-m">Its dates</h2>
${datesOf(facts)}
${entry.state === 'in force' ? changeForms(facts) : nothing}
${facts.history}`,
  }
}

/** Where a passage is one of those that come back. */
export function concernsOf(
  council: { readonly slug: string },
  concerns: readonly { readonly id: number; readonly name: string }[],
): Html {
  if (concerns.length === 0) return nothing
  return html`<p class="govuk-body">Raised before or since, as the concern ${concerns.map(({ id, name }, index) => html`${index === 0 ? nothing : ', '}<a class="govuk-link" href="${inCouncilPath(council, `/concerns/${id}`)}">${name}</a>`)}.</p>`
}

function summaryOf({ line, council, maySeeDocuments }: RequirementFacts): Html {
  const { entry, next } = line
  const instrument = maySeeDocuments
    ? html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${entry.instrumentId}`)}">${entry.instrument}</a>`
    : entry.instrument
  return summaryList({
    rows: [
      {
        key: 'Instrument',
        value: {
          text: html`${instrument}${entry.instrumentDated === null ? nothing : html`, dated ${formatDay(entry.instrumentDated)}`}`,
        },
      },
      { key: 'Who', value: { text: whoOf(entry) } },
      entry.recipient !== null && { key: 'To', value: entry.recipient },
      entry.modality !== null && { key: 'Force, as printed', value: entry.modality },
      { key: 'Due', value: sayInWords(entry.schedule) },
      {
        key: 'Next date',
        value: {
          text:
            next === null
              ? 'none'
              : html`${formatDay(next.dueOn)} ${occurrenceMark(next.state, next.daysLate)}`,
        },
      },
      {
        key: 'Standing',
        value: {
          text: html`${capital(line.standing)}${entry.endedOn === null ? nothing : html` on ${formatDay(entry.endedOn)}`}${entry.endedWhy === null || entry.state === 'in force' ? nothing : html`: <q>${entry.endedWhy}</q>`}`,
        },
      },
    ],
  })
}

function answersOf({ answers, council, mayAnswer, line }: RequirementFacts): Html {
  if (answers.length === 0) {
    const cure = mayAnswer
      ? html` <a class="govuk-link" href="${inCouncilPath(council, `/actions/new?requirement=${line.entry.id}`)}">Add an action that answers it</a>`
      : nothing
    return html`<p class="govuk-inset-text">Nothing in the plan answers it.${line.entry.state === 'in force' ? cure : nothing}</p>`
  }
  return html`<ul class="govuk-list">${answers.map((one) => html`<li>${answerLink(council, one)}</li>`)}</ul>`
}

function answerLink(council: { readonly slug: string }, one: AnswerFacts): Part {
  const path = inCouncilPath(council, one.what === 'action' ? `/actions/${one.id}` : `/objectives/${one.id}`)
  const name =
    one.what === 'action' ? `${one.reference} ${one.title}` : `Objective ${one.reference}: ${one.title}`
  const state =
    one.doneOn !== null
      ? `done on ${formatDay(one.doneOn)}`
      : one.dueOn !== null
        ? `due ${formatDay(one.dueOn)}`
        : ''
  return html`<a class="govuk-link" href="${path}">${name}</a>${state === '' ? nothing : html` <span class="sight-first">${state}</span>`}`
}

function datesOf(facts: RequirementFacts): Html {
  const { line, today } = facts
  const { owed, entry } = line
  if (owed.length === 0) {
    if (entry.inForceOn === null)
      return html`<p class="govuk-body">Its dates count once the instrument is put in force.</p>`
    return html`<p class="govuk-body">It has no dates of its own: ${sayInWords(entry.schedule)}.</p>`
  }
  // All that has passed, and as much of what is to come as a person plans for.
  const shown = owed.filter((one, index) => one.fact !== null || index < firstComing(owed, today) + 8)
  const heads = ['Due', 'State', 'What was said', '']
  return table({
    classes: 'sight-table',
    caption: 'Dates it is owed',
    captionClasses: 'govuk-visually-hidden',
    head: heads.map((text, index) =>
      index === 3 ? { text: html`<span class="govuk-visually-hidden">Act</span>` } : { text },
    ),
    rows: shown.map((one) => [
      cell(html`<strong>${formatShortDay(one.dueOn)}</strong>`, 'Due'),
      cell(occurrenceMark(one.state, one.daysLate), 'State'),
      cell(saidOf(facts, one), 'Said'),
      { text: markLink(facts, one) },
    ]),
  })
}

function firstComing(owed: readonly Owed[], today: Day): number {
  const index = owed.findIndex((one) => Temporal.PlainDate.compare(one.dueOn, today) >= 0)
  return index < 0 ? owed.length : index
}

function saidOf({ evidence, council }: RequirementFacts, { fact }: Owed): Part {
  if (fact === null) return '–'
  const when =
    fact.metOn === null
      ? `waived on ${formatShortDay(fact.waivedOn ?? fact.dueOn)}`
      : `met on ${formatShortDay(fact.metOn)}`
  const title = fact.evidenceId === null ? undefined : evidence.get(fact.evidenceId)
  return html`${when}${fact.note === '' ? nothing : html`: <q>${fact.note}</q>`}${fact.evidenceId === null ? nothing : html`<br>Evidence: <a class="govuk-link" href="${inCouncilPath(council, `/evidence/${fact.evidenceId}`)}">${title ?? 'see it'}</a>`}`
}

function markLink({ council, line, mayMark }: RequirementFacts, one: Owed): Part {
  if (!mayMark || (line.entry.state !== 'in force' && one.fact === null)) return nothing
  const path = inCouncilPath(council, `/requirements/${line.entry.id}/occurrences/${one.dueOn.toString()}`)
  const about = html`<span class="govuk-visually-hidden"> what is due on ${formatDay(one.dueOn)}</span>`
  return html`<a class="govuk-link sight-no-print" href="${path}">${one.fact === null ? 'Mark met or waive' : 'Correct'}${about}</a>`
}
