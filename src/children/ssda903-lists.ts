import type { CodeSet } from './code-set.ts'
import type { Blank, ColumnShape, ListShape, ReturnShape } from './return-shape.ts'
import {
  ACCOM,
  ACTIV,
  ETHNIC,
  LEGAL,
  MISSING_KIND,
  NEED,
  PLACE,
  PLACE_CHANGE,
  PLACED_CEASED,
  PREVIOUS,
  PROVIDER,
  REC,
  REVIEW_CODE,
  RNE,
  SDQ_REASON,
  SEX,
  SEX_ADOPTER,
  STATUS_ADOPTER,
  TOUCH,
  WORKER_CHANGE,
  ZERO_ONE,
} from './ssda903-codes.ts'

// The files of the SSDA903 return (same sources as ssda903-codes.ts).

function day(key: string, heading: string, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'day', blank }
}

function code(key: string, heading: string, codes: CodeSet, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'code', codes, blank }
}

function text(key: string, heading: string, blank: Blank = 'may'): ColumnShape {
  return { key, heading, type: 'text', blank }
}

const CHILD: ColumnShape = {
  key: 'child',
  heading: 'CHILD',
  type: 'identifier',
  blank: 'never',
  also: ['CHILDID', 'Child ID'],
}
const BORN = day('born', 'DOB')
const WHO: readonly ColumnShape[] = [CHILD, BORN]
// Regional collections add whose return it is, and of which year.
const REGIONAL: readonly ColumnShape[] = [
  { key: 'authority', heading: 'LA', type: 'text', blank: 'may', optional: true },
  { key: 'year', heading: 'YEAR', type: 'text', blank: 'may', optional: true },
]

function list(name: string, title: string, columns: readonly ColumnShape[]): ListShape {
  return { name, title, columns: [...columns, ...REGIONAL] }
}

const HEADER = list('Header', 'children', [
  CHILD,
  code('sex', 'SEX', SEX),
  BORN,
  code('ethnicity', 'ETHNIC', ETHNIC),
  text('upn', 'UPN', 'never'),
  code('mother', 'MOTHER', ZERO_ONE, 'may'),
  day('childBorn', 'MC_DOB', 'may'),
])

const EPISODES = list('Episodes', 'episodes of care', [
  CHILD,
  day('began', 'DECOM'),
  code('reason', 'RNE', RNE),
  code('legal', 'LS', LEGAL),
  code('need', 'CIN', NEED),
  { ...code('place', 'PLACE', PLACE), also: ['PL'] },
  code('provider', 'PLACE_PROVIDER', PROVIDER, 'may'),
  day('ended', 'DEC', 'may'),
  code('ceased', 'REC', REC, 'may'),
  code('change', 'REASON_PLACE_CHANGE', PLACE_CHANGE, 'may'),
  { key: 'home', heading: 'HOME_POST', type: 'postcode', blank: 'may' },
  { key: 'postcode', heading: 'PL_POST', type: 'postcode', blank: 'may' },
  text('urn', 'URN'),
])

const OC2_FLAGS = [
  ['convicted', 'CONVICTED'],
  ['healthCheck', 'HEALTH_CHECK'],
  ['immunised', 'IMMUNISATIONS'],
  ['teeth', 'TEETH_CHECK'],
  ['health', 'HEALTH_ASSESSMENT'],
  ['misuse', 'SUBSTANCE_MISUSE'],
  ['received', 'INTERVENTION_RECEIVED'],
  ['offered', 'INTERVENTION_OFFERED'],
] as const

export const SSDA903: ReturnShape = {
  kind: 'ssda903',
  name: 'SSDA903',
  lists: [
    HEADER,
    EPISODES,
    list('Reviews', 'reviews', [...WHO, day('reviewed', 'REVIEW'), code('code', 'REVIEW_CODE', REVIEW_CODE)]),
    list('UASC', 'unaccompanied asylum seeking children', [
      CHILD,
      code('sex', 'SEX', SEX),
      BORN,
      day('until', 'DUC', 'may'),
    ]),
    list('OC2', 'outcomes of children in care', [
      ...WHO,
      { key: 'score', heading: 'SDQ_SCORE', type: 'whole', blank: 'may', range: [0, 40] },
      code('reason', 'SDQ_REASON', SDQ_REASON, 'may'),
      ...OC2_FLAGS.map(([key, heading]) => code(key, heading, ZERO_ONE, 'may')),
    ]),
    list('OC3', 'care leavers', [
      ...WHO,
      code('touch', 'IN_TOUCH', TOUCH),
      code('activity', 'ACTIV', ACTIV, 'may'),
      code('accommodation', 'ACCOM', ACCOM, 'may'),
    ]),
    list('AD1', 'adoptions', [
      ...WHO,
      day('decided', 'DATE_INT'),
      day('matched', 'DATE_MATCH'),
      code('fostered', 'FOSTER_CARE', ZERO_ONE),
      { key: 'adopters', heading: 'NB_ADOPTR', type: 'whole', blank: 'never', range: [1, 2] },
      code('sexes', 'SEX_ADOPTR', SEX_ADOPTER),
      code('status', 'LS_ADOPTR', STATUS_ADOPTER),
    ]),
    list('Placed for adoption', 'placed for adoption', [
      ...WHO,
      day('placed', 'DATE_PLACED'),
      day('ended', 'DATE_PLACED_CEASED', 'may'),
      code('reason', 'REASON_PLACED_CEASED', PLACED_CEASED, 'may'),
    ]),
    list('Previous permanence', 'previous permanence', [
      ...WHO,
      code('previous', 'PREV_PERM', PREVIOUS),
      text('authorityThen', 'LA_PERM'),
      day('permanent', 'DATE_PERM', 'may'),
    ]),
    list('Missing', 'missing from care', [
      ...WHO,
      code('kind', 'MISSING', MISSING_KIND),
      day('began', 'MIS_START'),
      day('ended', 'MIS_END', 'may'),
    ]),
    list('Social workers', 'social workers', [
      ...WHO,
      text('worker', 'SW_ID', 'never'),
      day('began', 'SW_DECOM'),
      day('ended', 'SW_DEC', 'may'),
      code('reason', 'SW_REASON', WORKER_CHANGE, 'may'),
    ]),
    list('Deprivation of liberty', 'deprivation of liberty', [
      ...WHO,
      day('began', 'DOLO_START'),
      day('ended', 'DOLO_END', 'may'),
    ]),
  ],
}
