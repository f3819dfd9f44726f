import { addMonths, civilDayOf } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { CouncilPlan } from './generate-annex-a.ts'
import { episode, iso, planned } from './generate-cin-elements.ts'
import { writeElement } from './generate-element.ts'
import type { Element } from './generate-element.ts'
import { randomFrom } from './generate-random.ts'
import type { Random } from './generate-random.ts'
import { Truth } from './generate-truth.ts'
import type { TruthShare } from './generate-truth.ts'
import { addWorkingDaysTo } from './working-day-count.ts'

// A made-up council's CIN census without a fault in it, and what is true of it. The day is a 31 March.

export type MadeUpCensus = { readonly xml: string; readonly truth: ReadonlyMap<string, TruthShare> }

type MakingCensus = { readonly random: Random; readonly day: DayNumber; readonly truth: Truth }

export function generateCinCensus(plan: CouncilPlan): MadeUpCensus {
  const making = { random: randomFrom(plan.seed), day: plan.day, truth: new Truth() }
  const children = Array.from({ length: plan.children }, (_unused, number) =>
    makeChild(making, `${plan.prefix ?? ''}${100_000 + number}`),
  )
  const date = iso(plan.day)
  const header: Element = [
    'Header',
    [
      [
        'CollectionDetails',
        [
          ['Collection', 'CIN'],
          ['Year', String(civilDayOf(plan.day).year)],
          ['ReferenceDate', date],
        ],
      ],
      [
        'Source',
        [
          ['SourceLevel', 'L'],
          ['LEA', '999'],
          ['SerialNo', '001'],
          ['DateTime', `${date}T12:00:00`],
        ],
      ],
    ],
  ]
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n${writeElement(['Message', [header, ['Children', children]]], '')}`
  return { xml, truth: making.truth.all() }
}

function makeChild(making: MakingCensus, id: string): Element {
  const { random, day } = making
  const born = addMonths(day, -12 * random.whole(3, 16)) - random.whole(20, 340)
  const isDisabled = random.chance(0.1)
  return [
    'Child',
    [
      [
        'ChildIdentifiers',
        [
          ['LAchildID', id],
          ['UPN', `A${random.whole(10_000_000_000, 99_999_999_999)}4`],
          ['PersonBirthDate', iso(born)],
          ['Sex', random.pick(['M', 'F'])],
        ],
      ],
      [
        'ChildCharacteristics',
        [
          ['Ethnicity', random.pick(['WBRI', 'APKN', 'MWAS'])],
          ['Disabilities', [['Disability', isDisabled ? 'LD' : 'NONE']]],
        ],
      ],
      ...random.pick([referredOnly, assessedAndClosed, openNeed, onPlan, offPlan])(making, isDisabled),
    ],
  ]
}

// Twice in a few months, or once.
function referredOnly({ random, day, truth }: MakingCensus): readonly Element[] {
  const isTwice = random.chance(0.3)
  const on = day - random.whole(10, 120)
  const earlier = on - random.whole(30, 200)
  for (const isAgain of isTwice ? [false, true] : [false]) {
    truth.count('6')
    truth.share('7', isAgain)
    truth.share('8', true)
  }
  return (isTwice ? [earlier, on] : [on]).map((referred) => episode(referred, true, []))
}

function takeOn({ truth }: MakingCensus): void {
  truth.count('6')
  truth.share('7', false)
  truth.share('8', false)
  truth.count('25')
}

function assess(
  { random, day, truth }: MakingCensus,
  started: DayNumber,
): { readonly element: Element; readonly authorised: DayNumber } {
  let length = random.whole(3, 70)
  while (addWorkingDaysTo(started, length) > day) length = Math.floor(length / 2)
  const authorised = addWorkingDaysTo(started, length)
  truth.count('12')
  truth.share('13', length <= 45)
  const element: Element = [
    'Assessments',
    [
      ['AssessmentActualStartDate', iso(started)],
      ['AssessmentAuthorisationDate', iso(authorised)],
      [
        'FactorsIdentifiedAtAssessment',
        [
          ['AssessmentFactors', '4B'],
          ['AssessmentFactors', '3B'],
        ],
      ],
    ],
  ]
  return { element, authorised }
}

function assessedAndClosed(making: MakingCensus): readonly Element[] {
  const referred = making.day - making.random.whole(120, 350)
  takeOn(making)
  const { element, authorised } = assess(making, referred)
  making.truth.count('25b')
  return [episode(referred, false, [element], authorised, 'RC8')]
}

function openNeed(making: MakingCensus, isDisabled: boolean): readonly Element[] {
  const { random, day, truth } = making
  const isNew = random.chance(0.5)
  const referred = day - (isNew ? random.whole(0, 100) : random.whole(400, 900))
  if (isNew) takeOn(making)
  truth.count('23')
  truth.share('29b', isDisabled)
  if (!isNew)
    return [episode(referred, false, [['CINPlanDates', [['CINPlanStartDate', iso(referred + 60)]]]])]
  const isOpen = random.chance(0.3)
  if (!isOpen) return [episode(referred, false, [assess(making, referred).element])]
  truth.share('14', addWorkingDaysTo(referred, 46) <= day)
  return [episode(referred, false, [['Assessments', [['AssessmentActualStartDate', iso(referred)]]]])]
}

function enquire(
  { random, truth }: MakingCensus,
  started: DayNumber,
): { readonly element: Element; readonly conference: DayNumber } {
  const length = random.whole(5, 22)
  const conference = addWorkingDaysTo(started, length)
  truth.count('17')
  truth.share('18', true)
  truth.share('18b', false)
  truth.count('19')
  truth.share('20', length <= 15)
  return {
    conference,
    element: [
      'Section47',
      [
        ['S47ActualStartDate', iso(started)],
        ['InitialCPCtarget', iso(addWorkingDaysTo(started, 15))],
        ['DateOfInitialCPC', iso(conference)],
        ['ICPCnotRequired', '0'],
      ],
    ],
  }
}

// A plan with all its reviews, or with the last of them left out.
function onPlan(making: MakingCensus, isDisabled: boolean): readonly Element[] {
  const { random, day, truth } = making
  const isNew = random.chance(0.6)
  const referred = day - (isNew ? random.whole(40, 330) : random.whole(420, 900))
  if (isNew) takeOn(making)
  const enquiry = isNew ? enquire(making, referred) : null
  const started = enquiry?.conference ?? referred + 30
  const before = random.chance(0.3) ? 1 : 0
  const isTimely = random.chance(0.8)
  const reviews: DayNumber[] = []
  for (let due = addMonths(started, 3); due <= day; due = addMonths(due, 6)) reviews.push(due)
  truth.count('23')
  truth.share('29b', isDisabled)
  truth.count('30')
  if (isNew) truth.count('31')
  if (isNew) truth.share('32', before > 0)
  truth.share('34', day - started > 729)
  if (reviews.length > 0) truth.share('36', isTimely)
  const held = isTimely
    ? reviews
    : reviews.filter((review) => addMonths(review, 6) < day && review !== reviews.at(-1))
  return [
    episode(referred, false, [
      ...(enquiry === null ? [] : [enquiry.element]),
      planned(started, null, before, held),
    ]),
  ]
}

function offPlan(making: MakingCensus): readonly Element[] {
  const { random, day, truth } = making
  const ended = day - random.whole(10, 300)
  const length = random.pick([random.whole(400, 700), random.whole(740, 900)])
  const started = ended - length
  truth.count('25b')
  truth.count('31b')
  truth.share('35', length + 1 > 729)
  truth.share('40', false)
  return [episode(started - 20, false, [planned(started, ended, 0, [ended])], ended, 'RC7')]
}
