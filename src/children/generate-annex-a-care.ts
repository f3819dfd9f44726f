import type { DayNumber } from './day-number.ts'
import { addMonths, formatDayNumber } from './day-number.ts'
import { addAdoption } from './generate-annex-a-leavers.ts'
import { need } from './generate-annex-a-need.ts'
import type { MadeUpChild } from './generate-person.ts'
import type { Making } from './generate-annex-a-need.ts'

// Made-up children in care: List 8.

const LEGAL = ['C1: ICO', 'C2: FCO', 'V2: Single period under S20']
const PLACEMENTS = [
  ['d) U4: Foster placement - long term', 'b) PR1: Own provision'],
  ['f) U6: Foster placement - not FFA', 'e) PR4: Private provision'],
  ['p) K2: Children’s Homes', 'e) PR4: Private provision'],
  ['k) P1: Placed with parents', 'a) PR0: Parents/Parental responsibility'],
] as const
const TWO_YEARS = 750
const LONG_IN_CARE = 940

export function makeCareChild(making: Making, child: MadeUpChild, state: 'open' | 'ceased'): void {
  const { random, truth, add, day } = making
  const endedAgo = state === 'open' ? 0 : Math.min(random.whole(0, 170), child.days)
  // Well within the six months, or well before them: never near an edge that a count turns on.
  const ago =
    random.chance(0.25) || child.days < 260
      ? Math.min(random.whole(endedAgo, Math.max(endedAgo, 178)), child.days)
      : startedAgo(making, child)
  const started = day - ago
  const [placement, provider] = random.pick(PLACEMENTS)
  const placedAgo = Math.max(
    endedAgo,
    Math.min(ago, random.pick([random.whole(0, 300), random.whole(TWO_YEARS, 1_400)])),
  )
  const isAgain = random.chance(0.1)
  const isUasc = child.age >= 12 && random.chance(0.1)
  const isOut = random.chance(0.4)
  const placements = random.pick([1, 1, 1, 1, 2, 2, 3, 4])
  const isAdopted = state === 'ceased' && random.chance(0.2)
  const reason = isAdopted
    ? 'a) E11: Adopted - application unopposed'
    : random.pick([
        'e) E4A: Returned home to live with parents or relatives - part of planning',
        'k) E47: Special Guardianship Orders - relative/friend',
      ])
  const timely = state === 'open' ? makeTimely(making, child, ago) : {}
  const missing = state === 'open' ? makeMissing(making) : { missing: '0', absent: '0' }
  add('List 8', child, {
    uasc: isUasc ? 'a) Yes' : 'b) No',
    started: formatDayNumber(started),
    need: 'N1 - Abuse or neglect',
    again: isAgain ? 'a) Yes' : 'b) No',
    legalStarted: formatDayNumber(started),
    legal: random.pick(LEGAL),
    placements: String(placements),
    ceased: state === 'ceased' ? formatDayNumber(day - endedAgo) : '',
    reason: state === 'ceased' ? reason : '',
    placed: formatDayNumber(day - placedAgo),
    placement,
    provider,
    postcode: `ZZ${random.whole(1, 9)} ${random.whole(1, 9)}ZZ`,
    location: isOut ? 'b) Out' : 'a) In',
    authority: isOut ? 'Elsewhere' : 'Home',
    ...timely,
    ...missing,
  })
  if (ago <= 178) {
    truth.count('42')
    truth.share('43', isAgain)
  }
  if (state === 'ceased') {
    truth.count('42b')
    truth.share('59', isAdopted)
    truth.share('59b', reason.includes('E47'))
    closeNeed(making, child, started, day - endedAgo, isAdopted)
    if (isAdopted) addAdoption(making, child, started, day - endedAgo)
    return
  }
  need(making, child, 'a) Looked after child', started)
  truth.count('41')
  if (isUasc) truth.count('42c')
  truth.share('45', placements >= 3)
  truth.share('48', isOut)
  if (child.age < 16 && ago >= LONG_IN_CARE) truth.share('46', placedAgo >= TWO_YEARS)
}

// Between 200 days and the child's life, but not within weeks of a year or of two and a half.
function startedAgo({ random }: Making, child: MadeUpChild): number {
  const ago = random.whole(200, Math.min(2_500, child.days))
  if (ago > 340 && ago < 390) return 320
  return ago > 880 && ago < LONG_IN_CARE ? 860 : ago
}

function makeTimely(
  { random, truth, day }: Making,
  child: MadeUpChild,
  ago: number,
): Readonly<Record<string, string>> {
  const reviewAgo = Math.min(
    ago,
    random.pick([random.whole(0, 180), random.whole(0, 180), random.whole(190, 300)]),
  )
  const visitAgo = Math.min(
    ago,
    random.pick([random.whole(0, 42), random.whole(0, 42), random.whole(43, 120)]),
  )
  const hasPlan = random.chance(0.9)
  const healthAgo = random.pick([random.whole(10, 170), random.whole(195, 355), random.whole(375, 500)])
  const dentalAgo = random.pick([random.whole(10, 355), random.whole(10, 355), random.whole(375, 500)])
  const contactAgo = random.chance(0.7) ? random.whole(0, reviewAgo) : Math.min(ago, reviewAgo + 1)
  if (ago >= 28) truth.share('49', reviewAgo <= 183)
  truth.share('50', visitAgo <= 42)
  truth.share('51b', contactAgo <= reviewAgo)
  if (addMonths(day - ago, 4) <= day) truth.share('51', hasPlan)
  if (ago >= 390) {
    truth.share('52', healthAgo <= (child.age < 5 ? 170 : 355))
    truth.share('53', dentalAgo <= 355)
  }
  const before = (days: number) => formatDayNumber(day - days)
  return {
    reviewed: before(reviewAgo),
    visited: before(visitAgo),
    permanence: hasPlan ? random.pick(['a) Return to family', 'f) Long-term fostering']) : '',
    contacted: before(contactAgo),
    // A child new to care may have seen a doctor before it; an infant not before birth.
    health: before(Math.min(healthAgo, child.days)),
    dental: before(Math.min(dentalAgo, child.days)),
  }
}

function makeMissing({ random, truth }: Making): Readonly<Record<string, string>> {
  const times = random.chance(0.12) ? random.whole(1, 6) : 0
  const isOffered = random.chance(0.8)
  const isAccepted = random.chance(0.6)
  truth.share('56', times > 0)
  truth.count('56b', times)
  if (times > 0) truth.share('57', isOffered)
  if (times > 0 && isOffered) truth.share('57b', isAccepted)
  if (times === 0) return { missing: '0', absent: '0' }
  return {
    missing: String(times),
    absent: '0',
    offered: isOffered ? 'a) Yes' : 'b) No',
    accepted: isOffered ? (isAccepted ? 'a) Yes' : 'b) No') : '',
  }
}

function closeNeed(
  { truth, add, day }: Making,
  child: MadeUpChild,
  started: DayNumber,
  ended: DayNumber,
  isAdopted: boolean,
): void {
  add('List 6', child, {
    started: formatDayNumber(started),
    need: 'N1 - Abuse or neglect',
    seen: formatDayNumber(ended),
    closed: formatDayNumber(ended),
    reason: isAdopted
      ? 'RC1 - Adopted'
      : 'RC7 - Services ceased for any other reason, including child no longer in need',
    status: 'e) Closed episode',
  })
  if (day - started <= 178) truth.count('25')
  truth.count('25b')
}
