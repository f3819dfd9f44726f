import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'
import type { Action, Priority } from './action.ts'
import { countStanding } from './standing-move-store.ts'

// Each part says its council itself: the planner cannot tell how few rows the wall lets through, and would
// group every council's links to show one council's actions.
function selectActions(db: CouncilDatabase, only: ActionId | null) {
  const own =
    only === null ? sql`council_id = ${db.council}` : sql`council_id = ${db.council} and action_id = ${only}`
  return sql<Action>`
    select a.id, a.intervention_id as "interventionId", a.reference, a.title, a.detail, a.owner_id as "ownerId",
      p.name as owner, a.partner, a.success_measure as "successMeasure", a.evidence_wanted as "evidenceWanted",
      a.priority, a.sign_off as "signOff",
      a.start_on as "startOn", a.first_due_on as "firstDueOn", a.due_on as "dueOn", a.sustain_days as "sustainDays",
      a.started_on as "startedOn", a.done_on as "doneOn", a.cancelled_on as "cancelledOn",
      a.cancelled_why as "cancelledWhy", a.last_update_on as "lastUpdateOn", a.version,
      coalesce(e.count, 0) as "evidenceCount", coalesce(e.kinds, 0) as "evidenceKinds", e.first_on as "firstEvidenceOn",
      c.checked_on as "recheckedOn", c.finding as recheck, coalesce(m.count, 0) as moves,
      coalesce(lo.ids, '{}') as "objectiveIds", coalesce(lr.ids, '{}') as "requirementIds",
      coalesce(lc.contributors, '[]') as contributors, coalesce(ld.ids, '{}') as "waitsFor"
    from action a
    left join person p on p.id = a.owner_id
    left join (
      select l.action_id, count(*) as count, count(distinct e.kind) as kinds, min(e.added_on) as first_on
      from (select evidence_id, action_id from evidence_claim where ${own} and action_id is not null) l
      join evidence e on e.council_id = ${db.council} and e.id = l.evidence_id
      group by l.action_id
    ) e on e.action_id = a.id
    left join (
      select distinct on (action_id) action_id, checked_on, finding
      from action_recheck where ${own} order by action_id, id desc
    ) c on c.action_id = a.id
    left join (
      select action_id, ${countStanding} as count from action_move where ${own} group by action_id
    ) m on m.action_id = a.id
    left join (
      select action_id, array_agg(objective_id order by objective_id) as ids
      from action_objective where ${own} group by action_id
    ) lo on lo.action_id = a.id
    left join (
      select action_id, array_agg(requirement_id order by requirement_id) as ids
      from action_requirement where ${own} group by action_id
    ) lr on lr.action_id = a.id
    left join (
      select l.action_id, jsonb_agg(jsonb_build_object('id', l.id, 'personId', l.person_id,
        'name', coalesce(l.body, n.name), 'agency', coalesce(l.body, g.partner), 'contributes', l.contributes)
        order by l.id) as contributors
      from (select * from action_contributor where ${own}) l
      left join person n on n.id = l.person_id
      left join role_grant g on g.council_id = ${db.council} and g.person_id = l.person_id and g.ended_at is null
        and g.role = 'partner'
      group by l.action_id
    ) lc on lc.action_id = a.id
    left join (
      select action_id, array_agg(waits_for_id order by waits_for_id) as ids
      from action_dependency where ${own} group by action_id
    ) ld on ld.action_id = a.id
    where a.council_id = ${db.council}`
}

