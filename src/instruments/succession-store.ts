import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { Day } from '../shared/days.ts'
import type { InstrumentId } from '../shared/ids.ts'
import type { Fate } from './ending-fields.ts'
import type { Instrument } from './instrument.ts'
import type { DocumentKind } from './reading.ts'
import { saveDropped } from './requirement-store.ts'

/** Whoever else changes an instrument's requirements waits until this transaction has ended. */
export async function holdRequirements(db: CouncilDatabase, instrument: InstrumentId): Promise<void> {
  await sql`
    select id from requirement where council_id = ${db.council} and instrument_id = ${instrument} order by id for update`.execute(
    db,
  )
}

/** Ends the requirements that do not stay open with an instrument that ended. False: somebody changed one meanwhile. */
export async function saveFates(db: CouncilDatabase, fates: readonly Fate[], on: Day): Promise<boolean> {
  for (const fate of fates) {
    const saved =
      fate.fate === 'drop'
        ? await saveDropped(db, fate.requirement, on, fate.why)
        : await saveReplaced(db, fate, on)
    if (!saved) return false
  }
  return true
}

async function saveReplaced(
  db: CouncilDatabase,
  fate: Fate & { fate: 'replace' },
  on: Day,
): Promise<boolean> {
  const { requirement, by } = fate
  const { rows } = await sql<{ reference: string }>`
    update requirement r
    set state = 'replaced', ended_on = ${on}, replaced_by_id = s.id, ended_why = 'replaced by ' || s.reference,
      version = r.version + 1
    from requirement s
    where r.council_id = ${db.council} and r.id = ${requirement.id} and r.version = ${requirement.version}
      and s.council_id = r.council_id and s.id = ${by}
    returning s.reference`.execute(db)
  const successor = rows[0]
  if (successor === undefined) return false
  await record(db, {
    act: 'replaced',
    thing: { kind: 'requirement', id: requirement.id, title: requirement.reference },
    why: `replaced by ${successor.reference}`,
    before: { state: requirement.state },
    after: { state: 'replaced', endedOn: on, replacedBy: by },
  })
  return true
}

/** Calls an instrument's requirements by its short title again, after that has changed. */
export async function saveReferences(
  db: CouncilDatabase,
  instrument: Instrument,
  shortTitle: string,
): Promise<void> {
  if (shortTitle === instrument.shortTitle) return
  await sql`
    update requirement r
    set reference = ${shortTitle} || case when p.clause is null then ' ¶' || p.place else ' ' || p.clause end,
      version = r.version + 1
    from provision p
    where r.council_id = ${db.council} and r.instrument_id = ${instrument.id}
      and p.council_id = r.council_id and p.id = r.provision_id`.execute(db)
}

/** What a person says a document is, where the reader took it for something else; what the reader said stays with it. */
export async function saveKind(
  db: CouncilDatabase,
  instrument: Instrument,
  kind: DocumentKind,
): Promise<void> {
  if (kind === instrument.kind) return
  await sql`
    update instrument set kind = ${kind}
    where council_id = ${db.council} and id = ${instrument.id} and version = ${instrument.version}`.execute(
    db,
  )
  await record(db, {
    act: 'said what it is',
    thing: { kind: 'instrument', id: instrument.id, title: instrument.title },
    before: { kind: instrument.kind },
    after: { kind },
  })
}
