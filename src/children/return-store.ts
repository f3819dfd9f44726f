import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import { saveLists } from './child-list-store.ts'
import type { ChildReturn, ProblemFilter, ReturnId, ReturnLine, WholeReturn } from './child-return.ts'
import type { Problem } from './problem.ts'
import type { Concluded } from './return-outcome.ts'

const selected = sql`
  r.id, r.files, r.state, r.why, r.kind, r.snapshot_on as "snapshotOn", r.population, r.row_count as rows,
    r.problem_count as problems, r.warning_count as warnings, r.brought_at as "broughtAt", p.name as "broughtBy",
    r.brought_by as "broughtById"`

/** Every return that was brought in, newest first. */
export async function listReturns(db: CouncilDatabase, most = 100): Promise<readonly ReturnLine[]> {
  const { rows } = await sql<ReturnLine>`
    select ${selected}
    from child_return r
    left join person p on p.id = r.brought_by
    where r.council_id = ${db.council}
    order by r.id desc
    limit ${most}`.execute(db)
  return rows
}

export async function findReturn(db: CouncilDatabase, id: ReturnId): Promise<ChildReturn | null> {
  const { rows } = await sql<ChildReturn>`
    select ${selected}, r.outcome
    from child_return r
    left join person p on p.id = r.brought_by
    where r.council_id = ${db.council} and r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The latest return of the same kind for an earlier day, to lay beside this one. */
export async function findReturnBefore(
  db: CouncilDatabase,
  { kind, snapshotOn }: Pick<WholeReturn, 'kind' | 'snapshotOn'>,
): Promise<WholeReturn | null> {
  const { rows } = await sql<WholeReturn>`
    select ${selected}, r.outcome
    from child_return r
    left join person p on p.id = r.brought_by
    where r.council_id = ${db.council} and r.state = 'read' and r.kind = ${kind} and r.snapshot_on < ${snapshotOn}
    order by r.snapshot_on desc, r.id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

export type WantedReturn = {
  readonly files: readonly string[]
  readonly population: number | null
  readonly formKey: string | null
}

/** Notes that a return came in, before it is read. The same form sent twice notes one. */
export async function saveNewReturn(
  db: CouncilDatabase,
  wanted: WantedReturn,
): Promise<{ readonly id: ReturnId; readonly isNew: boolean }> {
  const { rows } = await sql<{ id: ReturnId }>`
    insert into child_return (files, population, brought_by, form_key)
    values (${[...wanted.files]}, ${wanted.population}, ${db.actor.id}, ${wanted.formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const { rows: before } = await sql<{ id: ReturnId }>`
      select id from child_return
      where council_id = ${db.council} and form_key = ${wanted.formKey}::uuid`.execute(db)
    return { id: before[0]?.id as ReturnId, isNew: false }
  }
  await record(db, {
    act: 'brought in',
    thing: { kind: 'return', id, title: wanted.files.join(', ') },
    after: { files: wanted.files, population: wanted.population },
  })
  return { id, isNew: true }
}

/** Keeps what came of reading it: all of it in one transaction, or that it could not be read. */
export async function saveConcluded(
  db: CouncilDatabase,
  id: ReturnId,
  concluded: Concluded,
  today: Day,
): Promise<void> {
  const kept = concluded.ok
    ? await saveOutcome(db, id, concluded)
    : await saveUnreadable(db, id, concluded.why)
  if (!kept) return
  await saveProblems(db, id, concluded.problems)
  if (concluded.ok)
    await saveLists(db, { returnId: id, snapshotOn: concluded.outcome.day, today }, concluded.childLists)
}

async function saveOutcome(
  db: CouncilDatabase,
  id: ReturnId,
  { outcome }: Concluded & { readonly ok: true },
): Promise<boolean> {
  const { kind, day, rows, problemCount, warningCount } = outcome
  const { numAffectedRows } = await sql`
    update child_return
    set state = 'read', kind = ${kind}, snapshot_on = ${day}::date, row_count = ${rows},
      problem_count = ${problemCount}, warning_count = ${warningCount}, outcome = ${JSON.stringify(outcome)}::jsonb
    where council_id = ${db.council} and id = ${id} and state = 'being read'`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'read and counted',
    thing: { kind: 'return', id, title: `${outcome.name} of ${day}` },
    after: { kind, day, rows, problems: problemCount, warnings: warningCount },
  })
  return true
}

async function saveUnreadable(db: CouncilDatabase, id: ReturnId, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update child_return set state = 'unreadable', why = ${why}
    where council_id = ${db.council} and id = ${id} and state = 'being read'`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'could not read', thing: { kind: 'return', id }, why })
  return true
}

async function saveProblems(db: CouncilDatabase, id: ReturnId, problems: readonly Problem[]): Promise<void> {
  await sql`
    insert into child_return_problem (return_id, list, row_number, column_name, value, rule, severity, message, cure)
    select ${id}, w.list, w.row, w."column", w.value, w.rule, w.severity, w.message, w.cure
    from rows from (
      jsonb_to_recordset(${JSON.stringify(problems)}::jsonb)
        as (list text, row int, "column" text, value text, rule text, severity text, message text, cure text)
    ) with ordinality as w
    order by w.ordinality`.execute(db)
}

const PAGE = 50

export type ProblemPage = {
  readonly problems: readonly Problem[]
  readonly count: number
  readonly pages: number
}

/** One page of the kept problems, in the order of the file. */
export async function listProblems(
  db: CouncilDatabase,
  id: ReturnId,
  filter: ProblemFilter,
): Promise<ProblemPage> {
  const { rows } = await sql<Problem & { count: number }>`
    select list, row_number as row, column_name as column, value, severity, rule, message, cure,
      count(*) over () as count
    from child_return_problem
    where council_id = ${db.council} and return_id = ${id} and ${asked(filter)}
    order by id
    limit ${PAGE} offset ${(filter.page - 1) * PAGE}`.execute(db)
  const count = rows[0]?.count ?? 0
  return { problems: rows, count, pages: Math.ceil(count / PAGE) }
}

/** Every kept problem that was asked for, for the analyst. */
export async function listAllProblems(
  db: CouncilDatabase,
  id: ReturnId,
  filter: ProblemFilter,
): Promise<readonly Problem[]> {
  const { rows } = await sql<Problem>`
    select list, row_number as row, column_name as column, value, severity, rule, message, cure
    from child_return_problem
    where council_id = ${db.council} and return_id = ${id} and ${asked(filter)}
    order by id`.execute(db)
  return rows
}

function asked({ list, rule, severity }: ProblemFilter) {
  return sql`(${list} = '' or list = ${list}) and (${rule} = '' or rule = ${rule})
      and (${severity} = '' or severity = ${severity})`
}

/** Notes which measures were told values out of a return. */
export async function saveCountedInto(
  db: CouncilDatabase,
  told: { readonly id: ReturnId; readonly title: string; readonly measures: readonly string[] },
): Promise<void> {
  await record(db, {
    act: 'counted into measures',
    thing: { kind: 'return', id: told.id, title: told.title },
    after: { measures: told.measures },
  })
}
