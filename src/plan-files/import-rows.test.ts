import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRank, titleOf, typedDay } from './import-rows.ts'

test('a title is the action in one line: bullets off, long ones cut at a word', () => {
  assert.equal(titleOf('• Hear every child\n• Write to them'), 'Hear every child; Write to them')
  assert.equal(titleOf('1. Appoint a lead'), 'Appoint a lead')
  assert.equal(titleOf('  \n•  '), '')
  const long = titleOf(`Publish the ${'very '.repeat(80)}long plan`)
  assert.ok(long.length <= 202 && long.endsWith('very …'), long)
  assert.ok(titleOf('x'.repeat(5000)).length <= 202)
})

test('a day is typed in one field as people write it', () => {
  assert.equal(String(typedDay('27 3 2026')), '2026-03-27')
  assert.equal(String(typedDay('27 March 2026')), '2026-03-27')
  assert.equal(typedDay('soon'), null)
  assert.equal(typedDay('31 2 2026'), null)
})

test('how much an action presses is read of the words and figures councils use, and of no others', () => {
  for (const words of ['High', 'H', '1', 'Urgent', 'very high', 'High priority', 'P1', 'Must'])
    assert.equal(readRank(words), 'high', words)
  for (const words of ['Medium', 'med', '2', 'Should']) assert.equal(readRank(words), 'medium', words)
  for (const words of ['low', 'L', '3', 'Could', '5']) assert.equal(readRank(words), 'low', words)
  for (const words of [null, '', 'The front door', '7', 'TBC', 'Highly commended'])
    assert.equal(readRank(words), null, String(words))
})
