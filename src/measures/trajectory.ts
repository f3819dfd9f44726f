import { type Day, daysBetween, formatDay, isAfter, isBefore } from '../shared/days.ts'
import type { AimStep, Measure, Observation } from './measure.ts'
import { endOfPeriod } from './period.ts'
import { countInWords, namePeriod } from './spc-period.ts'
import { apartFrom, formatValue, unitNamed } from './spc-unit.ts'

// The agreed way to a target: where a measure should be by when, and whether it is.

type Aimed = Pick<Measure, 'aim' | 'target' | 'polarity' | 'rhythm' | 'unit'>

/** A corner of the way as it is drawn. */
export type WayPoint = { readonly date: string; readonly value: number }

/** Whether anything is agreed of the way besides the target itself. */
export function hasTrajectory({ aim, target }: Pick<Measure, 'aim' | 'target'>): boolean {
  return aim.steps.length > 0 || (aim.baseline !== null && aim.targetOn !== null && target !== null)
}

/**
 * What the measure should be on a day: between baseline and target on the line that joins them; with steps, the last that
 * is due; the target once its day has come. Null before anything was promised.
 */
export function expectedOn({ aim, target }: Pick<Measure, 'aim' | 'target'>, day: Day): number | null {
  const { baseline, targetOn, steps } = aim
  if (target !== null && targetOn !== null && !isBefore(day, targetOn)) return target
  if (steps.length > 0) return steps.findLast(({ on }) => !isAfter(on, day))?.value ?? null
  if (baseline === null || targetOn === null || target === null || isBefore(day, baseline.on)) return null
  const share = daysBetween(baseline.on, day) / daysBetween(baseline.on, targetOn)
  return baseline.value + share * (target - baseline.value)
}

/** The corners of the way from one day to another: stairs where there are steps, else a line. */
export function drawnWay(measure: Pick<Measure, 'aim' | 'target'>, from: Day, to: Day): readonly WayPoint[] {
  if (!hasTrajectory(measure)) return []
  const { aim, target } = measure
  const last: readonly AimStep[] =
    aim.targetOn === null || target === null ? [] : [{ on: aim.targetOn, value: target }]
  const corners = aim.steps.length > 0 ? stairsOf([...aim.steps, ...last]) : lineOf(measure)
  const within = corners.filter(({ on }) => !isBefore(on, from) && !isAfter(on, to))
  const ends = [from, to].map((on) => ({ on, value: expectedOn(measure, on) }))
  const [start, end] = ends
  return [start, ...within, end].flatMap((one) =>
    one === undefined || one.value === null ? [] : [{ date: one.on.toString(), value: one.value }],
  )
}

// At each step but the first the way is level up to its day, then leaps.
function stairsOf(steps: readonly AimStep[]): readonly AimStep[] {
  return steps.flatMap((step, i) => {
    const before = steps[i - 1]
    return before === undefined ? [step] : [{ on: step.on, value: before.value }, step]
  })
}

function lineOf({
  aim: { baseline, targetOn },
  target,
}: Pick<Measure, 'aim' | 'target'>): readonly AimStep[] {
  if (baseline === null || targetOn === null || target === null) return []
  return [
    { on: baseline.on, value: baseline.value },
    { on: targetOn, value: target },
  ]
}

/** How the latest value stands to what it should be. */
export type Course = {
  /** Of the target itself, or of a place on the way to it. */
  readonly word: 'on target' | 'off target' | 'on course' | 'off course'
  /** What it should have been by the end of its period. */
  readonly expected: number
  readonly isOff: boolean
  /** How many of the latest values running are off. */
  readonly run: number
}

type Told = Pick<Observation, 'period' | 'value'>

/**
 * Where the latest value stands; null where nothing is aimed at yet, or neither way is better. The tolerance counts in its
 * favour: within it a value still meets what it should be. The values in order of time.
 */
export function judgeCourse(measure: Aimed, told: readonly Told[]): Course | null {
  const latest = told.at(-1)
  const expected = latest === undefined ? null : expectedIn(measure, latest)
  if (expected === null || measure.polarity === 'neutral') return null
  const lastOn = told.findLastIndex((one) => !isShort(measure, one))
  const run = told.length - 1 - lastOn
  const [on, off] =
    expected === measure.target
      ? (['on target', 'off target'] as const)
      : (['on course', 'off course'] as const)
  return { word: run > 0 ? off : on, expected, isOff: run > 0, run }
}

function expectedIn(measure: Aimed, { period }: Told): number | null {
  return hasTrajectory(measure) ? expectedOn(measure, endOfPeriod(period, measure.rhythm)) : measure.target
}

function isShort(measure: Aimed, told: Told): boolean {
  const expected = expectedIn(measure, told)
  if (expected === null) return false
  const short = measure.polarity === 'higher is better' ? expected - told.value : told.value - expected
  return short > measure.aim.tolerance
}

/** "It is off course: 76.1 % in October 2026, where 84.2 % was agreed on the way to 95 % by 31 March 2027." */
export function describeCourse(measure: Aimed, told: readonly Told[]): string {
  if (!hasTrajectory(measure)) return ''
  const course = judgeCourse(measure, told)
  const latest = told.at(-1)
  if (course === null || latest === undefined) return describeWay(measure)
  const finer = apartFrom(latest.value, course.expected, unitNamed(measure.unit))
  const period = namePeriod(latest.period.toString(), measure.rhythm)
  const agreed = `where ${formatValue(course.expected, finer)} was agreed${onTheWay(measure, course)}`
  const times = course.run > 1 ? `, as in the last ${countInWords(course.run)} values` : ''
  return `It is ${course.word}: ${formatValue(latest.value, finer)} in ${period}, ${agreed}${times}.`
}

function onTheWay(measure: Aimed, course: Course): string {
  const { target, aim } = measure
  if (target === null || course.expected === target) return ''
  const by = aim.targetOn === null ? '' : ` by ${formatDay(aim.targetOn)}`
  return ` on the way to ${formatValue(target, unitNamed(measure.unit))}${by}`
}

function describeWay({ target, unit, aim }: Aimed): string {
  const first = aim.steps[0]
  const way = unitNamed(unit)
  if (first !== undefined)
    return `The first step of the way agreed is ${formatValue(first.value, way)} by ${formatDay(first.on)}.`
  if (target === null || aim.targetOn === null) return ''
  return `The target of ${formatValue(target, way)} is to be reached by ${formatDay(aim.targetOn)}.`
}
