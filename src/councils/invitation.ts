import type { InvitationId } from '../shared/ids.ts'
import { type Role, ROLES } from '../shared/permissions.ts'

// Nobody comes in but by invitation: a link that works once, for three days.

export const INVITATION_HOURS = 72
export const NEW_PASSWORD_HOURS = 24

export type WantedPerson = {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
}

export type Invitation = WantedPerson & {
  readonly id: InvitationId
  readonly invitedBy: string | null
  readonly invitedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired'

export function stateOf(
  invitation: Pick<Invitation, 'acceptedAt' | 'withdrawnAt' | 'expiresAt'>,
  now: Temporal.Instant,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted'
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  return Temporal.Instant.compare(now, invitation.expiresAt) < 0 ? 'open' : 'expired'
}

/** What each role is for, in the words of whoever chooses. */
export const ROLE_EXPLANATIONS: Readonly<Record<Role, string>> = {
  'improvement lead':
    'Keeps the plan true: brings in documents, confirms requirements, changes everything, invites people',
  'action owner': 'Owns actions: says what happened, adds evidence, asks for dates',
  'senior leader':
    'Director, assistant director or head of service: changes the plan, agrees to dates, keeps measures',
  'team manager': 'Works on actions, keeps measures and confirms that improvement lasts',
  'board member': 'Reads the plan, the line, evidence and packs',
  'independent chair': 'Chairs the board: reads everything, makes packs and agrees to dates',
  partner: 'Police, health, a school: sees and updates only what their own agency owes',
  commissioner: 'Commissioner or adviser: reads everything, confirms requirements and what is owed',
  'case lead': 'The department’s case lead: reads everything here and in their other councils',
  'scrutiny member': 'Elected member on scrutiny: reads what is for scrutiny',
  administrator: 'Looks after people and access, and sees the history; not the plan itself',
}

export type Mistake = { readonly field: string; readonly message: string }

type Typed = { readonly get: (name: string) => string }

export type TypedPerson = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly jobTitle: string
  readonly partner: string
}

export function typedPerson(form: Typed): TypedPerson {
  return {
    name: form.get('name').replaceAll(/\s+/g, ' '),
    email: form.get('email').toLowerCase(),
    role: form.get('role'),
    jobTitle: form.get('job-title').replaceAll(/\s+/g, ' '),
    partner: form.get('partner').replaceAll(/\s+/g, ' '),
  }
}

/** The person as wanted, or every mistake. A demonstration's people have addresses that reach nobody; others may not. */
export function parsePerson(
  typed: TypedPerson,
  council: { readonly demonstration: boolean },
): { readonly wanted: WantedPerson } | { readonly mistakes: readonly Mistake[] } {
  const role = ROLES.find((one) => one === typed.role)
  const mistakes = [
    ...nameMistakes(typed.name),
    ...emailMistakes(typed.email, council),
    ...placeMistakes(typed, role),
  ]
  if (role === undefined || mistakes.length > 0) return { mistakes }
  const { name, email, jobTitle } = typed
  return { wanted: { name, email, role, jobTitle, partner: role === 'partner' ? typed.partner : null } }
}

export type WantedPlace = Pick<WantedPerson, 'role' | 'jobTitle' | 'partner'>

/** Only the role and what belongs to it, where the person is known. */
export function parsePlace(
  typed: Pick<TypedPerson, 'role' | 'jobTitle' | 'partner'>,
): { readonly wanted: WantedPlace } | { readonly mistakes: readonly Mistake[] } {
  const role = ROLES.find((one) => one === typed.role)
  const mistakes = placeMistakes(typed, role)
  if (role === undefined || mistakes.length > 0) return { mistakes }
  return { wanted: { role, jobTitle: typed.jobTitle, partner: role === 'partner' ? typed.partner : null } }
}

export function nameMistakes(name: string): readonly Mistake[] {
  if (name === '') return [{ field: 'name', message: 'Enter a name' }]
  if (name.length > 200) return [{ field: 'name', message: 'Name must be 200 characters or fewer' }]
  return []
}

function emailMistakes(email: string, council: { readonly demonstration: boolean }): readonly Mistake[] {
  if (email === '') return [{ field: 'email', message: 'Enter an e-mail address' }]
  // One @, no spaces or brackets, a dot in the host: the rest only its owner can tell.
  const right = email.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(email)
  if (!right || (!council.demonstration && email.endsWith('.invalid')))
    return [
      { field: 'email', message: 'Enter an e-mail address in the correct format, like name@example.gov.uk' },
    ]
  return []
}

function placeMistakes(
  typed: Pick<TypedPerson, 'jobTitle' | 'partner'>,
  role: Role | undefined,
): readonly Mistake[] {
  return [
    ...(role === undefined ? [{ field: 'role', message: 'Select a role' }] : []),
    ...(typed.jobTitle.length > 200
      ? [{ field: 'job-title', message: 'Job title must be 200 characters or fewer' }]
      : []),
    ...(role === 'partner' && typed.partner === ''
      ? [{ field: 'partner', message: 'Enter the partner agency they work for' }]
      : []),
    ...(typed.partner.length > 200
      ? [{ field: 'partner', message: 'Partner agency must be 200 characters or fewer' }]
      : []),
  ]
}
