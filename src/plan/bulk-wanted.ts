import { type Day, isAfter, isBefore } from '../shared/days.ts'
import { parseId, type PersonId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { BulkWanted, LinkChange } from './bulk-change.ts'
import type { BulkNames } from './bulk-words.ts'
import { chosenOf } from './chosen.ts'
import { isMistake, type Mistake, mustBeShort, mustSay } from './mistake.ts'

type Typed = {
  readonly get: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

type Typing = {
  readonly names: BulkNames
  readonly partners: readonly string[]
  /** As they were read out of their three boxes. */
  readonly days: { readonly due: Day | Mistake | null; readonly end: Day | Mistake | null }
  readonly today: Day
}

/** What a form asks for of many actions, or what is wrong with it. */
export function parseBulkWanted(form: Typed, typing: Typing): Outcome<BulkWanted, readonly Mistake[]> {
  const due = parseDue(form, typing)
  const end = parseEnd(form, typing)
  const wanted = {
    owner: parseOwner(form.get('to-owner'), typing.names),
    partner: parsePartner(form.get('to-partner'), typing.partners),
    objectives: parseLinks(form, 'objective', typing.names.objectives),
    requirements: parseLinks(form, 'requirement', typing.names.requirements),
    due: due.ok ? due.value : null,
    end: end.ok ? end.value : null,
    why: form.get('why'),
  } satisfies BulkWanted
  const needsWhy = wanted.due !== null || wanted.end?.how === 'cancelled'
  const errors = [
    ...(due.ok ? [] : due.refusal),
    ...(end.ok ? [] : end.refusal),
    ...(due.ok && end.ok && isNothing(wanted) ? [{ field: 'change', message: 'Choose what changes' }] : []),
    ...(needsWhy ? mustSay(form, 'why', 'Enter why the dates move or the actions are cancelled') : []),
    ...mustBeShort(form, { why: 5000 }),
    ...mustTick(form, 'objective', wanted.objectives),
    ...mustTick(form, 'requirement', wanted.requirements),
  ]
  return errors.length > 0 ? refuse(errors) : accept(wanted)
}

function parseOwner(word: string, { people }: BulkNames): BulkWanted['owner'] {
  if (word === 'nobody') return { to: null }
  const id = parseId<PersonId>(word || undefined)
  return id === null || !people.some((one) => one.id === id) ? null : { to: id }
}

// A name is led by an equals sign, so that an agency called "none" is none of the answers.
function parsePartner(word: string, partners: readonly string[]): BulkWanted['partner'] {
  if (word === 'none') return { to: null }
  const to = partners.find((one) => `=${one}` === word)
  return to === undefined ? null : { to }
}

function parseLinks<Id extends number>(
  form: Typed,
  name: string,
  all: readonly { readonly id: number }[],
): LinkChange<Id> | null {
  const act = (['add', 'take away'] as const).find((one) => one === form.get(`${name}-act`))
  return act === undefined ? null : { act, ids: chosenOf<Id>(form.all(`link-${name}`), all) }
}

function mustTick(form: Typed, name: string, change: LinkChange<number> | null): readonly Mistake[] {
  if (change === null && form.all(`link-${name}`).length > 0)
    return [{ field: `${name}-act`, message: `Say whether the ${name}s ticked are added or taken away` }]
  return change !== null && change.ids.length === 0
    ? [{ field: `${name}-act`, message: `Tick the ${name}s to add or take away` }]
    : []
}

function parseDue(form: Typed, { days, today }: Typing): Outcome<BulkWanted['due'], readonly Mistake[]> {
  const how = form.get('due-how')
  if (how === 'by') {
    const byDays = Number(form.get('due-by').replace(/^[−–]/, '-'))
    const isWhole = Number.isInteger(byDays) && byDays !== 0 && Math.abs(byDays) <= 3650
    return isWhole
      ? accept({ byDays })
      : refuse([{ field: 'due-by', message: 'Enter by how many days, such as 14' }])
  }
  if (how !== 'to') return accept(null)
  const to = days.due
  if (to === null) return refuse([{ field: 'due-day', message: 'Enter the new date' }])
  if (isMistake(to)) return refuse([to])
  if (isBefore(to, today))
    return refuse([{ field: 'due-day', message: 'The new date must be today or later' }])
  return accept({ to })
}

function parseEnd(form: Typed, { days, today }: Typing): Outcome<BulkWanted['end'], readonly Mistake[]> {
  if (form.get('end') === 'cancelled') return accept({ how: 'cancelled' })
  if (form.get('end') !== 'done') return accept(null)
  const on = days.end
  if (on === null) return refuse([{ field: 'end-on-day', message: 'Enter the day it was done' }])
  if (isMistake(on)) return refuse([on])
  if (isAfter(on, today))
    return refuse([{ field: 'end-on-day', message: 'The day it was done must be today or in the past' }])
  return accept({ how: 'done', on })
}

function isNothing({ owner, partner, objectives, requirements, due, end }: BulkWanted): boolean {
  return [owner, partner, objectives, requirements, due, end].every((one) => one === null)
}
