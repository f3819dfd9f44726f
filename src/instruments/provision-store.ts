import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { InstrumentId, ProvisionId } from '../shared/ids.ts'
import type { Instrument } from './instrument.ts'
import { type Decided, type KeptProvision, referenceOf, type Terms } from './requirement.ts'

const selected = sql`
  select p.id, p.instrument_id as "instrumentId", p.place, p.clause, p.kind, p.words, p.starts_at as "startsAt",
    p.ends_at as "endsAt", p.bearer, p.recipient, p.modality, p.schedule, p.proposal, p.state,
    who.name as "decidedBy", p.decided_by as "decidedById", p.reason, p.version, r.id as "requirementId"
  from provision p
  left join person who on who.id = p.decided_by
  left join requirement r on r.council_id = p.council_id and r.provision_id = p.id and r.state = 'in force'`

/** An instrument's provisions in the order of the document. */
export async function listProvisions(
  db: CouncilDatabase,
  instrument: InstrumentId,
): Promise<readonly KeptProvision[]> {
  const { rows } = await sql<KeptProvision>`
    ${selected}
    where p.council_id = ${db.council} and p.instrument_id = ${instrument} and p.withdrawn_by_id is null
    order by p.starts_at, p.ends_at, p.place, p.id`.execute(db)
  return rows
}

export async function findProvision(db: CouncilDatabase, id: ProvisionId): Promise<KeptProvision | null> {
  const { rows } = await sql<KeptProvision>`
    ${selected}
    where p.council_id = ${db.council} and p.id = ${id} and p.withdrawn_by_id is null`.execute(db)
  return rows[0] ?? null
}

/** Undecided proposals that a newer reading let go. */
export async function listWithdrawn(
  db: CouncilDatabase,
  instrument: InstrumentId,
): Promise<readonly KeptProvision[]> {
  const { rows } = await sql<KeptProvision>`
    ${selected}
    where p.council_id = ${db.council} and p.instrument_id = ${instrument} and p.withdrawn_by_id is not null
    order by p.starts_at, p.id`.execute(db)
  return rows
}

/** Adds a provision that the reader did not propose, from words a person selected. */
export async function saveAddedProvision(
  db: CouncilDatabase,
  instrument: Instrument,
  wanted: {
    readonly words: string
    readonly startsAt: number
    readonly endsAt: number
    readonly terms: Terms
  },
): Promise<ProvisionId> {
  const { terms } = wanted
  const { rows } = await sql<{ id: ProvisionId }>`
    insert into provision (instrument_id, place, clause, kind, words, starts_at, ends_at, bearer, recipient, modality, schedule, state, decided_by, decided_at)
    select ${instrument.id}, coalesce(max(place), 0) + 1, ${terms.clause}, ${terms.kind}, ${wanted.words}, ${wanted.startsAt},
      ${wanted.endsAt}, ${terms.bearer}, ${terms.recipient}, ${terms.modality}, ${JSON.stringify(terms.schedule)}, 'added',
      ${db.actor.id}::bigint, clock_timestamp()
    from provision where council_id = ${db.council} and instrument_id = ${instrument.id}
    returning id`.execute(db)
  const id = rows[0]?.id as ProvisionId
  await record(db, {
    act: 'added',
    thing: { kind: 'provision', id, title: referenceOf(instrument.shortTitle, terms.clause, 0) },
    after: { words: wanted.words, ...terms },
  })
  return id
}

/** Keeps a person's decision, and with it the requirement that follows, or no longer does. False: somebody was first. */
export async function saveDecision(
  db: CouncilDatabase,
  instrument: Instrument,
  provision: KeptProvision,
  decided: Decided,
): Promise<boolean> {
  const { terms } = decided
  const { numAffectedRows } = await sql`
    update provision
    set state = ${decided.state}, clause = ${terms.clause}, kind = ${terms.kind}, bearer = ${terms.bearer},
      recipient = ${terms.recipient}, modality = ${terms.modality}, schedule = ${JSON.stringify(terms.schedule)},
      reason = ${decided.reason}, decided_by = ${db.actor.id}, decided_at = clock_timestamp(), version = version + 1
    where council_id = ${db.council} and id = ${provision.id} and version = ${provision.version}`.execute(db)
  if (numAffectedRows !== 1n) return false
  if (decided.asks) await keepRequirement(db, instrument, provision, terms)
  else await dropRequirement(db, provision, decided.reason ?? 'no longer read as asking something of someone')
  await record(db, {
    act: decided.state,
    thing: {
      kind: 'provision',
      id: provision.id,
      title: referenceOf(instrument.shortTitle, terms.clause, provision.place),
    },
    ...(decided.reason === null ? {} : { why: decided.reason }),
    before: {
      state: provision.state,
      kind: provision.kind,
      bearer: provision.bearer,
      schedule: provision.schedule,
    },
    after: { state: decided.state, ...terms },
  })
  return true
}

async function keepRequirement(
  db: CouncilDatabase,
  instrument: Instrument,
  provision: KeptProvision,
  terms: Terms,
): Promise<void> {
  await sql`
    insert into requirement (intervention_id, instrument_id, provision_id, reference, kind, words, bearer, recipient, modality, schedule)
    values (${instrument.interventionId}, ${instrument.id}, ${provision.id},
      ${referenceOf(instrument.shortTitle, terms.clause, provision.place)}, ${terms.kind}, ${provision.words},
      ${terms.bearer}, ${terms.recipient}, ${terms.modality}, ${JSON.stringify(terms.schedule)})
    on conflict (council_id, provision_id) do update
    set reference = excluded.reference, kind = excluded.kind, bearer = excluded.bearer, recipient = excluded.recipient,
      modality = excluded.modality, schedule = excluded.schedule, state = 'in force', ended_on = null, ended_why = null,
      version = requirement.version + 1`.execute(db)
}

async function dropRequirement(db: CouncilDatabase, provision: KeptProvision, why: string): Promise<void> {
  if (provision.requirementId === null) return
  await sql`
    update requirement
    set state = 'dropped', ended_why = ${why}, version = version + 1
    where council_id = ${db.council} and id = ${provision.requirementId}`.execute(db)
}

export type DecisionCounts = {
  readonly accepted: number
  readonly edited: number
  readonly rejected: number
  readonly added: number
  readonly waiting: number
}

/** How right the reader was, known from use. */
export async function countDecisions(db: CouncilDatabase, instrument: InstrumentId): Promise<DecisionCounts> {
  const { rows } = await sql<DecisionCounts>`
    select count(*) filter (where state = 'accepted') as accepted, count(*) filter (where state = 'edited') as edited,
      count(*) filter (where state = 'rejected') as rejected, count(*) filter (where state = 'added') as added,
      count(*) filter (where state = 'proposed') as waiting
    from provision
    where council_id = ${db.council} and instrument_id = ${instrument} and withdrawn_by_id is null`.execute(
    db,
  )
  return rows[0] as DecisionCounts
}
