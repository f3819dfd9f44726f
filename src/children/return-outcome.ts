import { checkReturn, dayOfReturn, inFileOrder } from './check-return.ts'
import type { FoundList, NameChild } from './child-list.ts'
import { countGroups, GROUPINGS, type Grouping, type KeptGroup, keptGroups } from './count-groups.ts'
import type { CountOptions } from './count-as.ts'
import { countReturn } from './count-return.ts'
import { type DayNumber, formatDayNumber } from './day-number.ts'
import type { Indicator } from './indicator.ts'
import { followJourney, type Journey } from './journey.ts'
import { problemKeeper } from './kept-problem.ts'
import { checkAgainstLastMonth } from './last-month.ts'
import type { ListReading } from './list-reader.ts'
import type { ReturnTables } from './list-table.ts'
import { type SaidStandard, standardsOn } from './local-standards.ts'
import { findOverdue } from './overdue-children.ts'
import { type Finding, type Problem, type Severity, warning } from './problem.ts'
import type { ReturnKind } from './return-shape.ts'
import { findSpoilt, type Spoiling } from './spoiling.ts'

// What is left of a return when its rows are dropped.

export const KIND_NAMES: Readonly<Record<ReturnKind, string>> = {
  'annex-a': 'Annex A',
  ssda903: 'SSDA903',
  'cin-census': 'Children in need census',
}

export type ReadList = {
  readonly list: string
  readonly title: string
  readonly from: string
  readonly headingRow: number
  readonly rows: number
  readonly columns: readonly {
    readonly heading: string
    readonly column: string
    readonly guessed: boolean
  }[]
}

export type BrokenRule = {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  /** As it was said first. */
  readonly message: string
  readonly cure: string
  readonly places: readonly {
    readonly list: string
    readonly column: string | null
    readonly count: number
  }[]
}

export type ReturnOutcome = {
  readonly kind: ReturnKind
  readonly name: string
  /** The day it is for, as 2026-03-31. */
  readonly day: string
  readonly rows: number
  readonly lists: readonly ReadList[]
  readonly rules: readonly BrokenRule[]
  readonly problemCount: number
  readonly warningCount: number
  readonly indicators: readonly Indicator[]
  readonly spoilt: readonly Spoiling[]
  readonly journey: Journey | null
  /** The same counts for teams and cohorts; absent in returns that were read before these were kept. */
  readonly groups?: Readonly<Record<Grouping, readonly KeptGroup[]>>
  /** How it stands against last month's files, where those were brought beside it. */
  readonly comparedWith?: string
}

export type Concluded =
  | {
      readonly ok: true
      readonly outcome: ReturnOutcome
      readonly problems: readonly Problem[]
      /** Single children, under what the council calls them: only where it has switched lists on. */
      readonly childLists: readonly FoundList[]
    }
  | { readonly ok: false; readonly why: string; readonly problems: readonly Problem[] }

export type ReadFiles = {
  readonly tables: ReturnTables | null
  readonly findings: readonly Finding[]
  readonly lists: readonly ListReading[]
  readonly statedDay: DayNumber | null
}

export type ReturnAsked = {
  readonly given: DayNumber | null
  readonly today: DayNumber
  readonly population: number | null
  /** What the council ever said of its own standards; those that hold on the return's day are counted by. */
  readonly standards?: readonly SaidStandard[]
  /** Given only where the council has switched lists of children on. */
  readonly nameChild?: NameChild
  /** Last month's files, read beside these and dropped with them. */
  readonly lastMonth?: ReadFiles
}

/** Of one rule no more are kept than someone would work through; all are counted. */
const MOST_OF_A_RULE = 1000
const MOST_KEPT = 10_000
const MOST_PLACES = 12

/** Checks, counts and follows what was read; of the rows nothing is in the answer. */
export function concludeReturn(read: ReadFiles, asked: ReturnAsked): Concluded {
  const { tables } = read
  if (tables === null) return nothingRead(read.findings)
  const checked = checkReturn(tables, {
    ...asked,
    stated: read.statedDay,
    given: dayGiven(read, tables, asked),
  })
  const { kind, name, lists } = tables.shape
  const findings = inFileOrder(
    [...read.findings, ...checked.findings, ...againstLastMonth(tables, asked.lastMonth)],
    lists.map((list) => list.name),
  )
  const keep = problemKeeper(tables, findings)
  const problemCount = findings.filter((one) => one.rule.severity === 'problem').length
  const options = {
    day: checked.day,
    population: asked.population,
    standards: standardsOn(asked.standards ?? [], isoOf(checked.day)),
  }
  const outcome: ReturnOutcome = {
    kind,
    name,
    day: isoOf(checked.day),
    rows: read.lists.reduce((sum, list) => sum + list.rows, 0),
    lists: read.lists.map((list) => listOf(list, tables)),
    rules: rulesOf(findings, keep),
    problemCount,
    warningCount: findings.length - problemCount,
    indicators: countReturn(tables, options),
    spoilt: findSpoilt(tables, findings, options),
    journey: followJourney(tables, checked.day),
    groups: groupsOf(tables, options),
    ...(asked.lastMonth === undefined ? {} : { comparedWith: namedFiles(asked.lastMonth) }),
  }
  const childLists = asked.nameChild === undefined ? [] : findOverdue(tables, options, asked.nameChild)
  return { ok: true, outcome, problems: fewOf(findings).map(keep), childLists }
}

