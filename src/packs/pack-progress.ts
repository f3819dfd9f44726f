import { type Action, attentionOf, daysLost, stageOf } from '../plan/action.ts'
import type { Objective } from '../plan/objective.ts'
import { type Day, formatShortDay } from '../shared/days.ts'
import type { PackFacts } from './pack-facts.ts'
import type { Block, Cell, ReportSection, TableBlock } from './report.ts'

/** A section for each objective, with its actions as they stand. */
export function progressSections(facts: PackFacts): ReportSection[] {
  const orphans = facts.line.actions.filter(
    (action) => action.cancelledOn === null && action.objectiveIds.length === 0,
  )
  const sections = facts.line.objectives.map((objective) => objectiveSection(facts, objective))
  if (orphans.length === 0) return sections
  return [
    ...sections,
    {
      heading: 'Actions under no objective',
      blocks: [actionTable(facts, orphans, 'Actions under no objective')],
    },
  ]
}

function objectiveSection(facts: PackFacts, objective: Objective): ReportSection {
  const own = facts.line.actions.filter(
    (action) => action.cancelledOn === null && action.objectiveIds.includes(objective.id),
  )
  const finished = own.filter((action) => ['done', 'evidenced', 'sustained'].includes(stageOf(action))).length
  const lost = own.reduce((sum, action) => sum + daysLost(action, facts.asOf), 0)
  return {
    heading: `Objective ${objective.place}: ${objective.title}`,
    blocks: [
      {
        kind: 'paragraph',
        words: [
          { text: 'What will be different for children: ', emphasis: 'strong' },
          { text: objective.outcome },
        ],
      },
      {
        kind: 'paragraph',
        words: `${own.length} actions, ${finished} finished. ${lost} days lost against first promises. Led by ${objective.owner ?? 'nobody yet'}.`,
      },
      ...(own.length === 0 ? [] : [actionTable(facts, own, `Actions for objective ${objective.place}`)]),
    ],
  }
}

function actionTable(
  { asOf, latestWords }: PackFacts,
  actions: readonly Action[],
  caption: string,
): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: 'Reference', characters: 8 },
      { heading: 'Action', characters: 34 },
      { heading: 'Owner', characters: 14 },
      { heading: 'Stage', characters: 12 },
      { heading: 'Due (first promise)', characters: 14 },
      { heading: 'Latest word', characters: 30 },
    ],
    rows: actions.map((action) => [
      action.reference,
      action.title,
      action.owner ?? 'nobody yet',
      stageCell(action, asOf),
      dueWords(action),
      latestWord(action, latestWords),
    ]),
  }
}

function stageCell(action: Action, asOf: Day): Cell {
  const needs = attentionOf(action, asOf)
  const grave = needs.includes('late') || needs.includes('relapsed')
  const words = [
    stageOf(action),
    ...needs.filter((need) => need === 'late' || need === 'silent' || need === 'relapsed'),
  ].join(', ')
  return { state: words, weight: grave ? 'alarm' : needs.length > 0 ? 'watch' : 'calm' }
}

function dueWords(action: Action): string {
  if (action.dueOn === null || action.firstDueOn === null) return 'no date'
  const moved = !action.firstDueOn.equals(action.dueOn)
  return `${formatShortDay(action.dueOn)}${moved ? ` (${formatShortDay(action.firstDueOn)})` : ''}`
}

function latestWord(action: Action, words: PackFacts['latestWords']): string {
  const said = words.get(action.id)
  return said === undefined ? 'none' : `${formatShortDay(said.saidOn)}: ${said.happened}`
}

/** The first promises beside the dates as they stand. */
export function movedDatesSection({ line, asOf }: PackFacts): ReportSection {
  const moved = line.actions
    .filter((action) => action.moves > 0 && action.cancelledOn === null)
    .toSorted((one, other) => daysLost(other, asOf) - daysLost(one, asOf) || one.id - other.id)
  const total = line.actions.reduce((sum, action) => sum + daysLost(action, asOf), 0)
  const table: Block = {
    kind: 'table',
    caption: 'Actions whose date has moved',
    columns: [
      { heading: 'Reference' },
      { heading: 'Action' },
      { heading: 'Owner' },
      { heading: 'First promise' },
      { heading: 'Now' },
      { heading: 'Moves', align: 'end' },
      { heading: 'Days lost', align: 'end' },
    ],
    rows: moved.map((action) => [
      action.reference,
      action.title,
      action.owner ?? 'nobody yet',
      action.firstDueOn === null ? '' : formatShortDay(action.firstDueOn),
      action.dueOn === null ? '' : formatShortDay(action.dueOn),
      String(action.moves),
      String(daysLost(action, asOf)),
    ]),
  }
  const said: Block = {
    kind: 'paragraph',
    words:
      moved.length === 0
        ? 'Every date stands where it was first promised.'
        : `${moved.length} actions have had their date moved, each with a reason and somebody who agreed; ${total} days are lost in all, late ones included.`,
  }
  return { heading: 'Promises kept', blocks: moved.length === 0 ? [said] : [said, table] }
}
