import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { errorSummary } from '../web/components/error-summary.ts'
import { input } from '../web/components/input.ts'
import { warningText } from '../web/components/warning-text.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { withQuery } from '../web/paths.ts'

export type AppSecret = {
  readonly address: string
  readonly squares: readonly string[]
  readonly key: string
}

/** The code of the second step. */
export function secondFactorPage(facts: {
  readonly formToken: string
  readonly next: string
  readonly byRecoveryCode: boolean
  readonly error: string | null
}): Page {
  const { byRecoveryCode, next } = facts
  const other = withQuery('/sign-in/second-factor', {
    next: next === '/' ? null : next,
    use: byRecoveryCode ? null : 'recovery-code',
  })
  return {
    title: byRecoveryCode ? 'Enter a recovery code' : 'Enter the code from your app',
    hasErrors: facts.error !== null,
    back: { text: 'Back to sign in', href: '/sign-in' },
    body: html`${problem(facts.error)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${byRecoveryCode ? 'Enter a recovery code' : 'Enter the code from your app'}</h1>
${formStart('/sign-in/second-factor', facts.formToken)}
<input type="hidden" name="next" value="${next}">
${byRecoveryCode ? html`<input type="hidden" name="use" value="recovery-code">` : nothing}
${codeField(facts.error, byRecoveryCode)}
${button({ text: 'Continue', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${other}">${byRecoveryCode ? 'Use the code from your app instead' : 'Use a recovery code instead'}</a></p>
${details({ summaryText: 'I have neither', text: 'If you have lost both the phone and the recovery codes, ask the administrator who runs Line of Sight. They can let you set up a new phone after making sure that it is you.' })}
</div></div>`,
  }
}

function codeField(error: string | null, byRecoveryCode: boolean): Html {
  if (byRecoveryCode)
    return input({
      name: 'code',
      label: { text: 'Recovery code' },
      hint: { text: 'One of the ten you kept, such as 7k2m-9qhx-41vd-0ztb. Each works once.' },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      errorMessage: error === null ? undefined : { text: error },
    })
  return input({
    name: 'code',
    label: { text: 'Code' },
    hint: { text: 'The 6 digits that your authenticator app shows now' },
    classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
    errorMessage: error === null ? undefined : { text: error },
  })
}

/** Setting up the app for the first time, before anything else. */
export function setUpPage(facts: {
  readonly formToken: string
  readonly next: string
  readonly app: AppSecret
  readonly error: string | null
}): Page {
  return {
    title: 'Set up your second step',
    hasErrors: facts.error !== null,
    body: html`${problem(facts.error)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Set up your second step</h1>
<p class="govuk-body">A password can be stolen or guessed. So Line of Sight also asks for a code from an app on your phone each time you sign in. You set it up once; it takes two minutes.</p>
${formStart('/sign-in/second-factor/set-up', facts.formToken)}
<input type="hidden" name="next" value="${facts.next}">
${appSteps(facts.app, facts.error)}
${button({ text: 'Finish', preventDoubleClick: true })}
</form>
</div></div>`,
  }
}

/** Get an app, show it the picture, type what it says. */
export function appSteps(app: AppSecret, error: string | null): Html {
  return html`<ol class="govuk-list govuk-list--number sight-set-up">
<li><h2 class="govuk-heading-s">Get an authenticator app</h2>
<p class="govuk-body">Use the one your council recommends. Microsoft Authenticator, Google Authenticator and the passwords app of an iPhone all work.</p></li>
<li><h2 class="govuk-heading-s">Scan this picture with it</h2>
${qrCode(app.squares)}
${details({ summaryText: 'I cannot scan it', text: html`<p class="govuk-body">On the phone itself, <a class="govuk-link" href="${app.address}">open it in your app</a>. Or choose “enter a set-up key” in the app and type this key, as time based:</p><p class="govuk-body"><code class="sight-set-up__key">${app.key}</code></p>` })}</li>
<li><h2 class="govuk-heading-s">Enter the code it shows</h2>
${codeField(error, false)}</li>
</ol>`
}

/** A picture of black squares on white with the quiet margin that scanners need (4 squares). */
export function qrCode(squares: readonly string[]): Html {
  const size = squares.length + 8
  const path = squares
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        (run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`,
      ),
    )
    .join('')
  return html`<svg class="sight-set-up__code" viewBox="0 0 ${size} ${size}" width="260" height="260" role="img" aria-label="QR code with the set-up key; the same key is in words below" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#0b0c0c" d="${path}"/></svg>`
}

/** Shown once, to keep or print. */
export function recoveryCodesPage(facts: { readonly codes: readonly string[]; readonly next: string }): Page {
  return {
    title: 'Keep your recovery codes',
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Keep your recovery codes</h1>
<p class="govuk-body">If you lose your phone, one of these codes signs you in instead. Each works once. Earlier ones no longer work.</p>
${warningText({ text: 'This is the only time they are shown. Print this page, or copy them to where you keep passwords, not to where you keep your password for Line of Sight.' })}
<ul class="govuk-list sight-recovery-codes">${facts.codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<div class="sight-no-print">${button({ text: 'I have kept them: continue', href: facts.next })}</div>
</div></div>`,
  }
}

function problem(error: string | null): Html {
  return error === null
    ? nothing
    : errorSummary({ titleText: 'There is a problem', errorList: [{ text: error, href: '#code' }] })
}
