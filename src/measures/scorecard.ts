import type { Role } from '../shared/permissions.ts'
import type { Day } from '../shared/days.ts'
import {
  type Commentary,
  type CommentaryReason,
  reasonForCommentary,
  wantingCommentary,
} from './commentary.ts'
import { isMeasureStale, type Measure, type Observation } from './measure.ts'
import { judgeMeasure, type Verdict, verdictOf, VERDICTS, wordsOf } from './measure-analysis.ts'
import { splitHidden } from './small-counts.ts'
import { analyse, type SpcAnalysis } from './spc.ts'
import type { ChartChoice } from './spc-choice.ts'
import { describeSeries } from './spc-sentence.ts'
import { type Course, describeCourse, judgeCourse } from './trajectory.ts'
import { type Assurance, judgeAssurance, judgeVariation, type Variation } from './variation.ts'

/** A measure as the scorecard shows it: its latest period and what its periods say. */
export type ScorecardRow = {
  readonly measure: Measure
  readonly analysis: SpcAnalysis | null
  /** Which chart, and why. */
  readonly choice: ChartChoice | null
  /** What a person would say of it; empty where nothing is told. */
  readonly sentence: string
  readonly latest: Observation | null
  /** The latest period was told, and is not for this reader. */
  readonly isHidden: boolean
  readonly verdict: Verdict
  /** What it said a period before. */
  readonly verdictBefore: Verdict
  readonly variation: Variation | null
  readonly assurance: Assurance | null
  readonly isStale: boolean
  /** Where the latest value stands to the target, or to the way agreed; null where nothing is aimed at. */
  readonly course: Course | null
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
  const judged = judgeMeasure(measure, shown)
  const analysis = judged?.analysis ?? null
  const latest = shown.at(-1) ?? null
  const course = judgeCourse(measure, shown)
  const reason = reasonForCommentary(analysis, course)
  return {
    measure,
    analysis,
    choice: judged?.choice ?? null,
    sentence: analysis === null ? '' : sayAll(measure, analysis, shown),
    latest,
    isHidden: latest !== (told.at(-1) ?? null),
    verdict: verdictOf(analysis),
    verdictBefore: verdictOf(analysis === null ? null : analyseBefore(analysis)),
    variation: analysis === null ? null : judgeVariation(analysis),
    assurance: analysis === null ? null : judgeAssurance(analysis),
    isStale: isMeasureStale(measure, told, today),
    course,
    wanting: wantingCommentary(reason, latest?.period ?? null, commentaries),
    commentary: commentaries[0] ?? null,
  }
}

/** The sentence of its change and, where a way to the target is agreed, of its place on it. */
export function sayAll(measure: Measure, analysis: SpcAnalysis, told: readonly Observation[]): string {
  const course = describeCourse(measure, told)
  const series = describeSeries(analysis, wordsOf(measure))
  return course === '' ? series : `${series} ${course}`
}

// As it stood before the latest value came, judged by the same chart.
function analyseBefore({ rows, options }: SpcAnalysis): SpcAnalysis | null {
  const earlier = rows.slice(0, -1)
  const last = earlier.findLastIndex((row) => row.value !== null)
  const outcome = analyse(earlier.slice(0, last + 1), options)
  return outcome.ok ? outcome.value : null
}

/** Whether what it says is new with the latest period. */
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
  const off = rows.filter((row) => row.course?.word === 'off target').length
  const lagging = rows.filter((row) => row.course?.word === 'off course').length
  const late = stale === 0 ? '' : ` ${stale} ${stale === 1 ? 'is' : 'are'} out of date.`
  const missed = off === 0 ? '' : ` In ${off} the latest value misses the target.`
  const behind =
    lagging === 0 ? '' : ` ${lagging} ${lagging === 1 ? 'is' : 'are'} off the way agreed to the target.`
  const all = rows.length === 1 ? 'Of 1 measure' : `Of ${rows.length} measures`
  return `${all}, ${better} ${better === 1 ? 'is' : 'are'} getting better, ${worse} worse, ${same} ${same === 1 ? 'shows' : 'show'} no change, and for ${unknown} nobody can tell.${missed}${behind}${late}${untold === 0 ? '' : ` ${untold} ${untold === 1 ? 'has' : 'have'} no value yet.`}`
}
