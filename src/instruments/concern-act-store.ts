import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { formatDay } from '../shared/days.ts'
import type { ConcernId, ProvisionId } from '../shared/ids.ts'
import {
  type ConcernClosing,
  type ConcernSource,
  type ConcernState,
  type KeptConcern,
  placeOf,
} from './concern.ts'

// What people do to a concern. Each answers false where somebody else changed it first.

export async function saveName(db: CouncilDatabase, concern: KeptConcern, name: string): Promise<boolean> {
  return saveState(db, concern, { ...asIs(concern), name, act: 'named' })
}

export async function saveAdditions(
  db: CouncilDatabase,
  concern: KeptConcern,
  sources: readonly ConcernSource[],
): Promise<boolean> {
  const provisions = sources.map(({ provisionId }) => provisionId)
  const act = `added ${sources.map(placeOf).join(', ')}`
  if (!(await saveState(db, concern, { ...asIs(concern), act, after: { added: provisions } }))) return false
  await saveMembers(db, concern.id, { provisions, from: null })
  return true
}

/** Not the same after all; it is not proposed for this concern again. */
export async function saveTakenOut(
  db: CouncilDatabase,
  concern: KeptConcern,
  source: ConcernSource,
): Promise<boolean> {
  const wanted = { act: `took out ${placeOf(source)}`, after: { out: source.provisionId } }
  if (!(await saveState(db, concern, { ...asIs(concern), ...wanted }))) return false
  await saveRemoval(db, concern.id, source.provisionId)
  return true
}

/** The passages of the other come to this one, and the other is kept as joined. */
export async function saveJoining(
  db: CouncilDatabase,
  concern: KeptConcern,
  other: KeptConcern,
): Promise<boolean> {
  const joined = { act: `joined with “${other.name}”`, after: { joined: other.id } }
  const gone = { name: other.name, state: 'joined', joinedTo: concern.id } as const
  if (!(await saveState(db, other, { ...gone, act: `joined to “${concern.name}”` }))) return false
  if (!(await saveState(db, concern, { ...asIs(concern), ...joined }))) return false
  const provisions = other.members.filter((one) => !one.isRemoved).map(({ provisionId }) => provisionId)
  await saveMembers(db, concern.id, { provisions, from: other.id })
  return true
}

/** Undoes a joining. */
export async function saveParting(
  db: CouncilDatabase,
  concern: KeptConcern,
  into: KeptConcern,
): Promise<boolean> {
  const act = `parted from “${into.name}”`
  if (!(await saveState(db, concern, { ...asIs(concern), act }))) return false
  await removeThoseFrom(db, into.id, concern.id)
  return true
}

/** What a person said of a proposal, undone: it is proposed anew. */
export async function saveTakenBack(db: CouncilDatabase, concern: KeptConcern): Promise<boolean> {
  const act = `took back that it is ${concern.state}`
  return saveState(db, concern, { name: concern.name, state: 'taken back', joinedTo: null, act })
}

export async function saveClosing(
  db: CouncilDatabase,
  concern: KeptConcern,
  { on, why }: Pick<ConcernClosing, 'on' | 'why'>,
): Promise<boolean> {
  const wanted = { act: `closed on ${formatDay(on)}`, why, after: { closedOn: on } }
  if (!(await saveState(db, concern, { ...asIs(concern), ...wanted }))) return false
  return insertClosing(db, concern.id, { on, why })
}

export async function saveReopening(
  db: CouncilDatabase,
  concern: KeptConcern,
  closing: ConcernClosing,
): Promise<boolean> {
  const act = `took back that it was closed on ${formatDay(closing.on)}`
  if (!(await saveState(db, concern, { ...asIs(concern), act }))) return false
  return endClosing(db, concern.id, closing.id)
}

function asIs({ name }: KeptConcern) {
  return { name, state: 'confirmed', joinedTo: null } as const
}

// Claims the next version. False: somebody was first.
async function saveState(
  db: CouncilDatabase,
  concern: KeptConcern,
  wanted: {
    readonly name: string
    readonly state: ConcernState
    readonly joinedTo: ConcernId | null
    readonly act: string
    readonly why?: string
    readonly after?: Readonly<Record<string, unknown>>
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update concern
    set name = ${wanted.name}, state = ${wanted.state}, joined_to_id = ${wanted.joinedTo}, decided_by = ${db.actor.id},
      decided_at = clock_timestamp(), version = version + 1
    where council_id = ${db.council} and id = ${concern.id} and version = ${concern.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  const changed = wanted.name === concern.name ? {} : { before: { name: concern.name } }
  await record(db, {
    act: wanted.act,
    thing: { kind: 'concern', id: concern.id, title: wanted.name },
    ...(wanted.why === undefined ? {} : { why: wanted.why }),
    ...changed,
    after: { name: wanted.name, ...wanted.after },
  })
  return true
}

async function saveMembers(
  db: CouncilDatabase,
  concern: ConcernId,
  wanted: { readonly provisions: readonly ProvisionId[]; readonly from: ConcernId | null },
): Promise<void> {
  await sql`
    insert into concern_member (concern_id, provision_id, came_from_id)
    select ${concern}, p.id, ${wanted.from}::bigint
    from provision p
    where p.council_id = ${db.council} and p.id = any(${[...wanted.provisions]}::bigint[])
    order by p.id
    on conflict (council_id, concern_id, provision_id) do update
    set removed_at = null, came_from_id = excluded.came_from_id
    where concern_member.removed_at is not null`.execute(db)
}

async function saveRemoval(db: CouncilDatabase, concern: ConcernId, provision: ProvisionId): Promise<void> {
  await sql`
    update concern_member set removed_at = clock_timestamp(), came_from_id = null
    where council_id = ${db.council} and concern_id = ${concern} and provision_id = ${provision}
      and removed_at is null`.execute(db)
}

// What came from another concern leaves with it, and is not told apart: that one still holds its own members.
async function removeThoseFrom(db: CouncilDatabase, concern: ConcernId, from: ConcernId): Promise<void> {
  await sql`
    update concern_member set removed_at = clock_timestamp()
    where council_id = ${db.council} and concern_id = ${concern} and came_from_id = ${from} and removed_at is null`.execute(
    db,
  )
}

async function insertClosing(
  db: CouncilDatabase,
  concern: ConcernId,
  wanted: { readonly on: Temporal.PlainDate; readonly why: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into concern_closing (concern_id, closed_on, why, said_by)
    values (${concern}, ${wanted.on}, ${wanted.why}, ${db.actor.id})
    on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

async function endClosing(db: CouncilDatabase, concern: ConcernId, closing: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update concern_closing set taken_back_at = clock_timestamp()
    where council_id = ${db.council} and concern_id = ${concern} and id = ${closing} and taken_back_at is null`.execute(
    db,
  )
  return numAffectedRows === 1n
}
