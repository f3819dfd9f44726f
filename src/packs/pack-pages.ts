import { createHash } from 'node:crypto'
import { findInterventionAtHand, type Intervention } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { findFile } from '../documents/document-store.ts'
import { findAgreedInWords } from '../plan/plan-version-store.ts'
import { weekly } from '../plan/plan-score.ts'
import { carriesOf } from '../plan/plan-limit.ts'
import { findLimit } from '../plan/plan-limit-store.ts'
import { listScoresWithToday } from '../plan/plan-score-store.ts'
import { drawScore } from '../plan/plan-score-view.ts'
import { listLatestUpdates } from '../plan/progress-store.ts'
import type { Day } from '../shared/days.ts'
import { interventionAsked, type PackId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { listBreaks } from '../sight/breaks.ts'
import { figuresOf } from '../sight/line.ts'
import { earlierOf } from '../sight/line-earlier.ts'
import { findLineFacts } from '../sight/line-store.ts'
import { download, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, type Form, readDay } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { composePack } from './board-pack.ts'
import { drawPack } from './pack-drawings-view.ts'
import {
  findPack,
  findRecordHead,
  listPacks,
  type Pack,
  saveIssued,
  saveNewPack,
  saveRefreshed,
} from './pack-store.ts'
import { newPackPage, packPage, packsPage } from './pack-view.ts'
import { numberParagraphs, type Report } from './report.ts'
import { writeReportPdf } from './write-report-pdf.ts'
import { writeReportWord } from './write-report-word.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const packPages: readonly Route[] = [
  get('/councils/:council/packs', 'see packs', async (request) => {
    const mayMake = mayDo(request.council.role, 'make packs')
    const packs = await request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      return intervention === null ? [] : listPacks(db, intervention.id)
    })
    const shown = mayMake ? packs : packs.filter((pack) => pack.issuedAt !== null)
    return show(packsPage({ council: request.council, packs: shown, mayMake }))
  }),

  get('/councils/:council/packs/new', 'make packs', async ({ council, formToken }) =>
    show(newPackPage({ council, formToken, title: '', day: { day: '', month: '', year: '' }, errors: [] })),
  ),

  post('/councils/:council/packs', 'make packs', async (request) => {
    const wanted = parseNewPack(request.form)
    if (!wanted.ok)
      return show(
        newPackPage({
          council: request.council,
          formToken: request.formToken,
          ...typed(request.form),
          errors: wanted.errors,
        }),
      )
    const id = await request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return null
      const report = await compose(db, request, intervention, wanted)
      const by = request.visitor.person.id
      return saveNewPack(db, { intervention: intervention.id, ...wanted, madeOn: request.today, by, report })
    })
    if (id === null) return redirect(inCouncilPath(request.council))
    return redirect(
      inCouncilPath(request.council, `/packs/${id}`),
      'The pack is composed. It is a draft until you issue it.',
    )
  }),

  get('/councils/:council/packs/:pack', 'see packs', async (request) => {
    const found = await request.inCouncil(async (db) => {
      const pack = await findVisiblePack(db, request)
      return pack === null ? null : { pack, history: await listHistory(db, { kind: 'pack', id: pack.id }) }
    })
    if (found === null) return notFound()
    const { pack, history } = found
    return show(
      packPage({
        council: request.council,
        formToken: request.formToken,
        pack: { ...pack, fileHash: pack.fileHash?.toString('hex') ?? null },
        report: numberParagraphs(pack.report),
        mayMake: mayDo(request.council.role, 'make packs'),
        history: historyView(history),
      }),
    )
  }),

  get('/councils/:council/packs/:pack/pdf', 'see packs', async (request) => {
    const found = await request.inCouncil(async (db) => {
      const pack = await findVisiblePack(db, request)
      if (pack === null) return null
      return { pack, frozen: pack.fileHash === null ? null : await findFile(db, pack.fileHash) }
    })
    if (found === null) return notFound()
    return download(
      found.frozen ?? (await writeReportPdf(found.pack.report)),
      'application/pdf',
      `${found.pack.title}.pdf`,
    )
  }),

  get('/councils/:council/packs/:pack/word', 'see packs', async (request) => {
    const pack = await request.inCouncil((db) => findVisiblePack(db, request))
    if (pack === null) return notFound()
    return download(await writeReportWord(pack.report), WORD, `${pack.title}.docx`)
  }),

  post('/councils/:council/packs/:pack/refresh', 'make packs', async (request) => {
    const saved = await request.inCouncil(async (db) => {
      const pack = await findVisiblePack(db, request)
      if (pack === null) return null
      const intervention = await findInterventionAtHand(db, pack.interventionId)
      if (intervention === null) return null
      const report = await compose(db, request, intervention, pack)
      return (
        String(pack.version) === request.form.get('version') &&
        (await saveRefreshed(db, pack, report, request.today))
      )
    })
    return saved === null ? notFound() : backToPack(request, saved, 'The pack says what is known today.')
  }),

  // The PDF is made outside the transaction, so that nothing waits on the database while it is set.
  post('/councils/:council/packs/:pack/issue', 'make packs', async (request) => {
    const pack = await request.inCouncil((db) => findVisiblePack(db, request))
    if (pack === null) return notFound()
    const stands = pack.issuedAt === null && String(pack.version) === request.form.get('version')
    const report = sealed(pack.report, request.today)
    const pdf = stands ? await writeReportPdf(report) : null
    const saved =
      pdf !== null &&
      (await request.inCouncil((db) => saveIssued(db, pack, { report, pdf, by: request.visitor.person.id })))
    return backToPack(request, saved, 'Issued. The PDF is frozen and its hash is in the record.')
  }),
]

