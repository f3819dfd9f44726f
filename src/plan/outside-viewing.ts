import type { Day } from '../shared/days.ts'
import type { ActionId, ObjectiveId, OutsideViewId, PersonId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Role } from '../shared/permissions.ts'

// How those outside the council see a thing of the plan: the commissioner, the chair, the department. It stands beside
// what the council says and is never reconciled with it; nobody inside can change it or take it away.

export const OUTSIDE_VIEWS = ['on course', 'at risk', 'off course'] as const
export type OutsideViewing = (typeof OUTSIDE_VIEWS)[number]

export const VIEWED_FOLDERS = { action: 'actions', objective: 'objectives' } as const
export type ViewedKind = keyof typeof VIEWED_FOLDERS

export type OutsideView = {
  readonly id: OutsideViewId
  readonly on:
    | { readonly kind: 'action'; readonly id: ActionId }
    | { readonly kind: 'objective'; readonly id: ObjectiveId }
  readonly personId: PersonId
  readonly who: string
  /** As what they spoke that day. */
  readonly role: Role
  readonly view: OutsideViewing
  readonly words: string
  readonly saidOn: Day
  readonly withdrawal: { readonly why: string; readonly on: Day } | null
}

/** What is enough to tell which views count. */
export type CountedView = Pick<OutsideView, 'id' | 'on' | 'personId' | 'view'> & {
  readonly withdrawal: object | null
}

export const MOST_VIEW_WORDS = 2000
export const MOST_VIEW_WHY = 1000

/**
 * What counts now, the gravest first: of each person the latest, unless they withdrew it. What came before a withdrawn
 * view does not come back: whoever said it had already seen it otherwise.
 */
export function standingViews<View extends CountedView>(views: readonly View[]): readonly View[] {
  return [...Map.groupBy(views, ({ personId }) => personId).values()]
    .flatMap((own) => own.toSorted((one, other) => one.id - other.id).at(-1) ?? [])
    .filter(({ withdrawal }) => withdrawal === null)
    .toSorted((one, other) => graveness(other) - graveness(one) || other.id - one.id)
}

function graveness({ view }: CountedView): number {
  return OUTSIDE_VIEWS.indexOf(view)
}

/** Each thing's views that count, under "action 7" and "objective 2". */
export function standingByThing<View extends CountedView>(
  views: readonly View[],
): ReadonlyMap<string, readonly View[]> {
  const byThing = Map.groupBy(views, ({ on }) => `${on.kind} ${on.id}`)
  return new Map([...byThing].map(([thing, own]) => [thing, standingViews(own)]))
}

export type ViewWithdrawalRefusal = 'somebody else said it' | 'it is withdrawn' | 'it no longer counts'

/** Only whoever said it takes it back, and only what still counts; not even a lead may take away an adviser's red. */
export function withdrawView(
  view: OutsideView,
  all: readonly OutsideView[],
  by: PersonId,
): Outcome<true, ViewWithdrawalRefusal> {
  if (view.personId !== by) return refuse('somebody else said it')
  if (view.withdrawal !== null) return refuse('it is withdrawn')
  return standingViews(all).some(({ id }) => id === view.id) ? accept(true) : refuse('it no longer counts')
}
