import { PRIORITIES, type Priority } from '../plan/action.ts'
import type { Day } from '../shared/days.ts'
import { plain, saysNothing } from '../plan-checks/check-words.ts'
import { choiceFor, type ColumnChoice, type ReadSheet, remap } from './import-columns.ts'
import { type OwnCells, ownRows } from './import-own.ts'
import { type PlanDoubt, type PlanFileRows, type PlanRow, planRows } from './plan-file.ts'
import { dayInWords } from '../plan-checks/plan-file-day.ts'
import type { PlanMapping } from './plan-file-columns.ts'

// The rows of a council's plan as they will be brought in: what the file says, and what a person mended by hand.

/** What a person said about the file: whom an owner's words mean, and rows put right or left out. */
export type ImportAnswers = {
  /** By the owner's words: a person's id, or "none". */
  readonly owners: Readonly<Record<string, string>>
  readonly mended: Readonly<Record<string, MendedRow>>
  readonly reason: string
  /** Are the rows that the file says are finished marked done, and on which day where it tells none? */
  readonly done: boolean
  readonly doneOn: string
  /** Do the rows under way come in as started? */
  readonly started: boolean
  /** Rows that are the action their reference names, though the words differ. */
  readonly same: readonly string[]
}

export type MendedRow = { readonly action: string; readonly due: string; readonly isLeftOut: boolean }

export const noAnswers: ImportAnswers = {
  owners: {},
  mended: {},
  reason: '',
  done: false,
  doneOn: '',
  started: true,
  same: [],
}

export type ImportRow = {
  /** The sheet's place and the row's number: "0-12". */
  readonly key: string
  readonly sheet: string
  readonly row: PlanRow
  /** As read, before it was mended. */
  readonly printed: PlanRow
  /** What a plan that Line of Sight wrote says besides; absent in a council's own. */
  readonly own?: OwnCells
}

export type ImportRows = {
  readonly rows: readonly ImportRow[]
  readonly leftOut: readonly ImportRow[]
  /** Titles, keys and footnotes outside the table. */
  readonly asides: readonly string[]
  readonly mapping: PlanMapping
}

export function rowsToImport(
  sheets: readonly ReadSheet[],
  choice: ColumnChoice | null,
  answers: ImportAnswers,
): ImportRows {
  const first = sheets[0]
  if (first === undefined) throw new Error('a plan that was read has a sheet')
  const mapped = sheets.map((one) => ({
    ...one,
    mapping:
      choice === null ? one.mapping : remap(one.mapping, choiceFor(first.mapping, one.mapping, choice)),
  }))
  const read = mapped.map((one) => ({ ...one, ...readRows(one) }))
  const all = read.flatMap(({ name, rows }, place) =>
    rows.map(({ row, own }) => {
      const key = `${place}-${row.row}`
      const said = own === undefined ? {} : { own }
      return { key, sheet: name, row: mend(row, answers.mended[key]), printed: row, ...said }
    }),
  )
  return {
    rows: all.filter(({ key }) => answers.mended[key]?.isLeftOut !== true),
    leftOut: all.filter(({ key }) => answers.mended[key]?.isLeftOut === true),
    asides: read.flatMap(({ asides }) => asides.map(({ words }) => words)),
    mapping: mapped[0]?.mapping ?? first.mapping,
  }
}

type Read = {
  readonly rows: readonly { readonly row: PlanRow; readonly own?: OwnCells }[]
  readonly asides: PlanFileRows['asides']
}

function readRows({ sheet, mapping }: ReadSheet): Read {
  if (mapping.isOurs === true) return { rows: ownRows(sheet.rows, mapping), asides: [] }
  const { rows, asides } = planRows(sheet, mapping)
  return { rows: rows.map((row) => ({ row })), asides }
}

function mend(row: PlanRow, mended: MendedRow | undefined): PlanRow {
  if (mended === undefined) return row
  const typed = typedDay(mended.due)
  const action = mended.action === '' ? row.action : mended.action
  const cured = new Set<string>([
    ...(action === '' ? [] : ['the action has no words']),
    ...(typed === null ? [] : DATE_DOUBTS),
  ])
  return {
    ...row,
    action,
    due: typed ?? row.due,
    notes: [...row.notes, ...printedWords(row, action)],
    doubts: row.doubts.filter((doubt) => !cured.has(doubt)),
  }
}

const DATE_DOUBTS: readonly PlanDoubt[] = [
  'the date cannot be read',
  'the date has no year',
  'the date names a day that does not exist',
]

// What the cell said stays with the action, though a person wrote it better.
function printedWords(row: PlanRow, action: string): PlanRow['notes'] {
  const words = plain(row.action)
  if (words === '' || words === plain(action)) return []
  return [{ row: row.row, column: -1, header: 'Action as written', words: row.action }]
}

