import type { Sheet } from '../shared/csv.ts'
import type { Problem } from './problem.ts'

const HEADINGS = [
  'List',
  'Row',
  'Column',
  'Value',
  'Problem or warning',
  'What is wrong',
  'How to mend it',
  'Rule',
]

/** The problems as a CSV that an analyst can sort and work through, in Excel too. */
export function problemSheet(problems: readonly Problem[]): Sheet {
  const rows = problems.map((one) => [
    one.list,
    one.row === null ? '' : String(one.row),
    one.column ?? '',
    one.value ?? '',
    one.severity,
    one.message,
    one.cure,
    one.rule,
  ])
  return { heads: HEADINGS, rows }
}
