import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InterventionId } from '../shared/ids.ts'
import { carriesOf, type PlanLimit, type WantedLimit } from './plan-limit.ts'

/** Null where the council has said nothing and the usual number holds. */
export async function findLimit(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<PlanLimit | null> {
  const { rows } = await sql<PlanLimit>`
    select carries, why, version from plan_limit
    where council_id = ${db.council} and intervention_id = ${intervention}`.execute(db)
  return rows[0] ?? null
}

/** Says what an owner can carry; false where somebody was first. */
export async function saveLimit(
  db: CouncilDatabase,
  intervention: InterventionId,
  { wanted, seen }: { readonly wanted: WantedLimit; readonly seen: PlanLimit | null },
): Promise<boolean> {
  const { numAffectedRows } = await (
    seen === null
      ? sql`insert into plan_limit (intervention_id, carries, why)
        values (${intervention}, ${wanted.carries}, ${wanted.why})
        on conflict do nothing`
      : sql`update plan_limit set carries = ${wanted.carries}, why = ${wanted.why}, version = version + 1
        where council_id = ${db.council} and intervention_id = ${intervention} and version = ${seen.version}`
  ).execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'said how many unfinished actions an owner can carry',
    thing: { kind: 'plan limit', id: intervention, title: 'What an owner can carry' },
    why: wanted.why,
    before: { unfinishedActions: carriesOf(seen) },
    after: { unfinishedActions: wanted.carries },
  })
  return true
}
