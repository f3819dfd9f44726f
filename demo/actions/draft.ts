/**
 * An action as written down here: days are counted from today (minus is past), clauses are
 * "instrument/clause", updates come as [day, what happened, what next, forecast or null, author if not
 * the owner].
 */
export type DraftAction = {
  readonly reference: string
  readonly title: string
  readonly objectives: readonly string[]
  readonly answers: readonly string[]
  readonly owner: string
  readonly contributors?: readonly string[]
  readonly start: number
  readonly due: number
  readonly moves?: readonly DraftMove[]
  readonly updates?: readonly DraftUpdate[]
  readonly done?: number
  readonly recheck?: DraftRecheck
}

export type DraftMove = {
  readonly on: number
  readonly to: number
  readonly reason: string
  readonly approver: string
}

export type DraftUpdate = readonly [
  on: number,
  happened: string,
  next: string,
  forecast: number | null,
  author?: string,
]

export type DraftRecheck = {
  readonly on: number
  readonly by: string
  readonly finding: 'sustained' | 'relapsed'
  readonly words: string
}
