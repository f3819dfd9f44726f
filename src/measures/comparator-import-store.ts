import type { Day } from '../shared/days.ts'
import type { ReleasedArea, SeriesName } from './comparator.ts'
import type { NationalFile } from './national-file.ts'
import type { FigureSet, FigureVector } from './national-gather.ts'

// Writes a file that has been read. The command line writes for everybody as the owner of the tables; a page writes for
// its own council as the app, and row-level security sees to it that it is its own.

/** A connection within a transaction, the owner's or a council's. */
export type Writer = {
  readonly query: (
    words: string,
    values: readonly unknown[],
  ) => Promise<{ readonly rows: readonly Record<string, unknown>[] }>
}

export type FileFacts = {
  readonly name: string
  readonly sha256: Uint8Array
  readonly broughtBy: string
  readonly isMadeUp?: boolean
}

export type ReleaseId = number & { readonly release: true }

/** The release's number; null where this very file is held or waiting already. Nothing of it counts before it is kept. */
export async function saveRelease(
  writer: Writer,
  facts: FileFacts,
  file: NationalFile,
  readOn: Day,
): Promise<ReleaseId | null> {
  const release = await begin(writer, facts, file, readOn)
  if (release === null) return null
  switch (file.kind) {
    case 'figures':
      await addAreas(writer, release, file.set.areas)
      await addFigures(writer, release, file.set)
      await addNames(writer, release, file.names)
      break
    case 'names':
      await addNames(writer, release, file.names)
      break
    case 'areas':
      await addAreas(writer, release, file.areas)
      break
    case 'neighbours':
      await addAreas(writer, release, file.areas)
      await addNeighbours(writer, release, file)
      break
    case 'outcomes':
      await addOutcomes(writer, release, file.outcomes)
      break
  }
  return release
}

/**
 * For every council: from now on its figures stand where figures are compared. The installation’s record says so, which
 * is also how pages that remember what they computed learn of it.
 */
export async function keepForAll(writer: Writer, release: ReleaseId, facts: FileFacts): Promise<void> {
  await writer.query('update comparator_release set kept_at = clock_timestamp() where id = $1', [release])
  const body = JSON.stringify({
    who: { id: null, name: facts.broughtBy, role: 'the product itself' },
    act: 'brought in',
    thing: { kind: 'published file', id: release, title: facts.name },
  })
  await writer.query('insert into event (council_id, body) values (null, $1)', [body])
}

async function begin(
  writer: Writer,
  facts: FileFacts,
  file: NationalFile,
  readOn: Day,
): Promise<ReleaseId | null> {
  const years =
    file.kind === 'figures' ? file.set.vectors.map(({ year }) => year).filter((year) => year > 0) : []
  const { rows } = await writer.query(
    `insert into comparator_release (file, sha256, kind, read_on, brought_by, made_up, row_count, figure_count,
      hidden_count, first_year, last_year, left_out)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict on constraint comparator_release_file_once do nothing
    returning id`,
    [
      facts.name,
      Buffer.from(facts.sha256),
      file.kind,
      readOn.toString(),
      facts.broughtBy,
      facts.isMadeUp === true,
      file.rows,
      file.kind === 'figures' ? file.set.figures : 0,
      file.kind === 'figures' ? file.set.hidden : 0,
      years.length === 0 ? null : Math.min(...years),
      years.length === 0 ? null : Math.max(...years),
      file.leftOut,
    ],
  )
  return (rows[0]?.['id'] as ReleaseId | undefined) ?? null
}

async function addAreas(writer: Writer, release: ReleaseId, areas: readonly ReleasedArea[]): Promise<void> {
  await writer.query(
    `insert into comparator_area (release_id, place, code, name, kind, region, long_code)
    select $1, o.place, o.code, o.name, o.kind, o.region, o.long_code
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
      with ordinality as o (code, name, kind, region, long_code, place)`,
    [
      release,
      areas.map(({ code }) => code),
      areas.map(({ name }) => name),
      areas.map(({ kind }) => kind),
      areas.map(({ region }) => region),
      areas.map(({ longCode }) => longCode),
    ],
  )
}

// A few hundred vectors at a time: one statement for all of the largest file would be ten megabytes.
const VECTORS = 300

