import { type DatedStandard, standardOn, STANDARDS } from '../measures/local-standard.ts'

// Standards that councils set for themselves, where no national definition gives a number.

export type LocalStandards = {
  /** Working days between statutory visits to a child on a plan (indicator 37; 10, 15 and 20 are all in use). */
  readonly protectionVisit: number
  /** Days since a child in need was last seen (indicator 27). */
  readonly lastSeen: number
  /** Days between social work visits to a child in care (indicator 50; regulations say six weeks). */
  readonly careVisit: number
  /** From what age a child is expected to be seen alone (indicator 38). */
  readonly seenAloneFrom: number
}

export const USUAL_STANDARDS: LocalStandards = {
  protectionVisit: STANDARDS.protectionVisit.usual,
  lastSeen: STANDARDS.lastSeen.usual,
  careVisit: STANDARDS.careVisit.usual,
  seenAloneFrom: STANDARDS.seenAloneFrom.usual,
}

/** What the council said, as plain values that a thread can be given. */
export type SaidStandard = Pick<DatedStandard, 'id' | 'kind' | 'number'> & { readonly from: string }

/** What holds on the day a return is for, as 2026-03-31. */
export function standardsOn(said: readonly SaidStandard[], day: string): LocalStandards {
  const dated = said.map((one) => ({ ...one, from: Temporal.PlainDate.from(one.from) }))
  const on = (kind: keyof LocalStandards) => standardOn(dated, kind, Temporal.PlainDate.from(day)).number
  return {
    protectionVisit: on('protectionVisit'),
    lastSeen: on('lastSeen'),
    careVisit: on('careVisit'),
    seenAloneFrom: on('seenAloneFrom'),
  }
}

/** A standard as a thread can be given it. */
export function sayStandard({ id, kind, number, from }: DatedStandard): SaidStandard {
  return { id, kind, number, from: from.toString() }
}

/** "protectionVisit=15,careVisit=28" over what is usual; the words that are none of these are a fault. */
export function parseStandards(words: string): LocalStandards | { readonly fault: string } {
  const said: Partial<Record<keyof LocalStandards, number>> = {}
  for (const pair of words.split(',')) {
    const [name = '', number = ''] = pair.split('=').map((part) => part.trim())
    const kind = KINDS.find((one) => one === name)
    if (kind === undefined) return { fault: `"${name}" is no standard: use ${KINDS.join(', ')}.` }
    const { least, most, unit } = STANDARDS[kind]
    if (!/^\d{1,3}$/.test(number) || Number(number) < least || Number(number) > most)
      return { fault: `${kind} must be from ${least} to ${most} ${unit}.` }
    said[kind] = Number(number)
  }
  return { ...USUAL_STANDARDS, ...said }
}

const KINDS: readonly (keyof LocalStandards)[] = ['protectionVisit', 'lastSeen', 'careVisit', 'seenAloneFrom']
