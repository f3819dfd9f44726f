import { type Choosable, namesOf } from '../plan/choices.ts'
import { chosenOf } from '../plan/chosen.ts'
import { dayFields, type Difference, differencesOf, wordsOfDay } from '../plan/differences.ts'
import type { Evidence, WantedEvidence } from './evidence.ts'

// A piece of evidence as the fields of a form, and in words for two people to compare.

export type EvidenceChoices = {
  readonly actions: readonly Choosable[]
  readonly requirements: readonly Choosable[]
  readonly measures: readonly Choosable[]
}

/** What was ticked, and claims that this person cannot see and so cannot take away. */
export function claimed<Id extends number>(
  ticked: readonly string[],
  all: readonly Choosable[],
  before: readonly Id[] = [],
): readonly Id[] {
  const unseen = before.filter((id) => !all.some((one) => one.id === id))
  return [...chosenOf<Id>(ticked, all), ...unseen].sort((a, b) => a - b)
}

/** The fields of a form, filled from what is kept. */
export function fieldsOf(evidence: Evidence): [string, string][] {
  return [
    ['title', evidence.title],
    ['kind', evidence.kind],
    ['shows', evidence.shows],
    ...[...dayFields('periodFrom', evidence.periodFrom), ...dayFields('periodTo', evidence.periodTo)].map(
      ([name, value]) => [name, value] as [string, string],
    ),
    ...evidence.actionIds.map((id) => ['action', String(id)] as [string, string]),
    ...evidence.requirementIds.map((id) => ['requirement', String(id)] as [string, string]),
    ...evidence.measureIds.map((id) => ['measure', String(id)] as [string, string]),
  ]
}

export function wantedOf(evidence: Evidence): WantedEvidence {
  const { title, kind, shows, periodFrom, periodTo, documentId: document } = evidence
  const { actionIds: actions, requirementIds: requirements, measureIds: measures } = evidence
  return { title, kind, shows, periodFrom, periodTo, document, actions, requirements, measures }
}

const NAMES = {
  title: 'What it is',
  kind: 'Kind',
  shows: 'What it shows',
  periodFrom: 'From when it speaks',
  periodTo: 'Until when',
  actions: 'Actions it speaks of',
  requirements: 'Requirements it speaks of',
  measures: 'Measures it speaks of',
}

export function differencesBetween(
  evidence: Evidence,
  wanted: WantedEvidence,
  choices: EvidenceChoices,
): readonly Difference[] {
  return differencesOf(NAMES, inWords(wantedOf(evidence), choices), inWords(wanted, choices))
}

function inWords(wanted: WantedEvidence, choices: EvidenceChoices): Readonly<Record<string, string>> {
  return {
    title: wanted.title,
    kind: wanted.kind,
    shows: wanted.shows,
    periodFrom: wordsOfDay(wanted.periodFrom),
    periodTo: wordsOfDay(wanted.periodTo),
    actions: namesOf(wanted.actions, choices.actions),
    requirements: namesOf(wanted.requirements, choices.requirements),
    measures: namesOf(wanted.measures, choices.measures),
  }
}
