import type { Day } from '../shared/days.ts'
import type { MeasureId } from '../shared/ids.ts'
import type { SpcAnalysis } from './spc.ts'
import { judgeVariation, meetsTarget } from './variation.ts'

/** What somebody made of a month's value; nothing is written over. */
export type Commentary = {
  readonly id: number
  readonly measureId: MeasureId
  readonly period: Day
  readonly words: string
  readonly writtenOn: Day
  readonly writer: string | null
}

export type CommentaryReason = 'special cause' | 'off target'

/** Why the latest value asks for words; null where it asks for none. */
export function reasonForCommentary(analysis: SpcAnalysis | null): CommentaryReason | null {
  const last = analysis?.rows.at(-1)
  if (analysis === null || last === undefined) return null
  const { word } = judgeVariation(analysis)
  if (word !== 'no change' && word !== 'cannot tell') return 'special cause'
  return isOffTarget(analysis) ? 'off target' : null
}

/** The latest value misses the target; a measure with no better way has none to miss. */
export function isOffTarget(analysis: SpcAnalysis): boolean {
  const { target, improvement } = analysis.options
  const value = analysis.rows.at(-1)?.value ?? null
  return target !== null && improvement !== 'neutral' && value !== null && !meetsTarget(value, analysis)
}

/** What is still to be written of the latest month, and why; null where it is written or nothing is asked. */
export function wantingCommentary(
  analysis: SpcAnalysis | null,
  commentaries: readonly Commentary[],
): CommentaryReason | null {
  const reason = reasonForCommentary(analysis)
  const period = analysis?.rows.at(-1)?.date
  return reason !== null && !commentaries.some((one) => one.period.toString() === period) ? reason : null
}
