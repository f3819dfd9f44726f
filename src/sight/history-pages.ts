import { listRecord } from '../database/record.ts'
import { exportRecord } from '../database/record-heads.ts'
import { download, notFound, show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import { parseId } from '../shared/ids.ts'
import { findRecordFacts } from './history-store.ts'
import { HISTORY_KINDS, historyPage } from './history-view.ts'

const PAGE = 100

export const historyPages: readonly Route[] = [
  get('/councils/:council/history', 'see the history', async ({ council, query, inCouncil }) => {
    const kind = HISTORY_KINDS.find((one) => one === query.get('kind')) ?? ''
    const words = (query.get('words') ?? '').trim().slice(0, 100)
    const before = parseId<number>(query.get('before') ?? undefined)
    const found = await inCouncil(async (db) => ({
      record: await findRecordFacts(db),
      lines: await listRecord(db, { before, kind, words, most: PAGE + 1 }),
    }))
    const lines = found.lines.slice(0, PAGE)
    return show(
      historyPage({
        council,
        record: found.record,
        lines,
        filter: { kind, words },
        hasMore: found.lines.length > PAGE,
      }),
    )
  }),

  get('/councils/:council/history/record.json', 'see the history', async ({ council, database }) => {
    const record = await database.asOwner((client) => exportRecord(client, council.slug))
    if (record === null) return notFound()
    return download(JSON.stringify(record), 'application/json', `${council.slug}-record.json`)
  }),
]
