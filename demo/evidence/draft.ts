import { type TaleEvidenceKind } from '../tale.ts'

/** Evidence as written down here: days counted from today, clauses as "instrument/clause". */
export type DraftEvidence = {
  readonly key: string
  readonly kind: TaleEvidenceKind
  readonly title: string
  readonly shows: string
  readonly from: number
  readonly to: number
  readonly added: number
  readonly by: string
  readonly actions: readonly string[]
  readonly requirements?: readonly string[]
  readonly measures?: readonly string[]
}
