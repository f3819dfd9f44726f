import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'

export type DemonstrationPerson = {
  readonly id: PersonId
  readonly name: string
  readonly role: Role
  readonly jobTitle: string
  readonly council: string
}

/** The invented people one may sign in as: only those of demonstration councils, ever. */
export async function listDemonstrationPeople(database: Database): Promise<readonly DemonstrationPerson[]> {
  const { rows } = await sql<DemonstrationPerson>`
    select id, name, role, job_title as "jobTitle", council from list_demonstration_people()`.execute(
    database.kysely,
  )
  return rows
}
