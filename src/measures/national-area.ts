import type { AreaKind, ReleasedArea } from './comparator.ts'

// The areas that figures are published for, by the Department's numbers and the statistics office's codes.

const ENGLAND = '970'

/** The Department's numbers of the regions, by the statistics office's codes. */
const REGION_BY_CODE: Readonly<Record<string, string>> = {
  E12000001: '980',
  E12000002: '981',
  E12000003: '982',
  E12000004: '983',
  E12000005: '984',
  E12000006: '985',
  E12000007: '986',
  E13000001: '987',
  E13000002: '988',
  E12000008: '989',
  E12000009: '990',
}

// One file says "Outer London", another "London (Outer)", a third "Yorkshire and The Humber".
const REGION_BY_NAME: Readonly<Record<string, string>> = {
  'north east': '980',
  'north west': '981',
  'yorkshire and the humber': '982',
  'east midlands': '983',
  'west midlands': '984',
  'east of england': '985',
  london: '986',
  'inner london': '987',
  'london inner': '987',
  'outer london': '988',
  'london outer': '988',
  'south east': '989',
  'south west': '990',
}

/** By the Department's numbers: 970 is England, 980 to 995 its regions, the rest councils. */
export function kindOfArea(code: string): AreaKind {
  const number = Number(code)
  if (number === Number(ENGLAND)) return 'England'
  return number >= 980 && number <= 995 ? 'region' : 'council'
}

/** The number of a region called so; null where none is. */
export function regionNamed(words: string): string | null {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return REGION_BY_NAME[plain] ?? null
}

export function isAreaNumber(code: string): boolean {
  return /^[1-9]\d\d$/.test(code)
}

/** An area of the comparison tool, which tells a council, a region and England by one number. */
export function areaNumbered(code: string, name: string, region: string): ReleasedArea {
  const kind = kindOfArea(code)
  return { code, name, kind, region: kind === 'council' ? regionNamed(region) : null, longCode: null }
}

export type PrintedPlace = {
  readonly level: string
  readonly region: readonly [code: string, name: string]
  readonly council: readonly [number: string, code: string, name: string]
}

/** The area of a row of a statistical release; null where it is of a level that nothing here is compared at. */
export function areaPrinted({ level, region, council }: PrintedPlace): ReleasedArea | null {
  const [regionCode, regionName] = region
  const own = REGION_BY_CODE[regionCode] ?? regionNamed(regionName)
  switch (level.toLowerCase()) {
    case 'national':
      return { code: ENGLAND, name: 'England', kind: 'England', region: null, longCode: 'E92000001' }
    case 'regional':
      return own === null
        ? null
        : { code: own, name: regionName, kind: 'region', region: null, longCode: regionCode || null }
    case 'local authority': {
      const [number, code, name] = council
      if (!isAreaNumber(number)) return null
      return { code: number, name, kind: 'council', region: own, longCode: code || null }
    }
    default:
      return null
  }
}

/** A council's name with nothing but what tells it from another: how different publishers' names meet. */
export function plainCouncilName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\(.*?\)/g, ' ')
    .replaceAll(
      /\b(?:city of|royal borough of|london borough of|borough|county|council|city|upon tyne|upon hull|metropolitan|unitary|district|the)\b/g,
      ' ',
    )
    .replaceAll(/[^a-z]+/g, ' ')
    .replaceAll(/\bst\b/g, 'saint')
    .trim()
}
