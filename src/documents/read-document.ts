import { Worker } from 'node:worker_threads'
import { refuse } from '../shared/outcome.ts'
import type { Outcome } from '../shared/outcome.ts'
import type { DocumentTask } from './document-worker.ts'
import { DOCUMENT_LIMITS } from './document.ts'
import type { DocumentLimits, DocumentRefusal, DocumentText } from './document.ts'
import { readText } from './read-text.ts'
import { sniff } from './sniff.ts'

type Reading = Outcome<DocumentText, DocumentRefusal>

/** The text of a PDF, a Word document or a plain text, told apart by what they hold. */
export async function readDocument(
  bytes: Uint8Array,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): Promise<Reading> {
  if (bytes.length > limits.bytes) return refuse({ reason: 'too large', limit: limits.bytes })
  const found = sniff(bytes)
  switch (found.kind) {
    case 'empty':
      return refuse({ reason: 'empty' })
    case 'text':
      return readText(bytes, limits)
    case 'pdf':
    case 'zip':
      return readApart({ kind: found.kind, bytes, limits })
    case 'html':
      return refuse({ reason: 'unsupported', seems: 'a web page' })
    case 'ole':
      return refuse(OLE_REFUSALS[found.holds])
    case 'other':
      return refuse({ reason: 'unsupported', seems: found.seems })
    default:
      return found satisfies never
  }
}

const OLE_REFUSALS: Readonly<Record<'locked' | 'doc' | 'xls' | 'other', DocumentRefusal>> = {
  locked: { reason: 'locked' },
  doc: { reason: 'old doc' },
  xls: { reason: 'unsupported', seems: 'an old Excel workbook (.xls)' },
  other: { reason: 'unsupported', seems: 'an old Office file' },
}

const MEGABYTE = 1024 * 1024
const LOOK_EVERY = 100

// A thread for each file: a new one costs a tenth of a second, and nothing that one file leaves behind can reach the next.
async function readApart(task: DocumentTask): Promise<Reading> {
  const { seconds, memoryMegabytes } = task.limits
  const worker = new Worker(new URL('document-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 32 },
    env: {},
    execArgv: [],
    // What a library prints must not end up among a command's output.
    stdout: true,
    stderr: true,
  })
  const clock = Promise.withResolvers<Reading>()
  const timer = setTimeout(() => clock.resolve(refuse({ reason: 'takes too long', seconds })), seconds * 1000)
  const look = setInterval(() => void refuseIfHeavy(), LOOK_EVERY)
  const refuseIfHeavy = async (): Promise<void> => {
    const weight = await weigh(worker)
    if (weight > memoryMegabytes * MEGABYTE) clock.resolve(refuse({ reason: 'takes too much memory' }))
  }
  try {
    return await Promise.race([answerOf(worker), clock.promise])
  } finally {
    clearTimeout(timer)
    clearInterval(look)
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<Reading> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ reason: 'takes too much memory' }))
      else reject(new Error('reading a document failed', { cause }))
    })
    worker.once('exit', () => reject(new Error('the thread that reads a document ended without an answer')))
  })
}

// The limit on a thread's heap leaves out what unpacking fills, which is where a bomb goes off.
async function weigh(worker: Worker): Promise<number> {
  try {
    const { used_heap_size: heap, external_memory: outside } = await worker.getHeapStatistics()
    return heap + outside
  } catch {
    // The thread ended meanwhile and weighs nothing.
    return 0
  }
}
