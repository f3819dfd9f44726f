import { button } from '../web/components/button.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { hiddenWords } from './plan-filter-view.ts'
import type { PlanLook } from './plan-look.ts'
import { filterWords, mayKeepFilter, type SavedFilter } from './saved-filter.ts'
import type { PersonId } from '../shared/ids.ts'

export type SavedFilterFacts = {
  readonly council: { readonly slug: string }
  readonly filters: readonly SavedFilter[]
  readonly look: PlanLook
  readonly intervention: string
  readonly saving: {
    readonly formToken: string
    readonly formKey: string
    readonly person: PersonId
    /** Only who changes the plan shares a filter with everybody. */
    readonly mayChangePlan: boolean
  }
}

/** The way to each saved filter in one click, and to all of the plan. */
export function savedFilterBar(facts: SavedFilterFacts): Html {
  const { council, filters } = facts
  if (filters.length === 0) return nothing
  const seen = wordsKey(filterWords(facts.look, facts.intervention))
  return html`<nav aria-label="Saved filters" class="sight-no-print"><ul class="sight-views sight-saved">
<li><a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), { view: 'table', intervention: facts.intervention })}">All actions</a></li>
${filters.map((one) => html`<li><a class="govuk-link" href="${openPath(council, one)}"${wordsKey(one.words) === seen ? html` aria-current="page"` : nothing}>${one.name}</a></li>`)}
<li><a class="govuk-link" href="${inCouncilPath(council, '/plan/filters')}">Keep saved filters in order</a></li>
</ul></nav>`
}

export function openPath(council: { readonly slug: string }, { words }: Pick<SavedFilter, 'words'>): string {
  return withQuery(inCouncilPath(council, '/plan'), words)
}

// The same words in whatever order they were kept.
function wordsKey(words: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Under the plan: what is seen now, under a name. */
export function saveFilterForm(facts: SavedFilterFacts): Html {
  return html`<div class="sight-no-print">${details({ summaryText: 'Save this filter, its order and its columns', text: saveFields(facts, null, []) })}</div>`
}

/** The fields alone, as they were typed. */
export function saveFields(facts: SavedFilterFacts, typed: Form | null, errors: readonly FieldError[]): Html {
  const { council, saving } = facts
  const own = facts.filters.filter((one) => mayKeepFilter(one, saving))
  return html`${formStart(inCouncilPath(council, '/plan/filters'), saving.formToken)}
${hiddenWords(filterWords(facts.look, facts.intervention))}<input type="hidden" name="form-key" value="${saving.formKey}">
${own.length === 0 ? nothing : select({ name: 'instead', label: 'Save it as', value: typed?.get('instead'), items: [{ value: '', text: 'A new filter' }, ...own.map((one) => ({ value: String(one.id), text: `What “${one.name}” shows from now on` }))] })}
${input({ name: 'name', id: 'filter-name', label: own.length === 0 ? 'Name' : 'Name of a new filter', value: typed?.get('name'), classes: 'govuk-input--width-20', errorMessage: errorOf(errors, 'filter-name') })}
${saving.mayChangePlan ? sharedBox(typed?.get('shared') === 'yes') : nothing}
${button({ text: 'Save the filter', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
}

export function sharedBox(isShared: boolean): Html {
  return checkboxes({
    name: 'shared',
    classes: 'govuk-checkboxes--small',
    values: isShared ? ['yes'] : [],
    items: [{ value: 'yes', text: 'Share it with everybody in the council who sees the plan' }],
  })
}
