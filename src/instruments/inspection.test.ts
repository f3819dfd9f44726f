import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import type { ProvisionKind } from './reading.ts'
import { firstDates } from './schedule.ts'

// Letters and reports written for these tests.

const FOCUSED_VISIT = `Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD
T 0300 123 1231
enquiries@ofsted.gov.uk
www.gov.uk/ofsted

14 March 2023

Ms Ingrid Falconer
Director of Children\u2019s Services
Marlow Fells Borough Council
1 Castle Street

Dear Ms Falconer

Focused visit to Marlow Fells children\u2019s services

This letter summarises the findings of the focused visit to Marlow Fells children\u2019s services on
7 and 8 February 2023.

Areas for priority action
\u25fc Visits to children on protection plans, so that they are seen alone and within
timescales.
\u25fc The grip of managers on risk.

What needs to improve in this area of social work practice?
\u25fc The recording of strategy discussions.
\f
Focused visit to Marlow Fells 14 March 2023 2

\u25fc The multi-
agency response at the front door.
Main findings
\u25fc Caseloads have risen since the last inspection and too many workers are new to the council.

You should send an action plan that answers both areas within 70 working days of
receiving this letter. It would be helpful if you could share a draft within 20 working days.

Yours sincerely

Bertram Oakes
His Majesty\u2019s Inspector
`

const INSPECTION = `Inspection of Upper Weir local authority
children\u2019s services
Inspection dates: 3 to 14 June 2024
Lead inspector: Hugo Penn, His Majesty\u2019s Inspector
Judgement Grade
The impact of leaders on social work
practice with children and families
Outstanding
The experiences and progress of
children in care
Requires improvement to be
good
Overall effectiveness Requires improvement to be good

Services have changed little.

What needs to improve?
\u25fc The timeliness of
Inspection of Upper Weir local authority children\u2019s services
3 to 14 June 2024 2
\f
initial health assessments.
\u25fc Supervision.
The experiences and progress of children who need help and
protection: outstanding
1. Most children receive help when they need it, although some wait too long for a first visit.
Inspection of Upper Weir local authority children\u2019s services
3 to 14 June 2024 3
\f
2. Strategy meetings take place promptly and are attended by the right people in nearly every case.
`

const SINGLE_FRAMEWORK = `Nether Coombe Borough Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
Inspected: 2 February 2015 - 25 February 2015
Report published: 10 April 2015
The overall judgement is that children\u2019s services are inadequate
1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence
Requires
Improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Inadequate

What does the local authority need to improve?
Priority and immediate action
4. Ensure that every unallocated case is reviewed by a qualified manager.
Areas for improvement
Leadership, management and governance
5. Strengthen supervision so that it is regular and reflective.
6. Improve the quality of plans.
The local authority\u2019s strengths
7. The virtual school is well led and children are making good progress in most subjects there.
`

const JOINT = `18 May 2023

To: the partnership of Hallow Bridge

Joint targeted area inspection of Hallow Bridge

Dear partnership

This letter summarises the findings of the joint targeted area inspection of services in Hallow Bridge.

Areas for priority action
Leaders across the partnership need to take swift action to ensure that:

\u25fc children who go missing are spoken to on their return; and
\u25fc the police share what they know.

Next steps

The local authority should prepare a written statement of proposed action. The council should send the written statement of action to Ofsted by 7 September 2023.
`

function textsOf(text: string, kind: ProvisionKind): string[] {
  return readInstrument(text)
    .provisions.filter((one) => one.kind === kind)
    .map((one) => one.text.replace(/\s+/g, ' '))
}

test('a focused-visit letter gives its areas without the letterhead, page heads or broken words', () => {
  assert.equal(readInstrument(FOCUSED_VISIT).kind, 'focused visit letter')
  assert.deepEqual(textsOf(FOCUSED_VISIT, 'area for priority action'), [
    'Visits to children on protection plans, so that they are seen alone and within timescales.',
    'The grip of managers on risk.',
  ])
  assert.deepEqual(textsOf(FOCUSED_VISIT, 'area for improvement'), [
    'The recording of strategy discussions.',
    'The multi-agency response at the front door.',
  ])
})

test('the letter\u2019s closing duty runs from a day that nobody has told yet', () => {
  const reading = readInstrument(FOCUSED_VISIT)
  const duty = reading.provisions.find((one) => one.kind === 'duty')
  assert.equal(duty?.bearer, 'Marlow Fells Borough Council')
  assert.deepEqual(duty?.schedule, {
    type: 'relative',
    anchor: { event: 'receiving this letter', day: null },
    after: [{ count: 70, unit: 'working day' }],
    isRange: false,
  })
  const received = { 'receiving this letter': Temporal.PlainDate.from('2023-03-14') }
  assert.equal(firstDates(duty.schedule, 1, received).join(), '2023-06-27')
  assert.equal(reading.dated?.value, '2023-03-14')
})

test('an inspection report gives its judgements, its areas across a page, and its findings', () => {
  const reading = readInstrument(INSPECTION)
  assert.equal(reading.kind, 'inspection report')
  assert.equal(reading.council?.value, 'Upper Weir')
  assert.deepEqual(reading.judgements, [
    {
      area: 'The impact of leaders on social work practice with children and families',
      grade: 'Outstanding',
    },
    { area: 'The experiences and progress of children in care', grade: 'Requires improvement to be good' },
    { area: 'Overall effectiveness', grade: 'Requires improvement to be good' },
  ])
  assert.deepEqual(textsOf(INSPECTION, 'area for improvement'), [
    'The timeliness of initial health assessments.',
    'Supervision.',
  ])
  assert.equal(textsOf(INSPECTION, 'finding').length, 2)
})

test('a report of the single framework gives numbered areas and keeps its strengths out of them', () => {
  const reading = readInstrument(SINGLE_FRAMEWORK)
  assert.equal(reading.dated?.value, '2015-04-10')
  const areas = reading.provisions
    .filter((one) => one.kind.startsWith('area for'))
    .map((one) => `${one.clause ?? ''} ${one.kind}`)
  assert.deepEqual(areas, ['4 area for priority action', '5 area for improvement', '6 area for improvement'])
  assert.deepEqual(
    reading.judgements.map((one) => one.grade),
    ['Inadequate', 'Requires improvement', 'Outstanding', 'Good', 'Inadequate', 'Inadequate'],
  )
})

test('a joint letter gives the limbs of its stem, and binds the council to answer', () => {
  const reading = readInstrument(JOINT)
  assert.equal(reading.kind, 'JTAI letter')
  assert.equal(textsOf(JOINT, 'area for priority action').length, 2)
  const duties = reading.provisions.filter((one) => one.kind === 'duty')
  assert.deepEqual(
    duties.map((one) => firstDates(one.schedule, 1).join()),
    ['', '2023-09-07'],
  )
})

test('an article reports and binds nobody', () => {
  const article = `Council told to improve\n\nThe government has appointed a commissioner for Hallow Bridge council this week, it said. Ministers said the council must comply with her instructions. The leader told reporters that it would publish a plan by June. Inspectors said services were inadequate, according to their report last month. \u201cWe will improve,\u201d he added.\n`
  const reading = readInstrument(article)
  assert.equal(reading.kind, 'news article')
  assert.ok(reading.provisions.length > 0)
  assert.ok(reading.provisions.every((one) => one.kind === 'reported'))
})
