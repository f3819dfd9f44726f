import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyView } from './history-view.ts'

const line = {
  number: 7,
  at: Temporal.Instant.from('2026-11-20T10:00:00Z'),
  who: 'Priya Raman',
  role: 'improvement lead',
  act: 'changed',
  thing: { kind: 'action', id: 1 },
  why: null,
}

test('what changed is told in words: days, lists, parts, yes and no', () => {
  const told = historyView([
    {
      ...line,
      before: { dueOn: '2026-11-20', columns: null, shared: false, links: [1, 2], title: 'Same' },
      after: {
        dueOn: '2027-02-05',
        columns: { reference: 0, dueOn: 3 },
        shared: true,
        links: [],
        title: 'Same',
      },
    },
  ]).toString()
  assert.match(told, /due on: 20 November 2026 → 5 February 2027/)
  assert.match(told, /columns: nothing → reference 0, due on 3/)
  assert.match(told, /shared: no → yes/)
  assert.match(told, /links: 1, 2 → nothing/)
  assert.doesNotMatch(told, /title|[{}]/)
})
