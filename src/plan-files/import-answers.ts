import { type PlanField } from '../plan/written-plan.ts'
import {
  type ColumnChoice,
  MAPPED_FIELDS,
  FIELD_WORDS,
  letterOf,
  type ShownColumn,
} from './import-columns.ts'
import { type ImportAnswers, type MendedRow, typedDay } from './import-rows.ts'
import type { Mistake } from '../plan/mistake.ts'

// What a person typed about a file, in the words of the rules.

type Typed = { readonly get: (name: string) => string; readonly all: (name: string) => readonly string[] }

export type TypedColumns = {
  readonly chosen: ReadonlyMap<number, string>
  readonly choice: ColumnChoice
  readonly mistakes: readonly Mistake[]
}

/** A field stands in one column at most, and one column holds the actions. */
export function parseColumns(typed: Typed, columns: readonly ShownColumn[]): TypedColumns {
  const chosen = new Map(columns.map(({ column }) => [column, typed.get(`column-${column}`)]))
  const choice: Partial<Record<PlanField, number>> = {}
  const mistakes: Mistake[] = []
  for (const [column, words] of chosen) {
    const field = MAPPED_FIELDS.find((one) => one === words)
    if (field === undefined) continue
    const first = choice[field]
    if (first !== undefined) {
      const message = `Choose one column for “${FIELD_WORDS[field]}”: ${letterOf(first)} and ${letterOf(column)} are both chosen`
      mistakes.push({ field: `column-${column}`, message })
    } else choice[field] = column
  }
  if (choice.action === undefined)
    mistakes.push({
      field: `column-${columns[0]?.column ?? 0}`,
      message: 'Choose the column that says what will be done: “Action”',
    })
  return { chosen, choice, mistakes }
}

/** What was said of owners and rows; words that name no day are a mistake. */
export function parseAnswers(typed: Typed): {
  readonly answers: ImportAnswers
  readonly mistakes: readonly Mistake[]
} {
  const owners = Object.fromEntries(
    typed.all('owner').map((key) => [key, typed.get(`owner-${key}`) || 'none']),
  )
  const rows = typed.all('row')
  const mended: Record<string, MendedRow> = {}
  for (const key of rows)
    mended[key] = {
      action: typed.get(`action-${key}`),
      due: typed.get(`due-${key}`),
      isLeftOut: typed.get(`out-${key}`) === 'yes',
    }
  const unread = rows.filter((key) => isUnread(mended[key]?.due ?? ''))
  return {
    answers: {
      owners,
      mended,
      reason: typed.get('reason'),
      done: typed.get('done') === 'yes',
      doneOn: typed.get('doneOn'),
      // A form that did not ask says nothing against it.
      started: typed.get('startedAsked') === '' || typed.get('started') === 'yes',
      same: typed.all('same'),
    },
    mistakes: [
      ...unread.map((key) => `due-${key}`),
      ...(isUnread(typed.get('doneOn')) ? ['doneOn'] : []),
    ].map((field) => ({ field, message: 'The date must be a real date, such as 27 3 2026' })),
  }
}

function isUnread(words: string): boolean {
  return words !== '' && typedDay(words) === null
}
