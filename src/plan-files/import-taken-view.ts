import { checkboxes } from '../web/components/checkboxes.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { ALL_THE_SAME } from './import-pairs.ts'
import { placeOf } from './import-place.ts'
import type { ImportPreview } from './import-plan.ts'
import type { ImportAnswers } from './import-rows.ts'

/** Rows whose reference is another action's here, each with the question whether it is that one; and those told apart. */
export function takenFields({
  council,
  preview,
  answers,
}: {
  readonly council: { readonly slug: string }
  readonly preview: ImportPreview
  readonly answers: ImportAnswers
}): Html {
  const { taken, renamed } = preview
  const asked = new Set(taken.map(({ from }) => from.key))
  const others = renamed.filter(({ from }) => !asked.has(from.key))
  if (taken.length + others.length === 0) return nothing
  const newNames = new Map(renamed.map(({ from, wanted }) => [from.key, wanted.reference]))
  const all =
    taken.length > 1 ? [{ value: ALL_THE_SAME, text: 'All of these are the actions of the plan' }] : []
  return html`<h2 class="govuk-heading-m">References that are in the plan already (${taken.length + others.length})</h2>
${
  taken.length === 0
    ? nothing
    : html`<p class="govuk-body">The words differ so much that these may be other actions. Tick those that are the plan’s own: they are compared and changed. The others come in as new, with the reference shown.</p>
${checkboxes({
  name: 'same',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Is it that one?', classes: 'govuk-visually-hidden' } },
  items: [
    ...all.map((one) => ({ ...one, checked: answers.same.includes(ALL_THE_SAME) })),
    ...taken.map(({ from, action }) => ({
      value: from.key,
      text: html`${placeOf(from, 'Row')}, ${from.row.reference ?? ''}: “${from.row.action}” is <a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${action.reference} ${action.title}</a>${newNames.has(from.key) ? html` (if not, it comes in as ${newNames.get(from.key)})` : nothing}`,
      checked: answers.same.includes(from.key) || answers.same.includes(ALL_THE_SAME),
    })),
  ],
})}`
}
${others.length === 0 ? nothing : html`<p class="govuk-body">Told apart, since the reference is given twice:</p><ul class="govuk-list govuk-list--bullet">${others.map(({ from, wanted }) => html`<li>${placeOf(from)}: ${from.row.reference ?? ''} becomes ${wanted.reference}</li>`)}</ul>`}`
}
