// A long list comes in parts, each with an address of its own; "all" is there to print it.

export type PageAsked = number | 'all'

const LAST_PAGE = 10_000

/** `?page=3` or `?page=all`; anything else is the first. */
export function pageAsked(query: URLSearchParams): PageAsked {
  const page = query.get('page') ?? ''
  return page === 'all' ? 'all' : Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(page)) || 1))
}

export type LongList = {
  /** How many it has in all, and how many stand on a page. */
  readonly count: number
  readonly rows: number
  readonly asked: PageAsked
}

/** The page that is there: the last, where the address asks for one beyond it. */
export function pageAtHand({ count, rows, asked }: LongList): {
  readonly page: number
  readonly pages: number
} {
  const pages = Math.max(1, Math.ceil(count / rows))
  return { page: asked === 'all' ? 1 : Math.min(asked, pages), pages }
}

/** What of a list stands on the page at hand. */
export function rowsAtHand<One>(
  all: readonly One[],
  { rows, asked }: Pick<LongList, 'rows' | 'asked'>,
): readonly One[] {
  if (asked === 'all') return all
  const { page } = pageAtHand({ count: all.length, rows, asked })
  return all.slice((page - 1) * rows, page * rows)
}
