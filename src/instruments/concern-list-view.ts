import { formatDay, formatMoment, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import {
  CONCERN_STANDINGS,
  type ConcernFilter,
  type ConcernLine,
  type ConcernSource,
  type KeptConcern,
  placeOf,
  sayHistory,
} from './concern.ts'
import type { ConcernProposal } from './concern-proposals.ts'
import { litWords } from './lit-words-view.ts'
import { capital, concernMark, counted } from './marks-view.ts'

export type ConcernListFacts = {
  readonly council: { readonly slug: string }
  readonly lines: readonly ConcernLine[]
  readonly shown: readonly ConcernLine[]
  readonly filter: ConcernFilter
  readonly proposals: readonly ConcernProposal[]
  readonly rejected: readonly KeptConcern[]
  /** Documents that bear no day, whose passages cannot take their place in a history. */
  readonly undated: readonly { readonly id: number; readonly title: string }[]
  readonly intervention: string
  readonly mayConfirm: boolean
  /** Of a proposal that came back: which, with what was typed and what is wrong with it. */
  readonly typed: { readonly key: string; readonly name: string; readonly chosen: readonly string[] } | null
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** What is raised again and again: confirmed concerns with their history, and what the reader proposes. */
export function concernListPage(facts: ConcernListFacts): Page {
  const { council, lines, proposals, errors } = facts
  return {
    title: 'Concerns that come back',
    section: 'requirements',
    hasErrors: errors.length > 0,
    back: { text: 'Requirements', href: inCouncilPath(council, '/requirements') },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Concerns that come back</h1>
<p class="govuk-body">${sentence(lines)} The reader proposes what inspections, letters and reports raised more than once; a person confirms.</p>
${lines.length === 0 ? empty(facts) : html`${filters(facts)}${concernTable(facts)}`}
${undatedNote(facts)}
${
  proposals.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m" id="proposed">Proposed: ${counted(proposals.length, 'concern')}</h2>
<ol class="sight-concerns">${proposals.map((one) => proposalCard(facts, one))}</ol>`
}
${rejectedOnes(facts)}`,
  }
}

function sentence(lines: readonly ConcernLine[]): string {
  if (lines.length === 0) return 'No concern has been confirmed yet.'
  const back = lines.filter(({ standing }) => standing === 'back again').length
  const open = lines.filter(({ standing }) => standing !== 'closed').length
  return `${counted(lines.length, 'concern')}: ${open} open, ${back} of them back after being closed.`
}

function empty({ proposals, council }: ConcernListFacts): Html {
  if (proposals.length > 0)
    return html`<p class="govuk-inset-text">Look at each proposal below, and confirm those that are one concern.</p>`
  return html`<p class="govuk-inset-text">Nothing has been raised twice. A concern is proposed once two reports or letters of different days speak of the same thing: <a class="govuk-link" href="${inCouncilPath(council, '/documents')}">bring in the earlier inspections and visits</a>.</p>`
}

function filters({ council, lines, filter, intervention }: ConcernListFacts): Html {
  const documents = new Map(
    lines.flatMap(({ members }) =>
      members.map(({ source }) => [String(source.instrumentId), source.document] as const),
    ),
  )
  const all = { value: '', text: 'All' }
  return html`<form class="sight-filters sight-filters--pairs" method="get" action="${inCouncilPath(council, '/concerns')}" role="search" aria-label="Filter the concerns">${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}
${select({ name: 'standing', label: 'Standing', value: filter.standing, items: [all, ...CONCERN_STANDINGS.map((one) => ({ value: one, text: capital(one) }))] })}
${select({ name: 'instrument', label: 'Raised in', value: filter.instrument, items: [all, ...[...documents].map(([value, text]) => ({ value, text }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function concernTable({ council, lines, shown, filter, intervention }: ConcernListFacts): Html {
  return html`<p class="govuk-body" role="status">${shown.length === lines.length ? `All ${counted(lines.length, 'concern')}` : `${shown.length} of ${counted(lines.length, 'concern')}`}
${sheetLinks(withQuery(inCouncilPath(council, '/concerns.csv'), { ...filter, intervention }))}</p>
${shown.length === 0 ? html`<p class="govuk-body">None fits: choose less.</p>` : table(council, shown)}`
}

function table(council: { readonly slug: string }, shown: readonly ConcernLine[]): Html {
  return labelledTable({
    caption: 'Confirmed concerns',
    isCaptionHidden: true,
    columns: [
      { heading: 'Concern' },
      { heading: 'Standing' },
      { heading: 'Its history' },
      { heading: 'Times raised', isNumber: true },
    ],
    rows: shown.map(({ concern, standing, history }) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/concerns/${concern.id}`)}">${concern.name}</a>`,
      concernMark(standing),
      sayHistory(history),
      history.filter(({ what }) => what !== 'closed').length,
    ]),
  })
}

