import path from 'node:path'
import { describeSheetRefusal, SheetRefused } from '../documents/sheet.ts'
import { ANNEX_A } from './annex-a-lists.ts'
import type { DayNumber } from './day-number.ts'
import type { ListReading } from './list-reader.ts'
import type { ReturnTables } from './list-table.ts'
import { problem } from './problem.ts'
import type { Finding } from './problem.ts'
import { readLists } from './read-lists.ts'
import type { ReturnKind } from './return-shape.ts'

export type ReadReturn = {
  /** null where no file could be told to be a return. */
  readonly kind: ReturnKind | null
  readonly tables: ReturnTables | null
  readonly findings: readonly Finding[]
  readonly lists: readonly ListReading[]
  /** The day that the file itself says it is for. */
  readonly statedDay: DayNumber | null
}

const UNREADABLE = problem(
  'file-unreadable',
  '{0}',
  'Mend the file and check it again; nothing of it was read.',
)

/** Reads the files of one return, told by what they hold. A file that cannot be read is a problem, never half in. */
export async function readReturn(
  files: readonly string[],
  progress: (rows: number) => void = () => undefined,
): Promise<ReadReturn> {
  try {
    const { tables, findings, lists } = await readLists(files, [ANNEX_A], progress)
    return { kind: tables?.shape.kind ?? null, tables, findings, lists, statedDay: null }
  } catch (fault) {
    if (!(fault instanceof SheetRefused)) throw fault
    return nothingRead(files, describeSheetRefusal(fault.refusal))
  }
}

function nothingRead(files: readonly string[], why: string): ReadReturn {
  const list = files.map((file) => path.basename(file)).join(', ')
  const finding: Finding = { rule: UNREADABLE, list, row: null, column: null, value: null, facts: [why] }
  return { kind: null, tables: null, findings: [finding], lists: [], statedDay: null }
}
