import { formatDay } from '../shared/days.ts'
import {
  type FrozenAction,
  type FrozenObjective,
  type FrozenPlan,
  type PlanVersion,
  standingOfVersion,
} from './plan-version.ts'

// What has become different between two states of a plan, thing by thing and field by field.

export type FieldChange = { readonly what: string; readonly was: string; readonly now: string }

export type PlanChange = {
  readonly kind: 'added' | 'gone' | 'cancelled' | 'brought back' | 'changed'
  readonly thing: 'objective' | 'action'
  readonly id: number
  readonly reference: string
  readonly title: string
  readonly fields: readonly FieldChange[]
}

/** Objectives first, then actions in the order of the plan now; those gone at the end of each. */
export function changesBetween(then: FrozenPlan, now: FrozenPlan): readonly PlanChange[] {
  const titles = titlesOf(then, now)
  return [
    ...compared(then.objectives, now.objectives, {
      describe: (one) => ({ thing: 'objective', reference: 'Objective', title: one.title }),
      fieldsOf: fieldsOfObjective,
      isOut: () => false,
    }),
    ...compared(then.actions, now.actions, {
      describe: (one) => ({ thing: 'action', reference: one.reference, title: one.title }),
      fieldsOf: (one) => fieldsOfAction(one, titles),
      isOut: (one) => one.isCancelled,
    }),
  ]
}

/** "2 actions were added, 1 was cancelled and 3 have changed"; null where nothing has. */
export function changesInWords(changes: readonly PlanChange[]): string | null {
  const parts = WORDS.flatMap(({ kinds, one, many }) => {
    const count = changes.filter(({ kind }) => kinds.includes(kind)).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  if (parts.length === 0) return null
  const last = parts.at(-1) ?? ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

export type SinceAgreed = { readonly number: number; readonly changes: readonly PlanChange[] }

/** How the plan stands against what the board agreed, in a sentence or two; null where nothing was put to it. */
export function agreedInWords(
  newest: Pick<PlanVersion, 'number' | 'meetingOn' | 'answers'> | null,
  since: SinceAgreed | null,
): string | null {
  if (newest === null) return null
  const standing = standingOfVersion(newest)
  const asked = standing === 'agreed' ? '' : ` ${ASKED[standing](newest)}`
  if (since === null) return `The board has not agreed to any version of the plan yet.${asked}`
  const words = changesInWords(since.changes)
  const moved =
    words === null
      ? `The plan stands as the board agreed it in version ${since.number}.`
      : `Since the board agreed to version ${since.number} of the plan, ${words}.`
  return moved + asked
}

const ASKED = {
  'waits for the board': ({ number, meetingOn }: Pick<PlanVersion, 'number' | 'meetingOn'>) =>
    `Version ${number} is before the board of ${formatDay(meetingOn)}.`,
  'not agreed': ({ number }: Pick<PlanVersion, 'number'>) => `It did not agree to version ${number}.`,
  'could not be answered': ({ number }: Pick<PlanVersion, 'number'>) =>
    `It could not answer on version ${number}.`,
} as const

const WORDS: readonly {
  readonly kinds: readonly PlanChange['kind'][]
  readonly one: string
  readonly many: string
}[] = [
  { kinds: ['added', 'brought back'], one: 'was added', many: 'were added' },
  { kinds: ['gone', 'cancelled'], one: 'was dropped', many: 'were dropped' },
  { kinds: ['changed'], one: 'has changed', many: 'have changed' },
]

type Kind<One> = {
  readonly describe: (one: One) => Pick<PlanChange, 'thing' | 'reference' | 'title'>
  readonly fieldsOf: (one: One) => Readonly<Record<string, string>>
  readonly isOut: (one: One) => boolean
}

function compared<One extends { readonly id: number }>(
  then: readonly One[],
  now: readonly One[],
  { describe, fieldsOf, isOut }: Kind<One>,
): readonly PlanChange[] {
  const before = new Map(then.map((one) => [one.id, one]))
  const after = new Set(now.map(({ id }) => id))
  const told = (one: One, kind: PlanChange['kind'], fields: readonly FieldChange[] = []): PlanChange => ({
    kind,
    id: one.id,
    ...describe(one),
    fields,
  })
  const still = now.flatMap((one) => {
    const was = before.get(one.id)
    if (was === undefined) return isOut(one) ? [] : [told(one, 'added')]
    if (isOut(one) !== isOut(was)) return [told(one, isOut(one) ? 'cancelled' : 'brought back')]
    const fields = fieldChanges(fieldsOf(was), fieldsOf(one))
    return fields.length === 0 || isOut(one) ? [] : [told(one, 'changed', fields)]
  })
  return [...still, ...then.filter(({ id }) => !after.has(id)).map((one) => told(one, 'gone'))]
}

function fieldChanges(
  was: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly FieldChange[] {
  return Object.keys(now)
    .map((what) => ({ what, was: was[what] ?? '', now: now[what] ?? '' }))
    .filter((one) => one.was !== one.now)
}

function fieldsOfObjective({ title, outcome, owner }: FrozenObjective): Readonly<Record<string, string>> {
  return { Objective: title, 'What will be different': outcome, Owner: owner ?? '' }
}

function fieldsOfAction(
  action: FrozenAction,
  titles: ReadonlyMap<number, string>,
): Readonly<Record<string, string>> {
  return {
    Reference: action.reference,
    Action: action.title,
    Owner: action.owner ?? '',
    Partner: action.partner ?? '',
    Due: action.due === null ? '' : formatDay(Temporal.PlainDate.from(action.due)),
    'How success is measured': action.successMeasure,
    'Signed off by': action.signOff ?? '',
    Priority: action.priority ?? '',
    Objectives: action.objectives
      .map((id) => titles.get(id) ?? '')
      .toSorted()
      .join('; '),
  }
}

// An objective reworded is one change, not one of every action under it.
function titlesOf(then: FrozenPlan, now: FrozenPlan): ReadonlyMap<number, string> {
  return new Map([...then.objectives, ...now.objectives].map(({ id, title }) => [id, title]))
}
