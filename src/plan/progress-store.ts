import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId, PersonId, UpdateId } from '../shared/ids.ts'
import type { Action, UpdateWords } from './action.ts'
import { thingOf } from './action-store.ts'
import type { Forecast } from './forecast-told.ts'

export type ActionUpdate = UpdateWords & {
  readonly id: UpdateId
  readonly actionId: ActionId
  readonly saidOn: Day
  readonly saidBy: string
}

export type ActionMove = {
  readonly movedOn: Day
  readonly fromOn: Day
  readonly toOn: Day
  readonly reason: string
  readonly askedBy: string | null
  readonly agreedBy: string
  /** Set where the change that moved it was undone: it counts as no move. */
  readonly takenBackOn: Day | null
  readonly takenBackBy: string | null
  readonly takenBackWhy: string | null
}

export type ActionRecheck = {
  readonly checkedOn: Day
  readonly checkedBy: string
  readonly finding: 'sustained' | 'relapsed'
  readonly words: string
}

/** What was said of an action, the newest first. */
export async function listUpdates(db: CouncilDatabase, action: ActionId): Promise<readonly ActionUpdate[]> {
  const { rows } = await sql<ActionUpdate>`
    select u.id, u.action_id as "actionId", u.said_on as "saidOn", p.name as "saidBy", u.happened, u.next,
      u.forecast_on as "forecastOn", u.help
    from action_update u join person p on p.id = u.person_id
    where u.council_id = ${db.council} and u.action_id = ${action}
    order by u.said_on desc, u.id desc`.execute(db)
  return rows
}

