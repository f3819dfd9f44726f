import { type Day, daysBetween, isAfter, latest } from '../shared/days.ts'
import type { ActionId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'

// An action may wait for others: it cannot be done before they are. No action waits for itself, by however many others.

export type Waiting = {
  readonly id: ActionId
  readonly reference: string
  readonly waitsFor: readonly ActionId[]
}

export type DependencyRefusal =
  | { readonly why: 'itself' }
  | { readonly why: 'already' }
  | { readonly why: 'not in the plan' }
  /** From the action that was chosen to the one that would wait, by their references. */
  | { readonly why: 'circle'; readonly path: readonly string[] }

/** May `id` wait for `earlier`? */
export function waitFor(
  actions: readonly Waiting[],
  id: ActionId,
  earlier: ActionId,
): Outcome<true, DependencyRefusal> {
  const byId = new Map(actions.map((one) => [one.id, one]))
  const [own, wanted] = [byId.get(id), byId.get(earlier)]
  if (own === undefined || wanted === undefined) return refuse({ why: 'not in the plan' })
  if (id === earlier) return refuse({ why: 'itself' })
  if (own.waitsFor.includes(earlier)) return refuse({ why: 'already' })
  const path = pathBetween(byId, earlier, id)
  return path === null ? accept(true) : refuse({ why: 'circle', path: path.map((one) => one.reference) })
}

export function sayDependencyRefusal(refusal: DependencyRefusal, own: string): string {
  switch (refusal.why) {
    case 'itself':
      return 'An action cannot wait for itself. Choose another'
    case 'already':
      return `${own} waits for it already`
    case 'not in the plan':
      return 'Choose an action from the list'
    case 'circle': {
      const [first = '', ...rest] = refusal.path
      const steps = rest.map((reference) => `waits for ${reference}`).join(', which ')
      return `${own} cannot wait for ${first}: ${first} ${steps}. Neither could ever be done`
    }
  }
}

// Breadth first, so that the shortest chain is the one that is told.
function pathBetween(
  byId: ReadonlyMap<ActionId, Waiting>,
  from: ActionId,
  to: ActionId,
): readonly Waiting[] | null {
  const cameFrom = new Map<ActionId, ActionId | null>([[from, null]])
  const queue: ActionId[] = [from]
  for (const id of queue) {
    if (id === to) return pathOf(byId, cameFrom, to)
    for (const next of byId.get(id)?.waitsFor ?? []) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, id)
      queue.push(next)
    }
  }
  return null
}

function pathOf(
  byId: ReadonlyMap<ActionId, Waiting>,
  cameFrom: ReadonlyMap<ActionId, ActionId | null>,
  to: ActionId,
): readonly Waiting[] {
  const path: Waiting[] = []
  for (let id: ActionId | null = to; id !== null; id = cameFrom.get(id) ?? null) {
    const found = byId.get(id)
    if (found !== undefined) path.unshift(found)
  }
  return path
}

export type Timed = Waiting & {
  readonly dueOn: Day | null
  readonly isDone: boolean
  readonly isCancelled: boolean
}

/** What an action waits for that is due after it: on time, it would still come too late. */
export function laterThan<
  One extends { readonly dueOn: Day | null; readonly isDone: boolean; readonly isCancelled: boolean },
>(dueOn: Day | null, earlier: readonly One[]): readonly One[] {
  if (dueOn === null) return []
  return earlier.filter((one) => isOpen(one) && one.dueOn !== null && isAfter(one.dueOn, dueOn))
}

function isOpen({
  isDone,
  isCancelled,
}: {
  readonly isDone: boolean
  readonly isCancelled: boolean
}): boolean {
  return !isDone && !isCancelled
}

/** The chain of open actions that ends last. */
export type Chain = { readonly endsOn: Day; readonly actions: readonly Timed[] }

/**
 * When the last chain can end, if each action ends on its own date or, where it is late, today at the soonest, and one that
 * waits ends as long after what it waits for as was planned. Null where nothing that is open waits for anything open.
 */
export function lastChain(actions: readonly Timed[], today: Day): Chain | null {
  const open = new Map(actions.filter(isOpen).map((one) => [one.id, one]))
  const ends = new Map<ActionId, { readonly on: Day | null; readonly after: ActionId | null }>()
  for (const action of open.values()) findEnd(action, { open, ends, today, under: new Set() })
  const chained = [...ends].filter(([, end]) => end.on !== null && end.after !== null)
  const endsOn = latest(chained.flatMap(([, { on }]) => (on === null ? [] : [on])))
  const last = chained.find(([, { on }]) => endsOn !== null && on?.equals(endsOn) === true)
  if (endsOn === null || last === undefined) return null
  const path: Timed[] = []
  for (let id: ActionId | null = last[0]; id !== null; id = ends.get(id)?.after ?? null) {
    const found = open.get(id)
    if (found !== undefined) path.unshift(found)
  }
  return { endsOn, actions: path }
}

type Search = {
  readonly open: ReadonlyMap<ActionId, Timed>
  readonly ends: Map<ActionId, { readonly on: Day | null; readonly after: ActionId | null }>
  readonly today: Day
  readonly under: ReadonlySet<ActionId>
}

function findEnd(action: Timed, search: Search): Day | null {
  const known = search.ends.get(action.id)
  if (known !== undefined) return known.on
  // Rows that a rule never saw might hold a circle; it is left where it closes.
  if (search.under.has(action.id)) return null
  const under = new Set([...search.under, action.id])
  let on = action.dueOn === null ? null : (latest([action.dueOn, search.today]) ?? action.dueOn)
  let after: ActionId | null = null
  for (const id of action.waitsFor) {
    const earlier = search.open.get(id)
    const ended = earlier === undefined ? null : findEnd(earlier, { ...search, under })
    if (earlier === undefined || ended === null) continue
    const soonest = ended.add({ days: daysPlanned(action, earlier) })
    if (on === null || isAfter(soonest, on) || (after === null && !isAfter(on, soonest)))
      [on, after] = [soonest, id]
  }
  search.ends.set(action.id, { on, after })
  return on
}

// As long after what it waits for as was planned; where it was planned for before, at once.
function daysPlanned(action: Timed, earlier: Timed): number {
  return action.dueOn === null || earlier.dueOn === null
    ? 0
    : Math.max(0, daysBetween(earlier.dueOn, action.dueOn))
}
