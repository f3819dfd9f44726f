import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import type { Reading } from './reading.ts'
import { firstDates } from './schedule.ts'

// Notices and terms of reference written for these tests.

const TWO_ADDRESSEES = `Improvement Notice: special educational needs and disabilities

To: Westerleigh County Council and NHS Severn Vale Integrated Care Board (together, "the local area partnership")

1. This Notice is issued to Westerleigh County Council ("the Council") and NHS Severn Vale Integrated Care Board ("the ICB") following the area SEND inspection report published on 14 March 2024.

What is required

2. The Council and the ICB must:

a) deliver the Priority Action Plan agreed on 2 July 2024;
b) hold a SEND Improvement Board, chaired independently, at intervals of no more than eight weeks; and
c) jointly submit to the Department for Education and NHS England a written progress report by 30 September 2024 and quarterly thereafter.

3. The ICB must publish, within 20 working days of the date of this Notice, its waiting times for speech and language therapy, and update them each month.

4. The Council is required to appoint a Director of SEND no later than 1 November 2024. The post must not be held by an interim for longer than six months.

5. Both bodies are expected to co-operate with the SEND adviser and the NHS England adviser, who will visit at least termly.

6. The SEND adviser may attend any meeting of the Board.

Progress

7. The Department and NHS England will carry out a deep dive review six months after the date of this Notice and a stocktake at twelve months.

8. Should either body fail to make sufficient progress, the Minister may issue a statutory direction under section 497A of the Education Act 1996.

9. The Council must notify the Department immediately if an EHC plan backlog of more than 50 children arises.

Signed: 

Helena Maddox
Deputy Director, SEND Improvement, Department for Education

Date: 9 July 2024
`

const LETTER = `Department for Children, Schools and Families

Councillor Ann Bellweather
Leader of the Council
Grimsdale Council
Town Hall
Grimsdale

8th January 2010

Dear Councillor Bellweather,

IMPROVEMENT NOTICE TO GRIMSDALE METROPOLITAN COUNCIL

I am writing to inform you that, following the annual unannounced inspection on 12 and 13 October 2009, I have decided to issue an Improvement Notice to Grimsdale Metropolitan Council (the Council). To comply with the Notice the Council and its partners must achieve the following by the dates given.

1. Improvement Board
a. The Council will establish an independently chaired Improvement Board by 31 January 2010, which will meet monthly.
b. The Chair of the Improvement Board is to report in writing to the Parliamentary Under Secretary of State at three, six and twelve months from the date of this Notice.

2. Assessment
i. 70% of initial assessments must be completed within 7 working days by 31 March 2010, and 80% by 30 September 2010.
ii. Every referral should be seen by a qualified manager within one working day of receipt.

3. Workforce
The Council shall reduce the vacancy rate for social workers to no more than 10% by the end of December 2010.

I will review progress in July 2010. If I am not satisfied that sufficient progress has been made, I may consider issuing a statutory direction.

Yours sincerely

Baroness Delia Hartwood-Shaw
`

const ADVISER = `**TERMS OF REFERENCE**

**Improvement Adviser for children's services in Ashby Vale**

1. Background

1.1 Following the inspection of Ashby Vale Council (“the Council”) in September 2023, the Department for Education (“the Department”) has appointed Dame Philippa Norwood as Improvement Adviser (“the Adviser”) for a period of 18 months.

1.2 The Adviser's role is to advise the Department and to support the Council.

2. Role and responsibilities

2.1 The Adviser is expected to:

- chair the Improvement Board every six weeks;
- provide the Department with a written report every quarter, the first by 31 January 2024;
- alert the Department without delay to any serious concern about the safety of children; and
- attend meetings with Ministers as and when required.

2.2 The Adviser will not direct the Council, which remains responsible for its services.

2.3 Before each review by the Department, the Adviser should prepare a short assessment of progress.

2.4 It is expected that the Adviser will work for up to four days a month.

3. Responsibilities of the Council

3.1 The Council will provide the Adviser with office accommodation, access to records and a named point of contact.

3.2 The Chief Executive and the Director of Children's Services must meet the Adviser monthly.

3.3 Papers for the Improvement Board should be sent to members five working days before each meeting.

4. Review

4.1 These terms of reference will be reviewed in June 2024 and may be amended at any time with the agreement of the Department.

15 November 2023
`

/** "4.1 duty Council fixed 2016-10-01": one line for each live requirement. */
function live(reading: Reading): string[] {
  return reading.provisions
    .filter(({ kind }) => kind === 'duty' || kind === 'undertaking')
    .map(({ clause, kind, bearer, schedule }) => {
      const dates = firstDates(schedule, 3).join(' ')
      return `${clause ?? '-'} ${kind} ${bearer ?? '?'} ${schedule.type}${dates === '' ? '' : ` ${dates}`}`
    })
}

test('a notice to a council and a health board binds each by name, and both where it says both', () => {
  const reading = readInstrument(TWO_ADDRESSEES)
  assert.equal(reading.kind, 'improvement notice')
  assert.equal(reading.dated?.value, '2024-07-09')
  assert.deepEqual(live(reading), [
    '2.a duty Council and ICB none',
    '2.b duty Council and ICB recurring 2024-09-03 2024-10-29 2024-12-24',
    '2.c duty Council and ICB recurring 2024-09-30 2024-12-31 2025-03-31',
    '3 duty ICB relative 2024-08-06',
    '3 duty ICB recurring 2024-08-09 2024-09-09 2024-10-09',
    '4 duty Council fixed 2024-11-01',
    '4 duty ? none',
    '5 duty Council and ICB standing',
    '5 undertaking SEND adviser and NHS England adviser recurring',
    '7 undertaking Department for Education and NHS England relative 2025-01-09 2025-07-09',
    '9 duty Council triggered',
  ])
})

test('an older notice in a letter counts from its own date, and "I" is the one who signs', () => {
  const reading = readInstrument(LETTER)
  assert.equal(reading.kind, 'improvement notice')
  assert.deepEqual(live(reading), [
    '1.a undertaking Council fixed 2010-01-31',
    '1.a undertaking Council recurring 2010-02-08 2010-03-08 2010-04-08',
    '1.b duty Chair relative 2010-04-08 2010-07-08 2011-01-08',
    '2.i duty ? fixed 2010-03-31 2010-09-30',
    '2.ii duty Qualified manager triggered',
    '3 duty Council fixed 2010-12-31',
    '3 undertaking Secretary of State fixed 2010-07-31',
  ])
})

test('what an adviser is expected to do is a duty, and what he will not do is none', () => {
  const reading = readInstrument(ADVISER)
  assert.equal(reading.kind, 'terms of reference')
  const lines = live(reading)
  assert.deepEqual(lines.slice(0, 4), [
    '2.1 duty Adviser recurring 2023-12-27 2024-02-07 2024-03-20',
    '2.1 duty Adviser recurring 2024-01-31 2024-04-30 2024-07-31',
    '2.1 duty Adviser triggered',
    '2.1 duty Adviser on demand',
  ])
  assert.ok(!lines.some((line) => line.startsWith('2.2')))
  assert.ok(lines.includes('2.3 duty Adviser triggered'))
  assert.ok(
    lines.includes(
      "3.2 duty Chief Executive and Director of Children's Services recurring 2023-12-15 2024-01-15 2024-02-15",
    ),
  )
  assert.ok(lines.includes('4.1 undertaking ? fixed 2024-06-30'))
})

test('each proposal says which words made it', () => {
  for (const { kind, reasons } of readInstrument(TWO_ADDRESSEES).provisions)
    assert.ok(reasons.length > 0, kind)
})
