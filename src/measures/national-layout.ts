import { shorten } from '../shared/shorten.ts'
import { ComparatorRefused } from './national-file.ts'

// The layouts of the published files, told apart by their columns and never by their names, which people change.

export type LayoutName =
  | 'comparison tool'
  | 'statistics'
  | 'dictionary'
  | 'neighbours'
  | 'providers'
  | 'areas'
  | 'inspections overview'
  | 'SEND overview'
  | 'joint inspections overview'
  | 'inspection statistics'
  | 'youth justice'

type Layout = {
  readonly name: LayoutName
  readonly words: string
  /** Each column by the names it goes under, without case, spaces or signs. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

// The order tells where one file's columns are all among another's.
const LAYOUTS: readonly Layout[] = [
  {
    name: 'comparison tool',
    words: 'figures of the Department’s comparison tool',
    columns: {
      short: ['shortdesc'],
      period: ['years', 'year'],
      name: ['laandregions', 'area'],
      code: ['lanumber'],
      region: ['region'],
      value: ['values', 'value'],
    },
  },
  {
    name: 'statistics',
    words: 'a file of the Department’s statistics',
    columns: {
      time: ['timeperiod'],
      identifier: ['timeidentifier'],
      level: ['geographiclevel'],
      country: ['countrycode'],
    },
  },
  {
    name: 'dictionary',
    words: 'the dictionary of the comparison tool',
    columns: {
      short: ['measureshort', 'short'],
      title: ['measure'],
      unit: ['yaxisname', 'unit'],
      polarity: ['polarity'],
      definition: ['description'],
    },
  },
  {
    name: 'neighbours',
    words: 'a model of statistical neighbours',
    columns: { code: ['oldlacode', 'lanum'], name: ['laname'], first: ['sn1'], second: ['sn2'] },
  },
  {
    name: 'providers',
    words: 'a list of councils with all their codes',
    columns: {
      code: ['lacode'],
      longCode: ['lacodenew'],
      name: ['localauthorityonsname'],
      region: ['regionname'],
    },
  },
  {
    name: 'areas',
    words: 'the list of councils’ numbers',
    columns: { code: ['lanumber'], name: ['laname'], region: ['region'], type: ['type'] },
  },
  {
    name: 'SEND overview',
    words: 'an overview of inspections of special educational needs',
    columns: {
      code: ['lacode'],
      name: ['localauthority'],
      grade: ['outcomegrade'],
      inspected: ['inspectionstartdate'],
      published: ['publicationdate'],
    },
  },
  {
    name: 'joint inspections overview',
    words: 'an overview of joint inspections',
    columns: {
      code: ['lacode'],
      name: ['localauthority'],
      theme: ['inspectiontheme'],
      inspected: ['inspectionstartdate'],
      published: ['publicationdate'],
    },
  },
  {
    name: 'inspections overview',
    words: 'an overview of inspections of children’s services',
    columns: {
      code: ['lacode'],
      name: ['localauthority'],
      overall: ['overalleffectivenessgrade'],
      visit: ['inspectionframework'],
      inspected: ['inspectionstartdate'],
      published: ['publicationdate'],
    },
  },
  {
    name: 'inspection statistics',
    words: 'the inspectorate’s official statistics',
    columns: {
      code: ['localauthorityareacode'],
      name: ['localauthorityname'],
      inspected: ['inspectiondate', 'inspectionvisitdate'],
      published: ['publicationdate'],
      overall: ['overalleffectiveness'],
    },
  },
  {
    name: 'youth justice',
    words: 'ratings of youth justice services',
    columns: {
      name: ['laname'],
      reference: ['laref'],
      overall: ['overallrating'],
      published: ['publicationdate'],
    },
  },
]

export type Recognised = {
  readonly layout: LayoutName
  readonly words: string
  /** Where each of the layout's columns stands. */
  readonly at: Readonly<Record<string, number>>
  readonly headings: readonly string[]
}

/** The layout whose columns are all among these headings; null where there is none. */
export function recognise(headings: readonly string[]): Recognised | null {
  const plain = headings.map(plainHeading)
  for (const { name, words, columns } of LAYOUTS) {
    const at = placesOf(columns, plain)
    if (Object.values(at).every((place) => place >= 0)) return { layout: name, words, at, headings }
  }
  return null
}

/** What to say of headings that no layout has: what they nearly are, and which column is gone. */
export function describeUnknown(headings: readonly string[]): ComparatorRefused {
  const plain = headings.map(plainHeading)
  const near = LAYOUTS.map(({ words, columns }) => {
    const at = placesOf(columns, plain)
    const missing = Object.entries(columns).flatMap(([key, names]) => ((at[key] ?? -1) < 0 ? [names] : []))
    return { words, missing, share: 1 - missing.length / Object.keys(columns).length }
  }).toSorted((one, other) => other.share - one.share)[0]
  const first = headings
    .filter((one) => one !== '')
    .slice(0, 6)
    .map((one) => shorten(one, 80))
  if (near !== undefined && near.share > 0.6) {
    const gone = near.missing.map((names) => names[0] ?? '').join(', ')
    return new ComparatorRefused(
      `It looks like ${near.words}, but its columns have changed: there is none called ${gone}. It begins with ${first.join(', ')}`,
    )
  }
  return new ComparatorRefused(
    `None of the published files that are known has the headings ${first.join(', ')}`,
    true,
  )
}

function placesOf(columns: Layout['columns'], plain: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(columns).map(([key, names]) => [key, plain.findIndex((name) => names.includes(name))]),
  )
}

/** A heading without case, spaces and signs. */
export function plainHeading(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
