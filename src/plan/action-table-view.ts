import { formatShortDay, type Day } from '../shared/days.ts'
import { table, type TableCell } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type ActionState, attentionOf, daysLost, stageOf } from './action.ts'
import { attentionMark, stageMark } from './action-marks-view.ts'
import { viewsLine } from './outside-view-view.ts'
import {
  nextSort,
  NUMBER_COLUMNS,
  PLAN_COLUMNS,
  type PlanColumnName,
  type PlanSort,
  USUAL_COLUMNS,
} from './plan-column.ts'
import type { ListedAction, ListedObjective } from './plan-list.ts'

type Where = { readonly council: { readonly slug: string }; readonly today: Day }

/** What a table shows of each action, and where its headings lead. */
export type TableLook = {
  readonly columns: readonly PlanColumnName[]
  readonly objectives: readonly ListedObjective[]
  readonly references: ReadonlyMap<number, string>
  readonly sort: PlanSort | null
  /** How those outside see it, under "action 7". */
  readonly outside?: ReadonlyMap<string, Parameters<typeof viewsLine>[0]>
  /** The same list in another order; null where the order is fixed. */
  readonly sortedBy: ((sort: PlanSort | null) => string) | null
  /** Columns that only one page has, after the others. */
  readonly besides?: readonly {
    readonly heading: string
    readonly cellOf: (action: ListedAction) => Part
  }[]
}

const USUAL: TableLook = {
  columns: USUAL_COLUMNS,
  objectives: [],
  references: new Map(),
  sort: null,
  sortedBy: null,
}

/** Actions as rows to scan; on a phone each row becomes a block whose cells say what they are. */
export function actionTable(
  where: Where,
  actions: readonly ListedAction[],
  caption = 'Actions',
  look: TableLook = USUAL,
): Html {
  return table({
    classes: 'sight-table sight-labelled',
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: [
      ...look.columns.map((column) => heading(column, look)),
      ...(look.besides ?? []).map(({ heading: text }) => ({ text })),
    ],
    rows: actions.map((action) => [
      ...actionCells(where, action, look),
      ...(look.besides ?? []).map(({ heading: name, cellOf }) => labelled(name, cellOf(action))),
    ]),
  })
}

/** The cells of one action, under the columns of the look. */
export function actionCells(where: Where, action: ListedAction, look: TableLook): TableCell[] {
  return look.columns.map((column) => {
    const text = CELLS[column](action, where, look)
    return column === 'title' ? { text } : { ...labelled(PLAN_COLUMNS[column], text), ...formatOf(column) }
  })
}

// Pressed once the column stands upwards, then downwards, then as it was: each a plain link.
function heading(column: PlanColumnName, { sort, sortedBy }: TableLook): TableCell {
  const text = PLAN_COLUMNS[column]
  if (sortedBy === null) return { text, ...formatOf(column) }
  const isSorted = sort?.column === column
  const direction = sort?.isDescending === true ? 'descending' : 'ascending'
  const href = sortedBy(nextSort(column, sort))
  return {
    text: html`<a class="govuk-link sight-sort" href="${href}">${text}${isSorted ? html` <span aria-hidden="true">${direction === 'descending' ? '▼' : '▲'}</span>` : nothing}</a>`,
    ...formatOf(column),
    ...(isSorted ? { attributes: { 'aria-sort': direction } } : {}),
  }
}

function formatOf(column: PlanColumnName): { readonly format?: 'numeric' } {
  return NUMBER_COLUMNS.includes(column) ? { format: 'numeric' } : {}
}

const CELLS: Readonly<Record<PlanColumnName, (action: ListedAction, where: Where, look: TableLook) => Part>> =
  {
    title: (action, where, { outside }) =>
      html`${actionLink(where, action)} ${viewsLine(outside?.get(`action ${action.id}`))}`,
    reference: ({ reference }) => reference,
    objectives: ({ objectiveIds }, { council }, { objectives }) => {
      const own = objectives.filter((one) => objectiveIds?.includes(one.id))
      return own.length === 0
        ? 'none'
        : own.map(
            (one) =>
              html`<a class="govuk-link" href="${inCouncilPath(council, `/objectives/${one.id}`)}">${one.place}. ${one.title}</a><br>`,
          )
    },
    detail: ({ detail }) => kept(detail),
    owner: ({ owner }) => owner ?? 'No owner',
    partner: ({ partner }) => partner ?? 'none',
    contributors: ({ contributorNames }) => contributorNames ?? 'none',
    waits: ({ waitsForNames }) => waitsForNames ?? 'nothing',
    requirements: ({ requirementIds = [] }, { council }, { references }) =>
      requirementIds.length === 0
        ? 'none'
        : requirementIds.map(
            (id) =>
              html`<a class="govuk-link" href="${inCouncilPath(council, `/requirements/${id}`)}">${references.get(id) ?? String(id)}</a><br>`,
          ),
    start: ({ startOn }) => dayCell(startOn),
    first: ({ firstDueOn }) => dayCell(firstDueOn),
    due: (action) => dueCell(action),
    lost: (action, { today }) => daysLost(action, today),
    moves: ({ moves }) => moves ?? 0,
    stage: (action) => stageMark(action.cancelledOn === null ? stageOf(action) : 'cancelled'),
    done: ({ doneOn }) => dayCell(doneOn),
    heard: ({ lastUpdateOn }) => (lastUpdateOn === null ? 'never' : formatShortDay(lastUpdateOn)),
    needs: (action, { today }) => {
      const needs = attentionOf(action, today)
      return needs.length === 0 ? 'nothing' : needs.map((need) => html`${attentionMark(need)} `)
    },
    measure: ({ successMeasure }) => kept(successMeasure),
    wanted: ({ evidenceWanted }) => kept(evidenceWanted),
    signOff: ({ signOff }) => kept(signOff),
    priority: ({ priority }) => priority ?? 'not said',
    evidence: ({ evidenceCount }) => evidenceCount,
    kinds: ({ evidenceKinds }) => evidenceKinds,
  }

export function labelled(
  label: string,
  text: Part,
): { readonly text: Part; readonly attributes: { readonly 'data-label': string } } {
  return { text, attributes: { 'data-label': label } }
}

export function actionLink({ council }: Where, action: Pick<ListedAction, 'id' | 'title'>): Html {
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${action.title}</a>`
}

/** The date as it stands, with the first promise beside it where it moved. */
export function dueCell(action: Pick<ActionState, 'dueOn' | 'firstDueOn'>): Part {
  if (action.dueOn === null) return 'none'
  const moved = action.firstDueOn !== null && !action.firstDueOn.equals(action.dueOn)
  return html`${formatShortDay(action.dueOn)}${moved && action.firstDueOn !== null ? html`<br><span class="sight-first">first ${formatShortDay(action.firstDueOn)}</span>` : nothing}`
}

function dayCell(day: Day | null): string {
  return day === null ? 'none' : formatShortDay(day)
}

function kept(words: string | undefined): Part {
  return words === undefined || words === '' ? 'none' : html`<span class="sight-kept-lines">${words}</span>`
}
