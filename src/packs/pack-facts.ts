import type { Observation } from '../measures/measure.ts'
import type { Rhythm } from '../measures/spc-period.ts'
import type { PlanScore } from '../plan/plan-score.ts'
import type { Day } from '../shared/days.ts'
import type { Break } from '../sight/breaks.ts'
import type { LineFacts, LineFigures } from '../sight/line.ts'
import type { ReportStatus } from './report.ts'

/** What a pack is composed from: the same facts as every page. */
export type PackFacts = {
  readonly council: string
  readonly intervention: string
  readonly title: string
  readonly meetingOn: Day
  readonly asOf: Day
  readonly status: ReportStatus
  readonly line: LineFacts
  readonly figures: LineFigures
  readonly earlier: readonly { readonly when: string; readonly figures: LineFigures }[]
  readonly breaks: readonly Break[]
  readonly latestWords: ReadonlyMap<
    number,
    { readonly saidOn: Day; readonly happened: string; readonly next: string }
  >
  readonly drawings: PackDrawings
  /** How the plan stands against what the board agreed; null where nothing was ever put to it. */
  readonly agreed: string | null
  /** How well the plan is written, day by day, today's last; and its line, where there is more than one. */
  readonly scores: readonly PlanScore[]
  readonly scoreDrawing: string | null
  /** How many unfinished actions one owner can carry. */
  readonly carries: number
  readonly recordHead: { readonly number: number; readonly hash: string } | null
}

export type PackDrawings = {
  readonly line: { readonly svg: string; readonly alt: string }
  readonly measures: readonly {
    readonly name: string
    readonly svg: string | null
    readonly sentence: string
    readonly observations: readonly Observation[]
    /** Months left out because a count in them is small enough to know a child by. */
    readonly hiddenMonths: number
    readonly unit: string
    readonly rhythm: Rhythm
    readonly source: string
    readonly target: number | null
  }[]
}
