import { ACCOMMODATION, ACTIVITY } from './annex-a-leaver-codes.ts'
import { formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { Making } from './generate-annex-a-need.ts'
import type { MadeUpChild } from './generate-person.ts'

// Made-up care leavers, adoptions and adopters: Lists 9 to 11.

export function addAdoption(
  { add, truth }: Making,
  child: MadeUpChild,
  entered: DayNumber,
  adopted: DayNumber,
): void {
  const step = Math.floor((adopted - entered) / 5)
  const cells = {
    entered,
    decided: entered + step,
    ordered: entered + 2 * step,
    matched: entered + 3 * step,
    placed: entered + 4 * step,
    adopted,
  }
  add('List 10', child, {
    family: `F${child.id}`,
    ...Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, formatDayNumber(value)])),
  })
  truth.sum('60', 4 * step)
  truth.sum('60b', step)
}

/** A child adopted within the year but longer ago than six months, so in List 10 alone. */
export function makeAdoption(making: Making, child: MadeUpChild): void {
  const adopted = making.day - making.random.whole(200, 340)
  addAdoption(making, child, child.born + 30, adopted)
}

export function makeAdopter({ random, add, day }: Making, id: string): void {
  const start = day - random.whole(500, 900)
  const steps = [
    'enquired',
    'stage1Started',
    'stage1Ended',
    'stage2Started',
    'stage2Ended',
    'approved',
    'matched',
    'placed',
  ] as const
  const days = Object.fromEntries(steps.map((step, at) => [step, formatDayNumber(start + at * 40)]))
  add('List 11', null, {
    adopter: id,
    family: `F${id}`,
    gender: 'b) Female',
    ethnicity: 'a) WBRI',
    disability: 'b) No',
    fostering: 'No',
    ...days,
    children: '1',
  })
}

export function makeLeaver(
  { random, truth, add, day }: Making,
  child: MadeUpChild,
  layout: '2019' | '2024',
): void {
  const touch = random.pick(['a) Yes', 'a) Yes', 'a) Yes', 'a) Yes', 'b) No', 'c) Died', 'f) Rhom'])
  const isInTouch = touch.startsWith('a)')
  const isSuitable = random.chance(0.85)
  const activity = random.pick(ACTIVITY.codes)
  const reviewAgo = random.pick([random.whole(0, 180), random.whole(190, 400)])
  // A young person without an adviser is a finding, so a council without fault has none.
  const hasAdviser = true
  add('List 9', child, {
    uasc: 'b) No',
    adviser: hasAdviser ? `Adviser ${random.whole(1, 9)}` : '',
    eligibility: 'b) Former relevant child',
    pathway: formatDayNumber(day - reviewAgo),
    touch,
    contacted: formatDayNumber(day - random.whole(0, 60)),
    accommodation: isInTouch ? random.pick(ACCOMMODATION.codes).text : '',
    suitable: isInTouch ? (isSuitable ? 'a) Suitable' : 'b) Unsuitable') : '',
    activity: isInTouch ? activity.text : '',
  })
  if (layout === '2024') truth.share('64', reviewAgo <= 183)
  if (layout === '2024') truth.share('64b', hasAdviser)
  if (touch.startsWith('c)') || touch.startsWith('f)')) return
  for (const group of child.age <= 18 ? ['', ':17-18'] : ['', ':19-21']) {
    truth.share(`61${group}`, isInTouch)
    truth.share(`62${group}`, isInTouch && isSuitable)
    truth.share(`63${group}`, isInTouch && /^[FP]/.test(activity.inner))
    truth.share(`63b${group}`, isInTouch && activity.inner.startsWith('G'))
    truth.share(`63c${group}`, isInTouch && activity.inner.endsWith('1'))
  }
}
