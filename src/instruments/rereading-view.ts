import { formatMoment } from '../shared/days.ts'
import { shorten } from '../shared/shorten.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import type { FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Instrument } from './instrument.ts'
import { capital, counted, decisionMark } from './marks-view.ts'
import { nameOf } from './proposal-view.ts'
import type { Provision } from './reading.ts'
import {
  type BesideAWord,
  readerNumber,
  type RereadingChange,
  type RereadingDifference,
  type TermChange,
} from './rereading.ts'

export type RereadingFacts = {
  readonly council: { readonly slug: string }
  readonly instrument: Instrument
  readonly version: string
  readonly isUnderWay: boolean
  readonly unreadable: string | null
  readonly difference: RereadingDifference | null
  readonly takings: readonly {
    readonly id: number
    readonly by: string | null
    readonly at: Temporal.Instant
    readonly isTakenBack: boolean
    readonly taken: {
      readonly new: number
      readonly changed: number
      readonly gone: number
      readonly back: number
    }
  }[]
  /** What was chosen in a form that came back; null where it is fresh and all is chosen. */
  readonly chosen: readonly string[] | null
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly mayConfirm: boolean
  readonly formToken: string
}

/** What the reader of today would change of what an earlier one read, to take whole, in part or not at all. */
export function rereadingPage(facts: RereadingFacts): Page {
  const { council, instrument, difference, errors, isOverwriting } = facts
  const path = inCouncilPath(council, `/instruments/${instrument.id}`)
  const isEarlier = readerNumber(instrument.reader) < Number(facts.version)
  return {
    title: `Read ${instrument.shortTitle} again`,
    section: 'documents',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: instrument.shortTitle, href: path },
    body: html`${mistakeSummary(errors)}${isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else changed this while you were looking. Nothing of yours was saved. This is what the newer reading would change now; what you chose is still chosen where it is still there.</p></div>` : nothing}
<h1 class="govuk-heading-l">Read ${instrument.shortTitle} again</h1>
<p class="govuk-body">${isEarlier ? `It was read by an earlier reader (version ${readerNumber(instrument.reader)}). The reader of today is version ${facts.version}.` : `It is read by the reader of today (version ${facts.version}).`}</p>
${facts.isUnderWay ? waiting() : difference === null ? offer(facts, path) : differenceView(facts, difference, path)}
${takingsView(facts, path)}`,
  }
}

// Without script the page fetches itself again; with script the same happens without the flicker.
function waiting(): Html {
  return html`<noscript><meta http-equiv="refresh" content="2"></noscript>
<div class="govuk-inset-text" role="status" data-come-back="2000"><p class="govuk-body"><strong>It is being read again.</strong> A long document takes up to a minute. You can leave this page: what the reading would change is kept for you, and nothing changes by itself.</p></div>`
}

function offer({ mayConfirm, formToken, unreadable }: RereadingFacts, path: string): Html {
  return html`<div class="govuk-inset-text">${unreadable === null ? nothing : html`<p class="govuk-body">${unreadable}</p>`}<p class="govuk-body">Reading it again changes nothing by itself: you see what would be new, different or gone, and take what you want. What people decided, edited or added stays as it is.</p>
${mayConfirm ? html`${formStart(`${path}/rereading`, formToken)}${button({ text: unreadable === null ? 'Read it again' : 'Try again', preventDoubleClick: true })}</form>` : nothing}</div>`
}

function differenceView(facts: RereadingFacts, difference: RereadingDifference, path: string): Html {
  const { changes, besides, facts: said } = difference
  const isNothing = changes.length === 0 && said.length === 0
  return html`<p class="govuk-body">${summary(difference)}</p>
${facts.mayConfirm ? takeForm(facts, difference, { path, isNothing }) : html`${changes.map((one) => changeView(one, null))}${factTable(said)}`}
${
  besides.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">Where people have decided: ${counted(besides.length, 'difference')}</h2>
<p class="govuk-body">Their word stays. The newer reading is shown beside it, to look at.</p>
<ol class="sight-concerns">${besides.map((one) => besideView(path, one, facts.mayConfirm))}</ol>`
}`
}

