import { ROLE_NAMES, ROLES } from '../shared/permissions.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { html, type Html } from '../web/html.ts'
import { ROLE_EXPLANATIONS } from './invitation.ts'

/** What a person is in the council: the same questions for whoever is invited and whoever is here. */
export function placeFields(
  typed: { readonly role: string; readonly jobTitle: string; readonly partner: string },
  errors: readonly FieldError[],
): Html {
  return html`${radios({
    name: 'role',
    fieldset: { legend: { text: 'Role', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'It decides what they see and may change.' },
    value: typed.role,
    errorMessage: errorOf(errors, 'role'),
    items: ROLES.map((role) => ({
      value: role,
      text: ROLE_NAMES[role],
      hint: { text: ROLE_EXPLANATIONS[role] },
    })),
  })}
${input({ name: 'job-title', label: { text: 'Job title (optional)' }, value: typed.jobTitle, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'job-title') })}
${input({ name: 'partner', label: { text: 'Partner agency' }, hint: { text: 'Only for a partner: they see what this agency owes. Write it as the plan does.' }, value: typed.partner, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'partner') })}`
}
