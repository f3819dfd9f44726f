import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { checkAnnexA } from './check-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import type { MadeUpList } from './generate-annex-a.ts'
import { readMadeUp } from './made-up-reading.ts'

// What cannot be true of one person: two records, two ages, in care and out of it.

const DAY = dayNumberOf(2026, 3, 31)
const council = () => generateAnnexA({ seed: 44, day: DAY, children: 900 }).lists

function told(lists: readonly MadeUpList[], given = true): readonly string[] {
  const { tables, findings } = readMadeUp(ANNEX_A, lists)
  assert.ok(tables !== null)
  return [...findings, ...checkAnnexA(tables, { day: DAY, given })].map(
    (one) => `${one.rule.severity} ${one.rule.id}: ${one.list}, row ${one.row}`,
  )
}

function listOf(lists: readonly MadeUpList[], name: string): MadeUpList {
  const list = lists.find((one) => one.name === name)
  assert.ok(list !== undefined)
  return list
}

function rowWhere(list: MadeUpList, holds: (row: string[]) => boolean): { row: string[]; number: number } {
  const at = list.rows.findIndex(holds)
  const row = list.rows[at]
  assert.ok(row !== undefined)
  return { row, number: at + 2 }
}

const at = (list: MadeUpList, key: string) => list.keys.indexOf(key)

describe('a care leaver', () => {
  it('cannot be a child', () => {
    const lists = council()
    const leavers = listOf(lists, 'List 9')
    const { row, number } = rowWhere(leavers, () => true)
    row[at(leavers, 'born')] = '01/04/2013'
    row[at(leavers, 'age')] = '12'
    assert.ok(told(lists).includes(`problem leaver-too-young: List 9, row ${number}`))
  })

  it('cannot still be looked after', () => {
    const lists = council()
    const care = listOf(lists, 'List 8')
    const leavers = listOf(lists, 'List 9')
    const open = rowWhere(care, (one) => one[at(care, 'ceased')] === '').row
    const copy = [...rowWhere(leavers, () => true).row]
    for (const key of ['child', 'gender', 'ethnicity', 'born', 'age', 'disability'])
      copy[at(leavers, key)] = open[at(care, key)] ?? ''
    leavers.rows.push(copy)
    assert.ok(told(lists).includes(`problem leaver-in-care: List 9, row ${leavers.rows.length + 1}`))
    copy[at(leavers, 'eligibility')] = 'd) Eligible child'
    assert.ok(!told(lists).some((one) => one.includes('leaver-in-care')))
  })
})

describe('a child', () => {
  it('that stands twice under two identifiers is asked about', () => {
    const lists = council()
    const needs = listOf(lists, 'List 6')
    const { row } = rowWhere(
      needs,
      (one) => one[at(needs, 'status')] === 'c) Child in need plan' && Number(one[at(needs, 'age')]) > 6,
    )
    needs.rows.push(row.with(0, 'another'))
    assert.deepEqual(told(lists), [`warning same-person-twice: List 6, row ${needs.rows.length + 1}`])
  })

  it('cannot see a dentist before being born', () => {
    const lists = council()
    const care = listOf(lists, 'List 8')
    const { row, number } = rowWhere(
      care,
      (one) => one[at(care, 'dental')] !== '' && one[at(care, 'ceased')] === '',
    )
    row[at(care, 'dental')] = '01/01/1999'
    assert.deepEqual(told(lists), [`problem before-birth: List 8, row ${number}`])
  })

  it('entered care on one day in both lists that say so', () => {
    const lists = council()
    const adoptions = listOf(lists, 'List 10')
    const care = listOf(lists, 'List 8')
    const both = new Set(care.rows.map((row) => row[0]))
    const { row, number } = rowWhere(adoptions, (one) => both.has(one[0] ?? ''))
    const [day, month, year] = (row[at(adoptions, 'entered')] ?? '').split('/')
    row[at(adoptions, 'entered')] = `${day === '02' ? '01' : '02'}/${month}/${year}`
    assert.ok(told(lists).includes(`warning entry-differs: List 10, row ${number}`))
  })
})

describe('a child who is looked after', () => {
  it('is born', () => {
    const lists = council()
    const care = listOf(lists, 'List 8')
    const { row, number } = rowWhere(care, (one) => one[at(care, 'ceased')] === '')
    row[at(care, 'age')] = '-1'
    assert.ok(told(lists).includes(`problem unborn: List 8, row ${number}`))
  })

  it('was visited before leaving care', () => {
    const lists = council()
    const care = listOf(lists, 'List 8')
    const { row, number } = rowWhere(
      care,
      (one) => one[at(care, 'ceased')] !== '' && one[at(care, 'ceased')] !== '31/03/2026',
    )
    row[at(care, 'visited')] = '31/03/2026'
    assert.deepEqual(told(lists), [`warning dates-out-of-order: List 8, row ${number}`])
  })
})

describe('a row from before the months the list is for', () => {
  it('is a problem where the day was given, and a warning where it was only worked out', () => {
    const lists = council()
    const contacts = listOf(lists, 'List 1')
    const { row, number } = rowWhere(contacts, (one) => Number(one[at(contacts, 'age')]) > 2)
    row[at(contacts, 'contact')] = '01/06/2025'
    assert.deepEqual(told(lists), [`problem before-period: List 1, row ${number}`])
    assert.deepEqual(told(lists, false), [`warning before-period: List 1, row ${number}`])
  })
})
