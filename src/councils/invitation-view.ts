import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { passwordInput } from '../web/components/password-input.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { ROLE_NAMES, type Role } from '../shared/permissions.ts'
import { ROLE_EXPLANATIONS, type InvitationState } from './invitation.ts'

export type ChoosePasswordFacts = {
  readonly title: string
  readonly action: string
  readonly formToken: string
  readonly email: string
  /** Asked of whoever is new; null where it is known. */
  readonly name: string | null
  readonly role: Role | null
  readonly errors: readonly FieldError[]
  readonly councilAccountHref: string | null
}

/** The first password of an invited person, or a new one. */
export function choosePasswordPage(facts: ChoosePasswordFacts): Page {
  const { errors, name, role } = facts
  return {
    title: facts.title,
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${facts.title}</h1>
${role === null ? nothing : html`<p class="govuk-body">Your role: <strong>${ROLE_NAMES[role]}</strong>. ${ROLE_EXPLANATIONS[role]}.</p>`}
${facts.councilAccountHref === null ? nothing : html`<p class="govuk-body"><a class="govuk-button" href="${facts.councilAccountHref}">Join with your council account</a></p><h2 class="govuk-heading-m">Or join with a password</h2>`}
${formStart(facts.action, facts.formToken)}
${emailField(facts.email)}
${name === null ? nothing : input({ name: 'name', label: { text: 'Your name' }, hint: { text: 'As colleagues will see it' }, value: name, autocomplete: 'name', spellcheck: false, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(errors, 'name') })}
${newPasswordField(errors)}
<p class="govuk-body">Next you set up an app on your phone that makes sign-in codes, if you have not done so before. Have your phone at hand.</p>
${button({ text: 'Continue', preventDoubleClick: true })}
</form>
</div></div>`,
  }
}

// Shown and sent along as the username, so that password managers keep both together.
function emailField(email: string): Html {
  return html`<p class="govuk-body">E-mail address: <strong class="sight-people__long">${email}</strong></p><input type="hidden" name="username" autocomplete="username" value="${email}">`
}

export function newPasswordField(errors: readonly FieldError[]): Html {
  return passwordInput({
    name: 'password',
    label: { text: 'New password' },
    hint: {
      text: 'At least 12 characters. Three words that have nothing to do with each other make a good one. Any character may be used, spaces too.',
    },
    classes: 'govuk-!-width-two-thirds',
    autocomplete: 'new-password',
    errorMessage: errorOf(errors, 'password'),
  })
}

/** For whoever is signed in already: one press. */
export function acceptPage(facts: {
  readonly invitation: { readonly role: Role; readonly invitedBy: string | null }
  readonly council: string
  readonly formToken: string
  readonly path: string
}): Page {
  const { invitation, council } = facts
  return {
    title: `Join ${council}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Join ${council}</h1>
<p class="govuk-body">${invitation.invitedBy ?? 'An administrator'} invites you as <strong>${ROLE_NAMES[invitation.role]}</strong>. ${ROLE_EXPLANATIONS[invitation.role]}.</p>
${formStart(`${facts.path}/acceptance`, facts.formToken)}
${button({ text: 'Accept', preventDoubleClick: true })}
</form>
</div></div>`,
  }
}

/** The invitation is for somebody who has an account, or another is signed in here. */
export function signInFirstPage(facts: {
  readonly invitation: { readonly email: string }
  readonly council: string
  readonly path: string
  readonly signedInAs: string | null
  readonly hasKeys: boolean
}): Page {
  const signIn = html`<p class="govuk-body"><a class="govuk-button" href="/sign-in?next=${encodeURIComponent(facts.path)}">Sign in</a></p>`
  return {
    title: `Your invitation to ${facts.council}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Your invitation to ${facts.council}</h1>
<p class="govuk-body">This invitation is for <strong class="sight-people__long">${facts.invitation.email}</strong>.</p>
${facts.signedInAs === null ? html`<p class="govuk-body">There is an account with this address already. Sign in with it to accept.</p>${signIn}` : html`<p class="govuk-body">You are signed in as <strong class="sight-people__long">${facts.signedInAs}</strong>. Sign out first, then open the link again${facts.hasKeys ? ' and sign in with the other account' : ''}.</p>`}
</div></div>`,
  }
}

const CLOSED: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  accepted: 'It was accepted already. If that was you, sign in.',
  withdrawn: 'It was withdrawn. If you think that is a mistake, ask whoever invited you.',
  expired: 'It was open for three days and has run out. Ask whoever invited you to send it again.',
}

export function closedInvitationPage(facts: {
  readonly state: InvitationState
  readonly council: string
}): Page {
  return {
    title: 'This invitation is closed',
    body: html`<h1 class="govuk-heading-l">This invitation is closed</h1>
<p class="govuk-body">It was for ${facts.council}. ${facts.state === 'open' ? '' : CLOSED[facts.state]}</p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a></p>`,
  }
}
