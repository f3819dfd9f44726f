import { type Action, attentionOf, stageOf } from './action.ts'
import type { Day } from '../shared/days.ts'

/** What a reader of the plan asked to see; empty words ask for all. */
export type PlanFilter = {
  readonly objective: string
  readonly owner: string
  readonly partner: string
  readonly stage: string
  readonly needs: string
  readonly words: string
}

export function parsePlanFilter(query: URLSearchParams): PlanFilter {
  const get = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  return {
    objective: get('objective'),
    owner: get('owner'),
    partner: get('partner'),
    stage: get('stage'),
    needs: get('needs'),
    words: get('words'),
  }
}

export function filterActions(actions: readonly Action[], filter: PlanFilter, today: Day): readonly Action[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return actions.filter((action) => {
    if (filter.objective !== '' && !action.objectiveIds.some((id) => String(id) === filter.objective))
      return false
    if (filter.owner !== '' && action.owner !== filter.owner) return false
    if (filter.partner !== '' && action.partner !== filter.partner) return false
    if (filter.stage !== '' && stageSaid(action) !== filter.stage) return false
    if (filter.needs !== '' && !needs(action, filter.needs, today)) return false
    const said =
      `${action.reference} ${action.title} ${action.owner ?? ''} ${action.partner ?? ''}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

// A cancelled action is at no stage.
function stageSaid(action: Action): string {
  return action.cancelledOn === null ? stageOf(action) : 'cancelled'
}

function needs(action: Action, wanted: string, today: Day): boolean {
  const found = attentionOf(action, today)
  return wanted === 'any' ? found.length > 0 : found.some((need) => need === wanted)
}
