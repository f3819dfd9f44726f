import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { checkAnnexA } from './check-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import type { MadeUpList } from './generate-annex-a.ts'
import { checkAgainstLastMonth } from './last-month.ts'
import { ReturnReader } from './list-reader.ts'
import { readMadeUp } from './made-up-reading.ts'
import { describeFinding } from './problem.ts'
import type { Problem } from './problem.ts'

const DAY = dayNumberOf(2026, 3, 31)
const council = () => generateAnnexA({ seed: 21, day: DAY, children: 1_000 }).lists

function check(lists: readonly MadeUpList[]): readonly Problem[] {
  const { tables, findings } = readMadeUp(ANNEX_A, lists)
  assert.ok(tables !== null)
  return [...findings, ...checkAnnexA(tables, { day: DAY, given: true })].map(describeFinding)
}

describe('what every export does', () => {
  it('is silent: other sheet names, a title row, spaces, quotes, case, blank rows, another order of columns', () => {
    const reader = new ReturnReader([ANNEX_A])
    for (const list of council()) {
      reader.beginSheet(list.name.replace(' ', '_'), 'sheet')
      reader.take(1, [`${list.name}: a title`])
      reader.take(
        3,
        list.headings.map((heading) => `  ${heading.toUpperCase().replaceAll('’', "'")}\u00a0`).toReversed(),
      )
      list.rows.forEach((row, at) =>
        reader.take(at + 5, row.map((cell) => `${cell.toLowerCase()} \u00a0 `).toReversed()),
      )
      reader.take(list.rows.length + 9, ['', '  ', null])
    }
    const { tables, findings, lists } = reader.finish()
    assert.ok(tables !== null)
    assert.deepEqual(
      [...findings, ...checkAnnexA(tables, { day: DAY, given: true })].slice(0, 3).map(describeFinding),
      [],
    )
    assert.deepEqual(
      lists.map((list) => list.headingRow),
      ANNEX_A.lists.map(() => 3),
    )
  })

  it('is silent where a workbook keeps the sheets of the template', () => {
    const reader = new ReturnReader([ANNEX_A])
    reader.beginSheet('Guidance', 'sheet')
    reader.take(1, ['How to fill this in'])
    for (const list of council()) {
      reader.beginSheet(list.name, 'sheet')
      reader.take(1, list.headings)
    }
    assert.deepEqual(reader.finish().findings, [])
  })

  it('is told where it is a column or a sheet too many', () => {
    const reader = new ReturnReader([ANNEX_A])
    for (const list of council()) {
      reader.beginSheet(list.name, 'sheet')
      reader.take(1, list.name === 'List 2' ? [...list.headings, 'Notes'] : list.headings)
    }
    reader.beginSheet('My workings', 'sheet')
    reader.take(1, ['something'])
    const told = reader.finish().findings.map(describeFinding)
    assert.deepEqual(
      told.map((one) => [one.severity, one.rule, one.column]),
      [
        ['warning', 'column-unknown', 'Notes'],
        ['warning', 'sheet-unknown', null],
      ],
    )
  })

  it('is a problem where a column is missing, and List 9 may be of either layout', () => {
    const reader = new ReturnReader([ANNEX_A])
    for (const list of generateAnnexA({ seed: 1, day: DAY, children: 10, layout: '2019' }).lists) {
      reader.beginSheet(list.name, 'sheet')
      reader.take(
        1,
        list.headings.filter((heading) => heading !== 'Date of Contact'),
      )
    }
    assert.deepEqual(
      reader
        .finish()
        .findings.map(describeFinding)
        .map((one) => [one.list, one.rule, one.column, one.row]),
      [['List 1', 'column-missing', 'Date of Contact', 1]],
    )
  })

  it('is told once where codes have no letter throughout, and where one has none', () => {
    const lists = council()
    const contacts = lists.find((list) => list.name === 'List 1')
    const needs = lists.find((list) => list.name === 'List 6')
    assert.ok(contacts !== undefined && needs !== undefined)
    for (const row of contacts.rows) row[1] = (row[1] ?? '').slice(3)
    const first = needs.rows[0]
    assert.ok(first !== undefined)
    first[1] = (first[1] ?? '').slice(3)
    assert.deepEqual(
      check(lists).map((one) => [one.severity, one.rule, one.list, one.row]),
      [
        ['warning', 'codes-without-letters', 'List 1', 2],
        ['warning', 'code-without-letter', 'List 6', 2],
      ],
    )
  })
})

describe('contradictions', () => {
  it('that most rows have are told once, as a warning', () => {
    const lists = council()
    const needs = lists.find((list) => list.name === 'List 6')
    assert.ok(needs !== undefined)
    needs.rows.forEach((row, at) => (row[0] = `other-${at}`))
    const told = check(lists)
    assert.ok(
      told.every((one) => one.severity === 'warning' && one.rule.endsWith('-throughout')),
      JSON.stringify(told[0]),
    )
    assert.ok(told.length < 10)
  })

  it('name the value, what is wrong, and how to mend it', () => {
    const lists = council()
    const plans = lists.find((list) => list.name === 'List 7')
    const row = plans?.rows.find((one) => one[12] === '')
    assert.ok(plans !== undefined && row !== undefined)
    row[9] = '12/04/2026'
    assert.deepEqual(check(lists), [
      {
        list: 'List 7',
        row: plans.rows.indexOf(row) + 2,
        column: 'Date of the Last Statutory Visit',
        value: '12/04/2026',
        severity: 'problem',
        rule: 'after-snapshot',
        message: '12/04/2026 is after the day the list is for.',
        cure: 'Correct the date, or leave it blank if it has not happened.',
      },
    ])
  })
})

describe('last month', () => {
  it('says nothing of a list that has not changed', () => {
    const now = readMadeUp(ANNEX_A, council()).tables
    const before = readMadeUp(ANNEX_A, council()).tables
    assert.ok(now !== null && before !== null)
    assert.deepEqual(checkAgainstLastMonth(now, before), [])
  })

  it('misses a child who was open and is gone, and sees a changed birth', () => {
    const lists = council()
    const plans = lists.find((list) => list.name === 'List 7')
    const gone = plans?.rows.find((row) => row[12] === '')
    const changed = plans?.rows.findLast((row) => row[12] === '')
    assert.ok(plans !== undefined && gone !== undefined && changed !== undefined && gone !== changed)
    plans.rows.splice(plans.rows.indexOf(gone), 1)
    changed[3] = '01/02/2020'
    const now = readMadeUp(ANNEX_A, lists).tables
    const before = readMadeUp(ANNEX_A, council()).tables
    assert.ok(now !== null && before !== null)
    assert.deepEqual(
      checkAgainstLastMonth(now, before).map((one) => [one.rule.id, one.value]),
      [
        ['gone-since-last-month', gone[0]],
        ['changed-since-last-month', '01/02/2020'],
      ],
    )
  })
})