/** Every action of the intervention's plan, in the order in which they were added. */
export async function listActions(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Action[]> {
  const { rows } = await sql<Action>`
    ${selectActions(db, null)} and a.intervention_id = ${intervention}
    order by a.id`.execute(db)
  return rows
}

/** Those among the ids that the council has, in the order in which they were added. */
export async function listActionsAmong(
  db: CouncilDatabase,
  ids: readonly ActionId[],
): Promise<readonly Action[]> {
  const { rows } = await sql<Action>`
    ${selectActions(db, null)} and a.id = any (${[...ids]}::bigint[])
    order by a.id`.execute(db)
  return rows
}

export async function findAction(db: CouncilDatabase, id: ActionId): Promise<Action | null> {
  const { rows } = await sql<Action>`
    ${selectActions(db, id)} and a.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type WantedAction = {
  readonly reference: string
  readonly title: string
  readonly detail: string
  readonly owner: PersonId | null
  readonly partner: string | null
  readonly successMeasure: string
  readonly evidenceWanted: string
  readonly priority: Priority | null
  readonly signOff: string
  readonly startOn: Day | null
  readonly dueOn: Day | null
  readonly sustainDays: number
  readonly objectives: readonly ObjectiveId[]
  readonly requirements: readonly RequirementId[]
}

/** Adds an action; the date it is given is its first promise. */
export async function saveNewAction(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: WantedAction,
): Promise<ActionId> {
  const saved = await saveActionOnce(db, { intervention, wanted, formKey: null })
  if (saved === null) throw new Error('the reference of a new action is in use')
  return saved
}

/** The same from a form, whose key makes a double send one action. Null: the reference belongs to another. */
export async function saveActionOnce(
  db: CouncilDatabase,
  sent: {
    readonly intervention: InterventionId
    readonly wanted: WantedAction
    readonly formKey: string | null
  },
): Promise<ActionId | null> {
  const { intervention, wanted, formKey } = sent
  const { rows } = await sql<{ id: ActionId }>`
    insert into action (intervention_id, reference, title, detail, owner_id, partner, success_measure, evidence_wanted,
      priority, sign_off, start_on, first_due_on, due_on, sustain_days, form_key)
    values (${intervention}, ${wanted.reference}, ${wanted.title}, ${wanted.detail}, ${wanted.owner}, ${wanted.partner},
      ${wanted.successMeasure}, ${wanted.evidenceWanted}, ${wanted.priority}, ${wanted.signOff}, ${wanted.startOn}, ${wanted.dueOn}, ${wanted.dueOn},
      ${wanted.sustainDays}, ${formKey}::uuid)
    on conflict do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) {
    const sentBefore = await sql<{ id: ActionId }>`
      select id from action where council_id = ${db.council} and form_key = ${formKey}::uuid`.execute(db)
    return sentBefore.rows[0]?.id ?? null
  }
  await saveLinks(db, id, wanted)
  await record(db, {
    act: 'added',
    thing: { kind: 'action', id, title: `${wanted.reference} ${wanted.title}` },
    after: wanted,
  })
  return id
}

/** Changes an action's words, owner and links, and sets a date where there was none. False: somebody was first. */
export async function saveAction(
  db: CouncilDatabase,
  action: Action,
  wanted: WantedAction,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action
    set reference = ${wanted.reference}, title = ${wanted.title}, detail = ${wanted.detail}, owner_id = ${wanted.owner},
      partner = ${wanted.partner}, success_measure = ${wanted.successMeasure}, evidence_wanted = ${wanted.evidenceWanted},
      priority = ${wanted.priority}, sign_off = ${wanted.signOff},
      start_on = ${wanted.startOn}, first_due_on = coalesce(first_due_on, ${wanted.dueOn}::date),
      due_on = coalesce(due_on, ${wanted.dueOn}::date), sustain_days = ${wanted.sustainDays}, version = version + 1
    where council_id = ${db.council} and id = ${action.id} and version = ${action.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await saveLinks(db, action.id, wanted)
  await record(db, {
    act: 'changed',
    thing: thingOf(action),
    before: wantedOf(action),
    after: wanted,
  })
  return true
}

/** The next free reference: "A61" after "A60". */
export async function nextReference(db: CouncilDatabase, intervention: InterventionId): Promise<string> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max((regexp_match(reference, '([0-9]{1,6})$'))[1]::int), 0) + 1 as next
    from action where council_id = ${db.council} and intervention_id = ${intervention}`.execute(db)
  return `A${rows[0]?.next ?? 1}`
}

async function saveLinks(db: CouncilDatabase, id: ActionId, wanted: WantedAction): Promise<void> {
  await sql`delete from action_objective where council_id = ${db.council} and action_id = ${id}`.execute(db)
  await sql`delete from action_requirement where council_id = ${db.council} and action_id = ${id}`.execute(db)
  await sql`insert into action_objective (action_id, objective_id)
    select ${id}, one from unnest(${[...wanted.objectives]}::bigint[]) as one`.execute(db)
  await sql`insert into action_requirement (action_id, requirement_id)
    select ${id}, one from unnest(${[...wanted.requirements]}::bigint[]) as one`.execute(db)
}

export function thingOf(action: Action): {
  readonly kind: 'action'
  readonly id: ActionId
  readonly title: string
} {
  return { kind: 'action', id: action.id, title: `${action.reference} ${action.title}` }
}

/** The action as one would have wanted it: what a form starts from. */
export function wantedOf(action: Action): WantedAction {
  const {
    reference,
    title,
    detail,
    ownerId: owner,
    partner,
    successMeasure,
    evidenceWanted,
    priority,
    signOff,
  } = action
  const { startOn, dueOn, sustainDays, objectiveIds: objectives, requirementIds: requirements } = action
  return {
    reference,
    title,
    detail,
    owner,
    partner,
    successMeasure,
    evidenceWanted,
    priority,
    signOff,
    startOn,
    dueOn,
    sustainDays,
    objectives,
    requirements,
  }
}
