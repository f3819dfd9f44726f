import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered } from '../database/remember.ts'
import type { Day } from '../shared/days.ts'
import {
  type ActionId,
  type InterventionId,
  type ObjectiveId,
  parseId,
  type PersonId,
  type RequirementId,
} from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import type { Reader } from './action-reader.ts'
import { selectStates } from './action-state-store.ts'
import { ANY_NEED, type PlanFilter, wordsOf } from './plan-filter.ts'
import type { PlanColumnName } from './plan-column.ts'
import type { ListedAction, ListedPlan } from './plan-list.ts'
import { columnsNeeded, isPaged, PAGE_ROWS, type PlanLook } from './plan-look.ts'
import { orderOf } from './plan-order-store.ts'
import { selectSavedFilters } from './saved-filter-store.ts'
import { countStanding } from './standing-move-store.ts'

export type WantedList = {
  readonly intervention: InterventionId
  readonly reader: Reader & { readonly person: PersonId }
  readonly look: PlanLook
  readonly today: Day
}

type Overview = Omit<ListedPlan, 'actions' | 'counts' | 'references'> & {
  readonly counts: ListedPlan['counts']
  readonly references: Readonly<Record<string, string>> | null
}

type Row = ListedAction & { readonly place: number | null; readonly overview: Overview | null }

/** The plan as it was asked for, by whom and on what day; told anew when the council's record has grown. */
export async function findPlanList(db: CouncilDatabase, wanted: WantedList): Promise<ListedPlan> {
  const { intervention, reader, look, today } = wanted
  const { role, partner, person } = reader
  const asked = JSON.stringify([intervention, today, role, partner, person, look])
  return remembered(db, `the plan as ${asked}`, () => listPlan(db, wanted))
}

/**
 * The plan as it was asked for, in one statement: its state is told once, counted, filtered, ordered and cut to a page,
 * and only the rows of that page leave the database. The first of them, or an empty one, brings the counts.
 */
async function listPlan(db: CouncilDatabase, wanted: WantedList): Promise<ListedPlan> {
  const { look } = wanted
  const columns = new Set(columnsNeeded(look))
  const { rows } = await sql<Row>`
    with told as materialized (${selectStates(db, wanted)}),
    others as materialized (
      select l.action_id, coalesce(l.body, p.name) as name, coalesce(l.body, g.partner) as agency
      from action_contributor l
      join told t on t.id = l.action_id
      left join person p on p.id = l.person_id
      left join role_grant g on g.council_id = ${db.council} and g.person_id = l.person_id and g.ended_at is null
        and g.role = 'partner'
      where l.council_id = ${db.council}
    ),
    passed as materialized (select t.* from told t where ${passes(db, look.filter, wanted.today)}),
    page as (
      select row_number() over (order by ${orderOf(db, look.sort)}) as place, t.*
      from passed t
      order by place
      ${isPaged(look) ? cut(look) : sql``}
    )
    select page.place,
      case when row_number() over (order by page.place) = 1 then ${tellOverview(db, wanted, columns)} end as overview,
      page.id, page.reference, page.title, page.owner_id as "ownerId", page.owner, page.partner,
      page.start_on as "startOn", page.first_due_on as "firstDueOn", page.due_on as "dueOn",
      page.sustain_days as "sustainDays", page.started_on as "startedOn", page.done_on as "doneOn",
      page.cancelled_on as "cancelledOn", page.last_update_on as "lastUpdateOn", page.version,
      page.evidence as "evidenceCount", page.kinds as "evidenceKinds", page.first_on as "firstEvidenceOn",
      page.checked_on as "recheckedOn", page.finding as recheck${more(db, columns)}
    from (select 1) one left join page on true
    order by page.place`.execute(db)
  return planOf(rows)
}

/** The ids alone of all that the filter lets through, in the order of the look. */
export async function listPassing(db: CouncilDatabase, wanted: WantedList): Promise<readonly ActionId[]> {
  const { rows } = await sql<{ id: ActionId }>`
    with told as materialized (${selectStates(db, wanted)})
    select t.id from told t
    where ${passes(db, wanted.look.filter, wanted.today)}
    order by ${orderOf(db, wanted.look.sort)}`.execute(db)
  return rows.map(({ id }) => id)
}

function planOf(rows: readonly Row[]): ListedPlan {
  const overview = rows[0]?.overview
  if (overview === null || overview === undefined) throw new Error('the plan came without its counts')
  const references = Object.entries(overview.references ?? {}).map(
    ([id, name]) => [Number(id), name] as const,
  )
  return {
    ...overview,
    references: new Map(references),
    actions: rows.filter((row) => row.place !== null),
  }
}

function cut({ page }: PlanLook): RawBuilder<unknown> {
  const before = (Number(page) - 1) * PAGE_ROWS
  return sql`limit ${PAGE_ROWS}
      offset least(${before}, greatest(0, ((select count(*) from passed) - 1) / ${PAGE_ROWS} * ${PAGE_ROWS}))`
}

