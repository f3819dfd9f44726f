import type { Outcome } from '../shared/outcome.ts'
import { DOCUMENT_LIMITS } from './document.ts'
import type { DocumentLimits, DocumentRefusal, DocumentText } from './document.ts'

export async function readDocument(
  _bytes: Uint8Array,
  _limits: DocumentLimits = DOCUMENT_LIMITS,
): Promise<Outcome<DocumentText, DocumentRefusal>> {
  throw new Error('reading documents is being written')
}
