import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../shared/days.ts'
import { forecastEnd, judgeLastQuarter } from './forecast.ts'
import type { ForecastAction } from './forecast-weeks.ts'

const day = (text: string): Day => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-21')
const START = day('2026-05-02')

const anAction = (wanted: Partial<ForecastAction>): ForecastAction => ({
  addedOn: START,
  cameTogether: false,
  dueOn: day('2027-03-31'),
  doneOn: null,
  cancelledOn: null,
  ...wanted,
})

/** A plan that finished exactly `pace` a week since its start, with `left` still to do. */
function aSteadyPlan(pace: number, left: number): readonly ForecastAction[] {
  const weeks = Math.floor(START.until(TODAY, { largestUnit: 'day' }).days / 7)
  const done = Array.from({ length: weeks * pace }, (_, at) =>
    anAction({ doneOn: TODAY.subtract({ days: 7 * Math.floor(at / pace) + 3 }) }),
  )
  return [...done, ...Array.from({ length: left }, () => anAction({}))]
}

test('a plan that finishes two a week with twenty left ends in ten weeks, in every run', () => {
  const forecast = forecastEnd(aSteadyPlan(2, 20), { today: TODAY, seed: 1 })
  assert.ok(forecast.ok)
  const tenWeeks = TODAY.add({ weeks: 10 }).toString()
  assert.equal(forecast.value.ends.in50?.toString(), tenWeeks)
  assert.equal(forecast.value.ends.in95?.toString(), tenWeeks)
  assert.equal(forecast.value.keepsPromise, 1)
  assert.equal(forecast.value.donePerWeek, 2)
})

test('no run ends before what waits for what can, and a promise of an earlier day is kept in none', () => {
  const ask = { today: TODAY, seed: 1, notBefore: day('2027-05-15') }
  const forecast = forecastEnd(aSteadyPlan(2, 20), ask)
  assert.ok(forecast.ok)
  assert.equal(forecast.value.ends.in50?.toString(), '2027-05-15')
  assert.equal(forecast.value.keepsPromise, 0)
  const onTheDay = forecastEnd(aSteadyPlan(2, 20), { ...ask, notBefore: day('2027-03-31') })
  assert.ok(onTheDay.ok)
  assert.equal(onTheDay.value.keepsPromise, 1)
})

test('the same seed gives the same forecast and another seed nearly so', () => {
  const plan = anUnevenPlan(7, 40)
  const [one, same, other] = [11, 11, 12].map((seed) => forecastEnd(plan, { today: TODAY, seed }))
  assert.deepEqual(one, same)
  assert.ok(one?.ok && other?.ok)
  const apart = one.value.ends.in50?.until(other.value.ends.in50 ?? TODAY, { largestUnit: 'day' }).days ?? 999
  assert.ok(Math.abs(apart) <= 14, `${apart} days apart`)
})

test('the later quantile is never the earlier day, and an uneven pace spreads them', () => {
  const forecast = forecastEnd(anUnevenPlan(3, 40), { today: TODAY, seed: 5 })
  assert.ok(forecast.ok)
  const { in50, in85, in95 } = forecast.value.ends
  assert.ok(in50 && in85 && in95)
  assert.ok(Temporal.PlainDate.compare(in50, in85) < 0 && Temporal.PlainDate.compare(in85, in95) <= 0)
})

test('a plan that grows as fast as it is done does not end', () => {
  const grows = aSteadyPlan(2, 20).flatMap((action, at) =>
    at < 52
      ? [action, anAction({ addedOn: TODAY.subtract({ days: 7 * Math.floor(at / 2) + 2 }) })]
      : [action],
  )
  const forecast = forecastEnd(grows, { today: TODAY, seed: 1 })
  assert.ok(forecast.ok)
  assert.equal(forecast.value.ends.in85, null)
  assert.match(forecast.value.sentence, /cannot be said to end/)
})

test('what came in one day is the plan itself, so that an import does not put the end off by years', () => {
  const plan = anUnevenPlan(3, 32)
  const before = forecastEnd(plan, { today: TODAY, seed: 5 })
  const size = plan.length
  const brought = Array.from({ length: Math.round(size / 3) }, () =>
    anAction({ addedOn: TODAY, cameTogether: true }),
  )
  const after = forecastEnd([...plan, ...brought], { today: TODAY, seed: 5 })
  assert.ok(before.ok && after.ok)
  assert.equal(after.value.addedPerWeek, 0)
  assert.equal(after.value.donePerWeek, before.value.donePerWeek, 'what was finished is what was finished')
  assert.ok(
    after.value.sentence.includes(
      ` added. ${brought.length} more came in together: they count as the plan itself, and the weeks before them`,
    ),
  )
  const weeks = (end: Day | null) => (end === null ? Infinity : TODAY.until(end).total('days') / 7)
  const grown = weeks(after.value.ends.in50) / weeks(before.value.ends.in50)
  // A third more work with a third more people to do it, of which most is still to do.
  const expected = (32 + brought.length) / 32 / ((size + brought.length) / size)
  assert.ok(Math.abs(grown - expected) < 0.12, `${grown} times as long, ${expected} expected`)

  const asGrowth = brought.map((one) => ({ ...one, cameTogether: false }))
  const grows = forecastEnd([...plan, ...asGrowth], { today: TODAY, seed: 5 })
  assert.ok(grows.ok && grows.value.addedPerWeek > 0)
  assert.doesNotMatch(grows.value.sentence, /came in together/)
})

