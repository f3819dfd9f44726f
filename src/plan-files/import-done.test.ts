import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction } from '../../test/builders.ts'
import { finishedRows, isFinished, toBeDone } from './import-done.ts'
import type { ImportRow } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'
import { readStatus } from './plan-file-status.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-21')

function aRow(status: string, completed: string | null = null): PlanRow {
  return {
    row: 2,
    reference: 'D1',
    priority: null,
    requirement: null,
    action: 'Open the duty desk',
    outcome: null,
    owner: null,
    contributors: null,
    start: null,
    due: null,
    dueWords: null,
    firstDue: null,
    status: readStatus(status, null),
    measure: null,
    baseline: null,
    target: null,
    evidence: null,
    milestones: null,
    completed: completed === null ? null : day(completed),
    notes: [],
    doubts: [],
  }
}

function aPreview(row: PlanRow) {
  const from: ImportRow = { key: '0-2', sheet: '', row, printed: row }
  return { rows: [from], changed: [], same: [] }
}

test('a row is finished by its word, its colour or its day of completion, and by nothing less', () => {
  const finished = ['Complete', 'Completed 12/09/2026', 'Blue', 'Done', '100%', 'Signed off']
  assert.deepEqual(
    finished.filter((words) => !isFinished(aRow(words))),
    [],
  )
  const unfinished = [
    'To be completed',
    'Not yet delivered',
    'Partially complete',
    'Due to be closed',
    'On track',
    '-',
    '',
  ]
  assert.deepEqual(
    unfinished.filter((words) => isFinished(aRow(words))),
    [],
  )
  assert.ok(isFinished(aRow('', '2026-09-12')))
})

test('it comes in as done on the file’s own day, else on the day a person gives, and never on one to come', () => {
  const onDay = (row: PlanRow, doneOn: string) =>
    finishedRows(aPreview(row), { doneOn }, TODAY)[0]?.on?.toString()
  assert.equal(onDay(aRow('Complete', '2026-09-12'), '1 10 2026'), '2026-09-12')
  assert.equal(onDay(aRow('Complete'), '1 10 2026'), '2026-10-01')
  assert.equal(onDay(aRow('Complete'), ''), undefined)
  assert.equal(onDay(aRow('Complete', '2027-01-12'), ''), undefined)
  assert.equal(onDay(aRow('Complete'), '1 10 2027'), undefined)
})

test('nothing is marked done unless a person says so, nor what is done or cancelled here already', () => {
  const preview = aPreview(aRow('Complete', '2026-09-12'))
  assert.equal(toBeDone(preview, { done: false, doneOn: '' }, TODAY).length, 0)
  assert.equal(toBeDone(preview, { done: true, doneOn: '' }, TODAY).length, 1)
  const [from] = preview.rows
  assert.ok(from)
  const wanted = {} as never
  for (const action of [anAction({ doneOn: day('2026-10-01') }), anAction({ cancelledOn: TODAY })])
    assert.deepEqual(
      finishedRows({ ...preview, same: [{ from, action, wanted, changes: [] }] }, { doneOn: '' }, TODAY),
      [],
    )
})
