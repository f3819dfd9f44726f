import { type Choosable, namesOf, type Ownable } from './choices.ts'
import { type Difference, differencesOf } from './differences.ts'
import type { Objective, WantedObjective } from './objective.ts'

// An objective as the fields of a form, and in words for two people to compare.

export type ObjectiveChoices = {
  readonly people: readonly Ownable[]
  readonly requirements: readonly Choosable[]
  readonly measures: readonly Choosable[]
}

/** The fields of a form, filled from what is kept. */
export function fieldsOf(objective: Objective): [string, string][] {
  return [
    ['title', objective.title],
    ['outcome', objective.outcome],
    ['owner', objective.ownerId === null ? '' : String(objective.ownerId)],
    ...objective.requirementIds.map((id) => ['requirement', String(id)] as [string, string]),
    ...objective.measureIds.map((id) => ['measure', String(id)] as [string, string]),
  ]
}

export function wantedOf(objective: Objective): WantedObjective {
  const { title, outcome, ownerId: owner, requirementIds: requirements, measureIds: measures } = objective
  return { title, outcome, owner, requirements, measures }
}

const NAMES = {
  title: 'The objective',
  outcome: 'What will be different for children',
  owner: 'Owner',
  measures: 'Measures',
  requirements: 'Requirements it answers',
}

export function differencesBetween(
  objective: Objective,
  wanted: WantedObjective,
  choices: ObjectiveChoices,
): readonly Difference[] {
  return differencesOf(NAMES, inWords(wantedOf(objective), choices), inWords(wanted, choices))
}

function inWords(wanted: WantedObjective, choices: ObjectiveChoices): Readonly<Record<string, string>> {
  return {
    title: wanted.title,
    outcome: wanted.outcome,
    owner: choices.people.find((one) => one.id === wanted.owner)?.name ?? '',
    measures: namesOf(wanted.measures, choices.measures),
    requirements: namesOf(wanted.requirements, choices.requirements),
  }
}