/** A day as people type it in one field: "27 3 2026", "March 2026"; null where the words name none. */
export function typedDay(words: string): Day | null {
  return dayInWords(words.trim().replace(/^(\d{1,2})\s+(\d{1,2})\s+(\d{4})$/, '$1/$2/$3'))?.day ?? null
}

// What the form takes; of a council's long cell less, since the whole stands under it.
const LONGEST_OWN_TITLE = 500
const LONGEST_TITLE = 200

/** The title of a row of ours, which comes back as it went out. */
export function ownTitleOf(words: string): string {
  return words.length <= LONGEST_OWN_TITLE ? words : titleOf(words)
}

/** The action in one line: its words without bullets, or their beginning where they are long. */
export function titleOf(words: string): string {
  const lines = words
    .split('\n')
    .map((line) => plain(line.replace(/^\s*(?:[•·▪–*-]|\d{1,2}[.)])\s+/, '')))
    .filter(Boolean)
  const whole = lines.join('; ')
  if (whole.length <= LONGEST_TITLE) return whole
  const first = lines[0] ?? ''
  if (first.length <= LONGEST_TITLE) return `${first} …`
  const cut = first.slice(0, LONGEST_TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2))} …`
}

/** All the row says that has no field of its own in the plan, under the headings it stood under. */
export function detailOf(row: PlanRow, owner: string | null): string {
  const title = titleOf(row.action)
  const said: readonly (readonly [string, string | null])[] = [
    ['Outcome', row.outcome],
    ['Answers', row.requirement],
    ['Contributors', row.contributors],
    ['Milestones', row.milestones],
    ['Owner as written', plain(row.owner) === plain(owner) ? null : row.owner],
    ['Priority as written', isPlainRank(row.rank ?? null) ? null : (row.rank ?? null)],
    [
      'Signed off by, as written',
      (row.signOff?.length ?? 0) > LONGEST_SIGN_OFF ? (row.signOff ?? null) : null,
    ],
    ['Due as written', isPlainDay(row.dueWords) ? null : row.dueWords],
    ['Status as written', statusWords(row)],
  ]
  const notes = row.notes.map(({ header, words }) => [header === '' ? 'Note' : plain(header), words] as const)
  return [
    ...(title === plain(row.action) ? [] : [row.action]),
    ...[...said, ...notes].flatMap(([name, words]) =>
      words === null || words === '' ? [] : [`${name}: ${words}`],
    ),
  ].join('\n')
}

// Read as the day it is, nothing of it is lost.
function isPlainDay(words: string | null): boolean {
  return words !== null && /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$/.test(words)
}

function statusWords({ status }: PlanRow): string | null {
  if (status === null) return null
  return status.rating === null || status.words === status.rating
    ? status.words
    : `${status.words} (${status.rating})`
}

/** The measure with where it starts and where it is to come. */
export function measureOf({ measure, baseline, target }: PlanRow): string {
  return [
    saysNothing(measure) ? null : measure,
    saysNothing(baseline) ? null : `Baseline: ${baseline}`,
    saysNothing(target) ? null : `Target: ${target}`,
  ]
    .filter((words) => words !== null)
    .join('\n')
}

/** The day first promised: of a date that was moved before the plan came here, the earlier. */
export function firstPromiseOf({ due, firstDue }: PlanRow): Day | null {
  return due === null ? null : (firstDue ?? due)
}

/** So long a word of who signs off an action holds; a longer one stands whole among its notes. */
export const LONGEST_SIGN_OFF = 300

/** So much the form takes, and so much comes in; the file itself is kept whole. */
export const LONGEST_CELL = { detail: 10_000, words: 4000, partner: 200 } as const

/** Cut at a word where it is longer than the form takes. */
export function cutTo(words: string, longest: number): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest - 2)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))} …`
}

const RANKS: Readonly<Record<Priority, RegExp>> = {
  high: /^(?:(?:very )?high|h|urgent|critical|immediate|must|[1a]|p1)$/i,
  medium: /^(?:medium|med|m|moderate|normal|should|[2b]|p2)$/i,
  low: /^(?:(?:very )?low|l|could|[3-5c-e]|p[3-5])$/i,
}

/** How much an action presses, of the words and figures that councils use for it; null of any other. */
export function readRank(words: string | null): Priority | null {
  const said = plain(words).replace(/\s*(?:priority|-.*)$/i, '')
  return PRIORITIES.find((one) => RANKS[one].test(said)) ?? null
}

// Said in our own words nothing is lost; "2" might have been the second of five.
function isPlainRank(words: string | null): boolean {
  return words === null || readRank(words) === plain(words).toLowerCase()
}
