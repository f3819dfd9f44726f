import { type KeyDays } from '../key-days.ts'
import {
  COUNCIL,
  DEPARTMENT,
  everySixMonths,
  expect,
  type ExpectedProvision,
  monthEnds,
  monthsAfter,
  SECRETARY,
} from './expected.ts'

const standing = { bearer: COUNCIL, due: ['standing', 'none'] } as const
const atReviews = { bearer: COUNCIL, due: ['triggered', 'on demand', 'none', 'standing'] } as const

export function expectedInNotice(days: KeyDays): ExpectedProvision[] {
  return [...planDuties(), ...reviewDuties(days), ...outlook(days)]
}

function planDuties(): ExpectedProvision[] {
  return [
    expect('3', 'undertaking', 'The Council will work with the adviser until', {
      bearer: COUNCIL,
      due: ['until', 'standing'],
    }),
    expect('4', 'duty', 'The Council must have an improvement plan', standing),
    expect('4#2', 'duty', "The plan should cover every area that Ofsted's letter names", {
      due: ['standing', 'none'],
    }),
    expect('5.a', 'duty', 'must be kept current', { due: ['standing', 'none'] }),
    expect('5.b', 'duty', 'the Council must maintain an improvement board with an independent chair', {
      bearer: COUNCIL,
      due: ['standing', 'none', 'recurring'],
    }),
    expect('5.b#2', 'duty', 'report to it at least every six weeks', {
      bearer: COUNCIL,
      due: ['recurring'],
      every: 'P6W',
    }),
    expect('5.c', 'duty', 'those reports should contain data, analysis', {
      due: ['standing', 'none', 'triggered'],
    }),
    expect('5.d', 'duty', 'the Council should point out objectives that are falling behind', standing),
    expect('5.e', 'undertaking', 'will be taken into account when practice standards are written', {
      due: ['standing', 'none', 'triggered'],
    }),
  ]
}

function reviewDuties(days: KeyDays): ExpectedProvision[] {
  return [
    expect('6', 'undertaking', 'The Department will review progress at least every six months', {
      bearer: DEPARTMENT,
      due: ['recurring'],
      every: 'P6M',
      dates: everySixMonths(days.notice),
    }),
    expect('7', 'power', 'A review may look at leadership'),
    expect('8', 'power', 'The adviser may from time to time ask another council'),
    expect('9.a', 'duty', 'time with staff and with leaders', atReviews),
    expect('9.b', 'duty', 'accurate data that is no more than one month old', atReviews),
    expect('9.c', 'duty', 'somewhere to work', atReviews),
    expect('9.d', 'duty', 'sight of case records, supervision notes, minutes', atReviews),
    expect('10', 'duty', 'the Council should send the Department its own assessment', {
      bearer: COUNCIL,
      due: ['triggered'],
    }),
  ]
}

function outlook(days: KeyDays): ExpectedProvision[] {
  return [
    expect('11', 'duty', 'The Council should aim to complete the actions in its plan', {
      bearer: COUNCIL,
      due: ['fixed', 'relative'],
      dates: monthEnds(days.notice.add({ months: 11 }), 1, 1),
    }),
    expect('12', 'undertaking', 'The adviser will report to the Department every three months', {
      bearer: 'adviser',
      due: ['recurring'],
      every: 'P3M',
      dates: monthEnds(days.notice.add({ months: 3 }), 3),
    }),
    expect('13', 'power', 'the Secretary of State may direct the Council under section 497A', {
      bearer: SECRETARY,
    }),
  ]
}

export function expectedInQuietNotice(days: KeyDays): ExpectedProvision[] {
  const start = days.aldmarshNotice
  return [
    expect('2', 'duty', 'The Council must agree', {
      bearer: COUNCIL,
      due: ['fixed'],
      dates: monthEnds(start.add({ months: 2 }), 1, 1),
    }),
    expect('3', 'duty', 'The Council must hold a progress meeting', {
      bearer: COUNCIL,
      due: ['recurring'],
      every: 'P3M',
      dates: monthEnds(start.add({ months: 3 }), 3),
    }),
    expect('4', 'duty', 'The Council should offer every child who has been missing', {
      bearer: COUNCIL,
      due: ['triggered', 'standing', 'none', 'relative'],
    }),
    expect('5', 'undertaking', 'The Council will bring together police, health and schools', {
      bearer: COUNCIL,
      due: ['recurring', 'standing', 'none'],
      every: 'P1M',
      dates: monthsAfter(start, [1, 2, 3, 4, 5, 6]),
    }),
    expect('6', 'duty', 'The Council should seek the views of children who have been missing', {
      bearer: COUNCIL,
      due: ['triggered', 'standing', 'none'],
    }),
    expect('7', 'undertaking', 'The Department will review progress six and twelve months after', {
      bearer: DEPARTMENT,
      due: ['relative', 'fixed'],
      dates: monthsAfter(start, [6, 12]),
    }),
    expect('8', 'power', 'The Department may withdraw this notice at any time'),
  ]
}
