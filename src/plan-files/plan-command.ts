import { readFile } from 'node:fs/promises'
import type { Command, Terminal } from '../shared/command.ts'
import { type PlanProblem, type PlanSurroundings, checkPlan } from '../plan-checks/plan-check.ts'
import { actionOfRow } from './plan-file.ts'
import { MOST_CARRIES, parseCarries } from '../plan/plan-limit.ts'
import { USUAL_CARRIES } from '../plan-checks/check-load.ts'
import { daysInWords } from '../plan-checks/plan-file-day.ts'
import { type PlanSheet, describePlanFileRefusal, readPlanFile } from './read-plan-file.ts'

export const planCommand: Command = {
  name: 'plan',
  summary: 'Check an improvement plan in Excel, CSV or a Word table, action by action',
  usage: `los plan check FILE.xlsx|csv|docx [--json] [--until=DATE] [--carries=NUMBER]

Finds the plan's columns by their headings and contents and says of each action what an experienced improvement lead
would send back: vague, no measure, output not outcome, no owner, several owners, no date, says the same as, and more.
--until=DATE     the instrument's own last day (2026-03-31): actions that end later are named
--carries=NUMBER the most unfinished actions one owner can carry, from 1 to ${MOST_CARRIES} (${USUAL_CARRIES})
--json           { actions: [{ row, reference, problems: [{ check, quote, why, better }] }] }`,
  run: async (terminal) => {
    const asked = parseWords(terminal.words)
    if (typeof asked === 'string') {
      terminal.complain(asked)
      return 2
    }
    return checkFile(terminal, asked)
  },
}

type Asked = { readonly file: string; readonly isJson: boolean; readonly surroundings: PlanSurroundings }

// What is asked, or what to say of words that ask nothing.
function parseWords(words: readonly string[]): Asked | string {
  const [verb, ...rest] = words
  const until = valueOf(rest, '--until')
  const carries = valueOf(rest, '--carries')
  const files = rest.filter(
    (word, at) => !word.startsWith('--') && !/^--(?:until|carries)$/.test(rest[at - 1] ?? ''),
  )
  const day = until === null ? null : (daysInWords(until)[0]?.day ?? null)
  const most = carries === null ? null : parseCarries(carries)
  const [file] = files
  if (verb !== 'check' || file === undefined || files.length > 1 || (until !== null && day === null))
    return planCommand.usage
  if (carries !== null && most === null)
    return `--carries must be a whole number from 1 to ${MOST_CARRIES}, such as --carries=${USUAL_CARRIES}.`
  return {
    file,
    isJson: rest.includes('--json'),
    surroundings: {
      ...(day === null ? {} : { until: day }),
      ...(most === null ? {} : { carries: most }),
    },
  }
}

// "--carries=15" and "--carries 15" alike.
function valueOf(words: readonly string[], name: string): string | null {
  const joined = words.find((word) => word.startsWith(`${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 1)
  const at = words.indexOf(name)
  return at < 0 ? null : (words[at + 1] ?? '')
}

async function checkFile(terminal: Terminal, { file, isJson, surroundings }: Asked): Promise<number> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) {
    terminal.complain(`${file} cannot be opened: check the name and that you may read it.`)
    return 2
  }
  const read = await readPlanFile(bytes)
  if (!read.ok) {
    terminal.complain(`${file}: ${describePlanFileRefusal(read.refusal)}`)
    return 2
  }
  const checked = checkSheets(read.value, surroundings)
  terminal.print(isJson ? JSON.stringify({ actions: checked }, null, 2) : inWords(checked))
  return 0
}

type CheckedRow = {
  readonly row: number
  readonly reference: string | null
  readonly sheet?: string
  readonly problems: readonly Pick<PlanProblem, 'check' | 'quote' | 'why' | 'better'>[]
}

/** All sheets are checked as one plan, so that what is said twice on two tabs is seen. */
function checkSheets(sheets: readonly PlanSheet[], surroundings: PlanSurroundings): readonly CheckedRow[] {
  const placed = sheets.flatMap(({ name, rows, mapping }) =>
    rows.map((row) => ({ name, row, action: { ...actionOfRow(row, mapping), id: `${name}!${row.row}` } })),
  )
  const checked = checkPlan(
    placed.map(({ action }) => action),
    surroundings,
  )
  return placed.map(({ name, row }, at) => ({
    row: row.row,
    reference: row.reference,
    ...(sheets.length > 1 ? { sheet: name } : {}),
    // No more than these four: another action is named in `why`, since ids of a file mean nothing to its reader.
    problems: (checked.actions[at]?.problems ?? []).map(({ check, quote, why, better }) => ({
      check,
      quote,
      why,
      better,
    })),
  }))
}

function inWords(checked: readonly CheckedRow[]): string {
  const faulty = checked.filter(({ problems }) => problems.length > 0)
  const lines = faulty.flatMap(({ row, reference, sheet, problems }) => [
    '',
    [reference ?? '(no reference)', `row ${row}${sheet === undefined ? '' : ` of ${sheet}`}`].join(', '),
    ...problems.flatMap(({ check, quote, why, better }) => [
      `  ${check}${quote === '' ? '' : `: “${quote}”`}`,
      `    ${why}`,
      `    Better: ${better}`,
    ]),
  ])
  return [
    `${checked.length} actions; ${checked.length - faulty.length} with nothing to mend.`,
    ...lines,
  ].join('\n')
}