function backToPack(request: CouncilRequest, saved: boolean, said: string) {
  const lost = 'Somebody changed or issued this pack in the meantime. Nothing of yours was saved; look again.'
  return redirect(
    inCouncilPath(request.council, `/packs/${request.params['pack'] ?? ''}`),
    saved ? said : lost,
  )
}

/** Drafts are seen by those who make packs; an issued one by everybody with the page. */
async function findVisiblePack(
  db: CouncilDatabase,
  request: CouncilRequest,
): Promise<(Pack & { readonly report: Report }) | null> {
  const id = parseId<PackId>(request.params['pack'])
  const pack = id === null ? null : await findPack(db, id)
  return pack !== null && (pack.issuedAt !== null || mayDo(request.council.role, 'make packs')) ? pack : null
}

async function compose(
  db: CouncilDatabase,
  request: CouncilRequest,
  intervention: Intervention,
  wanted: { readonly title: string; readonly meetingOn: Day },
): Promise<Report> {
  const line = await findLineFacts(db, intervention.id, request.today)
  const words = await listLatestUpdates(db, intervention.id)
  const scores = await listScoresWithToday(db, intervention.id, request.today)
  return composePack({
    council: request.council.name,
    intervention: intervention.name,
    title: wanted.title,
    meetingOn: wanted.meetingOn,
    asOf: request.today,
    status: { kind: 'draft' },
    line,
    figures: figuresOf(line),
    earlier: earlierOf(line),
    breaks: listBreaks(line),
    latestWords: new Map(words.map((update) => [update.actionId, update])),
    drawings: drawPack(line),
    agreed: await findAgreedInWords(db, intervention.id),
    scores,
    scoreDrawing: drawScore(weekly(scores)).toString() || null,
    carries: carriesOf(await findLimit(db, intervention.id)),
    recordHead: await findRecordHead(db),
  })
}

// The seal is of what the pack says, so that paper and record can be held against each other.
function sealed(report: Report, on: Day): Report {
  const seal = createHash('sha256').update(JSON.stringify(report)).digest('hex').slice(0, 16)
  return { ...report, status: { kind: 'issued', on, seal } }
}

type NewPack =
  | { readonly ok: true; readonly title: string; readonly meetingOn: Day }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

function parseNewPack(form: Form): NewPack {
  const errors: FieldError[] = []
  const title = form.get('title')
  if (title === '') errors.push({ field: 'title', message: 'Enter a title for the pack' })
  if (title.length > 200)
    errors.push({ field: 'title', message: 'The title must be 200 characters or fewer' })
  const day = readDay(form, 'meeting', 'Date of the meeting')
  if (day === null) errors.push({ field: 'meeting-day', message: 'Enter the date of the meeting' })
  else if (!(day instanceof Temporal.PlainDate)) errors.push(day)
  if (errors.length > 0 || !(day instanceof Temporal.PlainDate)) return { ok: false, errors }
  return { ok: true, title, meetingOn: day }
}

function typed(form: Form) {
  return {
    title: form.get('title'),
    day: { day: form.get('meeting-day'), month: form.get('meeting-month'), year: form.get('meeting-year') },
  }
}
