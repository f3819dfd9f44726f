import { sql } from 'kysely'
import type { WatchLetters } from '../councils/watch-letters.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import type { OwnWatch, WatchReason, WatchWish } from './watch.ts'

export type WatchedKind = 'action' | 'objective'

export type Watched = {
  readonly personId: PersonId
  readonly kind: WatchedKind
  readonly id: number
  readonly title: string
  readonly why: WatchReason
  readonly withActions: boolean
}

/**
 * What somebody watches, or everybody where `person` is null, as far as they may see it: chosen, owned, contributed to,
 * mentioned on, or of an objective whose actions they watch; without what they stopped watching. Who may watch at all is
 * asked of their role by the caller.
 */
export async function listWatched(db: CouncilDatabase, person: PersonId | null): Promise<readonly Watched[]> {
  const council = sql`${db.council}::bigint`
  const { rows } = await sql<Watched>`
    with here as (
      select g.person_id, g.role, g.partner
      from role_grant g join person p on p.id = g.person_id
      where g.council_id = ${council} and g.ended_at is null and p.ended_at is null
        and (${person}::bigint is null or g.person_id = ${person})
    ),
    own as (
      select w.* from watch w join here h on h.person_id = w.person_id where w.council_id = ${council}
    ),
    wanted as (
      select person_id, action_id, objective_id, 1 as place, with_actions from own where watching
      union all
      select h.person_id, a.id, null, 2, false
      from action a join here h on h.person_id = a.owner_id
      where a.council_id = ${council} and a.cancelled_on is null
      union all
      select h.person_id, null, o.id, 2, false
      from objective o join here h on h.person_id = o.owner_id
      where o.council_id = ${council} and o.ended_on is null
      union all
      select h.person_id, c.action_id, null, 3, false
      from action_contributor c join here h on h.person_id = c.person_id
      where c.council_id = ${council}
      union all
      select h.person_id, c.action_id, c.objective_id, 4, false
      from comment_mention m
      join here h on h.person_id = m.person_id
      join comment c on c.council_id = m.council_id and c.id = m.comment_id
      where m.council_id = ${council} and (c.action_id is not null or c.objective_id is not null)
      union all
      select w.person_id, l.action_id, null, 5, false
      from own w
      join action_objective l on l.council_id = w.council_id and l.objective_id = w.objective_id
      where w.watching and w.with_actions
    ),
    first as (
      select distinct on (person_id, action_id, objective_id) *
      from wanted
      order by person_id, action_id, objective_id, place
    )
    select f.person_id as "personId", case when f.action_id is null then 'objective' else 'action' end as kind,
      coalesce(f.action_id, f.objective_id) as id, coalesce(a.reference || ' ' || a.title, o.title) as title,
      (array['chosen', 'owner', 'contributor', 'mentioned', 'objective'])[f.place] as why,
      f.with_actions as "withActions"
    from first f
    join here h on h.person_id = f.person_id
    left join action a on a.council_id = ${council} and a.id = f.action_id
    left join objective o on o.council_id = ${council} and o.id = f.objective_id
    where not exists (
        select from own n
        where n.person_id = f.person_id and not n.watching
          and n.action_id is not distinct from f.action_id and n.objective_id is not distinct from f.objective_id)
      and (h.role <> 'partner' or f.action_id is null or a.partner = h.partner
        or agency_contributes(a.council_id, a.id, h.partner))
    order by f.person_id, kind, id`.execute(db)
  return rows
}

/** How somebody watches one thing; null where they do not. */
export async function findOwnWatch(
  db: CouncilDatabase,
  person: PersonId,
  thing: { readonly kind: WatchedKind; readonly id: number },
): Promise<OwnWatch | null> {
  const all = await listWatched(db, person)
  return all.find((one) => one.kind === thing.kind && one.id === thing.id) ?? null
}

export async function saveWatch(
  db: CouncilDatabase,
  thing: { readonly kind: WatchedKind; readonly id: number; readonly title: string },
  wanted: { readonly person: PersonId; readonly wish: WatchWish; readonly now: Temporal.Instant },
): Promise<void> {
  const { person, wish, now } = wanted
  const [action, objective] = thing.kind === 'action' ? [thing.id, null] : [null, thing.id]
  const { rows } = await sql<{ id: number }>`
    insert into watch (person_id, action_id, objective_id, with_actions, watching, since)
    values (${person}, ${action}, ${objective}, ${wish === 'all'}, ${wish !== 'no'}, ${now.toString()})
    on conflict (council_id, person_id, action_id, objective_id)
      do update set with_actions = excluded.with_actions, watching = excluded.watching, since = excluded.since
      where (watch.with_actions, watch.watching) <> (excluded.with_actions, excluded.watching)
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return
  const act = wish === 'no' ? 'stopped watching' : wish === 'all' ? 'watches with its actions' : 'watches'
  await record(db, { act, thing: { kind: 'watch', id, title: thing.title } })
}

/** Up to when they have read; null before the first reading. */
export async function findLook(db: CouncilDatabase, person: PersonId): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ lookedAt: Temporal.Instant }>`
    select looked_at as "lookedAt" from watch_look
    where council_id = ${db.council} and person_id = ${person}`.execute(db)
  return rows[0]?.lookedAt ?? null
}

export async function saveLook(
  db: CouncilDatabase,
  person: PersonId,
  until: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into watch_look (person_id, looked_at) values (${person}, ${until.toString()})
    on conflict (council_id, person_id) do update set looked_at = greatest(watch_look.looked_at, excluded.looked_at)`.execute(
    db,
  )
}

export type Watcher = {
  readonly id: PersonId
  readonly name: string
  readonly role: Role
  readonly partner: string | null
  readonly letters: WatchLetters
  /** When the last letter of what changed was written that did not fail. */
  readonly lastLetterAt: Temporal.Instant | null
}

/** Everybody here, with how often they want letters; `before` leaves later letters out. */
export async function listWatchers(
  db: CouncilDatabase,
  before: { readonly letter: number } | null = null,
): Promise<readonly Watcher[]> {
  const { rows } = await sql<Watcher>`
    select p.id, p.name, g.role, g.partner, p.watch_letters as letters, l.written_at as "lastLetterAt"
    from role_grant g
    join person p on p.id = g.person_id
    left join lateral (
      select written_at from letter
      where council_id = g.council_id and person_id = p.id and kind = 'watch' and state <> 'failed'
        and (${before?.letter ?? null}::bigint is null or id < ${before?.letter ?? null})
      order by id desc
      limit 1
    ) l on true
    where g.council_id = ${db.council} and g.ended_at is null and p.ended_at is null
    order by p.name, p.id`.execute(db)
  return rows
}
