import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { passwordInput } from '../web/components/password-input.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html } from '../web/html.ts'
import { newPasswordField } from './invitation-view.ts'
import { type AppSecret, appSteps } from './second-factor-view.ts'

type Asked = { readonly formToken: string; readonly errors: readonly FieldError[] }

export function changePasswordPage(facts: Asked & { readonly email: string }): Page {
  return ownPage(
    'Change your password',
    facts.errors,
    html`${formStart('/account/password', facts.formToken)}
<input type="hidden" name="username" autocomplete="username" value="${facts.email}">
${currentPassword(facts.errors)}
${newPasswordField(facts.errors)}
<p class="govuk-body">Your other sessions end.</p>
${button({ text: 'Change password', preventDoubleClick: true })}
</form>`,
  )
}

export function replaceAppPage(facts: Asked & { readonly app: AppSecret }): Page {
  const wrong = facts.errors.find((error) => error.field === 'code')?.message ?? null
  return ownPage(
    'Replace your authenticator app',
    facts.errors,
    html`<p class="govuk-body">For a new phone, or another app. The present one works until you finish here. You get new recovery codes, and your other sessions end.</p>
${formStart('/account/second-factor', facts.formToken)}
${appSteps(facts.app, wrong)}
${currentPassword(facts.errors)}
${button({ text: 'Replace', preventDoubleClick: true })}
</form>`,
  )
}

export function newCodesPage(facts: Asked): Page {
  return ownPage(
    'Make new recovery codes',
    facts.errors,
    html`<p class="govuk-body">You get ten new codes. The earlier ones no longer work.</p>
${formStart('/account/recovery-codes', facts.formToken)}
${currentPassword(facts.errors)}
${button({ text: 'Make new codes', preventDoubleClick: true })}
</form>`,
  )
}

function ownPage(title: string, errors: readonly FieldError[], content: Html): Page {
  return {
    title,
    hasErrors: errors.length > 0,
    back: { text: 'Back to your account', href: '/account' },
    body: html`${mistakeSummary(errors)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${title}</h1>
${content}
</div></div>`,
  }
}

function currentPassword(errors: readonly FieldError[]): Html {
  return passwordInput({
    name: 'current',
    label: { text: 'Current password' },
    classes: 'govuk-!-width-two-thirds',
    autocomplete: 'current-password',
    errorMessage: errorOf(errors, 'current'),
  })
}
