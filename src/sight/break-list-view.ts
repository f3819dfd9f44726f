import { formatShortDay } from '../shared/days.ts'
import { type PageAsked, rowsAtHand } from '../shared/paging.ts'
import type { Page } from '../web/answer.ts'
import { html } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { pageLinks } from '../web/page-links.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { BREAK_NAMES } from './break-names.ts'
import { type Break, type BreakKind, breakPath } from './breaks.ts'
import { guardedLink, type Reader } from './guarded-view.ts'

// As many as a page of the plan has.
const PAGE_ROWS = 200

/** Every break of one kind: what it is, whose, since when, and what mends it. */
export function breakListPage(facts: {
  readonly council: Reader
  readonly kind: BreakKind
  readonly breaks: readonly Break[]
  /** The case the address asks for; empty for the one at hand. */
  readonly asked: string
  readonly page: PageAsked
}): Page {
  const { council, kind, breaks, asked, page } = facts
  const list = { count: breaks.length, rows: PAGE_ROWS, asked: page }
  const at = inCouncilPath(council, breakPath(kind))
  const words = BREAK_NAMES[kind]
  const title = breaks.length === 0 ? words.none : words.title(breaks.length)
  return {
    title: words.none,
    section: 'line',
    back: { text: 'The line', href: inCouncilPath(council, '/line') },
    body: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${words.means}</p>
${
  breaks.length === 0
    ? html`<p class="govuk-inset-text">The line is not broken here.</p>`
    : html`<p class="govuk-body sight-no-print">${sheetLinks(withQuery(`${at}/list.csv`, { intervention: asked }))}</p>
${labelledTable({
  caption: title,
  isCaptionHidden: true,
  firstCellIsHeader: true,
  columns: ['What', 'In its words', 'Whose', 'Since', 'What mends it'].map((heading) => ({ heading })),
  rows: rowsAtHand(breaks, list).map((one) => [
    guardedLink(council, one.path, one.reference),
    one.words,
    one.owner ?? 'nobody’s yet',
    one.since === null ? '' : formatShortDay(one.since),
    guardedLink(
      council,
      one.cure.path,
      html`${one.cure.text}<span class="govuk-visually-hidden"> (${one.reference})</span>`,
    ),
  ]),
})}
${pageLinks({ ...list, things: 'Breaks', label: 'Pages of this list', hrefOf: (wanted) => withQuery(at, { intervention: asked, page: wanted }) })}`
}`,
  }
}
