import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { DocumentId, PersonId } from '../shared/ids.ts'

export type PageSpan = { readonly start: number; readonly end: number }

export type KeptDocument = {
  readonly id: DocumentId
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pages: readonly PageSpan[]
  readonly addedAt: Temporal.Instant
  readonly addedBy: string | null
}

/** Keeps a file and its text; the same bytes are kept once, and answer with the document they already are. */
export async function saveDocument(
  db: CouncilDatabase,
  wanted: {
    readonly name: string
    readonly content: Uint8Array
    readonly mediaType: string
    readonly words: string
    readonly pages: readonly PageSpan[]
  },
): Promise<{ readonly id: DocumentId; readonly isNew: boolean }> {
  const hash = createHash('sha256').update(wanted.content).digest()
  const found = await sql<{ id: DocumentId }>`
    select id from document where council_id = ${db.council} and file_sha256 = ${hash}`.execute(db)
  const known = found.rows[0]
  if (known !== undefined) return { id: known.id, isNew: false }
  await saveFile(db, wanted.content)
  const { rows } = await sql<{ id: DocumentId }>`
    insert into document (file_sha256, name, media_type, words, pages, added_by)
    values (${hash}, ${wanted.name}, ${wanted.mediaType}, ${wanted.words}, ${JSON.stringify(wanted.pages)}, ${db.actor.id})
    returning id`.execute(db)
  const id = rows[0]?.id as DocumentId
  await record(db, {
    act: 'brought in',
    thing: { kind: 'document', id, title: wanted.name },
    after: { sha256: hash.toString('hex'), size: wanted.content.length, mediaType: wanted.mediaType },
  })
  return { id, isNew: true }
}

/** Keeps bytes under their hash. */
export async function saveFile(db: CouncilDatabase, content: Uint8Array): Promise<Buffer> {
  const hash = createHash('sha256').update(content).digest()
  await sql`
    insert into file (sha256, size, content) values (${hash}, ${content.length}, ${Buffer.from(content)})
    on conflict (council_id, sha256) do nothing`.execute(db)
  return hash
}

/** Documents, the newest first. */
export async function listDocuments(db: CouncilDatabase): Promise<readonly KeptDocument[]> {
  const { rows } = await sql<KeptDocument>`
    select d.id, d.name, d.media_type as "mediaType", f.size, d.pages, d.added_at as "addedAt", p.name as "addedBy"
    from document d
    join file f on f.council_id = d.council_id and f.sha256 = d.file_sha256
    left join person p on p.id = d.added_by
    where d.council_id = ${db.council}
    order by d.added_at desc, d.id desc`.execute(db)
  return rows
}

export async function findDocument(
  db: CouncilDatabase,
  id: DocumentId,
): Promise<
  | (KeptDocument & { readonly words: string; readonly sha256: Buffer; readonly addedById: PersonId | null })
  | null
> {
  const { rows } = await sql<KeptDocument & { words: string; sha256: Buffer; addedById: PersonId | null }>`
    select d.id, d.name, d.media_type as "mediaType", f.size, d.pages, d.words, d.file_sha256 as sha256,
      d.added_at as "addedAt", d.added_by as "addedById", p.name as "addedBy"
    from document d
    join file f on f.council_id = d.council_id and f.sha256 = d.file_sha256
    left join person p on p.id = d.added_by
    where d.council_id = ${db.council} and d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The bytes as they came. */
export async function findFile(db: CouncilDatabase, sha256: Uint8Array): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from file where council_id = ${db.council} and sha256 = ${Buffer.from(sha256)}`.execute(db)
  return rows[0]?.content ?? null
}
