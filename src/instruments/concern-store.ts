import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { remembered } from '../database/remember.ts'
import type { ConcernId, InstrumentId, InterventionId, ProvisionId } from '../shared/ids.ts'
import {
  type ConcernLine,
  type ConcernSource,
  type KeptConcern,
  lineOfConcern,
  linesOfConcerns,
} from './concern.ts'

/** Every passage that asks something, of every document of the case, oldest document first; none that was rejected. */
export async function listConcernSources(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly ConcernSource[]> {
  const { rows } = await sql<ConcernSource>`
    select p.id as "provisionId", i.id as "instrumentId", i.document_id as "documentId", i.short_title as document,
      i.kind as "documentKind", i.dated, p.clause, p.place, p.kind, p.words,
      case when r.state = 'in force' then r.id end as "requirementId",
      case when r.state = 'dropped' then r.ended_on end as "closedOn",
      case when r.state = 'dropped' then r.ended_why end as "closedWhy"
    from provision p
    join instrument i on i.council_id = p.council_id and i.id = p.instrument_id
    left join requirement r on r.council_id = p.council_id and r.provision_id = p.id
    where p.council_id = ${db.council} and i.intervention_id = ${intervention}
      and p.state <> 'rejected' and p.withdrawn_by_id is null
      and p.kind in ('duty', 'undertaking', 'condition', 'area for priority action', 'area for improvement', 'finding', 'recommendation')
    order by i.dated nulls last, i.id, p.starts_at, p.id`.execute(db)
  return rows
}

/** What people decided of concerns, in the order of their names. */
export async function listConcerns(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly KeptConcern[]> {
  const { rows } = await sql<KeptConcern>`
    select c.id, c.name, c.state, c.joined_to_id as "joinedToId", w.name as "decidedBy", c.decided_at as "decidedAt", c.version,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'provisionId', m.provision_id, 'cameFromId', m.came_from_id,
          'isRemoved', m.removed_at is not null) order by m.id)
        from concern_member m
        where m.council_id = c.council_id and m.concern_id = c.id
          and not (m.removed_at is not null and m.came_from_id is not null)), '[]') as members,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', k.id, 'on', k.closed_on, 'why', k.why, 'by', s.name) order by k.closed_on, k.id)
        from concern_closing k left join person s on s.id = k.said_by
        where k.council_id = c.council_id and k.concern_id = c.id and k.taken_back_at is null), '[]') as closings
    from concern c
    left join person w on w.id = c.decided_by
    where c.council_id = ${db.council} and c.intervention_id = ${intervention}
    order by lower(c.name), c.id`.execute(db)
  return rows.map(withDays)
}

// Days inside JSON are words.
function withDays(concern: KeptConcern): KeptConcern {
  return {
    ...concern,
    closings: concern.closings.map((one) => ({ ...one, on: Temporal.PlainDate.from(one.on) })),
  }
}

/** All that the proposals and the concerns of a case are computed from. */
export async function findConcernFacts(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<{ readonly sources: readonly ConcernSource[]; readonly concerns: readonly KeptConcern[] }> {
  return {
    sources: await listConcernSources(db, intervention),
    concerns: await listConcerns(db, intervention),
  }
}

export type FoundConcern = {
  readonly concern: KeptConcern
  readonly concerns: readonly KeptConcern[]
  readonly sources: readonly ConcernSource[]
  readonly line: ConcernLine
}

/** A concern with all of its case; null where there is none. For a change, read after whoever is before has done. */
export async function findConcern(
  db: CouncilDatabase,
  id: ConcernId,
  isChange: boolean,
): Promise<FoundConcern | null> {
  const { rows } = await sql<{ intervention: InterventionId }>`
    select intervention_id as intervention from concern where council_id = ${db.council} and id = ${id}`.execute(
    db,
  )
  const intervention = rows[0]?.intervention
  if (intervention === undefined) return null
  if (isChange) await holdConcerns(db, intervention)
  const facts = await findConcernFacts(db, intervention)
  const concern = facts.concerns.find((one) => one.id === id)
  if (concern === undefined) return null
  const byId = new Map(facts.sources.map((source) => [source.provisionId, source]))
  return { ...facts, concern, line: lineOfConcern(concern, byId) }
}

/** Two people deciding on concerns of one case at once wait for each other, so that nothing is decided twice. */
export async function holdConcerns(db: CouncilDatabase, intervention: InterventionId): Promise<void> {
  await sql`
    select id from intervention where council_id = ${db.council} and id = ${intervention} for update`.execute(
    db,
  )
}

/** Keeps what a person said of a proposal: that it is one concern, or that it is not. */
export async function saveNewConcern(
  db: CouncilDatabase,
  intervention: InterventionId,
  wanted: {
    readonly name: string
    readonly state: 'confirmed' | 'rejected'
    readonly provisions: readonly ProvisionId[]
    readonly why: string
  },
): Promise<ConcernId> {
  const { rows } = await sql<{ id: ConcernId }>`
    insert into concern (intervention_id, name, state, decided_by)
    values (${intervention}, ${wanted.name}, ${wanted.state}, ${db.actor.id})
    returning id`.execute(db)
  const id = rows[0]?.id as ConcernId
  await sql`
    insert into concern_member (concern_id, provision_id)
    select ${id}, p.id from provision p
    where p.council_id = ${db.council} and p.id = any(${[...wanted.provisions]}::bigint[])
    order by p.id`.execute(db)
  await record(db, {
    act: wanted.state === 'confirmed' ? 'confirmed as one concern' : 'said these are not one concern',
    thing: { kind: 'concern', id, title: wanted.name },
    ...(wanted.why === '' ? {} : { why: wanted.why }),
    after: { provisions: wanted.provisions },
  })
  return id
}

export type ConcernOf = {
  readonly provisionId: ProvisionId
  readonly id: ConcernId
  readonly name: string
}

/** Which confirmed concerns the passages of an instrument belong to, in the order of the document. */
export async function listConcernsOf(
  db: CouncilDatabase,
  instrument: InstrumentId,
): Promise<readonly ConcernOf[]> {
  const { rows } = await sql<ConcernOf>`
    select m.provision_id as "provisionId", c.id, c.name
    from concern_member m
    join concern c on c.council_id = m.council_id and c.id = m.concern_id
    join provision p on p.council_id = m.council_id and p.id = m.provision_id
    where m.council_id = ${db.council} and p.instrument_id = ${instrument} and m.removed_at is null and c.state = 'confirmed'
    order by p.starts_at, lower(c.name), c.id`.execute(db)
  return rows
}

export type Returned = { readonly id: ConcernId; readonly name: string; readonly on: string }

/** Confirmed concerns that were closed and are back, with the day on which they came back. */
export async function listReturned(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Returned[]> {
  return remembered(db, `concerns back in ${intervention}`, async () => {
    const { sources, concerns } = await findConcernFacts(db, intervention)
    return linesOfConcerns(concerns, sources).flatMap(({ concern: { id, name }, standing, history }) => {
      const last = history.findLast(({ what }) => what === 'back again')
      return standing === 'back again' && last !== undefined ? [{ id, name, on: last.day }] : []
    })
  })
}
