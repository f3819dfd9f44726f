import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { RegisterLine } from './register.ts'
import { unknownEvent } from './schedule.ts'

type FormFacts = {
  readonly council: { readonly slug: string }
  readonly line: RegisterLine
  readonly mayMark: boolean
  readonly mayConfirm: boolean
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly formToken: string
}

const DATE = { hint: 'For example 27 March 2026', classes: 'govuk-input--width-10' }

/** What may be changed of a requirement: the day of its event, a request for sooner, its end. */
export function changeForms(facts: FormFacts): Html {
  const { entry } = facts.line
  const event = unknownEvent(entry.schedule)
  const maySooner = facts.mayMark && entry.schedule.type === 'recurring' && entry.schedule.escalable
  return html`<div class="sight-no-print">${event !== null && facts.mayMark ? eventForm(facts, event) : nothing}
${maySooner ? details({ summaryText: 'It was asked for sooner', text: soonerForm(facts), open: isTyped(facts, 'sooner') }) : nothing}
${facts.mayConfirm ? details({ summaryText: 'Drop this requirement', text: dropForm(facts), open: isTyped(facts, 'drop') }) : nothing}</div>`
}

function isTyped({ fields, errors, isOverwriting }: FormFacts, name: string): boolean {
  return (
    errors.some(({ field }) => field.startsWith(name)) || (isOverwriting && Boolean(fields[`${name}-why`]))
  )
}

function eventForm(facts: FormFacts, event: string): Html {
  return html`<section class="sight-upload" aria-labelledby="event-head"><h3 class="govuk-heading-s" id="event-head">When was it: ${event}?</h3>
<p class="govuk-body">The document counts from this and does not say the day. Once you give it, the dates are in the calendar.</p>
${start(facts, 'event-day')}
${input({ name: 'event-day', label: 'The day', value: facts.fields['event-day'], errorMessage: errorOf(facts.errors, 'event-day'), ...DATE })}
${input({ name: 'event-why', label: 'How it is known', value: facts.fields['event-why'], errorMessage: errorOf(facts.errors, 'event-why') })}
${button({ text: 'Give the day' })}
</form></section>`
}

function soonerForm(facts: FormFacts): Html {
  return html`${start(facts, 'sooner')}
${input({ name: 'sooner-on', label: 'Now due on', value: facts.fields['sooner-on'], errorMessage: errorOf(facts.errors, 'sooner-on'), ...DATE })}
${input({ name: 'sooner-why', label: 'Who asked, and how', value: facts.fields['sooner-why'], errorMessage: errorOf(facts.errors, 'sooner-why') })}
${button({ text: 'Bring the date forward', classes: 'govuk-button--secondary' })}
</form>`
}

function dropForm(facts: FormFacts): Html {
  return html`${start(facts, 'ending')}
${textarea({ name: 'drop-why', label: 'Why it is no longer owed', hint: 'What says so. It stays in the register as dropped.', rows: 3, value: facts.fields['drop-why'], errorMessage: errorOf(facts.errors, 'drop-why') })}
${button({ text: 'Drop it', classes: 'govuk-button--warning' })}
</form>`
}

function start({ council, line, formToken }: FormFacts, act: string): Html {
  const { entry } = line
  return html`${formStart(inCouncilPath(council, `/requirements/${entry.id}/${act}`), formToken)}<input type="hidden" name="version" value="${entry.version}">`
}
