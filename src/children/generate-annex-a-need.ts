import { SOURCE } from './annex-a-codes.ts'
import { formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { MadeUpChild } from './generate-person.ts'
import type { Random } from './generate-random.ts'
import type { Truth } from './generate-truth.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// Made-up lives from contact to need: Lists 1 to 4 and 6.

/** One council in the making: who is being made up, and where their rows go. */
export type Making = {
  readonly random: Random
  readonly day: DayNumber
  readonly truth: Truth
  readonly add: (list: string, child: MadeUpChild | null, cells: Readonly<Record<string, string>>) => void
}

/** A day within the six months, or null where the child is younger than that day. */
export function recentDay({ random, day }: Making, child: MadeUpChild, least = 0, most = 178): DayNumber {
  return day - Math.min(random.whole(least, most), child.days)
}

export function contactOnly(making: Making, child: MadeUpChild): void {
  const { random, truth } = making
  const times = random.chance(0.15) ? 2 : 1
  const first = recentDay(making, child, 60)
  for (let time = 0; time < times; time += 1) contact(making, child, first + time * random.whole(1, 40))
  truth.share('4', times > 1)
  truth.share('3', false)
}

function contact({ random, truth, add, day }: Making, child: MadeUpChild, on: DayNumber): void {
  add('List 1', child, {
    contact: formatDayNumber(Math.min(on, day)),
    source: random.pick(SOURCE.codes).text,
  })
  truth.count('1')
}

export function earlyHelp(making: Making, child: MadeUpChild): void {
  const { random, truth, add, day } = making
  const isOpen = random.chance(0.4)
  const started = day - Math.min(random.whole(isOpen ? 5 : 30, isOpen ? 300 : 170), child.days)
  const completed = Math.min(day, started + random.whole(5, 25))
  add('List 2', child, {
    started: formatDayNumber(started),
    completed: isOpen ? '' : formatDayNumber(completed),
    organisation: random.pick(['School', 'Family hub', 'Health visiting']),
  })
  truth.count('5')
  if (isOpen) truth.count('5b')
}

// Every referral comes by a contact of the same day.
function refer(making: Making, child: MadeUpChild, isNfa: boolean, on: DayNumber, before: number): void {
  const { random, truth, add } = making
  contact(making, child, on)
  truth.share('3', true)
  truth.share('4', false)
  add('List 3', child, {
    referred: formatDayNumber(on),
    source: random.pick(SOURCE.codes).text,
    nfa: isNfa ? 'a) Yes' : 'b) No',
    before: String(before),
  })
  truth.count('6')
  truth.share('7', before > 0)
  truth.share('8', isNfa)
}

export function referredOnly(making: Making, child: MadeUpChild): void {
  const { random, truth, add, day } = making
  const isTwice = random.chance(0.1) && child.days > 400
  const on = isTwice ? day - random.whole(0, 90) : recentDay(making, child)
  const before = isTwice ? random.whole(1, 4) : random.chance(0.15) ? random.whole(1, 4) : 0
  refer(making, child, true, on, before)
  truth.share('9', false)
  if (!isTwice) return
  // The earlier of two referrals carries the same count, which is of the latest.
  const earlier = formatDayNumber(day - random.whole(120, 178))
  add('List 3', child, {
    referred: earlier,
    source: random.pick(SOURCE.codes).text,
    nfa: 'a) Yes',
    before: String(before),
  })
  truth.count('6')
  truth.share('8', true)
  truth.share('9', false)
}

export function assessedAndClosed(making: Making, child: MadeUpChild): void {
  const { day, random, truth, add } = making
  const referred = recentDay(making, child, 110)
  refer(making, child, false, referred, random.chance(0.2) ? 1 : 0)
  const authorised = assess(making, child, referred, false)
  truth.share('9', true)
  add('List 6', child, {
    started: formatDayNumber(referred),
    need: 'N1 - Abuse or neglect',
    seen: formatDayNumber(Math.min(day, referred + 1)),
    closed: formatDayNumber(authorised),
    reason: 'RC8 - Case closed after assessment, no further action',
    status: 'e) Closed episode',
  })
  truth.count('25')
  truth.count('25b')
}

/** A finished assessment from a day, of 3 to 70 working days. Answers the day it was authorised. */
export function assess(
  { random, truth, add, day }: Making,
  child: MadeUpChild,
  started: DayNumber,
  support: boolean,
): DayNumber {
  let length = random.whole(3, 70)
  // A child born or referred last week cannot have been assessed for longer than that.
  while (addWorkingDaysTo(started, length) > day) length = Math.floor(length / 2)
  const authorised = addWorkingDaysTo(started, length)
  const seen = random.chance(0.9)
  add('List 4', child, {
    started: formatDayNumber(started),
    seen: seen ? 'a) Yes' : 'b) No',
    authorised: formatDayNumber(authorised),
    support: support ? 'a) Yes' : 'b) No',
  })
  truth.count('12')
  truth.share('13', length <= 45)
  truth.share('15', seen)
  truth.share('16', support)
  return authorised
}

export function beingAssessed(making: Making, child: MadeUpChild): void {
  const { random, truth, add, day } = making
  const length = Math.min(random.whole(1, 75), Math.floor(child.days / 2))
  let started = day
  while (addWorkingDaysTo(started, length) > day) started -= 1
  refer(making, child, false, started, random.chance(0.2) ? 1 : 0)
  truth.share('9', false)
  add('List 4', child, { started: formatDayNumber(started) })
  truth.share('14', length > 45)
  need(making, child, 'd) Open assessment', started)
}

/** An open episode of need under a status, begun on a day. */
export function need(
  { random, truth, add, day }: Making,
  child: MadeUpChild,
  status: string,
  started: DayNumber,
): void {
  const seenAgo = Math.min(
    random.pick([random.whole(0, 42), random.whole(0, 42), random.whole(43, 200)]),
    day - started,
  )
  const hasWorker = random.chance(0.97)
  add('List 6', child, {
    started: formatDayNumber(started),
    need: 'N1 - Abuse or neglect',
    seen: formatDayNumber(day - seenAgo),
    status,
    worker: hasWorker ? child.worker : 'Duty team',
  })
  truth.count('23')
  if (status.startsWith('c)')) truth.count('24')
  if (day - started <= 178) truth.count('25')
  truth.share('27', seenAgo <= 42)
  truth.share('28', !hasWorker)
  truth.share('29b', child.isDisabled)
}

export function inNeed(making: Making, child: MadeUpChild): void {
  const { random, day } = making
  need(making, child, 'c) Child in need plan', olderDay(random, day, child))
}

/** Either well within the six months or well before them. */
export function olderDay(random: Random, day: DayNumber, child: MadeUpChild): DayNumber {
  const ago =
    random.chance(0.4) || child.days < 260
      ? random.whole(0, Math.min(178, child.days))
      : random.whole(200, Math.min(1_500, child.days))
  return day - ago
}
