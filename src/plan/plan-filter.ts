/** What a reader of the plan asked to see; empty words ask for all. */
export type PlanFilter = {
  readonly objective: string
  readonly owner: string
  /** Owner or contributor, a person or a body. */
  readonly who: string
  readonly partner: string
  readonly stage: string
  readonly needs: string
  readonly priority: string
  /** Open and due within so many days from today. */
  readonly within: string
  readonly words: string
}

/** "Any" of what an action may need. */
export const ANY_NEED = 'any'

export const WITHIN_DAYS = ['7', '30', '90'] as const

export function parsePlanFilter(query: URLSearchParams): PlanFilter {
  const get = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  return {
    objective: get('objective'),
    owner: get('owner'),
    who: get('who'),
    partner: get('partner'),
    stage: get('stage'),
    needs: get('needs'),
    priority: get('priority'),
    within: WITHIN_DAYS.find((days) => days === get('within')) ?? '',
    words: get('words'),
  }
}

/** The words looked for, each by itself. */
export function wordsOf(filter: PlanFilter): readonly string[] {
  return filter.words.toLowerCase().split(/\s+/).filter(Boolean)
}
