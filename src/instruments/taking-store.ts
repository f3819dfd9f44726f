import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { ProvisionId } from '../shared/ids.ts'
import type { Instrument } from './instrument.ts'
import type { Provision, Reading } from './reading.ts'
import type { RereadingChange } from './rereading.ts'
import type { Counts, Rereading, Taking } from './rereading-store.ts'
import { referenceOf } from './requirement.ts'

// Taking what a newer reading changes. Every statement says "still undecided": whoever decided meanwhile keeps their word.

/** How everything stood, for taking it back. */
type Before = {
  readonly taken: Counts
  readonly reader: string
  readonly reading: Reading
  readonly facts: Facts
  /** The instrument's version once it was taken. */
  readonly version: number
  readonly provisions: readonly Kept[]
  readonly added: readonly ProvisionId[]
}

type Facts = Pick<Instrument, 'kind' | 'issuer' | 'signatory'> & { readonly dated: string | null }

type Kept = {
  readonly id: ProvisionId
  readonly version: number
  readonly place: number
  readonly terms: Provision
  readonly reader: string | null
  readonly withdrawn_by_id: number | null
}

/** Takes the chosen changes. Null: somebody changed the instrument meanwhile, and nothing was taken. */
export async function saveTaking(
  db: CouncilDatabase,
  rereading: Rereading,
  wanted: {
    readonly instrument: Instrument
    readonly changes: readonly RereadingChange[]
    readonly takesFacts: boolean
    readonly same: readonly ProvisionId[]
  },
): Promise<Counts | null> {
  const { instrument, changes } = wanted
  const version = await updateInstrument(db, rereading, wanted)
  if (version === null) return null
  const kept = await updateProvisions(db, rereading, changes)
  const added = await insertProvisions(db, rereading, wanted)
  await sql`
    update provision set reader = ${rereading.reader}
    where council_id = ${db.council} and id = any(${[...wanted.same]}::bigint[]) and state = 'proposed'`.execute(
    db,
  )
  const isKept = new Set(kept.map(({ id }) => id))
  const count = (kind: 'changed' | 'gone' | 'back'): number =>
    changes.filter((one) => one.kind === kind && isKept.has(one.kept.id)).length
  const taken = { new: added.length, changed: count('changed'), gone: count('gone'), back: count('back') }
  const { kind, issuer, signatory, dated } = instrument
  const before: Before = {
    taken,
    reader: instrument.reader,
    reading: instrument.reading,
    facts: { kind, issuer, signatory, dated: dated?.toString() ?? null },
    version,
    provisions: kept,
    added,
  }
  await sql`
    insert into rereading_taking (rereading_id, before, taken_by)
    values (${rereading.id}, ${JSON.stringify(before)}, ${db.actor.id})`.execute(db)
  await recordChanges(db, instrument, { changes, isKept, reader: rereading.reader })
  await record(db, {
    act: 'took a newer reading',
    thing: { kind: 'instrument', id: instrument.id, title: instrument.title },
    before: { reader: instrument.reader },
    after: { reader: rereading.reader, ...taken },
  })
  return taken
}

// Facts that a person confirmed stay; those that were only read follow the reader.
async function updateInstrument(
  db: CouncilDatabase,
  { reader, reading }: Rereading,
  { instrument, takesFacts }: { readonly instrument: Instrument; readonly takesFacts: boolean },
): Promise<number | null> {
  const known = { ...(takesFacts ? reading : instrument.reading), provisions: [] }
  const follows = takesFacts && instrument.inForceOn === null
  const { rows } = await sql<{ version: number }>`
    update instrument
    set reader = ${reader}, reading = ${JSON.stringify(known)},
      kind = case when ${follows}::boolean and kind = reading ->> 'kind' then ${reading.kind} else kind end,
      issuer = case when ${follows}::boolean and issuer is not distinct from reading -> 'issuer' ->> 'value' then ${reading.issuer?.value ?? null} else issuer end,
      signatory = case when ${follows}::boolean and signatory is not distinct from reading -> 'signatory' ->> 'value' then ${reading.signatory?.value ?? null} else signatory end,
      dated = case when ${follows}::boolean and dated is not distinct from (reading -> 'dated' ->> 'value')::date then ${reading.dated?.value ?? null}::date else dated end,
      version = version + 1
    where council_id = ${db.council} and id = ${instrument.id} and version = ${instrument.version}
    returning version`.execute(db)
  return rows[0]?.version ?? null
}

async function updateProvisions(
  db: CouncilDatabase,
  rereading: Rereading,
  changes: readonly RereadingChange[],
): Promise<readonly Kept[]> {
  const wanted = changes.flatMap((change) =>
    change.kind === 'new'
      ? []
      : [
          {
            id: change.kept.id,
            version: change.kept.version,
            read: change.kind === 'gone' ? null : change.read,
          },
        ],
  )
  const { rows } = await sql<Kept>`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id bigint, version int, read jsonb)
    ), before as (
      select p.id, p.version, p.place, p.proposal, p.reader, p.withdrawn_by_id, w.read
      from provision p join wanted w on w.id = p.id and w.version = p.version
      where p.council_id = ${db.council} and p.state = 'proposed'
      for update of p
    )
    update provision p
    set clause = case when b.read is null then p.clause else b.read ->> 'clause' end,
      kind = coalesce(b.read ->> 'kind', p.kind), words = coalesce(b.read ->> 'text', p.words),
      starts_at = coalesce((b.read ->> 'start')::int, p.starts_at), ends_at = coalesce((b.read ->> 'end')::int, p.ends_at),
      bearer = case when b.read is null then p.bearer else b.read ->> 'bearer' end,
      recipient = case when b.read is null then p.recipient else b.read ->> 'recipient' end,
      modality = case when b.read is null then p.modality else b.read ->> 'modality' end,
      schedule = coalesce(b.read -> 'schedule', p.schedule), proposal = coalesce(b.read, p.proposal),
      reader = case when b.read is null then p.reader else ${rereading.reader} end,
      withdrawn_by_id = case when b.read is null then ${rereading.id}::bigint end,
      version = p.version + 1
    from before b
    where p.council_id = ${db.council} and p.id = b.id
    returning p.id, p.version, b.place, b.proposal as terms, b.reader, b.withdrawn_by_id`.execute(db)
  return rows
}

