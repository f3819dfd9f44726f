import { addWorkingDays } from '../../src/shared/holidays.ts'
import { type KeyDays } from '../key-days.ts'
import {
  COUNCIL,
  expect,
  type ExpectedKind,
  type ExpectedProvision,
  type Reading,
  monthEnds,
  SECRETARY,
} from './expected.ts'

const UNPRINTED = { clause: null } as const

export function expectedInLetter(days: KeyDays): ExpectedProvision[] {
  return [
    area('priority 1', 'area for priority action', "The use of pre-proceedings when a child's circumstances"),
    area('priority 2', 'area for priority action', 'The frequency and the quality of supervision'),
    area('improve 1', 'area for improvement', 'Plans for children who need protection'),
    area('improve 2', 'area for improvement', "Senior leaders' understanding of practice"),
    area('improve 3', 'area for improvement', 'The number of children allocated to each social worker'),
    // The letter's duty runs from its receipt, which nobody prints: the day of the letter stands in for it.
    expect('action plan', 'duty', 'You should submit an action plan', {
      also: ['recommendation'],
      ...UNPRINTED,
      bearer: COUNCIL,
      due: ['relative'],
      dates: [addWorkingDays(days.letter, 70)],
    }),
    // "It would be helpful if" asks kindly: a request, not a duty.
    expect('early draft', 'other', 'It would be helpful if you could share an early draft', {
      ...UNPRINTED,
      also: ['recommendation'],
    }),
  ]
}

export function expectedInInspection(): ExpectedProvision[] {
  const areas = [
    'The response to contacts and referrals',
    'The timeliness of assessments and their attention',
    'The use of pre-proceedings, and the tracking',
    'Support for care leavers, including pathway plans',
    'Supervision and management oversight at every level',
    'The accuracy of performance information',
    'Caseloads, so that social workers have time',
  ].map((quote, at) => area(`improve ${at + 1}`, 'area for improvement', quote))
  return [...areas, ...shortcomings()]
}

// Findings 5 and 9 praise: there is nothing in them to put right.
function shortcomings(): ExpectedProvision[] {
  return [
    expect('1', 'finding', 'Decisions about contacts are made by experienced staff'),
    expect('2', 'finding', 'They rarely explain what those events mean for the child'),
    expect('3', 'finding', 'Visits to children with protection plans are less regular'),
    expect('4', 'finding', 'Pre-proceedings work has no shared tracker'),
    expect('6', 'finding', 'some hold more than 35 young people'),
    expect('7', 'finding', 'Pathway plans are out of date for almost half'),
    expect('8', 'finding', 'Leaders have relied on reports that measure activity'),
  ]
}

function area(id: string, kind: ExpectedKind, quote: string): ExpectedProvision {
  return expect(id, kind, quote, UNPRINTED)
}

/** Where a recommendation names nobody it is the council's, which the heading names. */
export function expectedInCommissionersReport(days: KeyDays): ExpectedProvision[] {
  const last = days.direction.add({ months: 8 }).with({ day: 1 })
  return [
    expect('prose plan', 'finding', 'The Council should cut the plan to what matters', {
      ...UNPRINTED,
      also: ['recommendation'],
      bearer: COUNCIL,
    }),
    recommend(1, 'The Secretary of State should appoint a non-executive Commissioner', {
      bearer: SECRETARY,
      due: ['none', 'standing', 'until'],
    }),
    recommend(2, 'Adopt a single improvement plan of no more than 60 actions'),
    recommend(3, "A medium-term financial strategy for children's services should be agreed", {
      bearer: 'Cabinet',
      due: ['fixed'],
      dates: monthEnds(days.direction.add({ months: 4 }), 1, 1),
    }),
    recommend(4, 'Review the membership of the Improvement Board'),
    recommend(5, 'The Safeguarding Children Partnership to agree', {
      bearer: 'Safeguarding Children Partnership',
    }),
    recommend(6, 'Elected members to receive training on corporate parenting', {
      due: ['relative', 'fixed'],
      dates: [days.commissionersReport.add({ months: 6 })],
    }),
    recommend(7, 'Set out a minimum weekly data set', { due: ['none', 'recurring'] }),
    recommend(8, 'Supervision should take place at least every four weeks', {
      bearer: null,
      due: ['recurring'],
      every: 'P4W',
    }),
    recommend(9, 'Introduce a tracker for children in pre-proceedings', { due: ['recurring', 'none'] }),
    recommend(10, 'Rewrite the audit framework'),
    recommend(11, 'Newly qualified social workers to have a protected caseload', {
      due: ['none', 'standing'],
    }),
    recommend(12, 'Pay, progression and working conditions for social workers', { bearer: null }),
    recommend(13, 'Care leavers to be offered a health passport', { due: ['none', 'triggered', 'standing'] }),
    recommend(14, 'Involve children and young people in recruitment'),
    recommend(15, 'The Integrated Care Board to fill the vacant post', { bearer: 'Integrated Care Board' }),
    recommend(16, 'Publish a quarterly account of progress', { due: ['recurring'], every: 'P3M' }),
    recommend(17, 'Early help should be brought under', { bearer: null }),
    recommend(18, 'Ask a council with good or outstanding services', { due: ['fixed'], dates: [last] }),
  ]
}

function recommend(number: number, quote: string, reading: Reading = {}): ExpectedProvision {
  return expect(`Rec.${number}`, 'recommendation', quote, { bearer: COUNCIL, ...reading })
}
