import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId, PersonId } from '../shared/ids.ts'
import { thingOf } from './action-store.ts'
import type { BulkChanged, BulkId, BulkMade, LaterEvent } from './bulk.ts'
import { type BulkState, partsChanged, stateOf } from './bulk-change.ts'
import { type BulkBefore, writeStates } from './bulk-write-store.ts'

/** Holds these actions until the end of the transaction, so that what is looked at next is what is changed. */
export async function holdActions(db: CouncilDatabase, ids: readonly ActionId[]): Promise<void> {
  await sql`
    select id from action where council_id = ${db.council} and id = any (${[...ids]}::bigint[])
    order by id for update`.execute(db)
}

/** The actions for which another date has been asked for and nobody has answered. */
export async function listWaiting(
  db: CouncilDatabase,
  ids: readonly ActionId[],
): Promise<ReadonlySet<ActionId>> {
  const { rows } = await sql<{ id: ActionId }>`
    select action_id as id from action_move_request
    where council_id = ${db.council} and action_id = any (${[...ids]}::bigint[]) and decided_on is null
    order by action_id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export type WantedBulk = {
  readonly intervention: InterventionId
  readonly changed: readonly BulkChanged[]
  readonly said: string
  readonly why: string
  readonly by: PersonId
  readonly today: Day
  readonly formKey: string | null
}

/** Changes all of them, in as many statements however many they are. Its actions are held before: see `holdActions`. */
export async function saveBulk(db: CouncilDatabase, wanted: WantedBulk): Promise<BulkId> {
  const before = wanted.changed.map(({ action }) => ({
    ...stateOf(action),
    id: action.id,
    version: action.version + 1,
  }))
  const { rows } = await sql<{ id: BulkId }>`
    insert into bulk_change (intervention_id, made_on, made_by, said, why, before, form_key)
    values (${wanted.intervention}, ${wanted.today}, ${wanted.by}, ${wanted.said}, ${wanted.why},
      ${JSON.stringify(before)}::jsonb, ${wanted.formKey}::uuid)
    on conflict (council_id, form_key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id ?? null
  if (id === null) throw new Error('a change of several actions was sent twice at one moment')
  const states = wanted.changed.map(({ action, step }) => ({
    ...step.after,
    id: action.id,
    version: action.version,
  }))
  await writeStates(db, states, wanted)
  await saveMoves(db, wanted)
  await saveWishes(db, wanted)
  await recordEach(db, wanted.changed.map(eventOf(wanted)), {
    act: 'changed several actions',
    thing: { kind: 'bulk change', id, title: wanted.said },
    ...(wanted.why === '' ? {} : { why: wanted.why }),
    after: { actions: before.length },
  })
  return id
}

async function saveMoves(db: CouncilDatabase, { changed, why, by, today }: WantedBulk): Promise<void> {
  const moves = changed.flatMap(({ action, step }) =>
    step.move === null ? [] : [{ id: action.id, ...step.move }],
  )
  if (moves.length === 0) return
  await sql`
    insert into action_move (action_id, moved_on, from_on, to_on, reason, asked_by, agreed_by)
    select m.id, ${today}::date, m."from", m."to", ${why}, ${by}::bigint, ${by}::bigint
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m (id bigint, "from" date, "to" date)
    order by m.id`.execute(db)
}

async function saveWishes(db: CouncilDatabase, { changed, why, by, today }: WantedBulk): Promise<void> {
  const wishes = changed.flatMap(({ action, step }) =>
    step.wish === null ? [] : [{ id: action.id, ...step.wish }],
  )
  if (wishes.length === 0) return
  await sql`
    insert into action_move_request (action_id, asked_on, asked_by, from_on, to_on, reason)
    select w.id, ${today}::date, ${by}::bigint, w."from", w."to", ${why}
    from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w (id bigint, "from" date, "to" date)
    order by w.id`.execute(db)
}

type Event = Readonly<Record<string, unknown>>

function eventOf({ why, said }: WantedBulk) {
  return ({ action, step }: BulkChanged): Event => {
    const [before, after] = changesOf(stateOf(action), step.after)
    return {
      act: actOf(step),
      thing: thingOf(action),
      why: why === '' ? `One of several changed at once: ${said}` : why,
      before: step.wish === null ? before : { ...before, dueOn: step.wish.from },
      after: step.wish === null ? after : { ...after, dueOn: step.wish.to },
    }
  }
}

// The word that the same act on one action leaves in the record.
function actOf({ after, move, wish }: BulkChanged['step']): string {
  if (after.cancelledOn !== null) return 'cancelled'
  if (wish !== null) return 'asked for another date'
  return move === null ? 'changed' : 'moved the date'
}

function changesOf(before: BulkState, after: BulkState): readonly [Event, Event] {
  const changed = partsChanged(before, after)
  const only = (state: BulkState) => Object.fromEntries(changed.map((name) => [name, state[name]]))
  return [only(before), only(after)]
}

/** One event for each action, in their order, and last the one for the whole. */
export async function recordEach(db: CouncilDatabase, events: readonly Event[], whole: Event): Promise<void> {
  const bodies = [...events, whole].map((event) => JSON.stringify({ who: db.actor, ...event }))
  await sql`
    insert into event (council_id, body)
    select ${db.council}::bigint, b.body from unnest(${bodies}::text[]) with ordinality as b (body, place)
    order by b.place`.execute(db)
}

/** The change that a form with this key has made already. */
export async function findBulkByKey(db: CouncilDatabase, formKey: string): Promise<BulkId | null> {
  const { rows } = await sql<{ id: BulkId }>`
    select id from bulk_change where council_id = ${db.council} and form_key = ${formKey}::uuid`.execute(db)
  return rows[0]?.id ?? null
}

type BulkRow = BulkMade & { readonly before: readonly BulkBefore[] }

const selected = sql`
  select b.id, b.made_on as "madeOn", b.made_by as "madeById", maker.name as "madeBy", b.said, b.why,
    jsonb_array_length(b.before) as count, b.undone_on as "undoneOn", undoer.name as "undoneBy"`
const joined = sql`
  from bulk_change b
  join person maker on maker.id = b.made_by
  left join person undoer on undoer.id = b.undone_by`

export async function findBulk(db: CouncilDatabase, id: BulkId): Promise<BulkRow | null> {
  const { rows } = await sql<BulkRow>`
    ${selected}, b.before ${joined}
    where b.council_id = ${db.council} and b.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The latest first. */
export async function listBulks(
  db: CouncilDatabase,
  intervention: InterventionId,
  most: number,
): Promise<readonly BulkMade[]> {
  const { rows } = await sql<BulkMade>`
    ${selected} ${joined}
    where b.council_id = ${db.council} and b.intervention_id = ${intervention}
    order by b.id desc
    limit ${most}`.execute(db)
  return rows
}

/** The number that a change has in the record: what is numbered later was built on it. */
export async function findBulkNumber(db: CouncilDatabase, id: BulkId): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select max(number) as number from event
    where council_id = ${db.council} and thing_kind = 'bulk change' and thing_id = ${id} and act = 'changed several actions'`.execute(
    db,
  )
  return rows[0]?.number ?? 0
}

/** How far the council's record has come. */
export async function findLastNumber(db: CouncilDatabase): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) as number from event where council_id = ${db.council}`.execute(db)
  return rows[0]?.number ?? 0
}

/** What was recorded of these actions after a number of the record, the first first. */
export async function listLaterEvents(
  db: CouncilDatabase,
  ids: readonly ActionId[],
  after: number,
): Promise<readonly LaterEvent[]> {
  const { rows } = await sql<LaterEvent>`
    select e.thing_id as "actionId", e.body::jsonb -> 'thing' ->> 'title' as title,
      e.body::jsonb -> 'who' ->> 'name' as who, e.act, e.at
    from event e
    where e.council_id = ${db.council} and e.thing_kind = 'action' and e.thing_id = any (${[...ids]}::bigint[])
      and e.number > ${after}
    order by e.number
    limit 200`.execute(db)
  return rows
}
