import { ANNEX_A } from './annex-a-lists.ts'
import type { DayNumber } from './day-number.ts'
import { makeCareChild } from './generate-annex-a-care.ts'
import { makeAdopter, makeAdoption, makeLeaver } from './generate-annex-a-leavers.ts'
import {
  assessedAndClosed,
  beingAssessed,
  contactOnly,
  earlyHelp,
  inNeed,
  referredOnly,
} from './generate-annex-a-need.ts'
import type { Making } from './generate-annex-a-need.ts'
import { conferenceWithoutPlan, enquiryOnly, offPlan, onPlan } from './generate-annex-a-protection.ts'
import { makeUpChild } from './generate-person.ts'
import type { MadeUpChild } from './generate-person.ts'
import { randomFrom } from './generate-random.ts'
import { Truth } from './generate-truth.ts'
import type { TruthShare } from './generate-truth.ts'

// A whole made-up council's Annex A without a fault in it, and what is true of it.

export type CouncilPlan = {
  readonly seed: number
  readonly day: DayNumber
  /** How many children the council knows; there are some two and a half rows for each. */
  readonly children: number
  /** Put before each identifier, so that several councils can be put together. */
  readonly prefix?: string
  readonly layout?: '2019' | '2024'
}

export type MadeUpList = {
  readonly name: string
  readonly headings: readonly string[]
  readonly keys: readonly string[]
  readonly rows: string[][]
}

export type MadeUpAnnexA = {
  readonly lists: readonly MadeUpList[]
  readonly truth: ReadonlyMap<string, TruthShare>
}

type Life = (making: Making, child: MadeUpChild) => void

// How children come to be known, in rough proportion to a northern borough's.
const LIVES: readonly (readonly [number, Life])[] = [
  [30, contactOnly],
  [8, earlyHelp],
  [14, referredOnly],
  [10, assessedAndClosed],
  [4, beingAssessed],
  [10, inNeed],
  [3, enquiryOnly],
  [2, conferenceWithoutPlan],
  [5, onPlan],
  [3, offPlan],
  [7, (making, child) => makeCareChild(making, child, 'open')],
  [2, (making, child) => makeCareChild(making, child, 'ceased')],
]

export function generateAnnexA(plan: CouncilPlan): MadeUpAnnexA {
  const random = randomFrom(plan.seed)
  const truth = new Truth()
  const lists = emptyLists(plan.layout ?? '2024')
  const add: Making['add'] = (name, child, cells) => {
    const list = lists.find((one) => one.name === name)
    const all: Readonly<Record<string, string>> = {
      ...child?.cells,
      team: child?.team ?? '',
      worker: child?.worker ?? '',
      ...cells,
    }
    list?.rows.push(list.keys.map((key) => all[key] ?? ''))
  }
  const making: Making = { random, day: plan.day, truth, add }
  const total = LIVES.reduce((sum, [weight]) => sum + weight, 0)
  const idOf = (number: number) => `${plan.prefix ?? ''}${100_000 + number}`
  for (let number = 0; number < plan.children; number += 1)
    pickLife(random.whole(1, total))(making, makeUpChild(random, idOf(number), plan.day))
  makeOlder(making, plan, idOf)
  return { lists, truth: truth.all() }
}

function makeOlder(
  making: Making,
  { children, day, layout }: CouncilPlan,
  idOf: (number: number) => string,
): void {
  const { random } = making
  const leavers = Math.ceil(children / 30)
  for (let number = 0; number < leavers; number += 1)
    makeLeaver(making, makeUpChild(random, idOf(children + number), day, [18, 21]), layout ?? '2024')
  const adoptions = Math.ceil(children / 200)
  for (let number = 0; number < adoptions; number += 1) {
    makeAdoption(making, makeUpChild(random, idOf(children + leavers + number), day, [3, 8]))
    makeAdopter(making, `${idOf(number)}-A`)
  }
}

function pickLife(drawn: number): Life {
  let left = drawn
  for (const [weight, life] of LIVES) {
    left -= weight
    if (left <= 0) return life
  }
  throw new Error('the weights do not add up')
}

function emptyLists(layout: '2019' | '2024'): readonly MadeUpList[] {
  return ANNEX_A.lists.map((list) => {
    const columns = list.columns.filter(
      (column) => layout === '2024' || !(list.newer ?? []).includes(column.key),
    )
    return {
      name: list.name,
      headings: columns.map((column) => column.heading),
      keys: columns.map((column) => column.key),
      rows: [],
    }
  })
}
