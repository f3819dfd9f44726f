import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { aPlan, day } from '../../test/test-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { saveIntervention } from '../councils/council-store.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { InterventionId, PersonId } from '../shared/ids.ts'
import { visibleTo } from '../shared/permissions.ts'
import { type Action, ATTENTIONS, PRIORITIES, attentionOf, daysLost, stageOf, STAGES } from './action.ts'
import { listActions } from './action-store.ts'
import { ALL_COLUMNS, type PlanColumnName } from './plan-column.ts'
import { parsePlanFilter, type PlanFilter, wordsOf } from './plan-filter.ts'
import { findPlanList, listPassing } from './plan-list-store.ts'
import { parsePlanLook, type PlanLook } from './plan-look.ts'
import { selectStates } from './action-state-store.ts'

// Stage, needs and days lost are told twice: by the rules of action.ts, and in SQL for lists. Here they are held together.

// Few days, and those at which something turns, so that two of them often meet.
const near = fc
  .constantFrom(-100, -91, -90, -36, -35, -31, -30, -1, 0, 1, 7, 8, 30, 31)
  .map((days) => TODAY.add({ days }))
const maybe = <One>(one: fc.Arbitrary<One>) => fc.option(one, { nil: null })

const anyAction = fc.record({
  title: fc.constantFrom(
    'Train every manager',
    'Audit forty records',
    'Ébauche of a plan',
    'Answer within a day',
  ),
  owned: fc.constantFrom('action owner', 'senior leader', null),
  partner: fc.constantFrom('Police', 'Health', null),
  firstDueOn: maybe(near),
  moved: fc.constantFrom(0, 1, 30),
  sustainDays: fc.constantFrom(0, 30, 90),
  startedOn: maybe(near),
  doneOn: maybe(near),
  isCancelled: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  lastUpdateOn: maybe(near),
  evidence: fc.array(fc.record({ kind: fc.constantFrom('audit', 'data'), addedOn: near }), { maxLength: 2 }),
  rechecks: fc.array(fc.record({ finding: fc.constantFrom('sustained', 'relapsed'), checkedOn: near }), {
    maxLength: 2,
  }),
  isServing: fc.boolean(),
  priority: fc.constantFrom(null, ...PRIORITIES),
  contributes: fc.constantFrom('Police', null, null),
})
type AnyAction = typeof anyAction extends fc.Arbitrary<infer One> ? One : never

const anyFilter = fc.record({
  objective: fc.constantFrom('', '', 'the objective', '999999', 'x'),
  owner: fc.constantFrom('', '', 'Tess action owner', 'nobody of the name'),
  who: fc.constantFrom('', 'Test Vale action owner', 'Police', 'nobody of the name'),
  partner: fc.constantFrom('', '', 'Police'),
  stage: fc.constantFrom('', '', ...STAGES, 'cancelled'),
  needs: fc.constantFrom('', '', 'any', ...ATTENTIONS),
  priority: fc.constantFrom('', '', ...PRIORITIES, 'x'),
  within: fc.constantFrom('', '', '7', '30', '90'),
  words: fc.constantFrom('', '', 'manager', 'POLICE train', 'éBAUCHE', 'tess', 'a1'),
})

