import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { saveFile } from '../documents/document-store.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId, PackId, PersonId } from '../shared/ids.ts'
import type { Report } from './report.ts'

export type Pack = {
  readonly id: PackId
  readonly interventionId: InterventionId
  readonly title: string
  readonly meetingOn: Day
  readonly madeOn: Day
  readonly madeBy: string | null
  readonly issuedAt: Temporal.Instant | null
  readonly issuedBy: string | null
  readonly fileHash: Buffer | null
  readonly version: number
}

const columns = sql`
  k.id, k.intervention_id as "interventionId", k.title, k.meeting_on as "meetingOn", k.made_on as "madeOn",
  made.name as "madeBy", k.issued_at as "issuedAt", issued.name as "issuedBy", k.file_sha256 as "fileHash", k.version`

const joined = sql`
  from pack k
  left join person made on made.id = k.made_by
  left join person issued on issued.id = k.issued_by`

/** Packs, the latest meeting first. */
export async function listPacks(db: CouncilDatabase, intervention: InterventionId): Promise<readonly Pack[]> {
  const { rows } = await sql<Pack>`
    select ${columns} ${joined}
    where k.council_id = ${db.council} and k.intervention_id = ${intervention}
    order by k.meeting_on desc, k.id desc`.execute(db)
  return rows
}

export async function findPack(
  db: CouncilDatabase,
  id: PackId,
): Promise<(Pack & { readonly report: Report }) | null> {
  const { rows } = await sql<Pack & { report: KeptReport }>`
    select ${columns}, k.report ${joined}
    where k.council_id = ${db.council} and k.id = ${id}`.execute(db)
  const [row] = rows
  return row === undefined ? null : { ...row, report: reviveReport(row.report) }
}

export async function saveNewPack(
  db: CouncilDatabase,
  wanted: {
    readonly intervention: InterventionId
    readonly title: string
    readonly meetingOn: Day
    readonly madeOn: Day
    readonly by: PersonId
    readonly report: Report
  },
): Promise<PackId> {
  const { rows } = await sql<{ id: PackId }>`
    insert into pack (intervention_id, title, meeting_on, report, made_on, made_by)
    values (${wanted.intervention}, ${wanted.title}, ${wanted.meetingOn}, ${JSON.stringify(wanted.report)}, ${wanted.madeOn}, ${wanted.by})
    returning id`.execute(db)
  const id = rows[0]?.id as PackId
  await record(db, {
    act: 'composed',
    thing: { kind: 'pack', id, title: wanted.title },
    after: { meetingOn: wanted.meetingOn, madeOn: wanted.madeOn },
  })
  return id
}

/** Composes a draft anew. False: it has been issued or changed in the meantime. */
export async function saveRefreshed(
  db: CouncilDatabase,
  pack: Pack,
  report: Report,
  madeOn: Day,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update pack set report = ${JSON.stringify(report)}, made_on = ${madeOn}, version = version + 1
    where council_id = ${db.council} and id = ${pack.id} and version = ${pack.version} and issued_at is null`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'composed anew',
    thing: { kind: 'pack', id: pack.id, title: pack.title },
    after: { madeOn },
  })
  return true
}

/** Freezes a pack with the PDF that was sent out. False: somebody was first. */
export async function saveIssued(
  db: CouncilDatabase,
  pack: Pack,
  wanted: { readonly report: Report; readonly pdf: Uint8Array; readonly by: PersonId },
): Promise<boolean> {
  const hash = await saveFile(db, wanted.pdf)
  const { numAffectedRows } = await sql`
    update pack
    set report = ${JSON.stringify(wanted.report)}, issued_at = clock_timestamp(), issued_by = ${wanted.by},
      file_sha256 = ${hash}, version = version + 1
    where council_id = ${db.council} and id = ${pack.id} and version = ${pack.version} and issued_at is null`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'issued',
    thing: { kind: 'pack', id: pack.id, title: pack.title },
    after: { pdfSha256: hash.toString('hex'), size: wanted.pdf.length },
  })
  return true
}

/** Where the council's record stands now. */
export async function findRecordHead(
  db: CouncilDatabase,
): Promise<{ readonly number: number; readonly hash: string } | null> {
  const { rows } = await sql<{ number: number; hash: string }>`
    select number, encode(hash, 'hex') as hash from event
    where council_id = ${db.council} order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

// As JSON keeps it: days are their words again.
type KeptReport = Omit<Report, 'date' | 'status'> & {
  readonly date: string
  readonly status:
    | { readonly kind: 'draft' }
    | { readonly kind: 'issued'; readonly on: string; readonly seal: string }
}

function reviveReport(kept: KeptReport): Report {
  const { status } = kept
  return {
    ...kept,
    date: Temporal.PlainDate.from(kept.date),
    status: status.kind === 'draft' ? status : { ...status, on: Temporal.PlainDate.from(status.on) },
  }
}
