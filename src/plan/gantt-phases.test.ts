import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countStatements } from '../../test/count-statements.ts'
import { aPlan, day } from '../../test/test-plan.ts'
import type { PhaseId } from '../shared/ids.ts'
import { layPhases, widenBy } from './gantt-phases.ts'
import { type Phase, phaseOfDay } from './phase.ts'

const TODAY = day('2026-11-21')
const SPAN = { from: day('2026-09-01'), to: day('2027-03-01') }
const PLAN = '/councils/test-vale/plan'

function aPhase(id: number, from: string, to: string, title = `Phase ${id}`): Phase {
  return { id: id as PhaseId, title, fromOn: day(from), toOn: day(to), byThen: '', version: 1 }
}

const spanInWords = (phases: readonly Phase[], span = SPAN): string => {
  const { from, to } = widenBy(span, phases)
  return `${from.toString()} ${to.toString()}`
}

test('phases widen what is drawn to the whole months they take, and never narrow it', () => {
  assert.equal(spanInWords([]), '2026-09-01 2027-03-01')
  assert.equal(spanInWords([aPhase(1, '2026-10-01', '2026-12-31')]), '2026-09-01 2027-03-01')
  assert.equal(spanInWords([aPhase(1, '2026-07-10', '2027-05-31')]), '2026-07-01 2027-06-01')
})

test('a phase of many years leaves the bars their room, and what is to come goes before what is over', () => {
  assert.equal(spanInWords([aPhase(1, '2020-01-01', '2040-12-31')]), '2026-09-01 2028-09-01')
  assert.equal(spanInWords([aPhase(1, '2020-01-01', '2027-08-31')]), '2025-09-01 2027-09-01')
  const long = { from: day('2024-01-01'), to: day('2026-12-01') }
  assert.equal(spanInWords([aPhase(1, '2024-01-01', '2040-12-31')], long), '2024-01-01 2029-11-01')
})

test('bands stand from the first day to the end of the last, so that phases that follow each other touch', () => {
  const phases = [aPhase(1, '2026-09-01', '2026-11-30'), aPhase(2, '2026-12-01', '2027-02-28')]
  const bands = layPhases(phases, SPAN, TODAY)
  assert.deepEqual(
    bands.map(({ number, time, isCutBefore, isCutAfter }) => [number, time, isCutBefore, isCutAfter]),
    [
      [1, 'now', false, false],
      [2, 'to come', false, false],
    ],
  )
  assert.equal(bands[0]?.start, 0)
  assert.equal(bands[0]?.end, bands[1]?.start)
  assert.equal(bands[1]?.end, 1)
})

test('a phase beyond what is drawn is cut and says so, and one wholly outside is not drawn but keeps its number', () => {
  const phases = [
    aPhase(1, '2025-01-01', '2026-08-31'),
    aPhase(2, '2026-09-01', '2026-09-30'),
    aPhase(3, '2026-10-01', '2028-12-31'),
  ]
  assert.deepEqual(
    layPhases(phases, SPAN, TODAY).map(({ number, isCutBefore, isCutAfter }) => [
      number,
      isCutBefore,
      isCutAfter,
    ]),
    [
      [2, false, false],
      [3, false, true],
    ],
  )
})

test('a day falls in the phase that holds it, its first and last days too', () => {
  const phases = [aPhase(1, '2026-09-01', '2026-11-30'), aPhase(2, '2026-12-02', '2027-02-28')]
  const numbers = ['2026-09-01', '2026-11-30', '2026-12-01', '2026-12-02'].map(
    (text) => phaseOfDay(phases, day(text))?.number ?? null,
  )
  assert.deepEqual(numbers, [1, 1, null, 2])
})

test('along time, phases stand over the bars, in words above and beside each action, at one statement more', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Move the duty desk', dueOn: day('2027-06-30') })
  const lead = await signIn('improvement lead')
  const without = await lead.get(`${PLAN}?view=time`)
  assert.doesNotMatch(without.body, /[Pp]hases? of|Falls due in phase/)
  await lead.post(`${PLAN}/journey/phases`, {
    title: 'Make <safe>',
    'by-then': '',
    'from-day': '1',
    'from-month': '9',
    'from-year': '2026',
    'to-day': '31',
    'to-month': '12',
    'to-year': '2026',
  })
  const { body } = await lead.get(`${PLAN}?view=time`)
  assert.match(body, /<text[^>]*>1 Make &lt;safe&gt;<\/text>/)
  assert.match(body, /<text[^>]*>to 31 Dec 2026, now<\/text>/)
  assert.match(body, /<desc[^>]*>[^<]*Phases of the journey: 1 Make &lt;safe&gt;, 1 September 2026 to 31/)
  assert.match(
    body,
    /<li aria-current="step"><strong>Make &lt;safe&gt;[^<]*<\/strong>[^<]*1 action falls due in it: 0 done/,
  )
  assert.match(body, /1 action falls due in no phase/)
  assert.match(
    body,
    /data-label="Falls due in phase">1 Make &lt;safe&gt;<[\s\S]*data-label="Falls due in phase">none</,
  )
  const owner = await signIn('action owner')
  const statements = (view: string) => countStatements(() => owner.get(`${PLAN}?view=${view}`))
  assert.equal(await statements('time'), (await statements('objectives')) + 1)
  assert.doesNotMatch((await lead.get(`${PLAN}?view=objectives`)).body, /Falls due in phase/)
})
