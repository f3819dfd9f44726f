import { inCouncil } from '../src/database/council-database.ts'
import { record } from '../src/database/record.ts'
import type { ActionId, ObjectiveId, RequirementId } from '../src/shared/ids.ts'
import { saveNewAction, type WantedAction } from '../src/plan/action-store.ts'
import { saveNewObjective } from '../src/plan/objective-store.ts'
import { aServer, BUILDER, type TestCouncil, type TestServer } from './test-server.ts'
import { sql } from 'kysely'

export type TestPlan = TestServer & {
  readonly objective: ObjectiveId
  readonly requirement: RequirementId
  readonly action: ActionId
  /** "/councils/test-vale/actions/1" */
  readonly at: string
  readonly addAction: (wanted?: Partial<WantedAction>, council?: TestCouncil) => Promise<ActionId>
}

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** A server whose council has one requirement, one objective and one action under way, owned by the action owner. */
export async function aPlan(): Promise<TestPlan> {
  const server = await aServer()
  const { council, database } = server
  const write = { council: council.id, actor: BUILDER, access: 'write' as const }
  const { requirement, objective } = await inCouncil(database, write, async (db) => {
    const id = await aRequirement(db, council.intervention)
    return {
      requirement: id,
      objective: await saveNewObjective(db, council.intervention, {
        title: 'Children are seen in time',
        outcome: 'A child at risk is seen the same day.',
        owner: council.people['senior leader'],
        requirements: [id],
        measures: [],
      }),
    }
  })
  const addAction: TestPlan['addAction'] = (wanted = {}, where = council) =>
    inCouncil(database, { ...write, council: where.id }, (db) =>
      saveNewAction(db, where.intervention, { ...anAction(where), ...wanted }),
    )
  const action = await addAction({ objectives: [objective], requirements: [requirement] })
  return {
    ...server,
    requirement,
    objective,
    action,
    addAction,
    at: `/councils/${council.slug}/actions/${action}`,
  }
}

function anAction(council: TestCouncil): WantedAction {
  return {
    reference: 'A1',
    title: 'Publish the threshold document',
    detail: '',
    owner: council.people['action owner'],
    partner: null,
    successMeasure: 'Re-referrals fall from 28% to 20%',
    evidenceWanted: 'An audit of 40 contacts',
    priority: null,
    signOff: 'The independent chair, at the improvement board',
    startOn: day('2026-09-01'),
    dueOn: day('2026-12-31'),
    sustainDays: 30,
    objectives: [],
    requirements: [],
  }
}

type Db = Parameters<typeof saveNewAction>[0]

async function aRequirement(db: Db, intervention: TestCouncil['intervention']): Promise<RequirementId> {
  const words = 'The council must see every child at risk within one working day.'
  const { rows } = await sql<{ id: RequirementId }>`
    with f as (
      insert into file (sha256, size, content) values (sha256('a'), 1, 'a') returning sha256
    ), d as (
      insert into document (file_sha256, name, media_type, words, pages)
      select sha256, 'direction.txt', 'text/plain', ${words}, '[]'::jsonb from f returning id
    ), i as (
      insert into instrument (intervention_id, document_id, kind, title, short_title, reader, reading)
      select ${intervention}::bigint, id, 'direction', 'A direction', 'Direction', 'a test', '{}'::jsonb from d returning id
    ), p as (
      insert into provision (instrument_id, place, kind, words, starts_at, ends_at, schedule, state)
      select id, 1, 'duty', ${words}, 0, ${words.length}::int, '{"type":"standing"}'::jsonb, 'accepted' from i returning id, instrument_id
    )
    insert into requirement (intervention_id, instrument_id, provision_id, reference, kind, words, schedule)
    select ${intervention}::bigint, instrument_id, id, 'Direction 7.b', 'duty', ${words}, '{"type":"standing"}'::jsonb from p
    returning id`.execute(db)
  await record(db, { act: 'made for a test', thing: { kind: 'test', id: null } })
  return rows[0]?.id as RequirementId
}
