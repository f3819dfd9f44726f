import type { Line } from './lines.ts'
import { readMarker } from './markers.ts'
import { cutPassage, dropStart, joinLines, joinPassages, type Cut, type Passage } from './passage.ts'
import type { ProvisionKind } from './reading.ts'
import { sectionOf } from './section-headings.ts'

// Area SEND reports print their areas as rows of a table: "Responsible body | Areas for priority action", or
// one column of areas. The columns come out of a PDF line by line, one after the other within each row.

export type AreaRow = {
  readonly kind: ProvisionKind
  readonly body: string | null
  readonly cut: Cut
  readonly heading: string
}

const ROW_START =
  /^(?:the\s+(?:local\s+area\s+)?(?:partnership|lap|local\s+authority|icb|council)|(?:(?:senior|local|health|system|strategic|education|social\s+care|local\s+area\s+partnership|local\s+area)\s+)*(?:leaders?|partners|partnership)|(?:\p{L}+\s+){0,3}(?:leaders|partners|icb|partnership)|both\s+\p{L}+|all\s+partners)\b.{0,160}?\b(?:should|needs?\s+to|must)\b/iu
const ENDED = /[.!?]["\u201d\u2019')]*$/

type Cell = Line & { readonly body: string | null }

export function readAreaRows(lines: readonly Line[]): AreaRow[] {
  const rows: AreaRow[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const heading = lines[index]?.text ?? ''
    const section = sectionOf(heading)
    if (section !== 'priority action' && section !== 'improvement') continue
    const end = sectionEnd(lines, index + 1)
    const kind = section === 'priority action' ? 'area for priority action' : 'area for improvement'
    for (const row of toRows(lines.slice(index + 1, end).map(toCell))) {
      if (row.cut.text !== '') rows.push({ ...row, kind, heading })
    }
    index = end - 1
  }
  return rows
}

// The name of a body and, on the same line, the row that is its own: "NHS Vale ICB Leaders should".
const BODY_THEN_ROW =
  /^((?:(?:NHS|\p{Lu}[\p{L}'\u2019&-]+),?\s+(?:(?:and|of|upon|on|with|the)\s+){0,2}){1,10}?(?:ICB|Board|Council|Authority|Partnership|Trust|\(ICB\)))\s+(?=(?:Leaders|Partners|Senior\s|System\s|Strategic\s|NHS\s+leaders|Health\s|Education\s|The\s|All\s|Both\s|Local\s+authority\s+leaders))/u

// Where the columns were told apart, a tab stands between them.
function toCell(line: Line): Cell {
  const tab = line.text.lastIndexOf('\t')
  const body = tab < 0 ? BODY_THEN_ROW.exec(line.text) : null
  if (body !== null) {
    const length = body[0].length
    return { ...line, start: line.start + length, text: line.text.slice(length), body: body[1] ?? null }
  }
  if (tab < 0) return { ...line, body: null }
  return {
    ...line,
    start: line.start + tab + 1,
    text: line.text.slice(tab + 1),
    body: line.text.slice(0, tab).trim(),
  }
}

function sectionEnd(lines: readonly Line[], from: number): number {
  const end = lines.findIndex(
    (line, index) => index >= from && sectionOf(line.text) !== null && !ENDED.test(line.text),
  )
  return end < 0 ? lines.length : end
}

function toRows(lines: readonly Cell[]): { body: string | null; cut: Cut }[] {
  const starts = lines.flatMap((_, index) => (isRowStart(lines, index) ? [index] : []))
  const bodies = new Set(lines.slice(0, starts[0] ?? 0).map((line) => line.text))
  return starts.map((start, turn) => {
    const next = starts[turn + 1] ?? lines.length
    const before = lines.slice(starts[turn - 1] ?? 0, start)
    const own = trailingBody(before)
    const words = withoutBody(lines.slice(start, next), bodies)
    const passage = joinPassages(paragraphsOf(words))
    const printed = [...own, ...lines.slice(start, next).filter((line) => bodies.has(line.text))].map(
      (line) => line.text,
    )
    const beside = lines[start]?.body ?? null
    const body = beside === null ? printed.join(' ') : [...own.map((line) => line.text), beside].join(' ')
    return { body: body === '' ? null : body, cut: cutPassage(passage, 0, passage.text.length) }
  })
}

// A row begins where a leader "should" and the row before has ended, or where the names of its body end.
function isRowStart(lines: readonly Cell[], index: number): boolean {
  const here = lines[index]?.text ?? ''
  const words = `${here} ${lines[index + 1]?.text ?? ''} ${lines[index + 2]?.text ?? ''}`
  if (!/^\p{Lu}/u.test(here) || !ROW_START.test(words) || namesBody(words)) return false
  const before = lines[index - 1]?.text
  return before === undefined || ENDED.test(before) || before.length < 45 || lines[index]?.body !== null
}

// "NHS Northern Vale ICB / Leaders should ...": the body's cell, with the row itself beginning behind it.
function namesBody(words: string): boolean {
  const subject = words.slice(0, words.search(/\b(?:should|needs?\s+to|must)\b/)).replace(/^\S+/, '')
  return /\s(?:(?:Senior|Local|Health|System)\s(?:\p{Ll}+\s){0,3}leaders|Leaders|Partners|The|All|Both)\b/u.test(
    subject,
  )
}

// The lines after the last full stop before a row are the names of its body.
function trailingBody(before: readonly Line[]): readonly Line[] {
  const last = before.findLastIndex((line) => ENDED.test(line.text))
  return before.slice(last + 1)
}

function withoutBody(lines: readonly Line[], bodies: ReadonlySet<string>): Line[] {
  const kept = lines.filter((line) => !bodies.has(line.text))
  const last = kept.findLastIndex((line) => ENDED.test(line.text))
  return last < 0 ? kept : kept.slice(0, last + 1)
}

// The bullets inside a row lose their marks.
function paragraphsOf(lines: readonly Line[]): Passage[] {
  const parts: Line[][] = []
  for (const line of lines) {
    if (parts.length === 0 || readMarker(line.text) !== null) parts.push([])
    parts.at(-1)?.push(line)
  }
  return parts.map((part) => dropStart(joinLines(part), readMarker(part[0]?.text ?? '')?.length ?? 0))
}
