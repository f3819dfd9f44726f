import { type Day, formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { dateInput } from '../web/components/date-input.ts'
import { input } from '../web/components/input.ts'
import { warningText } from '../web/components/warning-text.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, trusted } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import {
  isState,
  type NumberedReport,
  spansOf,
  statusLine,
  type TableBlock,
  type Words,
  letterOf,
  type Cell,
  type NumberedBlock,
} from './report.ts'

type CouncilName = { readonly slug: string }

export type PackLine = {
  readonly id: number
  readonly title: string
  readonly meetingOn: Day
  readonly madeOn: Day
  readonly issuedAt: Temporal.Instant | null
}

export function packsPage(facts: {
  readonly council: CouncilName
  readonly packs: readonly PackLine[]
  readonly mayMake: boolean
}): Page {
  const { council, packs, mayMake } = facts
  return {
    title: 'Packs',
    section: 'packs',
    body: html`<h1 class="govuk-heading-l">Board packs</h1>
<p class="govuk-body">A pack is composed from the facts of the day: the line, what needs attention, the calendar, every objective and measure. Issued, it is frozen and hashed.</p>
${mayMake ? button({ text: 'Make a pack', href: inCouncilPath(council, '/packs/new') }) : nothing}
${packs.length === 0 ? html`<p class="govuk-inset-text">No pack has been made yet.${mayMake ? ' The first takes a title and the date of the meeting.' : ''}</p>` : packTable(council, packs)}`,
  }
}

function packTable(council: CouncilName, packs: readonly PackLine[]): Html {
  return labelledTable({
    caption: 'Packs',
    isCaptionHidden: true,
    columns: ['Pack', 'Meeting', 'Composed', 'State'].map((heading) => ({ heading })),
    rows: packs.map((pack) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/packs/${pack.id}`)}">${pack.title}</a>`,
      formatDay(pack.meetingOn),
      formatDay(pack.madeOn),
      pack.issuedAt === null ? 'Draft' : `Issued ${formatMoment(pack.issuedAt)}`,
    ]),
  })
}

export type NewPackFacts = {
  readonly council: CouncilName
  readonly formToken: string
  readonly title: string
  readonly day: Readonly<Record<'day' | 'month' | 'year', string>>
  readonly errors: readonly FieldError[]
}

export function newPackPage(facts: NewPackFacts): Page {
  const { council, errors } = facts
  const dayError = errorOf(errors, 'meeting-day')
  return {
    title: 'Make a pack',
    section: 'packs',
    hasErrors: errors.length > 0,
    back: { text: 'Back to packs', href: inCouncilPath(council, '/packs') },
    body: html`${mistakeSummary(errors)}
<h1 class="govuk-heading-l">Make a pack</h1>
${formStart(inCouncilPath(council, '/packs'), facts.formToken)}
${input({ name: 'title', id: 'title', label: { text: 'Title' }, hint: { text: 'For example, Improvement Board pack, December 2026' }, value: facts.title, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'title') })}
${dateInput({ id: 'meeting', namePrefix: 'meeting', fieldset: { legend: { text: 'Date of the meeting' } }, hint: { text: 'For example, 27 3 2026' }, values: facts.day, errorMessage: dayError })}
${button({ text: 'Compose it', preventDoubleClick: true })}
</form>`,
  }
}

export type PackFactsForPage = {
  readonly council: CouncilName
  readonly formToken: string
  readonly pack: PackLine & {
    readonly version: number
    readonly issuedBy: string | null
    readonly fileHash: string | null
  }
  readonly report: NumberedReport
  readonly mayMake: boolean
  readonly history: Html
}

