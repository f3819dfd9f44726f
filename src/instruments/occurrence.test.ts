import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRequirement, day } from '../../test/builders.ts'
import type { OccurrenceId } from '../shared/ids.ts'
import { listOwed, type OccurrenceFact } from './occurrence.ts'
import type { Schedule } from './schedule.ts'

const today = day('2026-11-21')
const everyTwoMonths: Schedule = {
  type: 'recurring',
  every: 'P2M',
  atLeast: false,
  escalable: true,
  first: '2026-03-31',
  anchor: null,
  keepsTo: 'month end',
  until: null,
}
const requirement = aRequirement({ schedule: everyTwoMonths })
const period = { from: day('2026-01-01'), to: day('2027-02-28') }

function aFact(dueOn: string, more: Partial<OccurrenceFact>): OccurrenceFact {
  return {
    id: 1 as OccurrenceId,
    requirementId: requirement.id,
    dueOn: day(dueOn),
    metOn: null,
    waivedOn: null,
    note: '',
    evidenceId: null,
    version: 1,
    ...more,
  }
}

test('each date has its state by itself', () => {
  const facts = [
    aFact('2026-03-31', { metOn: day('2026-03-30') }),
    aFact('2026-05-31', { metOn: day('2026-06-04') }),
    aFact('2026-07-31', { waivedOn: day('2026-07-01'), note: 'the minister asked for none' }),
  ]
  const owed = listOwed(requirement, facts, period, today)
  assert.deepEqual(
    owed.map((one) => [one.dueOn.toString(), one.state, one.daysLate]),
    [
      ['2026-03-31', 'met', 0],
      ['2026-05-31', 'met late', 4],
      ['2026-07-31', 'waived', 0],
      ['2026-09-30', 'late', 52],
      ['2026-11-30', 'due soon', 0],
      ['2027-01-31', 'due', 0],
    ],
  )
})

test('an unmet date whose successor has come too is missed', () => {
  const owed = listOwed(requirement, [], period, day('2026-11-30'))
  assert.deepEqual(
    owed.slice(0, 5).map((one) => one.state),
    ['missed', 'missed', 'missed', 'missed', 'due soon'],
  )
})

test('nothing is owed after the requirement has ended', () => {
  const owed = listOwed({ ...requirement, endedOn: day('2026-06-15') }, [], period, today)
  assert.deepEqual(
    owed.map((one) => one.dueOn.toString()),
    ['2026-03-31', '2026-05-31'],
  )
})

test('what was said of a date stays, though the schedule no longer gives it', () => {
  const owed = listOwed(requirement, [aFact('2026-04-15', { metOn: day('2026-04-15') })], period, today)
  assert.ok(owed.some((one) => one.dueOn.toString() === '2026-04-15' && one.state === 'met'))
})
