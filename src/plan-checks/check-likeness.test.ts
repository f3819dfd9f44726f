import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkLikeness } from './check-likeness.ts'
import type { PlanAction } from './plan-check.ts'

const anAction = (id: string, words: string): PlanAction => ({
  id,
  reference: `R${id}`,
  words,
  owner: null,
  due: null,
  dueWords: null,
  measure: null,
})

// A plan around the pair, since how telling a word is depends on how many actions use it.
const AROUND = [
  'Publish the scorecard each month',
  'Visit every team once a quarter',
  'Improve the quality of recording',
  'Audit 20 cases each month',
  'Train new managers in court work',
  'Recruit family support workers',
  'Ensure children are seen alone',
  'Move the duty team to the hub',
].map((words, at) => anAction(`around${at}`, words))

const areAlike = ([one, other]: readonly [string, string]): boolean =>
  checkLikeness([...AROUND, anAction('1', one), anAction('2', other)])
    .get('1')
    ?.some((problem) => problem.other === '2') ?? false

const SAME: readonly (readonly [string, string])[] = [
  ['Recruit a permanent Principal Social Worker', 'Appoint a permanent PSW'],
  [
    'Deliver supervision training to all team managers',
    'All team managers to receive training on supervision',
  ],
  ['Develop a neglect strategy with partners', 'Produce a multi-agency neglect strategy'],
  [
    'Improve the timeliness of return home interviews',
    'Ensure return home interviews are completed in a timely way',
  ],
  ['Reduce caseloads in the assessment teams', 'Lower the caseloads of social workers in assessment teams'],
  ['Refresh the supervision policy', 'Update the supervision policy and procedure'],
  ['Audit ten case files per month in each team', 'Each team to audit 10 case files every month'],
  ['Establish a permanence tracking panel', 'Set up a panel to track permanence'],
  ['Strengthen management oversight of cases', 'Improve management oversight on case files'],
  ['Launch a recruitment campaign for foster carers', 'Run a campaign to recruit more foster carers'],
  [
    'Implement the Graded Care Profile across all teams',
    'Roll out the Graded Care Profile tool to all teams',
  ],
  [
    'Increase the number of children participating in their reviews',
    'Increase participation of children in their reviews',
  ],
  [
    'Introduce exit interviews for all social workers who leave',
    'Carry out exit interviews with every leaver',
  ],
  [
    'Improve the quality of chronologies on case files',
    'Ensure good quality chronologies are on all case files',
  ],
  ['Publish the corporate parenting strategy', 'Publish a corporate parenting strategy'],
  ['Hold monthly performance meetings chaired by the DCS', 'DCS to chair a monthly performance meeting'],
  [
    'Create a dashboard of key performance indicators for team managers',
    'Develop a KPI dashboard for team managers',
  ],
  ['Review the threshold document with partners', 'Threshold document to be reviewed with partner agencies'],
  [
    'Develop a recruitment and retention strategy for social workers',
    'Write a strategy to recruit and retain social workers',
  ],
]

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['Audit 20 child protection plans each month', 'Audit 20 pathway plans each month'],
  ['Recruit six social workers for the north team', 'Recruit six social workers for the south team'],
  ['Improve the quality of assessments', 'Improve the quality of care plans'],
  ['Train social workers in direct work', 'Train social workers in court skills'],
  ['Appoint a Head of Fostering', 'Appoint a Head of Safeguarding'],
  ['Establish a permanence panel', 'Establish an exploitation panel'],
  ['Reduce the vacancy rate of social workers', 'Reduce the caseloads of social workers'],
  ['Review the supervision policy', 'Review the escalation policy'],
  [
    'Hold a monthly practice learning session for managers',
    'Hold a monthly performance meeting for managers',
  ],
  ['Visit every child placed out of area', 'Visit every child placed in an unregistered placement'],
  ['Develop a neglect strategy', 'Develop an exploitation strategy'],
  ['Publish the self-assessment', 'Publish the annual IRO report'],
  [
    'Ensure children in need are visited every four weeks',
    'Ensure children on child protection plans are visited every ten days',
  ],
  ['Increase the number of foster carers', 'Increase the number of supported lodgings hosts'],
  ['Write a one-page practice standard for visits', 'Write a one-page practice standard for chronologies'],
  [
    'Agree a joint protocol with housing for homeless 16 and 17 year olds',
    'Agree a joint protocol with adult services for transitions',
  ],
  [
    'Interview every social worker who leaves within ten days',
    'Interview every foster carer who leaves within ten days',
  ],
  [
    'Introduce a weekly allocation meeting in the assessment service',
    'Introduce a weekly legal gateway meeting in the safeguarding service',
  ],
  ['Improve timeliness of initial health assessments', 'Improve timeliness of review health assessments'],
  ['Improve the timeliness of assessments', 'Improve the timeliness of visits'],
]

test('the same thing said in two ways is seen', () => {
  assert.deepEqual(
    SAME.filter((pair) => !areAlike(pair)),
    [],
  )
})

test('the same form filled in for other children, teams or things is not a repetition', () => {
  assert.deepEqual(DIFFERENT.filter(areAlike), [])
})

test('both actions say so, and name the other by its reference and words', () => {
  const problems = checkLikeness([
    anAction('1', 'Appoint a permanent PSW'),
    anAction('2', 'Recruit a permanent Principal Social Worker'),
  ])
  assert.match(problems.get('1')?.[0]?.why ?? '', /^R2 says the same: "Recruit a permanent/)
  assert.match(problems.get('2')?.[0]?.why ?? '', /^R1 says the same/)
})

test('empty actions are not alike', () => {
  assert.equal(checkLikeness([anAction('1', ''), anAction('2', ''), anAction('3', ' ')]).size, 0)
})
