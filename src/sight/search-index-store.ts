import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered, renewed } from '../database/remember.ts'
import { addToIndex, type IndexedWords, makeIndex, type SearchIndex, takeFromIndex } from './search-index.ts'
import { type SearchReader, seesDrafts, thingsOf } from './search-part-store.ts'
import { type ReadAgain, readAgainAfter, SEARCH_PARTS, type SearchPart } from './search-parts.ts'

// So many letters are taken in, some five milliseconds' worth, before others get their turn.
const AT_ONCE = 300_000
const BYTES_OF_A_WORD = 10
const BYTES_OF_AN_ENTRY = 130

/** Every word the reader's like may find, as the record stands now. Whoever asks looks only into the parts they may see. */
export async function findIndex(db: CouncilDatabase, reader: SearchReader): Promise<SearchIndex<SearchPart>> {
  // What one agency may see hangs on other people's changes to what is shared with it, and is little: it is read anew.
  if (reader.role === 'partner')
    return remembered(db, `words for ${reader.partner ?? 'no agency'}, ${db.actor.id}`, () =>
      readIndex(db, reader),
    )
  const what = seesDrafts(reader) ? 'words with drafts' : 'words'
  return renewed(db, what, {
    make: () => readIndex(db, reader),
    renew: async (index, events) => {
      const again = readAgainAfter(events)
      return again === null ? null : renewIndex(db, reader, { index, again })
    },
    weigh: ({ words, entries }) =>
      (words.length * BYTES_OF_A_WORD + entries.length * BYTES_OF_AN_ENTRY) / 1_000_000,
  })
}

/** The words as they stand, read from nothing. */
export async function readIndex(db: CouncilDatabase, reader: SearchReader): Promise<SearchIndex<SearchPart>> {
  const rows = await readWords(
    db,
    SEARCH_PARTS.map((part) => wordsOf(db, reader, part)),
  )
  const index = makeIndex<SearchPart>()
  let letters = 0
  for (const row of rows) {
    addToIndex(index, [row])
    letters += row.folded.length
    if (letters < AT_ONCE) continue
    letters = 0
    await setImmediate()
  }
  return index
}

// All is read before anything is changed: a fault leaves the index as it was.
async function renewIndex(
  db: CouncilDatabase,
  reader: SearchReader,
  { index, again }: { readonly index: SearchIndex<SearchPart>; readonly again: ReadAgain },
): Promise<SearchIndex<SearchPart>> {
  const apart = [...again.of].filter(([part]) => !again.whole.has(part))
  const rows = await readWords(db, [
    ...[...again.whole].map((part) => wordsOf(db, reader, part)),
    ...apart.flatMap(([part, things]) => things.map((thing) => wordsOf(db, reader, part, thing))),
  ])
  const gone = new Set(
    apart.flatMap(([part, things]) =>
      things.flatMap(({ kind, ids }) => ids.map((id) => `${part} of ${kind} ${id}`)),
    ),
  )
  takeFromIndex(
    index,
    ({ part, toldBy }) => again.whole.has(part) || (again.of.has(part) && gone.has(`${part} of ${toldBy}`)),
  )
  addToIndex(index, rows)
  return index
}

function wordsOf(
  db: CouncilDatabase,
  reader: SearchReader,
  part: SearchPart,
  of?: { readonly kind: string; readonly ids: readonly number[] },
): RawBuilder<unknown> {
  const those =
    of === undefined ? sql`` : sql`where s.thing = ${of.kind} and s.thing_id = any (${[...of.ids]}::bigint[])`
  return sql`
    select ${sql.lit(part)} as part, s.id, s.thing || ' ' || s.thing_id as "toldBy", s.named, s.folded
    from (${thingsOf(db, part, reader)}) s ${those}`
}

async function readWords(
  db: CouncilDatabase,
  parts: readonly RawBuilder<unknown>[],
): Promise<readonly IndexedWords<SearchPart>[]> {
  const { rows } = await sql<IndexedWords<SearchPart>>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}
