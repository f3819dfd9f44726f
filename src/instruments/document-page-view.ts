import type { ProvisionId } from '../shared/ids.ts'
import { dayInEngland, type Day, formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type DocumentLine, statusOfDocument } from './document-line.ts'
import { markedText } from './marked-text-view.ts'
import { capital, counted, statusTag } from './marks-view.ts'
import { earlierReaderNote, readToNote } from './rereading-view.ts'
import type { KeptProvision } from './requirement.ts'

export type DocumentPageFacts = {
  readonly council: { readonly slug: string }
  readonly line: DocumentLine
  readonly text: string
  /** The version of the reader of today. */
  readonly readerVersion: string
  readonly provisions: readonly KeptProvision[]
  /** A stretch that the address asks to be lit. */
  readonly place: { readonly start: number; readonly end: number } | null
  /** The confirmed concerns that its passages belong to. */
  readonly concerns: readonly { readonly provisionId: number; readonly id: number; readonly name: string }[]
  /** Is it being read at this moment? */
  readonly isUnderWay: boolean
  /** Why it could not be read, where it was tried. */
  readonly unreadable: string | null
  readonly mayBringIn: boolean
  readonly mayConfirm: boolean
  readonly formToken: string
  readonly today: Day
  readonly history: Html
}

/** One document: what came, and its text with each provision marked. */
export function documentPage(facts: DocumentPageFacts): Page {
  const { council, line } = facts
  const path = inCouncilPath(council, `/documents/${line.id}`)
  return {
    title: line.name,
    section: 'documents',
    back: { text: 'Documents', href: inCouncilPath(council, '/documents') },
    body: html`<h1 class="govuk-heading-l sight-file-name">${line.name}</h1>
${summaryOf(facts)}
${nextStep(facts)}
${readToNote(line.instrument?.readTo ?? null)}${line.instrument === null ? nothing : earlierReaderNote(council, { instrument: line.instrument.id, reader: line.instrument.reader, version: facts.readerVersion })}
<p class="govuk-body sight-no-print"><a class="govuk-link" href="${path}/file">Download the document as it came</a>${line.hasWords ? html` · <a class="govuk-link" href="${path}/figures">Figures it prints, beside those published</a>` : nothing}</p>
${line.hasWords ? nothing : readingOf(facts)}
${line.hasWords && line.instrument === null && !facts.isUnderWay ? offerReading(facts, 'This document is kept, and was not read as an instrument or report.', 'Read what it asks') : nothing}
${line.hasWords && facts.isUnderWay ? waiting(facts) : nothing}
${concernsIn(facts)}
${line.hasWords ? html`<h2 class="govuk-heading-m">Its text</h2>${textView(facts)}` : nothing}
${facts.history}`,
  }
}

// The stretch asked for stands among the provisions under the number none of them has.
function textView({ text, provisions, place }: DocumentPageFacts): Html {
  const kept = provisions.filter((one) => one.state !== 'rejected')
  if (place === null) return markedText({ text, provisions: kept, current: null })
  const lit = { id: 0 as ProvisionId, startsAt: place.start, endsAt: place.end, state: 'proposed' as const }
  return markedText({ text, provisions: [...kept, lit], current: 0 })
}

function concernsIn({ council, concerns }: DocumentPageFacts): Html {
  if (concerns.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Concerns it raises that were raised before or since</h2>
<ul class="govuk-list govuk-list--bullet">${concerns.map(({ provisionId, id, name }) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/concerns/${id}`)}">${name}</a>: <a class="govuk-link" href="#t${provisionId}">its place in the text<span class="govuk-visually-hidden"> (${name})</span></a></li>`)}</ul>`
}

function summaryOf({ council, line, today, isUnderWay }: DocumentPageFacts): Html {
  const { instrument } = line
  return summaryList({
    rows: [
      instrument !== null && {
        key: 'Read as',
        value: {
          text: html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${instrument.id}`)}">${instrument.title}</a> (${capital(instrument.kind)}${instrument.dated === null ? nothing : html`, dated ${formatDay(instrument.dated)}`})`,
        },
      },
      {
        key: 'Status',
        value: { text: statusTag(isUnderWay ? 'being read' : statusOfDocument(line, today)) },
      },
      {
        key: 'Brought in',
        value: `${formatDay(dayInEngland(line.addedAt))}${line.addedBy === null ? '' : ` by ${line.addedBy}`}`,
      },
      {
        key: 'The file',
        value: `${mediaWords(line.mediaType)}, ${sizeInWords(line.size)}${pagesInWords(line.pages)}`,
      },
    ],
  })
}

// Whoever waited here while it was read goes on from here.
function nextStep({ council, line, mayConfirm }: DocumentPageFacts): Html {
  const { instrument } = line
  if (instrument === null || instrument.undecided === 0 || !mayConfirm) return nothing
  const href = inCouncilPath(council, `/instruments/${instrument.id}/confirm`)
  return html`<p class="govuk-body">${counted(instrument.undecided, 'proposal')} of ${instrument.provisions} to decide.</p>${button({ text: 'Confirm what it asks', href, classes: 'sight-no-print' })}`
}

function readingOf(facts: DocumentPageFacts): Html {
  if (facts.isUnderWay) return waiting(facts)
  if (facts.unreadable !== null) return offerReading(facts, facts.unreadable, 'Try again')
  return offerReading(
    facts,
    'The document is kept, and its reading was broken off before it ended.',
    'Read it again',
  )
}

// Without script the page fetches itself again; with script the same happens without the flicker.
function waiting({ line }: DocumentPageFacts): Html {
  return html`<noscript><meta http-equiv="refresh" content="2"></noscript>
<div class="govuk-inset-text" role="status" data-come-back="2000"><p class="govuk-body"><strong>The document is being read.</strong> Brought in ${formatMoment(line.addedAt)}. A long one takes up to a minute. You can leave this page: the document is kept.</p></div>`
}

function offerReading(facts: DocumentPageFacts, why: string, words: string): Html {
  const path = inCouncilPath(facts.council, `/documents/${facts.line.id}/reading`)
  return html`<div class="govuk-inset-text"><p class="govuk-body">${why}</p>
${facts.mayBringIn ? html`${formStart(path, facts.formToken)}${button({ text: words, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>` : nothing}</div>`
}

function mediaWords(mediaType: string): string {
  if (mediaType === 'application/pdf') return 'PDF'
  if (mediaType.includes('wordprocessingml')) return 'Word'
  if (mediaType.includes('spreadsheetml')) return 'Excel'
  return mediaType.startsWith('text/') ? 'Plain text' : 'File'
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function pagesInWords(pages: number): string {
  return pages < 2 ? '' : `, ${pages} pages`
}
