import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { ProvisionId, RequirementId } from '../shared/ids.ts'
import type { Instrument } from './instrument.ts'
import { asksSomething, type KeptProvision, referenceOf } from './requirement.ts'

/** Accepts many proposals as they are shown, those that nobody has decided meanwhile; answers with how many. */
export async function saveAcceptances(
  db: CouncilDatabase,
  instrument: Instrument,
  provisions: readonly KeptProvision[],
): Promise<number> {
  const wanted = provisions.map((one) => ({
    id: one.id,
    bearer: one.bearer,
    reference: referenceOf(instrument.shortTitle, one.clause, one.place),
    asks: asksSomething(one.kind),
  }))
  const { rows } = await sql<{ id: ProvisionId }>`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id bigint, bearer text, reference text, asks boolean)
    ), accepted as (
      update provision p
      set state = 'accepted', bearer = w.bearer, reason = null, decided_by = ${db.actor.id}::bigint,
        decided_at = clock_timestamp(), version = p.version + 1
      from wanted w
      where p.council_id = ${db.council} and p.instrument_id = ${instrument.id} and p.id = w.id and p.state = 'proposed'
      returning p.id, p.kind, p.words, p.bearer, p.recipient, p.modality, p.schedule, w.reference, w.asks
    ), required as (
      insert into requirement (intervention_id, instrument_id, provision_id, reference, kind, words, bearer, recipient, modality, schedule)
      select ${instrument.interventionId}, ${instrument.id}, a.id, a.reference, a.kind, a.words, a.bearer, a.recipient, a.modality, a.schedule
      from accepted a where a.asks
      on conflict (council_id, provision_id) do update
      set reference = excluded.reference, kind = excluded.kind, bearer = excluded.bearer, recipient = excluded.recipient,
        modality = excluded.modality, schedule = excluded.schedule, state = 'in force', ended_on = null, ended_why = null,
        version = requirement.version + 1
      returning id
    )
    select a.id from accepted a order by a.id`.execute(db)
  const accepted = new Set(rows.map((row) => row.id))
  for (const one of provisions.filter((provision) => accepted.has(provision.id))) {
    await record(db, {
      act: 'accepted',
      thing: {
        kind: 'provision',
        id: one.id,
        title: referenceOf(instrument.shortTitle, one.clause, one.place),
      },
      before: { state: 'proposed' },
      after: { state: 'accepted', kind: one.kind, bearer: one.bearer, schedule: one.schedule },
    })
  }
  return accepted.size
}

/** How many actions and objectives answer a requirement. */
export async function countAnswers(db: CouncilDatabase, requirement: RequirementId | null): Promise<number> {
  if (requirement === null) return 0
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from action_requirement where council_id = ${db.council} and requirement_id = ${requirement})
      + (select count(*) from objective_requirement where council_id = ${db.council} and requirement_id = ${requirement}) as count`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
