import { table } from './components/table.ts'
import type { Html, Part } from './html.ts'

export type LabelledColumn = { readonly heading: string; readonly isNumber?: boolean }

/** A table whose cells carry their column's name, so that on a phone a row can become a block that still makes sense. */
export function labelledTable(facts: {
  readonly caption: string
  readonly isCaptionHidden?: boolean
  readonly classes?: string
  readonly firstCellIsHeader?: boolean
  readonly columns: readonly LabelledColumn[]
  readonly rows: readonly (readonly Part[])[]
}): Html {
  const formats = facts.columns.map((column) =>
    column.isNumber === true ? { format: 'numeric' as const } : {},
  )
  return table({
    caption: facts.caption,
    captionClasses: facts.isCaptionHidden === true ? 'govuk-visually-hidden' : 'govuk-table__caption--s',
    classes: `sight-table${facts.classes === undefined ? '' : ` ${facts.classes}`}`,
    firstCellIsHeader: facts.firstCellIsHeader === true,
    head: facts.columns.map((column, index) => ({ text: column.heading, ...formats[index] })),
    rows: facts.rows.map((row) =>
      row.map((text, index) => ({
        text,
        ...formats[index],
        attributes: { 'data-label': facts.columns[index]?.heading ?? '' },
      })),
    ),
  })
}
