import { addMonths, ageOn, formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { CouncilPlan, MadeUpList } from './generate-annex-a.ts'
import { randomFrom } from './generate-random.ts'
import type { Random } from './generate-random.ts'
import { Truth } from './generate-truth.ts'
import type { TruthShare } from './generate-truth.ts'
import { SSDA903 } from './ssda903-lists.ts'
import { ETHNIC, NEED } from './ssda903-codes.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// A made-up council's SSDA903 return without a fault in it, and what is true of it. The day is a 31 March.

export type MadeUp903 = {
  readonly lists: readonly MadeUpList[]
  readonly truth: ReadonlyMap<string, TruthShare>
}

type Making903 = {
  readonly random: Random
  readonly day: DayNumber
  readonly truth: Truth
  readonly add: (list: string, cells: Readonly<Record<string, string>>) => void
}

const USED = [
  'Header',
  'Episodes',
  'Reviews',
  'UASC',
  'OC2',
  'OC3',
  'Previous permanence',
  'Missing',
  'Social workers',
]

export function generateSsda903(plan: CouncilPlan): MadeUp903 {
  const random = randomFrom(plan.seed)
  const truth = new Truth()
  const lists = SSDA903.lists
    .filter((list) => USED.includes(list.name))
    .map((list): MadeUpList => {
      const columns = list.columns.filter((column) => !column.optional)
      return {
        name: list.name,
        headings: columns.map((column) => column.heading),
        keys: columns.map((column) => column.key),
        rows: [],
      }
    })
  const add: Making903['add'] = (name, cells) => {
    const list = lists.find((one) => one.name === name)
    list?.rows.push(list.keys.map((key) => cells[key] ?? ''))
  }
  const making = { random, day: plan.day, truth, add }
  for (let number = 0; number < plan.children; number += 1)
    makeChild(making, `${plan.prefix ?? ''}${100_000 + number}`)
  for (let number = 0; number < plan.children / 20; number += 1)
    makeLeaver(making, `${plan.prefix ?? ''}${900_000 + number}`)
  return { lists, truth: truth.all() }
}

function makeChild(making: Making903, child: string): void {
  const { random, day, truth, add } = making
  const age = random.whole(1, 16)
  const born = addMonths(day, -12 * age) - random.whole(20, 340)
  const isOpen = random.chance(0.75)
  const life = day - born
  // Well inside the year or well before it, and not within weeks of two and a half.
  const ago = random.pick(
    [random.whole(40, 320), random.whole(420, 860), random.whole(960, 2_000)]
      .filter((days) => days < life - 10)
      .concat(Math.min(40, life - 5)),
  )
  const endedAgo = isOpen ? 0 : random.whole(1, Math.min(300, ago - 1))
  const began = day - ago
  const cells = { child, born: formatDayNumber(born), sex: random.pick(['M', 'F']) }
  add('Header', {
    ...cells,
    ethnicity: random.pick(ETHNIC.codes).text,
    upn: `A${String(random.whole(10_000_000_000, 99_999_999_999))}4`,
  })
  add('Previous permanence', { ...cells, previous: 'Z1' })
  const moves = makeEpisodes(making, child, began, day - endedAgo, isOpen)
  makeReviews(making, cells, began, day - endedAgo, isOpen)
  if (ago <= 360) truth.count('42')
  if (!isOpen) {
    truth.count('42b')
    return
  }
  truth.count('41')
  truth.share('45', moves.placementsInYear >= 3)
  if (age < 16 && ago >= 960) truth.share('46', moves.lastPlacedAgo >= 760)
  makeHealth(making, cells, ago)
  makeMissing(making, cells, began)
}

/** Up to four placements that follow one another. Answers what the counts turn on. */
function makeEpisodes(
  { random, day, add }: Making903,
  child: string,
  began: DayNumber,
  ended: DayNumber,
  isOpen: boolean,
): { readonly placementsInYear: number; readonly lastPlacedAgo: number } {
  const length = ended - began
  // Either the child never moved, or moved within the last year: so that two years in one place is certain either way.
  const moves = length > 60 && random.chance(0.5) ? random.whole(1, 3) : 0
  const step = Math.floor(Math.min(length, 300) / (moves + 2))
  const starts = Array.from({ length: moves + 1 }, (_unused, at) =>
    at === 0 ? began : ended - step * (moves + 1 - at),
  )
  starts.forEach((start, at) => {
    const next = starts[at + 1]
    const end = next ?? (isOpen ? null : ended)
    add('Episodes', {
      child,
      began: formatDayNumber(start),
      reason: at === 0 ? 'S' : 'P',
      legal: 'C2',
      need: random.pick(NEED.codes).text,
      place: 'U6',
      provider: 'PR1',
      ended: end === null ? '' : formatDayNumber(end),
      ceased: end === null ? '' : next === undefined ? 'E4A' : 'X1',
      change: next === undefined ? '' : 'PLACE',
      home: 'ZZ1 1ZZ',
      postcode: `ZZ${at + 1} 2ZZ`,
      urn: String(1_000_000 + at),
    })
  })
  const yearAgo = addMonths(day, -12)
  const inYear = starts.filter((_start, at) => (starts[at + 1] ?? day + 1) > yearAgo)
  return { placementsInYear: inYear.length, lastPlacedAgo: day - (starts.at(-1) ?? began) }
}

function makeReviews(
  { random, day, truth, add }: Making903,
  cells: Readonly<Record<string, string>>,
  began: DayNumber,
  ended: DayNumber,
  isOpen: boolean,
): void {
  const isTimely = random.chance(0.85)
  const dates: DayNumber[] = []
  let due = addWorkingDaysTo(began, 20)
  for (let place = 0; due <= ended; place += 1) {
    dates.push(due - Math.min(3, due - began))
    due = addMonths(dates.at(-1) ?? due, place === 0 ? 3 : 6)
  }
  // The late ones have had no review for more than six months.
  const held = isTimely ? dates : dates.filter((date) => date < day - 200)
  for (const date of held) add('Reviews', { ...cells, reviewed: formatDayNumber(date), code: 'PN1' })
  if (isOpen && day - began >= 28) truth.share('49', held.length === dates.length)
}

function makeHealth(
  { random, truth, add, day }: Making903,
  cells: Readonly<Record<string, string>>,
  ago: number,
): void {
  const yes = (share: number) => (random.chance(share) ? '1' : '0')
  const flags = {
    health: yes(0.9),
    teeth: yes(0.8),
    immunised: yes(0.85),
    convicted: yes(0.03),
    misuse: yes(0.05),
    healthCheck: yes(0.9),
    received: '0',
    offered: '0',
  }
  add('OC2', { ...cells, score: String(random.whole(0, 40)), ...flags })
  if (addMonths(day - ago, 12) > day) return
  truth.share('52', flags.health === '1')
  truth.share('53', flags.teeth === '1')
  truth.share('54', flags.immunised === '1')
  truth.share('54c', flags.misuse === '1')
  truth.share('54d', flags.convicted === '1')
}

function makeMissing(
  { random, truth, add, day }: Making903,
  cells: Readonly<Record<string, string>>,
  began: DayNumber,
): void {
  const times = random.chance(0.1) ? random.whole(1, 4) : 0
  truth.share('56', times > 0)
  truth.count('56b', times)
  for (let time = 0; time < times; time += 1) {
    const start = Math.max(began, day - 300 + time * 30)
    add('Missing', {
      ...cells,
      kind: 'M',
      began: formatDayNumber(start + time),
      ended: formatDayNumber(start + time + 2),
    })
  }
  const workers = random.whole(1, 4)
  for (let worker = 0; worker < workers; worker += 1)
    add('Social workers', {
      ...cells,
      worker: `SW${random.whole(1, 9)}${worker}`,
      began: formatDayNumber(began + worker),
      ended: worker === workers - 1 ? '' : formatDayNumber(Math.max(began + worker, day - 30)),
      reason: worker === workers - 1 ? '' : 'MANAGE',
    })
  truth.share('55', workers >= 3)
}

function makeLeaver({ random, day, truth, add }: Making903, child: string): void {
  const born = addMonths(day, -12 * random.whole(17, 21)) - random.whole(20, 340)
  const sex = random.pick(['M', 'F'])
  const isInTouch = random.chance(0.85)
  const activity = random.pick(['F1', 'F2', 'F5', 'G5', 'G6', 'P2'])
  const isSuitable = random.chance(0.8)
  const cells = { child, born: formatDayNumber(born), sex }
  add('Header', { ...cells, ethnicity: 'WBRI', upn: 'UN5' })
  add('OC3', {
    ...cells,
    touch: isInTouch ? 'YES' : 'NO',
    activity: isInTouch ? activity : '0',
    accommodation: isInTouch ? (isSuitable ? 'U1' : 'U2') : '0',
  })
  for (const group of ageOn(born, day) <= 18 ? ['', ':17-18'] : ['', ':19-21']) {
    truth.share(`61${group}`, isInTouch)
    truth.share(`62${group}`, isInTouch && isSuitable)
    truth.share(`63${group}`, isInTouch && !activity.startsWith('G'))
    truth.share(`63b${group}`, isInTouch && activity.startsWith('G'))
    truth.share(`63c${group}`, isInTouch && activity === 'F1')
  }
}
