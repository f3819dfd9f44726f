import type { Day } from '../shared/days.ts'
import type { NeighbourList, ReleasedArea, SeriesName } from './comparator.ts'
import type { FigureSet } from './national-gather.ts'
import type { InspectionOutcome } from './inspection-outcome.ts'

// What a published file tells, once it is read.

export type NationalFile = { readonly rows: number; readonly leftOut: string } & (
  | { readonly kind: 'figures'; readonly set: FigureSet; readonly names: readonly SeriesName[] }
  | { readonly kind: 'names'; readonly names: readonly SeriesName[] }
  | { readonly kind: 'areas'; readonly areas: readonly ReleasedArea[] }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly InspectionOutcome[] }
  | {
      readonly kind: 'neighbours'
      readonly model: string
      readonly neighbours: readonly NeighbourList[]
      readonly areas: readonly ReleasedArea[]
    }
)
export type NationalKind = NationalFile['kind']

/** A file that is held, or waits for somebody to say that it shall be. */
export type HeldRelease = {
  readonly id: number
  readonly file: string
  readonly kind: NationalKind
  readonly readOn: Day
  readonly broughtBy: string
  readonly isKept: boolean
  /** Brought in by this council, for itself; the others are everybody's. */
  readonly isOwn: boolean
  readonly isMadeUp: boolean
  readonly rowCount: number
  readonly figureCount: number
  readonly hiddenCount: number
  readonly firstYear: number | null
  readonly lastYear: number | null
  readonly leftOut: string
}

/** What would change if a file were held. */
export type ReleaseChange = {
  readonly newSeries: number
  readonly seriesAgain: number
  /** Figures of an area and period that are held already, and those of them that now read otherwise. */
  readonly compared: number
  readonly revised: number
  readonly examples: readonly RevisedFigure[]
}

export type RevisedFigure = {
  readonly short: string
  readonly title: string
  readonly area: string
  readonly period: string
  readonly before: number | null
  readonly after: number | null
}

/** What is wrong with a file, in words for whoever imports it. */
export class ComparatorRefused extends Error {
  /** The file is none of those that are known, which in a folder of many is no fault. */
  readonly isStranger: boolean
  constructor(words: string, isStranger = false) {
    super(words)
    this.isStranger = isStranger
  }
}
