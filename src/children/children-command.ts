import type { Command, Terminal } from '../shared/command.ts'
import { dayInEngland } from '../shared/days.ts'
import { checkReturn, dayOfReturn, inFileOrder } from './check-return.ts'
import { countGroups } from './count-groups.ts'
import { countReturn } from './count-return.ts'
import type { Indicator } from './indicator.ts'
import { checkAgainstLastMonth } from './last-month.ts'
import { readWords } from './children-words.ts'
import type { ChildrenWords } from './children-words.ts'
import { formatDayNumber, numberOfDay } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { describeFinding } from './problem.ts'
import type { Finding } from './problem.ts'
import { readReturn } from './read-return.ts'
import type { ReadReturn } from './read-return.ts'

const USAGE = `los children check FILE… [--date D] [--previous FILE]… [--json]
los children count FILE… --date D [--population N] [--by GROUP] [--standards S] [--json]

FILE is an Annex A workbook or its CSVs, the CSVs or the XML of an SSDA903 return, or the XML of a CIN census; which it
is, is told by what it holds. D is the day the return is for. "check" says what is wrong, where, and how to mend it,
against last month’s files too where they are given with --previous, and ends with 1 where there are problems. "count" gives the indicators; N is the number of children aged 0 to 17, for
rates; GROUP is team, gender, ethnicity or disability, for the same counts of each; S is the council's own standards, such as
protectionVisit=15,careVisit=28.`

export const childrenCommand: Command = {
  name: 'children',
  summary: 'check and count child-level returns: Annex A, SSDA903, CIN census',
  usage: USAGE,
  run: async (terminal) => {
    const words = readWords(terminal.words)
    if ('fault' in words) {
      terminal.complain(`${words.fault}\n\n${USAGE}`)
      return 2
    }
    return words.act === 'check' ? check(words, terminal) : count(words, terminal)
  },
}

type Words = Exclude<ChildrenWords, { fault: string }>

async function check(words: Words, terminal: Terminal): Promise<number> {
  const read = await readReturn(words.files, progressOn(terminal))
  const today = numberOfDay(dayInEngland(Temporal.Now.instant()))
  const checked =
    read.tables === null
      ? { day: words.day ?? today, findings: [] }
      : checkReturn(read.tables, { given: words.day, stated: read.statedDay, today })
  const lists = read.tables?.shape.lists.map((list) => list.name) ?? []
  const findings = inFileOrder(
    [...read.findings, ...checked.findings, ...(await againstLastMonth(words, read))],
    lists,
  )
  if (words.json) printJson(read, checked.day, findings, terminal)
  else printTable(read, checked.day, findings, terminal)
  return findings.some((finding) => finding.rule.severity === 'problem') ? 1 : 0
}

async function count(words: Words, terminal: Terminal): Promise<number> {
  const read = await readReturn(words.files, progressOn(terminal))
  if (read.tables === null) {
    for (const finding of read.findings) terminal.complain(describeFinding(finding).message)
    return 1
  }
  const day = dayOfReturn(read.tables, {
    given: words.day,
    stated: read.statedDay,
    today: numberOfDay(dayInEngland(Temporal.Now.instant())),
  })
  const options = { day, population: words.population, standards: words.standards }
  const indicators = countReturn(read.tables, options)
  const groups = words.by === null ? [] : countGroups(read.tables, words.by, options)
  if (words.json) {
    const grouped = words.by === null ? {} : { by: words.by, groups }
    terminal.print(JSON.stringify({ kind: read.kind, date: isoOf(day), indicators, ...grouped }))
    return 0
  }
  printIndicators(indicators, terminal)
  for (const group of groups) {
    terminal.print(`\n${group.group}`)
    printIndicators(group.indicators, terminal)
  }
  return 0
}

