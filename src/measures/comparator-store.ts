import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { AreaName, ComparedValue, Comparison, OwnArea, Printing, Published } from './comparator.ts'
import type { FunnelArea } from './funnel.ts'
import type { FunnelCounts } from './funnel-counts.ts'
import { seriesOf, turnFigure } from './national-series.ts'

// A release counts once it is kept, and row-level security shows everybody's and the council's own alone. Of several that
// tell a thing, the one of the latest year holds, and of those the one brought in last.

/** Where a council's figures are made up, as a demonstration's are, it is compared with nothing but made-up ones. */
export const counted = sql`r.kept_at is not null
  and r.made_up = (select coalesce(bool_or(made_up), false) from comparator_release where kept_at is not null)`

export async function findOwnArea(db: CouncilDatabase): Promise<OwnArea | null> {
  const { rows } = await sql<OwnArea>`
    select a.code, a.name, c.version,
      (select g.code from comparator_area g where g.release_id = a.release_id and g.code = a.region) as region,
      (select g.name from comparator_area g where g.release_id = a.release_id and g.code = a.region) as "regionName"
    from council_area c
    join comparator_area a on a.code = c.area
    join comparator_release r on r.id = a.release_id and ${counted}
    where c.council_id = ${db.council}
    order by a.region is null, r.kind = 'figures' desc, r.id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** Every council that figures are published for. */
export async function listCouncilAreas(db: CouncilDatabase): Promise<readonly AreaName[]> {
  // One file's list, the largest file's: to read through all of them takes ten times as long and finds no more.
  const { rows } = await sql<AreaName>`
    select a.code, a.name
    from comparator_area a
    where a.kind = 'council' and a.release_id = (
      select r.id from comparator_release r
      where r.kind = 'figures' and ${counted}
      order by r.figure_count desc, r.id desc
      limit 1
    )
    order by a.name, a.code`.execute(db)
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
  keys: readonly string[],
  own: OwnArea | null,
): Promise<readonly ComparedValue[]> {
  const roles = await listRoles(db, own)
  const codes = [...roles.keys()]
  const wanted = keys.flatMap((key) => {
    const { shorts, turn } = seriesOf(key)
    const parts = shorts.map((short, rank) => ({ key, short, rank, isWhole: false }))
    return turn.kind === 'share of' ? [...parts, { key, short: turn.whole, rank: 0, isWhole: true }] : parts
  })
  const { rows } = await sql<Figures>`
    with wanted as (
      select * from unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ short }) => short)}::text[],
        ${wanted.map(({ rank }) => rank)}::int[], ${wanted.map(({ isWhole }) => isWhole)}::bool[]) as w (key, short, rank, is_whole)
    ), newest as (
      select distinct on (w.key, w.is_whole) w.key, w.is_whole, s.release_id, s.short, s.last_period
      from wanted w
      join comparator_series s on s.short = w.short
      join comparator_release r on r.id = s.release_id and ${counted}
      order by w.key, w.is_whole, s.last_year desc, w.rank, s.release_id desc
    ), places as (
      select a.release_id, array_agg(a.code) as codes, array_agg(a.name) as names, array_agg(a.place) as places
      from comparator_area a
      where a.code = any(${codes}::text[]) and a.release_id in (select release_id from newest)
      group by a.release_id
    )
    select n.key, n.is_whole as "isWhole", n.short, n.last_period as period, r.read_on as "readOn", r.file, p.codes, p.names,
      array(select f.values[place] from unnest(p.places) with ordinality as o (place, number) order by number) as values,
      array(select f.signs[place] from unnest(p.places) with ordinality as o (place, number) order by number) as signs
    from newest n
    join comparator_release r on r.id = n.release_id
    join places p on p.release_id = n.release_id
    cross join lateral (
      -- Unpacked once a row: each element of a packed array unpacks the whole of it again.
      select f.values || '{}'::float8[] as values, f.signs || '{}'::text[] as signs
      from comparator_figure f
      where f.release_id = n.release_id and f.short = n.short and f.period = n.last_period
      offset 0
    ) f
    order by n.key, n.is_whole`.execute(db)
  const wholes = new Map(rows.filter(({ isWhole }) => isWhole).map((one) => [one.key, one]))
  return rows
    .filter(({ isWhole }) => !isWhole)
    .flatMap((figures) => valuesOf(figures, wholes.get(figures.key) ?? null, roles))
}

type Figures = {
  readonly key: string
  readonly isWhole: boolean
  readonly short: string
  readonly period: string
  readonly readOn: Temporal.PlainDate
  readonly file: string
  readonly codes: readonly string[]
  readonly names: readonly string[]
  readonly values: readonly (number | null)[]
  readonly signs: readonly (string | null)[]
}

type Roles = ReadonlyMap<string, readonly ComparedValue['role'][]>

function valuesOf(figures: Figures, whole: Figures | null, roles: Roles): readonly ComparedValue[] {
  const { turn } = seriesOf(figures.key)
  const { key: short, period, readOn, file } = figures
  return figures.codes.flatMap((code, at) => {
    const printed = figures.values[at] ?? null
    const ofWhole = whole?.period === period ? (whole.values[whole.codes.indexOf(code)] ?? null) : null
    const value = printed === null ? null : turnFigure(turn, printed, ofWhole)
    const sign = figures.signs[at] ?? (printed === null ? null : 'no whole')
    // The file has no row of this area.
    if (value === null && sign === null) return []
    const published: Published = value === null ? { value, hidden: sign ?? '' } : { value, hidden: null }
    const area = figures.names[at] ?? ''
    return (roles.get(code) ?? []).map((role) => ({ ...published, short, period, readOn, file, role, area }))
  })
}

/** What each file that is held prints for one period of a series, the one that counts first. */
export async function listPrintings(
  db: CouncilDatabase,
  { short, period }: Pick<Comparison, 'short' | 'period'>,
  own: OwnArea | null,
): Promise<readonly Printing[]> {
  const { shorts, turn } = seriesOf(short)
  // A share is of two figures, which files revise one by one: its printings are not told.
  if (turn.kind === 'share of') return []
  const { rows } = await sql<Printing>`
    select r.file, r.read_on as "readOn",
      (select f.values[a.place] from comparator_area a where a.release_id = r.id and a.code = ${own?.code ?? ''}) as own,
      (select f.values[a.place] from comparator_area a where a.release_id = r.id and a.code = ${ENGLAND}) as england
    from unnest(${[...shorts]}::text[]) with ordinality as w (short, rank)
    join comparator_series s on s.short = w.short
    join comparator_release r on r.id = s.release_id and ${counted}
    join comparator_figure f on f.release_id = r.id and f.short = w.short and f.period = ${period}
    order by s.last_year desc, w.rank, r.id desc`.execute(db)
  const turned = (value: number | null) => (value === null ? null : turnFigure(turn, value, null))
  return rows.map((one) => ({ ...one, own: turned(one.own), england: turned(one.england) }))
}

/** Which areas a council is set beside; itself by its own number. */
async function listRoles(db: CouncilDatabase, own: OwnArea | null): Promise<Roles> {
  const neighbours = own === null ? [] : ((await findNeighbours(db, own.code))?.neighbours ?? [])
  const told: readonly (readonly [string, ComparedValue['role']])[] = [
    ...(own === null ? [] : [[own.code, 'own'] as const]),
    ...neighbours.map((code) => [code, 'neighbour'] as const),
    ...(own === null || own.region === null ? [] : [[own.region, 'region'] as const]),
    [ENGLAND, 'England'],
  ]
  return new Map(
    [...Map.groupBy(told, ([code]) => code)].map(([code, all]) => [code, all.map(([, role]) => role)]),
  )
}

const ENGLAND = '970'

/** A council's neighbours by the latest model that is held, the nearest first. */
export async function findNeighbours(
  db: CouncilDatabase,
  area: string,
  model: string | null = null,
): Promise<{ readonly model: string; readonly neighbours: readonly string[] } | null> {
  const { rows } = await sql<{ model: string; neighbours: readonly string[] }>`
    select n.model, n.neighbours
    from comparator_neighbour n
    join comparator_release r on r.id = n.release_id and ${counted}
    where n.area = ${area} and (${model}::text is null or n.model <= ${model})
    order by n.model desc, n.release_id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

