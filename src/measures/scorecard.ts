import type { Role } from '../shared/permissions.ts'
import type { Day } from '../shared/days.ts'
import { type Commentary, type CommentaryReason, isOffTarget, wantingCommentary } from './commentary.ts'
import { isMeasureStale, type Measure, type Observation } from './measure.ts'
import { analyseMeasure, type Verdict, verdictOf, VERDICTS } from './measure-analysis.ts'
import { splitHidden } from './small-counts.ts'
import type { SpcAnalysis } from './spc.ts'
import { type Assurance, judgeAssurance, judgeVariation, type Variation } from './variation.ts'

/** A measure as the scorecard shows it: its latest month and what its months say. */
export type ScorecardRow = {
  readonly measure: Measure
  readonly analysis: SpcAnalysis | null
  readonly latest: Observation | null
  /** The latest month was told, and is not for this reader. */
  readonly isHidden: boolean
  readonly verdict: Verdict
  /** What it said a month before. */
  readonly verdictBefore: Verdict
  readonly variation: Variation | null
  readonly assurance: Assurance | null
  readonly isStale: boolean
  readonly isOffTarget: boolean
  readonly wanting: CommentaryReason | null
  readonly commentary: Commentary | null
}

export type ScorecardFacts = {
  readonly measures: readonly Measure[]
  readonly observations: readonly Observation[]
  readonly commentaries: readonly Commentary[]
}

export function scoreMeasures(
  facts: ScorecardFacts,
  reader: { readonly role: Role },
  today: Day,
): readonly ScorecardRow[] {
  const told = Map.groupBy(facts.observations, (one) => one.measureId)
  const words = Map.groupBy(facts.commentaries, (one) => one.measureId)
  return facts.measures.map((measure) =>
    scoreMeasure(
      { measure, told: told.get(measure.id) ?? [], commentaries: words.get(measure.id) ?? [] },
      reader,
      today,
    ),
  )
}

export function scoreMeasure(
  facts: {
    readonly measure: Measure
    readonly told: readonly Observation[]
    readonly commentaries: readonly Commentary[]
  },
  reader: { readonly role: Role },
  today: Day,
): ScorecardRow {
  const { measure, told, commentaries } = facts
  const { shown } = splitHidden(measure, told, reader.role)
  const analysis = analyseMeasure(measure, shown)
  const [commentary] = commentaries
  return {
    measure,
    analysis,
    latest: shown.at(-1) ?? null,
    isHidden: shown.at(-1) !== told.at(-1),
    verdict: verdictOf(analysis),
    verdictBefore: verdictOf(analyseMeasure(measure, shown.slice(0, -1))),
    variation: analysis === null ? null : judgeVariation(analysis),
    assurance: analysis === null ? null : judgeAssurance(analysis),
    isStale: isMeasureStale(measure, told, today),
    isOffTarget: analysis !== null && isOffTarget(analysis),
    wanting: wantingCommentary(analysis, commentaries),
    commentary: commentary ?? null,
  }
}

/** Whether what it says is new this month. */
export function hasJustChanged({ verdict, verdictBefore }: ScorecardRow): boolean {
  return verdict !== verdictBefore
}

/** "Of 12 measures, 3 are better, 2 worse, 6 show no change and of 1 it cannot be told." */
export function describeScorecard(rows: readonly ScorecardRow[]): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length
  const [better, same, worse, unknown] = VERDICTS.map(count) as [number, number, number, number]
  const isUntold = (row: ScorecardRow) => row.latest === null && !row.isHidden
  const stale = rows.filter((row) => row.isStale && !isUntold(row)).length
  const untold = rows.filter(isUntold).length
  const off = rows.filter((row) => row.isOffTarget).length
  const late = stale === 0 ? '' : ` ${stale} ${stale === 1 ? 'is' : 'are'} out of date.`
  const missed = off === 0 ? '' : ` In ${off} the latest value misses the target.`
  const all = rows.length === 1 ? 'Of 1 measure' : `Of ${rows.length} measures`
  return `${all}, ${better} ${better === 1 ? 'is' : 'are'} getting better, ${worse} worse, ${same} ${same === 1 ? 'shows' : 'show'} no change, and for ${unknown} nobody can tell.${missed}${late}${untold === 0 ? '' : ` ${untold} ${untold === 1 ? 'has' : 'have'} no value yet.`}`
}
