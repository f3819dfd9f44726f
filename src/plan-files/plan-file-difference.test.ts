import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRow } from './plan-file.ts'
import { comparePlans } from './plan-file-difference.ts'

const aRow = (wanted: Partial<PlanRow>): PlanRow => ({
  row: 2,
  reference: '1.1',
  priority: null,
  requirement: null,
  action: 'Open a second duty desk at the family hub',
  outcome: null,
  owner: 'Head of Service',
  contributors: null,
  start: null,
  due: Temporal.PlainDate.from('2026-03-31'),
  dueWords: null,
  firstDue: null,
  status: null,
  measure: null,
  baseline: null,
  target: null,
  evidence: null,
  milestones: null,
  completed: null,
  notes: [],
  doubts: [],
  ...wanted,
})

test('the same file again changes nothing', () => {
  const rows = [aRow({}), aRow({ reference: '1.2', action: 'Buy ten laptops for the court team' })]
  const difference = comparePlans(rows, rows)
  assert.equal(difference.same.length, 2)
  assert.deepEqual([difference.added, difference.changed, difference.missing], [[], [], []])
})

test('a row with the same reference is the same action, and each changed field is shown', () => {
  const { changed } = comparePlans(
    [aRow({})],
    [aRow({ row: 9, reference: ' 1.1. ', owner: 'Jane Ward', due: Temporal.PlainDate.from('2026-06-30') })],
  )
  assert.deepEqual(
    changed[0]?.fields.filter(({ field }) => field !== 'reference'),
    [
      { field: 'owner', before: 'Head of Service', after: 'Jane Ward' },
      { field: 'due', before: '2026-03-31', after: '2026-06-30' },
    ],
  )
})

test('a row whose reference changed is found by its words', () => {
  const { changed, added, missing } = comparePlans([aRow({})], [aRow({ reference: '4.7' })])
  assert.deepEqual(
    changed.map(({ foundBy }) => foundBy),
    ['words'],
  )
  assert.deepEqual([added, missing], [[], []])
})

test('what is new is added, what is gone is only shown', () => {
  const { added, missing } = comparePlans(
    [aRow({})],
    [aRow({ reference: '2.1', action: 'Train the panel chairs in reading a chronology' })],
  )
  assert.deepEqual([added.length, missing.length], [1, 1])
})

test('a reference that stands twice is left to a person', () => {
  const { twice, added } = comparePlans(
    [aRow({ action: 'Hear long plans at panel' })],
    [aRow({ action: 'Buy laptops' }), aRow({ action: 'Train the chairs' })],
  )
  assert.deepEqual(twice, ['1.1'])
  assert.equal(added.length, 2)
})
