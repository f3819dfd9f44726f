import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { ATTENTIONS, PRIORITIES, STAGES } from './action.ts'
import type { PlanColumnName, PlanSort } from './plan-column.ts'
import { countStanding } from './standing-move-store.ts'

// "A2" stands before "A10": the first number in a reference counts as one.
const natural = (text: RawBuilder<unknown>) =>
  sql`substring(${text} from '^\\D*') || lpad(coalesce(substring(${text} from '\\d+'), ''), 12, '0') || ${text}`

/** By which each column puts actions in order; what an action does not have comes last either way. */
function keys(db: CouncilDatabase): Readonly<Record<PlanColumnName, RawBuilder<unknown>>> {
  const own = sql`l.council_id = ${db.council} and l.action_id = t.id`
  return {
    title: sql`lower(t.title)`,
    reference: natural(sql`t.reference`),
    objectives: sql`(select min(o.place) from action_objective l
      join objective o on o.council_id = ${db.council} and o.id = l.objective_id where ${own})`,
    detail: sql`nullif(lower(t.detail), '')`,
    owner: sql`lower(t.owner)`,
    partner: sql`lower(t.partner)`,
    contributors: sql`(select nullif(count(*), 0) from action_contributor l where ${own})`,
    waits: sql`(select nullif(count(*), 0) from action_dependency l where ${own})`,
    requirements: sql`(select min(${natural(sql`r.reference`)}) from action_requirement l
      join requirement r on r.council_id = ${db.council} and r.id = l.requirement_id where ${own})`,
    start: sql`t.start_on`,
    first: sql`t.first_due_on`,
    due: sql`t.due_on`,
    lost: sql`t.lost`,
    moves: sql`(select ${countStanding} from action_move l where ${own})`,
    stage: sql`array_position(${[...STAGES]}::text[], t.stage)`,
    done: sql`t.done_on`,
    heard: sql`t.last_update_on`,
    // The gravest first, by where each need stands among them.
    needs: sql`array_position(${[...ATTENTIONS]}::text[], t.needs[1])`,
    measure: sql`nullif(lower(t.success_measure), '')`,
    wanted: sql`nullif(lower(t.evidence_wanted), '')`,
    signOff: sql`nullif(lower(t.sign_off), '')`,
    priority: sql`array_position(${[...PRIORITIES]}::text[], t.priority)`,
    evidence: sql`t.evidence`,
    kinds: sql`t.kinds`,
  }
}

/** By a column, else in the order in which actions were added; it always ends in the id. */
export function orderOf(db: CouncilDatabase, sort: PlanSort | null): RawBuilder<unknown> {
  if (sort === null) return sql`t.id`
  return sql`${keys(db)[sort.column]} ${sort.isDescending ? sql`desc` : sql`asc`} nulls last, t.id`
}
