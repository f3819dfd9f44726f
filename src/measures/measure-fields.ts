import { type Choosable, namesOf, type Ownable } from '../plan/choices.ts'
import { type Difference, differencesOf } from '../plan/differences.ts'
import type { Day } from '../shared/days.ts'
import { type Measure, type WantedMeasure, wantedOf } from './measure.ts'

// What a measure's form asks, as words: so that what is there and what was typed can be set side by side.

export type MeasureChoices = {
  readonly people: readonly Ownable[]
  readonly objectives: readonly Choosable[]
  /** The periods told already. */
  readonly told: readonly Day[]
}

const FIELD_NAMES = {
  name: 'Name',
  definition: 'Definition',
  numerator: 'Numerator',
  denominator: 'Denominator',
  source: 'Source',
  unit: 'Unit',
  polarity: 'Which way is better',
  rhythm: 'How often',
  yearBegins: 'Year begins in',
  staleAfterDays: 'Out of date after',
  owner: 'Owner',
  caveats: 'Before you rely on it',
  published: 'Compare with',
  objectives: 'Objectives it shows',
} as const

export const LONGEST: Readonly<Record<string, number>> = {
  name: 200,
  definition: 4000,
  numerator: 500,
  denominator: 500,
  source: 500,
  unit: 40,
  caveats: 4000,
}

/** The fields as the form holds them. */
export function fieldsOf(measure: Measure): readonly (readonly [string, string])[] {
  return [
    ['name', measure.name],
    ['definition', measure.definition],
    ['numerator', measure.numerator],
    ['denominator', measure.denominator],
    ['source', measure.source],
    ['unit', measure.unit],
    ['polarity', measure.polarity],
    ['rhythm', measure.rhythm],
    ['yearBegins', String(measure.yearBegins)],
    ['staleAfterDays', String(measure.staleAfterDays)],
    ['owner', measure.ownerId === null ? '' : String(measure.ownerId)],
    ['caveats', measure.caveats],
    ['published', measure.published ?? ''],
    ...measure.objectiveIds.map((id) => ['objective', String(id)] as const),
  ]
}

/** A target as typed: a number, nothing, or neither. */
export function parseTarget(words: string): number | null | 'not a number' {
  const plain = words.replaceAll(/[\s,%£]/g, '')
  if (plain === '') return words.trim() === '' ? null : 'not a number'
  return /^-?\d{1,12}(?:\.\d{1,10})?$/.test(plain) ? Number(plain) : 'not a number'
}

/** Only what differs between the measure as it is and as it was typed. */
export function differencesBetween(
  measure: Measure,
  wanted: WantedMeasure,
  choices: MeasureChoices,
): readonly Difference[] {
  return differencesOf(FIELD_NAMES, inWords(wantedOf(measure), choices), inWords(wanted, choices))
}

function inWords(wanted: WantedMeasure, choices: MeasureChoices): Readonly<Record<string, string>> {
  return {
    name: wanted.name,
    definition: wanted.definition,
    numerator: wanted.numerator,
    denominator: wanted.denominator,
    source: wanted.source,
    unit: wanted.unit,
    polarity: wanted.polarity,
    caveats: wanted.caveats ?? '',
    published: wanted.published ?? '',
    rhythm: wanted.rhythm ?? '',
    yearBegins: String(wanted.yearBegins ?? ''),
    staleAfterDays: String(wanted.staleAfterDays ?? ''),
    owner: choices.people.find((one) => one.id === wanted.owner)?.name ?? '',
    objectives: namesOf(wanted.objectives ?? [], choices.objectives),
  }
}
