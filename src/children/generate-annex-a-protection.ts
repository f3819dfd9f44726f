import { formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import { inNeed, need, recentDay } from './generate-annex-a-need.ts'
import type { Making } from './generate-annex-a-need.ts'
import type { MadeUpChild } from './generate-person.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// Made-up lives from enquiry to plan: Lists 5 to 7.

type Enquiry = {
  readonly conference: DayNumber | null
  readonly discussed: DayNumber
  readonly plan: boolean
  readonly isDecided: boolean
  readonly inTime: boolean
}

function enquire(
  { random, truth, add }: Making,
  child: MadeUpChild,
  { conference, discussed, plan, isDecided, inTime }: Enquiry,
): void {
  const isRepeat = random.chance(0.2)
  add('List 5', child, {
    discussed: formatDayNumber(discussed),
    unnecessary: isDecided ? (conference === null ? 'a) Yes' : 'b) No') : '',
    conference: conference === null ? '' : formatDayNumber(conference),
    plan: conference === null ? '' : plan ? 'a) Yes' : 'b) No',
    before: isRepeat ? '1' : '0',
    conferences: '0',
  })
  truth.count('17')
  truth.share('22', isRepeat)
  if (isDecided) truth.share('18', conference !== null)
  if (isDecided) truth.share('18b', conference === null)
  if (conference === null) return
  truth.count('19')
  truth.share('20', inTime)
  truth.share('21', plan)
}

export function enquiryOnly(making: Making, child: MadeUpChild): void {
  const { random } = making
  const isDecided = random.chance(0.9)
  const discussed = recentDay(making, child, isDecided ? 10 : 0, isDecided ? 170 : 6)
  enquire(making, child, { conference: null, discussed, plan: false, isDecided, inTime: false })
  need(making, child, 'c) Child in need plan', discussed)
}

// A conference on a day, some working days after its strategy discussion. Answers the day of the discussion.
function confer(making: Making, child: MadeUpChild, conference: DayNumber, plan: boolean): DayNumber {
  const wanted = making.random.whole(5, 22)
  let discussed = conference
  while (addWorkingDaysTo(discussed, wanted) > conference) discussed -= 1
  // A conference on a Saturday is as many working days on as the Friday before it.
  enquire(making, child, { conference, discussed, plan, isDecided: true, inTime: wanted <= 15 })
  return discussed
}

export function conferenceWithoutPlan(making: Making, child: MadeUpChild): void {
  const conference = recentDay(making, child, 5, 120)
  const discussed = confer(making, child, conference, false)
  need(making, child, 'c) Child in need plan', discussed)
}

export function onPlan(making: Making, child: MadeUpChild): void {
  const { random, truth, add, day } = making
  const ago =
    random.chance(0.4) || child.days < 260
      ? random.whole(0, Math.min(125, child.days))
      : random.whole(200, Math.min(1_000, child.days))
  const started = day - ago
  const isNew = ago <= 125
  const before = random.chance(0.25) ? 1 : 0
  const needed = isNew ? confer(making, child, started, true) : started
  const reviewAgo =
    ago < 91
      ? null
      : Math.min(ago, random.pick([random.whole(0, 180), random.whole(0, 180), random.whole(190, 300)]))
  const visitAgo = Math.min(ago, random.whole(0, 60))
  const isAlone = random.chance(0.8)
  const isEmergency = random.chance(0.05)
  add('List 7', child, {
    started: formatDayNumber(started),
    abuse: 'a) Neglect',
    latestAbuse: random.pick(['a) Neglect', 'd) Emotional abuse']),
    visited: formatDayNumber(day - visitAgo),
    alone: isAlone ? 'a) Yes' : 'b) No',
    reviewed: reviewAgo === null ? '' : formatDayNumber(day - reviewAgo),
    emergency: isEmergency ? 'a) Yes' : 'b) No',
    before: String(before),
  })
  need(making, child, 'b) Child Protection plan', needed)
  truth.count('30')
  if (isNew) truth.count('31')
  if (isNew) truth.share('32', before > 0)
  truth.share('34', ago > 729)
  if (reviewAgo !== null) truth.share('36', reviewAgo <= 183 || ago <= 91)
  truth.share('38', isAlone)
  truth.share('39b', isEmergency)
}

export function offPlan(making: Making, child: MadeUpChild): void {
  const { random, truth, add, day } = making
  const endedAgo = Math.min(random.whole(0, 170), child.days)
  const ended = day - endedAgo
  const length = Math.min(
    random.pick([random.whole(20, 85), random.whole(200, 700), random.whole(740, 1_000)]),
    child.days - endedAgo,
  )
  // A plan that began within the six months would need its conference too: only longer ones are made up.
  const started = day - endedAgo - length
  if (day - started < 200) return inNeed(making, child)
  add('List 7', child, {
    started: formatDayNumber(started),
    abuse: 'b) Physical abuse',
    latestAbuse: 'b) Physical abuse',
    visited: formatDayNumber(Math.max(started, ended - 3)),
    alone: 'a) Yes',
    reviewed: formatDayNumber(ended),
    ended: formatDayNumber(ended),
    emergency: 'b) No',
    before: '0',
  })
  need(making, child, 'c) Child in need plan', started)
  truth.count('31b')
  truth.share('35', length + 1 > 729)
  truth.share('40', length < 91)
}
