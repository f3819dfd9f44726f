import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayFollow } from './cures.ts'

test('a commissioner may look at an action and re-check it, but not change it', () => {
  assert.equal(mayFollow('commissioner', '/actions/7'), true)
  assert.equal(mayFollow('commissioner', '/actions/7/recheck'), true)
  assert.equal(mayFollow('commissioner', '/actions/7/edit'), false)
  assert.equal(mayFollow('commissioner', '/actions/new?requirement=3'), false)
  assert.equal(mayFollow('commissioner', '/evidence/new?action=7'), false)
})

test('the improvement lead may follow every cure', () => {
  for (const path of [
    '/actions/new?requirement=3',
    '/actions/7/edit',
    '/evidence/new?action=7',
    '/objectives/2/edit',
    '/measures/4/edit',
  ])
    assert.equal(mayFollow('improvement lead', path), true, path)
})

test('a place nobody knows is not linked', () => {
  assert.equal(mayFollow('improvement lead', '/elsewhere'), false)
})
