import { attributeOf, readXml, XmlDecoder, XmlReader } from './read-xml.ts'
import type { Zip } from './read-zip.ts'
import { indexedColour, isBuiltInDayFormat, isDayFormat, tintColour } from './sheet-style.ts'
import type { DaySystem } from './sheet-style.ts'

// The parts of an Excel workbook that its sheets refer to: their list, the shared strings, the styles.

export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[]
  readonly days: DaySystem
  readonly strings: readonly string[]
  readonly styles: readonly CellStyle[]
}

export type CellStyle = { readonly isDay: boolean; readonly fill: string | null }

export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const part = await findPart(zip, '_rels/.rels', 'officeDocument')
  const links = await readLinks(zip, part)
  const { sheets, days } = await readSheetList(zip, part, links)
  const linked = (type: string): string | null => links.find((link) => link.type === type)?.target ?? null
  const theme = await readTheme(zip, linked('theme'))
  return {
    sheets,
    days,
    strings: await readStrings(zip, linked('sharedStrings')),
    styles: await readStyles(zip, linked('styles'), theme),
  }
}

type Link = { readonly id: string; readonly type: string; readonly target: string }

async function findPart(zip: Zip, rels: string, type: string): Promise<string> {
  const found = zip.has(rels)
    ? parseLinks(await readText(zip, rels), '').find((link) => link.type === type)
    : undefined
  return found?.target ?? 'xl/workbook.xml'
}

async function readLinks(zip: Zip, part: string): Promise<readonly Link[]> {
  const cut = part.lastIndexOf('/') + 1
  const rels = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
  return zip.has(rels) ? parseLinks(await readText(zip, rels), part.slice(0, cut)) : []
}

function parseLinks(source: string, folder: string): readonly Link[] {
  const links: Link[] = []
  readXml(source, {
    open: (name, tag) => {
      if (name !== 'Relationship' || attributeOf(tag, 'TargetMode') === 'External') return
      const target = attributeOf(tag, 'Target') ?? ''
      const type = (attributeOf(tag, 'Type') ?? '').replace(/^.*\//, '')
      links.push({ id: attributeOf(tag, 'Id') ?? '', type, target: resolvePart(folder, target) })
    },
    close: () => {},
    text: () => {},
  })
  return links
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

async function readSheetList(
  zip: Zip,
  part: string,
  links: readonly Link[],
): Promise<Pick<Workbook, 'sheets' | 'days'>> {
  const targets = new Map(links.map((link) => [link.id, link]))
  const sheets: Workbook['sheets'][number][] = []
  let days: DaySystem = 1900
  readXml(await readText(zip, part), {
    open: (name, tag) => {
      if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attributeOf(tag, 'date1904') ?? '')) days = 1904
      if (name !== 'sheet') return
      const link = targets.get(attributeOf(tag, 'id') ?? '')
      // A chart sheet or a dialogue is a sheet with no cells.
      if (link?.type !== 'worksheet') return
      const hidden = /hidden/i.test(attributeOf(tag, 'state') ?? '')
      sheets.push({ name: attributeOf(tag, 'name') ?? '', part: link.target, hidden })
    },
    close: () => {},
    text: () => {},
  })
  return { sheets, days }
}

async function readStrings(zip: Zip, part: string | null): Promise<readonly string[]> {
  const strings: string[] = []
  if (part === null || !zip.has(part)) return strings
  let string: string | null = null
  let inText = false
  let aside = 0
  const reader = new XmlReader({
    open: (name) => {
      if (name === 'si') string = ''
      else if (name === 't') inText = aside === 0
      else if (name === 'rPh') aside++
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') aside--
      else if (name === 'si') {
        strings.push(unescapeExcel(string ?? ''))
        string = null
      }
    },
    text: (text) => {
      if (inText && string !== null) string += text
    },
  })
  await pour(zip, part, reader)
  return strings
}

// Excel writes characters that XML cannot hold as _x000D_ (18.4.12 and its kin).
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

// The order in which "theme" attributes number the scheme: light and dark are swapped against the file.
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
]

async function readTheme(zip: Zip, part: string | null): Promise<readonly (string | null)[]> {
  const scheme = new Map<string, string>()
  if (part === null || !zip.has(part)) return []
  let slot = ''
  readXml(await readText(zip, part), {
    open: (name, tag) => {
      if (THEME_ORDER.includes(name)) slot = name
      if (slot === '' || scheme.has(slot)) return
      const colour = attributeOf(tag, name === 'sysClr' ? 'lastClr' : 'val')
      if ((name === 'srgbClr' || name === 'sysClr') && /^[0-9a-f]{6}$/i.test(colour ?? ''))
        scheme.set(slot, (colour ?? '').toUpperCase())
    },
    close: (name) => {
      if (name === slot) slot = ''
    },
    text: () => {},
  })
  return THEME_ORDER.map((name) => scheme.get(name) ?? null)
}

async function readStyles(
  zip: Zip,
  part: string | null,
  theme: readonly (string | null)[],
): Promise<readonly CellStyle[]> {
  if (part === null || !zip.has(part)) return []
  const formats = new Map<number, boolean>()
  const fills: (string | null)[] = []
  const styles: CellStyle[] = []
  const within: string[] = []
  let solid = false
  readXml(await readText(zip, part), {
    open: (name, tag) => {
      const inside = within.includes('dxfs') ? 'dxfs' : (within.at(-1) ?? '')
      within.push(name)
      if (inside === 'dxfs') return
      if (name === 'numFmt')
        formats.set(number(tag, 'numFmtId'), isDayFormat(attributeOf(tag, 'formatCode') ?? ''))
      if (name === 'fill') fills.push(null)
      if (name === 'patternFill') solid = attributeOf(tag, 'patternType') === 'solid'
      if (name === 'fgColor' && solid && fills.length > 0) fills[fills.length - 1] = readColour(tag, theme)
      if (name === 'xf' && inside === 'cellXfs') {
        const format = number(tag, 'numFmtId')
        const isDay = formats.get(format) ?? isBuiltInDayFormat(format)
        styles.push({ isDay, fill: fills[number(tag, 'fillId')] ?? null })
      }
    },
    close: () => within.pop(),
    text: () => {},
  })
  return styles
}

function readColour(tag: string, theme: readonly (string | null)[]): string | null {
  const rgb = attributeOf(tag, 'rgb')
  if (rgb !== null) return /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? rgb.slice(-6).toUpperCase() : null
  const indexed = attributeOf(tag, 'indexed')
  if (indexed !== null) return indexedColour(Number(indexed))
  const base = theme[number(tag, 'theme')] ?? null
  const tint = Number(attributeOf(tag, 'tint') ?? 0)
  return base === null || !Number.isFinite(tint) ? base : tintColour(base, tint)
}

function number(tag: string, name: string): number {
  return Number(attributeOf(tag, name) ?? -1)
}

async function readText(zip: Zip, part: string): Promise<string> {
  return new XmlDecoder().decode(await zip.bytes(part))
}

/** Pours a part through a reader piece by piece, so that it is never held whole. */
export async function pour(zip: Zip, part: string, reader: XmlReader): Promise<void> {
  const decoder = new XmlDecoder()
  for await (const chunk of zip.chunks(part)) reader.write(decoder.decode(chunk))
  reader.end()
}
