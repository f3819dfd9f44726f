import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeHarbourne, writeLowmoor, writeWychley } from './write-sample-plans.ts'
import { checkPlan } from '../plan-checks/plan-check.ts'
import { actionOfRow } from './plan-file.ts'
import { type PlanSheet, readPlanFile } from './read-plan-file.ts'

async function readOne(bytes: Uint8Array): Promise<PlanSheet> {
  const read = await readPlanFile(bytes)
  assert.ok(read.ok, 'the file is read')
  const [plan] = read.value
  assert.ok(plan)
  return plan
}

const headersOf = ({ mapping }: PlanSheet): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping.columns).map(([field, { header }]) => [field, header]))

const doubtful = ({ rows }: PlanSheet): number => rows.filter(({ doubts }) => doubts.length > 0).length

test('a plan of 300 rows under merged titles, with its status as a colour, is read whole', async () => {
  const plan = await readOne(await writeHarbourne(300))
  assert.deepEqual(headersOf(plan), {
    reference: 'Ref',
    priority: 'Priority',
    requirement: 'Ofsted recommendation',
    action: 'Action',
    owner: 'Responsible officer',
    due: 'Timescale',
    status: 'BRAG',
    measure: 'Success measures',
    notes: 'Progress since last board',
  })
  assert.equal(plan.rows.length, 300)
  assert.equal(plan.mapping.headerRow, 5)
  assert.deepEqual(
    plan.rows
      .slice(0, 6)
      .map(({ due, dueWords, status }) => [due?.toString() ?? dueWords, status?.rating ?? null]),
    [
      ['2026-03-31', 'green'],
      ['2026-03-31', 'amber'],
      ['2025-09-30', 'red'],
      ['ongoing', 'blue'],
      ['2026-09-30', null],
      ['March', 'green'],
    ],
  )
  assert.equal(plan.rows[14]?.priority, '2. The front door')
  assert.deepEqual(
    plan.rows[0]?.notes.map(({ header, words }) => [header, words]),
    [
      ['Progress since last board', 'Work has begun.\nNext: the rota.'],
      ['Budget code', 'CC1000'],
    ],
  )
})

test('only the rows whose month has no year need a hand in the 300', async () => {
  const plan = await readOne(await writeHarbourne(300))
  assert.equal(doubtful(plan), 50)
  assert.ok(plan.rows.every(({ doubts }) => doubts.every((doubt) => doubt === 'the date has no year')))
})

test('groups between, repeated headings and a key are not actions', async () => {
  const plan = await readOne(await writeWychley(6))
  assert.equal(plan.rows.length, 30)
  assert.deepEqual(headersOf(plan), {
    reference: 'No.',
    action: 'What will we do?',
    owner: 'Who',
    due: 'By when',
    measure: 'How will we know it has worked?',
    status: 'Status',
    notes: 'Latest position',
  })
  assert.equal(plan.rows[5]?.priority, 'PRIORITY 2: THE FRONT DOOR')
  assert.equal(plan.rows[0]?.due?.toString(), '2026-01-28')
  assert.equal(plan.rows[0]?.status?.stage, 'done')
  assert.ok(plan.asides.some(({ words }) => words.includes('signed off by the board')))
  assert.equal(
    doubtful(plan),
    12,
    'a date that waits for a tender and a status that says "see notes", in each group',
  )
})

test('a heading of two rows, dates moved and lines below an action are read', async () => {
  const plan = await readOne(writeLowmoor())
  assert.deepEqual(headersOf(plan), {
    reference: 'Action ref',
    priority: 'Objective',
    action: 'Action / milestone',
    owner: 'Lead',
    contributors: 'Partners',
    due: 'Original date',
    revised: 'Revised date',
    measure: 'Measure of success',
  })
  const [first, second, third, fourth, fifth] = plan.rows
  assert.equal(first?.firstDue?.toString(), '2026-01-31')
  assert.equal(first?.due?.toString(), '2026-04-30')
  assert.ok(first?.measure?.includes('worker listens'))
  assert.equal(second?.priority, 'Objective 1: children are seen')
  assert.deepEqual(second?.doubts, ['a line below has its own owner or date'])
  assert.ok(second?.notes.some(({ words }) => words === 'Team Manager'))
  assert.equal(third?.due?.toString(), '2026-04-30')
  assert.deepEqual(fourth?.doubts, ['the action has no words'])
  assert.equal(fourth?.due?.toString(), '2026-06-15')
  assert.equal(fifth?.due?.toString(), '2026-03-31')
  assert.equal(doubtful(plan), 2)
})

