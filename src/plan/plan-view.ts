import { formatShortDay, type Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { input } from '../web/components/input.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type Action, attentionOf, daysLost, stageOf, STAGES } from './action.ts'
import { attentionMark, stageMark } from './action-marks-view.ts'
import type { Objective } from './objective.ts'
import type { PlanFilter } from './plan-filter.ts'

export type PlanFacts = {
  readonly council: { readonly slug: string }
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
  readonly shown: readonly Action[]
  readonly filter: PlanFilter
  readonly today: Day
  readonly mayChange: boolean
}

/** The plan as a table one can filter, scan and take away. */
export function planPage(facts: PlanFacts): Page {
  const { council, shown, actions, filter } = facts
  return {
    title: 'The plan',
    section: 'plan',
    body: html`<h1 class="govuk-heading-l">The plan</h1>
<p class="govuk-body">${sentence(facts)}</p>
${facts.mayChange ? html`<div class="govuk-button-group">${button({ text: 'Add an action', href: inCouncilPath(council, '/actions/new') })}${button({ text: 'Add an objective', href: inCouncilPath(council, '/objectives/new'), classes: 'govuk-button--secondary' })}</div>` : nothing}
${filters(facts)}
<p class="govuk-body" role="status">${shown.length === actions.length ? `All ${actions.length} actions` : `${shown.length} of ${actions.length} actions`}
<a class="govuk-link sight-no-print" href="${withQuery(inCouncilPath(council, '/plan.csv'), filter)}">Download as CSV</a></p>
${actions.length === 0 ? empty(facts) : actionTable(facts)}`,
  }
}

function sentence({ actions, objectives, today }: PlanFacts): string {
  const open = actions.filter((action) => action.cancelledOn === null)
  const late = open.filter((action) => attentionOf(action, today).includes('late')).length
  const silent = open.filter((action) => attentionOf(action, today).includes('silent')).length
  const lost = open.reduce((sum, action) => sum + daysLost(action, today), 0)
  return `${objectives.length} objectives, ${open.length} actions: ${late} late, ${silent} silent. ${lost} days lost against first promises.`
}

function empty({ mayChange, council }: PlanFacts): Html {
  return html`<p class="govuk-inset-text">There is no action yet. ${mayChange ? html`Begin with an objective: <a class="govuk-link" href="${inCouncilPath(council, '/objectives/new')}">say what is to be different for children</a>.` : 'The improvement lead adds them.'}</p>`
}

function filters({ council, objectives, actions, filter }: PlanFacts): Html {
  const owners = [...new Set(actions.map((action) => action.owner ?? ''))].filter(Boolean).sort()
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/plan')}" role="search" aria-label="Filter the plan">
${select({ name: 'objective', label: 'Objective', value: filter.objective, items: [{ value: '', text: 'All' }, ...objectives.map((one) => ({ value: String(one.id), text: `${one.place}. ${one.title}` }))] })}
${select({ name: 'owner', label: 'Owner', value: filter.owner, items: [{ value: '', text: 'All' }, ...owners.map((owner) => ({ value: owner, text: owner }))] })}
${select({ name: 'stage', label: 'Stage', value: filter.stage, items: [{ value: '', text: 'All' }, ...STAGES.map((stage) => ({ value: stage, text: stage }))] })}
${select({ name: 'needs', label: 'Needs attention', value: filter.needs, items: [{ value: '', text: 'All' }, ...['any', 'late', 'silent', 'relapsed', 'done without evidence', 're-check due', 'no owner', 'no date'].map((need) => ({ value: need, text: need }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function actionTable(facts: PlanFacts): Html {
  return table({
    classes: 'sight-table',
    caption: 'Actions',
    captionClasses: 'govuk-visually-hidden',
    head: ['Reference', 'Action', 'Owner', 'Stage', 'Due', 'Last heard', 'Needs'].map((text) => ({ text })),
    rows: facts.shown.map((action) => row(facts, action)),
  })
}

function row({ council, today }: PlanFacts, action: Action): { readonly text: Part }[] {
  return [
    { text: action.reference },
    {
      text: html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${action.title}</a>`,
    },
    { text: action.owner ?? 'No owner' },
    { text: stageMark(action.cancelledOn === null ? stageOf(action) : 'cancelled') },
    { text: dueCell(action) },
    { text: action.lastUpdateOn === null ? 'never' : formatShortDay(action.lastUpdateOn) },
    { text: attentionOf(action, today).map((need) => html`${attentionMark(need)} `) },
  ]
}

/** The date as it stands, with the first promise beside it where it moved. */
function dueCell(action: Action): Part {
  if (action.dueOn === null) return 'none'
  const moved = action.firstDueOn !== null && !action.firstDueOn.equals(action.dueOn)
  return html`${formatShortDay(action.dueOn)}${moved && action.firstDueOn !== null ? html`<br><span class="sight-first">first ${formatShortDay(action.firstDueOn)}</span>` : nothing}`
}
