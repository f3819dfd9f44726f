import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SheetRow } from '../documents/sheet.ts'
import { columnsToMap } from './import-columns.ts'
import { type PlanRow, planRows } from './plan-file.ts'
import { rowsAbove } from './plan-file-above.ts'
import { guessColumns } from './plan-file-columns.ts'
import { layPlan } from './plan-file-shape.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeSedgeworth } from './write-sample-word.ts'

const gridOf = (...lines: readonly (readonly (string | null)[])[]) => ({
  name: 'Plan',
  hidden: false,
  merges: [],
  rows: lines.map((cells, place): SheetRow => ({ number: place + 1, cells })),
})

const rowsOf = (...lines: readonly (readonly (string | null)[])[]): readonly PlanRow[] => {
  const grid = gridOf(...lines)
  return planRows(grid, guessColumns(grid)).rows
}

const HEAD = ['Ref', 'Action', 'Owner', 'Due', 'Measure'] as const

test('in a Word plan the heading over a table is the objective of its rows, and its outcome goes with it', async () => {
  const read = await readPlanFile(await writeSedgeworth())
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.flatMap(({ name, rows }) => rows.map((row) => [name, row.row, row.reference, row.priority])),
    [
      ['Table 2', 2, '1', 'Objective 1: Children are heard'],
      ['Table 2', 3, '2', 'Objective 1: Children are heard'],
      ['Table 2', 5, '3', 'Objective 1: Children are heard'],
      ['Table 3', 2, '4', 'Objective 2: Workers stay'],
      ['Table 3', 3, '5', 'Objective 2: Workers stay'],
    ],
  )
  const [first] = read.value[0]?.rows ?? []
  assert.equal(first?.groupOutcome, 'children say that somebody did what they asked.')
  assert.equal(
    first?.outcome,
    null,
    'no action is taken to have a measure because its objective has an outcome',
  )
  assert.equal(read.value[1]?.rows[0]?.groupOutcome, undefined)
})

test('a phase inside a table is a note of the rows below it and no objective', async () => {
  const read = await readPlanFile(await writeSedgeworth())
  assert.ok(read.ok)
  const notes = read.value[0]?.rows.map((row) => row.notes.map(({ header, words }) => `${header}: ${words}`))
  assert.deepEqual(notes, [[], [], ['Phase: Phase 2: from January 2027']])
})

test('phases alone, without days, group a plan as objectives do', () => {
  const rows = rowsOf(
    HEAD,
    ['Phase 1: steady the service', null, null, null, null],
    ['1', 'Open a duty desk at the hub', 'Amina Cole', '31/03/2027', '9 of 10 in a day'],
  )
  assert.equal(rows[0]?.priority, 'Phase 1: steady the service')
})

test('milestones in the cell of an action are its milestones and not its title', async () => {
  const read = await readPlanFile(await writeSedgeworth())
  assert.ok(read.ok)
  const [first, second] = read.value[0]?.rows ?? []
  assert.equal(first?.action, 'Open a drop-in at the hub')
  assert.equal(first?.milestones, 'Room found (30 June)\nFirst evening (15 July)')
  assert.deepEqual([second?.action, second?.milestones], ['Strengthen oversight', null])
})

test('a dash in a sentence parts no milestone from it, and a label does under any heading', () => {
  const rows = rowsOf(
    ['No', 'Action / milestones', 'Owner', 'Due', 'Measure'],
    ['1', 'Train every worker – social workers first – in the model', 'Amina Cole', '31/03/2027', '9 of 10'],
    ['2', 'Hold a panel\n• chair named\n• first sitting', 'Amina Cole', '31/03/2027', '9 of 10'],
  )
  assert.deepEqual(
    rows.map(({ action, milestones }) => [action, milestones]),
    [
      ['Train every worker – social workers first – in the model', null],
      ['Hold a panel', 'chair named\nfirst sitting'],
    ],
  )
  const [labelled] = rowsOf(HEAD, [
    '1',
    'Hold a panel. Milestones: chair named (1 May); first sitting (3 June)',
    'Amina Cole',
    '31/03/2027',
    '9 of 10',
  ])
  assert.deepEqual(
    [labelled?.action, labelled?.milestones],
    ['Hold a panel', 'chair named (1 May)\nfirst sitting (3 June)'],
  )
})

test('rows below an action that begin with a bullet or say milestone go on with it', () => {
  const rows = rowsOf(
    HEAD,
    ['1.1', 'Give every worker supervision each month', 'Amina Cole', '31/12/2026', '90% (68%)'],
    [null, '• milestone: template agreed', null, '30/05/26', null],
    [null, '• every lead trained', null, '31/09/26', null],
    [null, 'Milestone 3 – audit done', 'Tomasz Reid', null, null],
    ['1.2', 'Publish a rota', 'Amina Cole', '31/12/2026', '90% (68%)'],
  )
  assert.deepEqual(
    rows.map(({ reference, milestones, due }) => [reference, milestones, due?.toString()]),
    [
      ['1.1', 'template agreed (30/05/26)\nevery lead trained (31/09/26)\naudit done', '2026-12-31'],
      ['1.2', null, '2026-12-31'],
    ],
  )
  assert.deepEqual(rows[0]?.doubts, ['a line below has its own owner or date'])
  assert.ok(rows[0]?.notes.some(({ words }) => words === 'Tomasz Reid'))
})

