import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMeasure } from './check-measure.ts'
import type { PlanAction } from './plan-check.ts'

const anAction = (wanted: Partial<PlanAction>): PlanAction => ({
  id: '1',
  reference: '1',
  words: 'Open a second duty desk',
  owner: 'Head of Service',
  due: null,
  dueWords: null,
  measure: null,
  ...wanted,
})
const judged = (wanted: Partial<PlanAction>): string => checkMeasure(anAction(wanted))[0]?.check ?? 'measured'
const otherThan = (check: string, measures: readonly string[]): readonly string[] =>
  measures.filter((measure) => judged({ measure }) !== check)

test('a level one can be held to is a measure', () => {
  assert.deepEqual(
    otherThan('measured', [
      '95% of supervision in timescale',
      '95 % of supervision in timescale',
      '90% of visits completed within 10 working days',
      'Re-referral rate reduced to 18% by March 2026 (baseline 25%)',
      'Average caseload of 16',
      'Average caseload below 18',
      'Reduce agency staff from 30% to 15%',
      '80% of audits graded good or better',
      'No child waits longer than 10 days for allocation',
      'All children in care seen within 6 weeks',
      '85% of care leavers in EET',
      'Staff turnover at or below 12%',
      'Zero children in unregistered placements',
      '70% of parents report that help made a difference',
      'Vacancy rate 10% (currently 22%)',
      'ICPCs in 15 days: 90%',
      'Number of children missing 3+ times falls by a third',
      '75% of children say they feel listened to by their social worker',
      'CP plans lasting 2+ years <3%',
      'At least 60% of cases show impact of supervision at audit',
      'Increase from 45% to 75% in cases where chronology is up to date',
      '100% of children with a current pathway plan',
      'Contacts progressed in 24 hours - 95%',
      'Percentage of IHAs in 20 days rises to 80%',
      '9 in 10 care leavers have suitable accommodation',
      'Fewer than 5 children placed more than 50 miles away',
      'Reduction of 20% in complaints upheld',
      'Sickness absence reduced to 8 days per FTE',
      '90% of staff had supervision in last month; staff survey score 7/10',
      '100% of assessments completed in 45 days',
      'Improved audit grades: 60% good by Dec 2026',
      'Repeat CP plans 18% or lower',
      '95% attendance at strategy meetings by health',
      '90% of PEPs completed on time',
      'Caseloads: max 20 per worker',
      'Placement stability: 68% in same placement 2 years',
    ]),
    [],
  )
})

test('a hope without a figure is no measure', () => {
  assert.deepEqual(
    otherThan('no measure', [
      'Improved outcomes for children',
      'Better practice',
      'Children are safer',
      'Improved quality of assessments',
      'Staff feel supported',
      'Staff morale improves',
      'Effective partnership working',
      'Robust oversight',
      'TBC',
      'n/a',
      '',
      'Increased confidence',
      'Children and families receive the right support at the right time',
      'Consistent application of thresholds',
      'Improved timeliness',
      'Reduced drift and delay',
      'Strong leadership evident',
      'Positive feedback from families',
      'Practice is child-centred',
      'High quality supervision',
      'Improved Ofsted judgement',
      'Good outcomes',
      "Children's voices are heard",
      'To be developed',
      'Partners understand thresholds',
      'Enhanced multi-agency working',
      'Evidence of impact in audits',
      'Families tell us that they feel respected',
      'Social workers have manageable caseloads',
      'Culture change',
      'Improvement in performance',
      'Reduced caseloads',
    ]),
    [],
  )
})

test('what the agency makes, holds or attends is an output', () => {
  assert.deepEqual(
    otherThan('output not outcome', [
      'Policy published',
      'Strategy approved by Cabinet',
      'Training delivered to 200 staff',
      'Training delivered',
      '100% of staff trained',
      'All staff trained',
      '95% of staff have attended training',
      'Number of staff trained',
      'Workshops held',
      'Terms of reference agreed',
      'New policy in place',
      'Dashboard in place',
      'Framework launched',
      'Report presented to Improvement Board',
      'Monthly report to the board',
      'Action plan completed',
      'Meeting held',
      'Group established',
      'Post recruited to',
      'PSW in post',
      'Newsletter issued quarterly',
      '10 audits completed each month',
      'Audit programme in place',
      'Guidance circulated to all teams',
      'New template implemented',
      'Number of workshops delivered',
      'Toolkit developed',
      'Recommendations implemented',
      'Website updated',
      'Review completed',
      'Protocol signed off by partners',
      '6 team meetings held',
      'System procured',
      'Recruitment campaign launched',
      'Minutes of meetings',
      'Attendance at training',
      'Training records',
      'Completion of training programme',
      'Board meets monthly',
      'Lead officer identified',
      'Staff briefed',
      'Strategy document',
      'Training programme delivered and attended by 90% of managers',
      'Quarterly newsletter published',
      'Number of audits completed',
      '100% of audits completed',
      'Audit tool revised and agreed',
      'Production of a data dashboard',
      'Policy review completed by March 2026',
      '20 foster carers recruited',
      'Performance framework signed off',
      'Participation strategy co-produced and launched',
      'All managers complete the leadership programme',
      'Forum established and meeting quarterly',
      'Two workshops',
      '4 newsletters per year',
      'Training plan',
      'Evaluation forms completed',
    ]),
    [],
  )
})

test('an indicator without a figure lacks its target, unless the target has a column of its own', () => {
  const measure = 'Percentage of visits in timescale'
  assert.equal(judged({ measure }), 'no target')
  assert.equal(judged({ measure, target: '95 %' }), 'measured')
})

test('a figure in the action itself is a measure, but how much will be done is not', () => {
  assert.equal(judged({ words: 'Reduce caseloads from 24 to 16' }), 'measured')
  assert.equal(judged({ words: 'Ensure 95% of visits are in timescale' }), 'measured')
  assert.equal(judged({ words: 'Audit 10% of cases each month' }), 'no measure')
  assert.equal(judged({ words: 'Train all 54 members' }), 'no measure')
})

test('one real measure is enough beside any number of outputs', () => {
  assert.equal(judged({ measure: 'Policy published; supervision in timescale 95%' }), 'measured')
})

test('a baseline and a target in figures are a measure where no column says what is counted', () => {
  assert.equal(judged({ baseline: '214 children', target: '30 children' }), 'measured')
  assert.equal(judged({ target: '30 children' }), 'no measure')
  assert.equal(
    judged({ measure: 'Policy published', baseline: '1 policy', target: '2 policies' }),
    'output not outcome',
  )
})

test('a half and a third less are a level; records hoped to be accurate are no output', () => {
  assert.equal(judged({ measure: 'Suspensions of children in care down by half' }), 'measured')
  assert.equal(judged({ measure: 'Accurate records' }), 'no measure')
})