async function addFigures(writer: Writer, release: ReleaseId, { vectors }: FigureSet): Promise<void> {
  for (let from = 0; from < vectors.length; from += VECTORS) {
    const some = vectors.slice(from, from + VECTORS)
    await writer.query(
      `insert into comparator_figure (release_id, short, period, year, values, signs)
      select $1, o.short, o.period, o.year, o.figures::float8[], o.signs::text[]
      from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[])
        as o (short, period, year, figures, signs)`,
      [
        release,
        some.map(({ short }) => short),
        some.map(({ period }) => period),
        some.map(({ year }) => year),
        some.map(writeValues),
        some.map(writeSigns),
      ],
    )
  }
  const last = lastOfSeries(vectors)
  await writer.query(
    `insert into comparator_series (release_id, short, last_period, last_year)
    select $1, o.short, o.period, o.year
    from unnest($2::text[], $3::text[], $4::int[]) as o (short, period, year)`,
    [release, last.map(({ short }) => short), last.map(({ period }) => period), last.map(({ year }) => year)],
  )
}

function writeValues({ values }: FigureVector): string {
  return `{${values.map((value) => (Number.isNaN(value) ? 'NULL' : String(value))).join(',')}}`
}

function writeSigns({ signs }: FigureVector): string {
  if (signs.size === 0) return '{}'
  const last = Math.max(...signs.keys())
  const printed = Array.from({ length: last + 1 }, (_, place) => signs.get(place))
  return `{${printed.map((sign) => (sign === undefined ? 'NULL' : `"${sign.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

/** Each series' last period with any figure; of two periods of one year the plain one, told last. */
function lastOfSeries(vectors: readonly FigureVector[]): readonly FigureVector[] {
  const last = new Map<string, FigureVector>()
  for (const vector of vectors) {
    if (vector.values.every(Number.isNaN)) continue
    const known = last.get(vector.short)
    if (known === undefined || known.year < vector.year || isPlainer(vector, known))
      last.set(vector.short, vector)
  }
  return [...last.values()]
}

function isPlainer(one: FigureVector, other: FigureVector): boolean {
  return one.year === other.year && one.period.length < other.period.length
}

async function addNames(writer: Writer, release: ReleaseId, names: readonly SeriesName[]): Promise<void> {
  await writer.query(
    `insert into comparator_name (release_id, short, title, unit, polarity, definition)
    select $1, o.short, o.title, o.unit, o.polarity, o.definition
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
      as o (short, title, unit, polarity, definition)`,
    [
      release,
      names.map(({ short }) => short),
      names.map(({ title }) => title),
      names.map(({ unit }) => unit),
      names.map(({ polarity }) => polarity),
      names.map(({ definition }) => definition),
    ],
  )
}

async function addNeighbours(
  writer: Writer,
  release: ReleaseId,
  { model, neighbours }: Extract<NationalFile, { readonly kind: 'neighbours' }>,
): Promise<void> {
  await writer.query(
    `insert into comparator_neighbour (release_id, model, area, neighbours, closeness)
    select $1, $2, o.area, o.neighbours::text[], o.closeness::text[]
    from unnest($3::text[], $4::text[], $5::text[]) as o (area, neighbours, closeness)
    on conflict do nothing`,
    [
      release,
      model,
      neighbours.map(({ area }) => area),
      neighbours.map((one) => `{${one.neighbours.join(',')}}`),
      neighbours.map(
        ({ closeness }) => `{${closeness.map((words) => `"${words.replaceAll(/["\\]/g, '')}"`).join(',')}}`,
      ),
    ],
  )
}

async function addOutcomes(
  writer: Writer,
  release: ReleaseId,
  outcomes: Extract<NationalFile, { readonly kind: 'outcomes' }>['outcomes'],
): Promise<void> {
  await writer.query(
    `insert into inspection_outcome (release_id, place, area, framework, visit, inspected_on, published_on, grades, theme, link)
    select $1, row_number() over (), o.area, o.framework, o.visit, o.inspected, o.published, o.grades, o.theme, o.link
    from jsonb_to_recordset($2::jsonb) as o (area text, framework text, visit text, inspected date, published date,
      grades jsonb, theme text, link text)`,
    [
      release,
      JSON.stringify(
        outcomes.map(({ inspectedOn, publishedOn, ...rest }) => ({
          ...rest,
          inspected: inspectedOn?.toString() ?? null,
          published: publishedOn?.toString() ?? null,
        })),
      ),
    ],
  )
}
