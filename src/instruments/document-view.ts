import { DOCUMENT_LIMITS } from '../documents/document.ts'
import { dayInEngland, type Day, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type DocumentLine, statusOfDocument } from './document-line.ts'
import { capital, counted, statusTag } from './marks-view.ts'

export type DocumentListFacts = {
  readonly council: { readonly slug: string }
  readonly lines: readonly DocumentLine[]
  /** Those that are being read at this moment. */
  readonly underWay: ReadonlySet<number>
  readonly today: Day
  readonly mayBringIn: boolean
  /** Megabytes that one upload may have. */
  readonly megabytes: number
  readonly cases: readonly { readonly id: number; readonly name: string }[]
  readonly wantedCase: number | null
  /** What the council’s first case is to be called; null where it has one. */
  readonly firstCase: string | null
  readonly formToken: string
  readonly errors: readonly FieldError[]
}

/** Every document that came in, and the way to bring in another. */
export function documentListPage(facts: DocumentListFacts): Page {
  const { lines, errors } = facts
  return {
    title: 'Documents',
    section: 'documents',
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Documents</h1>
${facts.mayBringIn ? uploadForm(facts) : nothing}
<h2 class="govuk-heading-m">What has come in</h2>
${lines.length === 0 ? empty(facts) : documentTable(facts)}
<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(facts.council, '/reader')}">How right the reader is</a></p>`,
  }
}

function uploadForm(facts: DocumentListFacts): Html {
  const { council, formToken, errors, megabytes, firstCase, cases } = facts
  return html`<section class="sight-upload" aria-labelledby="bring-in">
<h2 class="govuk-heading-m" id="bring-in">Bring in a document</h2>
<p class="govuk-body">A direction, a notice, a commissioner’s or inspector’s report, or a letter. It is read at once; you then confirm what it asks of whom.</p>
${formStart(inCouncilPath(council, '/documents'), formToken, true)}
${fileUpload({
  name: 'file',
  label: 'PDF, Word (.docx), plain text or Markdown',
  hint: `Up to ${megabytes} MB and ${DOCUMENT_LIMITS.pages} pages. Not a scan: its words must be text, and it must not be locked with a password.`,
  errorMessage: errorOf(errors, 'file'),
})}
${cases.length < 2 ? nothing : select({ name: 'intervention', label: 'The case it belongs to', value: facts.wantedCase ?? undefined, items: cases.map(({ id, name }) => ({ value: String(id), text: name })) })}
${firstCase === null ? nothing : input({ name: 'case', label: 'The case it begins', hint: 'What the council is asked to improve. A council may have several cases, such as social care and SEND.', value: firstCase, classes: 'govuk-input--width-20' })}
${button({ text: 'Bring it in and read it', preventDoubleClick: true })}
</form>
</section>`
}

function empty({ mayBringIn }: DocumentListFacts): Html {
  return html`<p class="govuk-inset-text">No document has come in yet. ${mayBringIn ? 'Begin with the instrument that binds the council: its direction or improvement notice.' : 'The improvement lead, the commissioner or the department brings them in.'}</p>`
}

function documentTable(facts: DocumentListFacts): Html {
  const heads = ['Document', 'Kind', 'Dated', 'Pages', 'Brought in', 'Status', 'Proposals']
  return table({
    classes: 'sight-table',
    caption: 'Documents, the newest first',
    captionClasses: 'govuk-visually-hidden',
    head: heads.map((text) => ({ text })),
    rows: facts.lines.map((line) => row(facts, line).map((text, index) => cell(text, heads[index] ?? ''))),
  })
}

export function cell(
  text: Part,
  label: string,
): { readonly text: Part; readonly attributes: { readonly 'data-label': string } } {
  return { text, attributes: { 'data-label': label } }
}

function row({ council, today, underWay }: DocumentListFacts, line: DocumentLine): readonly Part[] {
  const { instrument } = line
  const path =
    instrument === null
      ? inCouncilPath(council, `/documents/${line.id}`)
      : inCouncilPath(council, `/instruments/${instrument.id}`)
  return [
    html`<a class="govuk-link" href="${path}">${instrument?.title ?? line.name}</a>${instrument === null || instrument.title === line.name ? nothing : html`<br><span class="sight-first">${line.name}</span>`}`,
    instrument === null ? '–' : capital(instrument.kind),
    instrument?.dated ? formatShortDay(instrument.dated) : '–',
    line.pages === 0 ? '–' : line.pages,
    html`${formatShortDay(dayInEngland(line.addedAt))}${line.addedBy === null ? nothing : html` by ${line.addedBy}`}`,
    statusTag(underWay.has(line.id) ? 'being read' : statusOfDocument(line, today)),
    instrument === null ? '–' : progress(council, instrument),
  ]
}

function progress(
  council: { readonly slug: string },
  instrument: NonNullable<DocumentLine['instrument']>,
): Part {
  if (instrument.provisions === 0) return 'none'
  if (instrument.undecided === 0) return `all ${instrument.provisions} decided`
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${instrument.id}/confirm`)}">${counted(instrument.undecided, 'proposal')} to decide<span class="govuk-visually-hidden"> in ${instrument.shortTitle}</span></a>`
}
