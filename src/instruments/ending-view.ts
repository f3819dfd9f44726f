import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { ENDINGS } from './ending-fields.ts'
import type { Instrument } from './instrument.ts'
import { capital, counted } from './marks-view.ts'
import type { Requirement } from './requirement.ts'
import { saveButtons } from './terms-form-view.ts'

export type EndingFacts = {
  readonly council: { readonly slug: string }
  /** The one that ends. */
  readonly instrument: Instrument
  /** The one that ends it, where one does. */
  readonly by: Instrument | null
  readonly open: readonly Requirement[]
  /** What may replace them. */
  readonly successors: readonly Requirement[]
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly today: Day
  readonly formToken: string
}

/** One step: how an instrument ended, what says so, and what becomes of all that it still asks. */
export function endingPage(facts: EndingFacts): Page {
  const { council, instrument, by, errors, fields } = facts
  const path = inCouncilPath(council, `/instruments/${instrument.id}`)
  const title = `End ${instrument.title}`
  return {
    title,
    section: 'documents',
    hasErrors: errors.length > 0,
    back:
      by === null
        ? { text: instrument.title, href: path }
        : { text: by.title, href: inCouncilPath(council, `/instruments/${by.id}`) },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">${title}</h1>
${facts.isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else changed this instrument while you were typing${instrument.endedOn === null ? '' : `: it is now ${instrument.endedHow ?? 'ended'} on ${formatDay(instrument.endedOn)}`}. What you typed is below.</p></div>` : nothing}
<p class="govuk-body">It stays in force until something says otherwise. What says so is kept with it.</p>
${formStart(`${path}/ending`, facts.formToken)}
<input type="hidden" name="version" value="${instrument.version}"><input type="hidden" name="by" value="${by?.id ?? ''}">
${select({ name: 'how', label: 'How it ends', value: fields['how'], items: ENDINGS.map((how) => ({ value: how, text: capital(how) })), errorMessage: errorOf(errors, 'how') })}
${input({ name: 'on', label: 'On', hint: 'For example 27 March 2026', classes: 'govuk-input--width-10', value: fields['on'], errorMessage: errorOf(errors, 'on') })}
${textarea({ name: 'source', label: 'What says so', hint: 'The clause, letter or decision, quoted', rows: 3, value: fields['source'], errorMessage: errorOf(errors, 'source') })}
${carryOver(facts)}
${saveButtons('End it', path)}
</form>`,
  }
}

function carryOver(facts: EndingFacts): Html {
  const { open, instrument } = facts
  if (open.length === 0) return html`<p class="govuk-body">It has no open requirement.</p>`
  return html`<h2 class="govuk-heading-m">What becomes of its ${counted(open.length, 'open requirement')}</h2>
<p class="govuk-body">Each stays owed unless you drop it with a reason, or say what replaces it.</p>
<ol class="sight-carry">${open.map((requirement) => carried(facts, requirement))}</ol>
${instrument.endedOn === null ? nothing : html`<p class="govuk-body">It ended on ${formatDay(instrument.endedOn)}.</p>`}`
}

function carried({ fields, errors, successors }: EndingFacts, requirement: Requirement): Html {
  const fate = `fate-${requirement.id}`
  const why = `why-${requirement.id}`
  return html`<li class="sight-carry__one"><p class="govuk-body"><strong>${requirement.reference}</strong> ${requirement.words}</p>
${select({
  name: fate,
  label: html`What becomes of it<span class="govuk-visually-hidden">: ${requirement.reference}</span>`,
  value: fields[fate] ?? 'keep',
  items: [
    { value: 'keep', text: 'Keep it open' },
    { value: 'drop', text: 'Drop it, with a reason' },
    ...successors.map((one) => ({
      value: String(one.id),
      text: `Replaced by ${one.reference}: ${one.words.replaceAll(/\s+/g, ' ').slice(0, 70)}`,
    })),
  ],
  errorMessage: errorOf(errors, fate),
})}
${input({ name: why, label: html`Reason, if dropped<span class="govuk-visually-hidden">: ${requirement.reference}</span>`, value: fields[why], errorMessage: errorOf(errors, why) })}</li>`
}
