import type { CouncilDatabase } from '../database/council-database.ts'
import { show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import { type Hit, kindsFor } from './search-kinds.ts'
import type { SearchReader } from './search-part-store.ts'
import { listKeptWords, search, type SearchWish } from './search-store.ts'
import { searchPage } from './search-view.ts'
import { findNear, type Nearness, parseSought, type SoughtWord, soughtInstead } from './search-words.ts'

const FEW = 8
const MANY = 200

export const searchPages: readonly Route[] = [
  // Everyone with a place here may look; what they find is what they may open.
  get('/councils/:council/search', 'see home', async ({ council, query, inCouncil }) => {
    const question = (query.get('q') ?? '')
      .replaceAll(/[\s\u0000-\u001f\u007f]+/gu, ' ')
      .trim()
      .slice(0, 200)
      .toWellFormed()
    const kinds = kindsFor(council.role)
    const kind = kinds.find((one) => one === query.get('kind')) ?? null
    const sought = parseSought(question)
    const wish: SearchWish = { sought, match: 'every', kind, most: kind === null ? FEW : MANY }
    const found =
      sought.length === 0
        ? { sought, near: [], isAny: false, hits: [] }
        : await inCouncil((db) => lookFor(db, council, wish))
    return show(searchPage({ council, question, kind, kinds, ...found }))
  }),
]

type Found = {
  readonly sought: readonly SoughtWord[]
  readonly near: readonly Nearness[]
  readonly isAny: boolean
  readonly hits: readonly Hit[]
}

// First what was typed; where nothing has it, the nearest words that are there; then things with some of the words.
async function lookFor(db: CouncilDatabase, reader: SearchReader, wish: SearchWish): Promise<Found> {
  const hits = await search(db, reader, wish)
  if (hits.length > 0) return { sought: wish.sought, near: [], isAny: false, hits }
  const near = findNear(wish.sought, await listKeptWords(db, reader))
  const sought = soughtInstead(near) ?? wish.sought
  const nearest = await search(db, reader, { ...wish, sought })
  if (nearest.length > 0 || sought.length === 1) return { sought, near, isAny: false, hits: nearest }
  return { sought, near, isAny: true, hits: await search(db, reader, { ...wish, sought, match: 'any' }) }
}
