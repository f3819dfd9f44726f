import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Concern, historyOf, proposeFamilies } from './family.ts'

function aConcern(id: string, text: string, raised: string, closed: string | null = null): Concern {
  return { id, text, raised, closed }
}

const CONCERNS = [
  aConcern('a', 'Strategy meetings are not timely and police do not always attend them.', '2019-12-18'),
  aConcern('b', 'Caseloads are too high for social workers to visit as often as they should.', '2019-12-18'),
  aConcern('c', 'The timeliness of strategy discussions, with police and health.', '2021-05-10'),
  aConcern('d', 'The capacity in social work teams and the number of children on caseloads.', '2022-05-09'),
  aConcern('e', 'The support for disabled children who need short breaks.', '2022-05-09'),
  aConcern('f', 'Police attendance at strategy meetings.', '2022-05-09'),
]

function idsOf(concerns: readonly Concern[]): readonly string[] {
  return concerns.map(({ id }) => id)
}

test('a concern restated under other names in three inspections is one family, oldest first', () => {
  const [first] = proposeFamilies(CONCERNS)
  assert.equal(first?.name, 'Strategy meetings')
  assert.deepEqual(idsOf(first.concerns), ['a', 'c', 'f'])
  assert.deepEqual(
    first.history.map(({ what }) => what),
    ['raised', 'raised again', 'raised again'],
  )
})

test('a family says which words of each document made it', () => {
  const [first] = proposeFamilies(CONCERNS)
  assert.deepEqual(first?.because.get('a'), ['Strategy meetings'])
  assert.deepEqual(first.because.get('c'), ['strategy discussions'])
})

test('one that speaks of two things is in both families', () => {
  const both = [
    aConcern(
      '1',
      'The response to children who go missing and to homeless 16 and 17 year olds.',
      '2024-07-12',
    ),
    aConcern('2', 'Ensure that homelessness of older children is met as the law asks.', '2016-06-27'),
    aConcern('3', 'Return home interviews are held too late to be of use.', '2018-08-16'),
  ]
  assert.deepEqual(
    proposeFamilies(both).map(({ name, concerns }) => [name, idsOf(concerns)]),
    [
      ['Children missing from home or care', ['3', '1']],
      ['Homeless 16 and 17 year olds', ['2', '1']],
    ],
  )
})

test('a rare phrase that no list of subjects knows brings concerns together too', () => {
  const rare = [
    aConcern('1', 'Funeral poverty advice reaches too few households.', '2021-01-01'),
    aConcern('2', 'There is no plan for advice on funeral poverty.', '2023-01-01'),
    aConcern('3', 'The bus timetable is not published.', '2023-01-01'),
  ]
  assert.deepEqual(
    proposeFamilies(rare).map(({ name, concerns }) => [name, idsOf(concerns)]),
    [['Funeral poverty', ['1', '2']]],
  )
})

test('a concern that comes after its closing is back again', () => {
  const again = [
    aConcern('1', 'Life-story work for children in care.', '2019-01-01', '2020-01-01'),
    aConcern('2', 'The quality of life story work.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(again)[0]?.history, [
    { day: '2019-01-01', what: 'raised' },
    { day: '2020-01-01', what: 'closed' },
    { day: '2022-01-01', what: 'back again' },
  ])
  assert.equal(historyOf(['2019-01-01', '2022-01-01'], ['2023-01-01']).at(-1)?.what, 'closed')
})

test('concerns of one report are never a family, nor are those that share only the words of the trade', () => {
  const one = [
    aConcern('1', 'The quality of assessments for children.', '2022-01-01'),
    aConcern('2', 'The quality of assessments for care leavers.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(one), [])
  const unlike = [
    aConcern('1', 'The quality and consistency of social work practice with local partners.', '2021-01-01'),
    aConcern('2', 'The effectiveness of social work practice and of local partner agencies.', '2022-01-01'),
    aConcern('3', 'Senior leaders should ensure that services improve at pace.', '2023-01-01'),
  ]
  assert.deepEqual(proposeFamilies(unlike), [])
})

test('what a long finding names in passing does not make it the same concern', () => {
  const long = `Housing officers do not pass on what they see. ${'They meet rarely and keep no minutes of it. '.repeat(8)}Strategy meetings are mentioned once.`
  const concerns = [
    aConcern('1', long, '2021-01-01'),
    aConcern('2', 'Strategy meetings are held late.', '2022-01-01'),
  ]
  assert.deepEqual(proposeFamilies(concerns), [])
})

test('those that a person said are not the same are not proposed together again, but a new one is', () => {
  const apart = [
    ['a', 'c'],
    ['a', 'f'],
    ['c', 'f'],
  ] as const
  assert.ok(!proposeFamilies(CONCERNS, apart).some(({ name }) => name === 'Strategy meetings'))
  const later = [...CONCERNS, aConcern('g', 'Health partners miss strategy meetings.', '2024-07-12')]
  const found = proposeFamilies(later, apart).find(({ name }) => name === 'Strategy meetings')
  assert.deepEqual(idsOf(found?.concerns ?? []), ['f', 'g'])
})

test('the order in which documents come in changes nothing', () => {
  assert.deepEqual(proposeFamilies(CONCERNS.toReversed()), proposeFamilies(CONCERNS))
})
