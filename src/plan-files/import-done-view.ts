import { formatDay } from '../shared/days.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { input } from '../web/components/input.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import type { FinishedRow } from './import-done.ts'
import { shortPlaceOf } from './import-place.ts'
import type { ImportAnswers } from './import-rows.ts'

/** What the file says is finished, and whether it comes in as done. */
export function finishedFields({
  finished,
  answers,
  errors,
}: {
  readonly finished: readonly FinishedRow[]
  readonly answers: ImportAnswers
  readonly errors: readonly FieldError[]
}): Html {
  if (finished.length === 0) return nothing
  const undated = finished.filter(({ isDatedByFile }) => !isDatedByFile).length
  const many = finished.length === 1 ? 'One action is' : `${finished.length} actions are`
  return html`<h2 class="govuk-heading-m">Finished in the file (${finished.length})</h2>
<p class="govuk-body">${many} complete in the file and not here. Marked as done, each still wants its evidence.</p>
${checkboxes({ name: 'done', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'Mark what the file says is complete as done', checked: answers.done }] })}
${undated === 0 ? nothing : input({ name: 'doneOn', label: { text: 'The day for those without one in the file' }, hint: { text: `${undated} without a day that is past: left blank, they come in as not done. For example, 27 3 2026` }, classes: 'govuk-input--width-20', value: answers.doneOn, errorMessage: errorOf(errors, 'doneOn') })}
${labelledTable({
  caption: 'Complete in the file',
  columns: [
    { heading: 'Action' },
    { heading: 'Row', isNumber: true },
    { heading: 'The file says' },
    { heading: 'Done on' },
  ],
  firstCellIsHeader: true,
  rows: finished.map(({ from, said, on }) => [
    `${from.row.reference ?? ''} ${from.row.action}`.trim(),
    shortPlaceOf(from),
    said,
    on === null ? 'no day' : formatDay(on),
  ]),
})}`
}
