import type { Owed } from '../instruments/occurrence.ts'
import type { Requirement } from '../instruments/requirement.ts'
import type { Action } from '../plan/action.ts'
import { formatDay, formatMonth, isAfter } from '../shared/days.ts'
import { isFinished, reachOf } from './line.ts'
import type { Sum, SumFacts } from './sums.ts'

// What does not add up about requirements: marked met against what shows it, and dates of what answers them.

export function sumsOfRequirements(facts: SumFacts, live: readonly Action[]): readonly Sum[] {
  const owed = Map.groupBy(facts.owed, (one) => one.requirementId)
  const objectives = new Map(reachOf(facts).map((one) => [one.requirement.id, one.objectives]))
  const measures = new Map(facts.measures.map((one) => [one.id, one]))
  const proved = new Set(facts.evidence.flatMap((piece) => piece.requirementIds))
  return facts.requirements.flatMap((requirement) => {
    const dates = owed.get(requirement.id) ?? []
    return [
      ...(proved.has(requirement.id) ? [] : metUnproved(requirement, dates)),
      ...metUnmeasured(requirement, dates, {
        objectives: objectives.get(requirement.id) ?? [],
        measures,
        lastTold: facts.lastTold,
      }),
      ...answeredLate(requirement, dates, live),
    ]
  })
}

function baseOf(requirement: Requirement) {
  const { reference, words, bearer: owner } = requirement
  return { reference, words, owner, path: `/requirements/${requirement.id}` }
}

function metUnproved(requirement: Requirement, dates: readonly Owed[]): Sum[] {
  const bare = dates.flatMap(({ dueOn, fact }) =>
    fact !== null && fact.metOn !== null && fact.evidenceId === null ? [{ dueOn, metOn: fact.metOn }] : [],
  )
  const last = bare.at(-1)
  if (last === undefined) return []
  const base = baseOf(requirement)
  const more =
    bare.length === 1 ? '' : `, and ${bare.length - 1} earlier ${bare.length === 2 ? 'date' : 'dates'}`
  return [
    {
      ...base,
      kind: 'met without evidence',
      one: {
        says: `What was due on ${formatDay(last.dueOn)} is marked met on ${formatDay(last.metOn)}${more}.`,
        path: base.path,
      },
      other: { says: 'No evidence is named for it, and none claims it.', path: base.path },
      cure: { text: 'Add evidence', path: `/evidence/new?requirement=${requirement.id}` },
    },
  ]
}

type Behind = {
  readonly objectives: SumFacts['objectives']
  readonly measures: ReadonlyMap<number, SumFacts['measures'][number]>
  readonly lastTold: SumFacts['lastTold']
}

// Only the latest date says whether it is met now.
function metUnmeasured(requirement: Requirement, dates: readonly Owed[], behind: Behind): Sum[] {
  const last = dates.findLast(({ fact, state }) => fact !== null || state === 'late' || state === 'missed')
  const metOn = last?.fact?.metOn ?? null
  if (last === undefined || metOn === null) return []
  const base = baseOf(requirement)
  const one = {
    says: `What was due on ${formatDay(last.dueOn)} is marked met on ${formatDay(metOn)}.`,
    path: base.path,
  }
  const kind = 'met, measure missing or stale' as const
  return behind.objectives.flatMap((objective): Sum[] => {
    const path = `/objectives/${objective.id}`
    if (objective.measureIds.length === 0) {
      const says = `Objective ${objective.place}, “${objective.title}”, has no measure that would show it.`
      const cure = { text: 'Choose a measure', path: `${path}/edit` }
      return [{ ...base, kind, one, other: { says, path }, cure }]
    }
    return objective.measureIds.flatMap((id): Sum[] => {
      const measure = behind.measures.get(id)
      if (measure === undefined || !measure.isStale) return []
      const told = behind.lastTold.get(id)
      const says =
        told === undefined
          ? `“${measure.name}” has never been told.`
          : `“${measure.name}” was last told for ${formatMonth(told)}.`
      const at = `/measures/${id}`
      return [
        { ...base, kind, one, other: { says, path: at }, cure: { text: 'Tell its latest value', path: at } },
      ]
    })
  })
}

// A duty that comes again is answered by work that outlasts any one of its dates, so only single dates are compared.
function answeredLate(requirement: Requirement, dates: readonly Owed[], live: readonly Action[]): Sum[] {
  const { type } = requirement.schedule
  if (type === 'recurring') return []
  const last = dates.at(-1)
  if (last === undefined || last.fact !== null) return []
  const base = baseOf(requirement)
  return live
    .filter((action) => !isFinished(action) && action.requirementIds.includes(requirement.id))
    .flatMap((action): Sum[] => {
      if (action.dueOn === null || !isAfter(action.dueOn, last.dueOn)) return []
      const path = `/actions/${action.id}`
      return [
        {
          kind: 'due after what it answers',
          reference: action.reference,
          words: action.title,
          owner: action.owner,
          path,
          one: { says: `The action is due on ${formatDay(action.dueOn)}.`, path },
          other: {
            says: `${requirement.reference}, which it answers, was to be met by ${formatDay(last.dueOn)}.`,
            path: base.path,
          },
          cure: { text: 'Bring the date forward', path: `${path}/move` },
        },
      ]
    })
}
