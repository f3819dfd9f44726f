import type { Reach } from './line.ts'

export const REACH_NAMES = ['in-force', 'answered', 'done', 'evidenced', 'showing'] as const
export type ReachName = (typeof REACH_NAMES)[number]

/** The requirements that one number of the sentence counts; `countReach` is their lengths. */
export function filterReach(reach: readonly Reach[], name: ReachName): readonly Reach[] {
  switch (name) {
    case 'in-force':
      return reach
    case 'answered':
      return reach.filter((one) => one.actions.length > 0)
    case 'done':
      return reach.filter((one) => one.isDone)
    case 'evidenced':
      return reach.filter((one) => one.hasEvidence)
    case 'showing':
      return reach.filter((one) => one.hasEvidence && one.showsInMeasure)
  }
}
