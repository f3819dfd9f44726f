import type pg from 'pg'
import type { Day } from '../shared/days.ts'
import type { Neighbour, ReleasedArea, ReleasedValue, SeriesName } from './comparator.ts'

// National figures are written by the owner of the tables, in batches; the app can only read them.

export type Release = {
  readonly id: number
  readonly series: Map<string, number>
  readonly areas: Set<string>
}

/** Begins a file's import; null where this very file is held already. */
export async function beginRelease(
  client: pg.Client,
  file: { readonly name: string; readonly sha256: Buffer },
  readOn: Day,
): Promise<Release | null> {
  const { rows } = await client.query<{ id: number }>(
    `insert into comparator_release (file, sha256, read_on) values ($1, $2, $3)
    on conflict (sha256) do nothing
    returning id`,
    [file.name, file.sha256, readOn.toString()],
  )
  const id = rows[0]?.id
  return id === undefined ? null : { id, series: new Map(), areas: new Set() }
}

export async function addFigures(
  client: pg.Client,
  release: Release,
  batch: { readonly values: readonly ReleasedValue[]; readonly areas: readonly ReleasedArea[] },
): Promise<void> {
  await addAreas(client, release, batch.areas)
  await findSeries(client, release, batch.values)
  const { values } = batch
  await client.query(
    `insert into comparator_value (series_id, period, area, release_id, value, hidden)
    select s, p, a, $1, v, h
    from unnest($2::int[], $3::text[], $4::text[], $5::float8[], $6::text[]) as one (s, p, a, v, h)`,
    [
      release.id,
      values.map(({ short }) => release.series.get(short)),
      values.map(({ period }) => period),
      values.map(({ area }) => area),
      values.map(({ value }) => value),
      values.map(({ hidden }) => hidden),
    ],
  )
}

async function addAreas(
  client: pg.Client,
  { areas: known }: Release,
  areas: readonly ReleasedArea[],
): Promise<void> {
  const wanted = areas.filter(({ code }) => !known.has(code))
  if (wanted.length === 0) return
  for (const { code } of wanted) known.add(code)
  await client.query(
    `insert into comparator_area (code, name, kind, region)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, region = excluded.region`,
    [
      wanted.map(({ code }) => code),
      wanted.map(({ name }) => name),
      wanted.map(({ kind }) => kind),
      wanted.map(({ region }) => region),
    ],
  )
}

async function findSeries(
  client: pg.Client,
  { series }: Release,
  values: readonly ReleasedValue[],
): Promise<void> {
  const wanted = [...new Set(values.map(({ short }) => short))].filter((short) => !series.has(short))
  if (wanted.length === 0) return
  const { rows } = await client.query<{ id: number; short: string }>(
    `insert into comparator_series (short) select * from unnest($1::text[])
    on conflict (short) do update set short = excluded.short
    returning id, short`,
    [wanted],
  )
  for (const { id, short } of rows) series.set(short, id)
}

/** Every series of the release stands at it from now on, at its last year with any figure. */
export async function endRelease(client: pg.Client, release: Release, rowCount: number): Promise<void> {
  await client.query('update comparator_release set row_count = $2 where id = $1', [release.id, rowCount])
  await client.query(
    `update comparator_series s
    set release_id = $1, last_period = latest.period
    from (
      select distinct on (series_id) series_id, period
      from comparator_value
      where release_id = $1 and value is not null
      order by series_id, substring(period from '[0-9]{4}') desc, length(period), period
    ) as latest
    where latest.series_id = s.id`,
    [release.id],
  )
  // Without fresh statistics the first pages after an import read the whole table.
  await client.query('analyze comparator_value, comparator_series, comparator_area, comparator_neighbour')
}

export async function saveSeriesNames(client: pg.Client, names: readonly SeriesName[]): Promise<void> {
  // A short name told twice keeps its last telling.
  const all = [...new Map(names.map((one) => [one.short, one])).values()]
  await client.query(
    `insert into comparator_series (short, title, unit)
    select * from unnest($1::text[], $2::text[], $3::text[])
    on conflict (short) do update set title = excluded.title, unit = excluded.unit`,
    [all.map(({ short }) => short), all.map(({ title }) => title), all.map(({ unit }) => unit)],
  )
}

/** A model told again takes the place of what was told of it before. */
export async function saveNeighbours(
  client: pg.Client,
  model: string,
  neighbours: readonly Neighbour[],
): Promise<void> {
  await client.query(
    `insert into comparator_neighbour (model, area, place, neighbour)
    select $1, a, p, n from unnest($2::text[], $3::int[], $4::text[]) as one (a, p, n)
    on conflict (model, area, place) do update set neighbour = excluded.neighbour`,
    [
      model,
      neighbours.map(({ area }) => area),
      neighbours.map(({ place }) => place),
      neighbours.map(({ neighbour }) => neighbour),
    ],
  )
}
