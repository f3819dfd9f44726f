import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'

// Where an instrument begins to bind, how its titles count, and who signs it.

const duties = (text: string) =>
  readInstrument(text)
    .provisions.filter(({ kind }) => kind === 'duty')
    .map(({ clause, bearer }) => `${clause ?? '-'} ${bearer ?? '?'}`)

test('numbers that run on from the recitals hang from "directs that the Council shall:"', () => {
  const text = `Statutory direction to Marlow Vale Council

WHEREAS

1. Marlow Vale Council ("the Council") was judged inadequate.

NOW THEREFORE the Secretary of State hereby directs that the Council shall:

2. comply with any instruction of the Commissioner;

3. publish a plan by 1 May 2027.

Signed on behalf of the Secretary of State

A. Person
For the Secretary of State for Education
8 October 2026
`
  assert.deepEqual(duties(text), ['2 Council', '3 Council'])
  assert.equal(readInstrument(text).signatory?.value, 'A. Person')
})

test('recitals and direction in one sentence: what follows binds', () => {
  const text = `Marlow Vale Council: Direction under section 497A(4B) of the Education Act 1996

Whereas the Secretary of State is satisfied that Marlow Vale Council is failing, she directs the Council as follows.

(1) The Council shall engage a partner by 1 May 2027.
(2) The Director of Children's Services shall approve every placement.

A. B. Cole
Deputy Director
1 March 2027
`
  assert.deepEqual(duties(text), ['1 Council', "2 Director of Children's Services"])
  assert.equal(readInstrument(text).signatory?.value, 'A. B. Cole')
})

test('lettered titles over numbers that go on counting are headings', () => {
  const text = `Improvement Notice to Marlow Vale Council

A. What the Council must do

1. Publish a plan by 1 May 2027.

B. Support

2. The Adviser will attend the board.

C. Review

3. The Department will review progress every six months.

Signed: Ann Verrall      Date: 4 March 2027
`
  const { provisions, signatory } = readInstrument(text)
  assert.deepEqual(
    provisions
      .filter(({ kind }) => kind === 'duty' || kind === 'undertaking')
      .map(({ clause, bearer }) => `${clause ?? '-'} ${bearer ?? '?'}`),
    ['1 Council', '2 Adviser', '3 Department for Education'],
  )
  assert.equal(signatory?.value, 'Ann Verrall')
})

test('"we" in a notice is the department, "you" the council, and the first of a recurrence is its first date', () => {
  const text = `Improvement notice: Marlow Vale Council

Issued 26 February 2027 by the Department for Education

1. We will review progress every six months. The first review will be held by 31 August 2027.
2. You must keep your plan up to date.
`
  const { provisions, dated } = readInstrument(text)
  assert.equal(dated?.value, '2027-02-26')
  const review = provisions.find((one) => one.text.startsWith('We will review'))
  assert.equal(review?.bearer, 'Department for Education')
  assert.equal(review?.schedule.type === 'recurring' ? review.schedule.first : null, '2027-08-31')
  assert.equal(provisions.find((one) => one.text.startsWith('You must'))?.bearer, 'Marlow Vale Council')
})

test('a text too long to read whole says where it was cut', () => {
  const line = 'The Council shall report to the Board on what it has done.\n'
  assert.equal(readInstrument(line.repeat(100)).readTo, undefined)
  assert.equal(readInstrument(line.repeat(60_000)).readTo, 3_000_000)
})

test('a term the document makes for several people is who it binds, and "it" is whom the sentence before bound', () => {
  const text = `Direction to Marlow Vale Council under section 497A(4B) of the Education Act 1996

1. In this direction "the Three" means the Leader, the Chief Executive and the Director of Children's Services.
2. The Three must meet each week and must send a note of each meeting within five working days.
3. Marlow Vale Council ("the Council") must apply its plan. In particular, it must:
 - bring caseloads down; and
 - publish its figures.
`
  assert.deepEqual(duties(text), ['2 Three', '2 Three', '3 Council', '3 Council', '3 Council'])
  const note = readInstrument(text).provisions.find((one) => one.text.startsWith('must send a note'))
  assert.equal(note?.schedule.type, 'triggered')
})

test('"I now require the council to take the following actions" binds its limbs', () => {
  const text = `Improvement notice issued to Marlow Vale Council

1. I now require the council to take the following actions:
 (a) to establish a board by 1 May 2027; and
 (b) to send monthly figures.
2. The Board should meet every six weeks and its minutes should be shared with the Department.
3. If I am not satisfied with progress I may direct the council.
`
  assert.deepEqual(duties(text), ['1.a Council', '1.b Council', '2 Board', '2 ?'])
  assert.equal(readInstrument(text).provisions.at(-1)?.kind, 'power')
})
