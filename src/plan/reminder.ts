import type { ObjectiveId, PersonId } from '../shared/ids.ts'
import { type Day, daysBetween } from '../shared/days.ts'
import { type Action, RHYTHM_DAYS, stageOf } from './action.ts'

// Whom to ask for word, and when: a week before an update is due, on the day, a week after; then whoever answers for it.

export const STEPS = ['before', 'on', 'after', 'manager'] as const
export type Step = (typeof STEPS)[number]

/** From how many days before (negative) or after the due day a step is reached. */
const STEP_DAYS: Readonly<Record<Step, number>> = { before: -7, on: 0, after: 7, manager: 14 }

/** How long an owner has before their silence is told. */
const DAYS_TO_ANSWER = 7

/** A request by hand and a reminder do not follow each other more closely than this. */
const QUIET_DAYS = 6

/** What a letter asked of an action: the update due on that day, in that step; `asked` is by hand of the lead. */
export type AskedStep = {
  readonly action: number
  readonly dueOn: string
  readonly step: string
}

export type WrittenLetter = {
  readonly key: string
  readonly writtenOn: Day
  readonly about: readonly AskedStep[]
}

/** Its key is as "digest 12 2026-11-21": one letter of a kind for a person a day at most. */
export type PlannedLetter = WrittenLetter & {
  readonly kind: 'digest' | 'manager'
  readonly to: PersonId
}

export type ReminderFacts = {
  readonly actions: readonly Action[]
  readonly objectiveOwners: ReadonlyMap<ObjectiveId, PersonId | null>
  /** Who has a role here now: nobody else is written to. */
  readonly here: ReadonlySet<PersonId>
  readonly leads: readonly PersonId[]
  /** Letters of the last months. */
  readonly written: readonly WrittenLetter[]
  readonly today: Day
}

/** The day by which word of an action is due; null for one that is not under way or was never to begin. */
export function updateDueOn(action: Action): Day | null {
  const stage = stageOf(action)
  if (action.cancelledOn !== null || (stage !== 'not started' && stage !== 'started')) return null
  const heardOn = action.lastUpdateOn ?? action.startedOn ?? action.startOn
  return heardOn === null ? null : heardOn.add({ days: RHYTHM_DAYS })
}

/** How far the asking has come; null while it is too early. */
export function stepReached(dueOn: Day, today: Day): Step | null {
  const days = daysBetween(dueOn, today)
  return STEPS.findLast((step) => days >= STEP_DAYS[step]) ?? null
}

/**
 * The letters to write today, given those written before. Asked again on the same day it answers none of them again;
 * after days of standing still it asks for the latest step alone.
 */
export function lettersDue(facts: ReminderFacts): readonly PlannedLetter[] {
  const whenAsked = daysAsked(facts.written)
  const due = facts.actions.flatMap((action) => dueOf(action, facts, whenAsked) ?? [])
  const asked = new Set(facts.written.flatMap(({ about }) => about.map(nameOf)))
  const isNew = (one: Due, step: Step) => !asked.has(nameOf({ ...aboutOf(one), step }))
  const digests = byPerson(due, (one) => one.action.ownerId)
    .filter(([, all]) => all.some((one) => one.step !== 'manager' && one.isQuiet && isNew(one, one.step)))
    .map(([owner, all]) => planned('digest', owner, { all, today: facts.today }))
  // Silence is told to whoever answers for the action, once for each update that did not come.
  const silent = due.filter((one) => one.step === 'manager' && isNew(one, 'manager'))
  const managers = byPerson(silent, (one) => managerOf(one.action, facts)).map(([manager, all]) =>
    planned('manager', manager, { all, today: facts.today }),
  )
  return notYet([...digests, ...managers], facts)
}

