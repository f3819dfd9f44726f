import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { PageSpan } from '../documents/document-store.ts'
import type { DocumentId } from '../shared/ids.ts'
import type { DocumentLine } from './document-line.ts'

const selected = sql`
  select d.id, d.name, d.media_type as "mediaType", f.size, jsonb_array_length(d.pages) as pages,
    d.words <> '' as "hasWords", d.added_at as "addedAt", w.name as "addedBy",
    case when i.id is null then null else jsonb_build_object('id', i.id, 'kind', i.kind, 'title', i.title,
      'shortTitle', i.short_title, 'dated', i.dated, 'inForceOn', i.in_force_on, 'endedOn', i.ended_on,
      'endedHow', i.ended_how, 'reader', i.reader, 'readTo', (i.reading ->> 'readTo')::int, 'undecided', coalesce(p.undecided, 0), 'provisions', coalesce(p.provisions, 0)) end as instrument
  from document d
  join file f on f.council_id = d.council_id and f.sha256 = d.file_sha256
  left join person w on w.id = d.added_by
  left join instrument i on i.council_id = d.council_id and i.document_id = d.id
  left join (
    select council_id, instrument_id, count(*) as provisions, count(*) filter (where state = 'proposed') as undecided
    from provision where withdrawn_by_id is null group by council_id, instrument_id
  ) p on p.council_id = i.council_id and p.instrument_id = i.id`

/** Documents with what was read in them, the newest first; not the files that only stand behind evidence. */
export async function listDocumentLines(db: CouncilDatabase): Promise<readonly DocumentLine[]> {
  const { rows } = await sql<DocumentLine>`
    ${selected}
    where d.council_id = ${db.council} and (i.id is not null or not exists (
      select from evidence e where e.council_id = d.council_id and e.document_id = d.id))
    order by d.added_at desc, d.id desc`.execute(db)
  return rows.map(withDays)
}

export async function findDocumentLine(db: CouncilDatabase, id: DocumentId): Promise<DocumentLine | null> {
  const { rows } = await sql<DocumentLine>`
    ${selected}
    where d.council_id = ${db.council} and d.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : withDays(rows[0])
}

/** The words of a document that was kept before it could be read. */
export async function saveDocumentWords(
  db: CouncilDatabase,
  id: DocumentId,
  wanted: { readonly mediaType: string; readonly words: string; readonly pages: readonly PageSpan[] },
): Promise<void> {
  await sql`
    update document
    set media_type = ${wanted.mediaType}, words = ${wanted.words}, pages = ${JSON.stringify(wanted.pages)}
    where council_id = ${db.council} and id = ${id} and words = ''`.execute(db)
}

const UNREADABLE = 'could not read'

/** Leaves in the record why a document could not be read; it can be tried again. */
export async function saveUnreadable(
  db: CouncilDatabase,
  document: { readonly id: DocumentId; readonly name: string },
  why: string,
): Promise<void> {
  await record(db, {
    act: UNREADABLE,
    thing: { kind: 'document', id: document.id, title: document.name },
    why,
  })
}

/** Why the last reading of a document failed, where it did. */
export async function findUnreadable(db: CouncilDatabase, id: DocumentId): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`
    select body::jsonb ->> 'why' as why
    from event
    where council_id = ${db.council} and thing_kind = 'document' and thing_id = ${id} and act = ${UNREADABLE}
    order by number desc
    limit 1`.execute(db)
  return rows[0]?.why ?? null
}

// Days inside JSON are words.
function withDays(line: DocumentLine): DocumentLine {
  if (line.instrument === null) return line
  const { dated, inForceOn, endedOn } = line.instrument
  return {
    ...line,
    instrument: {
      ...line.instrument,
      dated: dayOf(dated),
      inForceOn: dayOf(inForceOn),
      endedOn: dayOf(endedOn),
    },
  }
}

function dayOf(day: Temporal.PlainDate | string | null): Temporal.PlainDate | null {
  return day === null ? null : Temporal.PlainDate.from(day)
}
