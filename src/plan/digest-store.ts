import { sql } from 'kysely'
import { findCouncil, listColleagues, listInterventions } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import { listActions } from './action-store.ts'
import type { DigestFacts } from './digest.ts'
import { listObjectives } from './objective-store.ts'
import type { ReminderFacts, WrittenLetter } from './reminder.ts'
import { saveUpdateLink } from './update-link-store.ts'

export type PostFacts = ReminderFacts & DigestFacts & { readonly demonstration: boolean }

/** All that decides whom a council writes to today, and in which words. */
export async function findPostFacts(db: CouncilDatabase, today: Day): Promise<PostFacts> {
  const council = await findCouncil(db)
  if (council === null) throw new Error('the council of these letters is not there')
  const colleagues = await listColleagues(db)
  const actions: Action[] = []
  const objectiveOwners = new Map<ObjectiveId, PersonId | null>()
  // A council has one or two cases open.
  for (const one of await listInterventions(db)) {
    if (one.closedOn !== null) continue
    actions.push(...(await listActions(db, one.id)))
    for (const objective of await listObjectives(db, one.id))
      objectiveOwners.set(objective.id, objective.ownerId)
  }
  return {
    council,
    demonstration: council.demonstration,
    actions,
    objectiveOwners,
    here: new Set(colleagues.map((one) => one.id)),
    leads: colleagues.filter((one) => one.role === 'improvement lead').map((one) => one.id),
    names: new Map(colleagues.map((one) => [one.id, one.name])),
    written: await listWritten(db, today),
    today,
  }
}

// Long enough for every step of an update that is due; older ones are about updates that came or were told as silence.
const REMEMBERED_DAYS = 400

async function listWritten(db: CouncilDatabase, today: Day): Promise<readonly WrittenLetter[]> {
  const { rows } = await sql<WrittenLetter>`
    select key, (written_at at time zone 'Europe/London')::date as "writtenOn", about
    from letter
    where council_id = ${db.council} and kind in ('digest', 'manager') and written_at > ${today.subtract({ days: REMEMBERED_DAYS })}::date
    order by id`.execute(db)
  return rows
}

type Outgoing = {
  readonly to: PersonId
  readonly words: string
  readonly about: readonly { readonly action: number; readonly dueOn: string }[]
}

/** What of a letter is still to be asked: actions heard of since, ended, or given to others fall away. */
export async function listStillAsked(
  db: CouncilDatabase,
  letter: Outgoing,
  writtenOn: Day,
): Promise<readonly ActionId[]> {
  const { rows } = await sql<{ id: ActionId }>`
    select id from action
    where council_id = ${db.council} and id = any (${letter.about.map((one) => one.action)}::bigint[])
      and owner_id = ${letter.to} and cancelled_on is null
      and (last_update_on is null or last_update_on < ${writtenOn})
    order by id`.execute(db)
  return rows.map((row) => row.id)
}

/** The letter with a fresh link for each action it asks about. */
export async function saveLinksInto(
  db: CouncilDatabase,
  letter: Outgoing,
  { home, now }: { readonly home: string; readonly now: Temporal.Instant },
): Promise<string> {
  let words = letter.words
  for (const { action } of letter.about) {
    const token = await saveUpdateLink(db, { action: action as ActionId, person: letter.to }, now)
    words = words.replaceAll(`{link:${action}}`, `${home}/update/${token}`)
  }
  return words
}
