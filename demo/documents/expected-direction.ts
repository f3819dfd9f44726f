import { type KeyDays } from '../key-days.ts'
import {
  COMMISSIONER,
  COUNCIL,
  everySixMonths,
  expect,
  type ExpectedProvision,
  monthEnds,
  monthsAfter,
  SECRETARY,
} from './expected.ts'

const fromCouncil = { bearer: COUNCIL } as const
const fromCommissioner = { bearer: COMMISSIONER, due: ['standing', 'none'] } as const
const onDemand = { bearer: COUNCIL, due: ['on demand'] } as const
const partOfDemand = { bearer: COUNCIL, due: ['on demand', 'none', 'standing'] } as const

export function expectedInDirection(days: KeyDays): ExpectedProvision[] {
  return [...recitals(), ...duties(days), ...closing(days), ...annex(days)]
}

function recitals(): ExpectedProvision[] {
  return [
    expect('1', 'recital', 'notes, as regards Kelsmere Borough Council'),
    expect('2', 'recital', 'required the Council to follow his instructions'),
    expect('3', 'recital', 'The Secretary of State has carefully considered:'),
    expect('3.a', 'recital', 'weaknesses that were serious, widespread and of long standing'),
    expect('3.b', 'recital', 'a Commissioner should keep watch over them until progress is secure'),
    expect(
      '3.c',
      'recital',
      'which required a plan to be delivered within twelve months and was not complied with',
    ),
    expect('4', 'recital', 'the Council is still failing to an extent that calls for intervention'),
    expect('4.a', 'definition', 'social services functions within the meaning of'),
    expect('4.b', 'definition', 'functions under sections 23C to 24D of the Children Act 1989'),
    expect('4.c', 'definition', 'functions under the Children Act 2004, sections 10'),
    expect('5', 'appointment', 'has appointed Dr Helen Ashdown as Commissioner'),
    expect('6', 'undertaking', 'The Secretary of State will ensure that the Department keeps a case lead', {
      bearer: SECRETARY,
      due: ['until', 'standing'],
    }),
  ]
}

function duties(days: KeyDays): ExpectedProvision[] {
  const afterDirection = (months: number) => days.direction.add({ months })
  return [
    expect('7.a', 'duty', "To comply with every instruction that the Secretary of State or the Children's", {
      ...fromCouncil,
      due: ['standing', 'none'],
    }),
    expect('7.a#2', 'duty', 'to provide such assistance as either of them may require', onDemand),
    expect(
      '7.b',
      'duty',
      "To co-operate with the Children's Services Commissioner, including by allowing",
      onDemand,
    ),
    expect('7.b.i', 'duty', 'to any premises that the Council occupies', partOfDemand),
    expect('7.b.ii', 'duty', 'to any record or document held by, or about, the Council', partOfDemand),
    expect('7.b.iii', 'duty', 'to any officer or elected member of the Council', {
      bearer: COUNCIL,
      due: ['on demand', 'none', 'standing', 'triggered'],
    }),
    expect(
      '7.c',
      'duty',
      "To provide the Children's Services Commissioner with the services, amenities",
      onDemand,
    ),
    expect('7.c.i', 'duty', 'the time of officers', partOfDemand),
    expect('7.c.ii', 'duty', 'a private office, rooms to meet in and the use of computers', partOfDemand),
    expect('7.d', 'duty', 'in their assessments of progress at six and twelve months after the date', {
      ...fromCouncil,
      due: ['relative', 'fixed'],
      dates: monthsAfter(days.direction, [6, 12]),
    }),
    expect('7.e', 'duty', 'an improvement plan that answers each recommendation', {
      ...fromCouncil,
      due: ['fixed'],
      dates: monthEnds(afterDirection(2), 1, 1),
    }),
    expect('7.e#2', 'duty', 'to report progress against that plan to each meeting of the Improvement Board', {
      ...fromCouncil,
      due: ['triggered', 'recurring'],
    }),
    expect(
      '7.f',
      'duty',
      "To send the Children's Services Commissioner a report on performance and quality",
      {
        ...fromCouncil,
        due: ['recurring'],
        every: 'P1M',
        dates: monthEnds(afterDirection(1), 1),
      },
    ),
  ]
}

function closing(days: KeyDays): ExpectedProvision[] {
  return [
    expect('8', 'power', 'may give further directions once progress has been assessed', {
      bearer: SECRETARY,
    }),
    expect('8.ii', 'other', 'reviews of performance at least every six months', {
      also: ['power'],
      due: ['recurring', 'none'],
      every: 'P6M',
      dates: everySixMonths(days.direction),
    }),
    expect('9', 'revocation', 'the First Direction is revoked by the Secretary of State'),
  ]
}

function annex(days: KeyDays): ExpectedProvision[] {
  return [
    expect('Annex.1', 'recital', 'The Department presumes that services which fail persistently'),
    expect('Annex.2', 'recital', 'no alternative delivery model was needed at that time'),
    expect('Annex.3.a', 'duty', "Oversee the Council's progress against the Ofsted report", fromCommissioner),
    expect('Annex.3.a#2', 'duty', 'gather evidence of whether the Council has the capacity', {
      bearer: COMMISSIONER,
      due: ['triggered'],
    }),
    expect('Annex.3.b', 'duty', 'Give the Council guidance, support and challenge', fromCommissioner),
    expect('Annex.3.b#2', 'duty', 'recommend what further support the Council should have', fromCommissioner),
    expect('Annex.3.c', 'duty', 'Deliver a written update every two months', {
      bearer: COMMISSIONER,
      due: ['recurring'],
      every: 'P2M',
      dates: monthEnds(days.direction.add({ months: 1 }), 2),
    }),
    expect('Annex.3.d', 'duty', 'Ensure that the Improvement Board is effective', fromCommissioner),
    expect(
      'Annex.3.e',
      'duty',
      'Chair, or support the independent Chair of, the Improvement Board',
      fromCommissioner,
    ),
    expect('Annex.4', 'power', 'The Commissioner may invite any partner of the Council'),
  ]
}
