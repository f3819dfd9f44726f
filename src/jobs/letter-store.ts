import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { type CouncilDatabase, inSystem } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CouncilId } from '../shared/ids.ts'
import {
  HANDING_MINUTES,
  type KeptLetter,
  type LetterFilter,
  POST_OFFICE,
  WHY,
  type WantedLetter,
} from './letter.ts'

const selected = sql`
  select l.id, l.council_id as "councilId", l.key, l.kind, l.person_id as to, l.invitation_id as invitation,
    coalesce(p.name, i.name) as "toName", coalesce(p.email, i.email) as email, l.subject, l.words, l.about, l.state, l.why,
    l.tries, l.written_at as "writtenAt", l.sent_at as "sentAt"
  from letter l
  left join person p on p.id = l.person_id
  left join invitation i on i.council_id = l.council_id and i.id = l.invitation_id`

/** Writes a letter in the transaction that causes it. False: it was written before. */
export async function saveLetter(
  db: CouncilDatabase,
  wanted: WantedLetter,
  { now, kept }: { readonly now: Temporal.Instant; readonly kept: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into letter (key, kind, person_id, invitation_id, subject, words, about, state, why, written_at, next_try_at)
    values (${wanted.key}, ${wanted.kind}, ${wanted.to}, ${wanted.invitation ?? null}, ${wanted.subject}, ${wanted.words},
      ${JSON.stringify(wanted.about)}::jsonb, ${kept === null ? 'waiting' : 'kept'}, ${kept ?? ''}, ${now.toString()},
      ${now.toString()})
    on conflict (council_id, key) do nothing
    returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return false
  await record(db, {
    act: 'wrote',
    thing: { kind: 'letter', id, title: wanted.subject },
    after: { kind: wanted.kind, to: wanted.to, invitation: wanted.invitation ?? null, about: wanted.about },
  })
  return true
}

/** The newest first. */
export async function listLetters(db: CouncilDatabase, most = 100): Promise<readonly KeptLetter[]> {
  const { rows } = await sql<KeptLetter>`
    ${selected} where l.council_id = ${db.council} order by l.id desc limit ${most}`.execute(db)
  return rows
}

/** Those a page asks for, the newest first, each with how many there are in all. */
export async function searchLetters(
  db: CouncilDatabase,
  { kind, state, person }: LetterFilter,
  most: number,
): Promise<{ readonly letters: readonly KeptLetter[]; readonly total: number }> {
  const wanted = sql`
    l.council_id = ${db.council} and (${kind} = '' or l.kind = ${kind}) and (${state} = '' or l.state = ${state})
    and (${person} = '' or coalesce(p.email, i.email) = ${person})`
  const { rows } = await sql<KeptLetter & { total: number }>`
    select w.*, count(*) over () as total from (${selected} where ${wanted}) w order by w.id desc limit ${most}`.execute(
    db,
  )
  return { letters: rows, total: rows[0]?.total ?? 0 }
}

/** Everybody who was ever written to, by name. */
export async function listLetterReaders(
  db: CouncilDatabase,
): Promise<readonly { readonly name: string; readonly email: string }[]> {
  const { rows } = await sql<{ name: string; email: string }>`
    select max(coalesce(p.name, i.name)) as name, coalesce(p.email, i.email) as email
    from letter l
    left join person p on p.id = l.person_id
    left join invitation i on i.council_id = l.council_id and i.id = l.invitation_id
    where l.council_id = ${db.council}
    group by coalesce(p.email, i.email)
    order by name, email`.execute(db)
  return rows
}

export async function findLetter(db: CouncilDatabase, id: number): Promise<KeptLetter | null> {
  const { rows } = await sql<KeptLetter>`
    ${selected} where l.council_id = ${db.council} and l.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Everywhere, in no council's name: which councils there are. */
export async function listCouncilsAtWork(database: Database): Promise<readonly CouncilId[]> {
  return inSystem(database, { actor: POST_OFFICE, access: 'read' }, async (db) => {
    const { rows } = await sql<{ id: CouncilId }>`select councils_at_work() as id`.execute(db)
    return rows.map((row) => row.id)
  })
}

/** Councils with a letter whose time has come. */
export async function listCouncilsWithLetters(
  database: Database,
  now: Temporal.Instant,
): Promise<readonly CouncilId[]> {
  return inSystem(database, { actor: POST_OFFICE, access: 'read' }, async (db) => {
    const { rows } = await sql<{
      id: CouncilId
    }>`select councils_with_letters(${now.toString()}::timestamptz) as id`.execute(db)
    return rows.map((row) => row.id)
  })
}

/** Takes one waiting letter off the pile for good: no other sender can have it. */
export async function claimLetter(db: CouncilDatabase, now: Temporal.Instant): Promise<KeptLetter | null> {
  const { rows } = await sql<{ id: number }>`
    update letter set state = 'sending', tries = tries + 1, handed_at = ${now.toString()},
      next_try_at = ${now.add({ minutes: HANDING_MINUTES }).toString()}
    where council_id = ${db.council} and id = (
      select id from letter
      where council_id = ${db.council} and state = 'waiting' and next_try_at <= ${now.toString()}
      order by next_try_at, id
      limit 1
      for update skip locked
    )
    returning id`.execute(db)
  return rows[0] === undefined ? null : findLetter(db, rows[0].id)
}

/** Letters whose sender died with them in hand: nobody can say whether they arrived, so they are not sent again. */
export async function giveUpAbandoned(db: CouncilDatabase, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{ id: number; subject: string }>`
    update letter set state = 'failed', why = ${WHY.unsure}
    where council_id = ${db.council} and state = 'sending' and next_try_at <= ${now.toString()}
    returning id, subject`.execute(db)
  for (const { id, subject } of rows)
    await record(db, {
      act: 'could not send',
      thing: { kind: 'letter', id, title: subject },
      why: WHY.unsure,
    })
}

type Ending =
  | { readonly state: 'sent'; readonly at: Temporal.Instant }
  | { readonly state: 'waiting'; readonly until: Temporal.Instant }
  | { readonly state: 'failed' | 'kept'; readonly why: string }

/** How the handing over of a claimed letter ended. A letter that is no longer in hand stays as it is. */
export async function saveEnding(
  db: CouncilDatabase,
  letter: Pick<KeptLetter, 'id' | 'subject'>,
  ending: Ending,
): Promise<void> {
  const why = 'why' in ending ? ending.why : ''
  const sentAt = ending.state === 'sent' ? ending.at.toString() : null
  const until = ending.state === 'waiting' ? ending.until.toString() : null
  const { numAffectedRows } = await sql`
    update letter set state = ${ending.state}, why = ${why}, sent_at = ${sentAt}::timestamptz,
      next_try_at = coalesce(${until}::timestamptz, next_try_at)
    where council_id = ${db.council} and id = ${letter.id} and state = 'sending'`.execute(db)
  if (numAffectedRows !== 1n || ending.state === 'waiting') return
  await record(db, {
    act: ending.state === 'sent' ? 'sent' : ending.state === 'failed' ? 'could not send' : 'kept',
    thing: { kind: 'letter', id: letter.id, title: letter.subject },
    ...(why === '' ? {} : { why }),
  })
}

/** A person asks for a failed letter to go once more. False: it is not one that failed. */
export async function saveSendingAgain(
  db: CouncilDatabase,
  letter: Pick<KeptLetter, 'id' | 'subject'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update letter set state = 'waiting', why = '', tries = 0, next_try_at = ${now.toString()}
    where council_id = ${db.council} and id = ${letter.id} and state = 'failed'`.execute(db)
  if (numAffectedRows !== 1n) return false
  await record(db, { act: 'sent again', thing: { kind: 'letter', id: letter.id, title: letter.subject } })
  return true
}
