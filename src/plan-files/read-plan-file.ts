import type { DocumentText } from '../documents/document.ts'
import { readDocument } from '../documents/read-document.ts'
import { readSheets } from '../documents/read-sheet.ts'
import { type Sheet, type SheetRefusal, type SheetRow, describeSheetRefusal } from '../documents/sheet.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { type PlanFileRows, planRows } from './plan-file.ts'
import { rowsAbove } from './plan-file-above.ts'
import { type PlanMapping, guessColumns, likenessToPlan } from './plan-file-columns.ts'
import { foldHeader } from './plan-file-header.ts'

export type PlanSheet = PlanFileRows & {
  readonly name: string
  readonly sheet: Sheet
  readonly mapping: PlanMapping
}

export type PlanFileRefusal =
  | { readonly reason: 'sheet'; readonly refusal: SheetRefusal }
  | { readonly reason: 'no plan'; readonly sheets: readonly string[] }

/** The sheets of a workbook, or the tables of a Word file, that hold the plan: the likest one, and those headed like it. */
export async function readPlanFile(
  bytes: Uint8Array,
): Promise<Outcome<readonly PlanSheet[], PlanFileRefusal>> {
  const read = await readGrids(bytes)
  if (!read.ok) return refuse({ reason: 'sheet', refusal: read.refusal })
  const guessed = read.value
    .filter(({ sheet }) => !sheet.hidden)
    .map(({ sheet, above }) => withAbove(sheet, above))
    .filter(({ mapping }) => likenessToPlan(mapping) > 0)
  const best = guessed.toSorted((a, b) => likenessToPlan(b.mapping) - likenessToPlan(a.mapping))[0]
  if (best === undefined)
    return refuse({ reason: 'no plan', sheets: read.value.map(({ sheet }) => sheet.name) })
  const plans = guessed.filter(
    (found) => found === best || isHeadedAlike(found.mapping, best.mapping) || isPlanOfItsOwn(found),
  )
  return accept(
    plans.map(({ sheet, mapping }) => ({ name: sheet.name, sheet, mapping, ...planRows(sheet, mapping) })),
  )
}

/** A sheet, and the words of a document that stand over it. */
type Grid = { readonly sheet: Sheet; readonly above: readonly SheetRow[] }

async function readGrids(bytes: Uint8Array): Promise<Outcome<readonly Grid[], SheetRefusal>> {
  const sheets = await readSheets(bytes)
  if (sheets.ok) return accept(sheets.value.map((sheet) => ({ sheet, above: [] })))
  if (sheets.refusal.reason !== 'unsupported') return sheets
  const document = await readDocument(bytes)
  if (!document.ok || !document.value.mediaType.endsWith('wordprocessingml.document')) return sheets
  return accept(tablesOf(document.value))
}

// A Word table has no row numbers of its own: its rows are counted from 1.
function tablesOf(document: DocumentText): readonly Grid[] {
  return document.tables.map(({ start, end }, at) => ({
    sheet: {
      name: `Table ${at + 1}`,
      hidden: false,
      merges: [],
      rows: document.text
        .slice(start, end)
        .split('\n')
        .map((line, place) => ({
          number: place + 1,
          cells: line.split('\t').map((cell) => cell.trim() || null),
        })),
    },
    above: rowsAbove(document, at),
  }))
}

// The columns are guessed without what stands over them, and a table without headings takes nothing from there.
function withAbove(sheet: Sheet, above: readonly SheetRow[]): Pick<PlanSheet, 'sheet' | 'mapping'> {
  const mapping = guessColumns(sheet)
  return mapping.headerRow === null || above.length === 0
    ? { sheet, mapping }
    : { sheet: { ...sheet, rows: [...above, ...sheet.rows] }, mapping }
}

// A plan often has a tab for each priority, all with the same headings; a risk register has others.
function isHeadedAlike(one: PlanMapping, other: PlanMapping): boolean {
  const [mine, theirs] = [headersOf(one), headersOf(other)]
  if (mine.size < 3) return false
  return mine.intersection(theirs).size / Math.max(mine.size, theirs.size) >= 0.75
}

// A tab in another shape (SEND beside social care) is a plan too where it names who does what by when and how it
// will be known. A register of risks or a list of decisions is not.
function isPlanOfItsOwn({
  sheet,
  mapping,
}: {
  readonly sheet: Sheet
  readonly mapping: PlanMapping
}): boolean {
  const headed = (['action', 'owner', 'due'] as const).every(
    (field) => (mapping.columns[field]?.confidence ?? 0) >= 0.6,
  )
  const measured = mapping.columns.measure ?? mapping.columns.outcome ?? mapping.columns.target
  const headings = [...headersOf(mapping), ...mapping.others.map(({ header }) => foldHeader(header))]
  return (
    headed &&
    measured !== undefined &&
    !NO_PLAN.test(sheet.name) &&
    !headings.some((heading) =>
      /\b(?:likelihood|probability|inherent|residual|decisions?|mitigations?|raised)\b/.test(heading),
    )
  )
}

const NO_PLAN =
  /\b(?:risks?|issues?|decisions?|logs?|lists?|lookups?|look-?up|change|versions?|minutes|archived?|old|superseded|template|example)\b/i

function headersOf(mapping: PlanMapping): ReadonlySet<string> {
  return new Set(
    Object.values(mapping.columns)
      .map(({ header }) => foldHeader(header))
      .filter((header) => header !== ''),
  )
}

export function describePlanFileRefusal(refusal: PlanFileRefusal): string {
  if (refusal.reason === 'sheet') return describeSheetRefusal(refusal.refusal)
  const names = refusal.sheets.filter((name) => name !== '').map((name) => `"${name}"`)
  const where = names.length === 0 ? 'the file' : names.join(', ')
  return `No column of actions was found in ${where}: give the column a heading such as "Action", and check that the right file was chosen.`
}
