/** What may stand in a cell: empty where it is null. */
export type CsvCell = string | number | Temporal.PlainDate | null

/** A table to take away. */
export type Sheet = {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

/** A sheet for Excel: a byte order mark, days as 2026-11-21, and nothing that a spreadsheet would run as a formula. */
export function writeCsv({ heads, rows }: Sheet): string {
  return `\ufeff${[heads, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`
}

function written(cell: CsvCell): string {
  if (cell === null) return ''
  const text = typeof cell === 'string' && /^[\s]*[=+\-@]|^[\t\r]/.test(cell) ? `'${cell}` : cell.toString()
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