test('where every action begins with a bullet each is an action still', () => {
  const rows = rowsOf(
    ['Action', 'Owner', 'Due', 'Measure'],
    ['• Open a duty desk at the hub', 'Amina Cole', '31/12/2026', '90% (68%)'],
    ['• Publish a rota each month', 'Tomasz Reid', '31/12/2026', '90% (68%)'],
  )
  assert.equal(rows.length, 2)
})

test('letters of a rating are a status under whatever heading, with the words beside them', async () => {
  const read = await readPlanFile(await writeSedgeworth())
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.flatMap(({ rows }) =>
      rows.map(({ status }) => [status?.words, status?.rating, status?.stage]),
    ),
    [
      ['G – opened twice a week', 'green', null],
      ['A', 'amber', null],
      ['Not yet due', null, 'not started'],
      ['R – two teams above 25', 'red', null],
      ['B', 'blue', null],
    ],
  )
})

test('bands of A and B are no ratings, nor is a sentence that begins with A', () => {
  const grid = gridOf(
    ['Action', 'Owner', 'Due', 'Measure', 'Where we are'],
    ['Open a duty desk at the hub', 'Amina Cole', '31/12/2026', '90% (68%)', 'A'],
    ['Publish a rota each month', 'Tomasz Reid', '31/12/2026', '90% (68%)', 'B'],
    ['Hold a panel each week', 'Tomasz Reid', '31/12/2026', '90% (68%)', 'A panel sat twice'],
  )
  assert.equal(guessColumns(grid).columns.status, undefined)
})

const FILLS = ['#00B050', '#FFC000', '#00B050', '#FF0000', null] as const

test('a column of nothing but colours is a status, and the colours found are shown', () => {
  const grid = gridOf(
    ['Action', 'Owner', 'Due', 'Measure', 'How it feels'],
    ...FILLS.map((_, place) => [`Open desk ${place} at the hub`, 'Amina Cole', '31/12/2026', '90% (68%)']),
  )
  const sheet = {
    ...grid,
    rows: grid.rows.map((row) => ({
      ...row,
      fills: [null, null, null, null, FILLS[row.number - 2] ?? null],
    })),
  }
  const mapping = guessColumns(sheet)
  assert.equal(mapping.columns.status?.header, 'How it feels')
  const shown = columnsToMap({ name: 'Plan', sheet, mapping })
  assert.deepEqual(shown.at(-1)?.samples, ['Colours: green 2, amber 1, red 1'])
  assert.deepEqual(
    planRows(sheet, mapping).rows.map(({ status }) => status?.rating ?? null),
    ['green', 'amber', 'green', 'red', null],
  )
})

test('a title typed in plain words over a Word table is its objective too, a sentence is not', () => {
  const words = [
    'We met in May.',
    'Priority 3: the front door',
    'Outcome: help comes sooner.',
    'A\tB',
    'After.',
  ]
  const text = words.join('\n')
  const start = text.indexOf('A\tB')
  const document = { text, headings: [], tables: [{ start, end: start + 3 }] }
  assert.deepEqual(
    rowsAbove(document, 0).map(({ number, cells }) => [number, cells[0]]),
    [
      [-1, 'Priority 3: the front door'],
      [0, 'Outcome: help comes sooner.'],
    ],
  )
  const later = `${text}\nC\tD`
  const second = { start: later.indexOf('C\tD'), end: later.length }
  assert.deepEqual(rowsAbove({ ...document, text: later, tables: [...document.tables, second] }, 1), [])
})

test('milestones without a column go out below their action, and come back as they were', () => {
  const [before] = rowsOf(
    HEAD,
    ['1.1', 'Give every worker supervision each month', 'Amina Cole', '31/12/2026', '90% (68%)'],
    [null, '• template agreed; signed', null, '30/05/26', null],
    [null, '• every lead trained', null, null, null],
  )
  assert.ok(before)
  const mapping = guessColumns(gridOf(HEAD, ['1.1', 'Train', 'Amina Cole', '31/12/2026', '90% (68%)']))
  const [out] = layPlan('Our plan', mapping, [before]).rows
  const [after] = rowsOf(HEAD, out?.cells.map((cell) => (cell === null ? null : String(cell))) ?? [])
  assert.deepEqual([after?.action, after?.milestones], [before.action, before.milestones])
})
