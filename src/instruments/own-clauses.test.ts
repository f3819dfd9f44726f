import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anInstrument, found, said } from './reader-for-tests.ts'
import { readInstrument } from './instrument-reading.ts'
import { splitActs } from './acts.ts'
import { splitOwnClauses } from './own-clauses.ts'

// Two askings in one sentence, each with its own subject, time or case.

const clausesOf = (text: string) => splitOwnClauses(text).map(({ from, to }) => text.slice(from, to))
const actsOf = (text: string) => splitActs(text, 0).map(({ from, to }) => text.slice(from, to))

test('a second clause with a subject and a modal of its own stands by itself', () => {
  assert.deepEqual(clausesOf('The Adviser will visit each month, and the Council shall provide a room.'), [
    'The Adviser will visit each month',
    'the Council shall provide a room.',
  ])
  assert.deepEqual(clausesOf('The Board must meet weekly; minutes must be published within a day.'), [
    'The Board must meet weekly',
    'minutes must be published within a day.',
  ])
})

test('what "that" or "if" governs is not cut in two', () => {
  for (const whole of [
    'The Council must ensure that the plan is agreed and the Board shall approve it.',
    'If the Council fails and the Commissioner may so advise, the Minister will decide.',
    'The Council and the Board shall meet.',
  ])
    assert.deepEqual(clausesOf(whole), [whole])
})

test('a relative clause that binds somebody else is a clause of its own', () => {
  assert.deepEqual(
    clausesOf('The Department will hold stocktakes, for which the Council should write a paper.'),
    ['The Department will hold stocktakes', 'the Council should write a paper.'],
  )
})

test('a later act keeps the time or the case printed before it', () => {
  assert.deepEqual(actsOf('to consult its staff and by 18 December 2026 to publish what they said'), [
    'to consult its staff',
    'by 18 December 2026 to publish what they said',
  ])
  assert.deepEqual(actsOf('report on progress and, if there is none, recommend another way'), [
    'report on progress',
    'if there is none, recommend another way',
  ])
  assert.deepEqual(actsOf('write a strategy and ensure that it is costed'), [
    'write a strategy',
    'ensure that it is costed',
  ])
})

test('"she" is whom the clause before spoke of, appointed or bound', () => {
  const text = anInstrument(`2. Ann Verrall has been appointed as improvement adviser ("the Adviser").

3. She will visit the Council monthly.`)
  assert.equal(found(text, 'She will visit').bearer, 'Adviser')
})

test('an instruction after a duty binds whom the duty bound', () => {
  const text = anInstrument(
    `2. The Council shall audit its care plans. Report to the Board on what is found within six weeks.`,
  )
  assert.equal(found(text, 'Report to the Board').kind, 'duty')
  assert.equal(found(text, 'Report to the Board').bearer, 'Council')
})

test('what is given on request is on request in every limb', () => {
  const text = anInstrument(`2. The Secretary of State directs the Council:

a) to give the Commissioner, on request, access:

i. to any meeting of a committee; and

ii. to any officer.`)
  for (const words of ['to any meeting', 'to any officer'])
    assert.equal(found(text, words).schedule.type, 'on demand')
})

test('a condition on the first act does not date the second, which prints its own time', () => {
  const text = anInstrument(
    '2. Within three months of the date of this direction, the Council shall consult its staff and by 1 May 2025 shall publish the outcome.',
  )
  const later = readInstrument(text).provisions.find((one) => one.text.startsWith('by 1 May 2025'))
  assert.match(later === undefined ? '' : said(later), /1 May 2025/)
})
