import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { InterventionId } from '../shared/ids.ts'
import { RHYTHM_DAYS } from './action.ts'
import type { Reader } from './action-reader.ts'

// Stage, needs and days lost told a second time, in SQL, so that a long plan is filtered, ordered and counted where it
// lies. The rules are those of action.ts; action-state.test.ts holds the two together over random actions.

/**
 * Every action of the plan that this reader may see, with its state. Each part says its council itself: the planner
 * cannot tell how few rows the wall lets through.
 */
export function selectStates(
  db: CouncilDatabase,
  wanted: { readonly intervention: InterventionId; readonly reader: Reader; readonly today: Day },
): RawBuilder<unknown> {
  const { intervention, reader, today } = wanted
  return sql`
    select s.*, ${daysLost(today)} as lost, ${needs(today)} as needs
    from (
      select a.id, a.reference, a.title, a.detail, a.owner_id, p.name as owner, a.partner, a.success_measure,
        a.evidence_wanted, a.priority, a.sign_off, a.start_on, a.first_due_on, a.due_on, a.sustain_days, a.started_on, a.done_on, a.cancelled_on,
        a.last_update_on, a.version, coalesce(e.count, 0) as evidence, coalesce(e.kinds, 0) as kinds, e.first_on,
        c.checked_on, c.finding, ${stage} as stage
      from action a
      left join person p on p.id = a.owner_id
      left join (
        select l.action_id, count(*) as count, count(distinct e.kind) as kinds, min(e.added_on) as first_on
        from (select evidence_id, action_id from evidence_claim where council_id = ${db.council} and action_id is not null) l
        join evidence e on e.council_id = ${db.council} and e.id = l.evidence_id
        group by l.action_id
      ) e on e.action_id = a.id
      left join (
        select distinct on (action_id) action_id, checked_on, finding
        from action_recheck where council_id = ${db.council} order by action_id, id desc
      ) c on c.action_id = a.id
      where a.council_id = ${db.council} and a.intervention_id = ${intervention} and ${visible(reader)}
    ) s`
}

// The same as stageOf(), and cancelled, which is no stage.
const stage = sql`case
  when a.cancelled_on is not null then 'cancelled'
  when a.done_on is null then case when a.started_on is null then 'not started' else 'started' end
  when c.finding = 'relapsed' and a.done_on <= c.checked_on then 'started'
  when e.first_on is null then 'done'
  when c.finding = 'sustained' then 'sustained'
  else 'evidenced' end`

const isOpen = sql`s.stage in ('not started', 'started')`

// The same as attentionOf(), in its order: the gravest first.
function needs(today: Day): RawBuilder<unknown> {
  return sql`array_remove(array[
    case when ${isOpen} and s.finding = 'relapsed' then 'relapsed' end,
    case when ${isOpen} and s.due_on < ${today}::date then 'late' end,
    case when s.stage = 'started' and coalesce(s.last_update_on, s.started_on) < ${today}::date - ${RHYTHM_DAYS}::int then 'silent' end,
    case when s.stage = 'done' then 'done without evidence' end,
    case when s.stage = 'evidenced' and s.finding is null and greatest(s.first_on, s.done_on) < ${today}::date - s.sustain_days
      then 're-check due' end,
    case when s.stage in ('evidenced', 'sustained') and s.kinds = 1 then 'one kind of evidence' end,
    case when ${isOpen} and s.owner_id is null then 'no owner' end,
    case when ${isOpen} and s.due_on is null then 'no date' end
  ], null)`
}

// The same as daysLost(): one that was done and is called started has relapsed.
function daysLost(today: Day): RawBuilder<unknown> {
  return sql`case
    when s.first_due_on is null or s.due_on is null or s.cancelled_on is not null then 0
    else greatest(0, coalesce(case when s.stage <> 'started' then s.done_on end, greatest(s.due_on, ${today}::date)) - s.first_due_on) end`
}

// The same as visibleTo().
function visible({ role, partner }: Reader): RawBuilder<unknown> {
  if (role !== 'partner') return sql`true`
  if (partner === null) return sql`false`
  return sql`(a.partner = ${partner} or agency_contributes(a.council_id, a.id, ${partner}))`
}