export type CouncilCounts = {
  readonly counts: FunnelCounts
  readonly period: string
  readonly areas: readonly FunnelArea[]
}

/** Every council's two published counts in the latest year that has both. */
export async function listCouncilCounts(
  db: CouncilDatabase,
  wanted: readonly FunnelCounts[],
): Promise<CouncilCounts | null> {
  const { rows } = await sql<FunnelArea & { period: string; rank: number }>`
    with newest as (
      select w.rank, n.release_id, n.period, n.values || '{}'::float8[] as above, d.values || '{}'::float8[] as below
      from unnest(${wanted.map(({ numerator }) => numerator)}::text[], ${wanted.map(({ denominator }) => denominator)}::text[])
        with ordinality as w (above, below, rank)
      join comparator_figure n on n.short = w.above
      join comparator_figure d on d.release_id = n.release_id and d.period = n.period and d.short = w.below
      join comparator_release r on r.id = n.release_id and ${counted}
      where exists (select 1 from unnest(n.values) as one where one is not null)
        and exists (select 1 from unnest(d.values) as one where one is not null)
      order by n.year desc, w.rank, n.release_id desc
      limit 1
    )
    select a.code, a.name, b.above[a.place] as numerator, b.below[a.place] as denominator, b.period, b.rank
    from newest b
    join comparator_area a on a.release_id = b.release_id and a.kind = 'council'
    order by a.name, a.code`.execute(db)
  const [first] = rows
  const counts = first === undefined ? undefined : wanted[first.rank - 1]
  return first === undefined || counts === undefined ? null : { counts, period: first.period, areas: rows }
}
