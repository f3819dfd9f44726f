import { type WrittenPlan, withoutFormula } from '../plan/written-plan.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheets } from '../documents/read-sheet.ts'
import { layPlan } from './plan-file-shape.ts'
import { type PlanSheet, readPlanFile } from './read-plan-file.ts'
import { writePlanCsv } from '../plan/write-plan-csv.ts'
import { writePlanExcel } from '../plan/write-plan-excel.ts'
import { writePlanWord } from './write-plan-word.ts'
import { writeHarbourne, writeLowmoor, writeWychley } from './write-sample-plans.ts'

async function readOne(bytes: Uint8Array): Promise<PlanSheet> {
  const read = await readPlanFile(bytes)
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.refusal))
  const [plan] = read.value
  assert.ok(plan)
  return plan
}

const essence = (plan: PlanSheet): unknown =>
  plan.rows.map(({ reference, priority, action, owner, due, firstDue, status, measure }) => [
    reference,
    priority,
    action,
    owner,
    due?.toString() ?? null,
    firstDue?.toString() ?? null,
    status?.rating ?? status?.stage ?? null,
    measure,
  ])

test('a plan goes out to Excel in the council’s columns and comes back the same', async () => {
  for (const bytes of [await writeHarbourne(40), await writeWychley(4), writeLowmoor()]) {
    const plan = await readOne(bytes)
    const again = await readOne(await writePlanExcel(layPlan('The plan', plan.mapping, plan.rows)))
    assert.deepEqual(essence(again), essence(plan))
  }
})

test('a plan goes out to CSV and comes back the same', async () => {
  const plan = await readOne(await writeHarbourne(12))
  const csv = writePlanCsv(layPlan('The plan', plan.mapping, plan.rows))
  assert.deepEqual(essence(await readOne(new TextEncoder().encode(csv))), essence(plan))
})

test('a plan goes out to Word and its actions come back', async () => {
  const plan = await readOne(await writeWychley(2))
  const again = await readOne(await writePlanWord(layPlan('The plan', plan.mapping, plan.rows)))
  const flat = (words: string): string => words.replaceAll(/\s+/g, ' ')
  assert.deepEqual(
    again.rows.map(({ reference, action, due, priority }) => [
      reference,
      flat(action),
      due?.toString(),
      priority,
    ]),
    plan.rows.map(({ reference, action, due, priority }) => [
      reference,
      flat(action),
      due?.toString(),
      priority,
    ]),
  )
})

const HOSTILE: WrittenPlan = {
  title: '=cmd',
  columns: [
    { header: '+Ref', field: 'reference' },
    { header: 'Action', field: 'action' },
    { header: 'Target', field: 'target' },
    { header: 'Due', field: 'due' },
  ],
  groupsBetween: false,
  rows: [
    {
      group: null,
      cells: ['@SUM(A1)', '=HYPERLINK("x")', -5, Temporal.PlainDate.from('2026-03-31')],
      rating: null,
    },
    { group: null, cells: ['-2', '\t=1+1', 0.5, null], rating: null },
    { group: null, cells: ['\r=1', 'plain\u0007 words', 7, null], rating: null },
  ],
}

test('no text runs as a formula, and numbers and dates stay numbers and dates', async () => {
  const read = await readSheets(await writePlanExcel(HOSTILE))
  assert.ok(read.ok)
  const cells = read.value.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const texts = cells.filter((cell) => typeof cell === 'string')
  // A cell of text in a workbook is never a formula, and an apostrophe before it would be read.
  assert.ok(texts.includes('@SUM(A1)') && texts.includes('=HYPERLINK("x")'))
  assert.ok(cells.includes(-5) && cells.includes(0.5))
  assert.ok(cells.some((cell) => cell instanceof Temporal.PlainDate && cell.toString() === '2026-03-31'))
  const csv = writePlanCsv(HOSTILE)
  assert.ok(csv.includes(',-5,31/03/2026'))
  assert.ok(csv.includes(`'@SUM(A1)`) && csv.includes(`'+Ref`))
  assert.equal(/(?:^|,|")[=+@\t](?!\d)/m.test(csv.slice(1)), false)
})

test('what is safe is left as it is', () => {
  assert.equal(withoutFormula('95 % of visits = good'), '95 % of visits = good')
  assert.equal(withoutFormula(''), '')
})
