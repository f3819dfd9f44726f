import { type LongList, pageAtHand } from '../shared/paging.ts'
import { type NumberedPage, pagination } from './components/pagination.ts'
import { html, type Html, nothing } from './html.ts'

// Up to so many numbers are named one by one.
const FEW_PAGES = 7

/** Where in the list this page is, the way to all of it at once, and the other pages; nothing where it is all there. */
export function pageLinks(
  list: LongList & {
    /** "Actions" of "Actions 1 to 200 of 3,000", and what the landmark is called. */
    readonly things: string
    readonly label: string
    /** An empty page is the first. */
    readonly hrefOf: (page: string) => string
  },
): Html {
  const { count, rows, asked, things, label } = list
  const { page, pages } = pageAtHand(list)
  if (asked === 'all' || pages === 1) return nothing
  const hrefOf = (wanted: number) => list.hrefOf(wanted === 1 ? '' : String(wanted))
  return html`<p class="govuk-body sight-no-print">${things} ${(page - 1) * rows + 1} to ${Math.min(page * rows, count)} of ${count}. <a class="govuk-link" href="${list.hrefOf('all')}">Show all on one page</a>, to print it.</p>
${pagination({
  landmarkLabel: label,
  classes: 'sight-no-print',
  ...(page > 1 ? { previous: { href: hrefOf(page - 1) } } : {}),
  ...(page < pages ? { next: { href: hrefOf(page + 1) } } : {}),
  items: numbersOf(page, pages).map((one) =>
    one === null ? { ellipsis: true as const } : numbered(one, { href: hrefOf(one), current: one === page }),
  ),
})}`
}

function numbered(number: number, link: Pick<NumberedPage, 'href' | 'current'>): NumberedPage {
  return { number, ...link }
}

// The first, the last, and those around this one; null is a gap.
function numbersOf(page: number, pages: number): readonly (number | null)[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  if (pages <= FEW_PAGES) return all
  const shown = all.filter((one) => one === 1 || one === pages || Math.abs(one - page) <= 1)
  return shown.flatMap((one, index) => {
    const before = shown[index - 1]
    return before === undefined || before === one - 1 ? [one] : [null, one]
  })
}
