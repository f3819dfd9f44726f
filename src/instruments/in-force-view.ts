import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Instrument, isBinding } from './instrument.ts'
import { DOCUMENT_KINDS } from './in-force-fields.ts'
import { capital, counted } from './marks-view.ts'
import { select } from '../web/components/select.ts'
import { warningText } from '../web/components/warning-text.ts'

export type InForceFields = {
  readonly kind: string
  readonly title: string
  readonly shortTitle: string
  readonly dated: string
  readonly inForceOn: string
}

type InForceFacts = {
  readonly council: { readonly slug: string }
  readonly instrument: Instrument
  readonly decisions: { readonly waiting: number }
  readonly fields: InForceFields
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly formToken: string
}

/** The facts a person agrees to before an instrument counts; the same form corrects them later. */
export function inForceForm(facts: InForceFacts): Html {
  const { council, instrument, fields, errors, decisions } = facts
  const act = isBinding(instrument.kind) ? 'Put it in force' : 'Put it in the register'
  const isNew = instrument.inForceOn === null
  const day = { hint: 'For example 27 March 2026', classes: 'govuk-input--width-10' }
  return html`<section class="sight-no-print" id="in-force" aria-labelledby="in-force-head"><h2 class="govuk-heading-m" id="in-force-head">${isNew ? act : 'Correct these facts'}</h2>
${isNew && decisions.waiting > 0 ? warningText({ text: `${counted(decisions.waiting, 'proposal is', 'proposals are')} not decided yet. Only what is accepted goes into the register and the calendar.` }) : nothing}
${facts.isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else changed it while you were typing. Now it is: <strong>${instrument.title}</strong> (${instrument.shortTitle}), dated ${instrument.dated?.toString() ?? 'not said'}, in force from ${instrument.inForceOn?.toString() ?? 'no day yet'}. What you typed is below: save it instead, or leave theirs.</p></div>` : nothing}
${formStart(inCouncilPath(council, `/instruments/${instrument.id}/in-force`), facts.formToken)}
<input type="hidden" name="version" value="${instrument.version}">
${select({ name: 'kind', label: 'What it is', hint: 'The reader may be wrong. Directions, notices and terms of reference bind; reports and letters are reported.', value: fields.kind, items: DOCUMENT_KINDS.map((kind) => ({ value: kind, text: capital(kind) })), errorMessage: errorOf(errors, 'kind') })}
${input({ name: 'title', label: 'Title', value: fields.title, errorMessage: errorOf(errors, 'title') })}
${input({ name: 'short-title', label: 'Short title', hint: 'What people will call its clauses by, such as Direction 7.b', value: fields.shortTitle, classes: 'govuk-input--width-20', errorMessage: errorOf(errors, 'short-title') })}
${input({ name: 'dated', label: 'The day it bears', value: fields.dated, ...day, errorMessage: errorOf(errors, 'dated') })}
${input({ name: 'in-force-on', label: isBinding(instrument.kind) ? 'In force from' : 'Counts from', value: fields.inForceOn, ...day, errorMessage: errorOf(errors, 'in-force-on') })}
${button({ text: isNew ? act : 'Save these facts', preventDoubleClick: true })}
</form></section>`
}
