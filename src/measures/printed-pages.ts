import { type DocumentId, parseId } from '../shared/ids.ts'
import { findDocument } from '../documents/document-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { saveFigureAnswer, takeBackFigureAnswer } from './printed-answer-store.ts'
import { type CheckedDocument, type CheckedFigure, keyOfFigure } from './printed-check.ts'
import { checkDocument } from './printed-store.ts'
import { printedPage } from './printed-view.ts'

const FIGURES = '/councils/:council/documents/:document/figures'

export const printedPages: readonly Route[] = [
  get(FIGURES, 'see the documents', (request) => request.inCouncil((db) => showFigures(db, request, null))),

  post(`${FIGURES}/answers`, 'confirm requirements', (request) =>
    withFigure(request, async (db, asked) => {
      const why = request.form.get('why')
      if (why === '') return showFigures(db, request, keyOfFigure(asked.figure))
      const isSaved = asked.figure.answer === null && (await saveFigureAnswer(db, asked, why))
      return redirect(
        pathOf(request),
        isSaved
          ? 'The reason stands beside the figure.'
          : 'Somebody answered it first: their reason stands here.',
      )
    }),
  ),

  post(`${FIGURES}/undoing`, 'confirm requirements', (request) =>
    withFigure(request, async (db, asked) => {
      await takeBackFigureAnswer(db, asked)
      return redirect(pathOf(request), 'The figure is open again.')
    }),
  ),
]

function pathOf({ council, params }: CouncilRequest): string {
  return inCouncilPath(council, `/documents/${params['document'] ?? ''}/figures`)
}

/** `unanswered` is the figure whose reason was sent empty. */
async function showFigures(
  db: CouncilDatabase,
  { council, params, formToken }: CouncilRequest,
  unanswered: string | null,
): Promise<Answer> {
  const id = parseId<DocumentId>(params['document'])
  const document = id === null ? null : await findDocument(db, id)
  if (id === null || document === null) return notFound()
  const mayAnswer = mayDo(council.role, 'confirm requirements')
  const checked = await checkDocument(db, id)
  return show(printedPage({ council, document, checked, mayAnswer, unanswered, formToken }))
}

type Asked = { readonly document: CheckedDocument; readonly figure: CheckedFigure }

/** The doubted figure a form names, of a document that was read as something. */
async function withFigure(
  request: CouncilRequest,
  go: (db: CouncilDatabase, asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<DocumentId>(request.params['document'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const document = await checkDocument(db, id)
    const figure = document?.figures.find(
      (one) => one.standing === 'does not fit' && keyOfFigure(one) === request.form.get('figure'),
    )
    if (document === null || document.instrumentId === null) return notFound()
    if (figure !== undefined) return go(db, { document, figure })
    return redirect(pathOf(request), 'That figure is not in doubt any more. Nothing was changed.')
  })
}
