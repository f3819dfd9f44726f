import type { Sheet } from '../shared/csv.ts'
import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listHistory } from '../database/record.ts'
import { findDocument, findFile } from '../documents/document-store.ts'
import type { Action } from '../plan/action.ts'
import { listActions } from '../plan/action-store.ts'
import { listAnswered } from '../plan/action-story-store.ts'
import { listMeasureNames } from '../plan/objective-store.ts'
import { isStale, isWordsAlone } from '../plan/proof.ts'
import { type EvidenceId, interventionAsked, parseId } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { download, notFound, redirect, show, takeAway } from '../web/answer.ts'
import { historyView } from '../web/history-view.ts'
import { nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import type { Evidence } from './evidence.ts'
import { type EvidenceFilter, filterEvidence, parseEvidenceFilter } from './evidence-filter.ts'
import { mayChangeEvidence, maySeeEvidence } from './evidence-reader.ts'
import { findEvidence, listEvidence } from './evidence-store.ts'
import { evidenceListPage, evidencePage } from './evidence-view.ts'

export const evidencePages: readonly Route[] = [
  get('/councils/:council/evidence', 'see evidence', async (request) => {
    const found = await findList(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const mayAdd = mayDo(request.council.role, 'add evidence')
    return show(
      evidenceListPage({
        ...found,
        council: request.council,
        intervention: String(interventionAsked(request.query) ?? ''),
        today: request.today,
        mayAdd,
      }),
    )
  }),

  get('/councils/:council/evidence.csv', 'see evidence', async (request) => {
    const found = await findList(request)
    if (found === null) return notFound()
    return takeAway('evidence', evidenceSheet(found, request))
  }),

  get('/councils/:council/evidence/:evidence', 'see evidence', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findVisible(db, request)
      if (found === null) return notFound()
      const { evidence, actions } = found
      const { council, today, visitor } = request
      const document = evidence.documentId === null ? null : await findDocument(db, evidence.documentId)
      const sees = mayDo(council.role, 'see the history')
      const measures = await listMeasureNames(db, evidence.interventionId)
      return show(
        evidencePage({
          council,
          evidence,
          today,
          file:
            document === null
              ? null
              : { name: document.name, size: document.size, isRead: document.words !== '' },
          actions: actions.filter((one) => evidence.actionIds.includes(one.id)),
          requirements: await listAnswered(db, evidence.requirementIds),
          measures: measures.filter((one) => evidence.measureIds.includes(one.id)),
          mayChange: mayChangeEvidence(readerOf(council, visitor, actions), evidence),
          history: sees ? historyView(await listHistory(db, { kind: 'evidence', id: evidence.id })) : nothing,
        }),
      )
    }),
  ),

  get('/councils/:council/evidence/:evidence/file', 'see evidence', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findVisible(db, request)
      const id = found?.evidence.documentId ?? null
      const document = id === null ? null : await findDocument(db, id)
      const content = document === null ? null : await findFile(db, document.sha256)
      if (document === null || content === null) return notFound()
      return download(content, 'application/octet-stream', document.name)
    }),
  ),
]

type Found = {
  readonly all: readonly Evidence[]
  readonly shown: readonly Evidence[]
  readonly actions: readonly Action[]
  readonly filter: EvidenceFilter
}

async function findList(request: CouncilRequest): Promise<Found | null> {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const actions = visibleTo(request.council, await listActions(db, intervention.id))
    const reader = readerOf(request.council, request.visitor, actions)
    const all = (await listEvidence(db, intervention.id)).filter((one) => maySeeEvidence(reader, one))
    const filter = parseEvidenceFilter(request.query)
    return { all, actions, filter, shown: filterEvidence(all, filter, request.today) }
  })
}

async function findVisible(
  db: CouncilDatabase,
  request: CouncilRequest,
): Promise<{ readonly evidence: Evidence; readonly actions: readonly Action[] } | null> {
  const id = parseId<EvidenceId>(request.params['evidence'])
  const evidence = id === null ? null : await findEvidence(db, id)
  if (evidence === null) return null
  const actions = visibleTo(request.council, await listActions(db, evidence.interventionId))
  return maySeeEvidence(readerOf(request.council, request.visitor, actions), evidence)
    ? { evidence, actions }
    : null
}

function readerOf(
  { role, partner }: CouncilRequest['council'],
  { person }: CouncilRequest['visitor'],
  actions: readonly Action[],
): Parameters<typeof maySeeEvidence>[0] {
  return { role, partner, person: person.id, actions: new Set(actions.map((one) => one.id)) }
}

const HEADERS = [
  'Evidence',
  'Kind',
  'What it shows',
  'From',
  'To',
  'Older than six months',
  'Words only',
  'Added',
  'Added by',
  'Actions',
]

function evidenceSheet({ shown, actions }: Found, { today }: CouncilRequest): Sheet {
  const references = new Map(actions.map((one) => [one.id, one.reference]))
  return {
    heads: HEADERS,
    rows: shown.map((one) => [
      one.title,
      one.kind,
      one.shows,
      one.periodFrom,
      one.periodTo,
      isStale(one, today) ? 'yes' : 'no',
      isWordsAlone(one) ? 'yes' : 'no',
      one.addedOn,
      one.addedBy,
      one.actionIds.flatMap((id) => references.get(id) ?? []).join(', '),
    ]),
  }
}
