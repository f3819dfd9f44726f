import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequirementId } from '../shared/ids.ts'
import { type KnownRequirement, requirementsNamed } from './import-requirements.ts'

function known(id: number, reference: string, more: Partial<KnownRequirement> = {}): KnownRequirement {
  const [clause = null] = /\d[\w.]*$/.exec(reference.includes('¶') ? '' : reference) ?? []
  return { id: id as RequirementId, reference, clause, kind: 'duty', state: 'in force', ...more }
}

const HELD = [
  known(1, 'Direction 7.a'),
  known(2, 'Direction 7.b'),
  known(3, 'Direction 7.f'),
  known(4, 'Direction 7.b.ii'),
  known(5, 'Inspection 3', { kind: 'area for improvement' }),
  known(6, 'Inspection ¶12', { clause: null, kind: 'finding' }),
  known(7, 'Commissioner’s report 4', { kind: 'recommendation' }),
  known(8, 'Notice 7.b'),
  known(9, 'Direction 9', { state: 'dropped' }),
]

const named = (cell: string | null): readonly number[] => requirementsNamed(cell, HELD).ids

test('a requirement is known by its reference and by its clause, however the clause is written', () => {
  for (const cell of [
    'Direction 7.f',
    '7.f',
    '7(f)',
    '7f',
    'clause 7.f',
    'direction 7 (f)',
    'Statutory direction para 7.f',
  ])
    assert.deepEqual(named(cell), [3], cell)
  assert.deepEqual(named('7.b.ii'), [4])
  assert.deepEqual(named('Direction 7(b)(ii)'), [4])
})

test('documents are known by what people call them', () => {
  for (const cell of ['Inspection 3', 'Ofsted 3', 'ILACS 3', 'Ofsted recommendation 3', 'Ofsted area 3'])
    assert.deepEqual(named(cell), [5], cell)
  for (const cell of [
    'Rec 4',
    'Recommendation 4',
    'Commissioner 4',
    "Commissioner's report 4",
    'Commissioner’s rec 4',
  ])
    assert.deepEqual(named(cell), [7], cell)
  for (const cell of ['Inspection ¶12', 'Ofsted para 12', 'inspection paragraph 12'])
    assert.deepEqual(named(cell), [6], cell)
})

test('what could be two requirements, or a number alone, or one that is not in force, is none', () => {
  for (const cell of [
    '7.b',
    '3',
    '12',
    'Ofsted 12',
    'para 12',
    'Direction 9',
    '7.z',
    'see Direction',
    '7.a to 7.f',
    null,
    '',
  ])
    assert.deepEqual(named(cell), [], String(cell))
  assert.deepEqual(named('Thresholds are not well understood (para 4)'), [])
  const two = [...HELD, known(10, 'Inspection 2024 3', { kind: 'area for improvement' })]
  assert.deepEqual(requirementsNamed('Ofsted 3', two).ids, [])
  assert.deepEqual(requirementsNamed('Inspection 3', two).ids, [5])
  assert.deepEqual(requirementsNamed('Inspection 2024 3', two).ids, [10])
})

test('several in a cell are each taken, the second of the same document as the first', () => {
  assert.deepEqual(named('7.a, 7.f'), [1, 3])
  assert.deepEqual(named('Direction 7.a and 7.b'), [1, 2])
  assert.deepEqual(named('7.a and 7.b'), [1], 'no document is named, and two have a 7.b')
  assert.deepEqual(named('Notice 7.b; Ofsted 3\nRec 4'), [8, 5, 7])
  assert.deepEqual(named('7.f / 7.f'), [3])
})

test('what a cell says besides stays to be noted', () => {
  assert.deepEqual(requirementsNamed('7.f', HELD), { ids: [3], isWhole: true })
  assert.deepEqual(requirementsNamed('7.f: care leavers are heard', HELD), { ids: [3], isWhole: false })
  assert.deepEqual(requirementsNamed('7.f, letter of May', HELD), { ids: [3], isWhole: false })
})
