import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { ATTENTIONS, PRIORITIES, STAGES } from './action.ts'
import { ANY_NEED, parsePlanFilter, type PlanFilter, WITHIN_DAYS } from './plan-filter.ts'
import type { ListedPlan } from './plan-list.ts'
import { lookWords, type PlanLook } from './plan-look.ts'

type FilterFacts = {
  readonly council: { readonly slug: string }
  readonly plan: Pick<ListedPlan, 'counts' | 'objectives'>
  readonly look: PlanLook
  readonly intervention: string
}

const NO_FILTER: PlanFilter = parsePlanFilter(new URLSearchParams())

/** What to look for; view, order and columns stay as they are. */
export function planFilterForm({ council, plan, look, intervention }: FilterFacts): Html {
  const { filter } = look
  const kept = { ...lookWords({ ...look, filter: NO_FILTER }), intervention }
  const isFiltered = Object.values(filter).some((word) => word !== '')
  return html`<form class="sight-filters sight-filters--pairs" method="get" action="${inCouncilPath(council, '/plan')}" role="search" aria-label="Filter the plan">
${hiddenWords(kept)}
${select({ name: 'objective', label: 'Objective', value: filter.objective, items: [ALL, ...plan.objectives.map((one) => ({ value: String(one.id), text: `${one.place}. ${one.title}` }))] })}
${select({ name: 'owner', label: 'Owner', value: filter.owner, items: [ALL, ...plan.counts.owners.map((text) => ({ value: text, text }))] })}
${select({ name: 'who', label: 'Owner or contributor', value: filter.who, items: [ALL, ...plan.counts.people.map((text) => ({ value: text, text }))] })}
${select({ name: 'partner', label: 'Partner', value: filter.partner, items: [ALL, ...plan.counts.partners.map((text) => ({ value: text, text }))] })}
${select({ name: 'stage', label: 'Stage', value: filter.stage, items: [ALL, ...[...STAGES, 'cancelled'].map((text) => ({ value: text, text }))] })}
${select({ name: 'needs', label: 'Needs', value: filter.needs, items: [ALL, { value: ANY_NEED, text: 'something' }, ...ATTENTIONS.map((text) => ({ value: text, text }))] })}
${select({ name: 'priority', label: 'Priority', value: filter.priority, items: [ALL, ...PRIORITIES.map((text) => ({ value: text, text }))] })}
${select({ name: 'within', label: 'Due', value: filter.within, items: [{ value: '', text: 'Any day' }, ...WITHIN_DAYS.map((days) => ({ value: days, text: `within ${days} days` }))] })}
${input({ name: 'words', label: 'Words', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
${isFiltered ? html`<a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), kept)}">Clear the filter</a>` : nothing}
</form>`
}

const ALL = { value: '', text: 'All' }

/** Words that a form carries along without showing them. */
export function hiddenWords(words: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(words).map(([name, word]) => (word === '' ? nothing : html`<input type="hidden" name="${name}" value="${word}">`))}`
}