function tellOverview(
  db: CouncilDatabase,
  { intervention, reader }: WantedList,
  columns: ReadonlySet<PlanColumnName>,
): RawBuilder<unknown> {
  return sql`json_build_object(
    'counts', (select json_build_object('all', count(*), 'open', count(*) filter (where cancelled_on is null),
        'late', count(*) filter (where 'late' = any (needs)), 'silent', count(*) filter (where 'silent' = any (needs)),
        'daysLost', coalesce(sum(lost), 0),
        'owners', coalesce(array_agg(distinct owner) filter (where owner is not null), '{}'),
        'people', (select coalesce(json_agg(distinct n.name order by n.name), '[]') from (
            select owner as name from told where owner is not null
            union all select name from others) n),
        'partners', (select coalesce(json_agg(distinct n.name order by n.name), '[]') from (
            select partner as name from told where partner is not null
            union all select agency from others where agency is not null) n))
      from told),
    'shown', (select count(*) from passed),
    'objectives', (select coalesce(json_agg(json_build_object('id', id, 'place', place, 'title', title, 'outcome', outcome)
        order by place, id), '[]')
      from objective
      where council_id = ${db.council} and intervention_id = ${intervention} and ended_on is null),
    'references', ${
      columns.has('requirements')
        ? sql`(select json_object_agg(id, reference) from requirement
            where council_id = ${db.council} and intervention_id = ${intervention})`
        : sql`null`
    },
    'filters', ${selectSavedFilters(db, reader.person)},
    'outside', ${mayDo(reader.role, 'see outside views') ? tellOutside(db) : sql`'[]'::json`})`
}

function tellOutside(db: CouncilDatabase): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_object('id', v.id, 'personId', v.person_id, 'who', p.name, 'view', v.view,
      'on', json_build_object('kind', case when v.action_id is null then 'objective' else 'action' end,
        'id', coalesce(v.action_id, v.objective_id)),
      'withdrawal', case when w.outside_view_id is null then null else json_build_object('on', w.withdrawn_on) end)
      order by v.id), '[]')
    from outside_view v
    join person p on p.id = v.person_id
    left join outside_view_withdrawal w on w.council_id = v.council_id and w.outside_view_id = v.id
    where v.council_id = ${db.council})`
}

// What only some columns show is fetched for the rows of the page, where they show it.
function more(db: CouncilDatabase, columns: ReadonlySet<PlanColumnName>): RawBuilder<unknown> {
  const own = sql`l.council_id = ${db.council} and l.action_id = page.id`
  const all: Partial<Record<PlanColumnName, RawBuilder<unknown>>> = {
    detail: sql`page.detail`,
    measure: sql`page.success_measure as "successMeasure"`,
    wanted: sql`page.evidence_wanted as "evidenceWanted"`,
    signOff: sql`page.sign_off as "signOff"`,
    priority: sql`page.priority`,
    moves: sql`(select ${countStanding} from action_move l where ${own}) as moves`,
    objectives: sql`array(select l.objective_id from action_objective l where ${own} order by 1) as "objectiveIds"`,
    requirements: sql`array(select l.requirement_id from action_requirement l where ${own} order by 1) as "requirementIds"`,
    contributors: sql`(select string_agg(coalesce(l.body, p.name), ', ' order by l.id)
      from action_contributor l left join person p on p.id = l.person_id where ${own}) as "contributorNames"`,
    waits: sql`array(select l.waits_for_id from action_dependency l where ${own} order by 1) as "waitsFor",
      (select string_agg(o.reference, ', ' order by o.id) from action_dependency l
        join told o on o.id = l.waits_for_id where ${own}) as "waitsForNames"`,
  }
  const chosen = Object.entries(all).flatMap(([name, part]) =>
    columns.has(name as PlanColumnName) ? [sql`, ${part}`] : [],
  )
  return chosen.length === 0 ? sql`` : sql.join(chosen, sql``)
}

function passes(db: CouncilDatabase, filter: PlanFilter, today: Day): RawBuilder<unknown> {
  const said = sql`lower(concat_ws(' ', t.reference, t.title, t.owner, t.partner))`
  const conditions = [
    ...(filter.objective === '' ? [] : [serves(db, filter.objective)]),
    ...(filter.owner === '' ? [] : [sql`t.owner = ${filter.owner}`]),
    ...(filter.who === '' ? [] : [sql`(t.owner = ${filter.who} or ${contributes(db, filter.who)})`]),
    ...(filter.partner === ''
      ? []
      : [sql`(t.partner = ${filter.partner} or agency_contributes(${db.council}, t.id, ${filter.partner}))`]),
    ...(filter.stage === '' ? [] : [sql`t.stage = ${filter.stage}`]),
    ...(filter.priority === '' ? [] : [sql`t.priority = ${filter.priority}`]),
    ...(filter.needs === '' ? [] : [needs(filter.needs)]),
    ...(filter.within === '' ? [] : [dueWithin(filter.within, today)]),
    ...wordsOf(filter).map((word) => sql`position(${word} in ${said}) > 0`),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function contributes(db: CouncilDatabase, name: string): RawBuilder<unknown> {
  return sql`t.id in (select l.action_id from action_contributor l left join person p on p.id = l.person_id
    where l.council_id = ${db.council} and coalesce(l.body, p.name) = ${name})`
}

function serves(db: CouncilDatabase, objective: string): RawBuilder<unknown> {
  const id = parseId<ObjectiveId>(objective)
  if (id === null) return sql`false`
  return sql`t.id in (select action_id from action_objective where council_id = ${db.council} and objective_id = ${id})`
}

function needs(wanted: string): RawBuilder<unknown> {
  return wanted === ANY_NEED ? sql`t.needs <> '{}'` : sql`${wanted} = any (t.needs)`
}

function dueWithin(days: string, today: Day): RawBuilder<unknown> {
  return sql`t.stage in ('not started', 'started')
    and t.due_on between ${today}::date and ${today}::date + ${Number(days)}::int`
}

/** The requirements that some action still standing answers. */
export async function listAnsweredIds(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly RequirementId[]> {
  const { rows } = await sql<{ id: RequirementId }>`
    select distinct l.requirement_id as id
    from action_requirement l
    join action a on a.council_id = ${db.council} and a.id = l.action_id
    where l.council_id = ${db.council} and a.intervention_id = ${intervention} and a.cancelled_on is null
    order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
