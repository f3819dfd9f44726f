import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CouncilId, InvitationId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { type Invitation, INVITATION_HOURS, type WantedPerson } from './invitation.ts'

const selected = sql`
  select i.id, i.name, i.email, i.role, i.job_title as "jobTitle", i.partner, p.name as "invitedBy",
    i.invited_at as "invitedAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
    i.withdrawn_at as "withdrawnAt"
  from invitation i left join person p on p.id = i.invited_by`

/** Those neither accepted nor withdrawn, the latest first. */
export async function listWaitingInvitations(db: CouncilDatabase): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    ${selected}
    where i.council_id = ${db.council} and i.accepted_at is null and i.withdrawn_at is null
    order by i.invited_at desc, i.id desc`.execute(db)
  return rows
}

export async function findInvitation(db: CouncilDatabase, id: InvitationId): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    ${selected} where i.council_id = ${db.council} and i.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** By the token of its link. */
export async function findInvitationByToken(db: CouncilDatabase, token: string): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`
    ${selected} where i.council_id = ${db.council} and i.token_hash = ${hashToken(token)}`.execute(db)
  return rows[0] ?? null
}

/** Invites, and gives the token of the link: the only time it is known. */
export async function saveInvitation(
  db: CouncilDatabase,
  wanted: WantedPerson,
  now: Temporal.Instant,
): Promise<string> {
  const token = newToken(db.council)
  const { rows } = await sql<{ id: InvitationId }>`
    insert into invitation (email, name, role, job_title, partner, token_hash, invited_by, invited_at, expires_at)
    values (${wanted.email}, ${wanted.name}, ${wanted.role}, ${wanted.jobTitle}, ${wanted.partner}, ${hashToken(token)},
      ${db.actor.id}, ${now.toString()}, ${endOf(now)})
    returning id`.execute(db)
  const id = rows[0]?.id as InvitationId
  const { role, jobTitle, partner } = wanted
  await record(db, { act: 'invited', thing: thingOf(id, wanted.name), after: { role, jobTitle, partner } })
  return token
}

/** A fresh link in place of the earlier one; null where the invitation is no longer waiting. */
export async function saveInvitationAgain(
  db: CouncilDatabase,
  invitation: Pick<Invitation, 'id' | 'name'>,
  now: Temporal.Instant,
): Promise<string | null> {
  const token = newToken(db.council)
  const { numAffectedRows } = await sql`
    update invitation
    set token_hash = ${hashToken(token)}, invited_by = ${db.actor.id}, invited_at = ${now.toString()}, expires_at = ${endOf(now)}
    where council_id = ${db.council} and id = ${invitation.id} and accepted_at is null and withdrawn_at is null`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return null
  await record(db, { act: 'invited again', thing: thingOf(invitation.id, invitation.name) })
  return token
}

/** A fresh link for the letter that is about to go; null where the invitation is no longer waiting. */
export async function saveFreshLink(
  db: CouncilDatabase,
  id: InvitationId,
  now: Temporal.Instant,
): Promise<string | null> {
  const token = newToken(db.council)
  const { rows } = await sql<{ name: string }>`
    update invitation set token_hash = ${hashToken(token)}, expires_at = ${endOf(now)}
    where council_id = ${db.council} and id = ${id} and accepted_at is null and withdrawn_at is null
    returning name`.execute(db)
  const name = rows[0]?.name
  if (name === undefined) return null
  await record(db, { act: 'made the link of the invitation of', thing: thingOf(id, name) })
  return token
}

export async function saveWithdrawal(
  db: CouncilDatabase,
  invitation: Pick<Invitation, 'id' | 'name'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update invitation set withdrawn_at = ${now.toString()}
    where council_id = ${db.council} and id = ${invitation.id} and accepted_at is null and withdrawn_at is null`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'withdrew the invitation of', thing: thingOf(invitation.id, invitation.name) })
  return true
}

/** Uses the invitation up; false where it no longer stands, whoever was first. */
export async function saveAcceptance(
  db: CouncilDatabase,
  invitation: Pick<Invitation, 'id' | 'name'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update invitation set accepted_at = ${now.toString()}
    where council_id = ${db.council} and id = ${invitation.id} and accepted_at is null and withdrawn_at is null
      and expires_at > ${now.toString()}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'accepted the invitation of', thing: thingOf(invitation.id, invitation.name) })
  return true
}

/** A link names its council, because nobody's rows can be searched across councils: "3.k4J…". */
function newToken(council: CouncilId): string {
  return `${council}.${randomBytes(32).toString('base64url')}`
}

/** The council a link's token is for; what it may open there is decided by its secret. */
export function councilOfToken(token: string): CouncilId | null {
  const parts = /^(\d+)\.[\w-]{43}$/.exec(token)
  return parseId<CouncilId>(parts?.[1])
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(`invitation:${token}`).digest()
}

function endOf(now: Temporal.Instant): string {
  return now.add({ hours: INVITATION_HOURS }).toString()
}

function thingOf(id: InvitationId, title: string): { kind: 'invitation'; id: InvitationId; title: string } {
  return { kind: 'invitation', id, title }
}
