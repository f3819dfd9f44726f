import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { saveFile } from '../documents/document-store.ts'
import type { InterventionId, PlanImportId } from '../shared/ids.ts'
import type { ColumnChoice } from './import-columns.ts'
import { type KeptPlan, type MadeByImport, parseKept } from './import-kept.ts'
import type { ImportAnswers } from './import-rows.ts'

export type PlanImport = {
  readonly id: PlanImportId
  readonly interventionId: InterventionId
  readonly sha256: Buffer
  readonly fileName: string
  readonly state: 'draft' | 'imported' | 'undone'
  /** Null until a person has said what each column is. */
  readonly columns: ColumnChoice | null
  readonly answers: Partial<ImportAnswers>
  readonly made: MadeByImport | null
  readonly begunBy: string | null
  readonly begunAt: Temporal.Instant
  readonly importedOn: Temporal.PlainDate | null
  /** A draft that somebody put away; whoever works on it again takes it up. */
  readonly isPutAway: boolean
  readonly version: number
}

const selected = sql`
  select i.id, i.intervention_id as "interventionId", i.file_sha256 as sha256, i.file_name as "fileName", i.state,
    i.columns, i.answers, i.made, p.name as "begunBy", i.begun_at as "begunAt", i.imported_on as "importedOn",
    i.state = 'draft' and i.answers ? 'putAway' as "isPutAway", i.version
  from plan_import i
  left join person p on p.id = i.begun_by`

/** Imports of the intervention's plan, the newest first. */
export async function listImports(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly PlanImport[]> {
  const { rows } = await sql<PlanImport>`
    ${selected}
    where i.council_id = ${db.council} and i.intervention_id = ${intervention}
    order by i.id desc`.execute(db)
  return rows.map(parsed)
}

export async function findImport(db: CouncilDatabase, id: PlanImportId): Promise<PlanImport | null> {
  const { rows } = await sql<PlanImport>`
    ${selected}
    where i.council_id = ${db.council} and i.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : parsed(rows[0])
}

function parsed(row: PlanImport): PlanImport {
  return { ...row, made: parseKept<MadeByImport>(row.made) }
}

/** What the imports that stand have kept, the earliest first. */
export async function listKeptPlans(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly (KeptPlan & { readonly id: PlanImportId })[]> {
  const { rows } = await sql<{ id: PlanImportId; kept: unknown }>`
    select id, kept from plan_import
    where council_id = ${db.council} and intervention_id = ${intervention} and state = 'imported'
    order by ${broughtInAt(sql.ref('plan_import'))}, id`.execute(db)
  return rows.flatMap(({ id, kept }) => {
    const parts = parseKept<KeptPlan>(kept)
    return parts === null ? [] : [{ ...parts, id }]
  })
}

/** When it was brought in, which is not when the file came. Imports of before this was kept tell only the latter. */
export function broughtInAt(alias: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((${alias}.made ->> 'broughtInAt')::timestamptz, ${alias}.begun_at)`
}

/** Keeps the file and begins an import that can be left and come back to. */
export async function saveNewImport(
  db: CouncilDatabase,
  intervention: InterventionId,
  file: { readonly name: string; readonly content: Uint8Array },
): Promise<PlanImportId> {
  const hash = await saveFile(db, file.content)
  const { rows } = await sql<{ id: PlanImportId }>`
    insert into plan_import (intervention_id, file_sha256, file_name, begun_by)
    values (${intervention}, ${hash}, ${file.name}, ${db.actor.id})
    returning id`.execute(db)
  const id = rows[0]?.id as PlanImportId
  await record(db, {
    act: 'brought a plan to look at',
    thing: { kind: 'plan import', id, title: file.name },
    after: { sha256: hash.toString('hex'), size: file.content.length },
  })
  return id
}

/** What a person said of the draft so far. False: somebody else said something in the meantime. */
export async function saveDraft(
  db: CouncilDatabase,
  draft: PlanImport,
  said: { readonly columns: ColumnChoice | null; readonly answers: Partial<ImportAnswers> },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan_import
    set columns = ${said.columns === null ? null : JSON.stringify(said.columns)}::jsonb,
      answers = ${JSON.stringify(said.answers)}::jsonb - 'putAway', version = version + 1
    where council_id = ${db.council} and id = ${draft.id} and version = ${draft.version} and state = 'draft'`.execute(
    db,
  )
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'said how to read it',
    thing: thingOf(draft),
    before: { columns: draft.columns, answers: draft.answers },
    after: said,
  })
  return true
}

/** Puts a draft away, with what was said of it so far. False: it is none any more, or somebody works on it. */
export async function savePutAway(db: CouncilDatabase, draft: PlanImport): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan_import
    set answers = answers || '{"putAway": true}'::jsonb, version = version + 1
    where council_id = ${db.council} and id = ${draft.id} and version = ${draft.version} and state = 'draft'
      and not answers ? 'putAway'`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'put the draft away', thing: thingOf(draft) })
  return true
}

export function thingOf({ id, fileName }: PlanImport) {
  return { kind: 'plan import', id, title: fileName } as const
}
