import type { Owed } from '../instruments/occurrence.ts'
import type { Requirement } from '../instruments/requirement.ts'
import { type Action, type Attention, attentionOf, stageOf } from '../plan/action.ts'
import { type Day, dayNumber, daysBetween, isBefore } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'

// Home for one person: what hangs on me, what is about to break, what changed since I last looked.

export type MyAction = {
  readonly action: Action
  readonly needs: readonly Attention[]
  /** The sooner of its date and its next word; null where it has neither. */
  readonly daysLeft: number | null
}

export type Upcoming = {
  readonly on: Day
  readonly what: 'duty' | 'action'
  readonly reference: string
  readonly words: string
  readonly who: string | null
  readonly path: string
}

const AHEAD_DAYS = 28
// A.9 comes before A.10. One collator serves a list; localeCompare() makes its own for each pair.
const BY_REFERENCE = new Intl.Collator('en-GB', { numeric: true })
// A second look is somebody else's to take, and a second kind of evidence waits its turn on the line.
const OTHERS: readonly Attention[] = ['one kind of evidence', 're-check due']

/** The open actions a person owns or contributes to, those that need something first, then by date. A partner's are their agency's. */
export function listMine(
  actions: readonly Action[],
  me: { readonly id: PersonId; readonly partner: string | null },
  today: Day,
): readonly MyAction[] {
  return actions
    .filter((action) => action.cancelledOn === null && isMine(action, me))
    .map((action) => ({
      action,
      needs: attentionOf(action, today).filter((need) => !OTHERS.includes(need)),
      daysLeft: action.dueOn === null ? null : daysBetween(today, action.dueOn),
    }))
    .filter(({ action, needs }) => needs.length > 0 || isOpen(action))
    .toSorted(
      (one, other) =>
        other.needs.length - one.needs.length ||
        (one.daysLeft ?? 9999) - (other.daysLeft ?? 9999) ||
        one.action.id - other.action.id,
    )
}

/** What falls due in the next four weeks, the soonest first. */
export function listUpcoming(
  facts: {
    readonly requirements: readonly Requirement[]
    readonly owed: readonly Owed[]
    readonly actions: readonly Action[]
  },
  today: Day,
): readonly Upcoming[] {
  const byId = new Map(facts.requirements.map((one) => [one.id, one]))
  const duties = facts.owed.flatMap(({ requirementId, dueOn, state }): Upcoming[] => {
    const requirement = byId.get(requirementId)
    if (requirement === undefined || state !== 'due soon') return []
    return [
      {
        on: dueOn,
        what: 'duty',
        reference: requirement.reference,
        words: requirement.words,
        who: requirement.bearer,
        path: `/requirements/${requirement.id}`,
      },
    ]
  })
  const actions = facts.actions.flatMap((action): Upcoming[] => {
    if (action.cancelledOn !== null || action.dueOn === null || !isOpen(action)) return []
    const days = daysBetween(today, action.dueOn)
    if (isBefore(action.dueOn, today) || days > AHEAD_DAYS) return []
    return [
      {
        on: action.dueOn,
        what: 'action',
        reference: action.reference,
        words: action.title,
        who: action.owner,
        path: `/actions/${action.id}`,
      },
    ]
  })
  return [...duties, ...actions].toSorted(
    (one, other) =>
      dayNumber(one.on) - dayNumber(other.on) || BY_REFERENCE.compare(one.reference, other.reference),
  )
}

function isMine(action: Action, me: { readonly id: PersonId; readonly partner: string | null }): boolean {
  if (action.ownerId === me.id || action.contributors.some(({ personId }) => personId === me.id)) return true
  if (me.partner === null) return false
  return action.partner === me.partner || action.contributors.some(({ agency }) => agency === me.partner)
}

function isOpen(action: Action): boolean {
  const stage = stageOf(action)
  return stage === 'not started' || stage === 'started'
}
