import { type Day, isBefore } from '../src/shared/days.ts'
import { chanceOf, drawBell, drawCount } from './chance.ts'
import { endOfMonth, workingDayBy } from './key-days.ts'
import { type DraftMeasure } from './measures/draft.ts'
import { CARE_AND_OVERSIGHT_MEASURES } from './measures/care-and-oversight.ts'
import { PROTECTION_MEASURES } from './measures/protection.ts'
import { type TaleMeasure, type TaleObservation } from './tale.ts'

const MONTHS = 24
// Averages wander by about this much from month to month.
const WANDER = 0.4

export function kelsmereMeasures(today: Day): readonly TaleMeasure[] {
  return measuresOf([...PROTECTION_MEASURES, ...CARE_AND_OVERSIGHT_MEASURES], today)
}

/** The 24 full months before this one; chance comes from the seed alone, so the shape is the same on any day. */
export function measuresOf(drafts: readonly DraftMeasure[], today: Day): readonly TaleMeasure[] {
  return drafts.map((draft) => ({
    key: draft.key,
    title: draft.title,
    definition: draft.definition,
    numerator: draft.numerator,
    denominator: draft.denominator,
    unit: draft.unit,
    better: draft.better,
    target: draft.target,
    source: draft.source,
    owner: draft.owner,
    keptBy: draft.keptBy,
    objectives: draft.objectives,
    observations: observationsOf(draft, today),
    known: draft.known,
    stepsIn: draft.step === undefined ? null : monthAgo(today, draft.step),
    afterAction: draft.afterAction ?? null,
  }))
}

function observationsOf(draft: DraftMeasure, today: Day): TaleObservation[] {
  const { counted } = draft
  if (counted !== undefined) {
    return counted.map(([numerator, denominator], at) => ({
      ...placeInTime(today, counted.length - at),
      numerator,
      denominator,
    }))
  }
  const chance = chanceOf(draft.seed)
  return Array.from({ length: MONTHS }, (_, at) => MONTHS - at).flatMap((monthsAgo) => {
    const denominator = Math.round(draft.size * (1 + 0.05 * drawBell(chance)))
    const numerator = numeratorOf(draft, { denominator, level: draft.level(monthsAgo) }, chance)
    if (draft.missing?.includes(monthsAgo) === true) return []
    return [{ ...placeInTime(today, monthsAgo), numerator, denominator }]
  })
}

type Drawn = { readonly denominator: number; readonly level: number }

function numeratorOf(draft: DraftMeasure, { denominator, level }: Drawn, chance: () => number): number {
  if (draft.unit === 'percent') return drawCount(chance, denominator, level)
  return Math.round(denominator * (level + WANDER * drawBell(chance)))
}

// Counted by the eighth of the next month, or today where that has not come yet.
function placeInTime(today: Day, monthsAgo: number): { month: Temporal.PlainYearMonth; addedOn: Day } {
  const month = monthAgo(today, monthsAgo)
  const counted = workingDayBy(endOfMonth(month.toPlainDate({ day: 1 })).add({ days: 8 }))
  return { month, addedOn: isBefore(today, counted) ? today : counted }
}

function monthAgo(today: Day, months: number): Temporal.PlainYearMonth {
  return today.toPlainYearMonth().subtract({ months })
}
