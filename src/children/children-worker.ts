import { parentPort, workerData } from 'node:worker_threads'
import { readReturn } from './read-return.ts'
import { concludeReturn, type Concluded, type ReturnAsked } from './return-outcome.ts'

// The thread in which a return is read, checked and counted. Its rows live here and end with it.

export type ReturnTask = ReturnAsked & { readonly files: readonly string[] }
export type WorkerWord =
  | { readonly rows: number }
  | { readonly part: string }
  | { readonly concluded: Concluded }

const { files, ...asked } = workerData as ReturnTask

function say(word: WorkerWord): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(word)
}

const read = await readReturn(files, (rows) => say({ rows }))
say({ part: 'checking and counting' })
say({ concluded: concludeReturn(read, asked) })