test('a plan most of which came in together is judged by the weeks since, and not before there are six', () => {
  const old = aSteadyPlan(1, 3)
  const broughtOn = (addedOn: Day, done: number) =>
    Array.from({ length: 100 }, (_, at) =>
      anAction({
        addedOn,
        cameTogether: true,
        doneOn: at < done ? TODAY.subtract({ days: (at % 56) + 1 }) : null,
      }),
    )
  const ask = { today: TODAY, seed: 1 }
  assert.deepEqual(forecastEnd([...old, ...broughtOn(TODAY.subtract({ weeks: 5 }), 0)], ask), {
    ok: false,
    refusal: 'too little history',
  })
  const since = forecastEnd([...old, ...broughtOn(TODAY.subtract({ weeks: 8 }), 56)], ask)
  assert.ok(since.ok)
  assert.equal(since.value.weeksSeen, 8)
  assert.ok(since.value.donePerWeek > 6, 'the weeks before it are not weeks in which nothing was done')
  const quarter = judgeLastQuarter([...old, ...broughtOn(TODAY.subtract({ weeks: 8 }), 56)], ask)
  assert.ok(quarter.ok)
  assert.equal(quarter.value.actual, 13, 'what came since could not have been foreseen')
})

test('what cannot be forecast is refused by name', () => {
  const ask = { today: TODAY, seed: 1 }
  assert.deepEqual(forecastEnd([anAction({ doneOn: TODAY })], ask), {
    ok: false,
    refusal: 'nothing left to do',
  })
  assert.deepEqual(forecastEnd([anAction({ addedOn: TODAY.subtract({ days: 20 }) })], ask), {
    ok: false,
    refusal: 'too little history',
  })
  assert.deepEqual(forecastEnd([anAction({})], ask), { ok: false, refusal: 'nothing finished yet' })
})

test('of plans whose pace does not change, about 85 in 100 end by the day given for 85', () => {
  const kept = Array.from({ length: 200 }, (_, at) => endsInTime(at + 1)).filter(Boolean).length / 200
  assert.ok(kept >= 0.75 && kept <= 0.95, `${kept} were kept`)
})

test('last quarter’s forecast is set beside what happened', () => {
  const steady = judgeLastQuarter(aSteadyPlan(2, 20), { today: TODAY, seed: 1 })
  assert.ok(steady.ok)
  assert.deepEqual([steady.value.middle, steady.value.actual, steady.value.isWithin], [26, 26, true])
  const stopped = aSteadyPlan(2, 20).map((action) =>
    action.doneOn !== null && action.doneOn.until(TODAY, { largestUnit: 'day' }).days < 90
      ? { ...action, doneOn: null }
      : action,
  )
  const missed = judgeLastQuarter(stopped, { today: TODAY, seed: 1 })
  assert.ok(missed.ok && !missed.value.isWithin)
  assert.match(missed.value.sentence, /outside what was foreseen/)
})

/** Weeks of 0 to 4 finished, by a small generator of the test's own. */
function anUnevenPlan(seed: number, left: number): readonly ForecastAction[] {
  const next = lcg(seed)
  const done = Array.from({ length: 26 }, (_, week) =>
    Array.from({ length: Math.floor(next() * 5) }, () =>
      anAction({ doneOn: TODAY.subtract({ days: 7 * week + 3 }) }),
    ),
  ).flat()
  return [...done, ...Array.from({ length: left }, () => anAction({}))]
}

function endsInTime(seed: number): boolean {
  const left = 30
  const forecast = forecastEnd(anUnevenPlan(seed, left), { today: TODAY, seed, runs: 400 })
  assert.ok(forecast.ok)
  const next = lcg(seed + 10_000)
  let weeks = 0
  for (let done = 0; done < left; weeks += 1) done += Math.floor(next() * 5)
  const given = forecast.value.ends.in85
  return given !== null && Temporal.PlainDate.compare(TODAY.add({ weeks }), given) <= 0
}

function lcg(seed: number): () => number {
  let state = seed * 2_654_435_761 + 12_345
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
