import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type ColumnOrder, PLAN_COLUMNS, type PlanColumnName } from './plan-column.ts'
import { hiddenWords } from './plan-filter-view.ts'
import { lookWords, type PlanLook } from './plan-look.ts'

type ColumnsFacts = {
  readonly council: { readonly slug: string }
  readonly look: PlanLook
  readonly intervention: string
  readonly columns: ColumnOrder
  /** What was moved last, which keeps its button under the finger. */
  readonly moved: { readonly way: string; readonly column: string }
}

/** Which columns the plan's tables have, and in which order: a tick for each that is shown, and a way up and down. */
export function columnsPage(facts: ColumnsFacts): Page {
  const { council, look, intervention, columns } = facts
  const words = { ...lookWords(look), intervention }
  const others = { ...words, columns: '' }
  // First of the form, so that Enter chooses and moves nothing.
  const choose = button({ text: 'Show these columns', name: 'chosen', value: 'yes' })
  return {
    title: 'The columns of the plan',
    section: 'plan',
    back: { text: 'The plan', href: withQuery(inCouncilPath(council, '/plan'), words) },
    body: html`<h1 class="govuk-heading-l">The columns of the plan</h1>
<p class="govuk-body">Tick what is shown. The first stands furthest left. What you download has the same columns. To keep them for another day, save them as a filter at the foot of the plan.</p>
<form method="get" action="${inCouncilPath(council, '/plan/columns')}">${hiddenWords(others)}<input type="hidden" name="order" value="${columns.order.join(',')}">
<div class="govuk-button-group">${choose}<a class="govuk-link" href="${withQuery(inCouncilPath(council, '/plan'), others)}">Back to the usual columns</a></div>
<ol class="sight-columns govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">${columns.order.map((column, place) => columnRow(facts, column, place))}</ol>
<div class="govuk-button-group">${choose}</div>
</form>`,
  }
}

function columnRow({ columns, moved }: ColumnsFacts, column: PlanColumnName, place: number): Html {
  const name = PLAN_COLUMNS[column]
  const isTitle = column === 'title'
  const isShown = columns.shown.has(column)
  const move = (way: 'up' | 'down', sign: string, isEnd: boolean) =>
    html`<button class="govuk-button govuk-button--secondary sight-columns__move" name="${way}" value="${column}"${isEnd ? html` disabled aria-disabled="true"` : nothing}${moved.way === way && moved.column === column && !isEnd ? html` autofocus` : nothing}><span aria-hidden="true">${sign}</span><span class="govuk-visually-hidden">Move ${name} ${way}</span></button>`
  return html`<li class="sight-columns__row${isShown ? '' : ' sight-columns__row--off'}"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="show-${column}"${isTitle ? nothing : html` name="show"`} value="${column}"${isShown ? html` checked` : nothing}${isTitle ? html` disabled` : nothing}><label class="govuk-label govuk-checkboxes__label" for="show-${column}">${name}${isTitle ? ' (always shown)' : ''}</label></div>
<div class="sight-columns__moves">${move('up', '▲', place === 0)}${move('down', '▼', place === columns.order.length - 1)}</div></li>`
}
