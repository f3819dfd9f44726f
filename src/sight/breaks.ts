import { type Day, dayNumber, earliest } from '../shared/days.ts'
import { attentionOf, evidencedOn, type Action } from '../plan/action.ts'
import { onceFor } from '../shared/once.ts'
import { groupMany, type LineFacts, type Reach, reachOf } from './line.ts'

// Where the line is broken, each with what it is, since when, whose it is, and the one link that mends it.

export const BREAK_KINDS = [
  'duty late',
  'requirement without action',
  'action late',
  'action silent',
  'action relapsed',
  'done without evidence',
  're-check due',
  'objective without measure',
  'objective without action',
  'action answering nothing',
  'one kind of evidence',
  'measure without objective',
  'measure stale',
] as const
export type BreakKind = (typeof BREAK_KINDS)[number]

export type Break = {
  readonly kind: BreakKind
  readonly words: string
  readonly reference: string
  readonly since: Day | null
  readonly owner: string | null
  /** Within the council: where the thing is, and where it is mended. */
  readonly path: string
  readonly cure: { readonly text: string; readonly path: string }
}

/** Where all of a kind are listed, within the council; also the name of the kind in that address. */
export function breakPath(kind: BreakKind): string {
  return `/line/breaks/${kind.replaceAll(' ', '-')}`
}

export function breakKindNamed(name: string | undefined): BreakKind | null {
  return BREAK_KINDS.find((kind) => kind.replaceAll(' ', '-') === name) ?? null
}

/** Kinds that are lateness rather than a gap in the line. */
const LATE: readonly BreakKind[] = ['duty late', 'action late']

/** How many of them are lateness. */
export function countLate(breaks: readonly Break[]): number {
  return LATE.reduce((count, kind) => count + breaksOf(breaks, kind).length, 0)
}

/** Those of one kind. */
export function breaksOf(breaks: readonly Break[], kind: BreakKind): readonly Break[] {
  return byKind(breaks).get(kind) ?? []
}

const byKind = onceFor((breaks: readonly Break[]) => Map.groupBy(breaks, ({ kind }) => kind))

/** Every break, grouped in the order of BREAK_KINDS, the oldest first in each. */
export const listBreaks = onceFor((facts: LineFacts): readonly Break[] => {
  const found = findBreaks(facts)
  return BREAK_KINDS.flatMap((kind) => breaksOf(found, kind).toSorted(bySince))
})

/** Every break in no order, for who only counts. */
export function findBreaks(facts: LineFacts): readonly Break[] {
  return [
    ...lateDuties(facts),
    ...unanswered(facts, reachOf(facts)),
    ...facts.actions.flatMap((action) => breaksOfAction(action, facts.today)),
    ...breaksOfObjectives(facts),
    ...breaksOfMeasures(facts),
  ]
}

function bySince({ since: one }: Break, { since: other }: Break): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return dayNumber(one) - dayNumber(other)
}

function lateDuties(facts: LineFacts): Break[] {
  const byId = new Map(facts.requirements.map((one) => [one.id, one]))
  return facts.owed.flatMap((owed) => {
    const requirement = byId.get(owed.requirementId)
    if (requirement === undefined || (owed.state !== 'late' && owed.state !== 'missed')) return []
    const path = `/requirements/${requirement.id}`
    return {
      kind: 'duty late',
      words: requirement.words,
      reference: requirement.reference,
      since: owed.dueOn,
      owner: requirement.bearer,
      path,
      cure: { text: 'Mark met, or say why not', path },
    }
  })
}

function unanswered(facts: LineFacts, reach: readonly Reach[]): Break[] {
  const inForceOn = new Map(facts.instruments.map((one) => [one.id, one.inForceOn]))
  return reach
    .filter((one) => one.actions.length === 0)
    .map(({ requirement }) => ({
      kind: 'requirement without action',
      words: requirement.words,
      reference: requirement.reference,
      since: inForceOn.get(requirement.instrumentId) ?? null,
      owner: requirement.bearer,
      path: `/requirements/${requirement.id}`,
      cure: { text: 'Add or link an action', path: `/actions/new?requirement=${requirement.id}` },
    }))
}

function breaksOfAction(action: Action, today: Day): Break[] {
  if (action.cancelledOn !== null) return []
  const path = `/actions/${action.id}`
  const base = { words: action.title, reference: action.reference, owner: action.owner, path }
  const found: Break[] = attentionOf(action, today).flatMap((need): Break[] => {
    switch (need) {
      case 'late':
        return [
          {
            ...base,
            kind: 'action late',
            since: action.dueOn,
            cure: { text: 'Finish it or agree a new date', path },
          },
        ]
      case 'silent':
        return [
          {
            ...base,
            kind: 'action silent',
            since: action.lastUpdateOn ?? action.startedOn,
            cure: { text: 'Say what happened', path: `${path}/updates/new` },
          },
        ]
      case 'relapsed':
        return [
          {
            ...base,
            kind: 'action relapsed',
            since: action.recheckedOn,
            cure: { text: 'Say what is being done', path: `${path}/updates/new` },
          },
        ]
      case 'done without evidence':
        return [
          {
            ...base,
            kind: 'done without evidence',
            since: action.doneOn,
            cure: { text: 'Add or link evidence', path: `/evidence/new?action=${action.id}` },
          },
        ]
      case 're-check due':
        return [
          {
            ...base,
            kind: 're-check due',
            since: evidencedOn(action),
            cure: { text: 'Look again', path: `${path}/recheck` },
          },
        ]
      case 'one kind of evidence':
        return [
          {
            ...base,
            kind: 'one kind of evidence',
            since: evidencedOn(action),
            cure: { text: 'Add another kind of evidence', path: `/evidence/new?action=${action.id}` },
          },
        ]
      case 'no owner':
      case 'no date':
        return []
    }
  })
  if (action.requirementIds.length === 0)
    found.push({
      ...base,
      kind: 'action answering nothing',
      since: action.startOn,
      cure: { text: 'Link it to a requirement', path: `${path}/edit` },
    })
  return found
}

function breaksOfObjectives(facts: LineFacts): Break[] {
  const actionsOf = groupMany(facts.actions, (action) => action.objectiveIds)
  return facts.objectives.flatMap((objective) => {
    const path = `/objectives/${objective.id}`
    const own = actionsOf.get(objective.id) ?? []
    const since = earliest(own.flatMap((action) => action.startOn ?? []))
    const base = {
      words: objective.title,
      reference: `Objective ${objective.place}`,
      owner: objective.owner,
      path,
    }
    const found: Break[] = []
    if (objective.measureIds.length === 0)
      found.push({
        ...base,
        kind: 'objective without measure',
        since,
        cure: { text: 'Choose a measure', path: `${path}/edit` },
      })
    if (own.every((action) => action.cancelledOn !== null))
      found.push({
        ...base,
        kind: 'objective without action',
        since: null,
        cure: { text: 'Add an action', path: `/actions/new?objective=${objective.id}` },
      })
    return found
  })
}

function breaksOfMeasures(facts: LineFacts): Break[] {
  return facts.measures.flatMap((measure) => {
    const path = `/measures/${measure.id}`
    const base = { words: measure.name, reference: 'Measure', owner: measure.owner, since: null, path }
    const found: Break[] = []
    if (measure.objectiveIds.length === 0)
      found.push({
        ...base,
        kind: 'measure without objective',
        cure: { text: 'Tie it to an objective', path: `${path}/edit` },
      })
    if (measure.isStale)
      found.push({ ...base, kind: 'measure stale', cure: { text: 'Tell its latest value', path } })
    return found
  })
}
