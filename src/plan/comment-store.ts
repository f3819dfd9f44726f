import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { ActionId, CommentId, ObjectiveId, PersonId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import type { Reader } from './action-reader.ts'
import { findVisibleAction } from './action-story-store.ts'
import { type Comment, type CommentKind, mayReadComment, type Wording } from './comment.ts'
import { findObjective } from './objective-store.ts'

/** What a comment is on. */
export type CommentThing = {
  readonly kind: CommentKind
  readonly id: number
  readonly title: string
  readonly action: Action | null
}

/** The thing, where this reader may read what is said of it: of all things a partner has only actions of their own. */
export async function findCommentThing(
  db: CouncilDatabase,
  kind: CommentKind,
  { id, reader }: { readonly id: number; readonly reader: Reader },
): Promise<CommentThing | null> {
  if (kind === 'action') {
    const action = await findVisibleAction(db, id as ActionId, reader)
    return action && { kind, id, title: `${action.reference} ${action.title}`, action }
  }
  if (reader.role === 'partner') return null
  const title = await findTitle(db, kind, id)
  return title === null ? null : { kind, id, title, action: null }
}

async function findTitle(
  db: CouncilDatabase,
  kind: Exclude<CommentKind, 'action'>,
  id: number,
): Promise<string | null> {
  if (kind === 'objective') return (await findObjective(db, id as ObjectiveId))?.title ?? null
  const { rows } = await (
    kind === 'requirement'
      ? sql<{
          title: string
        }>`select reference as title from requirement where council_id = ${db.council} and id = ${id}`
      : sql<{
          title: string
        }>`select name as title from measure where council_id = ${db.council} and id = ${id}`
  ).execute(db)
  return rows[0]?.title ?? null
}

type CommentRow = Omit<Comment, 'on' | 'wordings' | 'mentions' | 'withdrawal'> & {
  readonly kind: CommentKind
  readonly onId: number
  readonly withdrawnBy: string | null
  readonly why: string | null
  readonly withdrawnAt: Temporal.Instant | null
}

/** What was said of a thing that this reader may read, the first first. */
export async function listComments(
  db: CouncilDatabase,
  on: { readonly kind: CommentKind; readonly id: number },
  reader: Reader,
): Promise<readonly Comment[]> {
  const all = await selectComments(db, sql`${columnOf(on.kind)} = ${on.id}`)
  return all.filter((comment) => mayReadComment(reader, comment))
}

export async function findComment(db: CouncilDatabase, id: CommentId): Promise<Comment | null> {
  return (await selectComments(db, sql`c.id = ${id}`))[0] ?? null
}

/** By their ids, whoever may read them. */
export async function listCommentsById(
  db: CouncilDatabase,
  ids: readonly number[],
): Promise<readonly Comment[]> {
  return ids.length === 0 ? [] : selectComments(db, sql`c.id = any (${[...ids]}::bigint[])`)
}

async function selectComments(db: CouncilDatabase, wanted: RawBuilder<unknown>): Promise<readonly Comment[]> {
  const { rows } = await sql<CommentRow>`
    select c.id, case when c.action_id is not null then 'action' when c.objective_id is not null then 'objective'
        when c.requirement_id is not null then 'requirement' else 'measure' end as kind,
      coalesce(c.action_id, c.objective_id, c.requirement_id, c.measure_id) as "onId", c.person_id as "personId",
      p.name as who, c.council_only as "councilOnly", b.name as "withdrawnBy", w.why, w.said_at as "withdrawnAt"
    from comment c
    join person p on p.id = c.person_id
    left join comment_withdrawal w on w.council_id = c.council_id and w.comment_id = c.id
    left join person b on b.id = w.person_id
    where c.council_id = ${db.council} and ${wanted}
    order by c.id`.execute(db)
  const wordings = await listWordings(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ kind, onId, withdrawnBy, why, withdrawnAt, ...row }) => {
    const own = wordings.get(row.id) ?? []
    return {
      ...row,
      on: { kind, id: onId },
      wordings: own.map(({ number, words, saidAt }) => ({ number, words, saidAt })),
      mentions: own.at(-1)?.mentions ?? [],
      withdrawal:
        withdrawnAt === null ? null : { by: withdrawnBy ?? '', why: why ?? '', saidAt: withdrawnAt },
    }
  })
}

type WordingRow = Wording & { readonly commentId: CommentId; readonly mentions: readonly string[] }

