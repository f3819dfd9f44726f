import { formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import type { FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type ConcernLine, type ConcernMember, type ConcernSource, placeOf, sayHistory } from './concern.ts'
import { concernForms } from './concern-forms-view.ts'
import { dayOfTurn, sourceLink } from './concern-list-view.ts'
import { litWords } from './lit-words-view.ts'
import { concernMark } from './marks-view.ts'

export type ConcernFacts = {
  readonly council: { readonly slug: string }
  readonly line: ConcernLine
  /** The words that speak of the same thing, by the passage's id. */
  readonly because: ReadonlyMap<string, readonly string[]>
  /** Concerns that were joined to this one. */
  readonly joined: readonly { readonly id: number; readonly name: string; readonly version: number }[]
  readonly others: readonly ConcernLine[]
  /** What may be added: passages found by the words looked for. */
  readonly sought: string
  readonly found: readonly ConcernSource[]
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly mayConfirm: boolean
  readonly formToken: string
  readonly history: Html
}

/** One concern: what was raised where and when, what became of it, and what a person may change. */
export function concernPage(facts: ConcernFacts): Page {
  const { council, line, errors, isOverwriting } = facts
  const { concern, standing, history } = line
  return {
    title: concern.name,
    section: 'requirements',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: 'Concerns', href: inCouncilPath(council, '/concerns') },
    body: html`${mistakeSummary(errors)}${isOverwriting ? theirs(facts) : nothing}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">Concern</span>${concern.name}</h1>
<p class="govuk-body">${concernMark(standing)} ${sayHistory(history)}.</p>
<h2 class="govuk-heading-m">Where it was raised</h2>
<ol class="sight-concerns sight-concerns--dated">${turnsOf(facts)}</ol>
${removedOnes(facts)}
${facts.mayConfirm ? concernForms(facts) : nothing}
${facts.history}`,
  }
}

function theirs({ line }: ConcernFacts): Html {
  const { concern } = line
  return html`<div class="sight-theirs" role="alert"><h2 class="govuk-heading-m">Somebody else changed this concern while you were typing</h2>
<p class="govuk-body">${concern.decidedBy ?? 'Somebody'} was first. As it stands now: <strong>${concern.name}</strong>, ${line.members.length} passages, ${line.standing}. Nothing of yours was saved; what you typed is below, and can be sent again if it still holds.</p></div>`
}

// Passages and closings in one run of time, so that "back again" stands where it happened.
function turnsOf(facts: ConcernFacts): readonly Html[] {
  const { line } = facts
  const raised = line.members.map((member) => ({
    day: member.source.dated?.toString() ?? null,
    isClosing: false,
    item: (turn: string) => memberItem(facts, member, turn),
  }))
  const dropped = line.members.flatMap(({ source }) =>
    source.closedOn === null
      ? []
      : [{ day: source.closedOn.toString(), isClosing: true, item: () => droppedItem(facts, source) }],
  )
  const closed = line.concern.closings.map((closing) => ({
    day: closing.on.toString(),
    isClosing: true,
    item: () => closingItem(facts, closing),
  }))
  const turnOf = new Map(
    line.history.filter(({ what }) => what !== 'closed').map(({ day, what }) => [day, what] as const),
  )
  return [...raised, ...dropped, ...closed]
    .toSorted(
      (a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999') || Number(a.isClosing) - Number(b.isClosing),
    )
    .map(({ day, item }) => item((day === null ? undefined : turnOf.get(day)) ?? 'raised, on no known day'))
}

function memberItem(facts: ConcernFacts, { source }: ConcernMember, turn: string): Html {
  const { council, because } = facts
  const requirement =
    source.requirementId === null
      ? nothing
      : html` <a class="govuk-link" href="${inCouncilPath(council, `/requirements/${source.requirementId}`)}">What answers it<span class="govuk-visually-hidden">: ${placeOf(source)}</span></a>`
  return html`<li class="sight-concern"><h3 class="govuk-heading-s">${source.dated === null ? 'No day' : dayOfTurn(source.dated.toString())}: ${turn}</h3>
<blockquote class="sight-quote">${litWords(source.words, because.get(String(source.provisionId)) ?? [], 900)}</blockquote>
<p class="sight-concern__place">${sourceLink(council, source)}.${requirement}</p>
${actOn(facts, `members/${source.provisionId}/removal`, 'Take it out', placeOf(source))}</li>`
}

function droppedItem({ council }: ConcernFacts, source: ConcernSource): Html {
  const path = inCouncilPath(council, `/requirements/${source.requirementId ?? ''}`)
  const name = placeOf(source)
  return html`<li class="sight-concern sight-concern--closed"><h3 class="govuk-heading-s">${source.closedOn === null ? nothing : formatDay(source.closedOn)}: closed</h3>
<p class="govuk-body">${source.requirementId === null ? name : html`<a class="govuk-link" href="${path}">${name}</a>`} was dropped${source.closedWhy === null ? nothing : html`: <q>${source.closedWhy}</q>`}.</p></li>`
}

function closingItem(facts: ConcernFacts, closing: ConcernLine['concern']['closings'][number]): Html {
  return html`<li class="sight-concern sight-concern--closed"><h3 class="govuk-heading-s">${formatDay(closing.on)}: closed</h3>
<p class="govuk-body">${closing.by ?? 'Somebody'} said: <q>${closing.why}</q></p>
${actOn(facts, `closings/${closing.id}/undoing`, 'Undo', `that it was closed on ${formatDay(closing.on)}`)}</li>`
}

function removedOnes(facts: ConcernFacts): Part {
  const { line, council } = facts
  if (line.removed.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Taken out: not the same</h2>
<ul class="govuk-list">${line.removed.map(({ source }) => html`<li><q>${litWords(source.words, [], 160)}</q> ${sourceLink(council, source)} ${actOn(facts, `members/${source.provisionId}/return`, 'Put it back', placeOf(source))}</li>`)}</ul>`
}

function actOn(
  { council, line, mayConfirm, formToken }: ConcernFacts,
  act: string,
  text: string,
  about: string,
): Html {
  if (!mayConfirm) return nothing
  const path = inCouncilPath(council, `/concerns/${line.concern.id}/${act}`)
  return html`${formStart(path, formToken)}<input type="hidden" name="version" value="${line.concern.version}">${button({ text: html`${text}<span class="govuk-visually-hidden">: ${about}</span>`, classes: 'govuk-button--secondary sight-small sight-no-print' })}</form>`
}
