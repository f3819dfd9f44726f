import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InterventionId, PhaseId } from '../shared/ids.ts'
import type { Phase, Vision, WantedPhase } from './phase.ts'

export async function findVision(db: CouncilDatabase, intervention: InterventionId): Promise<Vision | null> {
  const { rows } = await sql<Vision>`
    select words, version from plan_vision
    where council_id = ${db.council} and intervention_id = ${intervention}`.execute(db)
  return rows[0] ?? null
}

/** Says or resays the vision; false where somebody was first. */
export async function saveVision(
  db: CouncilDatabase,
  intervention: InterventionId,
  { words, seen }: { readonly words: string; readonly seen: Vision | null },
): Promise<boolean> {
  const { numAffectedRows } = await (
    seen === null
      ? sql`insert into plan_vision (intervention_id, words) values (${intervention}, ${words})
        on conflict do nothing`
      : sql`update plan_vision set words = ${words}, version = version + 1
        where council_id = ${db.council} and intervention_id = ${intervention} and version = ${seen.version}`
  ).execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'said what the plan is for',
    thing: { kind: 'vision', id: intervention, title: 'The vision' },
    ...(seen === null ? {} : { before: { words: seen.words } }),
    after: { words },
  })
  return true
}

const selected = sql`id, title, from_on as "fromOn", to_on as "toOn", by_then as "byThen", version`

/** In the order of their days. */
export async function listPhases(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Phase[]> {
  const { rows } = await sql<Phase>`
    select ${selected} from plan_phase
    where council_id = ${db.council} and intervention_id = ${intervention}
    order by from_on, id`.execute(db)
  return rows
}

/** The case a phase belongs to. */
export async function findInterventionOfPhase(
  db: CouncilDatabase,
  phase: PhaseId,
): Promise<InterventionId | null> {
  const { rows } = await sql<{ intervention: InterventionId }>`
    select intervention_id as intervention from plan_phase
    where council_id = ${db.council} and id = ${phase}`.execute(db)
  return rows[0]?.intervention ?? null
}

/** Adds a phase; the same form twice adds one. */
export async function saveNewPhase(
  db: CouncilDatabase,
  intervention: InterventionId,
  { wanted, formKey }: { readonly wanted: WantedPhase; readonly formKey: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: PhaseId }>`
    insert into plan_phase (intervention_id, title, from_on, to_on, by_then, form_key)
    values (${intervention}, ${wanted.title}, ${wanted.fromOn}, ${wanted.toOn}, ${wanted.byThen}, ${formKey})
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const [made] = rows
  if (made === undefined) return
  await record(db, {
    act: 'added a phase',
    thing: thingOf({ ...wanted, id: made.id }),
    after: toTell(wanted),
  })
}

/** False where somebody was first. */
export async function savePhase(db: CouncilDatabase, phase: Phase, wanted: WantedPhase): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update plan_phase
    set title = ${wanted.title}, from_on = ${wanted.fromOn}, to_on = ${wanted.toOn}, by_then = ${wanted.byThen},
      version = version + 1
    where council_id = ${db.council} and id = ${phase.id} and version = ${phase.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'changed a phase',
    thing: thingOf(phase),
    before: toTell(phase),
    after: toTell(wanted),
  })
  return true
}

/** Takes a phase out; the record keeps what it was. False where it is gone already. */
export async function savePhaseRemoved(db: CouncilDatabase, phase: Phase): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from plan_phase where council_id = ${db.council} and id = ${phase.id}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'took out a phase', thing: thingOf(phase), before: toTell(phase) })
  return true
}

function thingOf({ id, title }: Pick<Phase, 'id' | 'title'>) {
  return { kind: 'phase', id, title }
}

function toTell({ title, fromOn, toOn, byThen }: WantedPhase) {
  return { title, fromOn: fromOn.toString(), toOn: toOn.toString(), byThen }
}
