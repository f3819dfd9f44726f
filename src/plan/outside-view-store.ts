import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId, ObjectiveId, OutsideViewId, PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { thingOf } from './action-store.ts'
import { findVisibleAction } from './action-story-store.ts'
import { findObjective } from './objective-store.ts'
import type { OutsideView, OutsideViewing, ViewedKind } from './outside-viewing.ts'

/** What a view is of. */
export type ViewedThing = { readonly kind: ViewedKind; readonly id: number; readonly title: string }

export async function findViewedThing(
  db: CouncilDatabase,
  on: { readonly kind: ViewedKind; readonly id: number },
  reader: { readonly role: Role; readonly partner: string | null },
): Promise<ViewedThing | null> {
  if (on.kind === 'action') {
    const action = await findVisibleAction(db, on.id as ActionId, reader)
    return action && thingOf(action)
  }
  const objective = await findObjective(db, on.id as ObjectiveId)
  return objective && { kind: 'objective', id: objective.id, title: objective.title }
}

/** All that was said of a thing, the latest first; what was withdrawn as withdrawn. */
export async function listViewsOf(
  db: CouncilDatabase,
  { kind, id }: { readonly kind: ViewedKind; readonly id: number },
): Promise<readonly OutsideView[]> {
  return selectViews(db, sql`${sql.ref(`v.${kind}_id`)} = ${id}`)
}

/** All that was said of an intervention's actions and objectives, the latest first. */
export async function listViews(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly OutsideView[]> {
  return selectViews(db, sql`coalesce(a.intervention_id, o.intervention_id) = ${intervention}`)
}

export async function findView(db: CouncilDatabase, id: OutsideViewId): Promise<OutsideView | null> {
  return (await selectViews(db, sql`v.id = ${id}`))[0] ?? null
}

type Row = Omit<OutsideView, 'on' | 'withdrawal'> & {
  readonly actionId: ActionId | null
  readonly objectiveId: ObjectiveId | null
  readonly why: string | null
  readonly withdrawnOn: Day | null
}

async function selectViews(
  db: CouncilDatabase,
  wanted: RawBuilder<unknown>,
): Promise<readonly OutsideView[]> {
  const { rows } = await sql<Row>`
    select v.id, v.action_id as "actionId", v.objective_id as "objectiveId", v.person_id as "personId", p.name as who,
      v.role, v.view, v.words, v.said_on as "saidOn", w.why, w.withdrawn_on as "withdrawnOn"
    from outside_view v
    join person p on p.id = v.person_id
    left join action a on a.council_id = v.council_id and a.id = v.action_id
    left join objective o on o.council_id = v.council_id and o.id = v.objective_id
    left join outside_view_withdrawal w on w.council_id = v.council_id and w.outside_view_id = v.id
    where v.council_id = ${db.council} and ${wanted}
    order by v.id desc`.execute(db)
  return rows.flatMap(({ actionId, objectiveId, why, withdrawnOn, ...row }) => {
    const on =
      actionId !== null
        ? { kind: 'action' as const, id: actionId }
        : objectiveId === null
          ? null
          : { kind: 'objective' as const, id: objectiveId }
    const withdrawal = why === null || withdrawnOn === null ? null : { why, on: withdrawnOn }
    return on === null ? [] : [{ ...row, on, withdrawal }]
  })
}

export type WantedView = {
  readonly by: { readonly person: PersonId; readonly role: Role }
  readonly view: OutsideViewing
  readonly words: string
  readonly saidOn: Day
  readonly formKey: string | null
}

/** False: the form was sent before. */
export async function saveView(
  db: CouncilDatabase,
  thing: ViewedThing,
  { by, view, words, saidOn, formKey }: WantedView,
): Promise<boolean> {
  const { rows } = await sql<{ id: OutsideViewId }>`
    insert into outside_view (${sql.ref(`${thing.kind}_id`)}, person_id, role, view, words, said_on, form_key)
    values (${thing.id}, ${by.person}, ${by.role}, ${view}, ${words}, ${saidOn}, ${formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return false
  // As of comments the record keeps the words' fingerprint: it proves them, and holds no name that should not stand there.
  const fingerprint = createHash('sha256').update(words).digest('hex')
  await record(db, {
    act: 'gave a view of',
    thing,
    after: { outsideView: id, view, saidOn, fingerprint },
  })
  return true
}

/** False: it was withdrawn before. */
export async function saveViewWithdrawal(
  db: CouncilDatabase,
  { thing, view }: { readonly thing: ViewedThing; readonly view: OutsideView },
  wanted: { readonly why: string; readonly on: Day },
): Promise<boolean> {
  const { rows } = await sql<{ id: OutsideViewId }>`
    insert into outside_view_withdrawal (outside_view_id, why, withdrawn_on)
    values (${view.id}, ${wanted.why}, ${wanted.on})
    on conflict do nothing
    returning outside_view_id as id`.execute(db)
  if (rows.length === 0) return false
  await record(db, {
    act: 'withdrew a view of',
    thing,
    why: wanted.why,
    before: { view: view.view },
    after: { outsideView: view.id, withdrawnOn: wanted.on },
  })
  return true
}
