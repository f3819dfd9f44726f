import { counted } from '../instruments/marks-view.ts'
import { details } from '../web/components/details.ts'
import { html, type Html, nothing } from '../web/html.ts'
import type { AnsweredRequirements } from './import-requirements.ts'

/** Which requirements the file's rows answer, and what names none that is in force. */
export function answeredList({ found, unknown }: AnsweredRequirements): Html {
  if (found.length === 0 && unknown.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Requirements</h2>
${found.length === 0 ? nothing : html`<ul class="govuk-list govuk-list--bullet">${found.map(({ reference, count }) => html`<li>${reference}: ${counted(count, 'action')}</li>`)}</ul>`}
${
  unknown.length === 0
    ? nothing
    : details({
        summaryText: `${counted(unknown.length, 'cell')} that ${unknown.length === 1 ? 'names' : 'name'} no one requirement in force: kept as notes`,
        text: html`<p class="govuk-body">A cell is linked where it gives a requirement’s reference or clause, such as “Direction 7.f” or “7.f”, and only one fits. The rest can be linked on each action.</p><ul class="govuk-list">${unknown.map((words) => html`<li>${words}</li>`)}</ul>`,
      })
}`
}
