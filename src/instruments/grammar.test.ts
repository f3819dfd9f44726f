import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import type { Provision } from './reading.ts'
import { firstDates } from './schedule.ts'
import { sayInWords } from './schedule-words.ts'

// One class of misreading each, in words of our own: how instruments direct, end one another, date and illustrate.

const direction = (body: string) => `Statutory Direction to Ashwell Council

WHEREAS:

1. Ofsted judged the services of Ashwell Council ("the Council") to be inadequate.

NOW THEREFORE:

${body}

Signed by authority of the Secretary of State for Education

Morwenna Tallis
4 March 2024
`
const find = (text: string, words: string): Provision => {
  const found = readInstrument(text).provisions.find((one) => one.text.includes(words))
  assert.ok(found, `nothing read that says "${words}"`)
  return found
}
const dates = (one: Provision, count = 3) => firstDates(one.schedule, count).map(String)

test('a stem that directs the council by name binds it to every limb', () => {
  const text = direction(`2. The Secretary of State directs the Council:

a) to publish its plan; and

b) to maintain a board.`)
  for (const words of ['to publish its plan', 'to maintain a board']) {
    assert.equal(find(text, words).kind, 'duty')
    assert.equal(find(text, words).bearer, 'Council')
  }
})

test('a time in the stem dates the limbs that print none', () => {
  const text = direction(`2. The Council shall, within three months of the date of this direction:

a) write a plan; and

b) appoint a director by 1 May 2024.`)
  assert.deepEqual(dates(find(text, 'write a plan')), ['2024-06-04'])
  assert.deepEqual(dates(find(text, 'appoint a director')), ['2024-05-01'])
})

test('numbers under a heading do not hang from the lettered recital above it', () => {
  const text = `Statutory direction to Ashwell Council

RECITALS

A. The Secretary of State has read the report, which recommended that the Council must change.

DIRECTION

1. The Council must comply with the contract, and must not terminate it without consent.

2. Until the Handover Day the Council shall provide the services.

Given under the hand of the Secretary of State this 21st day of June 2021.

Morwenna Tallis
`
  assert.equal(find(text, 'which recommended').kind, 'recital')
  assert.equal(find(text, 'must comply').clause, '1')
  assert.equal(find(text, 'must not terminate').kind, 'duty')
  assert.equal(find(text, 'Until the Handover').kind, 'duty')
  assert.equal(readInstrument(text).dated?.value, '2021-06-21')
})

test('an earlier paper that ceases to have effect is revoked, and this one is not', () => {
  const text = direction(`2. The direction issued on 3 May 2022 shall cease to have effect.

3. The direction given on 5 June 2021, as varied on 9 May 2022, is withdrawn.

4. This direction shall cease to have effect on 31 July 2025.

5. In consequence, the notice of 2 February 2020 is revoked by this direction.`)
  assert.deepEqual(
    readInstrument(text).revokes.map(({ dated }) => dated),
    ['2022-05-03', '2021-06-05', '2020-02-02'],
  )
  assert.equal(find(text, 'This direction shall').kind, 'other')
})

test('a working day of each month, a day of each year and weeks from a month end keep to themselves', () => {
  const text = direction(`2. The Council must send its data by the fifth working day of each month.

3. The Council must review the plan annually, by 31 March.

4. The Council must report every four weeks, starting on 31 March 2024.

5. The Council must publish a plan within 3 months, and then to report to the Adviser at six-monthly intervals thereafter.`)
  assert.deepEqual(dates(find(text, 'fifth working day')), ['2024-04-08', '2024-05-08', '2024-06-07'])
  assert.match(sayInWords(find(text, 'fifth working day').schedule), /fifth working day of the month/)
  assert.deepEqual(dates(find(text, 'annually')), ['2024-03-31', '2025-03-31', '2026-03-31'])
  assert.deepEqual(dates(find(text, 'every four weeks')), ['2024-03-31', '2024-04-28', '2024-05-26'])
  const reports = readInstrument(text).provisions.findLast(({ text: words }) => words.includes('six-monthly'))
  assert.ok(reports)
  assert.deepEqual(dates(reports, 2), ['2024-12-04', '2025-06-04'])
})