test('SQL tells stage, needs, days lost, filters and what a partner sees as the rules do, over random plans', async () => {
  const { council, database, objective } = await aPlan()
  const write = { council: council.id, actor: BUILDER, access: 'write' as const }
  const people = {
    'action owner': council.people['action owner'],
    'senior leader': council.people['senior leader'],
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyAction, { minLength: 30, maxLength: 50 }),
      fc.array(anyFilter, { minLength: 6, maxLength: 6 }),
      async (wanted, filters) => {
        await inCouncil(database, write, async (db) => {
          const intervention = await saveIntervention(db, {
            name: 'Random',
            subject: '',
            begunOn: day('2026-01-01'),
          })
          await insertAll(db, { intervention, wanted, people, objective })
          const actions = await listActions(db, intervention)
          assert.equal(actions.length, wanted.length)
          const lead = {
            role: 'improvement lead',
            partner: null,
            person: council.people['improvement lead'],
          } as const
          const { rows } = await sql<{ id: number; stage: string; needs: string[]; lost: number }>`
          select id, stage, needs, lost from (${selectStates(db, { intervention, reader: lead, today: TODAY })}) t order by id`.execute(
            db,
          )
          assert.deepEqual(
            rows,
            actions.map((one) => ({
              id: one.id,
              stage: said(one),
              needs: attentionOf(one, TODAY),
              lost: daysLost(one, TODAY),
            })),
          )
          for (const one of filters) {
            const filter = {
              ...one,
              objective: one.objective === 'the objective' ? String(objective) : one.objective,
            }
            for (const reader of [
              lead,
              { role: 'partner', partner: 'Police', person: council.people.partner },
            ] as const) {
              const look = { ...parsePlanLook(new URLSearchParams()), filter }
              const passed = await listPassing(db, { intervention, reader, look, today: TODAY })
              const expected = visibleTo(reader, actions).filter((action) => passes(action, filter))
              assert.deepEqual(
                passed,
                expected.map(({ id }) => id),
                JSON.stringify(filter),
              )
            }
          }
        })
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
})

test('every column puts actions in order both ways, with what is not there last', async () => {
  const { addAction, council, database, objective, requirement } = await aPlan()
  await addAction({
    reference: 'A10',
    owner: null,
    dueOn: null,
    objectives: [objective],
    requirements: [requirement],
  })
  await addAction({
    reference: 'A2',
    title: 'agree who does what',
    dueOn: day('2026-08-01'),
    partner: 'Health',
  })
  const lead = {
    role: 'improvement lead',
    partner: null,
    person: council.people['improvement lead'],
  } as const
  const read = { council: council.id, actor: BUILDER, access: 'read' as const }
  const inOrder = (column: PlanColumnName, isDescending: boolean): Promise<readonly string[]> =>
    inCouncil(database, read, async (db) => {
      const look: PlanLook = {
        ...parsePlanLook(new URLSearchParams()),
        sort: { column, isDescending },
        columns: ALL_COLUMNS,
      }
      const plan = await findPlanList(db, {
        intervention: council.intervention,
        reader: lead,
        look,
        today: TODAY,
      })
      return plan.actions.map(({ reference }) => reference)
    })
  for (const column of ALL_COLUMNS)
    for (const isDescending of [false, true])
      assert.deepEqual((await inOrder(column, isDescending)).toSorted(), ['A1', 'A10', 'A2'], column)
  assert.deepEqual(await inOrder('reference', false), ['A1', 'A2', 'A10'])
  assert.deepEqual(await inOrder('reference', true), ['A10', 'A2', 'A1'])
  assert.deepEqual(await inOrder('due', false), ['A2', 'A1', 'A10'])
  assert.deepEqual(await inOrder('due', true), ['A1', 'A2', 'A10'])
  assert.deepEqual(await inOrder('title', false), ['A2', 'A1', 'A10'])
  assert.deepEqual(await inOrder('needs', false), ['A2', 'A10', 'A1'])
  assert.deepEqual(await inOrder('partner', false), ['A2', 'A1', 'A10'])
  assert.deepEqual(await inOrder('objectives', false), ['A1', 'A10', 'A2'])
})

function said(action: Action): string {
  return action.cancelledOn === null ? stageOf(action) : 'cancelled'
}

function passes(action: Action, filter: PlanFilter): boolean {
  const needs: readonly string[] = attentionOf(action, TODAY)
  const isOpen = ['not started', 'started'].includes(said(action))
  const inside = (days: number) =>
    action.dueOn !== null && TODAY.until(action.dueOn).days >= 0 && TODAY.until(action.dueOn).days <= days
  const text =
    `${action.reference} ${action.title} ${action.owner ?? ''} ${action.partner ?? ''}`.toLowerCase()
  return (
    (filter.objective === '' || action.objectiveIds.some((id) => String(id) === filter.objective)) &&
    (filter.owner === '' || action.owner === filter.owner) &&
    (filter.who === '' ||
      action.owner === filter.who ||
      action.contributors.some(({ name }) => name === filter.who)) &&
    (filter.partner === '' ||
      action.partner === filter.partner ||
      action.contributors.some(({ agency }) => agency === filter.partner)) &&
    (filter.priority === '' || action.priority === filter.priority) &&
    (filter.stage === '' || said(action) === filter.stage) &&
    (filter.needs === '' || (filter.needs === 'any' ? needs.length > 0 : needs.includes(filter.needs))) &&
    (filter.within === '' || (isOpen && inside(Number(filter.within)))) &&
    wordsOf({ ...parsePlanFilter(new URLSearchParams()), ...filter }).every((word) => text.includes(word))
  )
}

async function insertAll(
  db: CouncilDatabase,
  {
    intervention,
    wanted,
    people,
    objective,
  }: {
    readonly intervention: InterventionId
    readonly wanted: readonly AnyAction[]
    readonly people: Readonly<Record<string, PersonId>>
    readonly objective: number
  },
): Promise<void> {
  const actions = wanted.map((one, at) => ({
    reference: `A${at + 1}`,
    title: one.title,
    owner_id: one.owned === null ? null : (people[one.owned] ?? null),
    partner: one.partner,
    priority: one.priority,
    first_due_on: one.firstDueOn?.toString() ?? null,
    due_on: one.firstDueOn?.add({ days: one.moved }).toString() ?? null,
    sustain_days: one.sustainDays,
    started_on: (one.startedOn ?? one.doneOn)?.toString() ?? null,
    done_on: one.doneOn?.toString() ?? null,
    cancelled_on: one.isCancelled ? TODAY.toString() : null,
    cancelled_why: one.isCancelled ? 'Merged' : null,
    last_update_on: one.lastUpdateOn?.toString() ?? null,
  }))
  const { rows } = await sql<{ id: number; reference: string }>`
    insert into action (intervention_id, reference, title, owner_id, partner, priority, first_due_on, due_on, sustain_days, started_on,
      done_on, cancelled_on, cancelled_why, last_update_on)
    select ${intervention}, r.reference, r.title, r.owner_id, r.partner, r.priority, r.first_due_on, r.due_on, r.sustain_days, r.started_on,
      r.done_on, r.cancelled_on, r.cancelled_why, r.last_update_on
    from jsonb_populate_recordset(null::action, ${JSON.stringify(actions)}::jsonb) r
    returning id, reference`.execute(db)
  const idOf = new Map(rows.map(({ id, reference }) => [reference, id]))
  const hung = wanted.flatMap((one, at) => {
    const id = idOf.get(`A${at + 1}`)
    return [
      ...one.evidence.map(({ kind, addedOn }) => ({
        what: 'evidence',
        id,
        word: kind,
        on: addedOn.toString(),
      })),
      ...one.rechecks.map(({ finding, checkedOn }) => ({
        what: 'recheck',
        id,
        word: finding,
        on: checkedOn.toString(),
      })),
      ...(one.isServing ? [{ what: 'objective', id, word: '', on: null }] : []),
      ...(one.contributes === null ? [] : [{ what: 'contributor', id, word: one.contributes, on: null }]),
    ]
  })
  const given = sql`jsonb_to_recordset(${JSON.stringify(hung)}::jsonb) as h (what text, id bigint, word text, "on" date)`
  await sql`insert into action_recheck (action_id, checked_on, checked_by, finding)
    select h.id, h."on", ${people['senior leader']}, h.word from ${given} where h.what = 'recheck'`.execute(
    db,
  )
  await sql`insert into action_objective (action_id, objective_id)
    select h.id, ${objective} from ${given} where h.what = 'objective'`.execute(db)
  await sql`insert into action_contributor (action_id, body)
    select h.id, h.word from ${given} where h.what = 'contributor'`.execute(db)
  // Each piece of evidence says by its title whose it is.
  await sql`
    with made as (
      insert into evidence (intervention_id, title, kind, added_on)
      select ${intervention}, h.id::text, h.word, h."on" from ${given} where h.what = 'evidence'
      returning id, title
    )
    insert into evidence_claim (evidence_id, action_id) select id, title::bigint from made`.execute(db)
}