async function insertProvisions(
  db: CouncilDatabase,
  rereading: Rereading,
  { instrument, changes }: { readonly instrument: Instrument; readonly changes: readonly RereadingChange[] },
): Promise<readonly ProvisionId[]> {
  const fresh = changes.flatMap((change) => (change.kind === 'new' ? [change.read] : []))
  if (fresh.length === 0) return []
  const { rows } = await sql<{ id: ProvisionId }>`
    insert into provision (instrument_id, place, clause, kind, words, starts_at, ends_at, bearer, recipient, modality, schedule, proposal, reader)
    select ${instrument.id}, h.highest + n.at, p ->> 'clause', p ->> 'kind', p ->> 'text', (p ->> 'start')::int,
      (p ->> 'end')::int, p ->> 'bearer', p ->> 'recipient', p ->> 'modality', p -> 'schedule', p, ${rereading.reader}
    from jsonb_array_elements(${JSON.stringify(fresh)}::jsonb) with ordinality as n (p, at),
      (select coalesce(max(place), 0) as highest from provision
        where council_id = ${db.council} and instrument_id = ${instrument.id}) h
    order by n.at
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

async function recordChanges(
  db: CouncilDatabase,
  instrument: Instrument,
  wanted: {
    readonly changes: readonly RereadingChange[]
    readonly isKept: ReadonlySet<number>
    readonly reader: string
  },
): Promise<void> {
  for (const change of wanted.changes) {
    if (change.kind === 'new' || !wanted.isKept.has(change.kept.id)) continue
    const { id, clause, place } = change.kept
    const title = referenceOf(instrument.shortTitle, clause, place)
    const act = change.kind === 'gone' ? 'let go: a newer reading does not propose it' : 'read anew'
    const terms = change.kind === 'changed' ? change.terms : []
    await record(db, {
      act,
      thing: { kind: 'provision', id, title },
      before: Object.fromEntries(terms.map((one) => [one.what, one.before])),
      after: { ...Object.fromEntries(terms.map((one) => [one.what, one.after])), reader: wanted.reader },
    })
  }
}

/** Takes a taking back: all that nobody has touched since is as it was. Null: it was taken back already. */
export async function saveTakenBack(
  db: CouncilDatabase,
  rereading: Rereading,
  wanted: { readonly instrument: Instrument; readonly taking: Taking },
): Promise<{ readonly stay: number } | null> {
  const { instrument, taking } = wanted
  const { rows } = await sql<{ before: Before }>`
    update rereading_taking set taken_back_at = clock_timestamp()
    where council_id = ${db.council} and id = ${taking.id} and taken_back_at is null
    returning before`.execute(db)
  const before = rows[0]?.before
  if (before === undefined) return null
  const restored = await restoreProvisions(db, before.provisions)
  const gone = await sql`
    update provision set withdrawn_by_id = ${rereading.id}, version = version + 1
    where council_id = ${db.council} and id = any(${[...before.added]}::bigint[]) and state = 'proposed'
      and withdrawn_by_id is null`.execute(db)
  await restoreInstrument(db, instrument, before)
  await record(db, {
    act: 'took back a newer reading',
    thing: { kind: 'instrument', id: instrument.id, title: instrument.title },
    before: { reader: instrument.reader },
    after: { reader: before.reader },
  })
  const touched = before.provisions.length + before.added.length
  return { stay: touched - restored - Number(gone.numAffectedRows ?? 0) }
}

async function restoreProvisions(db: CouncilDatabase, provisions: readonly Kept[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update provision p
    set clause = w.terms ->> 'clause', kind = w.terms ->> 'kind', words = w.terms ->> 'text',
      starts_at = (w.terms ->> 'start')::int, ends_at = (w.terms ->> 'end')::int, bearer = w.terms ->> 'bearer',
      recipient = w.terms ->> 'recipient', modality = w.terms ->> 'modality', schedule = w.terms -> 'schedule',
      proposal = w.terms, reader = w.reader, withdrawn_by_id = w.withdrawn_by_id, version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(provisions)}::jsonb)
      as w (id bigint, version int, terms jsonb, reader text, withdrawn_by_id bigint)
    where p.council_id = ${db.council} and p.id = w.id and p.version = w.version and p.state = 'proposed'`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

async function restoreInstrument(
  db: CouncilDatabase,
  instrument: Instrument,
  { reader, reading, facts, version }: Before,
): Promise<void> {
  await sql`
    update instrument
    set reader = ${reader}, reading = ${JSON.stringify(reading)},
      kind = case when version = ${version} then ${facts.kind} else kind end,
      issuer = case when version = ${version} then ${facts.issuer} else issuer end,
      signatory = case when version = ${version} then ${facts.signatory} else signatory end,
      dated = case when version = ${version} then ${facts.dated}::date else dated end,
      version = version + 1
    where council_id = ${db.council} and id = ${instrument.id}`.execute(db)
}
