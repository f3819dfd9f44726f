import type { Day } from '../shared/days.ts'

// What the inspectorates publish of each council's inspections, and how it is read.

export const OUTCOME_GRADES = ['overall', 'leaders', 'protection', 'care', 'leavers'] as const
export type OutcomeGrade = (typeof OUTCOME_GRADES)[number]

export type InspectionOutcome = {
  /** The council's number; its long code or its plain name where the file has no number. */
  readonly area: string
  readonly framework: 'children’s services' | 'SEND' | 'joint inspection' | 'youth justice'
  /** "standard", "focused visit": as printed. */
  readonly visit: string
  readonly inspectedOn: Day | null
  readonly publishedOn: Day | null
  /** As printed, by what was graded. */
  readonly grades: Readonly<Record<string, string>>
  readonly theme: string
  readonly link: string
}

/** "26/03/2025", "26/03/25", "2025-03-26 00:00:00"; null where it is no day, or the placeholder of 1900. */
export function parsePrintedDay(words: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(words)
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(words)
  const [year, month, day] =
    iso !== null
      ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
      : [fullYear(british?.[3] ?? ''), Number(british?.[2]), Number(british?.[1])]
  if (year < 1950 || !Number.isInteger(year)) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function fullYear(words: string): number {
  if (words === '') return Number.NaN
  return words.length === 2 ? 2000 + Number(words) : Number(words)
}

/** A web address that may be shown as a link; empty where it is none. */
export function plainLink(words: string): string {
  return /^https:\/\/[^\s"<>]+$/.test(words) ? words : ''
}

const SEND_OUTCOMES: Readonly<Record<string, string>> = {
  '1': 'Typically positive experiences and outcomes',
  '2': 'Inconsistent experiences and outcomes',
  '3': 'Widespread or systemic failings',
}

/** The three outcomes of an area's inspection, which overviews number from one. */
export function nameSendOutcome(words: string): string {
  return SEND_OUTCOMES[words.replace(/\.0$/, '')] ?? words
}

/** "Requires improvement to be good" and "requires improvement" are one grade. */
export function tidyGrade(words: string): string {
  const plain = words.trim().toLowerCase()
  // "Inspection_pre_dates_judgement": care leavers have been graded apart since 2023 only.
  if (/^(?:|nan|none|null|not (?:judged|applicable)|.*pre.?dates.*)$/.test(plain)) return ''
  const short = plain.startsWith('requires improvement') ? 'requires improvement' : plain
  return `${short.slice(0, 1).toUpperCase()}${short.slice(1)}`
}

/** An outcome as one file tells it. */
export type ToldOutcome = InspectionOutcome & { readonly file: string }

/** One inspection, with every file that tells of it; where they grade it differently, both grades stand. */
export type Inspection = InspectionOutcome & {
  readonly files: readonly string[]
  readonly disagreements: readonly string[]
}

/** Inspections, the newest first: one told by several files is one where its days meet. */
export function mergeOutcomes(told: readonly ToldOutcome[]): readonly Inspection[] {
  const groups: ToldOutcome[][] = []
  for (const one of told) {
    const group = groups.find(([first]) => first !== undefined && isSameInspection(first, one))
    if (group === undefined) groups.push([one])
    else group.push(one)
  }
  return groups.map(merge).toSorted((one, other) => compareDays(dayOf(other), dayOf(one)))
}

/** The day an inspection is known by. */
export function dayOf({ inspectedOn, publishedOn }: InspectionOutcome): Day | null {
  return inspectedOn ?? publishedOn
}

// The files tell the first day, the last, or the second of two weeks: days of one inspection lie within a month.
const NEAR_DAYS = 31

function isSameInspection(one: ToldOutcome, other: ToldOutcome): boolean {
  if (one.area !== other.area || one.framework !== other.framework || isFocused(one) !== isFocused(other))
    return false
  return areNear(one.inspectedOn, other.inspectedOn) || areSame(one.publishedOn, other.publishedOn)
}

function isFocused({ visit }: InspectionOutcome): boolean {
  return /focused|monitoring/.test(visit)
}

function areNear(one: Day | null, other: Day | null): boolean {
  if (one === null || other === null) return false
  return Math.abs(one.until(other, { largestUnit: 'day' }).days) <= NEAR_DAYS
}

function areSame(one: Day | null, other: Day | null): boolean {
  return one !== null && other !== null && one.equals(other)
}

function merge(group: readonly ToldOutcome[]): Inspection {
  // The fullest telling leads; a short word for the kind of visit gives way to a longer one.
  const [first, ...rest] = group.toSorted(
    (one, other) => Object.keys(other.grades).length - Object.keys(one.grades).length,
  ) as [ToldOutcome, ...ToldOutcome[]]
  const grades = { ...first.grades }
  const disagreements: string[] = []
  for (const one of rest) {
    for (const [what, grade] of Object.entries(one.grades)) {
      if (grades[what] === undefined) grades[what] = grade
      else if (grades[what] !== grade)
        disagreements.push(`${first.file} says ${grades[what]} for ${what}, ${one.file} says ${grade}`)
    }
  }
  return {
    ...first,
    grades,
    theme: group.find(({ theme }) => theme !== '')?.theme ?? '',
    link: group.find(({ link }) => link !== '')?.link ?? '',
    files: [...new Set(group.map(({ file }) => file))],
    disagreements,
  }
}

function compareDays(one: Day | null, other: Day | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1
  return Temporal.PlainDate.compare(one, other)
}
