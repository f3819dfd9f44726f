import { formatDay } from '../shared/days.ts'
import type { Action } from './action.ts'
import type { BulkRefusal, LeftOut, OwnRefusal, BulkState, BulkStep, BulkWanted } from './bulk-change.ts'
import { stateOf } from './bulk-change.ts'
import type { Choosable, Ownable } from './choices.ts'
import { namesOf } from './choices.ts'
import { type Difference, differencesOf, wordsOfDay } from './differences.ts'
import { sayRefusal } from './progress-words.ts'

/** What ids are called, for a person to read. */
export type BulkNames = {
  readonly people: readonly Ownable[]
  readonly objectives: readonly Choosable[]
  readonly requirements: readonly Choosable[]
}

/** Before and after of one action: only what differs. */
export function sayStep(action: Action, step: BulkStep, names: BulkNames): readonly Difference[] {
  const wished = step.wish === null ? '' : `${formatDay(step.wish.to)}, once somebody agrees`
  return differencesOf(
    FIELDS,
    { ...sayState(stateOf(action), names, action.owner), wish: '' },
    { ...sayState(step.after, names, action.owner), wish: wished },
  )
}

const FIELDS = {
  owner: 'Owner',
  partner: 'Partner',
  objectives: 'Objectives',
  requirements: 'Requirements',
  due: 'Due',
  wish: 'Another date asked for',
  done: 'Done',
  cancelled: 'Cancelled',
} as const

function sayState(
  state: BulkState,
  names: BulkNames,
  ownerNow: string | null,
): Readonly<Record<string, string>> {
  const owner = names.people.find((one) => one.id === state.ownerId)
  return {
    owner: state.ownerId === null ? 'nobody' : (owner?.name ?? ownerNow ?? ''),
    partner: state.partner ?? 'none',
    objectives: titlesOf(state.objectiveIds, names) || 'none',
    requirements: namesOf(state.requirementIds, names.requirements) || 'none',
    due: wordsOfDay(state.dueOn) || 'no date',
    done: wordsOfDay(state.doneOn) || 'no',
    cancelled: wordsOfDay(state.cancelledOn) || 'no',
  }
}

/** What is wanted, as one sentence: it heads the preview and stands in the record. */
export function sayWanted(wanted: BulkWanted, names: BulkNames): string {
  const { owner, partner, objectives, requirements, due, end } = wanted
  const person = names.people.find((one) => one.id === owner?.to)
  const parts = [
    owner === null ? '' : owner.to === null ? 'no owner' : `owner ${person?.name ?? ''}`,
    partner === null ? '' : partner.to === null ? 'no partner' : `partner ${partner.to}`,
    objectives === null ? '' : `${objectives.act} objective ${titlesOf(objectives.ids, names)}`,
    requirements === null
      ? ''
      : `${requirements.act} requirement ${namesOf(requirements.ids, names.requirements)}`,
    due === null ? '' : 'to' in due ? `due ${formatDay(due.to)}` : sayDays(due.byDays),
    end === null ? '' : end.how === 'done' ? `done on ${formatDay(end.on)}` : 'cancelled',
  ].filter((part) => part !== '')
  const words = parts.join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function sayDays(days: number): string {
  return `due ${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'}`
}

const REFUSED: Readonly<Record<OwnRefusal, string>> = {
  'it is not yours to change': 'You may not change this action',
  'another date was asked for already': 'Another date has been asked for already and waits for an answer',
  'the new date is past': 'The new date would be past: it must be today or later',
  'nothing would change': 'It stands so already',
}

// An objective's number alone says nothing to whoever reads the record.
function titlesOf(ids: readonly number[], { objectives }: BulkNames): string {
  const titled = objectives.map(({ id, name, words }) => ({ id, name: `${name} ${words}`, words }))
  return namesOf(ids, titled)
}

/** Why one action is left as it is. */
export function sayBulkRefusals(refusals: readonly BulkRefusal[]): string {
  return refusals.map((one) => sayBulkRefusal(one)).join('. ')
}

const LEFT: Readonly<Record<LeftOut['part'], string>> = {
  due: 'The due date stays as it is',
  end: 'It is not called done',
}

/** Which part of the change is left out for one action, and why. */
export function sayLeftOut({ part, why }: LeftOut): string {
  return `${LEFT[part]}: ${sayBulkRefusal(why)}`
}

function sayBulkRefusal(refusal: BulkRefusal): string {
  return isOwn(refusal) ? REFUSED[refusal] : sayRefusal(refusal)
}

function isOwn(refusal: BulkRefusal): refusal is OwnRefusal {
  return Object.hasOwn(REFUSED, refusal)
}
