import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { html } from '../web/html.ts'

export type AccountTrouble =
  | 'not reached'
  | 'not right'
  | 'refused there'
  | 'no verified address'
  | 'nobody here'
  | 'another account'

const WORDS: Readonly<Record<AccountTrouble, string>> = {
  'not reached': 'The sign-in service of your council did not answer. Try again in a few minutes.',
  'not right':
    'What came back from the sign-in service of your council could not be trusted, or came too late. Start again from the sign-in page.',
  'refused there':
    'The sign-in was stopped at your council’s sign-in service. Start again if you did not mean to.',
  'no verified address':
    'Your council account works, but it does not vouch for an e-mail address, so we cannot tell who you are here. Tell whoever looks after sign-in.',
  'nobody here':
    'Your council account works, but nobody with its e-mail address has access to Line of Sight. If you have an invitation, open its link and join from there; else ask your improvement lead or administrator for one.',
  'another account':
    'Another account is already joined to your e-mail address here. Tell your administrator: it may be an earlier account of yours.',
}

export function councilAccountTroublePage(what: AccountTrouble, code: string): Page {
  return {
    title: 'You are not signed in',
    hasErrors: true,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">You are not signed in</h1>
<p class="govuk-body">${WORDS[what]}</p>
${button({ text: 'Go to the sign-in page', href: '/sign-in' })}
<p class="govuk-body-s">For whoever looks after sign-in: ${what} (${code}).</p>
</div></div>`,
  }
}
