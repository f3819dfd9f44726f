import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import type { Reading } from './reading.ts'
import { firstDates } from './schedule.ts'

// Instruments written for these tests: no council, person or sentence of them exists.

const BEST_VALUE = `LOCAL GOVERNMENT ACT 1999

DIRECTIONS UNDER SECTION 15(5) AND (6) MADE IN RELATION TO HARROWDALE BOROUGH COUNCIL

1. The Secretary of State for Housing, Communities and Local Government ("the Secretary of State") has carefully considered the following in respect of Harrowdale Borough Council ("the Authority"):

   i. the report of the Best Value inspection of 4 March 2024;
   ii. the representations made by the Authority on 18 April 2024; and
   iii. the external auditor's annual report.

2. The Secretary of State is satisfied that the Authority is failing to comply with the requirements of Part 1 of the Local Government Act 1999 ("the 1999 Act").

3. The Secretary of State has nominated Ms Oriel Tranmere as Lead Commissioner and Mr Peter Ashgrove as Finance Commissioner ("the Commissioners").

4. Pursuant to powers under section 15(5) of the 1999 Act, the Secretary of State directs:

   (a) The Authority to take the actions set out in Annex A to these Directions;
   (b) That from the date of these Directions the functions of the Authority specified in Annex B shall be exercised by the Commissioners; and
   (c) The Authority to comply with any instructions of the Commissioners in relation to the exercise of those functions.

5. These Directions shall remain in force until 31 May 2029 unless the Secretary of State considers it appropriate to amend or revoke them before that date.

Signed by authority of the Secretary of State

Rowan Delacourt

A Senior Civil Servant in the Ministry of Housing, Communities and Local Government

31 May 2024

ANNEX A

ACTION THE AUTHORITY IS REQUIRED TO TAKE

The actions to be taken by the Authority are:

1. Within three months, to prepare and agree an Improvement Plan to the satisfaction of the Commissioners, with as a minimum the following components:
   a) an action plan to achieve financial sustainability;
   b) a plan to reduce the Authority's borrowing.
2. To report to the Commissioners on the delivery of the Improvement Plan at six monthly intervals, or at such other intervals as the Commissioners may direct.
3. To undertake in the exercise of any of its functions any action that the Commissioners may reasonably require.
4. To allow the Commissioners at all reasonable times such access as appears to the Commissioners to be necessary:
   a) to any premises of the Authority; and
   b) to any employee or member of the Authority.
5. To pay the Commissioners' reasonable expenses and such fees as the Secretary of State determines are to be paid to them.

ANNEX B

FUNCTIONS OF THE AUTHORITY TO BE EXERCISED BY THE COMMISSIONERS

1. All functions associated with the governance and scrutiny of strategic decision making.
2. The appointment and dismissal of statutory officers.
`

const TRUST = `STATUTORY DIRECTION TO PENDLE VALE METROPOLITAN BOROUGH COUNCIL IN RELATION TO CHILDREN’S SERVICES UNDER SECTION 497A(4) AND (4A) OF THE EDUCATION ACT 1996

WHEREAS

1.	The Secretary of State for Education (“the Secretary of State”) is satisfied that Pendle Vale Metropolitan Borough Council (“the Council”) is failing to perform its children’s social care functions to an adequate standard.

2.	The Secretary of State issued a direction on 3 February 2015 (“the 2015 Direction”), which required the Council to co-operate with the Commissioner for Children’s Services.

3.	It was recommended that the Council should establish a children’s services trust within nine months.

NOW THEREFORE

4.	Pursuant to her powers under section 497A(4), (4A) and (4B) of the Education Act 1996, the Secretary of State directs that:

4.1	the Council shall enter into a services contract with Pendle Vale Children’s Trust Limited (“the Trust”) on or before 1 October 2016 and shall comply with its terms;

4.2	the Council’s functions specified in the Schedule shall be performed by the Trust on behalf of the Council from 1 October 2016;

4.3	the Council shall not vary or terminate the services contract without the prior written consent of the Secretary of State; and

4.4	the Council and the Trust shall meet the Secretary of State’s officials not less than four times a year.

5.	The Trust is to publish an annual report by 30 June in each year, beginning with 30 June 2017.

6.	The 2015 Direction is hereby revoked.

7.	This Direction takes effect on the date on which it is signed and shall continue in force until 30 September 2021.

Signed on behalf of the Secretary of State for Education

JANE FENWICK
Director, Social Care
Department for Education

Dated 22 June 2016

SCHEDULE

1.	Functions under Part III of the Children Act 1989.
2.	Functions under sections 10 and 12 of the Children Act 2004.
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

test('a Best Value direction binds the authority by its annex, and the commissioners by its own words', () => {
  const reading = readInstrument(BEST_VALUE)
  assert.equal(reading.kind, 'statutory direction')
  assert.equal(reading.council?.value, 'Harrowdale Borough Council')
  assert.equal(reading.signatory?.value, 'Rowan Delacourt')
  assert.equal(reading.dated?.value, '2024-05-31')
  assert.deepEqual(live(reading), [
    '4.a duty Authority none',
    '4.b duty Commissioners none',
    '4.c duty Authority standing',
    'Annex A.1 duty Authority relative 2024-08-31',
    'Annex A.2 duty Authority recurring 2024-11-30 2025-05-31 2025-11-30',
    'Annex A.3 duty Authority on demand',
    'Annex A.4 duty Authority on demand',
    'Annex A.4.a duty Authority on demand',
    'Annex A.4.b duty Authority on demand',
    'Annex A.5 duty Authority none',
  ])
})

test('the components of a plan are conditions of it, and how long a direction lasts is no undertaking', () => {
  const { provisions } = readInstrument(BEST_VALUE)
  const kindOf = (clause: string) => provisions.find((one) => one.clause === clause)?.kind
  assert.equal(kindOf('Annex A.1.a'), 'condition')
  assert.equal(kindOf('5'), 'other')
  assert.deepEqual(provisions.find((one) => one.clause === '5')?.schedule, {
    type: 'until',
    day: '2029-05-31',
    event: null,
  })
})

test('a trust direction with decimal numbers keeps its two duties in one clause, its revocation and its recitals', () => {
  const reading = readInstrument(TRUST)
  assert.deepEqual(live(reading), [
    '4.1 duty Council fixed 2016-10-01',
    '4.1 duty Council standing',
    '4.2 duty Trust fixed 2016-10-01',
    '4.3 duty Council none',
    '4.4 duty Council and Trust recurring 2016-09-22 2016-12-22 2017-03-22',
    '5 duty Trust recurring 2017-06-30 2018-06-30 2019-06-30',
  ])
  assert.deepEqual(reading.revokes, [{ what: '2015 Direction', dated: '2015-02-03' }])
  assert.equal(reading.provisions.find((one) => one.clause === '3')?.kind, 'recital')
})
