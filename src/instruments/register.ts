import { type Day, daysBetween, earliest, isBefore } from '../shared/days.ts'
import type { DocumentId } from '../shared/ids.ts'
import { listOwed, type OccurrenceFact, type OccurrenceState, type Owed } from './occurrence.ts'
import type { Requirement } from './requirement.ts'

// The register of what is asked: each requirement with what it owes, and whether anything answers it.

export type RegisterEntry = Requirement & {
  readonly documentId: DocumentId
  readonly instrument: string
  readonly instrumentDated: Day | null
  readonly inForceOn: Day | null
  readonly instrumentEndedOn: Day | null
  readonly actions: number
  readonly objectives: number
  readonly evidence: number
  /** The agencies whose actions answer it, and those that bear it on a person's word. */
  readonly partners: readonly string[]
  /** Who bears it, by the names that people gave; as printed where nobody said. */
  readonly who: readonly string[]
}

export type RegisterLine = {
  readonly entry: RegisterEntry
  readonly owed: readonly Owed[]
  /** The date that matters now: the earliest late one, else the next. */
  readonly next: Owed | null
  readonly standing: Standing
}

export type Standing = 'not in force yet' | 'in force' | 'carried over' | 'dropped' | 'replaced'

const AHEAD_MONTHS = 18

/** As far ahead as the calendar looks. */
export function furthestDay(today: Day): Day {
  return today.add({ months: AHEAD_MONTHS })
}

export function linesOf(
  entries: readonly RegisterEntry[],
  facts: readonly OccurrenceFact[],
  today: Day,
): readonly RegisterLine[] {
  const byRequirement = Map.groupBy(facts, (fact) => fact.requirementId)
  return entries.map((entry) => lineOf(entry, byRequirement.get(entry.id) ?? [], today))
}

/** Nothing is owed before an instrument is confirmed to be in force. */
export function lineOf(entry: RegisterEntry, facts: readonly OccurrenceFact[], today: Day): RegisterLine {
  const from = earliest([entry.inForceOn, entry.instrumentDated].filter((day) => day !== null))
  const period = { from: from ?? today, to: furthestDay(today) }
  const owed = entry.inForceOn === null ? [] : listOwed(entry, facts, period, today)
  return { entry, owed, next: nextOf(owed), standing: standingOf(entry, today) }
}

const OPEN: readonly OccurrenceState[] = ['late', 'due soon', 'due']

function nextOf(owed: readonly Owed[]): Owed | null {
  return owed.find((one) => OPEN.includes(one.state)) ?? null
}

function standingOf(entry: RegisterEntry, today: Day): Standing {
  if (entry.state !== 'in force') return entry.state
  if (entry.inForceOn === null) return 'not in force yet'
  const { instrumentEndedOn: ended } = entry
  return ended !== null && !isBefore(today, ended) ? 'carried over' : 'in force'
}

export function isOpen(line: RegisterLine): boolean {
  return line.entry.state === 'in force'
}

export function isAnswered({ entry }: RegisterLine): boolean {
  return entry.actions > 0 || entry.objectives > 0
}

export function missedOf({ owed }: RegisterLine): number {
  return owed.filter((one) => one.state === 'missed').length
}

/** A partner sees what their own agency bears, and what their own actions answer; everyone else sees all. */
export function visibleEntries(
  reader: { readonly role: string; readonly partner: string | null },
  entries: readonly RegisterEntry[],
): readonly RegisterEntry[] {
  if (reader.role !== 'partner') return entries
  const partner = reader.partner?.toLowerCase() ?? null
  if (partner === null || partner === '') return []
  return entries.filter(
    (entry) =>
      entry.partners.some((one) => one.toLowerCase() === partner) ||
      new RegExp(String.raw`(?<!\p{L})${RegExp.escape(partner)}(?!\p{L})`, 'iu').test(entry.bearer ?? ''),
  )
}

/** By the name people gave, or as it is printed. */
export function isBorneBy(entry: Pick<RegisterEntry, 'bearer' | 'who'>, bearer: string): boolean {
  return entry.bearer === bearer || entry.who.includes(bearer)
}

export type RegisterFilter = {
  readonly instrument: string
  readonly kind: string
  readonly bearer: string
  readonly state: string
  readonly due: string
  readonly answered: string
  readonly words: string
}

export const STANDINGS: readonly Standing[] = [
  'in force',
  'carried over',
  'not in force yet',
  'replaced',
  'dropped',
]
export const DUE_CHOICES = [
  'late',
  'missed',
  'within 28 days',
  'within 3 months',
  'later',
  'no date',
] as const

export function parseRegisterFilter(query: URLSearchParams): RegisterFilter {
  const get = (name: string): string => (query.get(name) ?? '').trim().slice(0, 200)
  return {
    instrument: get('instrument'),
    kind: get('kind'),
    bearer: get('bearer'),
    state: get('state'),
    due: get('due'),
    answered: get('answered'),
    words: get('words'),
  }
}

export function filterRegister(
  lines: readonly RegisterLine[],
  filter: RegisterFilter,
  today: Day,
): readonly RegisterLine[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const { entry } = line
    if (filter.instrument !== '' && String(entry.instrumentId) !== filter.instrument) return false
    if (filter.kind !== '' && entry.kind !== filter.kind) return false
    if (filter.bearer !== '' && !isBorneBy(entry, filter.bearer)) return false
    if (filter.state !== '' && line.standing !== filter.state) return false
    if (filter.due !== '' && !isDue(line, filter.due, today)) return false
    if (filter.answered !== '' && isAnswered(line) !== (filter.answered === 'yes')) return false
    const said =
      `${entry.reference} ${entry.words} ${entry.bearer ?? ''} ${entry.who.join(' ')} ${entry.recipient ?? ''}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

function isDue(line: RegisterLine, wanted: string, today: Day): boolean {
  const { next } = line
  if (wanted === 'missed') return missedOf(line) > 0
  if (next === null) return wanted === 'no date'
  if (wanted === 'late') return next.state === 'late'
  const days = daysBetween(today, next.dueOn)
  if (wanted === 'within 28 days') return days >= 0 && days <= 28
  if (wanted === 'within 3 months') return days >= 0 && !isBefore(today.add({ months: 3 }), next.dueOn)
  return wanted === 'later' && isBefore(today.add({ months: 3 }), next.dueOn)
}
