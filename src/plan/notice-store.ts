import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listEventsOf } from '../database/record.ts'
import { listCommentsById } from './comment-store.ts'
import { type Notice, type NoticeFacts, noticesOf } from './notice.ts'
import type { Watched } from './watch-store.ts'

/** What others did to things that people watch, in a time. */
export type WatchedNews = Pick<NoticeFacts, 'comments' | 'evidenceOf'> & {
  readonly events: Parameters<typeof noticesOf>[0]
}

const MOST_EVENTS = 2000

/** Read once for however many people. */
export async function findNews(
  db: CouncilDatabase,
  watched: readonly Watched[],
  time: { readonly since: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<WatchedNews> {
  const actions = idsOf(watched, 'action')
  const evidenceOf = await listEvidenceOf(db, actions)
  const events = await listEventsOf(db, {
    things: [
      { kind: 'action', ids: actions },
      { kind: 'objective', ids: idsOf(watched, 'objective') },
      { kind: 'evidence', ids: [...evidenceOf.keys()] },
    ],
    ...time,
    most: MOST_EVENTS,
  })
  const ids = events.flatMap(({ after }) => ('comment' in after ? [Number(after['comment'])] : []))
  const comments = await listCommentsById(db, [...new Set(ids)])
  return { events, evidenceOf, comments: new Map(comments.map((one) => [one.id, one])) }
}

/** Of the news what one reader watches and may see. */
export function noticesFor(
  reader: NoticeFacts['reader'],
  watched: readonly Watched[],
  news: WatchedNews,
): readonly Notice[] {
  const own = watched.filter(({ personId }) => personId === reader.person)
  const titles = (kind: Watched['kind']) =>
    new Map(own.filter((one) => one.kind === kind).map(({ id, title }) => [id, title]))
  return noticesOf(news.events, {
    ...news,
    reader,
    actions: titles('action'),
    objectives: titles('objective'),
  })
}

function idsOf(watched: readonly Watched[], kind: Watched['kind']): readonly number[] {
  return [...new Set(watched.filter((one) => one.kind === kind).map(({ id }) => id))]
}

async function listEvidenceOf(
  db: CouncilDatabase,
  actions: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ id: number; actions: readonly number[] }>`
    select evidence_id as id, array_agg(action_id order by action_id) as actions
    from evidence_claim
    where council_id = ${db.council} and action_id = any (${[...actions]}::bigint[])
    group by evidence_id
    order by evidence_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.actions]))
}
