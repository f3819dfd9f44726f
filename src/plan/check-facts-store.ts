import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { remembered } from '../database/remember.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, InterventionId } from '../shared/ids.ts'
import { type Role, visibleTo } from '../shared/permissions.ts'
import type { Action } from './action.ts'
import { listActions } from './action-store.ts'
import { type AnsweredPlan, type CheckAnswer, withAnswers } from './check-answer.ts'
import { listCheckAnswers } from './check-answer-store.ts'
import type { LastDay } from './last-day.ts'
import { planActionOf } from './plan-action.ts'
import {
  type CheckedPlan,
  type PlanAction,
  type PlanSurroundings,
  checkPlan,
} from '../plan-checks/plan-check.ts'
import { carriesOf, type PlanLimit } from './plan-limit.ts'
import { findLimit } from './plan-limit-store.ts'

export type CheckFacts = {
  readonly surroundings: PlanSurroundings
  /** Null where no instrument in force says how long it lasts. */
  readonly lastDay: LastDay | null
  /** Null where the council has not said what an owner can carry. */
  readonly limit: PlanLimit | null
}

/** What the checks are made against besides the actions themselves. */
export async function findCheckFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<CheckFacts> {
  const lastDay = await findLastDay(db, intervention, today)
  const limit = await findLimit(db, intervention)
  const requirements = await listRequirements(db, intervention)
  return {
    lastDay,
    limit,
    surroundings: {
      ...(lastDay === null ? {} : { until: lastDay.day }),
      left: await listLeft(db, intervention),
      carries: carriesOf(limit),
      duties: requirements
        .filter(({ state }) => state === 'in force')
        .map(({ id, reference, words }) => ({ id: String(id), clause: reference, words })),
    },
  }
}

type CheckReader = { readonly role: Role; readonly partner: string | null }

// What the morning's count reads, as somebody who sees all of the plan.
const EVERYTHING: CheckReader = { role: 'improvement lead', partner: null }

export type WholeCheck = CheckFacts & {
  readonly actions: readonly Action[]
  readonly checked: CheckedPlan
  readonly answered: AnsweredPlan
}

/** The whole plan read by the checks, with what was answered. Cancelled actions are no longer read. */
export async function findCheckedPlan(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
  reader: CheckReader = EVERYTHING,
): Promise<WholeCheck> {
  const whose = reader.role === 'partner' ? `what ${reader.partner ?? 'nobody'} owes` : 'all of it'
  const what = `the checks of ${intervention} on ${today.toString()}: ${whose}`
  return remembered(db, what, () => readCheckedPlan(db, intervention, today, reader))
}

async function readCheckedPlan(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
  reader: CheckReader,
): Promise<WholeCheck> {
  const facts = await findCheckFacts(db, intervention, today)
  // A partner sees a part of the plan, of which nobody can say what it leaves unanswered.
  const surroundings = reader.role === 'partner' ? { ...facts.surroundings, duties: [] } : facts.surroundings
  const actions = visibleTo(reader, await listActions(db, intervention)).filter(
    ({ cancelledOn }) => cancelledOn === null,
  )
  const milestones = await listMilestonesOf(db, intervention)
  const checked = checkPlan(
    actions.map((action) => planActionOf(action, milestones.get(action.id) ?? [])),
    surroundings,
  )
  return {
    ...facts,
    actions,
    checked,
    answered: withAnswers(checked, await listVisibleAnswers(db, intervention, { reader, actions })),
  }
}

/** What the checks of one action need while somebody writes it: the others, its milestones, what was answered. */
export type FormChecks = {
  readonly surroundings: PlanSurroundings
  readonly others: readonly PlanAction[]
  readonly milestones: readonly Step[]
  readonly answered: ReadonlySet<string>
}

export async function findFormChecks(
  db: CouncilDatabase,
  intervention: InterventionId,
  { action, today }: { readonly action: ActionId | null; readonly today: Day },
): Promise<FormChecks> {
  const { surroundings } = await findCheckFacts(db, intervention, today)
  const others = (await listActions(db, intervention)).filter(
    (one) => one.cancelledOn === null && one.id !== action,
  )
  const milestones = action === null ? undefined : (await listMilestonesOf(db, intervention)).get(action)
  const answers = await listCheckAnswers(db, intervention)
  return {
    surroundings,
    others: others.map((one) => planActionOf(one)),
    milestones: milestones ?? [],
    answered: new Set(
      answers.filter((one) => action !== null && one.actionId === action).map(({ problem }) => problem),
    ),
  }
}

async function listVisibleAnswers(
  db: CouncilDatabase,
  intervention: InterventionId,
  { reader, actions }: { readonly reader: CheckReader; readonly actions: readonly Action[] },
): Promise<readonly CheckAnswer[]> {
  const answers = await listCheckAnswers(db, intervention)
  if (reader.role !== 'partner') return answers
  return answers.filter(({ actionId }) => actions.some(({ id }) => id === actionId))
}

// Several may be in force: the plan may run as long as the one that lasts longest. A sentence that says how long the
// instrument itself lasts is read as a provision of kind "other" with an end; one a person rejected says nothing.
async function findLastDay(
  db: CouncilDatabase,
  intervention: InterventionId,
  today: Day,
): Promise<LastDay | null> {
  const { rows } = await sql<LastDay>`
    select i.id as instrument, i.title, p.clause, (p.schedule->>'day')::date as day
    from instrument i
    join provision p on p.council_id = i.council_id and p.instrument_id = i.id
    where i.council_id = ${db.council} and i.intervention_id = ${intervention}
      and i.in_force_on <= ${today} and (i.ended_on is null or i.ended_on > ${today})
      and p.kind = 'other' and p.state <> 'rejected'
      and p.schedule->>'type' = 'until' and p.schedule->>'day' is not null
    order by day desc, p.id desc
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** Owners who have no role here any more; a name that somebody here bears too is left out. */
async function listLeft(db: CouncilDatabase, intervention: InterventionId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct p.name
    from action a
    join person p on p.id = a.owner_id
    where a.council_id = ${db.council} and a.intervention_id = ${intervention} and a.cancelled_on is null
      and not exists (
        select from role_grant g
        join person here on here.id = g.person_id
        where g.council_id = ${db.council} and g.ended_at is null and here.ended_at is null
          and (here.id = p.id or here.name = p.name))
    order by p.name`.execute(db)
  return rows.map(({ name }) => name)
}

type Step = { readonly words: string; readonly due: Day }

/** Steps not reached yet that have a day, by their action. */
export async function listMilestonesOf(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<ReadonlyMap<number, readonly Step[]>> {
  const { rows } = await sql<Step & { readonly action: number }>`
    select m.action_id as action, m.title as words, m.due_on as due
    from milestone m
    join action a on a.council_id = m.council_id and a.id = m.action_id
    where m.council_id = ${db.council} and a.intervention_id = ${intervention}
      and m.due_on is not null and m.reached_on is null
    order by m.due_on, m.id`.execute(db)
  return Map.groupBy(rows, ({ action }) => action)
}