function printIndicators(indicators: readonly Indicator[], terminal: Terminal): void {
  for (const one of indicators) {
    const value = one.value === null ? '–' : one.unit === 'number' ? String(one.value) : one.value.toFixed(1)
    const unit = one.unit === 'percent' ? ' %' : one.unit === 'number' ? '' : ` ${one.unit}`
    const halves = one.denominator === null ? '' : ` (${one.numerator} of ${one.denominator})`
    terminal.print(`${String(one.id).padEnd(8)} ${one.name}: ${value}${unit}${halves}, ${one.period}`)
    if (one.proxy !== null) terminal.print(`         Stand-in: ${one.proxy}.`)
  }
}

// Said on the side of errors, so that what is printed stays the answer alone.
function progressOn(terminal: Terminal): (rows: number) => void {
  return (rows) => {
    if (rows % 200_000 === 0) terminal.complain(`${rows.toLocaleString('en-GB')} rows read`)
  }
}

async function againstLastMonth(words: Words, read: ReadReturn): Promise<readonly Finding[]> {
  if (words.lastMonth.length === 0 || read.tables === null) return []
  const last = await readReturn(words.lastMonth)
  // Its own problems were told last month; only a file that cannot be read is told now.
  if (last.tables === null || last.kind !== read.kind) return last.findings
  return read.kind === 'annex-a' ? checkAgainstLastMonth(read.tables, last.tables) : []
}

// A poor return of a quarter of a million rows has a million problems, more than one string can hold: so in pieces.
const PIECE = 2000

function printJson(read: ReadReturn, day: DayNumber, findings: readonly Finding[], terminal: Terminal): void {
  const rows = read.lists.reduce((sum, list) => sum + list.rows, 0)
  const lists = read.lists.map((list) => ({
    list: list.list,
    from: list.from,
    headingRow: list.headingRow,
    rows: list.rows,
    columns: list.matches.map((match) => ({
      heading: match.heading,
      column: match.column.heading,
      guessed: match.guessed,
    })),
  }))
  const head = JSON.stringify({ kind: read.kind, date: isoOf(day), rows, lists })
  if (findings.length === 0) {
    terminal.print(`${head.slice(0, -1)},"problems":[]}`)
    return
  }
  terminal.print(`${head.slice(0, -1)},"problems":[`)
  for (let at = 0; at < findings.length; at += PIECE) {
    const piece = findings.slice(at, at + PIECE).map((finding) => JSON.stringify(describeFinding(finding)))
    terminal.print(piece.join(',\n') + (at + PIECE < findings.length ? ',' : ''))
  }
  terminal.print(']}')
}

const MOST_SHOWN = 200

function printTable(
  read: ReadReturn,
  day: DayNumber,
  findings: readonly Finding[],
  terminal: Terminal,
): void {
  if (read.tables !== null) terminal.print(`${read.tables.shape.name}, as of ${formatDayNumber(day)}\n`)
  for (const list of read.lists) {
    terminal.print(
      `  ${list.list.padEnd(16)} ${String(list.rows).padStart(8)} rows   from "${list.from}", headings in row ${list.headingRow}`,
    )
    for (const match of list.matches)
      if (match.heading.trim() !== match.column.heading)
        terminal.print(`      "${match.heading.trim()}" is read as "${match.column.heading}"`)
  }
  terminal.print('')
  for (const finding of findings.slice(0, MOST_SHOWN)) {
    const { list, row, column, severity, message, cure } = describeFinding(finding)
    const place = [list, row === null ? null : `row ${row}`, column]
      .filter((part) => part !== null)
      .join(', ')
    terminal.print(`${severity === 'problem' ? 'Problem' : 'Warning'}  ${place}\n         ${message} ${cure}`)
  }
  if (findings.length > MOST_SHOWN)
    terminal.print(`… and ${findings.length - MOST_SHOWN} more: --json gives them all.`)
  const problems = findings.filter((finding) => finding.rule.severity === 'problem').length
  terminal.print(`\n${problems} problems, ${findings.length - problems} warnings`)
}

function isoOf(day: DayNumber): string {
  return formatDayNumber(day).split('/').toReversed().join('-')
}
