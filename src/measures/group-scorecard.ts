import type { Day } from '../shared/days.ts'
import type { GroupObservation } from './group.ts'
import type { Measure, Observation } from './measure.ts'
import { type ScorecardRow, scoreMeasure } from './scorecard.ts'
import { sortScorecard } from './scorecard-filter.ts'

// A team's measures as the scorecard has the whole's, with care for how few stand behind a figure.

export type GroupRow = ScorecardRow & {
  /** The same period of the whole council. */
  readonly whole: Observation | null
  readonly standing: Standing | null
}

/** Where the latest value of a team stands to the whole: apart only where chance alone would not put it there. */
export type Standing = 'above the whole' | 'below the whole' | 'as the whole' | 'too few to tell'

// Limits three standard deviations wide, as on every chart here: of twenty teams alike one in twenty years strays.
const SIGMAS = 3
// Below this many expected on either side the normal curve says nothing of a share.
const LEAST_EXPECTED = 3

// Everyone who sees a team's figures sees small ones too; nobody else sees these pages.
const INSIDE = { role: 'team manager' } as const

/** The measures that are told for a group, what changed first. */
export function scoreGroup(
  facts: {
    readonly measures: readonly Measure[]
    readonly told: readonly GroupObservation[]
    readonly whole: readonly Observation[]
  },
  today: Day,
): readonly GroupRow[] {
  const told = Map.groupBy(facts.told, (one) => one.measureId)
  const whole = new Map(facts.whole.map((one) => [`${one.measureId} ${one.period.toString()}`, one]))
  const rows = facts.measures.flatMap((measure): GroupRow[] => {
    const own = told.get(measure.id)
    if (own === undefined) return []
    const row = scoreMeasure({ measure, told: own, commentaries: [] }, INSIDE, today)
    const beside =
      row.latest === null ? undefined : whole.get(`${measure.id} ${row.latest.period.toString()}`)
    // Commentary is asked for of the whole alone.
    return [
      { ...row, wanting: null, whole: beside ?? null, standing: standingOf(measure, row.latest, beside) },
    ]
  })
  return sortScorecard(rows, 'what changed')
}

/** Null where shares cannot be compared: no counts, or no percentage. */
export function standingOf(
  { unit }: Pick<Measure, 'unit'>,
  own: Observation | null,
  whole: Observation | null | undefined,
): Standing | null {
  if (unit !== '%' || own === null || whole === null || whole === undefined) return null
  const { numerator, denominator } = own
  if (numerator === null || denominator === null || denominator === 0) return null
  const share = whole.value / 100
  if (denominator * Math.min(share, 1 - share) < LEAST_EXPECTED) return 'too few to tell'
  const sigma = Math.sqrt((share * (1 - share)) / denominator)
  const apart = (numerator / denominator - share) / sigma
  if (Math.abs(apart) <= SIGMAS) return 'as the whole'
  return apart > 0 ? 'above the whole' : 'below the whole'
}

// From here on one person more or fewer is hardly seen.
const LARGE = 33

/** "Of 7: one more or fewer moves it by 14 points." Empty where the number is large, or unknown. */
export function describeWeight(
  { unit }: Pick<Measure, 'unit'>,
  { denominator }: Pick<Observation, 'denominator'>,
): string {
  if (unit !== '%' || denominator === null || denominator <= 0 || denominator > LARGE) return ''
  return `Of ${denominator}: one more or fewer moves it by ${Math.round(100 / denominator)} points.`
}

/** "Of 6 measures told for North team, 1 is getting better, 2 worse; 1 stands apart from the whole." */
export function describeGroup(name: string, rows: readonly GroupRow[]): string {
  const count = (verdict: ScorecardRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  const apart = rows.filter(
    ({ standing }) => standing === 'above the whole' || standing === 'below the whole',
  )
  const [better, worse] = [count('better'), count('worse')]
  const measures = rows.length === 1 ? '1 measure' : `${rows.length} measures`
  const stands =
    apart.length === 0
      ? 'none stands further from the whole council than chance would put it'
      : `${apart.length} ${apart.length === 1 ? 'stands' : 'stand'} further from the whole council than chance would put ${apart.length === 1 ? 'it' : 'them'}`
  return `Of ${measures} told for ${name}, ${better} ${better === 1 ? 'is' : 'are'} getting better and ${worse} worse; ${stands}.`
}
