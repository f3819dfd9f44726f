import { formatDay } from '../shared/days.ts'
import { type Instrument, isBinding } from './instrument.ts'
import type { DocumentKind, Revoked } from './reading.ts'
import type { KeptProvision } from './requirement.ts'

// What a new instrument says it ends, found among those held. A person confirms each; nothing ends by itself.

export type Succession = {
  readonly revoked: Revoked
  /** The one it speaks of; null where none is held that fits, or two do. */
  readonly held: Instrument | null
}

const NAMED: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\bnotice/i, 'improvement notice'],
  [/\bterms of reference/i, 'terms of reference'],
  [/\bdirection/i, 'statutory direction'],
]

export function findSuccessions(instrument: Instrument, all: readonly Instrument[]): readonly Succession[] {
  return instrument.reading.revokes.map((revoked) => ({
    revoked,
    held: matchRevoked(instrument, revoked, all),
  }))
}

function matchRevoked(
  instrument: Instrument,
  revoked: Revoked,
  all: readonly Instrument[],
): Instrument | null {
  const kind = NAMED.find(([words]) => words.test(revoked.what))?.[1] ?? null
  const fitting = all.filter(
    (one) => one.id !== instrument.id && (kind === null ? isBinding(one.kind) : one.kind === kind),
  )
  if (revoked.dated === null) return only(fitting.filter((one) => one.endedOn === null))
  return only(fitting.filter((one) => one.dated?.toString() === revoked.dated))
}

function only<One>(all: readonly One[]): One | null {
  return all.length === 1 ? (all[0] ?? null) : null
}

/** The clause of the new instrument that ends the old one, quoted: what the ending cites. */
export function sourceOf(
  instrument: Instrument,
  revoked: Revoked | null,
  provisions: readonly KeptProvision[],
): string {
  const revocations = provisions.filter((one) => one.kind === 'revocation' && one.state !== 'rejected')
  const day = revoked?.dated ? formatDay(Temporal.PlainDate.from(revoked.dated)) : null
  const found = revocations.find((one) => day !== null && one.words.includes(day)) ?? revocations[0]
  if (found === undefined) return ''
  const clause = found.clause === null ? '' : ` ${found.clause}`
  return `${instrument.shortTitle}${clause}: “${found.words.replaceAll(/\s+/g, ' ')}”`
}
