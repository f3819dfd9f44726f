import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Concern, proposeFamilies } from './family.ts'

function aConcern(id: string, text: string, raised: string, closed: string | null = null): Concern {
  return { id, text, raised, closed }
}

const CONCERNS = [
  aConcern('a', 'Strategy meetings are not timely and police do not always attend them.', '2019-12-18'),
  aConcern(
    'b',
    'Caseloads are too high for social workers to visit as often as they should.',
    '2019-12-18',
    '2020-09-30',
  ),
  aConcern('c', 'The timeliness of strategy meetings, with police and health.', '2021-05-10'),
  aConcern('d', 'The capacity in social work teams and the number of children on caseloads.', '2022-05-09'),
  aConcern('e', 'The support for disabled children who need short breaks.', '2022-05-09'),
  aConcern('f', 'Police attendance at strategy meetings.', '2022-05-09'),
]

test('a concern restated in three inspections is proposed as one family, oldest first', () => {
  const families = proposeFamilies(CONCERNS)
  assert.deepEqual(
    families[0]?.concerns.map(({ id }) => id),
    ['a', 'c', 'f'],
  )
  assert.deepEqual(
    families[0].history.map(({ what }) => what),
    ['raised', 'raised again', 'raised again'],
  )
  assert.ok(families[0].sharedWords.includes('strategy'))
})

test('a concern that comes after its closing is back again', () => {
  const again = [
    aConcern('1', 'Life-story work for children in care.', '2019-01-01', '2020-01-01'),
    aConcern('2', 'The quality of life-story work.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(again)[0]?.history, [
    { day: '2019-01-01', what: 'raised' },
    { day: '2020-01-01', what: 'closed' },
    { day: '2022-01-01', what: 'back again' },
  ])
})

test('concerns of one report are never a family, nor are those that share only common words', () => {
  const one = [
    aConcern('1', 'The quality of plans for children.', '2022-01-01'),
    aConcern('2', 'The quality of plans for care leavers.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(one), [])
  const unlike = [
    aConcern('1', 'The quality of services for children.', '2021-01-01'),
    aConcern('2', 'The effectiveness of services for young people.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(unlike), [])
})
