import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { type Hit, kindsFor, type SearchKind } from './search-kinds.ts'
import { findInIndex, type IndexHit, wordsInIndex } from './search-index.ts'
import { findIndex } from './search-index-store.ts'
import { type SearchReader, thingsOf } from './search-part-store.ts'
import { kindOfPart, partsOf, type SearchPart } from './search-parts.ts'
import { rankHits } from './search-rank.ts'
import type { SoughtWord } from './search-words.ts'

export type SearchWish = {
  readonly sought: readonly SoughtWord[]
  /** Must a thing have every word, or will any of them do? */
  readonly match: 'every' | 'any'
  readonly kind: SearchKind | null
  /** How many of each kind are shown. */
  readonly most: number
}

/** What the reader may see that has the words: of each kind those first that have them in their name, then the newest. */
export async function search(
  db: CouncilDatabase,
  reader: SearchReader,
  { sought, match, kind, most }: SearchWish,
): Promise<readonly Hit[]> {
  const kinds = kindsFor(reader.role).filter((one) => kind === null || one === kind)
  if (kinds.length === 0 || sought.length === 0) return []
  const index = await findIndex(db, reader)
  const hits = findInIndex(index, { sought, match, parts: new Set(partsOf(kinds)) })
  const byKind = Map.groupBy(hits, ({ entry }) => kindOfPart(entry.part))
  const shown = kinds.map((one) => {
    const own = byKind.get(one) ?? []
    return { kind: one, total: own.length, first: rankHits(own, most) }
  })
  const words = await readHits(
    db,
    reader,
    shown.flatMap(({ first }) => first),
  )
  return shown.flatMap(({ kind: one, total, first }) =>
    first.flatMap((hit) => {
      const read = words.get(nameOf(hit.entry))
      return read === undefined ? [] : [{ ...read, kind: one, total }]
    }),
  )
}

/** The words the reader could find: what a slip of the finger may have meant. */
export async function listKeptWords(db: CouncilDatabase, reader: SearchReader): Promise<readonly string[]> {
  return wordsInIndex(await findIndex(db, reader), new Set(partsOf(kindsFor(reader.role))))
}

type ReadHit = Pick<Hit, 'path' | 'title' | 'words'>

// Read as what the reader may see, once more: the index only says where to look.
async function readHits(
  db: CouncilDatabase,
  reader: SearchReader,
  hits: readonly IndexHit<SearchPart>[],
): Promise<ReadonlyMap<string, ReadHit>> {
  if (hits.length === 0) return new Map()
  const parts = [...Map.groupBy(hits, ({ entry }) => entry.part)].map(([part, own]) => {
    const ids = own.map(({ entry }) => entry.id)
    return sql`
      select ${sql.lit(part)} as part, s.id, s.path, s.title, s.words
      from (${thingsOf(db, part, reader)}) s where s.id = any (${ids}::bigint[])`
  })
  const { rows } = await sql<ReadHit & { part: SearchPart; id: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ path, title, words, ...row }) => [nameOf(row), { path, title, words }]))
}

function nameOf({ part, id }: { readonly part: SearchPart; readonly id: number }): string {
  return `${part} ${id}`
}