/** The month's requests, sent by hand: every owner of an action under way not heard of in this calendar month. */
export function requestsNow(facts: ReminderFacts): readonly PlannedLetter[] {
  const { today } = facts
  const due = facts.actions.flatMap((action) => {
    const dueOn = updateDueOn(action)
    const heardOn = action.lastUpdateOn
    const isHeard = heardOn !== null && heardOn.year === today.year && heardOn.month === today.month
    const isToBegin =
      action.startedOn === null && action.startOn !== null && daysBetween(action.startOn, today) < 0
    return dueOn === null || isHeard || isToBegin ? [] : [{ action, dueOn, step: 'asked' as const }]
  })
  const letters = byPerson(due, (one) => one.action.ownerId).map(([owner, all]) =>
    planned('digest', owner, { all, today }),
  )
  return notYet(letters, facts)
}

/** Who answers for an action besides its owner: its objective's owner, else an improvement lead; null where nobody is left. */
export function managerOf(
  action: Action,
  { objectiveOwners, here, leads }: Pick<ReminderFacts, 'objectiveOwners' | 'here' | 'leads'>,
): PersonId | null {
  const above = [...action.objectiveIds.map((id) => objectiveOwners.get(id) ?? null), ...leads]
  return above.find((one) => one !== null && one !== action.ownerId && here.has(one)) ?? null
}

type Due = { readonly action: Action; readonly dueOn: Day; readonly step: Step | 'asked' }
/** `isQuiet`: it was not asked about in the last days, by hand or otherwise. */
type ReachedDue = Due & { readonly step: Step; readonly isQuiet: boolean }

function dueOf(
  action: Action,
  { today, here }: ReminderFacts,
  whenAsked: ReadonlyMap<string, readonly Day[]>,
): ReachedDue | null {
  const dueOn = updateDueOn(action)
  const step = dueOn === null ? null : stepReached(dueOn, today)
  if (dueOn === null || step === null) return null
  const mayBeAsked = action.ownerId !== null && here.has(action.ownerId)
  const asked = whenAsked.get(updateOf({ action: action.id, dueOn: dueOn.toString() })) ?? []
  const hadTime = asked.some((day) => daysBetween(day, today) >= DAYS_TO_ANSWER)
  return {
    action,
    dueOn,
    // Nobody is told of a silence before its owner was asked: a plan just brought in is long silent everywhere.
    step: step === 'manager' && mayBeAsked && !hadTime ? 'after' : step,
    isQuiet: asked.every((day) => daysBetween(day, today) >= QUIET_DAYS),
  }
}

function daysAsked(written: readonly WrittenLetter[]): ReadonlyMap<string, readonly Day[]> {
  const found = new Map<string, Day[]>()
  for (const { about, writtenOn } of written) {
    for (const one of about) found.set(updateOf(one), [...(found.get(updateOf(one)) ?? []), writtenOn])
  }
  return found
}

function aboutOf({ action, dueOn, step }: Due): AskedStep {
  return { action: action.id, dueOn: dueOn.toString(), step }
}

function updateOf({ action, dueOn }: Pick<AskedStep, 'action' | 'dueOn'>): string {
  return `${action} ${dueOn}`
}

function nameOf(one: AskedStep): string {
  return `${updateOf(one)} ${one.step}`
}

function byPerson<One extends Due>(
  due: readonly One[],
  personOf: (one: One) => PersonId | null,
): readonly (readonly [PersonId, readonly One[]])[] {
  const found = new Map<PersonId, One[]>()
  for (const one of due) {
    const person = personOf(one)
    if (person !== null) found.set(person, [...(found.get(person) ?? []), one])
  }
  return [...found].toSorted(([one], [other]) => one - other)
}

function planned(
  kind: PlannedLetter['kind'],
  to: PersonId,
  { all, today }: { readonly all: readonly Due[]; readonly today: Day },
): PlannedLetter {
  const soonestFirst = all.toSorted(
    (one, other) => daysBetween(other.dueOn, one.dueOn) || one.action.id - other.action.id,
  )
  return {
    kind,
    to,
    key: `${kind} ${to} ${today.toString()}`,
    writtenOn: today,
    about: soonestFirst.map(aboutOf),
  }
}

function notYet(
  letters: readonly PlannedLetter[],
  { written, here }: ReminderFacts,
): readonly PlannedLetter[] {
  const keys = new Set(written.map((one) => one.key))
  return letters.filter((letter) => here.has(letter.to) && !keys.has(letter.key))
}