test('an age and a purpose are no deadlines; an answer runs from what it answers', () => {
  const text = direction(`2. The data must be no more than one month old.

3. The Council must simplify its forms so that staff can be paid within two weeks.

4. The Council must respond to the Adviser's questions within ten working days.

5. The Council must tell the Adviser within 48 hours of the death of a child.`)
  assert.deepEqual(dates(find(text, 'one month old')), [])
  assert.deepEqual(dates(find(text, 'within two weeks')), [])
  assert.equal(find(text, 'ten working days').schedule.type, 'triggered')
  assert.equal(find(text, '48 hours').schedule.type, 'triggered')
})

test('what an assessment could draw on binds nobody, though the assessment is owed', () => {
  const text =
    direction(`2. Before each review the Council should send its own assessment, which could draw on:

a) what children say; and

b) what audits found.`)
  assert.equal(find(text, 'own assessment').kind, 'duty')
  assert.equal(find(text, 'own assessment').bearer, 'Council')
  assert.equal(find(text, 'what children say').kind, 'other')
})

test('a notice about an area inspection is a notice, and its title says so', () => {
  const text = `Improvement Notice

To: Ashwell Council ("the Council") and NHS Tarn Integrated Care Board ("the ICB")

1. This follows the area SEND inspection of January 2024.

2. The ICB must publish its waiting times by 30 June 2024.
`
  assert.equal(readInstrument(text).kind, 'improvement notice')
  assert.equal(find(text, 'waiting times').bearer, 'ICB')
})

test('recommendations bind whom their heading or their first words name', () => {
  const text = `Commissioner's report to the Secretary of State on Ashwell Council

Recommendations

For the Secretary of State

1. The Secretary of State appoints an adviser.

For the council

2. Ask a neighbouring council to review the front door.

3. That the Lead Member visit a team every fortnight.
`
  assert.equal(find(text, 'appoints an adviser').bearer, 'Secretary of State')
  assert.equal(find(text, 'Ask a neighbouring').bearer, 'Council')
  assert.equal(find(text, 'Lead Member visit').bearer, 'Lead Member')
})

test('a running foot with its page number glued to the dates is no part of an area', () => {
  const text = `Focused visit to Ashwell children's services

Dear Robin

What needs to improve?

\u2022 The oversight of children who are missing, and how
Inspection of Ashwell local authority children's services
9 to 20 October 2023 3
it is recorded.
\u2022 Supervision.
`
  const areas = readInstrument(text).provisions.filter(({ kind }) => kind === 'area for improvement')
  assert.deepEqual(
    areas.map((one) => one.text.replace(/\s+/g, ' ')),
    ['The oversight of children who are missing, and how it is recorded.', 'Supervision.'],
  )
})

test('the duty of a joint inspection is read from its present wording', () => {
  const text = `Joint targeted area inspection of Ashwell

Dear partners

Next steps

We have determined that Ashwell Council is the principal authority and should prepare a written statement of proposed action.
`
  assert.equal(find(text, 'written statement').kind, 'duty')
  assert.equal(find(text, 'written statement').bearer, 'Ashwell Council')
})

test('what somebody is quoted as saying over several sentences is no expectation of the report', () => {
  const text = `Commissioner's report to the Secretary of State on Ashwell Council

One officer told me: \u201cNobody answers. You must listen to us. They should ask.\u201d The council should ask too.
`
  const expected = readInstrument(text).provisions.map((one) => one.text)
  assert.deepEqual(expected, ['The council should ask too.'])
})

test('judgements that wrap and stand after the overall one are rows too', () => {
  const text = `Inspection of Ashwell local authority children's services

Judgement Grade
Overall effectiveness Good
The experiences and progress of care
leavers
Requires improvement to be good

Services are good.
`
  assert.deepEqual(readInstrument(text).judgements, [
    { area: 'Overall effectiveness', grade: 'Good' },
    { area: 'The experiences and progress of care leavers', grade: 'Requires improvement to be good' },
  ])
})
