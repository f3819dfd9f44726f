import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { remembered } from '../database/remember.ts'
import type { DocumentId, InterventionId } from '../shared/ids.ts'
import {
  type Contradiction,
  type ContradictionAnswer,
  findContradictions,
  withAnswers,
} from './contradictions.ts'
import { listInstruments } from './instrument-store.ts'

/** Every contradiction of a case with its answer; comparing all documents is done once until something changes. */
export async function listContradictions(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly Contradiction[]> {
  const found = await remembered(db, `contradictions of ${intervention}`, async () => {
    const texts = new Map((await listTexts(db, intervention)).map(({ id, words }) => [id, words]))
    const instruments = await listInstruments(db, intervention)
    return findContradictions(
      instruments.map((instrument) => ({ instrument, text: texts.get(instrument.documentId) ?? '' })),
    )
  })
  return withAnswers(found, await listAnswers(db))
}

async function listTexts(
  db: CouncilDatabase,
  intervention: InterventionId,
): Promise<readonly { readonly id: DocumentId; readonly words: string }[]> {
  const { rows } = await sql<{ id: DocumentId; words: string }>`
    select d.id, d.words
    from document d
    join instrument i on i.council_id = d.council_id and i.document_id = d.id
    where d.council_id = ${db.council} and i.intervention_id = ${intervention}
    order by d.id`.execute(db)
  return rows
}

async function listAnswers(db: CouncilDatabase): Promise<readonly ContradictionAnswer[]> {
  const { rows } = await sql<ContradictionAnswer>`
    select a.id, a.one_id as "oneId", a.other_id as "otherId", a.what, a.one_words as "oneWords",
      a.other_words as "otherWords", a.why, w.name as by, a.answered_at as at
    from contradiction_answer a left join person w on w.id = a.answered_by
    where a.council_id = ${db.council} and a.taken_back_at is null
    order by a.id`.execute(db)
  return rows
}

/** Keeps why a contradiction is known. False: somebody answered it first. */
export async function saveAnswer(db: CouncilDatabase, one: Contradiction, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into contradiction_answer (one_id, other_id, what, one_words, other_words, why, answered_by)
    values (${one.one.instrumentId}, ${one.other.instrumentId}, ${one.what}, ${one.one.quote.words},
      ${one.other.quote.words}, ${why}, ${db.actor.id})
    on conflict do nothing`.execute(db)
  if (numAffectedRows !== 1n) return false
  await recordOn(db, one, { act: 'answered a contradiction', why })
  return true
}

/** Opens it again. False: it was taken back already. */
export async function takeBackAnswer(db: CouncilDatabase, one: Contradiction): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contradiction_answer set taken_back_at = clock_timestamp()
    where council_id = ${db.council} and id = ${one.answer?.id ?? null} and taken_back_at is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await recordOn(db, one, { act: 'took back the answer to a contradiction' })
  return true
}

// On each of the two, so that both pages' histories tell it.
async function recordOn(
  db: CouncilDatabase,
  { what, one, other }: Contradiction,
  said: { readonly act: string; readonly why?: string },
): Promise<void> {
  const places = one.instrumentId === other.instrumentId ? [one] : [one, other]
  for (const { instrumentId, document } of places)
    await record(db, {
      ...said,
      thing: { kind: 'instrument', id: instrumentId, title: document },
      after: { what, one: one.quote.words, other: other.quote.words },
    })
}
