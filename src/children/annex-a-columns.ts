import { ETHNICITY, GENDER, YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import type { CodeSet } from './code-set.ts'
import type { Blank, ColumnShape } from './return-shape.ts'

// Short ways to say what a column of Annex A is, and the columns that most lists begin and end with.

export function day(
  key: string,
  heading: string,
  blank: Blank = 'never',
  also: readonly string[] = [],
): ColumnShape {
  return { key, heading, type: 'day', blank, also }
}

export function code(key: string, heading: string, codes: CodeSet, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'code', codes, blank }
}

export function text(key: string, heading: string, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'text', blank }
}

export function whole(
  key: string,
  heading: string,
  range: readonly [number, number],
  blank: Blank = 'never',
): ColumnShape {
  return { key, heading, type: 'whole', range, blank }
}

const CHILD: ColumnShape = {
  key: 'child',
  heading: 'Child Unique ID',
  type: 'identifier',
  blank: 'never',
  also: ['Child ID', 'Child identifier', 'Unique ID', 'Child Unique Identifier', 'Young Person Unique ID'],
}

const WHO: readonly ColumnShape[] = [
  { ...code('gender', 'Gender', GENDER), also: ['Sex', 'Gender of Child'] },
  { ...code('ethnicity', 'Ethnicity', ETHNICITY), also: ['Ethnic Origin'] },
  day('born', 'Date of Birth', 'may', [
    'DOB',
    'Date of birth or expected date of birth',
    'Expected date of birth',
  ]),
  {
    key: 'age',
    heading: 'Age of Child (Years)',
    type: 'whole',
    blank: 'may',
    range: [-1, 27],
    also: ['Age', 'Age of Child', 'Age (Years)', 'Age of Young Person (Years)'],
  },
]

const DISABILITY = code('disability', 'Does the Child have a Disability', YES_NO_UNKNOWN)

export const CHILD_START: readonly ColumnShape[] = [CHILD, ...WHO]
export const CHILD_START_WITH_DISABILITY: readonly ColumnShape[] = [...CHILD_START, DISABILITY]
export const CHILD_ONLY = CHILD
export const WHO_ONLY = WHO
export const DISABILITY_ONLY = DISABILITY

// An empty worker is a finding of its own (an unallocated case, indicator 28), not a broken cell.
export const ALLOCATED: readonly ColumnShape[] = [
  { ...text('team', 'Allocated Team', 'ask'), also: ['Team', 'Team Name'] },
  {
    ...text('worker', 'Allocated Worker', 'ask'),
    also: ['Worker', 'Allocated Social Worker', 'Social Worker'],
  },
]
