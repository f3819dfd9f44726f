import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import type { CheckedDocument, CheckedFigure, FigureAnswer } from './printed-check.ts'
import { describeFigures, namePrinted } from './printed-words.ts'

// Why a figure that does not fit is known: kept beside the answers to documents that contradict one another, by its
// words. Where the publication revises the figure, the words change and the question is open again.

type KeptAnswer = FigureAnswer & {
  readonly instrumentId: number
  readonly what: string
  readonly oneWords: string
  readonly otherWords: string
}

/** Each document's figures with what people answered. */
export async function withAnswers(
  db: CouncilDatabase,
  documents: readonly CheckedDocument[],
): Promise<readonly CheckedDocument[]> {
  if (!documents.some(({ figures }) => figures.some(({ standing }) => standing === 'does not fit')))
    return documents
  const { rows } = await sql<KeptAnswer>`
    select a.one_id as "instrumentId", a.what, a.one_words as "oneWords", a.other_words as "otherWords", a.why,
      p.name as by, a.answered_at as at
    from contradiction_answer a
    left join person p on p.id = a.answered_by
    where a.council_id = ${db.council} and a.one_id = a.other_id and a.taken_back_at is null
    order by a.id`.execute(db)
  return documents.map((document) => ({
    ...document,
    figures: document.figures.map((figure) => ({ ...figure, answer: answerTo(document, figure, rows) })),
  }))
}

function answerTo(
  { instrumentId }: CheckedDocument,
  figure: CheckedFigure,
  answers: readonly KeptAnswer[],
): FigureAnswer | null {
  const { what, oneWords, otherWords } = wordsOf(figure)
  return (
    answers.find(
      (one) =>
        one.instrumentId === instrumentId &&
        one.what === what &&
        one.oneWords === oneWords &&
        one.otherWords === otherWords,
    ) ?? null
  )
}

function wordsOf(figure: CheckedFigure) {
  return {
    what: namePrinted(figure.printed),
    oneWords: figure.printed.quote,
    otherWords: describeFigures(figure),
  }
}

type Asked = { readonly document: CheckedDocument; readonly figure: CheckedFigure }

/** False: somebody answered it first. */
export async function saveFigureAnswer(
  db: CouncilDatabase,
  { document, figure }: Asked,
  why: string,
): Promise<boolean> {
  const { what, oneWords, otherWords } = wordsOf(figure)
  const { numAffectedRows } = await sql`
    insert into contradiction_answer (one_id, other_id, what, one_words, other_words, why, answered_by)
    values (${document.instrumentId}, ${document.instrumentId}, ${what}, ${oneWords}, ${otherWords}, ${why},
      ${db.actor.id})
    on conflict do nothing`.execute(db)
  if (numAffectedRows !== 1n) return false
  await recordOn(db, document, { act: 'answered a figure that does not fit', why, after: wordsOf(figure) })
  return true
}

/** Opens it again. False: it was taken back already. */
export async function takeBackFigureAnswer(
  db: CouncilDatabase,
  { document, figure }: Asked,
): Promise<boolean> {
  const { what, oneWords, otherWords } = wordsOf(figure)
  const { numAffectedRows } = await sql`
    update contradiction_answer set taken_back_at = clock_timestamp()
    where council_id = ${db.council} and one_id = ${document.instrumentId} and other_id = ${document.instrumentId}
      and what = ${what} and one_words = ${oneWords} and other_words = ${otherWords}
      and taken_back_at is null`.execute(db)
  if (numAffectedRows !== 1n) return false
  await recordOn(db, document, {
    act: 'took back the answer to a figure that does not fit',
    after: wordsOf(figure),
  })
  return true
}

async function recordOn(
  db: CouncilDatabase,
  { instrumentId, title }: CheckedDocument,
  said: { readonly act: string; readonly why?: string; readonly after: Readonly<Record<string, unknown>> },
): Promise<void> {
  await record(db, { ...said, thing: { kind: 'instrument', id: instrumentId, title } })
}
