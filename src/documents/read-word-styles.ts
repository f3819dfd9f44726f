import { attributeOf, readXml } from './read-xml.ts'
import type { Level, List, NumberFormat } from './word-numbering.ts'

// Word's styles and lists: what a paragraph takes from outside itself.

export type WordStyle = {
  readonly name: string
  readonly basedOn: string | null
  readonly list: string | null
  readonly depth: number | null
  /** From 1; null for body text. */
  readonly heading: number | null
}

export type WordStyles = {
  readonly byId: ReadonlyMap<string, WordStyle>
  readonly usual: string
}

export function readStyles(source: string): WordStyles {
  const byId = new Map<string, WordStyle>()
  let usual = ''
  let id = ''
  let style: { -readonly [Key in keyof WordStyle]: WordStyle[Key] } | null = null
  readXml(source, {
    open: (name, tag) => {
      if (name === 'style') {
        id = attributeOf(tag, 'styleId') ?? ''
        style = { name: '', basedOn: null, list: null, depth: null, heading: null }
        const isParagraph = (attributeOf(tag, 'type') ?? 'paragraph') === 'paragraph'
        if (isParagraph && isOn(attributeOf(tag, 'default'))) usual = id
      }
      if (style === null) return
      const value = attributeOf(tag, 'val')
      if (name === 'name') style.name = value ?? ''
      if (name === 'basedOn') style.basedOn = value
      if (name === 'numId') style.list = value
      if (name === 'ilvl') style.depth = Number(value)
      if (name === 'outlineLvl') style.heading = Number(value) < 9 ? Number(value) + 1 : null
    },
    close: (name) => {
      if (name !== 'style' || style === null) return
      style.heading ??= headingOfName(style.name)
      byId.set(id, style)
      style = null
    },
    text: () => {},
  })
  return { byId, usual }
}

function headingOfName(name: string): number | null {
  const match = /^(?:heading (\d)|title)$/i.exec(name)
  return match === null ? null : Number(match[1] ?? 1)
}

/** What a style says of one thing, or else the style it is based on. */
export function inherited<Key extends 'list' | 'depth' | 'heading'>(
  styles: WordStyles,
  style: string,
  key: Key,
): { readonly value: WordStyle[Key] | null; readonly from: string } {
  const seen = new Set<string>()
  for (
    let at: string | null = style;
    at !== null && !seen.has(at);
    at = styles.byId.get(at)?.basedOn ?? null
  ) {
    seen.add(at)
    const value = styles.byId.get(at)?.[key] ?? null
    if (value !== null) return { value, from: at }
  }
  return { value: null, from: style }
}

export function isOn(value: string | null): boolean {
  return value !== null && /^(?:1|true|on)$/.test(value)
}

type Draft = { -readonly [Key in keyof Level]: Level[Key] }
type Abstract = { levels: (Draft | undefined)[]; styleLink: string | null; takesStyle: string | null }
type Use = { abstract: string; starts: Map<number, number>; levels: (Draft | undefined)[] }

/** Every list of numbering.xml by its number. `listOfStyle` answers the list that a numbering style names. */
export function readLists(
  source: string,
  listOfStyle: (style: string) => string | null,
): ReadonlyMap<string, List> {
  const { abstracts, uses } = readNumberingPart(source)
  const lists = new Map<string, List>()
  for (const [id, use] of uses) {
    const counts = resolveAbstract(use.abstract, { abstracts, uses, listOfStyle })
    const levels = [...(abstracts.get(counts)?.levels ?? [])]
    for (const [depth, level] of use.levels.entries()) if (level !== undefined) levels[depth] = level
    for (const [depth, start] of use.starts) {
      const level = levels[depth]
      if (level !== undefined) levels[depth] = { ...level, start }
    }
    lists.set(id, { counts, levels, anew: new Set(use.starts.keys()) })
  }
  return lists
}

type Numberings = {
  readonly abstracts: ReadonlyMap<string, Abstract>
  readonly uses: ReadonlyMap<string, Use>
}

// A list may only name a numbering style, whose own list holds the levels.
function resolveAbstract(
  id: string,
  within: Numberings & { readonly listOfStyle: (style: string) => string | null },
): string {
  const style = within.abstracts.get(id)?.takesStyle ?? null
  if (style === null) return id
  const linked = [...within.abstracts].find(([, abstract]) => abstract.styleLink === style)
  if (linked !== undefined) return linked[0]
  return within.uses.get(within.listOfStyle(style) ?? '')?.abstract ?? id
}

function readNumberingPart(source: string): Numberings {
  const abstracts = new Map<string, Abstract>()
  const uses = new Map<string, Use>()
  let abstract: Abstract | null = null
  let use: Use | null = null
  let level: Draft | null = null
  let depth = 0
  readXml(source, {
    open: (name, tag) => {
      const value = attributeOf(tag, 'val')
      if (level !== null) setLevel(level, name, value)
      switch (name) {
        case 'abstractNum':
          abstract = { levels: [], styleLink: null, takesStyle: null }
          abstracts.set(attributeOf(tag, 'abstractNumId') ?? '', abstract)
          break
        case 'num':
          use = { abstract: '', starts: new Map(), levels: [] }
          uses.set(attributeOf(tag, 'numId') ?? '', use)
          break
        case 'lvl':
          depth = depthOf(tag)
          level = { start: 0, format: 'decimal', template: '', isLegal: false, isTight: false }
          setAt((use ?? abstract)?.levels, depth, level)
          break
        case 'lvlOverride':
          depth = depthOf(tag)
          break
        case 'startOverride':
          use?.starts.set(depth, count(value))
          break
        case 'abstractNumId':
          if (use !== null) use.abstract = value ?? ''
          break
        case 'styleLink':
          if (abstract !== null) abstract.styleLink = value
          break
        case 'numStyleLink':
          if (abstract !== null) abstract.takesStyle = value
          break
        default:
      }
    },
    close: (name) => {
      if (name === 'lvl') level = null
      if (name === 'abstractNum') abstract = null
      if (name === 'num') use = null
    },
    text: () => {},
  })
  return { abstracts, uses }
}

function setAt(levels: (Draft | undefined)[] | undefined, depth: number, level: Draft): void {
  if (levels !== undefined) levels[depth] = level
}

function depthOf(tag: string): number {
  const depth = Number(attributeOf(tag, 'ilvl') ?? 0)
  return depth >= 0 && depth < 9 ? Math.floor(depth) : 0
}

function count(value: string | null): number {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : 0
}

function setLevel(level: Draft, name: string, value: string | null): void {
  switch (name) {
    case 'start':
      level.start = count(value)
      break
    case 'numFmt':
      level.format = asFormat(value)
      break
    case 'lvlText':
      level.template = value ?? ''
      break
    case 'lvlRestart':
      level.restart = count(value)
      break
    case 'isLgl':
      level.isLegal = value === null || isOn(value)
      break
    case 'suff':
      level.isTight = value === 'nothing'
      break
    case 'pStyle':
      level.style = value ?? ''
      break
    default:
  }
}

const FORMATS: readonly NumberFormat[] = [
  'decimal',
  'decimalZero',
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'ordinal',
  'cardinalText',
  'ordinalText',
  'bullet',
  'none',
]

function asFormat(value: string | null): NumberFormat {
  return FORMATS.find((format) => format === value) ?? 'decimal'
}