function undatedNote({ council, undated }: ConcernListFacts): Html {
  if (undated.length === 0) return nothing
  return html`<p class="govuk-body">${undated.length === 1 ? 'One report bears' : `${undated.length} reports bear`} no day and cannot take ${undated.length === 1 ? 'its' : 'their'} place in a history. Give it: ${undated.map(({ id, title }, index) => html`${index === 0 ? nothing : ', '}<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${id}`)}">${title}</a>`)}.</p>`
}

function proposalCard(facts: ConcernListFacts, proposal: ConcernProposal): Html {
  const { council, mayConfirm, formToken, errors } = facts
  const { key, moreOf } = proposal
  const typed = facts.typed?.key === key ? facts.typed : null
  const name = typed?.name ?? proposal.name
  const id = `name-${key}`
  return html`<li class="sight-concern" id="c${key}"><h3 class="govuk-heading-s">${moreOf === null ? proposal.name : html`More of <a class="govuk-link" href="${inCouncilPath(council, `/concerns/${moreOf.concern.id}`)}">${moreOf.concern.name}</a>`}</h3>
<p class="govuk-body-s">${sayHistory(proposal.history)}</p>
${formStart(inCouncilPath(council, '/concerns'), formToken)}
<input type="hidden" name="seen" value="${key}">${facts.intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${facts.intervention}">`}
<ul class="sight-concern__quotes">${proposal.sources.map((source) => proposedQuote(facts, proposal, { source, chosen: typed?.chosen ?? null }))}</ul>
${
  !mayConfirm
    ? nothing
    : html`${moreOf === null ? input({ id, name: 'name', label: 'What to call it', value: name, classes: 'govuk-input--width-20', errorMessage: errorOf(errors, id) }) : nothing}
<div class="govuk-button-group">${button({ text: moreOf === null ? html`They are one concern<span class="govuk-visually-hidden">: ${proposal.name}</span>` : html`Add to it<span class="govuk-visually-hidden">: ${moreOf.concern.name}</span>`, classes: 'sight-small' })}
${button({ text: html`Not the same<span class="govuk-visually-hidden">: ${proposal.name}</span>`, classes: 'govuk-button--secondary sight-small', attributes: { formaction: inCouncilPath(council, '/concerns/rejections') } })}</div>`
}
</form></li>`
}

function proposedQuote(
  { council, mayConfirm }: ConcernListFacts,
  { key, because }: ConcernProposal,
  { source, chosen }: { readonly source: ConcernSource; readonly chosen: readonly string[] | null },
): Html {
  const value = String(source.provisionId)
  const id = `p${key}-${value}`
  const isChosen = chosen === null || chosen.includes(value)
  const quote = html`<q>${litWords(source.words, because.get(value) ?? [])}</q>`
  return html`<li>${mayConfirm ? html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="provision" id="${id}" value="${value}"${isChosen ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="${id}">${quote}</label></div></div>` : quote}
<p class="sight-concern__place">${sourceLink(council, source)}</p></li>`
}

/** Where a passage stands, with the day of its document. */
export function sourceLink(council: { readonly slug: string }, source: ConcernSource): Part {
  const path = inCouncilPath(council, `/documents/${source.documentId}#t${source.provisionId}`)
  return html`<a class="govuk-link" href="${path}">${placeOf(source)}</a>${source.dated === null ? ', which bears no day' : `, ${formatShortDay(source.dated)}`}`
}

function rejectedOnes({ council, rejected, mayConfirm, formToken }: ConcernListFacts): Html {
  if (rejected.length === 0) return nothing
  const rows = rejected.map(
    (one) =>
      html`<li>${one.name}: ${counted(one.members.length, 'passage')}, said by ${one.decidedBy ?? 'somebody'} on ${formatMoment(one.decidedAt)}. ${mayConfirm ? html`${formStart(inCouncilPath(council, `/concerns/${one.id}/undoing`), formToken)}<input type="hidden" name="version" value="${one.version}">${button({ text: html`Undo<span class="govuk-visually-hidden">: propose ${one.name} again</span>`, classes: 'govuk-button--secondary sight-small' })}</form>` : nothing}</li>`,
  )
  return details({
    summaryText: `Said not to be the same (${rejected.length})`,
    text: html`<ul class="govuk-list">${rows}</ul>`,
  })
}

/** The day in words, for a turn of a history. */
export function dayOfTurn(day: string): string {
  return formatDay(Temporal.PlainDate.from(day))
}
