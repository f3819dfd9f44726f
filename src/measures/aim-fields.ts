import { dayFields, type Difference, differencesOf, wordsOfDay } from '../plan/differences.ts'
import { type Day, formatDay, isBefore } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Aim, AimStep, Measure } from './measure.ts'
import { parseTarget } from './measure-fields.ts'
import { parseDay } from './told-period.ts'

// What the form of a target asks, and what it refuses.

export type WantedAim = { readonly target: number | null; readonly aim: Aim; readonly why: string }

/** What was typed; a day is null where its boxes are empty, and a message where they hold no day. */
export type TypedAim = {
  readonly target: string
  readonly targetOn: Day | null
  readonly tolerance: string
  readonly baseline: string
  readonly baselineOn: Day | null
  readonly steps: string
  readonly why: string
}

export type AimMistake = { readonly field: string; readonly message: string }

const LONGEST_WHY = 500
const MOST_STEPS = 60

/** The fields as the form holds them. */
export function fieldsOfAim({
  target,
  aim,
}: Pick<Measure, 'target' | 'aim'>): readonly (readonly [string, string])[] {
  return [
    ['target', target === null ? '' : String(target)],
    ...dayFields('targetOn', aim.targetOn),
    ['tolerance', aim.tolerance === 0 ? '' : String(aim.tolerance)],
    ['baseline', aim.baseline === null ? '' : String(aim.baseline.value)],
    ...dayFields('baselineOn', aim.baseline?.on ?? null),
    ['steps', writeSteps(aim.steps)],
  ]
}

export function readAim(typed: TypedAim): Outcome<WantedAim, readonly AimMistake[]> {
  const [target, tolerance, baseline] = [typed.target, typed.tolerance, typed.baseline].map(parseTarget)
  const steps = readSteps(typed.steps)
  const mistakes = [
    ...notNumbers({ target, tolerance, baseline }),
    ...mistakesInDays(typed),
    ...(steps.ok ? mistakesInSteps(steps.value, typed.targetOn) : steps.refusal),
    ...(typed.why === '' || typed.why.length > LONGEST_WHY
      ? [{ field: 'why', message: `Say why, in ${LONGEST_WHY} characters or fewer` }]
      : []),
  ]
  if (mistakes.length > 0 || !steps.ok) return refuse(mistakes)
  const isNumber = (one: number | null | undefined | 'not a number') => (typeof one === 'number' ? one : null)
  const from = isNumber(baseline)
  return accept({
    target: isNumber(target),
    why: typed.why,
    aim: {
      tolerance: isNumber(tolerance) ?? 0,
      baseline: from === null || typed.baselineOn === null ? null : { value: from, on: typed.baselineOn },
      targetOn: typed.targetOn,
      steps: steps.value,
    },
  })
}

function notNumbers(
  read: Readonly<Record<string, number | null | undefined | 'not a number'>>,
): readonly AimMistake[] {
  const names: Readonly<Record<string, string>> = {
    target: 'The target',
    tolerance: 'The tolerance',
    baseline: 'The baseline',
  }
  const odd = Object.entries(read)
    .filter(([, one]) => one === 'not a number')
    .map(([field]) => ({ field, message: `${names[field] ?? ''} must be a number, such as 95` }))
  const { tolerance } = read
  return typeof tolerance === 'number' && tolerance < 0
    ? [...odd, { field: 'tolerance', message: 'The tolerance cannot be less than 0' }]
    : odd
}

function mistakesInDays(typed: TypedAim): readonly AimMistake[] {
  const mistakes: AimMistake[] = []
  if (typed.targetOn !== null && typed.target === '')
    mistakes.push({ field: 'target', message: 'Enter the target that is to be reached by that day' })
  if (typed.baseline === '' && typed.baselineOn !== null)
    mistakes.push({ field: 'baseline', message: 'Enter the value it starts from on that day' })
  if (typed.baseline !== '' && typed.baselineOn === null)
    mistakes.push({ field: 'baselineOn-day', message: 'Enter the day of the baseline' })
  if (typed.baselineOn !== null && typed.targetOn !== null && !isBefore(typed.baselineOn, typed.targetOn))
    mistakes.push({ field: 'targetOn-day', message: 'The target must be due after the day of the baseline' })
  return mistakes
}

function mistakesInSteps(steps: readonly AimStep[], targetOn: Day | null): readonly AimMistake[] {
  if (steps.length > MOST_STEPS) return [{ field: 'steps', message: `Give ${MOST_STEPS} steps or fewer` }]
  const late = targetOn === null ? undefined : steps.find(({ on }) => !isBefore(on, targetOn))
  if (late === undefined) return []
  const message = `The step of ${formatDay(late.on)} is not before the day the target is due`
  return [{ field: 'steps', message }]
}

/** "30 June 2026, 70" a line; in order of their days whatever the order of the lines. */
function readSteps(words: string): Outcome<readonly AimStep[], readonly AimMistake[]> {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const steps: AimStep[] = []
  for (const line of lines) {
    const cut = Math.max(line.lastIndexOf(','), line.lastIndexOf('\t'))
    const on = cut < 0 ? null : parseDay(line.slice(0, cut).trim().toLowerCase())
    const value = parseTarget(line.slice(cut + 1).trim())
    if (on === null || typeof value !== 'number') {
      const message = `“${line.trim()}” is no step: write a day, a comma and a value, as in 30 June 2026, 70`
      return refuse([{ field: 'steps', message }])
    }
    if (steps.some((one) => one.on.equals(on)))
      return refuse([{ field: 'steps', message: `${formatDay(on)} has two steps` }])
    steps.push({ on, value })
  }
  return accept(steps.toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on)))
}

function writeSteps(steps: readonly AimStep[]): string {
  return steps.map(({ on, value }) => `${formatDay(on)}, ${value}`).join('\n')
}

const FIELD_NAMES = {
  target: 'Target',
  targetOn: 'To be reached by',
  tolerance: 'Tolerance',
  baseline: 'Baseline',
  steps: 'Steps',
} as const

/** Only what differs between the target as it is and as it was typed. */
export function differencesOfAim(
  measure: Pick<Measure, 'target' | 'aim'>,
  wanted: WantedAim,
): readonly Difference[] {
  return differencesOf(FIELD_NAMES, inWords(measure), inWords(wanted))
}

function inWords({ target, aim }: Pick<Measure, 'target' | 'aim'>): Readonly<Record<string, string>> {
  return {
    target: target === null ? '' : String(target),
    targetOn: wordsOfDay(aim.targetOn),
    tolerance: String(aim.tolerance),
    baseline: aim.baseline === null ? '' : `${aim.baseline.value} on ${formatDay(aim.baseline.on)}`,
    steps: writeSteps(aim.steps),
  }
}
