// Precision and recall of each plan check on the actions labelled by hand beside this file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { type PlanAction, checkPlan } from '../../src/plan-checks/plan-check.ts'
import { dayInWords } from '../../src/plan-checks/plan-file-day.ts'
import { splitCsv } from './split-csv.ts'

const MEASURED = [
  'vague',
  'no measure',
  'output not outcome',
  'no owner',
  'several owners',
  'a group, not a person',
  'no date',
  'says the same as',
]

export type Score = {
  readonly check: string
  readonly right: number
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

export function scoreOf(file: string): readonly Score[] {
  const rows = rowsOf(file)
  const actions = rows.map(actionOf)
  const labels = new Map(
    rows.map((row) => [row[0] ?? '', new Set((row[5] ?? '').split(/;\s*/).filter(Boolean))]),
  )
  const found = new Map(
    checkPlan(actions).actions.map(({ action, problems }) => [
      action.id,
      new Set<string>(problems.map(({ check }) => check)),
    ]),
  )
  return MEASURED.map((check) => {
    const all = [...labels.keys()]
    const is = (id: string): boolean => labels.get(id)?.has(check) ?? false
    const said = (id: string): boolean => found.get(id)?.has(check) ?? false
    return {
      check,
      right: all.filter((id) => is(id) && said(id)).length,
      wrong: all.filter((id) => !is(id) && said(id)),
      missed: all.filter((id) => is(id) && !said(id)),
    }
  })
}

function rowsOf(file: string): readonly (readonly string[])[] {
  return splitCsv(readFileSync(path.join(import.meta.dirname, file), 'utf8')).slice(1)
}

/** The labelled plan as the checks look at it. */
export function actionsOf(file: string): readonly PlanAction[] {
  return rowsOf(file).map(actionOf)
}

function actionOf(row: readonly string[]): PlanAction {
  const [id = '', words = '', owner = '', dueWords = '', measure = ''] = row
  return { id, reference: id, words, owner, due: dayInWords(dueWords)?.day ?? null, dueWords, measure }
}

export function precision({ right, wrong }: Score): number {
  return right + wrong.length === 0 ? 1 : right / (right + wrong.length)
}

export function recall({ right, missed }: Score): number {
  return right + missed.length === 0 ? 1 : right / (right + missed.length)
}

export const LABELLED: readonly string[] = [
  'thornwick.csv',
  'eastmere.csv',
  'ridgeway.csv',
  'marlow.csv',
  'tidewell.csv',
]

/** All plans as one. */
export function poolScores(files: readonly (readonly Score[])[]): readonly Score[] {
  return MEASURED.map((check) => {
    const scores = files.flatMap((file) => file.filter((score) => score.check === check))
    return {
      check,
      right: scores.reduce((total, { right }) => total + right, 0),
      wrong: scores.flatMap(({ wrong }) => wrong),
      missed: scores.flatMap(({ missed }) => missed),
    }
  })
}

function print(title: string, scores: readonly Score[]): void {
  process.stdout.write(`${title}\n`)
  for (const score of scores) {
    const figures = `precision ${precision(score).toFixed(2)}  recall ${recall(score).toFixed(2)}  (${score.right + score.missed.length} labelled)`
    const faults = process.argv.includes('--faults')
      ? `  wrong: ${score.wrong.join(' ')}  missed: ${score.missed.join(' ')}`
      : ''
    process.stdout.write(`  ${score.check.padEnd(22)} ${figures}${faults}\n`)
  }
}

if (import.meta.main) {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const files = asked.length === 0 ? LABELLED : asked
  for (const file of files) print(file, scoreOf(file))
  if (files.length > 1) print('all', poolScores(files.map(scoreOf)))
}
