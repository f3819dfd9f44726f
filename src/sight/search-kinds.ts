import type { Act, Role } from '../shared/permissions.ts'
import { mayDo } from '../shared/permissions.ts'

// What can be looked for, in the order in which it is shown, and who may see it.

export const SEARCH_KINDS = [
  'action',
  'requirement',
  'objective',
  'update',
  'comment',
  'evidence',
  'measure',
  'commentary',
  'document',
  'instrument',
  'provision',
  'concern',
  'actor',
  'pack',
  'person',
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

export const SEARCH_KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  action: 'Actions',
  requirement: 'Requirements',
  objective: 'Objectives',
  update: 'What was said of actions',
  comment: 'Comments',
  evidence: 'Evidence',
  measure: 'Measures',
  commentary: 'What was said of measures',
  document: 'Documents',
  instrument: 'Instruments and reports',
  provision: 'Provisions',
  concern: 'Concerns that come back',
  actor: 'Who is who',
  pack: 'Packs',
  person: 'People',
}

const ACT_OF: Readonly<Record<SearchKind, Act>> = {
  action: 'see the plan',
  requirement: 'see the requirements',
  objective: 'see the plan',
  update: 'see the plan',
  comment: 'comment and watch',
  evidence: 'see evidence',
  measure: 'see measures',
  commentary: 'see measures',
  document: 'see the documents',
  instrument: 'see the documents',
  provision: 'see the documents',
  concern: 'see the documents',
  actor: 'see the documents',
  pack: 'see packs',
  person: 'see people',
}

/** A thing that was found, where it is, and all of its words that are looked into. */
export type Hit = {
  readonly kind: SearchKind
  readonly path: string
  readonly title: string
  readonly words: string
  /** How many of its kind were found, shown or not. */
  readonly total: number
}

/** The kinds this role may see at all; of a kind a partner may see less, which the store knows. */
export function kindsFor(role: Role): readonly SearchKind[] {
  return SEARCH_KINDS.filter((kind) => mayDo(role, ACT_OF[kind]))
}
