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
export function problemsAsCsv(problems: readonly Problem[]): string {
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
  // The mark at the start is what makes Excel read UTF-8.
  return `\ufeff${[HEADINGS, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

// A value that begins like a formula would be run by a spreadsheet, and it came from someone else's file.
function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
