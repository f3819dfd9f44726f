import { formatMoment } from '../shared/days.ts'
import { ROLE_NAMES } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { table } from '../web/components/table.ts'
import { tag } from '../web/components/tag.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { type Invitation, stateOf } from './invitation.ts'
import { type Place, signsInWithInWords } from './place.ts'

export type PeopleFacts = {
  readonly council: { readonly slug: string; readonly name: string; readonly demonstration: boolean }
  readonly places: readonly Place[]
  readonly invitations: readonly Invitation[]
  readonly now: Temporal.Instant
  readonly mayInvite: boolean
  /** Single children: for administrators to switch on and off. */
  readonly maySwitchLists: boolean
  readonly formToken: string
}

/** Everyone with access, and those invited. */
export function peoplePage(facts: PeopleFacts): Page {
  const { council, places, invitations, mayInvite } = facts
  return {
    title: 'People',
    section: 'people',
    body: html`<h1 class="govuk-heading-l">People</h1>
<p class="govuk-body">${count(places.length, 'person has', 'people have')} access to ${council.name}${invitations.length === 0 ? '' : `, and ${count(invitations.length, 'invitation is', 'invitations are')} waiting`}. Nobody else can see anything here.</p>
${mayInvite ? html`${button({ text: 'Invite somebody', href: inCouncilPath(council, '/people/invite') })}<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/letters')}">Letters to owners of actions</a></p><p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/keys')}">Keys for other programs</a></p><p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/measures/national')}">Published files of other councils’ figures</a></p>` : nothing}
${facts.maySwitchLists ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/child-lists/switch')}">Lists of children for managers</a></p>` : nothing}
${invitations.length === 0 ? nothing : waiting(facts)}
<h2 class="govuk-heading-m">With access</h2>
<p class="govuk-body sight-no-print">${sheetLinks(inCouncilPath(council, '/people.csv'), 'Download people')}</p>
${table({
  classes: 'sight-table',
  caption: 'People with access',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: ['Name', 'Role', 'Job title or agency', 'Signs in with', 'Last seen'].map((text) => ({ text })),
  rows: places.map((place) => row(facts, place)),
})}`,
  }
}

function row({ council }: PeopleFacts, place: Place): { readonly text: Part }[] {
  return labelled([
    [
      'Name',
      html`<a class="govuk-link" href="${inCouncilPath(council, `/people/${place.person}`)}">${place.name}</a><br><span class="sight-people__long sight-people__quiet">${place.email}</span>`,
    ],
    ['Role', ROLE_NAMES[place.role]],
    ['Job title or agency', [place.jobTitle, place.partner ?? ''].filter(Boolean).join(', ') || 'not given'],
    ['Signs in with', signsInWithInWords(place, council)],
    ['Last seen', place.lastSeen === null ? 'never' : formatMoment(place.lastSeen)],
  ])
}

function waiting(facts: PeopleFacts): Html {
  const { invitations, mayInvite } = facts
  return html`<h2 class="govuk-heading-m">Invited, not yet here</h2>
${table({
  classes: 'sight-table',
  caption: 'Invitations that are waiting',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: ['Name', 'Role', 'Invited', 'Open until', ...(mayInvite ? ['What to do'] : [])].map((text) => ({
    text,
  })),
  rows: invitations.map((invitation) => invitationRow(facts, invitation)),
})}`
}

function invitationRow(facts: PeopleFacts, invitation: Invitation): { readonly text: Part }[] {
  const { now, mayInvite } = facts
  const expired = stateOf(invitation, now) === 'expired'
  return labelled([
    [
      'Name',
      html`${invitation.name}<br><span class="sight-people__long sight-people__quiet">${invitation.email}</span>`,
    ],
    ['Role', ROLE_NAMES[invitation.role]],
    [
      'Invited',
      `${formatMoment(invitation.invitedAt)}${invitation.invitedBy === null ? '' : ` by ${invitation.invitedBy}`}`,
    ],
    [
      'Open until',
      expired ? tag({ text: 'Run out', classes: 'govuk-tag--orange' }) : formatMoment(invitation.expiresAt),
    ],
    ...(mayInvite ? [['What to do', invitationActs(facts, invitation)] as const] : []),
  ])
}

function invitationActs({ council, formToken }: PeopleFacts, invitation: Invitation): Html {
  const path = inCouncilPath(council, `/invitations/${invitation.id}`)
  const whom = html`<span class="govuk-visually-hidden"> the invitation of ${invitation.name}</span>`
  return html`<div class="sight-people__acts">
${formStart(`${path}/sending`, formToken)}<button class="sight-link-button">Send again${whom}</button></form>
${formStart(`${path}/withdrawal`, formToken)}<button class="sight-link-button">Withdraw${whom}</button></form>
</div>`
}

// On a phone a row becomes a block, and each cell says what it is.
function labelled(
  cells: readonly (readonly [string, Part])[],
): { readonly text: Part; readonly attributes: { readonly 'data-label': string } }[] {
  return cells.map(([label, text]) => ({ text, attributes: { 'data-label': label } }))
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
