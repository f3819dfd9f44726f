import { parentPort, workerData } from 'node:worker_threads'
import { readInstrument } from './instrument-reading.ts'

// The thread in which a document's words are read, so that a long one holds up nobody's page.

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(readInstrument((workerData as { readonly text: string }).text))
