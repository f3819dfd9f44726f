import type { Evidence } from '../evidence/evidence.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { Owed } from '../instruments/occurrence.ts'
import type { Requirement } from '../instruments/requirement.ts'
import type { Measure } from '../measures/measure.ts'
import type { Verdict } from '../measures/measure-analysis.ts'
import { type Action, stageOf } from '../plan/action.ts'
import type { Objective } from '../plan/objective.ts'
import type { Day } from '../shared/days.ts'
import { onceFor } from '../shared/once.ts'
import { filterReach } from './reach.ts'

// The line: requirement → objective → action → evidence → measure. Everything here is computed from the facts.

export type LineFacts = {
  readonly instruments: readonly Instrument[]
  /** Those in force alone. */
  readonly requirements: readonly Requirement[]
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
  readonly evidence: readonly Evidence[]
  readonly measures: readonly (Measure & { readonly verdict: Verdict; readonly isStale: boolean })[]
  readonly owed: readonly Owed[]
  readonly today: Day
}

/** How far the line reaches from one requirement. */
export type Reach = {
  readonly requirement: Requirement
  readonly actions: readonly Action[]
  readonly objectives: readonly Objective[]
  readonly isDone: boolean
  readonly hasEvidence: boolean
  readonly showsInMeasure: boolean
}

export type LineFigures = {
  readonly inForce: number
  readonly answered: number
  readonly done: number
  readonly evidenced: number
  readonly showing: number
}

/** Which actions answer a requirement: those linked to it, and those of the objectives linked to it. */
export const reachOf = onceFor((facts: LineFacts): readonly Reach[] => {
  const live = facts.actions.filter((action) => action.cancelledOn === null)
  const byRequirement = groupMany(live, (action) => action.requirementIds)
  const byObjective = groupMany(live, (action) => action.objectiveIds)
  const objectivesOf = groupMany(facts.objectives, (objective) => objective.requirementIds)
  const proved = new Set(facts.evidence.flatMap((piece) => piece.requirementIds))
  const better = new Set(facts.measures.filter((one) => one.verdict === 'better').map((one) => one.id))
  const objectiveById = new Map(facts.objectives.map((one) => [one.id, one]))
  return facts.requirements.map((requirement) => {
    const linked = objectivesOf.get(requirement.id) ?? []
    const actions = unique([
      ...(byRequirement.get(requirement.id) ?? []),
      ...linked.flatMap((objective) => byObjective.get(objective.id) ?? []),
    ])
    const objectives = unique([
      ...linked,
      ...actions.flatMap((action) => action.objectiveIds.flatMap((id) => objectiveById.get(id) ?? [])),
    ])
    return {
      requirement,
      actions,
      objectives,
      isDone: actions.some(isFinished),
      hasEvidence:
        proved.has(requirement.id) ||
        actions.some((action) => isFinished(action) && action.evidenceCount > 0),
      showsInMeasure: objectives.some((objective) => objective.measureIds.some((id) => better.has(id))),
    }
  })
})

/** The five numbers of the line, each of which leads to its list. */
export const figuresOf = onceFor((facts: LineFacts): LineFigures => {
  const reach = reachOf(facts)
  return {
    inForce: reach.length,
    answered: filterReach(reach, 'answered').length,
    done: filterReach(reach, 'done').length,
    evidenced: filterReach(reach, 'evidenced').length,
    showing: filterReach(reach, 'showing').length,
  }
})

export function isFinished(action: Action): boolean {
  const stage = stageOf(action)
  return stage === 'done' || stage === 'evidenced' || stage === 'sustained'
}

export function unique<One>(all: readonly One[]): readonly One[] {
  return [...new Set(all)]
}

/** Things under each of their keys. */
export function groupMany<One, Key>(
  all: readonly One[],
  keysOf: (one: One) => readonly Key[],
): ReadonlyMap<Key, readonly One[]> {
  const groups = new Map<Key, One[]>()
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [one])
      else group.push(one)
    }
  }
  return groups
}
