import { sql } from 'kysely'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InterventionId, NamedActorId, PersonId } from '../shared/ids.ts'
import { type ActorLine, type ActorMention, foldName, type KeptActor, linesOfActors } from './named-actors.ts'

/** Every name that the passages of a case give to who bears or receives something, with its documents. */
async function listActorMentions(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly ActorMention[]> {
  const { rows } = await sql<ActorMention>`
    select n.name, i.id as "instrumentId", i.short_title as document, count(*) as passages,
      count(*) filter (where n.bears and r.id is not null) as owes
    from provision p
    join instrument i on i.council_id = p.council_id and i.id = p.instrument_id
    left join requirement r on r.council_id = p.council_id and r.provision_id = p.id and r.state = 'in force'
    cross join lateral (
      values (coalesce(r.bearer, p.bearer, p.proposal ->> 'likelyBearer'), true), (coalesce(r.recipient, p.recipient), false)
    ) as n (name, bears)
    where p.council_id = ${db.council} and i.intervention_id = ${intervention} and n.name is not null
      and p.state <> 'rejected' and p.withdrawn_by_id is null
    group by n.name, i.id, i.short_title
    order by n.name, i.id`.execute(db)
  return rows
}

/** Who people said is one, each with their names. */
export async function listActors(db: CouncilDatabase): Promise<readonly KeptActor[]> {
  const { rows } = await sql<KeptActor>`
    select a.id, a.name, a.person_id as "personId", w.name as person, a.partner, a.version,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name, n.id)
        from actor_name n
        where n.council_id = a.council_id and n.actor_id = a.id and n.removed_at is null), '[]') as names
    from actor a
    left join person w on w.id = a.person_id
    where a.council_id = ${db.council} and a.parted_at is null
    order by lower(a.name), a.id`.execute(db)
  return rows
}

export type ActorLines = {
  readonly intervention: InterventionId | null
  readonly lines: readonly ActorLine[]
}

/** Everyone the documents of a case name, with what people said of them. */
export async function findActorLines(
  db: CouncilDatabase,
  wanted: InterventionId | null,
): Promise<ActorLines> {
  const intervention = await findInterventionAtHand(db, wanted)
  const mentions = intervention === null ? [] : await listActorMentions(db, intervention.id)
  return { intervention: intervention?.id ?? null, lines: linesOfActors(mentions, await listActors(db)) }
}

/** Does this council have, or had it, such an actor? */
export async function hasActor(db: CouncilDatabase, id: NamedActorId): Promise<boolean> {
  const { rows } = await sql`select 1 from actor where council_id = ${db.council} and id = ${id}`.execute(db)
  return rows.length > 0
}

// A number of our own, so that no other lock is meant.
const ACTORS_LOCK = 4_251

/** Two people saying who is who at once wait for each other. */
export async function holdActors(db: CouncilDatabase): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ACTORS_LOCK}, ${db.council}::bigint::int)`.execute(db)
}

/** Brings names together as one actor; actors among them become part of the first. */
export async function saveTogether(
  db: CouncilDatabase,
  wanted: {
    readonly name: string
    readonly names: readonly string[]
    readonly actors: readonly KeptActor[]
  },
): Promise<NamedActorId> {
  const [first, ...others] = wanted.actors
  const id = first === undefined ? await insertActor(db, wanted.name) : first.id
  if (first !== undefined)
    await sql`
      update actor set name = ${wanted.name}, version = version + 1
      where council_id = ${db.council} and id = ${id}`.execute(db)
  for (const other of others) await endActor(db, other, `part of “${wanted.name}” now`)
  await insertNames(db, id, [
    ...wanted.names,
    ...others.flatMap(({ names }) => names.map(({ name }) => name)),
  ])
  await record(db, {
    act: 'said these are one',
    thing: { kind: 'actor', id, title: wanted.name },
    after: { names: wanted.names, joined: others.map(({ name }) => name) },
  })
  return id
}

async function insertActor(db: CouncilDatabase, name: string): Promise<NamedActorId> {
  const { rows } = await sql<{ id: NamedActorId }>`
    insert into actor (name) values (${name}) returning id`.execute(db)
  return rows[0]?.id as NamedActorId
}

async function insertNames(
  db: CouncilDatabase,
  actor: NamedActorId,
  names: readonly string[],
): Promise<void> {
  const wanted = [...new Map(names.map((name) => [foldName(name), name]))].map(([folded, name]) => ({
    folded,
    name,
  }))
  await sql`
    insert into actor_name (actor_id, name, folded_name)
    select ${actor}, w.name, w.folded
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (name text, folded text)
    order by w.folded
    on conflict do nothing`.execute(db)
}

async function endActor(db: CouncilDatabase, actor: KeptActor, why: string): Promise<void> {
  await sql`
    update actor_name set removed_at = clock_timestamp()
    where council_id = ${db.council} and actor_id = ${actor.id} and removed_at is null`.execute(db)
  await sql`
    update actor set parted_at = clock_timestamp(), version = version + 1
    where council_id = ${db.council} and id = ${actor.id}`.execute(db)
  await record(db, {
    act: 'parted',
    thing: { kind: 'actor', id: actor.id, title: actor.name },
    why,
    before: { names: actor.names.map(({ name }) => name) },
    after: { names: [] },
  })
}

/** Undoes that these are one: each name stands for itself again. */
export async function saveParted(db: CouncilDatabase, actor: KeptActor): Promise<void> {
  await endActor(db, actor, 'they are not one')
}

/** Takes one name out. */
export async function saveNameRemoved(
  db: CouncilDatabase,
  actor: KeptActor,
  name: KeptActor['names'][number],
): Promise<void> {
  await sql`
    update actor_name set removed_at = clock_timestamp()
    where council_id = ${db.council} and actor_id = ${actor.id} and id = ${name.id} and removed_at is null`.execute(
    db,
  )
  await claim(db, actor)
  await record(db, {
    act: `took out the name “${name.name}”`,
    thing: { kind: 'actor', id: actor.id, title: actor.name },
    after: { out: name.name },
  })
}

async function claim(db: CouncilDatabase, actor: KeptActor): Promise<void> {
  await sql`
    update actor set version = version + 1 where council_id = ${db.council} and id = ${actor.id}`.execute(db)
}

/** Who it is in the system: a person, an agency, or nobody yet; and what it is called. */
export async function saveActor(
  db: CouncilDatabase,
  actor: KeptActor,
  wanted: { readonly name: string; readonly person: PersonId | null; readonly partner: string | null },
): Promise<void> {
  await sql`
    update actor
    set name = ${wanted.name}, person_id = ${wanted.person}, partner = ${wanted.partner}, version = version + 1
    where council_id = ${db.council} and id = ${actor.id}`.execute(db)
  await record(db, {
    act: 'said who it is',
    thing: { kind: 'actor', id: actor.id, title: wanted.name },
    before: { name: actor.name, person: actor.personId, partner: actor.partner },
    after: wanted,
  })
}