function summary({ changes, besides, same }: RereadingDifference): string {
  const count = (kind: RereadingChange['kind']): number => changes.filter((one) => one.kind === kind).length
  const parts = [
    [count('new'), 'new'],
    [count('changed'), 'changed'],
    [count('gone'), 'no longer proposed'],
    [count('back'), 'back'],
  ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
  const stay = besides.length === 0 ? '' : ` ${besides.length} differ from what people decided, and stay.`
  const said =
    parts.length === 0 ? 'No undecided proposal would change' : `It would change: ${parts.join(', ')}`
  return `${said}; ${counted(same.length, 'undecided proposal')} would stay the same.${stay}`
}

function takeForm(
  facts: RereadingFacts,
  { changes, facts: said }: RereadingDifference,
  { path, isNothing }: { readonly path: string; readonly isNothing: boolean },
): Html {
  const { instrument, chosen, formToken } = facts
  const isChosen = (key: string): boolean => chosen === null || chosen.includes(key)
  const isEarlier = readerNumber(instrument.reader) < Number(facts.version)
  if (isNothing && !isEarlier) return nothing
  return html`${formStart(`${path}/rereading/takings`, formToken)}<input type="hidden" name="version" value="${instrument.version}">
<ol class="sight-concerns" id="change">${changes.map((one) => changeView(one, isChosen(one.key)))}</ol>
${
  said.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">The document as a whole</h2>${factTable(said)}
${tick('facts', 'Take these too', isChosen('facts'))}
${instrument.inForceOn === null ? nothing : html`<p class="govuk-body-s">What a person confirmed when it was put in force, its kind and its dates, stays; the judgements and contradictions follow the reader.</p>`}`
}
<div class="govuk-button-group">${isNothing ? button({ text: 'Note that it was read again', name: 'take', value: 'none' }) : html`${button({ text: 'Take what is ticked', name: 'take', value: 'chosen' })}${button({ text: 'Take all of it', name: 'take', value: 'all', classes: 'govuk-button--secondary' })}${button({ text: 'Take none of it', name: 'take', value: 'none', classes: 'govuk-button--secondary' })}`}</div>
</form>`
}

function changeView(change: RereadingChange, isChosen: boolean | null): Html {
  const name = change.kind === 'new' ? nameOfRead(change.read) : nameOf(change.kept)
  const text = `${WORDS[change.kind]}: ${name}`
  return html`<li class="sight-concern">${isChosen === null ? html`<h3 class="govuk-heading-s">${text}</h3>` : tick(change.key, text, isChosen)}
${insideOf(change)}</li>`
}

const WORDS: Readonly<Record<RereadingChange['kind'], string>> = {
  new: 'New',
  changed: 'Different',
  gone: 'No longer proposed',
  back: 'Proposed again',
}

function insideOf(change: RereadingChange): Part {
  if (change.kind === 'changed')
    return html`<blockquote class="sight-quote">${shorten(change.kept.words, 300)}</blockquote>${termTable(change.terms, nameOf(change.kept))}`
  if (change.kind === 'gone')
    return html`<blockquote class="sight-quote">${shorten(change.kept.words, 300)}</blockquote>`
  return html`<blockquote class="sight-quote">${shorten(change.read.text, 300)}</blockquote>${reasons(change.read)}`
}

function reasons({ reasons: all }: Provision): Part {
  if (all.length === 0) return nothing
  return html`<details class="sight-why"><summary>Why it is read so</summary><ul>${all.map((one) => html`<li>${one.words === '' ? nothing : html`<q>${one.words}</q> – `}${one.why}</li>`)}</ul></details>`
}

function besideView(path: string, { kept, read, terms }: BesideAWord, mayConfirm: boolean): Html {
  const edit =
    mayConfirm && read !== null
      ? html`<p class="sight-concern__place"><a class="govuk-link" href="${path}/provisions/${kept.id}/edit">Edit it<span class="govuk-visually-hidden">: ${nameOf(kept)}</span></a></p>`
      : nothing
  return html`<li class="sight-concern"><h3 class="govuk-heading-s">${nameOf(kept)} ${decisionMark(kept.state)}</h3>
<blockquote class="sight-quote">${shorten(kept.words, 300)}</blockquote>
${read === null ? html`<p class="govuk-body">The newer reader does not propose it any more.</p>` : termTable(terms, nameOf(kept), kept.state === 'rejected' ? 'Read before' : 'As decided')}${edit}</li>`
}

function termTable(terms: readonly TermChange[], about: string, before = 'Read before'): Html {
  return labelledTable({
    caption: `What is read otherwise in ${about}`,
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [{ heading: 'What' }, { heading: before }, { heading: 'Read now' }],
    rows: terms.map((one) => [one.what, shorten(one.before, 240), shorten(one.after, 240)]),
  })
}

function factTable(terms: readonly TermChange[]): Html {
  return terms.length === 0 ? nothing : termTable(terms, 'the document as a whole')
}

function tick(value: string, label: string, isChosen: boolean): Html {
  const id = `change-${value}`
  return html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="change" id="${id}" value="${value}"${isChosen ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="${id}"><strong>${label}</strong></label></div></div>`
}

function takingsView({ takings, mayConfirm, formToken }: RereadingFacts, path: string): Html {
  if (takings.length === 0) return nothing
  const rows = takings.map(({ id, by, at, isTakenBack, taken }) => {
    const said = `${by ?? 'Somebody'} took it on ${formatMoment(at)}: ${taken.new} new, ${taken.changed} changed, ${taken.gone} let go, ${taken.back} back.`
    const undo =
      isTakenBack || !mayConfirm
        ? nothing
        : html`${formStart(`${path}/rereading/undoing`, formToken)}<input type="hidden" name="taking" value="${id}">${button({ text: html`Undo<span class="govuk-visually-hidden"> what was taken on ${formatMoment(at)}</span>`, classes: 'govuk-button--secondary sight-small' })}</form>`
    return html`<li>${said}${isTakenBack ? ' Taken back since.' : nothing} ${undo}</li>`
  })
  return details({
    summaryText: `What was taken of it (${takings.length})`,
    text: html`<ul class="govuk-list">${rows}</ul>`,
    open: takings.some((one) => !one.isTakenBack),
  })
}

function nameOfRead({ clause, kind }: Provision): string {
  return `${clause === null ? '' : `${clause} `}${capital(kind)}`
}

/** On an instrument's or a document's page: that an earlier reader read it, and the way to see what a newer one would. */
export function earlierReaderNote(
  council: { readonly slug: string },
  wanted: { readonly instrument: number; readonly reader: string; readonly version: string },
): Html {
  const number = readerNumber(wanted.reader)
  if (number >= Number(wanted.version)) return nothing
  const path = inCouncilPath(council, `/instruments/${wanted.instrument}/rereading`)
  return html`<p class="govuk-body">Read by an earlier reader (version ${number}). <a class="govuk-link" href="${path}">See what the reader of today (version ${wanted.version}) would change</a></p>`
}

/** Where the text was too long to be read whole: how far it was read, and what to do about the rest. */
export function readToNote(readTo: number | null): Html {
  if (readTo === null) return nothing
  return html`<div class="govuk-inset-text"><p class="govuk-body">This document is too long to be read whole: only its first ${readTo.toLocaleString('en-GB')} characters were read. What the rest asks has to be added by hand, or brought in as a document of its own.</p></div>`
}