function groupsOf(tables: ReturnTables, options: CountOptions): Record<Grouping, readonly KeptGroup[]> {
  const of = (by: Grouping) => keptGroups(countGroups(tables, by, options))
  return Object.fromEntries(GROUPINGS.map((by) => [by, of(by)])) as Record<Grouping, readonly KeptGroup[]>
}

// Its own problems were told last month: only what the two say of each other is told now.
function againstLastMonth(tables: ReturnTables, lastMonth: ReadFiles | undefined): readonly Finding[] {
  if (lastMonth === undefined) return []
  const before = lastMonth.tables
  if (before === null || before.shape.kind !== tables.shape.kind)
    return [{ rule: OTHER_MONTH, list: namedFiles(lastMonth), row: null, column: null, value: null }]
  return tables.shape.kind === 'annex-a' ? checkAgainstLastMonth(tables, before) : []
}

function namedFiles({ lists }: ReadFiles): string {
  const names = [...new Set(lists.map((one) => one.list))]
  return names.length === 0
    ? 'last month’s files'
    : `last month’s ${names.length === 1 ? names[0] : `${names.length} lists`}`
}

const OTHER_MONTH = warning(
  'last-month-unread',
  'Last month’s files could not be read as the same kind of return, so nothing was compared with them.',
  'Bring in the files of last month that are of the same kind.',
)

// A day that is found in Annex A and lies ahead was found in slips: no lists are exported before their day.
function dayGiven(read: ReadFiles, tables: ReturnTables, asked: ReturnAsked): DayNumber | null {
  const { given, today } = asked
  if (given !== null || read.statedDay !== null || tables.shape.kind !== 'annex-a') return given
  return dayOfReturn(tables, { given, stated: null, today }) > today ? today : null
}

function nothingRead(findings: readonly Finding[]): Concluded {
  const problems = fewOf(findings).map(problemKeeper(null, findings))
  const why = problems[0]?.message ?? 'The files hold no list that could be told to be of a return.'
  return { ok: false, why, problems }
}

function listOf(reading: ListReading, { shape }: ReturnTables): ReadList {
  return {
    list: reading.list,
    title: shape.lists.find((one) => one.name === reading.list)?.title ?? reading.list,
    from: reading.from,
    headingRow: reading.headingRow,
    rows: reading.rows,
    columns: reading.matches.map(({ heading, column, guessed }) => ({
      heading: heading.trim().slice(0, 200),
      column: column.heading,
      guessed,
    })),
  }
}

function rulesOf(findings: readonly Finding[], keep: (finding: Finding) => Problem): readonly BrokenRule[] {
  const groups = [...Map.groupBy(findings, (one) => `${one.rule.severity}|${one.rule.id}`).values()]
  return groups
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { rule, severity, message, cure } = keep(first)
      return [{ rule, severity, message, cure, count: group.length, places: placesOf(group, keep) }]
    })
    .toSorted((one, other) => one.severity.localeCompare(other.severity) || other.count - one.count)
}

function placesOf(group: readonly Finding[], keep: (finding: Finding) => Problem): BrokenRule['places'] {
  const places = [...Map.groupBy(group, (one) => `${one.list}|${one.column ?? ''}`).values()]
  return places
    .flatMap((all) => {
      const [first] = all
      if (first === undefined) return []
      const { list, column } = keep(first)
      return [{ list, column, count: all.length }]
    })
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_PLACES)
}

function fewOf(findings: readonly Finding[]): readonly Finding[] {
  const times = new Map<string, number>()
  return findings
    .filter(({ rule }) => {
      const count = (times.get(rule.id) ?? 0) + 1
      times.set(rule.id, count)
      return count <= MOST_OF_A_RULE
    })
    .slice(0, MOST_KEPT)
}

export function isoOf(day: DayNumber): string {
  return formatDayNumber(day).split('/').toReversed().join('-')
}