/** The pack on screen: the same paragraph numbers as on paper. */
export function packPage(facts: PackFactsForPage): Page {
  const { council, pack, report } = facts
  const path = inCouncilPath(council, `/packs/${pack.id}`)
  return {
    title: pack.title,
    section: 'packs',
    back: { text: 'Back to packs', href: inCouncilPath(council, '/packs') },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${report.council}${report.meeting === undefined ? nothing : html` · ${report.meeting}`}</span>${report.title}</h1>
<p class="govuk-body"><strong>${statusLine(report.status)}</strong>. Composed from the facts of ${formatDay(report.date)}.${pack.fileHash === null ? nothing : html` Issued by ${pack.issuedBy ?? 'nobody named'}; SHA-256 of the PDF <code class="sight-hash">${pack.fileHash}</code>.`}</p>
<div class="govuk-button-group sight-no-print">${button({ text: 'Download PDF', href: `${path}/pdf` })}${button({ text: 'Download Word', href: `${path}/word`, classes: 'govuk-button--secondary' })}</div>
${pack.issuedAt === null && facts.mayMake ? draftActs(facts, path) : nothing}
<nav class="sight-contents" aria-label="Contents"><h2 class="govuk-heading-s">Contents</h2><ol>${report.sections.map((section) => html`<li><a class="govuk-link" href="#section-${section.number}">${section.heading}</a></li>`)}</ol></nav>
${report.sections.map((section) => html`<section class="sight-pack" id="section-${section.number}"><h2 class="govuk-heading-m">${section.number}. ${section.heading}</h2>${section.blocks.map(drawBlock)}</section>`)}
${facts.history}`,
  }
}

function draftActs({ formToken, pack }: PackFactsForPage, path: string): Html {
  return html`<div class="sight-no-print">${warningText({ text: 'Issuing freezes the pack and keeps its PDF. It cannot be changed afterwards; a later one can replace it.' })}
<div class="govuk-button-group">
${formStart(`${path}/issue`, formToken)}<input type="hidden" name="version" value="${pack.version}">${button({ text: 'Issue this pack', preventDoubleClick: true })}</form>
${formStart(`${path}/refresh`, formToken)}<input type="hidden" name="version" value="${pack.version}">${button({ text: 'Compose it again from today’s facts', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
</div></div>`
}

function drawBlock({ number, block }: NumberedBlock): Html {
  switch (block.kind) {
    case 'subheading':
      return html`<h3 class="govuk-heading-s">${block.text}</h3>`
    case 'paragraph':
      return html`<p class="govuk-body sight-pack__paragraph"><span class="sight-pack__number">${number}</span>${drawWords(block.words)}</p>`
    case 'callout':
      return html`<div class="govuk-inset-text"><p class="govuk-body"><span class="sight-pack__number">${number}</span><strong>${block.title}</strong> ${drawWords(block.words)}</p></div>`
    case 'quote':
      return html`<blockquote class="govuk-inset-text"><p>“${block.words}”</p><cite>${block.source}${block.clause === undefined ? nothing : html`, ${block.clause}`}</cite></blockquote>`
    case 'list':
      return html`<ol class="govuk-list sight-pack__list">${block.items.map((item, index) => html`<li>(${letterOf(index)}) ${drawWords(item)}</li>`)}</ol>`
    case 'key figures':
      return html`<dl class="sight-key">${block.figures.map((figure) => html`<div><dd>${figure.value}</dd><dt>${figure.label}${figure.note === undefined ? nothing : html`<br>${figure.note}`}</dt></div>`)}</dl>`
    case 'table':
      return drawTable(number, block)
    case 'figure':
      return html`<figure class="sight-figure"><div class="sight-scroll">${trusted(block.svg)}</div><figcaption class="govuk-body-s">${number}: ${block.caption}</figcaption></figure>`
  }
}

function drawTable(number: string | null, block: TableBlock): Html {
  return labelledTable({
    caption: `${number ?? ''}: ${block.caption}`,
    columns: block.columns.map(({ heading, align }) => ({ heading, isNumber: align === 'end' })),
    rows: block.rows.map((row) => row.map(drawCell)),
  })
}

function drawCell(cell: Cell): Html {
  return isState(cell)
    ? html`<span class="sight-need${cell.weight === 'alarm' ? ' sight-need--grave' : ''}">${cell.state}</span>`
    : drawWords(cell)
}

function drawWords(words: Words): Html {
  return html`${spansOf(words).map((span) => (span.emphasis === 'strong' ? html`<strong>${span.text}</strong>` : span.emphasis === 'italic' ? html`<em>${span.text}</em>` : span.text))}`
}
