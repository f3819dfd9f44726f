import { type Day, isAfter, isBefore } from '../src/shared/days.ts'
import { addWorkingDays } from '../src/shared/holidays.ts'
import { type At, clauseOf } from './at.ts'
import { monthEnds } from './documents/expected.ts'
import { endOfMonth, type KeyDays, workingDayBy } from './key-days.ts'
import { type TaleMet, type TaleOccurrence } from './tale.ts'

const NEVER_SENT = 3
const SENT_LATE = 5
const LATE_UPDATE = 2

/** Every dated duty that fell due before today: most met, one report never sent, some late, two still open. */
export function kelsmereOccurrences(today: Day, days: KeyDays, at: At): readonly TaleOccurrence[] {
  return [
    ...letterDuties(days, at),
    ...directionDuties(days, at),
    ...monthlyReports(today, days),
    ...commissionersUpdates(today, days),
    ...recommendations(days, at),
  ].filter(({ due }) => isBefore(due, today))
}

function letterDuties(days: KeyDays, at: At): TaleOccurrence[] {
  return [
    occurrence('focused-visit/action plan', addWorkingDays(days.letter, 70), {
      on: at(-464),
      by: 'raman',
      evidence: 'priority-plan',
      note: 'Sent after the day it was due; the figures had to be counted twice.',
    }),
  ]
}

function directionDuties(days: KeyDays, at: At): TaleOccurrence[] {
  const sixMonths = days.direction.add({ months: 6 })
  return [
    occurrence('direction/7.e', endOfMonth(days.direction.add({ months: 2 })), {
      on: at(-221),
      by: 'raman',
      evidence: 'plan-adopted',
      note: 'Adopted by Cabinet.',
    }),
    occurrence('direction/7.d', sixMonths, {
      on: workingDayBy(sixMonths),
      by: 'raman',
      evidence: 'six-month-self-assessment',
      note: 'Two days on site by the Commissioner and the case lead; the self-assessment went two weeks before.',
    }),
  ]
}

function monthlyReports(today: Day, days: KeyDays): TaleOccurrence[] {
  return dueBefore(today, days, 1).map((due, at) => {
    if (at === NEVER_SENT) return occurrence('direction/7.f', due, null)
    const isLate = at === SENT_LATE && isAfter(today, due.add({ days: 7 }))
    return occurrence('direction/7.f', due, {
      on: workingDayBy(due.add({ days: isLate ? 6 : -2 })),
      by: 'raman',
      evidence: `monthly-report-${at + 1}`,
      note: isLate ? 'Late: two measures came back from the teams after the month had ended.' : 'Sent.',
    })
  })
}

// The Commissioner's own duty, to the minister; the council sees that it is kept.
function commissionersUpdates(today: Day, days: KeyDays): TaleOccurrence[] {
  return dueBefore(today, days, 2).map((due, at) => {
    const isLate = at === LATE_UPDATE
    return occurrence('direction/Annex.3.c', due, {
      on: workingDayBy(due.add({ days: isLate ? 9 : -3 })),
      by: 'ashdown',
      evidence: null,
      note: isLate ? 'Held back so that the six month assessment could be in it.' : 'Sent to the minister.',
    })
  })
}

function recommendations(days: KeyDays, at: At): TaleOccurrence[] {
  return [
    occurrence('commissioners-report/Rec.3', endOfMonth(days.direction.add({ months: 4 })), null),
    occurrence('commissioners-report/Rec.6', days.commissionersReport.add({ months: 6 }), {
      on: at(-96),
      by: 'raman',
      evidence: 'members-training',
      note: '46 of 48 members trained.',
    }),
    occurrence('commissioners-report/Rec.18', days.direction.add({ months: 8 }).with({ day: 1 }), null),
  ]
}

export function aldmarshOccurrences(today: Day, days: KeyDays): readonly TaleOccurrence[] {
  const start = days.aldmarshNotice
  const kept = (due: Day, by: string, note: string): TaleMet => ({
    on: workingDayBy(due.subtract({ days: 4 })),
    by,
    evidence: null,
    note,
  })
  const plan = endOfMonth(start.add({ months: 2 }))
  const meetings = monthEnds(start.add({ months: 3 }), 3)
  const panels = Array.from({ length: 12 }, (_, at) => start.add({ months: at + 1 }))
  const review = start.add({ months: 6 })
  return [
    ...panels.map((due) =>
      occurrence('aldmarsh-notice/5', due, kept(due, 'brandt', 'Held; all three partners came.')),
    ),
    occurrence(
      'aldmarsh-notice/7',
      review,
      kept(review, 'achterlonie', 'Reviewed; the notice stays for now.'),
    ),
    occurrence('aldmarsh-notice/2', plan, kept(plan, 'brandt', 'Agreed by the director and the chair.')),
    ...meetings.map((due) =>
      occurrence('aldmarsh-notice/3', due, kept(due, 'brandt', 'Held by video call.')),
    ),
  ].filter(({ due }) => isBefore(due, today))
}

function dueBefore(today: Day, days: KeyDays, every: number): Day[] {
  return monthEnds(days.direction.add({ months: 1 }), every, 12).filter((due) => isBefore(due, today))
}

function occurrence(reference: string, due: Day, met: TaleMet | null): TaleOccurrence {
  return { requirement: clauseOf(reference), due, met }
}
