import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { DocumentId, InterventionId } from '../shared/ids.ts'
import type { OwnArea, Published } from './comparator.ts'
import { counted, findOwnArea } from './comparator-store.ts'
import { seriesOf } from './national-series.ts'
import { type CheckedDocument, checkFigure, type HeldYear } from './printed-check.ts'
import { withAnswers } from './printed-answer-store.ts'
import { findPrintedFigures, type PrintedFigure } from './printed-figure.ts'

const ENGLAND = '970'
// As far back as a document's last published year may lie.
const YEARS_BACK = 4

type ReadDocument = {
  readonly id: DocumentId
  readonly title: string
  readonly instrumentId: number | null
  readonly year: number | null
  readonly words: string
}

/** The figures a document prints, each beside what is published; null where there is nothing to check it with. */
export async function checkDocument(db: CouncilDatabase, id: DocumentId): Promise<CheckedDocument | null> {
  const own = await findOwnArea(db)
  if (own === null) return null
  const { rows } = await sql<ReadDocument>`
    ${documents} where d.council_id = ${db.council} and d.id = ${id} limit 1`.execute(db)
  if (rows[0] === undefined) return null
  const [checked] = await withAnswers(db, [await checkWords(db, own, rows[0])])
  return checked ?? null
}

/** The same of every document of a case, and of those that belong to none. */
export async function checkDocuments(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly CheckedDocument[]> {
  const own = await findOwnArea(db)
  if (own === null) return []
  const { rows } = await sql<ReadDocument>`
    ${documents}
    where d.council_id = ${db.council} and (i.intervention_id = ${intervention} or i.id is null)
      and d.words ~* 'statistical neighbour|england|national|\\mSN\\M'
    order by d.id`.execute(db)
  const checked: CheckedDocument[] = []
  for (const one of rows) checked.push(await checkWords(db, own, one))
  return withAnswers(db, checked)
}

const documents = sql`
  select d.id, coalesce(i.short_title, d.name) as title, i.id as "instrumentId", extract(year from i.dated)::int as year, d.words
  from document d
  left join instrument i on i.council_id = d.council_id and i.document_id = d.id`

async function checkWords(
  db: CouncilDatabase,
  own: OwnArea,
  document: ReadDocument,
): Promise<CheckedDocument> {
  const { id, title, instrumentId, words, year } = document
  const printed = findPrintedFigures(words, { council: own.name, region: own.regionName })
  if (printed.length === 0) return { id, title, instrumentId, figures: [] }
  const held = await listHeldYears(db, own, { printed, writtenIn: year })
  return { id, title, instrumentId, figures: printed.map((one) => checkFigure(one, held, year)) }
}

type HeldRow = {
  readonly key: string
  readonly year: number
  readonly period: string
  readonly file: string
  readonly readOn: Temporal.PlainDate
  readonly codes: readonly string[]
  readonly values: readonly (number | null)[]
  readonly signs: readonly (string | null)[]
}

/** Every printing that is held of these series in the years in question, the one that counts first. */
async function listHeldYears(
  db: CouncilDatabase,
  own: OwnArea,
  asked: { readonly printed: readonly PrintedFigure[]; readonly writtenIn: number | null },
): Promise<readonly HeldYear[]> {
  const models = await listModels(db, own.code, asked.writtenIn)
  const codes = [
    ...new Set([own.code, own.region ?? '', ENGLAND, ...models.flatMap(({ neighbours }) => neighbours)]),
  ]
  const named = [...new Set(asked.printed.map(({ key }) => key))].flatMap((key) =>
    seriesOf(key).shorts.map((short, rank) => ({ key, short, rank })),
  )
  const years = asked.printed.map(({ year }) => year ?? asked.writtenIn ?? 0)
  const [from, to] = [Math.min(...years) - YEARS_BACK, Math.max(...years) + 1]
  const { rows } = await sql<HeldRow>`
    select n.key, f.year, f.period, r.file, r.read_on as "readOn", p.codes,
      array(select f.values[place] from unnest(p.places) with ordinality as o (place, number) order by number) as values,
      array(select f.signs[place] from unnest(p.places) with ordinality as o (place, number) order by number) as signs
    from unnest(${named.map(({ key }) => key)}::text[], ${named.map(({ short }) => short)}::text[],
      ${named.map(({ rank }) => rank)}::int[]) as n (key, short, rank)
    join comparator_figure f on f.short = n.short and (f.year between ${from} and ${to} or ${from} < 1900)
    join comparator_release r on r.id = f.release_id and ${counted}
    cross join lateral (
      select array_agg(a.code) as codes, array_agg(a.place) as places
      from comparator_area a
      where a.release_id = f.release_id and a.code = any(${codes}::text[])
    ) p
    where p.codes is not null
    order by n.key, f.year desc, n.rank, r.last_year desc, r.id desc`.execute(db)
  return rows.map((row): HeldYear => {
    const of = (code: string | null): Published | null => {
      const at = code === null ? -1 : row.codes.indexOf(code)
      const value = row.values[at] ?? null
      if (value !== null) return { value, hidden: null }
      const sign = row.signs[at] ?? null
      return sign === null ? null : { value: null, hidden: sign }
    }
    const { key, year, period, file, readOn } = row
    return {
      key,
      year,
      period,
      file,
      readOn,
      own: of(own.code),
      region: of(own.region),
      england: of(ENGLAND),
      neighbours: models.map(({ model, neighbours }) => ({
        model,
        values: neighbours.flatMap((code) => of(code) ?? []),
      })),
    }
  })
}

type Model = { readonly model: string; readonly neighbours: readonly string[] }

/** Every model that is held; the last one there was when the document was written comes first. */
async function listModels(
  db: CouncilDatabase,
  area: string,
  writtenIn: number | null,
): Promise<readonly Model[]> {
  const { rows } = await sql<Model>`
    select distinct on (n.model) n.model, n.neighbours
    from comparator_neighbour n
    join comparator_release r on r.id = n.release_id and ${counted}
    where n.area = ${area}
    order by n.model desc, n.release_id desc`.execute(db)
  const isOfItsTime = ({ model }: Model) => writtenIn === null || Number(model) <= writtenIn
  return [...rows.filter(isOfItsTime), ...rows.filter((one) => !isOfItsTime(one)).toReversed()]
}
