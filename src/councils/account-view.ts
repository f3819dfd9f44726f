import { formatMoment } from '../shared/days.ts'
import type { SessionId } from '../shared/ids.ts'
import { ROLE_NAMES, type Role } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { radios } from '../web/components/radios.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { table } from '../web/components/table.ts'
import { tag } from '../web/components/tag.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { WATCH_LETTERS, type WatchLetters } from './watch-letters.ts'
import { deviceInWords, type HowSignedIn, IDLE_MINUTES, type OwnSession, WHOLE_HOURS } from './session.ts'

export type CouncilOfMine = {
  readonly slug: string
  readonly name: string
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
}

export type AccountFacts = {
  readonly person: { readonly name: string; readonly email: string }
  readonly sessions: readonly OwnSession[]
  readonly thisSession: SessionId
  readonly councils: readonly CouncilOfMine[]
  readonly hasPassword: boolean
  readonly how: HowSignedIn
  readonly codesLeft: number
  readonly watchLetters: WatchLetters
  readonly formToken: string
}

export function accountPage(facts: AccountFacts): Page {
  return {
    title: 'Your account',
    body: html`<h1 class="govuk-heading-l">Your account</h1>
<h2 class="govuk-heading-m">You</h2>
${summaryList({
  rows: [
    { key: 'Name', value: facts.person.name },
    { key: 'E-mail', value: facts.person.email },
    { key: 'Signed in', value: HOW[facts.how] },
  ],
})}
${rolesOf(facts.councils)}
${lettersOf(facts)}
${facts.hasPassword ? keysOf(facts) : noKeys(facts.how)}
${sessionsOf(facts)}`,
  }
}

const HOW: Readonly<Record<HowSignedIn, string>> = {
  password: 'with a password and a second step',
  oidc: 'with your council account',
  demonstration: 'with one click, because this is a demonstration',
}

function rolesOf(councils: readonly CouncilOfMine[]): Html {
  if (councils.length === 0)
    return html`<h2 class="govuk-heading-m">Your roles</h2><p class="govuk-body">You belong to no council at present. If that is a mistake, ask whoever invited you.</p>`
  return html`<h2 class="govuk-heading-m">Your roles</h2>
${summaryList({
  rows: councils.map((council) => ({
    key: html`<a class="govuk-link" href="${inCouncilPath(council)}">${council.name}</a>`,
    value: [ROLE_NAMES[council.role], council.jobTitle, council.partner ?? ''].filter(Boolean).join(', '),
  })),
})}`
}

const HOW_OFTEN: Readonly<Record<WatchLetters, string>> = {
  'each day': 'Each day on which something changed',
  'each week': 'Each Monday, if something changed',
  never: 'Never',
}

function lettersOf({ watchLetters, formToken }: AccountFacts): Html {
  return html`<h2 class="govuk-heading-m" id="watch-letters">Letters</h2>
${formStart('/account/watch-letters', formToken)}${radios({
    name: 'watch-letters',
    idPrefix: 'how-often',
    classes: 'govuk-radios--small',
    fieldset: {
      legend: { text: 'A letter of what changed in what you watch', classes: 'govuk-fieldset__legend--s' },
    },
    hint: { text: 'Requests for word of your own actions come whatever you choose here.' },
    value: watchLetters,
    items: WATCH_LETTERS.map((value) => ({ value, text: HOW_OFTEN[value] })),
  })}${button({ text: 'Save', classes: 'govuk-button--secondary' })}</form>`
}

function keysOf({ codesLeft }: AccountFacts): Html {
  const change = (href: string, text: string, of: string) => ({
    items: [{ href, text, visuallyHiddenText: of }],
  })
  return html`<h2 class="govuk-heading-m">Password and second step</h2>
${summaryList({
  rows: [
    { key: 'Password', value: 'Set', actions: change('/account/password', 'Change', 'password') },
    {
      key: 'Authenticator app',
      value: 'Set up',
      actions: change('/account/second-factor', 'Replace', 'authenticator app'),
    },
    {
      key: 'Recovery codes',
      value:
        codesLeft < 3
          ? html`${tag({ text: `${codesLeft} left`, classes: 'govuk-tag--orange' })}`
          : `${codesLeft} left`,
      actions: change('/account/recovery-codes', 'Make new ones', 'in place of these recovery codes'),
    },
  ],
})}`
}

function noKeys(how: HowSignedIn): Html {
  const words =
    how === 'oidc'
      ? 'Your council account signs you in. Its password and second step are changed there.'
      : 'In a demonstration there is no password and no second step.'
  return html`<h2 class="govuk-heading-m">Password and second step</h2><p class="govuk-body">${words}</p>`
}

function sessionsOf(facts: AccountFacts): Html {
  const others = facts.sessions.filter((session) => session.id !== facts.thisSession)
  return html`<h2 class="govuk-heading-m">Where you are signed in</h2>
<p class="govuk-body">A session ends after ${IDLE_MINUTES} minutes without use, and after ${WHOLE_HOURS} hours in any case. If you do not know one of these, end it${facts.hasPassword ? html` and <a class="govuk-link" href="/account/password">change your password</a>` : nothing}.</p>
${table({
  classes: 'sight-table',
  caption: 'Your sessions',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: ['Device', 'Since', 'Last used', 'What to do'].map((text) => ({ text })),
  rows: facts.sessions.map((session) => sessionRow(facts, session)),
})}
${
  others.length === 0
    ? nothing
    : html`${formStart('/account/sessions/end', facts.formToken)}${button({ text: 'End all others', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}`
}

function sessionRow(
  { thisSession, formToken }: AccountFacts,
  session: OwnSession,
): { readonly text: Part }[] {
  const device = deviceInWords(session.device)
  const own = session.id === thisSession
  const cells: readonly (readonly [string, Part])[] = [
    ['Device', html`${device} ${own ? tag({ text: 'This one', classes: 'govuk-tag--green' }) : nothing}`],
    ['Since', formatMoment(session.begunAt)],
    ['Last used', formatMoment(session.usedAt)],
    [
      'What to do',
      html`${formStart(`/account/sessions/${session.id}/end`, formToken)}<button class="sight-link-button">${own ? 'Sign out' : 'End'}<span class="govuk-visually-hidden"> on ${device}, since ${formatMoment(session.begunAt)}</span></button></form>`,
    ],
  ]
  return cells.map(([label, text]) => ({ text, attributes: { 'data-label': label } }))
}
