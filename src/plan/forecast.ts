import { type Day, daysBetween, formatDay, isAfter, latest } from '../shared/days.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { countTogether, type ForecastAction, type Week, weeksBefore } from './forecast-weeks.ts'

// When the plan will really end, from what it has really finished: its own weeks, drawn again and again.

export type ForecastAsk = {
  readonly today: Day
  /** Any whole number; the same seed gives the same forecast. */
  readonly seed: number
  readonly runs?: number
  /** The day before which what waits for what cannot end; no run is quicker. */
  readonly notBefore?: Day | null
}

export type Forecast = {
  readonly remaining: number
  readonly weeksSeen: number
  /** Finished and added a week, over the weeks seen. */
  readonly donePerWeek: number
  readonly addedPerWeek: number
  /** Came together in those weeks, and are left out of what was added. */
  readonly cameTogether: number
  /** The day by which so many of all runs had ended; null where they had not within ten years. */
  readonly ends: { readonly in50: Day | null; readonly in85: Day | null; readonly in95: Day | null }
  /** The last due date the plan promises, and the share of runs that kept it. */
  readonly promised: Day | null
  readonly keepsPromise: number | null
  readonly sentence: string
}

export type ForecastRefusal = 'nothing left to do' | 'too little history' | 'nothing finished yet'

export type PastForecast = {
  readonly madeOn: Day
  /** Finished in the thirteen weeks since, as it would have been foreseen then: 90 % of runs lay between. */
  readonly least: number
  readonly middle: number
  readonly most: number
  readonly actual: number
  readonly isWithin: boolean
  readonly sentence: string
}

// Six weeks are the fewest that say anything. Ten years stand for never.
const WEEKS_NEEDED = 6
const WEEKS_AHEAD = 520
const QUARTER = 13
const RUNS = 2_000

export function forecastEnd(
  actions: readonly ForecastAction[],
  { today, seed, runs = RUNS, notBefore = null }: ForecastAsk,
): Outcome<Forecast, ForecastRefusal> {
  const remaining = countOpen(actions, today)
  if (remaining === 0) return refuse('nothing left to do')
  const weeks = weeksBefore(actions, today)
  if (weeks.length < WEEKS_NEEDED) return refuse('too little history')
  if (weeks.every(({ done }) => done === 0)) return refuse('nothing finished yet')
  const random = randomFrom(seed)
  const shortest = notBefore === null ? 0 : daysBetween(today, notBefore) / 7
  const lengths = Array.from({ length: runs }, () =>
    Math.max(shortest, weeksToEnd(redraw(weeks, random), remaining, random)),
  ).sort((a, b) => a - b)
  return accept(describeForecast({ actions, today, remaining, weeks, lengths }))
}

type Simulated = {
  readonly actions: readonly ForecastAction[]
  readonly today: Day
  readonly remaining: number
  readonly weeks: readonly Week[]
  /** Weeks to the end in each run, the shortest first. */
  readonly lengths: readonly number[]
}

function describeForecast({ actions, today, remaining, weeks, lengths }: Simulated): Forecast {
  const endIn = (share: number): Day | null => {
    const length = quantile(lengths, share)
    return length >= WEEKS_AHEAD ? null : today.add({ days: Math.round(length * 7) })
  }
  const ends = { in50: endIn(0.5), in85: endIn(0.85), in95: endIn(0.95) }
  const promised = latest(
    actions.flatMap((action) => (isOpenOn(action, today) && action.dueOn ? [action.dueOn] : [])),
  )
  const keepsPromise = promised === null ? null : shareBy(lengths, daysBetween(today, promised) / 7)
  const facts = {
    remaining,
    weeksSeen: weeks.length,
    donePerWeek: mean(weeks.map(({ done }) => done)),
    addedPerWeek: mean(weeks.map(({ added }) => added)),
    cameTogether: countTogether(actions, { weeks, today }),
    ends,
    promised,
    keepsPromise,
  }
  return { ...facts, sentence: sentenceOf(facts) }
}

function sentenceOf(facts: Omit<Forecast, 'sentence'>): string {
  const pace = `${facts.remaining} actions are left; in the last ${facts.weeksSeen} weeks ${oneDecimal(facts.donePerWeek)} a week were finished and ${oneDecimal(facts.addedPerWeek)} added.${sayTogether(facts.cameTogether)}`
  const { in50, in85 } = facts.ends
  const end =
    in85 === null
      ? 'At this pace it cannot be said to end within ten years.'
      : `At this pace the plan ends by ${formatDay(in85)} in 85 of 100 runs${in50 === null ? '' : ` (by ${formatDay(in50)} in 50)`}.`
  if (facts.promised === null || facts.keepsPromise === null) return `${pace} ${end}`
  return `${pace} ${end} It promises ${formatDay(facts.promised)}: kept in ${Math.round(facts.keepsPromise * 100)} of 100.`
}