/** The latest word on each action of an intervention. */
export async function listLatestUpdates(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly ActionUpdate[]> {
  const { rows } = await sql<ActionUpdate>`
    select distinct on (u.action_id) u.id, u.action_id as "actionId", u.said_on as "saidOn", p.name as "saidBy",
      u.happened, u.next, u.forecast_on as "forecastOn", u.help
    from action_update u
    join action a on a.council_id = u.council_id and a.id = u.action_id
    join person p on p.id = u.person_id
    where u.council_id = ${db.council} and a.intervention_id = ${intervention}
    order by u.action_id, u.said_on desc, u.id desc`.execute(db)
  return rows
}

/** Each move once, with its taking back where the change that made it was undone. */
/** Where the last update on an action expects it after its date: when, and what has been asked and agreed of its date. */
export async function listForecasts(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Forecast[]> {
  const { rows } = await sql<Forecast>`
    with said as (
      select distinct on (u.action_id) u.action_id, u.person_id, u.said_on, u.forecast_on
      from action_update u
      where u.council_id = ${db.council}
      order by u.action_id, u.said_on desc, u.id desc
    )
    select s.action_id as "actionId", s.forecast_on as "expectedOn", s.said_on as "saidOn", p.name as "saidBy",
      r.action_id is not null as "isAskedFor", m.moved_on as "movedOn"
    from said s
    join action a on a.council_id = ${db.council} and a.id = s.action_id
    join person p on p.id = s.person_id
    left join action_move_request r on r.council_id = ${db.council} and r.action_id = s.action_id and r.decided_on is null
    left join (
      select action_id, max(moved_on) as moved_on from action_move where council_id = ${db.council} group by action_id
    ) m on m.action_id = s.action_id
    where a.intervention_id = ${intervention} and s.forecast_on > a.due_on
    order by s.action_id`.execute(db)
  return rows
}

export async function listMoves(db: CouncilDatabase, action: ActionId): Promise<readonly ActionMove[]> {
  const { rows } = await sql<ActionMove>`
    select m.moved_on as "movedOn", m.from_on as "fromOn", m.to_on as "toOn", m.reason, asked.name as "askedBy",
      agreed.name as "agreedBy", back.moved_on as "takenBackOn", undoer.name as "takenBackBy", back.reason as "takenBackWhy"
    from action_move m
    join person agreed on agreed.id = m.agreed_by
    left join person asked on asked.id = m.asked_by
    left join action_move back on back.council_id = m.council_id and back.undoes_id = m.id
    left join person undoer on undoer.id = back.agreed_by
    where m.council_id = ${db.council} and m.action_id = ${action} and m.undoes_id is null
    order by m.id`.execute(db)
  return rows
}

export async function listRechecks(db: CouncilDatabase, action: ActionId): Promise<readonly ActionRecheck[]> {
  const { rows } = await sql<ActionRecheck>`
    select c.checked_on as "checkedOn", p.name as "checkedBy", c.finding, c.words
    from action_recheck c join person p on p.id = c.checked_by
    where c.council_id = ${db.council} and c.action_id = ${action}
    order by c.id`.execute(db)
  return rows
}

/** Adds an update. The form's key makes a double send one update; false then. */
export async function saveUpdate(
  db: CouncilDatabase,
  action: Action,
  wanted: {
    readonly update: UpdateWords
    readonly startedOn: Day | null
    readonly saidOn: Day
    readonly saidBy: PersonId
    readonly formKey: string | null
  },
): Promise<boolean> {
  const { update } = wanted
  const { rows } = await sql<{ id: number }>`
    insert into action_update (action_id, person_id, said_on, happened, next, forecast_on, help, form_key)
    values (${action.id}, ${wanted.saidBy}, ${wanted.saidOn}, ${update.happened}, ${update.next}, ${update.forecastOn},
      ${update.help}, ${wanted.formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  if (rows.length === 0) return false
  await sql`
    update action
    set last_update_on = greatest(last_update_on, ${wanted.saidOn}::date),
      started_on = coalesce(started_on, ${wanted.startedOn}::date), version = version + 1
    where council_id = ${db.council} and id = ${action.id}`.execute(db)
  await record(db, { act: 'updated', thing: thingOf(action), after: { saidOn: wanted.saidOn, ...update } })
  return true
}

/** False: somebody changed the action in the meantime. */
export async function saveCompletion(
  db: CouncilDatabase,
  action: Action,
  wanted: { readonly doneOn: Day; readonly startedOn: Day; readonly by: PersonId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action
    set done_on = ${wanted.doneOn}, done_by = ${wanted.by}, started_on = ${wanted.startedOn}, version = version + 1
    where council_id = ${db.council} and id = ${action.id} and version = ${action.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, {
    act: 'done',
    thing: thingOf(action),
    before: { doneOn: action.doneOn },
    after: { doneOn: wanted.doneOn },
  })
  return true
}

/** Moves the date; the first promise stands. False: somebody changed the action in the meantime. */
export async function saveMove(
  db: CouncilDatabase,
  action: Action,
  wanted: {
    readonly from: Day
    readonly to: Day
    readonly movedOn: Day
    readonly reason: string
    readonly askedBy: PersonId | null
    readonly agreedBy: PersonId
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action set due_on = ${wanted.to}, version = version + 1
    where council_id = ${db.council} and id = ${action.id} and version = ${action.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into action_move (action_id, moved_on, from_on, to_on, reason, asked_by, agreed_by)
    values (${action.id}, ${wanted.movedOn}, ${wanted.from}, ${wanted.to}, ${wanted.reason}, ${wanted.askedBy}, ${wanted.agreedBy})`.execute(
    db,
  )
  await record(db, {
    act: 'moved the date',
    thing: thingOf(action),
    why: wanted.reason,
    before: { dueOn: wanted.from },
    after: { dueOn: wanted.to, agreedBy: wanted.agreedBy },
  })
  return true
}

export async function saveRecheck(
  db: CouncilDatabase,
  action: Action,
  wanted: {
    readonly finding: 'sustained' | 'relapsed'
    readonly checkedOn: Day
    readonly by: PersonId
    readonly words: string
    /** Makes a double send one re-check. */
    readonly formKey?: string | null
  },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into action_recheck (action_id, checked_on, checked_by, finding, words, form_key)
    values (${action.id}, ${wanted.checkedOn}, ${wanted.by}, ${wanted.finding}, ${wanted.words},
      ${wanted.formKey ?? null}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  if (rows.length === 0) return
  await record(db, {
    act: wanted.finding,
    thing: thingOf(action),
    ...(wanted.words === '' ? {} : { why: wanted.words }),
    after: { checkedOn: wanted.checkedOn, finding: wanted.finding },
  })
}

/** False: somebody changed the action in the meantime. */
export async function saveCancellation(
  db: CouncilDatabase,
  action: Action,
  on: Day,
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action set cancelled_on = ${on}, cancelled_why = ${why}, version = version + 1
    where council_id = ${db.council} and id = ${action.id} and version = ${action.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'cancelled', thing: thingOf(action), why, after: { cancelledOn: on } })
  return true
}
