import { listHistory } from '../database/record.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listEvidence } from '../evidence/evidence-store.ts'
import { listActions } from '../plan/action-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { type MeasureId, parseId } from '../shared/ids.ts'
import { mayDo, visibleTo } from '../shared/permissions.ts'
import { notFound, show, takeAway } from '../web/answer.ts'
import { historyView } from '../web/history-view.ts'
import { type Html, nothing } from '../web/html.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listCommentaries } from './commentary-store.ts'
import { compareSeries } from './comparator.ts'
import {
  findNeighbours,
  findOwnArea,
  listComparedValues,
  listCouncilCounts,
  listPrintings,
} from './comparator-store.ts'
import { comparisonView, type CouncilFunnel } from './comparison-view.ts'
import { compareAreas, type FunnelOptions } from './funnel.ts'
import { FUNNEL_COUNTS } from './funnel-counts.ts'
import { latestTellings, type Measure, type Observation } from './measure.ts'
import { groupMultiples } from './group-chart-view.ts'
import { listGroups, listObservationsByGroup } from './group-store.ts'
import { describeStandard } from './local-standard.ts'
import { listStandards } from './local-standard-store.ts'
import { listAnnotations } from './measure-annotation-store.ts'
import { findMeasure, listVintages } from './measure-store.ts'
import { type MeasurePageFacts, measurePage } from './measure-view.ts'
import { scoreMeasure } from './scorecard.ts'
import { splitHidden } from './small-counts.ts'
import { observationsSheet } from './scorecard-sheet.ts'

export const measurePages: readonly Route[] = [
  get('/councils/:council/measures/:measure', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      return measure === null ? notFound() : show(measurePage(await findFacts(db, measure, request)))
    }),
  ),

  get('/councils/:council/measures/:measure/values.csv', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const measure = await findAsked(db, request)
      if (measure === null) return notFound()
      const { shown } = splitHidden(measure, await listVintages(db, measure.id), request.council.role)
      return takeAway(measure.name, observationsSheet(measure, shown))
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<Measure | null> {
  const id = parseId<MeasureId>(request.params['measure'])
  return id === null ? null : findMeasure(db, id)
}

async function findFacts(
  db: CouncilDatabase,
  measure: Measure,
  { council, today, query }: CouncilRequest,
): Promise<MeasurePageFacts> {
  const { role } = council
  const told = await listVintages(db, measure.id)
  const commentaries = await listCommentaries(db, measure.id)
  const row = scoreMeasure({ measure, told: latestTellings(told), commentaries }, council, today)
  const vintages = splitHidden(measure, told, role).shown
  const actions = mayDo(role, 'see the plan')
    ? visibleTo(council, await listActions(db, measure.interventionId))
    : null
  const objectives = await listObjectives(db, measure.interventionId)
  const months = new Set(vintages.map((one) => one.period.toString()))
  return {
    council,
    row,
    vintages,
    hidden: new Set(told.map((one) => one.period.toString())).size - months.size,
    annotations: await listAnnotations(db, measure, { told, actions: actions ?? [], today }),
    objectives: objectives.filter((one) => measure.objectiveIds.includes(one.id)),
    actions,
    evidence: mayDo(role, 'see evidence')
      ? (await listEvidence(db, measure.interventionId)).filter((one) => one.measureIds.includes(measure.id))
      : [],
    commentaries: mayDo(role, 'see commentary') ? commentaries : null,
    byGroup: mayDo(role, 'see team scorecards') ? await findByGroup(db, measure, council) : nothing,
    comparison: await findComparison(db, measure, {
      council,
      latest: row.latest,
      limits: query.get('limits') === 'exact' ? 'exact' : 'spread',
    }),
    standard: describeStandard(measure.indicator, await listStandards(db), today),
    history: mayDo(role, 'see the history')
      ? historyView(await listHistory(db, { kind: 'measure', id: measure.id }))
      : nothing,
    may: { keep: mayDo(role, 'keep measures'), addEvidence: mayDo(role, 'add evidence') },
    today,
  }
}

async function findByGroup(
  db: CouncilDatabase,
  measure: Measure,
  council: { readonly slug: string },
): Promise<Html> {
  const told = await listObservationsByGroup(db, measure.id)
  return told.length === 0
    ? nothing
    : groupMultiples({ council, measure, told, groups: await listGroups(db) })
}

async function findComparison(
  db: CouncilDatabase,
  measure: Measure,
  facts: {
    readonly council: { readonly slug: string }
    readonly latest: Observation | null
    readonly limits: FunnelOptions['limits']
  },
): Promise<Html> {
  const { published } = measure
  if (published === null) return nothing
  const ownArea = await findOwnArea(db)
  const comparisons = compareSeries(await listComparedValues(db, [published], ownArea))
  const comparison = comparisons.get(published) ?? null
  const model = ownArea === null ? null : await findNeighbours(db, ownArea.code)
  return comparisonView({
    ...facts,
    measure,
    ownArea,
    comparison,
    model: model?.model ?? null,
    printings: comparison === null ? [] : await listPrintings(db, comparison, ownArea),
    funnel: await findFunnel(db, published, facts.limits),
  })
}

async function findFunnel(
  db: CouncilDatabase,
  published: string,
  limits: FunnelOptions['limits'],
): Promise<CouncilFunnel | null> {
  const wanted = FUNNEL_COUNTS[published]
  const found = wanted === undefined ? null : await listCouncilCounts(db, wanted)
  if (found === null) return null
  const { counts, period, areas } = found
  const options = { form: counts.form, per: counts.per, target: null, limits, learnFrom: null }
  return { funnel: compareAreas(areas, options), period, sizeWords: counts.size }
}
