import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentLimits } from './document.ts'
import { readPdf } from './read-pdf.ts'
import { readWord } from './read-word.ts'

// The thread in which a stranger's file is taken apart, so that it may run out of time or memory alone.

export type DocumentTask = {
  readonly kind: 'pdf' | 'zip'
  readonly bytes: Uint8Array
  readonly limits: DocumentLimits
}

const { kind, bytes, limits } = workerData as DocumentTask
const reading = await (kind === 'pdf' ? readPdf(bytes, limits) : readWord(bytes, limits))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(reading)
