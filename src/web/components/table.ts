import { escape, html, Html, nothing, type Part, trusted } from '../html.ts'
import { type Absent, type Attributes, rest, spaced, type Worded } from './options.ts'

export type TableCell = {
  readonly text: Part
  readonly format?: 'numeric' | undefined
  readonly classes?: string | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
  readonly attributes?: Attributes | undefined
}

export type TableRow = readonly Worded<TableCell>[]

export type TableOptions = {
  readonly rows: readonly (TableRow | Absent)[]
  readonly head?: TableRow | undefined
  readonly caption?: Part
  readonly captionClasses?: string | undefined
  readonly firstCellIsHeader?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function table(options: TableOptions): Html {
  const { caption, head } = options
  return html`<table class="govuk-table${spaced(options.classes)}" ${rest(options.attributes)}>
    ${
      caption &&
      html`<caption class="govuk-table__caption${spaced(options.captionClasses)}">
        ${caption}
      </caption> `
    }${head && tableHead(head)}
    <tbody class="govuk-table__body">
      ${tableRows(options)}
    </tbody>
  </table>`
}

function tableHead(cells: TableRow): Html {
  let out = ''
  for (const cell of cells) out += writeCell(cell, '<th scope="col"', 'govuk-table__header') + '</th>'
  return html`<thead class="govuk-table__head">
    <tr class="govuk-table__row">
      ${trusted(out)}
    </tr>
  </thead> `
}

// Strings are joined by hand here, and here only: 200 rows of 8 took two thirds longer with a template for each cell.
// Whatever a caller gave goes through `written` or `escape` first.
function tableRows({ rows, firstCellIsHeader = false }: TableOptions): Html {
  let out = ''
  for (const row of rows) {
    if (!row) continue
    out += '<tr class="govuk-table__row">'
    for (let i = 0; i < row.length; i += 1) {
      out +=
        i === 0 && firstCellIsHeader
          ? writeCell(row[i], '<th scope="row"', 'govuk-table__header') + '</th>'
          : writeCell(row[i], '<td', 'govuk-table__cell') + '</td>'
    }
    out += '</tr>\n'
  }
  return out === '' ? nothing : trusted(out)
}

function writeCell(cell: Worded<TableCell> | undefined, start: string, name: string): string {
  if (typeof cell !== 'object' || cell instanceof Html) return `${start} class="${name}">${written(cell)}`
  const format = cell.format === undefined ? '' : ` ${name}--${cell.format}`
  const classes = cell.classes ? ` ${escape(cell.classes)}` : ''
  return `${start} class="${name}${format}${classes}"${spans(cell)}>${written(cell.text)}`
}

function spans({ colspan, rowspan, attributes }: TableCell): string {
  if (!colspan && !rowspan && !attributes) return ''
  return html`${colspan && html` colspan="${colspan}"`}${rowspan && html` rowspan="${rowspan}"`}${rest(attributes)}`.toString()
}

function written(part: Part): string {
  if (typeof part === 'string') return escape(part)
  if (part instanceof Html) return part.toString()
  return html`${part}`.toString()
}
