// The columns a list of actions can show, on the page and in a file alike, and by which it can be ordered.

export const PLAN_COLUMNS = {
  title: 'Action',
  reference: 'Reference',
  objectives: 'Objective',
  detail: 'In full',
  owner: 'Owner',
  partner: 'Partner',
  contributors: 'Contributors',
  waits: 'Waits for',
  requirements: 'Requirements',
  start: 'Start',
  first: 'First promise',
  due: 'Due',
  lost: 'Days lost',
  moves: 'Times moved',
  stage: 'Stage',
  done: 'Done',
  heard: 'Last heard',
  needs: 'Needs',
  measure: 'Measure',
  wanted: 'Evidence wanted',
  signOff: 'Signed off by',
  priority: 'Priority',
  evidence: 'Pieces of evidence',
  kinds: 'Kinds of evidence',
} as const
export type PlanColumnName = keyof typeof PLAN_COLUMNS

export const ALL_COLUMNS = Object.keys(PLAN_COLUMNS) as readonly PlanColumnName[]
export const USUAL_COLUMNS: readonly PlanColumnName[] = [
  'title',
  'reference',
  'owner',
  'stage',
  'due',
  'heard',
  'needs',
]

/** Numbers stand on the right. */
export const NUMBER_COLUMNS: readonly PlanColumnName[] = ['lost', 'moves', 'evidence', 'kinds']

export type PlanSort = { readonly column: PlanColumnName; readonly isDescending: boolean }

/** The columns as an address names them, in their order. An action without its title could not be opened. */
export function parseColumns(words: string): readonly PlanColumnName[] {
  const named = words.split(',').map((word) => word.trim())
  const columns = [...new Set(named)].filter(isColumn)
  if (columns.length === 0) return USUAL_COLUMNS
  return columns.includes('title') ? columns : ['title', ...columns]
}

/** "due" for the earliest first, "-due" for the latest first; null for the order in which actions were added. */
export function parseSort(words: string): PlanSort | null {
  const column = words.replace(/^-/, '')
  return isColumn(column) ? { column, isDescending: words.startsWith('-') } : null
}

export function sortWords(sort: PlanSort | null): string {
  return sort === null ? '' : `${sort.isDescending ? '-' : ''}${sort.column}`
}

/** Empty where they are the usual ones, which an address does not have to name. */
export function columnWords(columns: readonly PlanColumnName[], usual: readonly PlanColumnName[]): string {
  const words = columns.join(',')
  return words === usual.join(',') ? '' : words
}

/** What the heading of a column leads to: this column upwards, then downwards, then as they were added. */
export function nextSort(column: PlanColumnName, now: PlanSort | null): PlanSort | null {
  if (now?.column !== column) return { column, isDescending: false }
  return now.isDescending ? null : { column, isDescending: true }
}

/** Every column in the order in which somebody puts them, those that are shown and those that are not. */
export type ColumnOrder = {
  readonly order: readonly PlanColumnName[]
  readonly shown: ReadonlySet<PlanColumnName>
}

/** As the columns stand; those not shown come after them. */
export function orderOfColumns(shown: readonly PlanColumnName[]): ColumnOrder {
  return { order: [...shown, ...ALL_COLUMNS.filter((one) => !shown.includes(one))], shown: new Set(shown) }
}

/** As a form sends it: the order in one word, what is ticked, and perhaps one to move up or down. */
export function parseColumnOrder(query: URLSearchParams): ColumnOrder {
  const named = (query.get('order') ?? '').split(',').filter(isColumn)
  const { order } = orderOfColumns([...new Set(named)])
  // Nobody could open an action without its title.
  const shown = new Set<PlanColumnName>(['title', ...query.getAll('show').filter(isColumn)])
  const [up, down] = [query.get('up') ?? '', query.get('down') ?? '']
  if (isColumn(up)) return { order: moved(order, up, -1), shown }
  return { order: isColumn(down) ? moved(order, down, 1) : order, shown }
}

export function columnsShown({ order, shown }: ColumnOrder): readonly PlanColumnName[] {
  return order.filter((column) => shown.has(column))
}

function moved(
  order: readonly PlanColumnName[],
  column: PlanColumnName,
  by: -1 | 1,
): readonly PlanColumnName[] {
  const from = order.indexOf(column)
  const to = Math.min(order.length - 1, Math.max(0, from + by))
  return order.toSpliced(from, 1).toSpliced(to, 0, column)
}

function isColumn(word: string): word is PlanColumnName {
  return Object.hasOwn(PLAN_COLUMNS, word)
}
