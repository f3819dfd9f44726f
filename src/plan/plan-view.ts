import type { Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { input } from '../web/components/input.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type Action, attentionOf, daysLost, STAGES } from './action.ts'
import type { Objective } from './objective.ts'
import type { PlanFilter } from './plan-filter.ts'
import { PLAN_VIEWS, type PlanView } from './plan-grouping.ts'
import { planGroups } from './plan-groups-view.ts'

export type PlanFacts = {
  readonly council: { readonly slug: string }
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
  readonly shown: readonly Action[]
  readonly filter: PlanFilter
  readonly view: PlanView
  /** The case the address asks for; empty for the one at hand. */
  readonly intervention: string
  /** In force; asked for only where they are shown. */
  readonly requirements: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
  }[]
  readonly answered: ReadonlySet<number>
  readonly today: Day
  readonly mayChange: boolean
  readonly maySeeLine: boolean
}

/** The plan as a table one can filter, scan and take away. */
export function planPage(facts: PlanFacts): Page {
  const { council, shown, actions } = facts
  const at = (path: string) => withQuery(inCouncilPath(council, path), { intervention: facts.intervention })
  return {
    title: 'The plan',
    section: 'plan',
    body: html`<h1 class="govuk-heading-l">The plan</h1>
<p class="govuk-body">${sentence(facts)}</p>
${facts.mayChange ? html`<div class="govuk-button-group">${button({ text: 'Add an action', href: at('/actions/new') })}${button({ text: 'Add an objective', href: at('/objectives/new'), classes: 'govuk-button--secondary' })}</div>` : nothing}
${viewLinks(facts)}
${filters(facts)}
<p class="govuk-body" role="status">${shown.length === actions.length ? `All ${actions.length} actions` : `${shown.length} of ${actions.length} actions`}
<span class="sight-no-print sight-takeaways">${download(facts, '/plan.csv', 'Download as CSV')} ${download(facts, '/plan.xlsx', 'Download for Excel')} <a class="govuk-link" href="${at('/plan/checks')}">Check how the plan is written</a>${facts.maySeeLine ? html` <a class="govuk-link" href="${at('/pace')}">Slow to progress, and dates that moved</a> <a class="govuk-link" href="${at('/sums')}">What does not add up</a>` : nothing}${facts.mayChange ? html` <a class="govuk-link" href="${at('/plan/import')}">Bring in the plan you have, or take it out in its shape</a>` : nothing}</span></p>
${actions.length === 0 ? empty(facts) : planGroups(facts.view, facts)}`,
  }
}

function download({ council, filter, intervention }: PlanFacts, path: string, text: string): Html {
  return html`<a class="govuk-link" href="${withQuery(inCouncilPath(council, path), { ...filter, intervention })}">${text}</a>`
}

// Each view keeps what was filtered, so that an address says all of what is seen.
function viewLinks({ council, filter, view, intervention }: PlanFacts): Html {
  return html`<nav aria-label="Ways to see the plan" class="sight-no-print"><ul class="sight-views">${Object.entries(PLAN_VIEWS).map(([name, text]) => html`<li><a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), { view: name === 'table' ? '' : name, ...filter, intervention })}"${name === view ? html` aria-current="page"` : nothing}>${text}</a></li>`)}</ul></nav>`
}

function sentence({ actions, objectives, today }: PlanFacts): string {
  const open = actions.filter((action) => action.cancelledOn === null)
  const late = open.filter((action) => attentionOf(action, today).includes('late')).length
  const silent = open.filter((action) => attentionOf(action, today).includes('silent')).length
  const lost = open.reduce((sum, action) => sum + daysLost(action, today), 0)
  return `${objectives.length} objectives, ${open.length} actions: ${late} late, ${silent} silent. ${lost} days lost against first promises.`
}

function empty({ mayChange, council }: PlanFacts): Html {
  return html`<p class="govuk-inset-text">There is no action yet. ${mayChange ? html`Begin with an objective: <a class="govuk-link" href="${inCouncilPath(council, '/objectives/new')}">say what is to be different for children</a>. Or <a class="govuk-link" href="${inCouncilPath(council, '/plan/import')}">bring in the plan you have</a> from Excel, CSV or Word.` : 'The improvement lead adds them.'}</p>`
}

function filters({ council, objectives, actions, filter, view, intervention }: PlanFacts): Html {
  const partners = [...new Set(actions.map((action) => action.partner ?? ''))].filter(Boolean).sort()
  const owners = [...new Set(actions.map((action) => action.owner ?? ''))].filter(Boolean).sort()
  return html`<form class="sight-filters" method="get" action="${inCouncilPath(council, '/plan')}" role="search" aria-label="Filter the plan">
${view === 'table' ? nothing : html`<input type="hidden" name="view" value="${view}">`}${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}
${select({ name: 'objective', label: 'Objective', value: filter.objective, items: [{ value: '', text: 'All' }, ...objectives.map((one) => ({ value: String(one.id), text: `${one.place}. ${one.title}` }))] })}
${select({ name: 'owner', label: 'Owner', value: filter.owner, items: [{ value: '', text: 'All' }, ...owners.map((owner) => ({ value: owner, text: owner }))] })}
${partners.length === 0 ? nothing : select({ name: 'partner', label: 'Partner', value: filter.partner, items: [{ value: '', text: 'All' }, ...partners.map((partner) => ({ value: partner, text: partner }))] })}
${select({ name: 'stage', label: 'Stage', value: filter.stage, items: [{ value: '', text: 'All' }, ...[...STAGES, 'cancelled'].map((stage) => ({ value: stage, text: stage }))] })}
${select({ name: 'needs', label: 'Needs attention', value: filter.needs, items: [{ value: '', text: 'All' }, ...['any', 'late', 'silent', 'relapsed', 'done without evidence', 'one kind of evidence', 're-check due', 'no owner', 'no date'].map((need) => ({ value: need, text: need }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}
