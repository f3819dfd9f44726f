import { type Day, isBefore } from '../src/shared/days.ts'
import { type At, clauseOf } from './at.ts'
import { CARE_AND_WORKFORCE_EVIDENCE } from './evidence/care-and-workforce.ts'
import { type DraftEvidence } from './evidence/draft.ts'
import { OVERSIGHT_AND_LEADERSHIP_EVIDENCE } from './evidence/oversight-and-leadership.ts'
import { PRACTICE_EVIDENCE } from './evidence/practice.ts'
import { type TaleEvidence, type TaleOccurrence } from './tale.ts'

export function kelsmereEvidence(at: At, occurrences: readonly TaleOccurrence[]): readonly TaleEvidence[] {
  const drafts = [...PRACTICE_EVIDENCE, ...CARE_AND_WORKFORCE_EVIDENCE, ...OVERSIGHT_AND_LEADERSHIP_EVIDENCE]
  const reports = occurrences.flatMap(monthlyReportOf)
  return [...evidenceOf(drafts, at), ...reports].sort((one, other) =>
    isBefore(one.addedOn, other.addedOn) ? -1 : 1,
  )
}

export function evidenceOf(drafts: readonly DraftEvidence[], at: At): readonly TaleEvidence[] {
  return drafts.map((draft) => ({
    key: draft.key,
    kind: draft.kind,
    title: draft.title,
    shows: draft.shows,
    from: at(draft.from),
    to: at(draft.to),
    addedOn: at(draft.added),
    addedBy: draft.by,
    actions: draft.actions,
    requirements: (draft.requirements ?? []).map(clauseOf),
    measures: draft.measures ?? [],
  }))
}

/** Each monthly report that was sent is evidence of itself. */
function monthlyReportOf({ due, met }: TaleOccurrence): TaleEvidence[] {
  if (met?.evidence === null || met === null || !met.evidence.startsWith('monthly-report')) return []
  return [
    {
      key: met.evidence,
      kind: 'data',
      title: `Monthly report to the Commissioner, ${monthBefore(due)}`,
      shows: 'The measures of the plan for the month, with what is not known on the first page.',
      from: due.subtract({ months: 1 }).with({ day: 1 }),
      to: lastDay(due.subtract({ months: 1 })),
      addedOn: met.on,
      addedBy: met.by,
      actions: ['8.3'],
      requirements: [clauseOf('direction/7.f'), clauseOf('inspection/improve 6')],
      measures: [],
    },
  ]
}

function monthBefore(due: Day): string {
  return due.subtract({ months: 1 }).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

function lastDay(day: Day): Day {
  return day.with({ day: day.daysInMonth })
}
