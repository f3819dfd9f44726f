import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { passwordInput } from '../web/components/password-input.ts'
import { tag } from '../web/components/tag.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { ROLE_NAMES, type Role, ROLES } from '../shared/permissions.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { ROLE_EXPLANATIONS } from './invitation.ts'

export type SignInFacts = {
  readonly formToken: string
  readonly next: string
  readonly email: string
  readonly errors: readonly FieldError[]
  readonly offersOidc: boolean
  readonly demonstration: readonly {
    readonly id: number
    readonly name: string
    readonly role: Role
    readonly jobTitle: string
    readonly council: string
  }[]
}

export function signInPage(facts: SignInFacts): Page {
  return {
    title: 'Sign in',
    hasErrors: facts.errors.length > 0,
    body: html`${mistakeSummary(facts.errors)}
<h1 class="govuk-heading-xl">Sign in to Line of Sight</h1>
${facts.demonstration.length > 0 ? demonstrationChoice(facts) : nothing}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${facts.demonstration.length > 0 ? html`<h2 class="govuk-heading-m">Sign in with your own account</h2>` : nothing}
${facts.offersOidc ? html`<p class="govuk-body"><a class="govuk-button" href="/sign-in/council-account?next=${encodeURIComponent(facts.next)}">Sign in with your council account</a></p>` : nothing}
${formStart('/sign-in', facts.formToken)}
<input type="hidden" name="next" value="${facts.next}">
${input({ id: 'email', name: 'email', type: 'email', label: { text: 'E-mail address' }, value: facts.email, autocomplete: 'username', spellcheck: false, classes: 'govuk-!-width-two-thirds', errorMessage: errorOf(facts.errors, 'email') })}
${passwordInput({ id: 'password', name: 'password', label: { text: 'Password' }, classes: 'govuk-!-width-two-thirds', autocomplete: 'current-password', errorMessage: errorOf(facts.errors, 'password') })}
${button({ text: 'Sign in', preventDoubleClick: true })}
</form>
<p class="govuk-body">Accounts are by invitation. Ask your improvement lead or administrator for one.</p>
</div></div>`,
  }
}

type Invented = SignInFacts['demonstration'][number]

function demonstrationChoice(facts: SignInFacts): Html {
  const councils = [...new Set(facts.demonstration.map((person) => person.council))]
  return html`<section class="sight-cast" aria-labelledby="demonstration">
<h2 class="govuk-heading-l" id="demonstration">This is a demonstration</h2>
<p class="govuk-body">The councils, people, documents and figures here are invented. Choose whom to be; no password is asked. Do not enter anything about a real child, person or council.</p>
${formStart('/sign-in/demonstration', facts.formToken)}
<input type="hidden" name="next" value="${facts.next}">
${councils.map((council, place) => cast(facts, council, place === 0))}
</form>
</section>`
}

function cast({ demonstration }: SignInFacts, council: string, isFirst: boolean): Html {
  const people = demonstration.filter((person) => person.council === council)
  const roles = ROLES.filter((role) => people.some((person) => person.role === role))
  return html`<h3 class="govuk-heading-m">${council}</h3>
<dl class="sight-cast__roles">
${roles.map(
  (role, place) => html`<div class="sight-cast__role">
<dt><strong>${ROLE_NAMES[role]}</strong>${isFirst && place === 0 ? html` ${tag({ text: 'Start here' })}` : nothing}<span class="sight-cast__explained">${ROLE_EXPLANATIONS[role]}</span></dt>
<dd>${people.filter((person) => person.role === role).map(personButton)}</dd>
</div>`,
)}
</dl>`
}

function personButton({ id, name, jobTitle }: Invented): Html {
  return html`<button class="sight-cast__person" name="person" value="${id}"><strong>${name}</strong>${jobTitle === '' ? nothing : html`<span>${jobTitle}</span>`}</button>`
}
