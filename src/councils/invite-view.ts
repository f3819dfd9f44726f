import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { INVITATION_HOURS, type TypedPerson } from './invitation.ts'
import { placeFields } from './place-fields-view.ts'

export function invitePage(facts: {
  readonly council: { readonly slug: string; readonly name: string }
  readonly formToken: string
  readonly typed: TypedPerson
  readonly errors: readonly FieldError[]
}): Page {
  const { council, typed, errors } = facts
  return {
    title: 'Invite somebody',
    section: 'people',
    hasErrors: errors.length > 0,
    back: { text: 'Back to people', href: inCouncilPath(council, '/people') },
    body: html`${mistakeSummary(errors)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Invite somebody to ${council.name}</h1>
<p class="govuk-body">They get a link that works once, for ${INVITATION_HOURS} hours.</p>
${formStart(inCouncilPath(council, '/invitations'), facts.formToken)}
${input({ name: 'name', label: { text: 'Name' }, value: typed.name, autocomplete: 'off', spellcheck: false, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'name') })}
${input({ name: 'email', type: 'email', label: { text: 'E-mail address' }, value: typed.email, autocomplete: 'off', spellcheck: false, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'email') })}
${placeFields(typed, errors)}
${button({ text: 'Invite', preventDoubleClick: true })}
</form>
</div></div>`,
  }
}
