import { type Day, formatShortDay } from '../shared/days.ts'
import { details } from '../web/components/details.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { attentionOf } from './action.ts'
import { attentionMark, stageMark } from './action-marks-view.ts'
import { actionLink, actionTable, type TableLook } from './action-table-view.ts'
import { spanOf } from './gantt.ts'
import { phaseColumn, phasesAbove } from './gantt-phase-view.ts'
import { widenBy } from './gantt-phases.ts'
import { ganttKey, ganttView } from './gantt-view.ts'
import { countsSentence } from './objective-view.ts'
import type { Phase } from './phase.ts'
import {
  type Group,
  groupByObjective,
  groupByOwner,
  groupByPartner,
  groupByRequirement,
  groupByStage,
  type PlanView,
} from './plan-grouping.ts'
import { standingByThing } from './outside-viewing.ts'
import { viewsLine } from './outside-view-view.ts'
import type { ListedAction, ListedObjective, ListedPlan } from './plan-list.ts'

export type GroupFacts = {
  readonly outside: ListedPlan['outside']
  readonly council: { readonly slug: string }
  readonly objectives: readonly ListedObjective[]
  readonly requirements: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
  }[]
  readonly shown: readonly ListedAction[]
  /** Only a filter by its own name asks for one objective. */
  readonly filter: { readonly objective: string }
  /** By some action of the plan, shown here or not. */
  readonly answered: ReadonlySet<number>
  /** Asked for only where they are drawn. */
  readonly phases: readonly Phase[]
  readonly today: Day
  readonly mayChange: boolean
  /** Which columns the tables have, and in which order their rows stand. */
  readonly table: TableLook
}

type SeenFacts = GroupFacts & {
  readonly seen: ReturnType<typeof standingByThing<ListedPlan['outside'][number]>>
}

/** The plan as it was asked for. */
export function planGroups(view: PlanView, given: GroupFacts): Html {
  const seen = standingByThing(given.outside)
  const facts = { ...given, seen, table: { ...given.table, outside: seen } }
  switch (view) {
    case 'table':
      return actionTable(facts, facts.shown, 'Actions', facts.table)
    case 'objectives':
      return html`${objectiveGroups(facts, (actions, name) => actionTable(facts, actions, `Actions of ${name}`, facts.table))}`
    case 'board':
      return board(facts)
    case 'time':
      return time(facts)
    case 'owners':
      return byName(facts, groupByOwner(facts.shown), 'Nobody')
    case 'partners':
      return byName(facts, groupByPartner(facts.shown), 'The council alone')
    case 'requirements':
      return requirements(facts)
  }
}

function byName(facts: GroupFacts, groups: readonly Group<string | null>[], none: string): Html {
  return html`${groups.map(({ head, actions }) => {
    const name = head ?? none
    return html`<section><h2 class="govuk-heading-m">${name}</h2>
<p class="govuk-body">${countsSentence(actions, facts.today)}</p>${actionTable(facts, actions, `Actions of ${name}`, facts.table)}</section>`
  })}`
}

function objectiveGroups(
  facts: SeenFacts,
  body: (actions: readonly ListedAction[], name: string) => Part,
): Part {
  const { council, objectives, shown, filter, today } = facts
  const wanted =
    filter.objective === '' ? objectives : objectives.filter((one) => String(one.id) === filter.objective)
  return groupByObjective(
    wanted,
    filter.objective === ''
      ? shown
      : shown.filter((one) => one.objectiveIds?.some((id) => String(id) === filter.objective)),
  )
    .filter(({ head, actions }) => head === null || actions.length > 0 || filter.objective === '')
    .map(({ head, actions }) => {
      const name = head === null ? 'no objective' : head.title
      return html`<section><h2 class="govuk-heading-m">${head === null ? 'Serving no objective' : html`<a class="govuk-link" href="${inCouncilPath(council, `/objectives/${head.id}`)}">${head.place}. ${head.title}</a>`}</h2>
${head === null || head.outcome === '' ? nothing : html`<p class="govuk-body sight-kept-lines">${head.outcome}</p>`}
<p class="govuk-body">${countsSentence(actions, today)} ${head === null ? nothing : viewsLine(facts.seen.get(`objective ${head.id}`))}</p>
${actions.length === 0 ? nothing : body(actions, name)}</section>`
    })
}

function board({ shown, council, today, seen }: SeenFacts): Html {
  return html`<div class="sight-board">${groupByStage(shown).map(
    ({
      head,
      actions,
    }) => html`<section class="sight-board__stage"><h2 class="govuk-heading-s">${stageMark(head)} (${actions.length})</h2>
<ul>${actions.map((one) => html`<li>${actionLink({ council, today }, one)}<p>${one.reference} · ${one.owner ?? 'no owner'} · ${one.dueOn === null ? 'no date' : `due ${formatShortDay(one.dueOn)}`}</p>${attentionOf(one, today).map((need) => html`${attentionMark(need)} `)}${viewsLine(seen.get(`action ${one.id}`))}</li>`)}</ul></section>`,
  )}</div>`
}

function time(facts: SeenFacts): Html {
  const { shown, today, phases } = facts
  const needed = spanOf(shown, today)
  if (needed === null)
    return html`<p class="govuk-inset-text">No action has a date yet, so there is nothing to draw.</p>`
  const span = widenBy(needed, phases)
  const table = { ...facts.table, besides: phaseColumn(phases) }
  return html`${phasesAbove(facts)}${ganttKey(phases)}${objectiveGroups(facts, (actions, name) => {
    const id = `time-${actions[0]?.id ?? 0}-${name.length}`
    return html`<div class="sight-gantt-wide">${ganttView(actions, { span, today, phases, name, id })}</div>
${details({ summaryText: `The same as a table: ${name}`, text: actionTable(facts, actions, `Actions of ${name}`, table) })}`
  })}`
}

function requirements(facts: GroupFacts): Html {
  const { council, shown, answered } = facts
  if (facts.requirements.length === 0)
    return html`<p class="govuk-inset-text">No requirement is in force yet: bring in the direction or notice, and confirm what it asks.</p>`
  const groups = groupByRequirement(facts.requirements, shown)
  const unanswered = groups.filter(({ head }) => !answered.has(head.id)).length
  return html`<p class="govuk-body"><strong>${unanswered} of ${groups.length} requirements</strong> have no action in the plan.</p>
${groups.map(
  ({
    head,
    actions,
  }) => html`<section class="sight-requirement"><h2 class="govuk-heading-s"><a class="govuk-link" href="${inCouncilPath(council, `/requirements/${head.id}`)}">${head.reference}</a></h2>
<blockquote class="sight-answered"><p>${head.words}</p></blockquote>
${actions.length === 0 ? noneOf(facts, head) : actionTable(facts, actions, `Actions that answer ${head.reference}`, facts.table)}</section>`,
)}`
}

// What a filter or a partner's view leaves out is no gap in the plan.
function noneOf(
  { council, answered, mayChange }: GroupFacts,
  head: GroupFacts['requirements'][number],
): Html {
  if (answered.has(head.id))
    return html`<p class="govuk-body">Answered by actions that are not shown here.</p>`
  const add = html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/new?requirement=${head.id}`)}">Add an action<span class="govuk-visually-hidden"> that answers ${head.reference}</span></a>`
  return html`<p class="govuk-body"><span class="sight-need sight-need--grave"><span aria-hidden="true">▲</span> no action</span> ${mayChange ? add : nothing}</p>`
}
