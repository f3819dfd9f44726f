import { type DocumentId, parseId } from '../shared/ids.ts'
import { findDocument } from '../documents/document-store.ts'
import { notFound, show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import { checkDocument } from './printed-store.ts'
import { printedPage } from './printed-view.ts'

export const printedPages: readonly Route[] = [
  get('/councils/:council/documents/:document/figures', 'see the documents', async (request) => {
    const id = parseId<DocumentId>(request.params['document'])
    if (id === null) return notFound()
    return request.inCouncil(async (db) => {
      const document = await findDocument(db, id)
      if (document === null) return notFound()
      return show(printedPage({ council: request.council, document, checked: await checkDocument(db, id) }))
    })
  }),
]
