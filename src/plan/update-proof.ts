import type { Mistake } from './mistake.ts'

// A file or photograph that comes with an update, signed in or by the link of a letter: it becomes evidence of the action.

/** What it may be; the kinds of evidence, the likeliest from a phone first. */
export const PROOF_KINDS = [
  'observation',
  'data',
  'audit',
  'voice of children',
  'voice of staff',
  'partner',
  'inspection',
] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

export const PROOF_MEGABYTES = 10

export type ProofFile = { readonly name: string; readonly content: Uint8Array }

export function parseProofKind(words: string): ProofKind | null {
  return PROOF_KINDS.find((one) => one === words) ?? null
}

export function proofMistakes(file: ProofFile | null, kind: ProofKind | null): readonly Mistake[] {
  if (file === null) return []
  if (file.content.length === 0) return [{ field: 'proof', message: 'The file is empty. Choose another' }]
  if (file.content.length > PROOF_MEGABYTES * 1_000_000)
    return [{ field: 'proof', message: `The file must be ${PROOF_MEGABYTES} MB or smaller` }]
  return kind === null ? [{ field: 'kind', message: 'Select what the file is' }] : []
}
