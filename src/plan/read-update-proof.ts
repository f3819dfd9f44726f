import { refusePhoto } from '../documents/photo.ts'
import { readDocument } from '../documents/read-document.ts'
import { writeCleanPhoto } from '../documents/write-clean-photo.ts'
import type { ProofFile } from './update-proof.ts'

/**
 * What is kept of a file sent with an update: a photograph has no words to read, and loses its place and device. A string says
 * why it cannot be kept.
 */
export async function readUpdateProof(file: ProofFile | null) {
  if (file === null) return null
  const cleaned = await writeCleanPhoto(file.content)
  if (!cleaned.ok) return refusePhoto(cleaned.refusal)
  const { content, isPhoto } = cleaned.value
  const read = isPhoto ? null : await readDocument(content)
  const text = read?.ok === true ? read.value : null
  return {
    name: file.name,
    content,
    mediaType: text?.mediaType ?? 'application/octet-stream',
    words: text?.text ?? '',
    pages: text?.pages ?? [],
  }
}
