import { show, takeAway } from '../web/answer.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listDocumentLines } from './document-line-store.ts'
import { type DecidedProposal, measureReader } from './reader-accuracy.ts'
import { listDecidedProposals } from './reader-accuracy-store.ts'
import { readerAccuracyPage, referenceOfCorrection } from './reader-accuracy-view.ts'
import { readerNumber } from './rereading.ts'

export const readerAccuracyPages: readonly Route[] = [
  get('/councils/:council/reader', 'see the documents', async (request) => {
    const found = await request.inCouncil(async (db) => ({
      all: await listDecidedProposals(db),
      waiting: (await listDocumentLines(db)).reduce((sum, one) => sum + (one.instrument?.undecided ?? 0), 0),
    }))
    return show(
      readerAccuracyPage({
        council: request.council,
        accuracy: measureReader(ofReader(request, found.all)),
        readers: [...new Set(found.all.map(({ reader }) => readerNumber(reader)))].toSorted((a, b) => b - a),
        reader: request.query.get('reader') ?? '',
        waiting: found.waiting,
      }),
    )
  }),

  get('/councils/:council/reader.csv', 'see the documents', async (request) => {
    const all = await request.inCouncil(listDecidedProposals)
    const { corrections } = measureReader(ofReader(request, all))
    const rows = corrections.map((one) => [
      referenceOfCorrection(one),
      one.one.words.replaceAll(/\s+/g, ' '),
      one.what,
      one.read,
      one.said,
      readerNumber(one.one.reader),
    ])
    const heads = ['Where', 'Words', 'What', 'Read as', 'People said', 'Reader']
    const name = `corrections-${request.council.slug}-${request.today.toString()}`
    return takeAway(name, { heads, rows })
  }),
]

function ofReader({ query }: CouncilRequest, all: readonly DecidedProposal[]): readonly DecidedProposal[] {
  const wanted = query.get('reader') ?? ''
  return wanted === '' ? all : all.filter(({ reader }) => String(readerNumber(reader)) === wanted)
}
