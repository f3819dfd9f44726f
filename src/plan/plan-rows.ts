import type { Day } from '../shared/days.ts'
import { type Action, attentionOf, daysLost, stageOf } from './action.ts'
import type { Objective } from './objective.ts'
import type { WrittenCell, WrittenPlan } from './plan-file-shape.ts'

type Column = { readonly header: string; readonly cell: (action: Action, facts: PlanRowFacts) => WrittenCell }

export type PlanRowFacts = {
  readonly objectives: readonly Objective[]
  readonly references: ReadonlyMap<number, string>
  readonly today: Day
}

const COLUMNS: readonly Column[] = [
  { header: 'Ref', cell: ({ reference }) => reference },
  {
    header: 'Objective',
    cell: ({ objectiveIds }, { objectives }) =>
      objectives
        .filter((one) => objectiveIds.includes(one.id))
        .map((one) => `${one.place}. ${one.title}`)
        .join('\n'),
  },
  { header: 'Action', cell: ({ title }) => title },
  { header: 'In full', cell: ({ detail }) => detail },
  { header: 'Owner', cell: ({ owner }) => owner },
  { header: 'Partner', cell: ({ partner }) => partner },
  {
    header: 'Requirements',
    cell: ({ requirementIds }, { references }) =>
      requirementIds.flatMap((id) => references.get(id) ?? []).join('\n'),
  },
  { header: 'Start', cell: ({ startOn }) => startOn },
  { header: 'First promise', cell: ({ firstDueOn }) => firstDueOn },
  { header: 'Due', cell: ({ dueOn }) => dueOn },
  { header: 'Days lost', cell: (action, { today }) => daysLost(action, today) },
  { header: 'Stage', cell: (action) => (action.cancelledOn === null ? stageOf(action) : 'cancelled') },
  { header: 'Done', cell: ({ doneOn }) => doneOn },
  { header: 'Last heard', cell: ({ lastUpdateOn }) => lastUpdateOn },
  { header: 'Needs', cell: (action, { today }) => attentionOf(action, today).join('; ') },
  { header: 'Measure', cell: ({ successMeasure }) => successMeasure },
  { header: 'Evidence wanted', cell: ({ evidenceWanted }) => evidenceWanted },
  { header: 'Pieces of evidence', cell: ({ evidenceCount }) => evidenceCount },
  { header: 'Kinds of evidence', cell: ({ evidenceKinds }) => evidenceKinds },
]

/** The plan as somebody takes it away: all that the table shows and what a colleague asks next. */
export function planAsRows(title: string, actions: readonly Action[], facts: PlanRowFacts): WrittenPlan {
  return {
    title,
    columns: COLUMNS.map(({ header }) => ({ header, field: null })),
    groupsBetween: false,
    rows: actions.map((action) => ({
      group: null,
      cells: COLUMNS.map(({ cell }) => cell(action, facts)),
      rating: null,
    })),
  }
}
