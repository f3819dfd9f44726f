import type { CouncilDatabase } from '../database/council-database.ts'
import { saveDocument } from '../documents/document-store.ts'
import type { Day } from '../shared/days.ts'
import type { ActionId, DocumentId, InterventionId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import type { ProofKind } from './update-proof.ts'

/** Evidence comes after the plan, so whoever puts the pages together says how it is kept. */
export type KeepProof = (
  db: CouncilDatabase,
  intervention: InterventionId,
  proof: {
    readonly title: string
    readonly kind: ProofKind
    readonly shows: string
    readonly periodFrom: Day | null
    readonly periodTo: Day | null
    readonly document: DocumentId | null
    readonly actions: readonly ActionId[]
    readonly requirements: readonly []
    readonly measures: readonly []
  },
  addedOn: Day,
) => Promise<unknown>

/** Keeps what came with an update as evidence of its action. */
export async function saveUpdateProof(
  db: CouncilDatabase,
  keepProof: KeepProof,
  {
    action,
    file,
    kind,
    on,
  }: {
    readonly action: Pick<Action, 'id' | 'reference' | 'interventionId'>
    readonly file: Parameters<typeof saveDocument>[1]
    readonly kind: ProofKind
    readonly on: Day
  },
): Promise<void> {
  const document = (await saveDocument(db, file)).id
  const proof = {
    title: `${action.reference}: ${file.name}`.slice(0, 300),
    kind,
    shows: '',
    // When a photograph was taken or what an audit covers is for the improvement lead to add: it was not asked.
    periodFrom: null,
    periodTo: null,
    document,
    actions: [action.id],
    requirements: [] as const,
    measures: [] as const,
  }
  await keepProof(db, action.interventionId, proof, on)
}
