import { Worker } from 'node:worker_threads'
import type { Reading } from './reading.ts'

const SECONDS = 60

/** What the reader makes of a text, read in a thread of its own; null where it takes too long or too much memory. */
export async function readApart(text: string): Promise<Reading | null> {
  const worker = new Worker(new URL('instrument-worker.ts', import.meta.url), {
    workerData: { text },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const clock = Promise.withResolvers<null>()
  const timer = setTimeout(() => clock.resolve(null), SECONDS * 1000)
  try {
    return await Promise.race([answerOf(worker), clock.promise])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<Reading | null> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null)
      else reject(new Error('reading an instrument failed', { cause }))
    })
    worker.once('exit', () =>
      reject(new Error('the thread that reads an instrument ended without an answer')),
    )
  })
}
