import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { checkAnnexA } from './check-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import type { MadeUpList } from './generate-annex-a.ts'
import { ReturnReader } from './list-reader.ts'
import { readMadeUp } from './made-up-reading.ts'
import { describeFinding } from './problem.ts'

const DAY = dayNumberOf(2026, 3, 31)
const council = () => generateAnnexA({ seed: 33, day: DAY, children: 400 }).lists

function told(lists: readonly MadeUpList[]): readonly (readonly [string, string, number | null])[] {
  const { tables, findings } = readMadeUp(ANNEX_A, lists)
  assert.ok(tables !== null)
  return [...findings, ...checkAnnexA(tables, { day: DAY, given: true })].map((one) => [
    one.rule.severity,
    one.rule.id,
    one.row,
  ])
}

function contactsOf(lists: readonly MadeUpList[]): MadeUpList {
  const contacts = lists.find((list) => list.name === 'List 1')
  assert.ok(contacts !== undefined)
  return contacts
}

const shortened = (text: string) => text.replace(/(\d\d)(\d\d)$/, '$2')
const asSerial = (text: string) => {
  const [day, month, year] = text.split('/').map(Number)
  return String(dayNumberOf(year ?? 0, month ?? 0, day ?? 0) + 25569)
}

describe('the way a whole column is written', () => {
  for (const [what, write, habit, slip] of [
    ['a year of two digits', shortened, 'short-years', 'short-year'],
    ['a spreadsheet’s number saved as text', asSerial, 'dates-as-numbers', 'not-a-date'],
  ] as const) {
    it(`is read and told once where every date has ${what}`, () => {
      const lists = council()
      for (const row of contactsOf(lists).rows) row[5] = write(row[5] ?? '')
      assert.deepEqual(told(lists), [['warning', habit, 2]])
    })

    it(`is a problem of the one row that has ${what}`, () => {
      const lists = council()
      const row = contactsOf(lists).rows[7]
      assert.ok(row !== undefined)
      row[5] = write(row[5] ?? '')
      assert.deepEqual(told(lists), [['problem', slip, 9]])
    })
  }

  it('is told once for the list where all its columns are written so', () => {
    const lists = council()
    for (const row of contactsOf(lists).rows) for (const at of [3, 5]) row[at] = shortened(row[at] ?? '')
    assert.deepEqual(told(lists), [['warning', 'short-years', 2]])
  })

  it('is silent where each code is its letter alone', () => {
    const lists = council()
    for (const row of contactsOf(lists).rows) row[1] = (row[1] ?? '').slice(0, 2)
    assert.deepEqual(told(lists), [])
  })

  it('knows a code by the words it stands for, and by the census’s name of a heading', () => {
    const contacts = contactsOf(council())
    const rows = contacts.rows
      .filter((row) => row[2] === 'a) WBRI')
      .map((row) => row.with(2, 'White British').with(1, row[1]?.startsWith('a') ? '1' : '2'))
    const headings = contacts.headings.with(1, 'Sex')
    assert.deepEqual(
      told([{ ...contacts, headings, rows }])
        .map(([, rule]) => rule)
        .toSorted(),
      ['codes-without-letters', ...ANNEX_A.lists.slice(1).map(() => 'list-missing')],
    )
  })
})

describe('a heading', () => {
  it('that a reporting tool cut off is told by its beginning', () => {
    const lists = council().map((list) => ({
      ...list,
      headings: list.headings.map((heading) => heading.slice(0, 63)),
    }))
    assert.deepEqual(told(lists), [])
  })

  it('with its words in another order is read, and said to be guessed', () => {
    const lists = council()
    const contacts = contactsOf(lists)
    const headings = contacts.headings.map((heading) =>
      heading === 'Date of Contact' ? 'Contact Date' : heading,
    )
    assert.deepEqual(told(lists.map((list) => (list === contacts ? { ...list, headings } : list))), [
      ['warning', 'column-guessed', 1],
    ])
  })
})

describe('a sheet that is not shown', () => {
  const readWith = (hidden: MadeUpList, name: string) => {
    const reader = new ReturnReader([ANNEX_A])
    for (const list of council()) {
      reader.beginSheet(list.name, 'sheet')
      reader.take(1, list.headings)
      list.rows.forEach((row, at) => reader.take(at + 2, row))
    }
    reader.beginSheet(name, 'hidden sheet')
    reader.take(1, hidden.headings)
    hidden.rows.forEach((row, at) => reader.take(at + 2, row))
    return reader.finish().findings.map(describeFinding)
  }
  const workings = { name: '', headings: ['What', 'Why'], keys: [], rows: [['a', 'b']] }

  it('is silent where it holds no list', () => assert.deepEqual(readWith(workings, 'Pivot'), []))

  it('is a warning where it holds a list again, or is named for one', () => {
    const again = readWith(contactsOf(council()), 'List 1 old')
    const named = readWith(workings, 'List 6 workings')
    assert.deepEqual(
      [...again, ...named].map((one) => [one.severity, one.rule]),
      [
        ['warning', 'list-twice'],
        ['warning', 'sheet-unknown'],
      ],
    )
  })
})
