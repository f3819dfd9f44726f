import { sql } from 'kysely'
import type { EventThing, HistoryLine } from '../shared/history.ts'
import type { CouncilDatabase, SystemDatabase } from './council-database.ts'

/** What one change leaves behind: who, what, why, before and after. When and where in the chain the database says. */
export type RecordedChange = {
  readonly act: string
  readonly thing: EventThing & { readonly title?: string }
  readonly why?: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/** Writes the event of a change, in the transaction of the change. The body is kept as text, because it is hashed. */
export async function record(db: CouncilDatabase | SystemDatabase, change: RecordedChange): Promise<void> {
  const council = 'council' in db ? db.council : null
  const body = JSON.stringify({ who: db.actor, ...change })
  await sql`insert into event (council_id, body) values (${council}, ${body})`.execute(db)
}

type EventRow = { number: number; at: Temporal.Instant; body: string }

/** A thing's history, newest first. */
export async function listHistory(
  db: CouncilDatabase,
  thing: { readonly kind: string; readonly id: number },
  most = 100,
): Promise<readonly HistoryLine[]> {
  const { rows } = await sql<EventRow>`
    select number, at, body
    from event
    where council_id = ${db.council} and thing_kind = ${thing.kind} and thing_id = ${thing.id}
    order by number desc
    limit ${most}`.execute(db)
  return rows.map(parseEvent)
}

/** The histories of several things of a kind, newest first. */
export async function listHistories(
  db: CouncilDatabase,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly HistoryLine[]>> {
  const { rows } = await sql<EventRow>`
    select number, at, body
    from event
    where council_id = ${db.council} and thing_kind = ${kind} and thing_id = any(${[...ids]}::bigint[])
    order by number desc`.execute(db)
  return Map.groupBy(rows.map(parseEvent), ({ thing }) => thing.id ?? 0)
}

/** What changed in the council since a moment, newest first. */
export async function listEventsSince(
  db: CouncilDatabase,
  since: Temporal.Instant,
  most = 50,
): Promise<readonly HistoryLine[]> {
  const { rows } = await sql<EventRow>`
    select number, at, body
    from event
    where council_id = ${db.council} and at > ${since.toString()} and thing_kind <> 'watch'
    order by number desc
    limit ${most}`.execute(db)
  return rows.map(parseEvent)
}

/** What was done to some things in a time, the newest first, with who did it. */
export async function listEventsOf(
  db: CouncilDatabase,
  wanted: {
    readonly things: readonly { readonly kind: string; readonly ids: readonly number[] }[]
    readonly since: Temporal.Instant
    readonly until: Temporal.Instant
    readonly most: number
  },
): Promise<readonly (HistoryLine & { readonly whoId: number | null })[]> {
  const asked = wanted.things.filter(({ ids }) => ids.length > 0)
  if (asked.length === 0) return []
  const any = asked.map(
    ({ kind, ids }) => sql`(thing_kind = ${kind} and thing_id = any (${[...ids]}::bigint[]))`,
  )
  const { rows } = await sql<EventRow & { whoId: number | null }>`
    select number, at, body, person_id as "whoId"
    from event
    where council_id = ${db.council} and at > ${wanted.since.toString()} and at <= ${wanted.until.toString()}
      and (${sql.join(any, sql` or `)})
    order by number desc
    limit ${wanted.most}`.execute(db)
  return rows.map((row) => ({ ...parseEvent(row), whoId: row.whoId }))
}

/** A page of the whole record before an event's number, newest first; `words` must all stand in the event. */
export async function listRecord(
  db: CouncilDatabase,
  wanted: {
    readonly before: number | null
    readonly kind: string
    readonly words: string
    readonly most: number
  },
): Promise<readonly HistoryLine[]> {
  const { rows } = await sql<EventRow>`
    select number, at, body
    from event
    where council_id = ${db.council}
      and (${wanted.before}::bigint is null or number < ${wanted.before})
      and (${wanted.kind} = '' or thing_kind = ${wanted.kind})
      and (${wanted.words} = '' or position(lower(${wanted.words}) in lower(body)) > 0)
    order by number desc
    limit ${wanted.most}`.execute(db)
  return rows.map(parseEvent)
}

function parseEvent(row: EventRow): HistoryLine {
  const body = JSON.parse(row.body) as RecordedChange & { who: { name: string; role: string } }
  return {
    number: row.number,
    at: row.at,
    who: body.who.name,
    role: body.who.role,
    act: body.act,
    thing: body.thing,
    why: body.why ?? null,
    before: body.before ?? {},
    after: body.after ?? {},
  }
}
