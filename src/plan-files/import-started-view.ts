import { formatDay } from '../shared/days.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { hidden } from '../plan/asking-view.ts'
import { shortPlaceOf } from './import-place.ts'
import type { ImportAnswers } from './import-rows.ts'
import type { StartedRow } from './import-started.ts'

/** What the file says is under way, and whether it comes in as started. */
export function startedFields(started: readonly StartedRow[], answers: ImportAnswers): Html {
  if (started.length === 0) return nothing
  const many = started.length === 1 ? 'One action is' : `${started.length} actions are`
  return html`<h2 class="govuk-heading-m">Under way in the file (${started.length})</h2>
<p class="govuk-body">${many} under way in the file and not begun here. What the file says of the status is kept as a note; here it is computed from what happens.</p>
${hidden('startedAsked', 'yes')}
${checkboxes({ name: 'started', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'Bring in what the file says is under way as started', checked: answers.started }] })}
${labelledTable({
  caption: 'Under way in the file',
  columns: [
    { heading: 'Action' },
    { heading: 'Row', isNumber: true },
    { heading: 'The file says' },
    { heading: 'Started on' },
  ],
  firstCellIsHeader: true,
  rows: started.map(({ from, said, on }) => [
    `${from.row.reference ?? ''} ${from.row.action}`.trim(),
    shortPlaceOf(from),
    said,
    formatDay(on),
  ]),
})}`
}