function sayTogether(number: number): string {
  if (number === 0) return ''
  return ` ${number} more came in together: they count as the plan itself, and the weeks before them as what a plan of this size would have finished.`
}

function oneDecimal(number: number): string {
  return String(Math.round(number * 10) / 10)
}

/**
 * What would have been foreseen a quarter ago, from what was known then, against what happened. The forecaster is
 * judged by it before it is believed.
 */
export function judgeLastQuarter(
  actions: readonly ForecastAction[],
  { today, seed, runs = RUNS }: ForecastAsk,
): Outcome<PastForecast, ForecastRefusal> {
  const madeOn = today.subtract({ weeks: QUARTER })
  const known = actions.filter((action) => !isAfter(action.addedOn, madeOn))
  const open = countOpen(known, madeOn)
  const weeks = weeksBefore(known, madeOn)
  if (weeks.length < WEEKS_NEEDED) return refuse('too little history')
  if (open === 0) return refuse('nothing left to do')
  const random = randomFrom(seed)
  const counts = Array.from({ length: runs }, () => doneWithin(redraw(weeks, random), open, random)).sort(
    (a, b) => a - b,
  )
  // What came together since could not have been foreseen.
  const actual = actions.filter(
    ({ doneOn, addedOn, cameTogether }) =>
      doneOn !== null &&
      isAfter(doneOn, madeOn) &&
      !isAfter(doneOn, today) &&
      !(cameTogether && isAfter(addedOn, madeOn)),
  ).length
  const [least, middle, most] = [
    Math.round(quantile(counts, 0.05)),
    Math.round(quantile(counts, 0.5)),
    Math.round(quantile(counts, 0.95)),
  ]
  const isWithin = least <= actual && actual <= most
  return accept({
    madeOn,
    least,
    middle,
    most,
    actual,
    isWithin,
    sentence: `On ${formatDay(madeOn)} it would have foreseen ${middle} finished in the quarter (90 of 100 runs between ${least} and ${most}); it was ${actual}${isWithin ? '' : ', outside what was foreseen'}.`,
  })
}

function isOpenOn(action: ForecastAction, day: Day): boolean {
  const isThere = !isAfter(action.addedOn, day)
  const isDone = action.doneOn !== null && !isAfter(action.doneOn, day)
  const isGone = action.cancelledOn !== null && !isAfter(action.cancelledOn, day)
  return isThere && !isDone && !isGone
}

function countOpen(actions: readonly ForecastAction[], day: Day): number {
  return actions.filter((action) => isOpenOn(action, day)).length
}

// The weeks seen are themselves a matter of luck, so each run draws its own past from them first: without that the
// spread of a short history is far too narrow (Efron's bootstrap, 1979).
function redraw(weeks: readonly Week[], random: () => number): readonly Week[] {
  return weeks.map(() => draw(weeks, random))
}

function draw(weeks: readonly Week[], random: () => number): Week {
  return weeks[Math.floor(random() * weeks.length)] ?? { done: 0, added: 0, scale: 1 }
}

function weeksToEnd(weeks: readonly Week[], remaining: number, random: () => number): number {
  let left = remaining
  for (let week = 1; week <= WEEKS_AHEAD; week += 1) {
    const { done, added, scale } = draw(weeks, random)
    left += added - done * scale
    if (left <= 0) return week
  }
  return WEEKS_AHEAD
}

function doneWithin(weeks: readonly Week[], open: number, random: () => number): number {
  let finished = 0
  let left = open
  for (let week = 0; week < QUARTER; week += 1) {
    const { done, added, scale } = draw(weeks, random)
    const now = Math.min(done * scale, left + added)
    finished += now
    left += added - now
  }
  return finished
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function shareBy(sorted: readonly number[], weeks: number): number {
  return sorted.filter((length) => length <= weeks).length / sorted.length
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / Math.max(1, numbers.length)
}

/** Numbers from 0 up to 1 by xorshift (Marsaglia, 2003): the same seed, the same forecast, on any machine. */
function randomFrom(seed: number): () => number {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x6a09e667) | 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 8; warm += 1) next()
  return next
}
