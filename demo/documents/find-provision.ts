import { type ExpectedProvision } from './expected.ts'

type Candidate = { readonly clause: string | null; readonly kind: string; readonly text: string }

/**
 * The provision that holds the expected words, found by its words and not by its place: of those at the right
 * clause and of the right kind, else of all, the narrowest. Null where there is none.
 */
export function findProvision<Found extends Candidate>(
  provisions: readonly Found[],
  wanted: ExpectedProvision,
): Found | null {
  const fits = provisions
    .filter(({ text }) => fold(text).includes(wanted.quote))
    .sort((one, other) => one.text.length - other.text.length)
  return fits.find((one) => isOfKind(one, wanted) && isAtClause(one, wanted)) ?? fits[0] ?? null
}

export function isAtClause({ clause }: Candidate, wanted: ExpectedProvision): boolean {
  return wanted.clause === null || clause === wanted.clause
}

export function isOfKind({ kind }: Candidate, wanted: ExpectedProvision): boolean {
  return kind === wanted.kind || wanted.also.some((other) => other === kind)
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ')
}
