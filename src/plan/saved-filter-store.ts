import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { PersonId } from '../shared/ids.ts'
import type { SavedFilter, SavedFilterId } from './saved-filter.ts'

// A name may be used once among a person's own, and once among those shared: two indexes see to it.

/** A person's own and those shared, by name, as one value of JSON: part of a page's one statement. */
export function selectSavedFilters(db: CouncilDatabase, person: PersonId): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'words', f.words,
        'isShared', f.shared, 'personId', f.person_id, 'person', p.name, 'isUsual', u.filter_id is not null,
        'version', f.version) order by lower(f.name), f.id), '[]')
      from saved_filter f
      join person p on p.id = f.person_id
      left join usual_filter u on u.council_id = ${db.council} and u.filter_id = f.id and u.person_id = ${person}
      where f.council_id = ${db.council} and f.removed_at is null and (f.shared or f.person_id = ${person}))`
}

export async function listSavedFilters(
  db: CouncilDatabase,
  person: PersonId,
): Promise<readonly SavedFilter[]> {
  const { rows } = await sql<{ filters: readonly SavedFilter[] }>`
    select ${selectSavedFilters(db, person)} as filters`.execute(db)
  return rows[0]?.filters ?? []
}

/** One that this person may open, removed or not: what was removed can be brought back. */
export async function findSavedFilter(
  db: CouncilDatabase,
  id: SavedFilterId,
  person: PersonId,
): Promise<(SavedFilter & { readonly isRemoved: boolean }) | null> {
  const { rows } = await sql<SavedFilter & { isRemoved: boolean }>`
    select f.id, f.name, f.words, f.shared as "isShared", f.person_id as "personId", p.name as person,
      u.filter_id is not null as "isUsual", f.version, f.removed_at is not null as "isRemoved"
    from saved_filter f
    join person p on p.id = f.person_id
    left join usual_filter u on u.council_id = ${db.council} and u.filter_id = f.id and u.person_id = ${person}
    where f.council_id = ${db.council} and f.id = ${id} and (f.shared or f.person_id = ${person})`.execute(db)
  return rows[0] ?? null
}

export type WantedFilter = {
  readonly name: string
  readonly words: Readonly<Record<string, string>>
  readonly isShared: boolean
}

/** Null: the name is in use. A form sent twice gives the one it made. */
export async function saveNewFilter(
  db: CouncilDatabase,
  wanted: WantedFilter & { readonly person: PersonId; readonly formKey: string | null },
): Promise<SavedFilterId | null> {
  const { rows } = await sql<{ id: SavedFilterId }>`
    insert into saved_filter (person_id, name, words, shared, form_key)
    values (${wanted.person}, ${wanted.name}, ${JSON.stringify(wanted.words)}::jsonb, ${wanted.isShared}, ${wanted.formKey}::uuid)
    on conflict do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const sentBefore = await sql<{ id: SavedFilterId }>`
      select id from saved_filter where council_id = ${db.council} and form_key = ${wanted.formKey}::uuid`.execute(
      db,
    )
    return sentBefore.rows[0]?.id ?? null
  }
  await record(db, {
    act: 'saved a filter',
    thing: { kind: 'saved filter', id, title: wanted.name },
    after: { name: wanted.name, words: wanted.words, shared: wanted.isShared },
  })
  return id
}

/** False: somebody changed it in the meantime, or the name is in use. */
export async function saveFilter(
  db: CouncilDatabase,
  filter: SavedFilter,
  wanted: WantedFilter,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update saved_filter f
    set name = ${wanted.name}, words = ${JSON.stringify(wanted.words)}::jsonb, shared = ${wanted.isShared}, version = version + 1
    where council_id = ${db.council} and id = ${filter.id} and version = ${filter.version} and removed_at is null
      and not exists (select from saved_filter o
        where o.council_id = ${db.council} and o.id <> f.id and o.removed_at is null and o.shared = ${wanted.isShared}
          and (o.shared or o.person_id = f.person_id) and lower(o.name) = lower(${wanted.name}))`.execute(db)
  if (numAffectedRows !== 1n) return false
  // Somebody else's own view does not open with what they can no longer see.
  if (filter.isShared && !wanted.isShared)
    await sql`
      delete from usual_filter
      where council_id = ${db.council} and filter_id = ${filter.id} and person_id <> ${filter.personId}`.execute(
      db,
    )
  await record(db, {
    act: 'changed a filter',
    thing: { kind: 'saved filter', id: filter.id, title: wanted.name },
    before: { name: filter.name, words: filter.words, shared: filter.isShared },
    after: { name: wanted.name, words: wanted.words, shared: wanted.isShared },
  })
  return true
}

/** Removes it, or brings it back. False: it stands so already, or its name has been given to another. */
export async function saveFilterRemoval(
  db: CouncilDatabase,
  filter: SavedFilter,
  isRemoved: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update saved_filter f
    set removed_at = case when ${isRemoved} then clock_timestamp() end, version = version + 1
    where council_id = ${db.council} and id = ${filter.id} and (removed_at is null) = ${isRemoved}
      and (${isRemoved} or not exists (select from saved_filter o
        where o.council_id = ${db.council} and o.id <> f.id and o.removed_at is null and o.shared = f.shared
          and (o.shared or o.person_id = f.person_id) and lower(o.name) = lower(f.name)))`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: isRemoved ? 'removed a filter' : 'brought a filter back',
    thing: { kind: 'saved filter', id: filter.id, title: filter.name },
  })
  return true
}

/** Opens a person's plan with this filter from now on; null for the whole plan. */
export async function saveUsualFilter(
  db: CouncilDatabase,
  person: PersonId,
  filter: SavedFilter | null,
): Promise<void> {
  const id = filter?.id ?? null
  const { rows } = await sql<{ before: number | null }>`
    select filter_id as before from usual_filter where council_id = ${db.council} and person_id = ${person}`.execute(
    db,
  )
  if ((rows[0]?.before ?? null) === id) return
  if (id === null)
    await sql`delete from usual_filter where council_id = ${db.council} and person_id = ${person}`.execute(db)
  else
    await sql`
      insert into usual_filter (person_id, filter_id) values (${person}, ${id})
      on conflict (council_id, person_id) do update set filter_id = excluded.filter_id`.execute(db)
  await record(db, {
    act: 'chose what the plan opens with',
    thing: { kind: 'saved filter', id, ...(filter === null ? {} : { title: filter.name }) },
  })
}
