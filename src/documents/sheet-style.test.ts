import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  columnOfReference,
  dayOfSerial,
  indexedColour,
  isBuiltInDayFormat,
  isDayFormat,
  tintColour,
} from './sheet-style.ts'

test('a format shows a day where it prints a day, a month or a year', () => {
  for (const code of [
    'dd/mm/yyyy',
    'yyyy\\-mm\\-dd',
    '[$-809]d mmmm yyyy;@',
    'mmm-yy',
    'mmmm',
    'dd/mm/yy hh:mm',
    'D-MMM',
  ])
    assert.ok(isDayFormat(code), code)
  for (const code of [
    'General',
    '0.00',
    'hh:mm',
    '[h]:mm:ss',
    'mm:ss',
    '#,##0',
    '0" days"',
    '0.0\\d',
    '[Red]0',
    '"Dated "@',
    '_-* #,##0_-',
  ])
    assert.ok(!isDayFormat(code), code)
})

test('the formats that are known by number alone hold the days among them', () => {
  assert.deepEqual([0, 9, 14, 15, 17, 18, 20, 21, 22, 45, 49].filter(isBuiltInDayFormat), [14, 15, 17, 22])
})

test('a serial number that is no day is none', () => {
  assert.equal(dayOfSerial(0, 1900), null)
  assert.equal(dayOfSerial(60, 1900), null)
  assert.equal(dayOfSerial(-1, 1904), null)
  assert.equal(dayOfSerial(3e6, 1900), null)
  assert.equal(String(dayOfSerial(2_958_465, 1900)), '9999-12-31')
  assert.equal(String(dayOfSerial(45_000.99, 1900)), '2023-03-15')
})

test('a tint lightens towards white and darkens towards black', () => {
  assert.equal(tintColour('4472C4', 0), '4472C4')
  assert.equal(tintColour('808080', 1), 'FFFFFF')
  assert.equal(tintColour('4472C4', -1), '000000')
  assert.equal(tintColour('FFFFFF', -0.5), '808080')
})

test('columns and old colours are found by their names', () => {
  assert.deepEqual(['A1', 'Z9', 'AA10', 'xfd1', '12'].map(columnOfReference), [0, 25, 26, 16_383, -1])
  assert.deepEqual([indexedColour(10), indexedColour(99)], ['FF0000', null])
})
