import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { AreaName, ComparedValue, HeldRelease, OwnArea, Published } from './comparator.ts'
import type { FunnelArea } from './funnel.ts'

export async function findOwnArea(db: CouncilDatabase): Promise<OwnArea | null> {
  const { rows } = await sql<OwnArea>`
    select a.code, a.name, a.region, c.version
    from council_area c
    join comparator_area a on a.code = c.area
    where c.council_id = ${db.council}`.execute(db)
  return rows[0] ?? null
}

/** Every council that figures are published for. */
export async function listCouncilAreas(db: CouncilDatabase): Promise<readonly AreaName[]> {
  const { rows } = await sql<AreaName>`
    select code, name from comparator_area
    where kind = 'council'
    order by name, code`.execute(db)
  return rows
}

/** Says which area the council is. False: somebody else said so first. */
export async function saveOwnArea(
  db: CouncilDatabase,
  wanted: AreaName,
  before: OwnArea | null,
): Promise<boolean> {
  const { numAffectedRows } =
    before === null
      ? await sql`insert into council_area (area) values (${wanted.code}) on conflict do nothing`.execute(db)
      : await sql`
          update council_area set area = ${wanted.code}, version = version + 1
          where council_id = ${db.council} and version = ${before.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'chose the published area of',
    thing: { kind: 'council', id: db.council, title: wanted.name },
    before: { area: before?.name ?? null },
    after: { area: wanted.name },
  })
  return true
}

/** The latest published year of each series: the council’s own, its neighbours by the latest model, region, England. */
export async function listComparedValues(
  db: CouncilDatabase,
  shorts: readonly string[],
  own: OwnArea | null,
): Promise<readonly ComparedValue[]> {
  const areas = await listComparedAreas(db, own)
  const byCode = Map.groupBy(areas, (one) => one.code)
  // The areas are named beforehand, so that each series is one look into the index: joined in, they cost ten times it.
  const { rows } = await sql<Figure>`
    select s.short, v.period, v.area as code, v.value, v.hidden, r.read_on as "readOn"
    from comparator_series s
    join comparator_release r on r.id = s.release_id
    join comparator_value v
      on v.series_id = s.id and v.period = s.last_period and v.release_id = s.release_id
    where s.short = any(${[...shorts]}::text[]) and v.area = any(${[...byCode.keys()]}::text[])
    order by s.short, v.area`.execute(db)
  return rows.flatMap(({ code, ...value }) =>
    (byCode.get(code) ?? []).map(({ role, name }): ComparedValue => ({ ...value, role, area: name })),
  )
}

type Figure = Published & Pick<ComparedValue, 'short' | 'period' | 'readOn'> & { readonly code: string }
type ComparedArea = AreaName & Pick<ComparedValue, 'role'>

async function listComparedAreas(db: CouncilDatabase, own: OwnArea | null): Promise<readonly ComparedArea[]> {
  const { rows } = await sql<ComparedArea>`
    select code, name, 'own' as role from comparator_area where code = ${own?.code ?? ''}
    union all
    select a.code, a.name, 'neighbour'
    from comparator_neighbour n
    join comparator_area a on a.code = n.neighbour
    where n.area = ${own?.code ?? ''} and n.model = (select max(model) from comparator_neighbour)
    union all
    select code, name, 'region' from comparator_area
    where kind = 'region' and lower(name) = lower(${own?.region ?? ''})
    union all
    select code, name, 'England' from comparator_area where kind = 'England'
    order by role, code`.execute(db)
  return rows
}

/** Every council's two published counts in the latest year that has both. */
export async function listCouncilCounts(
  db: CouncilDatabase,
  counts: { readonly numerator: string; readonly denominator: string },
): Promise<{ readonly period: string; readonly areas: readonly FunnelArea[] } | null> {
  const { rows } = await sql<FunnelArea & { period: string }>`
    select a.code, a.name, n.value as numerator, d.value as denominator, n.period
    from comparator_series above
    join comparator_series below on below.short = ${counts.denominator} and below.last_period = above.last_period
    join comparator_value n
      on n.series_id = above.id and n.period = above.last_period and n.release_id = above.release_id
    join comparator_value d
      on d.series_id = below.id and d.period = n.period and d.release_id = below.release_id and d.area = n.area
    join comparator_area a on a.code = n.area and a.kind = 'council'
    where above.short = ${counts.numerator}
    order by a.name, a.code`.execute(db)
  const [first] = rows
  return first === undefined ? null : { period: first.period, areas: rows }
}

/** The files that are held, the newest first. */
export async function listReleases(db: CouncilDatabase): Promise<readonly HeldRelease[]> {
  const { rows } = await sql<HeldRelease>`
    select file, read_on as "readOn", row_count as "rowCount"
    from comparator_release
    order by read_on desc, id desc
    limit 30`.execute(db)
  return rows
}
