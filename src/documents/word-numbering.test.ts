import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatNumber, Numbering, printBullet } from './word-numbering.ts'
import type { Level, List } from './word-numbering.ts'

function aLevel(template: string, parts: Partial<Level> = {}): Level {
  return { start: 1, format: 'decimal', template, isLegal: false, isTight: false, ...parts }
}

function aList(levels: readonly Level[], parts: Partial<List> = {}): List {
  return { counts: '0', levels, anew: new Set(), ...parts }
}

test('each format prints its numbers as Word does', () => {
  assert.deepEqual(
    [1, 26, 27, 52, 53].map((each) => formatNumber(each, 'lowerLetter')),
    ['a', 'z', 'aa', 'zz', 'aaa'],
  )
  assert.deepEqual(
    [1, 4, 9, 14, 40, 1999].map((each) => formatNumber(each, 'lowerRoman')),
    ['i', 'iv', 'ix', 'xiv', 'xl', 'mcmxcix'],
  )
  assert.deepEqual(
    [1, 2, 3, 4, 11, 21, 112].map((each) => formatNumber(each, 'ordinal')),
    ['1st', '2nd', '3rd', '4th', '11th', '21st', '112th'],
  )
  assert.equal(formatNumber(7, 'decimalZero'), '07')
  assert.equal(formatNumber(3, 'upperLetter'), 'C')
  assert.equal(formatNumber(4, 'upperRoman'), 'IV')
  assert.equal(formatNumber(3, 'cardinalText'), 'Three')
  assert.equal(formatNumber(12, 'ordinalText'), 'Twelfth')
})

test('a level used before its parent shows the parent at its start', () => {
  const numbering = new Numbering(new Map([['1', aList([aLevel('%1.', { start: 3 }), aLevel('%1.%2')])]]))
  assert.deepEqual(
    [numbering.next('1', 1), numbering.next('1', 1), numbering.next('1', 0)],
    ['3.1 ', '3.2 ', '3. '],
  )
})

test('a list that is told to start again does so once', () => {
  const levels = [aLevel('%1.')]
  const lists = new Map([
    ['1', aList(levels)],
    ['2', aList(levels, { anew: new Set([0]) })],
  ])
  const numbering = new Numbering(lists)
  assert.deepEqual(
    ['1', '1', '2', '2', '1'].map((list) => numbering.next(list, 0)),
    ['1. ', '2. ', '1. ', '2. ', '3. '],
  )
})

test('a list or a level that is not there gives no number', () => {
  const numbering = new Numbering(new Map([['1', aList([aLevel('', { format: 'none' })])]]))
  assert.deepEqual([numbering.next('9', 0), numbering.next('1', 5), numbering.next('1', 0)], ['', '', ''])
})

test('a bullet of a symbol font is printed as it looks', () => {
  assert.deepEqual(['\uf0b7', 'o', '\uf0a7', '\uf123', '–', '•'].map(printBullet), [
    '•',
    '◦',
    '▪',
    '•',
    '–',
    '•',
  ])
})
