import assert from 'node:assert/strict'
import { mayDo } from '../shared/permissions.ts'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA, type MadeUpList } from './generate-annex-a.ts'
import { followJourney, type Journey, type JourneyStep, type Stage, spreadOf } from './journey.ts'
import { showOutside, showWhole } from './journey-shown.ts'
import { readMadeUp } from './made-up-reading.ts'

const DAY = dayNumberOf(2026, 3, 31)

/** Lists with these rows alone; each row gives what matters by key. */
function follow(rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>): Journey {
  const lists: readonly MadeUpList[] = ANNEX_A.lists.map(({ name, columns }) => ({
    name,
    headings: columns.map((column) => column.heading),
    keys: columns.map((column) => column.key),
    rows: (rows[name] ?? []).map((row) => columns.map((column) => row[column.key] ?? '')),
  }))
  const { tables } = readMadeUp(ANNEX_A, lists)
  const journey = tables === null ? null : followJourney(tables, DAY)
  assert.ok(journey !== null)
  return journey
}

function stepOf(journey: Journey, stage: Stage): JourneyStep {
  const step = journey.steps.find((one) => one.stage === stage)
  assert.ok(step !== undefined)
  return step
}

describe('the child’s journey', () => {
  it('follows each child from the first time in the period to the next stage on that day or later', () => {
    const journey = follow({
      'List 1': [
        { child: 'A', contact: '05/01/2026' },
        { child: 'A', contact: '20/01/2026' },
        { child: 'B', contact: '10/01/2026' },
        { child: 'C', contact: '10/06/2025' },
      ],
      'List 3': [
        { child: 'A', referred: '25/01/2026', nfa: 'b) No' },
        { child: 'B', referred: '09/01/2026', nfa: 'b) No' },
        { child: 'D', referred: '01/02/2026', nfa: 'a) Yes' },
      ],
      'List 4': [{ child: 'A', started: '27/01/2026' }],
    })
    const contact = stepOf(journey, 'contact')
    assert.deepEqual([contact.children, contact.wentOn, contact.waiting], [2, 1, null])
    const referral = stepOf(journey, 'referral')
    assert.deepEqual([referral.children, referral.wentOn, referral.waiting], [3, 1, 1])
    assert.deepEqual(referral.taken, { of: 1, median: 5, ninetieth: 5 })
    assert.deepEqual(referral.waited, { of: 1, median: 81, ninetieth: 81 })
    const assessment = stepOf(journey, 'assessment')
    assert.deepEqual([assessment.children, assessment.waiting], [1, 1])
  })

  it('says how long those who left had been in care, though they came before the period', () => {
    const journey = follow({
      'List 8': [
        { child: 'A', started: '31/12/2025', ceased: '10/01/2026' },
        { child: 'B', started: '01/01/2020', ceased: '02/01/2026' },
        { child: 'C', started: '01/01/2026' },
      ],
    })
    assert.deepEqual(stepOf(journey, 'leaving').taken, { of: 2, median: 1101.5, ninetieth: 2193 })
    const care = stepOf(journey, 'care')
    assert.deepEqual([care.children, care.wentOn, care.waiting], [2, 1, 1])
  })

  it('counts what a made-up council knows of itself', () => {
    for (const seed of [1, 2, 3]) {
      const { lists, truth } = generateAnnexA({ seed, day: DAY, children: 2000 })
      const { tables } = readMadeUp(ANNEX_A, lists)
      const journey = tables === null ? null : followJourney(tables, DAY)
      assert.ok(journey !== null)
      const { children, wentOn } = stepOf(journey, 'contact')
      assert.deepEqual({ numerator: wentOn, denominator: children }, truth.get('3'))
      for (const step of journey.steps) {
        assert.ok((step.wentOn ?? 0) + (step.waiting ?? 0) <= step.children, step.stage)
        assert.ok(step.children > 0, step.stage)
      }
    }
  })

  it('is not told where a list of the way is missing', () => {
    const { lists } = generateAnnexA({ seed: 1, day: DAY, children: 50 })
    const { tables } = readMadeUp(
      ANNEX_A,
      lists.filter((list) => list.name !== 'List 4'),
    )
    assert.equal(tables === null ? 'unread' : followJourney(tables, DAY), null)
  })

  it('takes the middle, and the nearest rank of nine in ten', () => {
    assert.deepEqual(spreadOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9]), { of: 10, median: 5.5, ninetieth: 9 })
    assert.deepEqual(spreadOf([3]), { of: 1, median: 3, ninetieth: 3 })
    assert.equal(spreadOf([]), null)
  })
})

describe('the journey outside the council', () => {
  const step = (stage: Stage, children: number, wentOn: number, waiting: number): JourneyStep => ({
    stage,
    children,
    wentOn,
    waiting,
    waited: { of: waiting, median: 3, ninetieth: 9 },
    taken: { of: children, median: 4, ninetieth: 8 },
  })
  const journey: Journey = {
    period: '2025-09-30/2026-03-31',
    steps: [
      step('referral', 90, 60, 20),
      step('assessment', 60, 30, 27),
      step('strategy discussion', 30, 20, 4),
    ],
  }

  it('shows no count below six, none that is the rest of a total, and no share of a hidden count', () => {
    const shown = showOutside(journey)
    const last = shown.at(-1)
    assert.equal(last?.waiting, 'hidden')
    assert.ok(last?.waited === 'hidden')
    for (const one of shown)
      for (const count of [one.children, one.wentOn, one.waiting])
        assert.ok(count === 'hidden' || count === null || count === 0 || count >= 6)
    const middle = shown[1]
    assert.ok(
      [middle?.children, middle?.wentOn, middle?.waiting].filter((one) => one === 'hidden').length > 0,
      'three of sixty are left when those shown are taken off',
    )
  })

  it('is whole for the council’s own people alone', () => {
    assert.deepEqual(
      showWhole(journey).map((one) => one.waiting),
      [20, 27, 4],
    )
    assert.ok(mayDo('team manager', 'see small counts'))
    for (const role of ['scrutiny member', 'partner', 'commissioner', 'case lead', 'board member'] as const)
      assert.ok(!mayDo(role, 'see small counts'), role)
  })
})
