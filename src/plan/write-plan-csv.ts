import { cellText, groupStarts, type WrittenCell, type WrittenPlan } from './written-plan.ts'
import { formatDay } from '../shared/days.ts'

/** The plan as CSV for Excel: a byte order mark, CRLF, dates as 31/03/2026, nothing that runs as a formula. */
export function writePlanCsv(plan: WrittenPlan): string {
  const lines = [
    plan.columns.map(({ header }) => header),
    ...groupStarts(plan).flatMap(({ title, row }) => [...(title === null ? [] : [[title]]), row.cells]),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(cell: WrittenCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Temporal.PlainDate) return shortDay(cell)
  const text = cellText(cell)
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function shortDay(day: Temporal.PlainDate): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return day.year < 1900 ? formatDay(day) : `${two(day.day)}/${two(day.month)}/${day.year}`
}
