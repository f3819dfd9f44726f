// Precision and recall of each plan check on whole files, through the command line as anybody would run it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { planCommand } from '../../src/plan-files/plan-command.ts'
import { type Score, precision, recall } from './measure.ts'
import { WHOLE_PLANS, type WholePlan, labelsOf, writeWholePlan } from './whole-plans.ts'

const MEASURED = [
  'vague',
  'no measure',
  'output not outcome',
  'no owner',
  'several owners',
  'no date',
  'says the same as',
]

export type WholeScores = {
  readonly scores: readonly Score[]
  readonly actions: number
  /** Labelled rows the reader did not see, and rows it took for actions that are none. */
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

type Checked = {
  readonly sheet?: string
  readonly row: number
  readonly problems: readonly { readonly check: string }[]
}

export async function scoreWhole(plans: readonly WholePlan[]): Promise<WholeScores> {
  const found = await Promise.all(plans.map(placesOf))
  const places = found.flat()
  return {
    actions: places.filter(({ labels }) => labels !== null).length,
    missing: places.filter(({ said }) => said === null).map(({ place }) => place),
    extra: places.filter(({ labels }) => labels === null).map(({ place }) => place),
    scores: MEASURED.map((check) => {
      const is = ({ labels }: Place): boolean => labels?.includes(check) ?? false
      const says = ({ said }: Place): boolean => said?.includes(check) ?? false
      return {
        check,
        right: places.filter((place) => is(place) && says(place)).length,
        wrong: places.filter((place) => !is(place) && says(place)).map(({ place }) => place),
        missed: places.filter((place) => is(place) && !says(place)).map(({ place }) => place),
      }
    }),
  }
}

type Place = {
  readonly place: string
  readonly labels: readonly string[] | null
  readonly said: readonly string[] | null
}

async function placesOf(plan: WholePlan): Promise<readonly Place[]> {
  const labels = new Map(labelsOf(plan).map((row) => [row.place, row.labels]))
  const checked = await checkFile(plan)
  const said = new Map(
    checked.map(({ sheet, row, problems }) => [
      placeOf(plan, labels, sheet, row),
      problems.map((problem) => problem.check),
    ]),
  )
  return [...new Set([...labels.keys(), ...said.keys()])].map((place) => ({
    place: `${plan.name} ${place}`,
    labels: labels.get(place) ?? null,
    said: said.get(place) ?? null,
  }))
}

// A sheet is named only where the plan stands on several.
function placeOf(
  plan: WholePlan,
  labels: ReadonlyMap<string, readonly string[]>,
  sheet: string | undefined,
  row: number,
): string {
  if (sheet !== undefined) return `${sheet}!${row}`
  const only = plan.sheets.map(({ name }) => `${name}!${row}`).find((place) => labels.has(place))
  return only ?? `!${row}`
}

async function checkFile(plan: WholePlan): Promise<readonly Checked[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-'))
  try {
    const file = path.join(folder, plan.file)
    await writeFile(file, writeWholePlan(plan))
    let out = ''
    await planCommand.run({
      words: ['check', file, '--json'],
      environment: {},
      input: (async function* () {})(),
      print: (text) => {
        out += text
      },
      complain: () => {},
    })
    return out === '' ? [] : (JSON.parse(out) as { actions: readonly Checked[] }).actions
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const seen of ['first', 'second', 'third', 'fourth', 'fifth'] as const) {
    const whole = await scoreWhole(WHOLE_PLANS.filter((plan) => plan.seen === seen))
    process.stdout.write(
      `${seen} set: ${whole.actions} actions, unseen ${whole.missing.length}, taken for actions ${whole.extra.length}\n`,
    )
    for (const score of whole.scores) {
      process.stdout.write(
        `  ${score.check.padEnd(20)} precision ${precision(score).toFixed(2)}  recall ${recall(score).toFixed(2)}\n`,
      )
      if (process.argv.includes('--faults'))
        process.stdout.write(`    wrong ${score.wrong.join(', ')}; missed ${score.missed.join(', ')}\n`)
    }
  }
}
