import type { FastifyInstance } from 'fastify'
import { tellDemonstration } from '../demo/tell.ts'
import { buildApp } from '../src/app.ts'
import { savePerson, saveRoleGrant } from '../src/councils/council-store.ts'
import { type Cluster } from '../src/database/cluster.ts'
import { type Database, makeDatabase, openDatabase } from '../src/database/connect.ts'
import { inCouncil } from '../src/database/council-database.ts'
import type { CouncilId, InterventionId, PersonId } from '../src/shared/ids.ts'
import { type Role, ROLES } from '../src/shared/permissions.ts'
import { aDatabase } from './test-database.ts'
import { BUILDER, NOW, TODAY } from './test-server.ts'

// The demonstration, told once for the whole run; each caller gets a copy with the app over it.

export type DemonstrationCouncil = {
  readonly id: CouncilId
  readonly slug: string
  readonly intervention: InterventionId
  /** Somebody in every role, who is nobody of the story. */
  readonly people: Readonly<Record<Role, PersonId>>
}

export type Demonstration = {
  readonly app: FastifyInstance
  readonly database: Database
  /** The council with the most actions. */
  readonly council: DemonstrationCouncil
  readonly other: DemonstrationCouncil
}

let template: Promise<{ readonly cluster: Cluster; readonly name: string }> | null = null
let copies = 0

export async function aDemonstration(now: () => Temporal.Instant = () => NOW): Promise<Demonstration> {
  const { cluster, name } = await (template ??= tellTemplate())
  copies += 1
  const copy = `demonstration_${copies}`
  await makeDatabase(cluster, copy, name)
  const database = await openDatabase({ kind: 'in cluster', cluster, name: copy }, 8)
  const app = await buildApp({
    database,
    demonstration: true,
    oidc: null,
    mail: null,
    baseUrl: null,
    secure: false,
    trustProxy: false,
    logLevel: 'silent',
    now,
  })
  const councils = await listCouncils(database)
  const [council, other] = await Promise.all(councils.map((one) => withPeople(database, one)))
  if (council === undefined || other === undefined) throw new Error('The story has fewer than two councils')
  return { app, database, council, other }
}

async function tellTemplate(): Promise<{ readonly cluster: Cluster; readonly name: string }> {
  const database = await aDatabase()
  await tellDemonstration(database, TODAY)
  const { rows } = await database.pool.query<{ name: string }>('select current_database() as name')
  await database.close()
  const [row] = rows
  if (row === undefined || database.cluster === null) throw new Error('The test database has no cluster')
  return { cluster: database.cluster, name: row.name }
}

type CouncilRow = { readonly id: CouncilId; readonly slug: string; readonly intervention: InterventionId }

async function listCouncils(database: Database): Promise<readonly CouncilRow[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<CouncilRow>(
      `select c.id, c.slug, min(i.id) as intervention
       from council c join intervention i on i.council_id = c.id left join action a on a.council_id = c.id
       group by c.id order by count(a.id) desc, c.id`,
    )
    return rows
  })
}

async function withPeople(database: Database, council: CouncilRow): Promise<DemonstrationCouncil> {
  const wanted = { council: council.id, actor: BUILDER, access: 'write' as const }
  return inCouncil(database, wanted, async (db) => {
    const people: Partial<Record<Role, PersonId>> = {}
    for (const role of ROLES) {
      const name = `Tess ${role}`
      const email = `tess-${role.replaceAll(' ', '-')}@${council.slug}.example`
      const person = await savePerson(db, { name, email })
      const partner = role === 'partner' ? `Police of ${council.slug}` : null
      await saveRoleGrant(db, { person, name, role, jobTitle: role, partner })
      people[role] = person
    }
    return { ...council, people: people as Record<Role, PersonId> }
  })
}