async function listWordings(
  db: CouncilDatabase,
  ids: readonly CommentId[],
): Promise<ReadonlyMap<CommentId, readonly WordingRow[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<WordingRow>`
    select w.comment_id as "commentId", w.number, w.words, w.said_at as "saidAt",
      coalesce(array_agg(p.name order by p.name, p.id) filter (where p.id is not null), '{}') as mentions
    from comment_wording w
    left join comment_mention m on m.council_id = w.council_id and m.comment_id = w.comment_id and m.number = w.number
    left join person p on p.id = m.person_id
    where w.council_id = ${db.council} and w.comment_id = any (${[...ids]}::bigint[])
    group by w.comment_id, w.number, w.words, w.said_at
    order by w.comment_id, w.number`.execute(db)
  return Map.groupBy(rows, (row) => row.commentId)
}

export type WantedComment = {
  readonly by: PersonId
  readonly words: string
  readonly councilOnly: boolean
  readonly mentions: readonly PersonId[]
  readonly now: Temporal.Instant
  readonly formKey: string | null
}

/** False: the form was sent before. */
export async function saveComment(
  db: CouncilDatabase,
  thing: CommentThing,
  wanted: WantedComment,
): Promise<boolean> {
  const { rows } = await sql<{ id: CommentId }>`
    insert into comment (${columnOf(thing.kind, '')}, person_id, council_only, said_at, form_key)
    values (${thing.id}, ${wanted.by}, ${wanted.councilOnly}, ${wanted.now.toString()}, ${wanted.formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return false
  await saveWording(db, id, { ...wanted, number: 1 })
  await recordSaid(db, thing, { act: 'commented on', id, number: 1, words: wanted.words })
  return true
}

/** False: another wording came first. */
export async function saveCommentCorrection(
  db: CouncilDatabase,
  { thing, id }: { readonly thing: CommentThing; readonly id: CommentId },
  wanted: Pick<WantedComment, 'words' | 'mentions' | 'now'> & { readonly number: number },
): Promise<boolean> {
  if (!(await saveWording(db, id, wanted))) return false
  const { number, words } = wanted
  await recordSaid(db, thing, { act: 'corrected a comment on', id, number, words })
  return true
}

async function saveWording(
  db: CouncilDatabase,
  id: CommentId,
  wanted: Pick<WantedComment, 'words' | 'mentions' | 'now'> & { readonly number: number },
): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`
    insert into comment_wording (comment_id, number, words, said_at)
    values (${id}, ${wanted.number}, ${wanted.words}, ${wanted.now.toString()})
    on conflict do nothing
    returning number`.execute(db)
  if (rows.length === 0) return false
  await sql`
    insert into comment_mention (comment_id, number, person_id)
    select ${id}::bigint, ${wanted.number}::int, one from unnest(${[...wanted.mentions]}::bigint[]) as one`.execute(
    db,
  )
  return true
}

/** False: it was withdrawn before. */
export async function saveCommentWithdrawal(
  db: CouncilDatabase,
  { thing, id }: { readonly thing: CommentThing; readonly id: CommentId },
  wanted: { readonly by: PersonId; readonly why: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql<{ id: CommentId }>`
    insert into comment_withdrawal (comment_id, person_id, why, said_at)
    values (${id}, ${wanted.by}, ${wanted.why}, ${wanted.now.toString()})
    on conflict do nothing
    returning comment_id as id`.execute(db)
  if (rows.length === 0) return false
  const { kind, title } = thing
  await record(db, {
    act: 'withdrew a comment on',
    thing: { kind, id: thing.id, title },
    why: wanted.why,
    after: { comment: id },
  })
  return true
}

// The record keeps the words' fingerprint: what was said can be proved by it, and words that should never have been written
// there, a child's name above all, do not stand in a chain that nobody can ever change.
async function recordSaid(
  db: CouncilDatabase,
  thing: CommentThing,
  said: { readonly act: string; readonly id: CommentId; readonly number: number; readonly words: string },
): Promise<void> {
  const fingerprint = createHash('sha256').update(said.words).digest('hex')
  await record(db, {
    act: said.act,
    thing: { kind: thing.kind, id: thing.id, title: thing.title },
    after: { comment: said.id, wording: said.number, fingerprint },
  })
}

function columnOf(kind: CommentKind, of = 'c.'): RawBuilder<unknown> {
  return sql.raw(`${of}${kind}_id`)
}
