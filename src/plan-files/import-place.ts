import type { ImportRow } from './import-rows.ts'

type Placed = Pick<ImportRow, 'sheet'> & { readonly row: Pick<ImportRow['row'], 'row'> }

/** Where a row stands in the file, so that a person finds it: "row 3 of Table 2"; a CSV has but one table. */
export function placeOf({ sheet, row }: Placed, word: 'row' | 'Row' = 'row'): string {
  return sheet === '' ? `${word} ${row.row}` : `${word} ${row.row} of ${sheet}`
}

/** The same under a heading that says "Row": "Table 2, 3". */
export function shortPlaceOf({ sheet, row }: Placed): string {
  return sheet === '' ? String(row.row) : `${sheet}, ${row.row}`
}
