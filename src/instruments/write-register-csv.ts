import type { RegisterLine } from './register.ts'
import { isAnswered, missedOf } from './register.ts'
import { sayInWords } from './schedule-words.ts'

const HEADS = [
  'Reference',
  'Instrument',
  'Clause',
  'Kind',
  'Words',
  'Bearer',
  'Known as',
  'Recipient',
  'Force',
  'Due',
  'Next date',
]
const MORE = [
  'State of next date',
  'Days late',
  'Missed',
  'Standing',
  'Answered',
  'Actions',
  'Objectives',
  'Evidence',
]

/** The register as a sheet; the byte order mark lets Excel see that it is UTF-8. */
export function writeRegisterCsv(lines: readonly RegisterLine[]): string {
  const rows = lines.map((line) => {
    const { entry, next } = line
    return [
      entry.reference,
      entry.instrument,
      entry.clause ?? '',
      entry.kind,
      entry.words.replaceAll(/\s+/g, ' '),
      entry.bearer ?? '',
      entry.who.join('; '),
      entry.recipient ?? '',
      entry.modality ?? '',
      sayInWords(entry.schedule),
      next?.dueOn.toString() ?? '',
      next?.state ?? '',
      next?.daysLate ?? '',
      missedOf(line),
      line.standing,
      isAnswered(line) ? 'yes' : 'no',
      entry.actions,
      entry.objectives,
      entry.evidence,
    ]
  })
  return `\ufeff${[[...HEADS, ...MORE], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front: words of a document are not commands.
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
