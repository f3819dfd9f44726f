import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { radios } from '../web/components/radios.ts'
import { dateInput } from '../web/components/date-input.ts'
import { select } from '../web/components/select.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { occurrenceMark } from './marks-view.ts'
import type { Owed } from './occurrence.ts'
import type { RegisterEntry } from './register.ts'
import { saveButtons } from './terms-form-view.ts'

export type OccurrenceFacts = {
  readonly council: { readonly slug: string }
  readonly entry: RegisterEntry
  readonly owed: Owed
  readonly choices: readonly { readonly id: number; readonly title: string; readonly addedOn: Day }[]
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly formToken: string
}

/** What became of one date: met on a day, with its evidence, or waived with a reason. */
export function occurrencePage(facts: OccurrenceFacts): Page {
  const { council, entry, owed, errors, fields, isOverwriting } = facts
  const path = inCouncilPath(council, `/requirements/${entry.id}`)
  const title = `${entry.reference}, due ${formatDay(owed.dueOn)}`
  return {
    title,
    section: 'requirements',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: entry.reference, href: path },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">${title}</h1>
${isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else has said something of this date meanwhile: ${owed.fact?.metOn ? `met on ${formatDay(owed.fact.metOn)}` : 'waived'}${owed.fact === null || owed.fact.note === '' ? '' : ` (“${owed.fact.note}”)`}. What you typed is below: save it to correct theirs, or leave it.</p></div>` : nothing}
<blockquote class="sight-quote">${entry.words}</blockquote>
<p class="govuk-body">${occurrenceMark(owed.state, owed.daysLate)}</p>
${formStart(`${path}/occurrences/${owed.dueOn.toString()}`, facts.formToken)}
<input type="hidden" name="version" value="${owed.fact?.version ?? ''}">
<div class="sight-choice">${radios({
      name: 'verdict',
      value: fields['verdict'],
      fieldset: { legend: { text: 'What became of it?', classes: 'govuk-fieldset__legend--m' } },
      errorMessage: errorOf(errors, 'verdict'),
      items: [
        { value: 'met', text: 'It was met' },
        { value: 'waived', text: 'It was waived', hint: 'Whoever it is owed to let it go' },
      ],
    })}
<div class="sight-choice__part" data-part="met">${dateInput({
      id: 'met',
      namePrefix: 'met',
      values: fields,
      fieldset: { legend: { text: 'If met, on which day?' } },
      hint: 'For example 27 3 2026. Late is counted from this day.',
      errorMessage: errorOf(errors, 'met-day'),
    })}</div></div>
${textarea({ name: 'note', label: 'Note, or the reason it was waived', rows: 3, value: fields['note'], errorMessage: errorOf(errors, 'note') })}
${facts.choices.length === 0 ? nothing : select({ name: 'evidence', label: 'Evidence that shows it', value: fields['evidence'], items: [{ value: '', text: 'None chosen' }, ...facts.choices.map((one) => ({ value: String(one.id), text: `${one.title} (added ${formatDay(one.addedOn)})` }))] })}
${saveButtons(owed.fact === null ? 'Save' : 'Save the correction', path)}
</form>
${owed.fact === null ? nothing : unmarkForm(facts, owed.fact.version)}`,
  }
}

function unmarkForm({ council, entry, owed, formToken }: OccurrenceFacts, version: number): Html {
  const path = inCouncilPath(
    council,
    `/requirements/${entry.id}/occurrences/${owed.dueOn.toString()}/unmarking`,
  )
  const form = html`${formStart(path, formToken)}<input type="hidden" name="version" value="${version}">
<p class="govuk-body">The date is owed as before. That it was marked stays in the record.</p>
${button({ text: 'Unmark it', classes: 'govuk-button--warning' })}</form>`
  return details({ summaryText: 'Undo: it was marked by mistake', text: form })
}
