import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRequirement, day } from '../../test/builders.ts'
import type { Owed, OccurrenceState } from '../instruments/occurrence.ts'
import type { PersonId, RequirementId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { listMyDuties } from './home-duties.ts'

const TODAY = day('2026-11-21')
const ME = 1 as PersonId

function owed(dueOn: string, state: OccurrenceState, requirementId = 1): Owed {
  return { requirementId: requirementId as RequirementId, dueOn: day(dueOn), state, daysLate: 0, fact: null }
}

function mine(
  bearer: string | null,
  role: Role,
  people: readonly PersonId[] = [],
  dates = [owed('2026-11-30', 'due soon')],
) {
  const me = { role, id: ME, peopleOf: () => people }
  return listMyDuties({ requirements: [aRequirement({ bearer })], owed: dates }, me, TODAY)
}

test('a commissioner’s and a case lead’s own duties are theirs by their office, and nobody else’s', () => {
  assert.equal(mine('Commissioner', 'commissioner').length, 1)
  assert.equal(mine('Council and the Commissioner', 'commissioner').length, 1)
  assert.equal(mine('Secretary of State', 'case lead').length, 1)
  assert.equal(mine('Council', 'commissioner').length, 0)
  assert.equal(mine('Commissioner', 'improvement lead').length, 0)
  assert.equal(mine(null, 'commissioner').length, 0)
})

test('where somebody said who the bearer is, it is that person’s alone', () => {
  assert.equal(mine('Commissioner', 'commissioner', [2 as PersonId]).length, 0)
  assert.equal(mine('Director of Children’s Services', 'senior leader', [ME]).length, 1)
})

test('a late date comes before the next one, and one that is far off does not hang on anybody yet', () => {
  const both = mine(
    'Commissioner',
    'commissioner',
    [],
    [owed('2026-10-31', 'late'), owed('2026-11-30', 'due soon')],
  )
  assert.deepEqual(
    both.map(({ daysLeft }) => daysLeft),
    [-21],
  )
  assert.deepEqual(mine('Commissioner', 'commissioner', [], [owed('2027-06-30', 'due')]), [])
})
