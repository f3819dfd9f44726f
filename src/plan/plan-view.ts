import type { Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { Phase } from './phase.ts'
import { ALL_COLUMNS, columnWords, sortWords } from './plan-column.ts'
import { planFilterForm } from './plan-filter-view.ts'
import { PLAN_VIEWS } from './plan-grouping.ts'
import { planGroups } from './plan-groups-view.ts'
import type { ListedPlan } from './plan-list.ts'
import { lookWords, type PlanLook } from './plan-look.ts'
import { sayFilter } from './plan-look-words.ts'
import { planPagination } from './plan-page-view.ts'
import { savedFilterBar, type SavedFilterFacts, saveFilterForm } from './saved-filter-view.ts'

export type PlanFacts = {
  readonly council: { readonly slug: string }
  readonly plan: ListedPlan
  readonly look: PlanLook
  /** The case the address asks for; empty for the one at hand. */
  readonly intervention: string
  /** In force; asked for only where they are shown. */
  readonly requirements: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
  }[]
  readonly answered: ReadonlySet<number>
  readonly phases: readonly Phase[]
  readonly today: Day
  readonly mayChange: boolean
  readonly mayWork: boolean
  readonly maySeeLine: boolean
  readonly mayNameApprovers: boolean
  readonly saving: SavedFilterFacts['saving']
}

/** The plan as one can filter, order, scan and take away. */
export function planPage(facts: PlanFacts): Page {
  const { plan, look } = facts
  const { all } = plan.counts
  const shownBy = sayFilter(look, plan.objectives)
  return {
    title: 'The plan',
    section: 'plan',
    body: html`<h1 class="govuk-heading-l">The plan</h1>
<p class="govuk-body">${sentence(plan)}</p>
${facts.mayChange ? html`<div class="govuk-button-group sight-no-print">${button({ text: 'Add an action', href: at(facts, '/actions/new') })}${button({ text: 'Add an objective', href: at(facts, '/objectives/new'), classes: 'govuk-button--secondary' })}</div>` : nothing}
${moreLinks(facts)}
${savedFilterBar({ ...facts, filters: plan.filters })}
${viewLinks(facts)}
${planFilterForm(facts)}
<p class="govuk-body" role="status">${plan.shown === all ? `All ${all} actions` : `${plan.shown} of ${all} actions`}${shownBy === '' ? '' : `: ${shownBy}`}
<span class="sight-no-print sight-takeaways">${takeaways(facts)}</span></p>
${all === 0 ? empty(facts) : planGroups(look.view, { ...facts, ...plan, shown: plan.actions, filter: look.filter, table: tableLook(facts) })}
${planPagination(facts)}
${saveFilterForm({ ...facts, filters: plan.filters })}`,
  }
}

function at({ council, intervention }: PlanFacts, path: string): string {
  return withQuery(inCouncilPath(council, path), { intervention })
}

/** An address that shows this look: the page itself, or what is made of it. */
function looking(
  { council, look, intervention }: PlanFacts,
  path: string,
  other: Partial<PlanLook> = {},
): string {
  return withQuery(inCouncilPath(council, path), { ...lookWords({ ...look, ...other }), intervention })
}

function tableLook(facts: PlanFacts) {
  const { look, plan } = facts
  return {
    ...look,
    objectives: plan.objectives,
    references: plan.references,
    sortedBy: (sort: PlanLook['sort']) => looking(facts, '/plan', { sort }),
  }
}

function takeaways(facts: PlanFacts): Html {
  const { council, look, intervention } = facts
  const words = { ...look.filter, sort: sortWords(look.sort), intervention }
  const shown = { ...words, columns: columnWords(look.columns, ALL_COLUMNS) }
  const download = (path: string, text: string, query: Readonly<Record<string, string>>) =>
    html`<a class="govuk-link" href="${withQuery(inCouncilPath(council, path), query)}">${text}</a> `
  return html`${download('/plan.csv', 'Download as CSV', shown)}${download('/plan.xlsx', 'Download for Excel', shown)}${download('/plan.xlsx', 'With every column', words)}<a class="govuk-link" href="${looking(facts, '/plan/columns')}">Choose columns</a>${facts.mayWork ? html` <a class="govuk-link" href="${looking(facts, '/plan/bulk')}">Change several at once</a>` : nothing}`
}

/** What else is told of the plan, on pages of its own. */
function moreLinks(facts: PlanFacts): Html {
  const { maySeeLine, mayChange } = facts
  const links: readonly (readonly [path: string, text: string, isShown: boolean])[] = [
    ['/plan/checks', 'Check how the plan is written', true],
    ['/plan/journey', 'The journey and its phases', true],
    ['/plan/versions', 'What the board agreed', maySeeLine],
    ['/pace', 'Slow to progress, and dates that moved', maySeeLine],
    ['/sums', 'What does not add up', maySeeLine],
    ['/plan/date-approvers', 'Who agrees to dates that move', facts.mayNameApprovers],
    ['/plan/import', 'Bring in the plan you have, or take it out in its shape', mayChange],
  ]
  return html`<nav aria-label="More of the plan" class="sight-no-print"><ul class="sight-views sight-more">${links.map(([path, text, isShown]) => (isShown ? html`<li><a class="govuk-link" href="${at(facts, path)}">${text}</a></li>` : nothing))}</ul></nav>`
}

// Each view keeps what was filtered, so that an address says all of what is seen.
function viewLinks(facts: PlanFacts): Html {
  const views = Object.entries(PLAN_VIEWS) as readonly [PlanLook['view'], string][]
  return html`<nav aria-label="Ways to see the plan" class="sight-no-print"><ul class="sight-views">${views.map(([view, text]) => html`<li><a class="govuk-link" href="${looking(facts, '/plan', { view })}"${view === facts.look.view ? html` aria-current="page"` : nothing}>${text}</a></li>`)}</ul></nav>`
}

function sentence({ counts, objectives }: ListedPlan): string {
  const { open, late, silent, daysLost } = counts
  const things = `${objectives.length} ${objectives.length === 1 ? 'objective' : 'objectives'}, ${open} ${open === 1 ? 'action' : 'actions'}`
  return `${things}: ${late} late, ${silent} silent. ${daysLost} days lost against first promises.`
}

function empty({ mayChange, council }: PlanFacts): Html {
  return html`<p class="govuk-inset-text">There is no action yet. ${mayChange ? html`Begin with an objective: <a class="govuk-link" href="${inCouncilPath(council, '/objectives/new')}">say what is to be different for children</a>. Or <a class="govuk-link" href="${inCouncilPath(council, '/plan/import')}">bring in the plan you have</a> from Excel, CSV or Word.` : 'The improvement lead adds them.'}</p>`
}
