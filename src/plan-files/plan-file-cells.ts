import { type PlanField } from '../plan/written-plan.ts'
import type { SheetRow } from '../documents/sheet.ts'
import type { Day } from '../shared/days.ts'
import { saysNothing } from '../plan-checks/check-words.ts'
import type { PlanDoubt, PlanRow } from './plan-file.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { textOfCell } from './plan-file-contents.ts'
import { impossibleDay } from '../plan-checks/impossible-day.ts'
import { dayInWords, dayOfSerial, firstPromise, isOpenEnded } from '../plan-checks/plan-file-day.ts'
import { headerFit } from './plan-file-header.ts'
import { ratingLed } from './plan-file-ratings.ts'
import { readStatus, type PrintedStatus } from './plan-file-status.ts'

// Single cells of a plan's row: its words, days, status and figures.

export type ReadDay = { readonly day: Day | null; readonly words: string | null }

export function dayAt(
  row: SheetRow,
  mapping: PlanMapping,
  field: 'start' | 'due' | 'revised' | 'completed',
): ReadDay {
  const cell = row.cells[mapping.columns[field]?.column ?? -1] ?? null
  if (cell instanceof Temporal.PlainDate) return { day: cell, words: null }
  const words = textOfCell(cell)
  const serial = /^\d{5}(?:\.\d+)?$/.test(words) ? dayOfSerial(Number(words)) : null
  if (serial !== null) return { day: serial, words: null }
  return { day: dayInWords(words)?.day ?? null, words: orNull(words) }
}

export type ReadDue = {
  readonly dates: Pick<PlanRow, 'due' | 'dueWords' | 'firstDue'>
  readonly doubts: readonly PlanDoubt[]
  readonly revised: ReadDay
}

export function readDue(row: SheetRow, mapping: PlanMapping): ReadDue {
  const due = dayAt(row, mapping, 'due')
  const revised = dayAt(row, mapping, 'revised')
  const moved = revised.day !== null && due.day !== null && !revised.day.equals(due.day)
  const words = due.words ?? (due.day === null ? revised.words : null)
  return {
    dates: {
      due: revised.day ?? due.day,
      dueWords: words,
      firstDue: moved ? due.day : firstPromise(due.words ?? ''),
    },
    doubts: due.day === null && revised.day === null ? doubtsOfDue(words ?? '') : [],
    revised,
  }
}

function doubtsOfDue(words: string): readonly PlanDoubt[] {
  if (saysNothing(words) || isOpenEnded(words) || NO_END.test(words)) return []
  if (impossibleDay(words) !== null) return ['the date names a day that does not exist']
  return [
    /[a-z]{3}/i.test(words) && MONTH_ALONE.test(words) ? 'the date has no year' : 'the date cannot be read',
  ]
}

const NO_END =
  /^(?:asap|as soon as (?:possible|practicable)|immediate(?:ly)?|urgent|now|as (?:required|needed|and when.*)|(?:every|each) .*|daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|annual(?:ly)?|yearly|complete[d]?|done|in progress|various|see (?:above|below|comments?|notes?|milestones?)\.?)$/i
const MONTH_ALONE =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|quarter)/i

/** The day it was finished, where a column, the status or the date itself tells one: "Completed 12/09/2026". */
export function completedAt(row: SheetRow, mapping: PlanMapping): Day | null {
  const own = dayAt(row, mapping, 'completed').day
  if (own !== null) return own
  const told = ['status', 'due'] as const
  const words = told
    .map((field) => wordsAt(row, mapping, field))
    .find((text) => /^(?:fully )?(?:completed?|done|closed|finished|signed[ -]off)\b/i.test(text))
  return words === undefined ? null : (dayInWords(words)?.day ?? null)
}

export function statusAt(row: SheetRow, mapping: PlanMapping): PrintedStatus | null {
  const column = mapping.columns.status?.column
  if (column === undefined) return null
  const words = textOfCell(row.cells[column])
  const fill = row.fills?.[column] ?? null
  // Of an owner "not yet known" says nothing; of a status it says where it stands.
  if (NOT_YET.test(words))
    return { words, rating: readStatus('', fill)?.rating ?? null, stage: 'not started' }
  return ratingLed(words) ?? readStatus(words, fill)
}

const NOT_YET = /^not yet (?:started|begun|due|commenced)\.?$/i

// A cell formatted as a percentage is kept by spreadsheets as a fraction: 0.95 of a share is 95 %.
export function measureWords(
  row: SheetRow,
  mapping: PlanMapping,
  field: 'measure' | 'baseline' | 'target',
): string | null {
  const cell = row.cells[mapping.columns[field]?.column ?? -1] ?? null
  if (typeof cell === 'number' && cell > 0 && cell <= 1 && !Number.isInteger(cell)) {
    return `${Number((cell * 100).toFixed(1))} %`
  }
  return orNull(textOfCell(cell))
}

export function wordsAt(row: SheetRow, mapping: PlanMapping, field: PlanField): string {
  return textOfCell(row.cells[mapping.columns[field]?.column ?? -1])
}

/** Where the column of owners is blank, a second one ("Action lead" beside "SRO") may name somebody. */
export function ownerAt(row: SheetRow, mapping: PlanMapping): string | null {
  const own = wordsAt(row, mapping, 'owner')
  if (!saysNothing(own)) return own
  const second = mapping.others
    .filter(({ header }) => headerFit(header, 'owner') >= 0.6)
    .map(({ column }) => textOfCell(row.cells[column]))
    .find((words) => !saysNothing(words))
  return orNull(second ?? own)
}

export function orNull(words: string): string | null {
  return words === '' ? null : words
}