test('no filled cell of the table is lost: each stands in a field or in a note', async () => {
  for (const bytes of [await writeHarbourne(30), await writeWychley(3), writeLowmoor()]) {
    const plan = await readOne(bytes)
    const kept = JSON.stringify([plan.rows, plan.asides])
    const lost = plan.sheet.rows
      .filter(({ number }) => number >= plan.mapping.firstRow)
      .flatMap(({ cells }) => cells)
      .filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '')
      .filter((cell) => !kept.includes(JSON.stringify(cell.trim()).slice(1, -1)))
    const headings = Object.values(plan.mapping.columns).map(({ header }) => header)
    assert.deepEqual(
      lost.filter((cell) => !headings.includes(cell) && !/^\d\d(?:[./-]|\d{3}$)/.test(cell)),
      [],
    )
  }
})

test('a file without actions says so', async () => {
  const read = await readPlanFile(new TextEncoder().encode('Name,Age\nKim,9\nLee,11\n'))
  assert.equal(read.ok, false)
  assert.equal(read.ok ? '' : read.refusal.reason, 'no plan')
})

test('what the sheet says reaches the checks', async () => {
  const plan = await readOne(await writeHarbourne(6))
  const { actions } = checkPlan(plan.rows.map((row) => actionOfRow(row, plan.mapping)))
  assert.deepEqual(
    actions.map(({ problems }) => problems.map(({ check }) => check)),
    [
      [],
      ['no measure', 'several owners'],
      ['no measure'],
      ['vague', 'no date'],
      ['vague', 'no measure', 'no owner'],
      ['no measure', 'date without a year'],
    ],
  )
})

test('a plan without any heading is read by what stands in its columns', async () => {
  const lines = [
    'Open a duty desk at the hub,Jo Bell,31/03/2027',
    'Review practice,TBC,ongoing',
    'Train all managers in coaching,Ann Roe,30/04/2027',
  ]
  const read = await readPlanFile(new TextEncoder().encode(`${lines.join('\n')}\n`))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value[0]?.rows.map(({ row, action, owner }) => [row, action, owner]),
    [
      [1, 'Open a duty desk at the hub', 'Jo Bell'],
      [2, 'Review practice', 'TBC'],
      [3, 'Train all managers in coaching', 'Ann Roe'],
    ],
  )
})

const csvOf = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))

test('what somebody says of an action is neither its owner nor lost, and what inspectors said is a requirement', async () => {
  const plan = await readOne(
    csvOf(
      'Ref,What Ofsted said,What we will do,Lead,By when,Board lead comments',
      '1.1,Plans lack dates (paragraph 12),Train forty workers to write plans with dates,Amina Cole,31/03/2027,Chair not assured',
      '1.2,,Audit ten plans a month,,30/04/2027,see also 1.1',
    ),
  )
  assert.deepEqual([headersOf(plan)['requirement'], headersOf(plan)['owner']], ['What Ofsted said', 'Lead'])
  assert.deepEqual(
    plan.rows.map(({ owner, requirement }) => [owner, requirement]),
    [
      ['Amina Cole', 'Plans lack dates (paragraph 12)'],
      [null, null],
    ],
  )
  assert.equal(plan.rows[1]?.notes[0]?.words, 'see also 1.1')
})

test('a date of a day that does not exist is said to be one', async () => {
  const plan = await readOne(
    csvOf('Ref,Action,Owner,Due', 'A1,Publish the survey of care leavers,Amina Cole,31/02/2027'),
  )
  assert.deepEqual(plan.rows[0]?.doubts, ['the date names a day that does not exist'])
  assert.equal(plan.rows[0]?.dueWords, '31/02/2027')
})
