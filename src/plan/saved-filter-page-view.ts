import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { ListedObjective } from './plan-list.ts'
import { sayLook } from './plan-look-words.ts'
import { lookOf, mayKeepFilter, type SavedFilter } from './saved-filter.ts'
import { openPath, saveFields, type SavedFilterFacts, sharedBox } from './saved-filter-view.ts'

type Council = { readonly slug: string }

/** All that this person can open, each with what it shows and the way to change it. */
export function savedFiltersPage(facts: {
  readonly council: Council
  readonly filters: readonly SavedFilter[]
  readonly objectives: readonly ListedObjective[]
  readonly saving: SavedFilterFacts['saving']
}): Page {
  const { council, filters } = facts
  return {
    title: 'Saved filters',
    section: 'plan',
    back: backToPlan(council),
    body: html`<h1 class="govuk-heading-l">Saved filters</h1>
${
  filters.length === 0
    ? html`<p class="govuk-inset-text">Nothing is saved yet. Filter <a class="govuk-link" href="${inCouncilPath(council, '/plan')}">the plan</a>, choose its columns and its order, then save what you see under a name at the foot of the page.</p>`
    : labelledTable({
        caption: 'Saved filters',
        isCaptionHidden: true,
        firstCellIsHeader: true,
        columns: ['Name', 'Shows', 'Whose', 'Your plan opens with it', 'Change'].map((heading) => ({
          heading,
        })),
        rows: filters.map((one) => [
          html`<a class="govuk-link" href="${openPath(council, one)}">${one.name}</a>`,
          sayLook(lookOf(one), facts.objectives),
          one.isShared ? `Shared by ${one.person}` : 'Yours',
          one.isUsual ? 'Yes' : 'No',
          html`<a class="govuk-link" href="${keepPath(council, one)}">${mayKeepFilter(one, facts.saving) ? 'Change' : 'Choose'}<span class="govuk-visually-hidden"> ${one.name}</span></a>`,
        ]),
      })
}`,
  }
}

/** The save that could not be done as it was sent. */
export function saveFilterPage(facts: SavedFilterFacts, typed: Form, errors: readonly FieldError[]): Page {
  return {
    title: 'Save this filter',
    section: 'plan',
    back: backToPlan(facts.council),
    hasErrors: true,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Save this filter</h1>${saveFields(facts, typed, errors)}`,
  }
}

/** One saved filter: its name, who sees it, whether the plan opens with it, and its removal. */
export function savedFilterPage(facts: {
  readonly council: Council
  readonly filter: SavedFilter & { readonly isRemoved: boolean }
  readonly objectives: readonly ListedObjective[]
  readonly saving: SavedFilterFacts['saving']
  readonly typed: Form | null
  readonly errors: readonly FieldError[]
}): Page {
  const { council, filter, saving, errors } = facts
  const mayKeep = mayKeepFilter(filter, saving)
  return {
    title: `Saved filter: ${filter.name}`,
    section: 'plan',
    back: { text: 'Saved filters', href: inCouncilPath(council, '/plan/filters') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">${filter.name}</h1>
<p class="govuk-body">${sayLook(lookOf(filter), facts.objectives)}</p>
${
  filter.isRemoved
    ? removed(facts, mayKeep)
    : html`<p class="govuk-body"><a class="govuk-link" href="${openPath(council, filter)}">Open the plan with it</a></p>
${mayKeep ? keepForm(facts) : html`<p class="govuk-body">${filter.person} shares it with you.</p>`}
${usualForm(facts)}
${mayKeep ? html`${act(facts, 'removal', filter.isShared ? 'Remove it for everybody' : 'Remove it')}` : nothing}`
}`,
  }
}

type OneFacts = Parameters<typeof savedFilterPage>[0]

function removed(facts: OneFacts, mayKeep: boolean): Html {
  return html`<p class="govuk-inset-text">This filter is removed.</p>${mayKeep ? act(facts, 'return', 'Bring it back') : nothing}`
}

function keepForm({ council, filter, saving, typed, errors }: OneFacts): Html {
  const isShared = typed === null ? filter.isShared : typed.get('shared') === 'yes'
  return html`${formStart(keepPath(council, filter), saving.formToken)}<input type="hidden" name="version" value="${filter.version}">
${input({ name: 'name', label: 'Name', value: typed?.get('name') ?? filter.name, classes: 'govuk-input--width-20', errorMessage: errorOf(errors, 'name') })}
${saving.mayChangePlan ? sharedBox(isShared) : nothing}
${button({ text: 'Save', preventDoubleClick: true })}</form>`
}

function usualForm(facts: OneFacts): Html {
  return facts.filter.isUsual
    ? act(facts, 'usual/end', 'Open the plan with all actions again')
    : act(facts, 'usual', 'Open the plan with this from now on')
}

function act({ council, filter, saving }: OneFacts, name: string, text: string): Html {
  return html`${formStart(`${keepPath(council, filter)}/${name}`, saving.formToken)}${button({ text, classes: 'govuk-button--secondary' })}</form>`
}

function keepPath(council: Council, filter: SavedFilter): string {
  return inCouncilPath(council, `/plan/filters/${filter.id}`)
}

function backToPlan(council: Council): { readonly text: string; readonly href: string } {
  return { text: 'The plan', href: inCouncilPath(council, '/plan') }
}
