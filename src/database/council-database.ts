import { type Kysely, sql } from 'kysely'
import type { CouncilId, PersonId } from '../shared/ids.ts'
import type { Database, Tables } from './connect.ts'
import { type Memory, memoryOf } from './memory.ts'

declare const councilBrand: unique symbol
declare const systemBrand: unique symbol

/** Who is at work: the record names them. `null` is the product itself (a job, the command line). */
export type Actor = { readonly id: PersonId | null; readonly name: string; readonly role: string }

/** Queries inside one transaction that reads and writes one council. Only `inCouncil` makes one. */
export type CouncilDatabase = Kysely<Tables> & {
  readonly [councilBrand]: CouncilId
  readonly actor: Actor
  readonly council: CouncilId
  readonly access: Access
  /** What was computed of councils before; read through `remembered`. */
  readonly memory: Memory
}

/** Queries on people, sessions and what a person may reach; it sees no council's rows but their own grants. */
export type SystemDatabase = Kysely<Tables> & { readonly [systemBrand]: true; readonly actor: Actor }

export type Access = 'read' | 'write'

/** One transaction, one council: row-level security lets it see and change that council alone. */
export async function inCouncil<Answer>(
  database: Database,
  wanted: { readonly council: CouncilId; readonly actor: Actor; readonly access: Access },
  work: (db: CouncilDatabase) => Promise<Answer>,
): Promise<Answer> {
  const settings = [
    `set local los.council = '${Number(wanted.council)}'`,
    `set local los.councils = '{${Number(wanted.council)}}'`,
    ...(wanted.actor.id === null ? [] : [`set local los.person = '${Number(wanted.actor.id)}'`]),
  ]
  return inTransaction(database, wanted.access, settings, async (db) =>
    work(Object.assign(db, { ...wanted, memory: memoryOf(database) }) as unknown as CouncilDatabase),
  )
}

/** The same transaction, with somebody else at work: for telling what several people did. */
export function actingAs(db: CouncilDatabase, actor: Actor): CouncilDatabase {
  return Object.assign(db, { actor })
}

/** People and sessions. With a person, their own role grants can be seen too. */
export async function inSystem<Answer>(
  database: Database,
  wanted: { readonly actor: Actor; readonly access: Access },
  work: (db: SystemDatabase) => Promise<Answer>,
): Promise<Answer> {
  const settings = wanted.actor.id === null ? [] : [`set local los.person = '${Number(wanted.actor.id)}'`]
  return inTransaction(database, wanted.access, settings, async (db) =>
    work(Object.assign(db, { actor: wanted.actor }) as unknown as SystemDatabase),
  )
}

// Opening and settings go in one round trip. A read sees one snapshot and physically cannot write.
async function inTransaction<Answer>(
  database: Database,
  access: Access,
  settings: readonly string[],
  work: (db: Kysely<Tables>) => Promise<Answer>,
): Promise<Answer> {
  const begin = access === 'read' ? 'begin isolation level repeatable read read only' : 'begin'
  return database.kysely.connection().execute(async (db) => {
    await sql.raw([begin, ...settings].join('; ')).execute(db)
    try {
      const answer = await work(db)
      await sql.raw('commit').execute(db)
      return answer
    } catch (fault) {
      await sql
        .raw('rollback')
        .execute(db)
        .catch(() => {})
      throw fault
    }
  })
}
