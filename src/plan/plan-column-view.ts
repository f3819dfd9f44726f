import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { html } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { ALL_COLUMNS, PLAN_COLUMNS } from './plan-column.ts'
import { hiddenWords } from './plan-filter-view.ts'
import { lookWords, type PlanLook } from './plan-look.ts'

/** Which columns the plan's tables have, and in which order: a number for each that is shown. */
export function columnsPage(facts: {
  readonly council: { readonly slug: string }
  readonly look: PlanLook
  readonly intervention: string
}): Page {
  const { council, look, intervention } = facts
  const words = { ...lookWords(look), intervention }
  const others = { ...words, columns: '' }
  const ordered = [...look.columns, ...ALL_COLUMNS.filter((column) => !look.columns.includes(column))]
  return {
    title: 'The columns of the plan',
    section: 'plan',
    back: { text: 'The plan', href: withQuery(inCouncilPath(council, '/plan'), words) },
    body: html`<h1 class="govuk-heading-l">The columns of the plan</h1>
<p class="govuk-body">Number the columns from the left. One without a number is not shown. What you download has the same columns. To keep them for another day, save them as a filter at the foot of the plan.</p>
<form method="get" action="${inCouncilPath(council, '/plan/columns')}" class="sight-columns">${hiddenWords(others)}<input type="hidden" name="chosen" value="yes">
${ordered.map((column) => input({ name: `place-${column}`, label: PLAN_COLUMNS[column], value: String(look.columns.indexOf(column) + 1 || ''), inputmode: 'numeric', classes: 'govuk-input--width-2', autocomplete: 'off' }))}
${button({ text: 'Show these columns' })}
<a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), others)}">Back to the usual columns</a>
</form>`,
  }
}
