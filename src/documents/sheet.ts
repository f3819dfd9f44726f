import type { Day } from '../shared/days.ts'

// What a spreadsheet holds once it is read, how much of one we take, and why we turn one away.

/** A cell as stored. CSV has no types, so its cells are text or null: what a text means is for the reader of the list to say. */
export type Cell = string | number | boolean | Day | null

export type SheetRow = {
  /** The row's number as the spreadsheet shows it: blank rows are left out but counted. */
  readonly number: number
  /** From column A on, cut after the last filled cell. */
  readonly cells: readonly Cell[]
  /** Fill colours as "FF0000", in step with `cells` (and perhaps beyond: a coloured cell may be empty). XLSX only. */
  readonly fills?: readonly (string | null)[]
}

/** Rows as the spreadsheet numbers them; columns as places in `cells`, from 0. Both ends included. */
export type MergedRange = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type Sheet = {
  /** As on the tab; "" for CSV. */
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  readonly merges: readonly MergedRange[]
}

export type StreamedRow = {
  readonly sheet: string
  /** Only where the sheet is hidden. */
  readonly hidden?: true
  readonly number: number
  readonly cells: readonly Cell[]
}

export type SheetLimits = {
  readonly bytes: number
  /** Bytes after unpacking: of the parts that are read, all together. */
  readonly unpackedBytes: number
  /** Unpacked ÷ packed, of any part over a megabyte. */
  readonly ratio: number
  readonly parts: number
  readonly sheets: number
  /** Over all sheets, as are cells. */
  readonly rows: number
  readonly columns: number
  readonly cells: number
  readonly cellCharacters: number
}

const MEGABYTE = 1024 * 1024

/** For a plan or a return that is held in memory whole. */
export const SHEET_LIMITS: SheetLimits = {
  bytes: 30 * MEGABYTE,
  unpackedBytes: 300 * MEGABYTE,
  ratio: 250,
  parts: 5_000,
  sheets: 200,
  rows: 200_000,
  columns: 2_000,
  cells: 3_000_000,
  cellCharacters: 100_000,
}

/** For lists that are read row by row and not kept. */
export const STREAM_LIMITS: SheetLimits = {
  ...SHEET_LIMITS,
  bytes: 500 * MEGABYTE,
  unpackedBytes: 4_000 * MEGABYTE,
  rows: 5_000_000,
  cells: 250_000_000,
}

export type SheetRefusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too large'; readonly limit: number }
  | { readonly reason: 'unpacks too large' }
  | { readonly reason: 'too many parts' }
  | { readonly reason: 'too many sheets'; readonly limit: number }
  | { readonly reason: 'too many rows'; readonly limit: number }
  | { readonly reason: 'too many columns'; readonly limit: number; readonly row: number }
  | { readonly reason: 'too many cells'; readonly limit: number }
  | { readonly reason: 'cell too long'; readonly limit: number; readonly row: number }
  | { readonly reason: 'locked' }
  | { readonly reason: 'old xls' }
  | { readonly reason: 'declares entities' }
  | { readonly reason: 'damaged'; readonly what: string }
  | { readonly reason: 'unsupported'; readonly seems: string }

/** What a stream of rows throws, since by then there is no answer left to give it in. */
export class SheetRefused extends Error {
  override readonly name = 'SheetRefused'
  readonly refusal: SheetRefusal
  constructor(refusal: SheetRefusal) {
    super(describeSheetRefusal(refusal))
    this.refusal = refusal
  }
}

/** One sentence that says what to do. */
export function describeSheetRefusal(refusal: SheetRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'The file holds no rows: check that the right file was chosen.'
    case 'too large':
      return `The file is larger than ${count(Math.floor(refusal.limit / MEGABYTE))} MB: split it, or save only the sheets that are needed.`
    case 'unpacks too large':
      return 'The file unpacks to far more than its size: copy the sheets that are needed into a new workbook and save that.'
    case 'too many parts':
      return 'The workbook is made of too many parts: copy the sheets that are needed into a new workbook and save that.'
    case 'too many sheets':
      return `The workbook has more than ${count(refusal.limit)} sheets: save only those that are needed.`
    case 'too many rows':
      return `The file has more than ${count(refusal.limit)} rows: split it.`
    case 'too many columns':
      return `Row ${refusal.row} has more than ${count(refusal.limit)} columns: delete the columns that are not needed and save again.`
    case 'too many cells':
      return `The file has more than ${count(refusal.limit)} filled cells: split it.`
    case 'cell too long':
      return `Row ${refusal.row} has a cell of more than ${count(refusal.limit)} characters: check the row for a quotation mark that is never closed.`
    case 'locked':
      return 'The workbook is locked with a password: open it in Excel, remove the password, and save it again.'
    case 'old xls':
      return 'The file is in the old .xls format: open it in Excel and save it as .xlsx.'
    case 'declares entities':
      return 'The workbook declares XML entities, which Excel never does: open it in Excel and save it again.'
    case 'damaged':
      return `The file is damaged (${refusal.what}): open it in Excel and save it again.`
    case 'unsupported':
      return `The file seems to be ${refusal.seems}: save it as .xlsx or .csv.`
    default:
      return refusal satisfies never
  }
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
