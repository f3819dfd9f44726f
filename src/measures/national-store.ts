import { CompiledQuery, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import { type FileFacts, type ReleaseId, saveRelease, type Writer } from './comparator-import-store.ts'
import type { HeldRelease, NationalFile, ReleaseChange, RevisedFigure } from './national-file.ts'

export type Release = HeldRelease & { readonly id: ReleaseId }

const selected = sql`
  select id, file, kind, read_on as "readOn", brought_by as "broughtBy", kept_at is not null as "isKept",
    council_id is not null as "isOwn", made_up as "isMadeUp", row_count as "rowCount", figure_count as "figureCount",
    hidden_count as "hiddenCount", first_year as "firstYear", last_year as "lastYear", left_out as "leftOut"
  from comparator_release`

/** Every file that this council can see, waiting ones first and then the newest. */
export async function listReleases(db: CouncilDatabase): Promise<readonly Release[]> {
  const { rows } = await sql<Release>`
    ${selected}
    order by kept_at is not null, read_on desc, id desc`.execute(db)
  return rows
}

export async function findRelease(db: CouncilDatabase, id: ReleaseId): Promise<Release | null> {
  const { rows } = await sql<Release>`${selected} where id = ${id}::bigint`.execute(db)
  return rows[0] ?? null
}

/** Which of these bytes are held or waiting here already. */
export async function findReleaseOfFile(db: CouncilDatabase, sha256: Uint8Array): Promise<Release | null> {
  const { rows } = await sql<Release>`
    ${selected} where sha256 = ${Buffer.from(sha256)}
    order by kept_at is not null desc, id
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** The council's own connection, for writing a file: its figures come as arrays that are written out beforehand. */
function writerOf(db: CouncilDatabase): Writer {
  return {
    query: async (words, values) =>
      db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(words, [...values])),
  }
}

const EXAMPLES = 12

export async function findChange(db: CouncilDatabase, release: Release): Promise<ReleaseChange> {
  const series = await sql<{ fresh: number; again: number }>`
    select count(*) filter (where h.short is null) as fresh, count(*) filter (where h.short is not null) as again
    from comparator_series s
    left join (
      select distinct o.short from comparator_series o
      join comparator_release r on r.id = o.release_id and r.kept_at is not null and r.made_up = ${release.isMadeUp}
    ) h on h.short = s.short
    where s.release_id = ${release.id}`.execute(db)
  const { rows } = await sql<RevisedFigure & { compared: number; revised: number }>`
    with pairs as (
      select f.short, f.period, f.values as fresh, h.values as held, h.release_id as held_in
      from comparator_figure f
      cross join lateral (
        select o.values, o.release_id
        from comparator_figure o
        join comparator_release r on r.id = o.release_id and r.kept_at is not null and r.made_up = ${release.isMadeUp}
        where o.short = f.short and o.year = f.year and o.period = f.period and o.release_id <> f.release_id
        order by o.release_id desc
        limit 1
      ) h
      where f.release_id = ${release.id}
    ), matched as materialized (
      select p.short, p.period, a.name as area, p.held[b.place] as before, p.fresh[a.place] as after
      from pairs p
      join comparator_area a on a.release_id = ${release.id}
      join comparator_area b on b.release_id = p.held_in and b.code = a.code
    ), counts as (
      select count(*) as compared, count(*) filter (where before is distinct from after) as revised from matched
    )
    select c.compared, c.revised, o.short, o.area, o.period, o.before, o.after,
      coalesce((select n.title from comparator_name n where n.short = o.short and n.title <> '' order by n.release_id desc limit 1), o.short) as title
    from counts c
    left join lateral (
      select * from matched where before is distinct from after order by period desc, short, area limit ${EXAMPLES}
    ) o on true
    order by o.period desc, o.short, o.area`.execute(db)
  const [first] = rows
  return {
    newSeries: series.rows[0]?.fresh ?? 0,
    seriesAgain: series.rows[0]?.again ?? 0,
    compared: first?.compared ?? 0,
    revised: first?.revised ?? 0,
    examples: (first?.revised ?? 0) === 0 ? [] : rows,
  }
}

/** Reads a file in for this council; it waits then. null: it is here already. */
export async function saveWaiting(
  db: CouncilDatabase,
  facts: FileFacts,
  file: NationalFile,
  readOn: Day,
): Promise<ReleaseId | null> {
  const id = await saveRelease(writerOf(db), facts, file, readOn)
  if (id === null) return null
  await record(db, {
    act: 'read',
    thing: { kind: 'published file', id, title: facts.name },
    after: { kind: file.kind, sha256: Buffer.from(facts.sha256).toString('hex') },
  })
  return id
}

/** False: it was held already. */
export async function saveKept(db: CouncilDatabase, release: Release): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update comparator_release set kept_at = clock_timestamp()
    where id = ${release.id} and council_id = ${db.council} and kept_at is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'brought in', thing: thingOf(release), after: factsOf(release) })
  return true
}

/** Takes a file of the council's own away with all that it told. False: it was gone already. */
export async function saveRemoval(db: CouncilDatabase, release: Release, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from comparator_release where id = ${release.id} and council_id = ${db.council}`.execute(db)
  if (numAffectedRows !== 1n) return false
  // One that only waited was never brought in, so that there is nothing to record.
  if (release.isKept)
    await record(db, { act: 'removed', thing: thingOf(release), why, before: factsOf(release) })
  return true
}

function thingOf({ id, file }: Release) {
  return { kind: 'published file', id, title: file }
}

function factsOf({ kind, readOn, figureCount, firstYear, lastYear }: Release) {
  return { kind, readOn, figureCount, firstYear, lastYear }
}
