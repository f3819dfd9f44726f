import { shorten } from '../shared/shorten.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { capital, counted } from './marks-view.ts'
import { type Correction, type ReaderAccuracy, shareOf, type Tally } from './reader-accuracy.ts'
import { referenceOf } from './requirement.ts'

export type ReaderAccuracyFacts = {
  readonly council: { readonly slug: string }
  readonly accuracy: ReaderAccuracy
  /** Every version that people have decided proposals of. */
  readonly readers: readonly number[]
  readonly reader: string
  readonly waiting: number
}

const SHOWN = 40

/** How often people corrected the reader: by its version, by what it read, and each correction. */
export function readerAccuracyPage(facts: ReaderAccuracyFacts): Page {
  const { council, accuracy } = facts
  return {
    title: 'How right the reader is',
    section: 'documents',
    back: { text: 'Documents', href: inCouncilPath(council, '/documents') },
    body: html`<h1 class="govuk-heading-l">How right the reader is</h1>
<p class="govuk-body">Worked out from what people made of its proposals: taken as read, corrected, rejected, or added because it had missed them. ${facts.waiting === 0 ? nothing : `${counted(facts.waiting, 'proposal')} not decided yet say nothing.`}</p>
${accuracy.byReader.length === 0 ? empty(facts) : found(facts)}`,
  }
}

function empty({ council }: ReaderAccuracyFacts): Html {
  return html`<p class="govuk-inset-text">Nobody has decided a proposal yet. <a class="govuk-link" href="${inCouncilPath(council, '/documents')}">Choose a document</a> and confirm what it asks.</p>`
}

function found(facts: ReaderAccuracyFacts): Html {
  const { council, accuracy, reader, readers } = facts
  return html`${
    readers.length < 2
      ? nothing
      : html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/reader')}" role="search" aria-label="Filter by reader">
${select({ name: 'reader', label: 'Reader', value: reader, items: [{ value: '', text: 'Every version' }, ...readers.map((one) => ({ value: String(one), text: `Version ${one}` }))] })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
  }
<p class="govuk-body">${sheetLinks(withQuery(inCouncilPath(council, '/reader.csv'), { reader }), 'Download every correction')}</p>
${tallyTable(
  'Each version of the reader',
  'Version',
  accuracy.byReader.map((one) => [String(one.reader), one]),
)}
${tallyTable(
  'By what it was read as',
  'Kind',
  accuracy.byKind.map((one) => [capital(one.kind), one]),
)}
${termTable(accuracy)}
${correctionTable(facts)}`
}

function tallyTable(caption: string, heading: string, rows: readonly (readonly [string, Tally])[]): Html {
  const counts = ['Decided', 'As read', 'Corrected', 'Rejected', 'Missed', 'Right', 'Found']
  return labelledTable({
    caption,
    firstCellIsHeader: true,
    columns: [{ heading }, ...counts.map((one) => ({ heading: one, isNumber: true }))],
    rows: rows.map(([name, one]) => [
      name,
      one.decided,
      one.asRead,
      one.edited,
      one.rejected,
      one.missed,
      shareOf(one.asRead, one.decided),
      shareOf(one.asRead + one.edited, one.asRead + one.edited + one.missed),
    ]),
  })
}

function termTable({ byTerm }: ReaderAccuracy): Html {
  return html`<p class="govuk-body-s">Right: of what was decided, the share taken as read. Found: of what people kept, the share it had proposed. No share is said of fewer than five.</p>
${labelledTable({
  caption: 'What was corrected, of the proposals that were kept',
  firstCellIsHeader: true,
  columns: [
    { heading: 'What' },
    { heading: 'Kept', isNumber: true },
    { heading: 'Corrected', isNumber: true },
    { heading: 'Right', isNumber: true },
  ],
  rows: byTerm.map(({ term, kept, corrected }) => [
    capital(term),
    kept,
    corrected,
    shareOf(kept - corrected, kept),
  ]),
})}`
}

function correctionTable({ council, accuracy }: ReaderAccuracyFacts): Html {
  const { corrections } = accuracy
  if (corrections.length === 0) return html`<p class="govuk-body">Nobody has corrected it.</p>`
  const more =
    corrections.length > SHOWN
      ? html`<p class="govuk-body-s">The latest ${SHOWN} of ${corrections.length}; the sheet has them all.</p>`
      : nothing
  return html`${labelledTable({
    caption: 'Each correction, the latest first',
    columns: [
      { heading: 'Where' },
      { heading: 'Words' },
      { heading: 'What' },
      { heading: 'Read as' },
      { heading: 'People said' },
    ],
    rows: corrections
      .slice(0, SHOWN)
      .map((one) => [
        html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${one.one.instrumentId}/confirm?at=${one.one.id}#p${one.one.id}`)}">${referenceOfCorrection(one)}</a>`,
        html`<q>${shorten(one.one.words, 110)}</q>`,
        capital(one.what),
        one.read,
        one.said,
      ]),
  })}${more}`
}

export function referenceOfCorrection({ one }: Correction): string {
  return referenceOf(one.document, one.clause, one.place)
}
