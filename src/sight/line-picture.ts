import { type Evidence, EVIDENCE_KINDS } from '../evidence/evidence.ts'
import { VERDICTS } from '../measures/measure-analysis.ts'
import { type Action, stageOf, STAGES } from '../plan/action.ts'
import type { ActionId, MeasureId, ObjectiveId } from '../shared/ids.ts'
import { onceFor } from '../shared/once.ts'
import { type LineFacts, type Reach, reachOf, unique } from './line.ts'

export const COLUMNS = ['requirements', 'objectives', 'actions', 'evidence', 'measures'] as const
export type ColumnName = (typeof COLUMNS)[number]

export type LineBlock = {
  readonly column: ColumnName
  readonly key: string
  readonly label: string
  readonly count: number
  /** How many of them the line stops at on the way right, and on the way left. */
  readonly stopsAfter: number
  readonly stopsBefore: number
}

/** A thread as wide as the links it carries. */
export type LineThread = { readonly from: string; readonly to: string; readonly links: number }

export type LinePicture = { readonly blocks: readonly LineBlock[]; readonly threads: readonly LineThread[] }

/** Five columns and what runs between them. Keys name a block: "requirements 12", "actions done". */
export const pictureLine = onceFor((facts: LineFacts): LinePicture => {
  const reach = reachOf(facts)
  const live = facts.actions.filter((action) => action.cancelledOn === null)
  return {
    blocks: [
      ...requirementBlocks(facts, reach),
      ...objectiveBlocks(facts, live),
      ...actionBlocks(live),
      ...evidenceBlocks(facts),
      ...measureBlocks(facts),
    ].filter((block) => block.count > 0),
    threads: threadsOf(facts, reach, live),
  }
})

function requirementBlocks(facts: LineFacts, reach: readonly Reach[]): LineBlock[] {
  const byInstrument = Map.groupBy(reach, (one) => one.requirement.instrumentId)
  return facts.instruments.map((instrument) => {
    const own = byInstrument.get(instrument.id) ?? []
    const stopsAfter = own.filter((one) => one.actions.length === 0).length
    const key = `requirements ${instrument.id}`
    return {
      column: 'requirements',
      key,
      label: instrument.shortTitle,
      count: own.length,
      stopsAfter,
      stopsBefore: 0,
    }
  })
}

function objectiveBlocks(facts: LineFacts, live: readonly Action[]): LineBlock[] {
  const used = new Set(live.flatMap((action) => action.objectiveIds))
  return facts.objectives.map((objective) => ({
    column: 'objectives',
    key: `objectives ${objective.id}`,
    label: `${objective.place}. ${objective.title}`,
    count: 1,
    stopsAfter: used.has(objective.id) ? 0 : 1,
    stopsBefore: 0,
  }))
}

function actionBlocks(live: readonly Action[]): LineBlock[] {
  const byStage = Map.groupBy(live, stageOf)
  return STAGES.map((stage) => {
    const own = byStage.get(stage) ?? []
    return {
      column: 'actions',
      key: `actions ${stage}`,
      label: stage,
      count: own.length,
      stopsAfter: stage === 'done' ? own.length : 0,
      stopsBefore: own.filter((action) => action.requirementIds.length === 0).length,
    }
  })
}

function evidenceBlocks(facts: LineFacts): LineBlock[] {
  const byKind = Map.groupBy(facts.evidence, (piece) => piece.kind)
  return EVIDENCE_KINDS.map((kind) => {
    const own = byKind.get(kind) ?? []
    const claimless = own.filter(
      (piece) => piece.actionIds.length + piece.requirementIds.length + piece.measureIds.length === 0,
    )
    return {
      column: 'evidence',
      key: `evidence ${kind}`,
      label: kind,
      count: own.length,
      stopsAfter: 0,
      stopsBefore: claimless.length,
    }
  })
}

function measureBlocks(facts: LineFacts): LineBlock[] {
  const byVerdict = Map.groupBy(facts.measures, (measure) => measure.verdict)
  return VERDICTS.map((verdict) => {
    const own = byVerdict.get(verdict) ?? []
    return {
      column: 'measures',
      key: `measures ${verdict}`,
      label: verdict,
      count: own.length,
      stopsAfter: 0,
      stopsBefore: own.filter((measure) => measure.objectiveIds.length === 0).length,
    }
  })
}

// Evidence reaches a measure when it speaks of it, or of an action whose objective the measure tells of.
function threadsOf(facts: LineFacts, reach: readonly Reach[], live: readonly Action[]): LineThread[] {
  const links = new Map<string, LineThread>()
  const add = (from: string, to: string) => {
    const key = `${from}→${to}`
    links.set(key, { from, to, links: (links.get(key)?.links ?? 0) + 1 })
  }
  for (const { requirement, objectives } of reach)
    for (const objective of objectives)
      add(`requirements ${requirement.instrumentId}`, `objectives ${objective.id}`)
  for (const action of live)
    for (const id of action.objectiveIds) add(`objectives ${id}`, `actions ${stageOf(action)}`)
  const actionById = new Map(live.map((action) => [action.id, action]))
  const measures = measuresOf(facts, actionById)
  for (const piece of facts.evidence) {
    for (const id of piece.actionIds) {
      const action = actionById.get(id)
      if (action !== undefined) add(`actions ${stageOf(action)}`, `evidence ${piece.kind}`)
    }
    for (const measure of measures(piece)) add(`evidence ${piece.kind}`, `measures ${measure.verdict}`)
  }
  return [...links.values()]
}

type JudgedMeasure = LineFacts['measures'][number]

function measuresOf(
  facts: LineFacts,
  actionById: ReadonlyMap<ActionId, Action>,
): (piece: Evidence) => readonly JudgedMeasure[] {
  const byId = new Map(facts.measures.map((measure) => [measure.id, measure]))
  const ofObjective = new Map<ObjectiveId, readonly MeasureId[]>(
    facts.objectives.map((one) => [one.id, one.measureIds]),
  )
  return (piece) => {
    const spoken = piece.measureIds
    const told = piece.actionIds.flatMap(
      (id) => actionById.get(id)?.objectiveIds.flatMap((one) => ofObjective.get(one) ?? []) ?? [],
    )
    return unique([...spoken, ...told]).flatMap((id) => byId.get(id) ?? [])
  }
}
