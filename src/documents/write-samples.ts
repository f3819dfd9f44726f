import { strToU8, zipSync } from 'fflate'

// Small whole files made from nothing, for tests and for bench/hostile-files.ts: no real document is needed to test a reader.

export type SampleSheet = {
  readonly name?: string
  /** The inside of <sheetData>. */
  readonly rows: string
  /** What stands after <sheetData>, such as <mergeCells>. */
  readonly after?: string
  readonly hidden?: boolean
}

export type SampleWorkbook = {
  readonly sheets: readonly SampleSheet[]
  /** The inside of each <si>. */
  readonly strings?: readonly string[]
  /** The inside of <styleSheet>. */
  readonly styles?: string
  readonly theme?: string
  readonly days1904?: boolean
}

export function pack(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ])
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>, { mtime: '2026-01-01' })
}

export function writeSampleWorkbook(workbook: SampleWorkbook): Uint8Array {
  const { sheets, strings = [], styles = '', theme, days1904 = false } = workbook
  const listed = sheets.map(
    (sheet, at) =>
      `<sheet name="${sheet.name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="s${at}"/>`,
  )
  const linked = sheets.map((_, at) => link(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${days1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${linked.join('')}${link('t', 'theme', 'theme/theme1.xml')}${link('ss', 'sharedStrings', 'sharedStrings.xml')}${link('st', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  }
  if (theme !== undefined) parts['xl/theme/theme1.xml'] = theme
  for (const [at, { rows, after = '' }] of sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
  return pack(parts)
}

function link(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
}

export type SampleWord = {
  /** The inside of <w:body>. */
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
}

export function writeSampleWord({
  body,
  numbering = '',
  styles = '',
  footnotes = '',
}: SampleWord): Uint8Array {
  const root = (name: string, inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="w">${inside}</w:${name}>`
  return pack({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/numbering.xml': root('numbering', numbering),
    'word/styles.xml': root('styles', styles),
    'word/footnotes.xml': root('footnotes', footnotes),
  })
}

/** A paragraph with its properties and its words. */
export function wordParagraph(words: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}
