import type { Line } from './lines.ts'
import type { Judgement } from './reading.ts'

// Judgement tables. A row's label wraps, and its grade may stand beside it or on a line of its own.

const GRADE =
  /(?:^|\s)(outstanding|good|requires\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|satisfactory)\W*$/i
const HEADER =
  /^judge?ments?\s+grade\b|^judge?ments?\s*$|^(?:area|judge?ment\s+area)\s+(?:grade|judge?ment)$/i
const NUMBERED = /^(\d(?:\.\d)?)[.)]?\s+(?=\p{Lu})/u
const OVERALL =
  /^(?:the\s+)?overall\s+judge?ment\s+is\s+(?:that\s+(?:\S+\s+){1,8}?(?:is|are|requires?)?\s*)?|^children[\u2019']s\s+services\s+in\s+(?:the\s+)?.{2,60}?\s+(?:is|are|require)\s/i
const OVERALL_GRADE = /\b(outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate)\b/i
const BOARD =
  /\beffectiveness\s+of\s+the\s+local\s+safeguarding\s+children\s+board\s*(?:\(lscb\))?\s+(?:is|requires)\s+(outstanding|good|requires\s+improvement|improvement|inadequate)/i
// The overall judgement mostly stands last; where it does not, only another judgement's words go on with the table.
const FURTHER = /^the\s+(?:experiences|impact|effectiveness)\b/i
const LONGEST_ROW = 5
const TOP = 80

export function readJudgements(lines: readonly Line[]): Judgement[] {
  const top = lines.slice(0, TOP)
  const header = top.findIndex((line) => HEADER.test(line.text))
  if (header >= 0) return readTable(top.slice(header + 1), firstWords(top[header]?.text ?? ''))
  return readNumbered(top)
}

function firstWords(header: string): string {
  return header.replace(HEADER, '').trim()
}

// From 2018: rows with "Overall effectiveness" among them.
function readTable(lines: readonly Line[], start: string): Judgement[] {
  const found: Judgement[] = []
  let words: string[] = start === '' ? [] : [start]
  let hasOverall = false
  for (const [index, line] of lines.entries()) {
    words.push(line.text)
    const row = words.join(' ')
    if (hasOverall && !FURTHER.test(row)) break
    if (words.length > LONGEST_ROW || row.length > 260) break
    if (
      /requires\s*$/i.test(row) ||
      (/improvement\W*$/i.test(row) && /^to\s+be\s+good/i.test(lines[index + 1]?.text ?? ''))
    )
      continue
    const judgement = toRow(row)
    if (judgement === null) continue
    if (judgement.area === '') continue
    found.push(judgement)
    words = []
    hasOverall ||= /^overall\b/i.test(judgement.area)
  }
  return found
}

function toRow(row: string): Judgement | null {
  const grade = GRADE.exec(row)
  if (grade === null) return null
  const area = row
    .slice(0, grade.index)
    .replace(/[\s:.\u2013-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { area, grade: tidyGrade(grade[1] ?? '') }
}

// Before 2018: "1. Children who need help and protection", with the overall judgement in a sentence above.
function readNumbered(lines: readonly Line[]): Judgement[] {
  const found: Judgement[] = []
  const overall = readOverall(lines)
  for (let index = 0; index < lines.length; index += 1) {
    if (!NUMBERED.test(lines[index]?.text ?? '')) continue
    const row = readRow(lines, index)
    if (row !== null) found.push(row)
  }
  if (found.length < 3) return []
  const board = BOARD.exec(lines.map((line) => line.text).join(' '))
  const lscb =
    board === null
      ? []
      : [
          {
            area: 'The effectiveness of the Local Safeguarding Children Board (LSCB)',
            grade: tidyGrade(board[1] ?? ''),
          },
        ]
  return [...found, ...(overall === null ? [] : [overall]), ...lscb]
}

function readRow(lines: readonly Line[], index: number): Judgement | null {
  let row = ''
  for (let at = index; at < Math.min(lines.length, index + LONGEST_ROW); at += 1) {
    const text = lines[at]?.text ?? ''
    if (at > index && NUMBERED.test(text)) return null
    row = `${row} ${text}`.trim()
    if (/requires\s*$/i.test(row) || !GRADE.test(row)) continue
    const judgement = toRow(row.replace(NUMBERED, ''))
    // A numbered sentence that happens to end in a grade is no row.
    const isRow = judgement !== null && judgement.area !== '' && !/[.!?]\s+\p{Lu}/u.test(judgement.area)
    return isRow ? judgement : null
  }
  return null
}

function readOverall(lines: readonly Line[]): Judgement | null {
  for (const [index, line] of lines.entries()) {
    const words = `${line.text} ${lines[index + 1]?.text ?? ''}`
    // "Children's services in the Royal Borough of / Ashwell upon Tarn are good" breaks before its verb.
    const isWrapped = /^children[\u2019']s\s+services\s+in\s/i.test(line.text) && OVERALL.test(words)
    if (!isWrapped && !OVERALL.test(line.text) && !/^overall\s+effectiveness/i.test(line.text)) continue
    const from = OVERALL.exec(words)?.[0].length ?? 0
    const grade = OVERALL_GRADE.exec(words.slice(Math.max(0, from - 9), from + 80))
    if (grade !== null) return { area: 'Overall effectiveness', grade: tidyGrade(grade[1] ?? '') }
  }
  return null
}

function tidyGrade(words: string): string {
  const plain = words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^require /, 'requires ')
    .replace(/^improvement$/, 'requires improvement')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
