import { formatMoment } from '../shared/days.ts'
import { ROLE_NAMES } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { insetText } from '../web/components/inset-text.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { textarea } from '../web/components/textarea.ts'
import { type FieldError, errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Place, signsInWithInWords } from './place.ts'
import { placeFields } from './place-fields-view.ts'

export type PersonFacts = {
  readonly council: { readonly slug: string; readonly name: string; readonly demonstration: boolean }
  readonly place: Place
  readonly history: Parameters<typeof historyView>[0]
  readonly formToken: string
  readonly typed: { readonly role: string; readonly jobTitle: string; readonly partner: string }
  readonly errors: readonly FieldError[]
  readonly changedByAnother: boolean
  readonly mayChange: boolean
  readonly isOwn: boolean
  readonly offersPassword: boolean
}

export function personPage(facts: PersonFacts): Page {
  const { council, place, errors } = facts
  return {
    title: place.name,
    section: 'people',
    hasErrors: errors.length > 0 || facts.changedByAnother,
    back: { text: 'Back to people', href: inCouncilPath(council, '/people') },
    body: html`${mistakeSummary(errors)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${place.name}</h1>
${facts.changedByAnother ? insetText({ text: `Somebody changed this while you were writing. As it stands now: ${placeInWords(place)}. What you chose is below, not yet saved: save it again if it should still be so.` }) : nothing}
${summaryList({
  rows: [
    { key: 'E-mail', value: place.email },
    { key: 'Role', value: ROLE_NAMES[place.role] },
    { key: 'Job title', value: place.jobTitle || 'not given' },
    place.partner !== null && { key: 'Partner agency', value: place.partner },
    { key: 'In this role since', value: formatMoment(place.since) },
    { key: 'Last seen', value: place.lastSeen === null ? 'never' : formatMoment(place.lastSeen) },
    { key: 'Signs in with', value: signsInWithInWords(place, council) },
  ],
})}
${facts.isOwn ? html`<p class="govuk-body">This is you. <a class="govuk-link" href="/account">Your account</a> has your password, second step and sessions. Another administrator can change your role.</p>` : nothing}
${facts.mayChange ? changes(facts) : nothing}
${historyView(facts.history)}
</div></div>`,
  }
}

function placeInWords(place: Place): string {
  return [ROLE_NAMES[place.role], place.jobTitle, place.partner ?? ''].filter(Boolean).join(', ')
}

function changes(facts: PersonFacts): Html {
  const { council, place, errors, typed, formToken } = facts
  const path = inCouncilPath(council, `/people/${place.person}`)
  return html`<h2 class="govuk-heading-m">Change what they are here</h2>
${formStart(`${path}/role`, formToken)}
<input type="hidden" name="version" value="${place.grantId}">
${placeFields(typed, errors)}
${button({ text: 'Save', preventDoubleClick: true })}
</form>
${facts.offersPassword ? newPassword(path, formToken) : nothing}
<h2 class="govuk-heading-m">End their access</h2>
<p class="govuk-body">They are signed out at once and see ${council.name} no more. What they did stays in the record under their name.</p>
${formStart(`${path}/end`, formToken)}
${textarea({ name: 'why', label: { text: 'Why' }, rows: 2, errorMessage: errorOf(errors, 'why') })}
${button({ text: 'End access', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
}

function newPassword(path: string, formToken: string): Html {
  return html`<h2 class="govuk-heading-m">Forgotten password</h2>
<p class="govuk-body">Make a link with which they choose a new one. Their present password works until they do, and their second step stays.</p>
${formStart(`${path}/new-password`, formToken)}
${button({ text: 'Make a link for a new password', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
}
