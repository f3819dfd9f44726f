import type { Sheet } from '../shared/csv.ts'
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

/** The register as a sheet. */
export function registerSheet(lines: readonly RegisterLine[]): Sheet {
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
  return { heads: [...HEADS, ...MORE], rows }
}
