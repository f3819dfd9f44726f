import type { Day } from '../shared/days.ts'
import type { MeasureId } from '../shared/ids.ts'
import type { SpcAnalysis } from './spc.ts'
import type { Course } from './trajectory.ts'
import { judgeVariation } from './variation.ts'

/** What somebody made of a period's value; nothing is written over. */
export type Commentary = {
  readonly id: number
  readonly measureId: MeasureId
  readonly period: Day
  readonly words: string
  readonly writtenOn: Day
  readonly writer: string | null
}

export type CommentaryReason = 'special cause' | 'off target' | 'off course'

export const REASON_WORDS: Readonly<Record<CommentaryReason, string>> = {
  'special cause': 'the latest value is no mere chance',
  'off target': 'the latest value misses its target',
  'off course': 'the latest value is not where it should be on the way to its target',
}

/** Why the latest value asks for words; null where it asks for none. */
export function reasonForCommentary(
  analysis: SpcAnalysis | null,
  course: Course | null,
): CommentaryReason | null {
  if (analysis === null) return null
  const { word } = judgeVariation(analysis)
  if (word !== 'no change' && word !== 'cannot tell') return 'special cause'
  if (course === null || !course.isOff) return null
  return course.word === 'off target' ? 'off target' : 'off course'
}

/** What is still to be written of the latest period, and why; null where it is written or nothing is asked. */
export function wantingCommentary(
  reason: CommentaryReason | null,
  period: Day | null,
  commentaries: readonly Commentary[],
): CommentaryReason | null {
  if (reason === null || period === null) return null
  return commentaries.some((one) => one.period.equals(period)) ? null : reason
}
