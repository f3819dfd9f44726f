import type { Clause } from './clauses.ts'
import type { DocumentKind, Fact, Provision } from './reading.ts'

/** What has been read of the document already, for the contradictions that only show in it. */
export type Held = {
  readonly kind: DocumentKind
  readonly dated: Fact | null
  readonly signatory: Fact | null
  readonly clauses: readonly Clause[]
  readonly provisions: readonly Provision[]
}
