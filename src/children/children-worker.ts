import { parentPort, workerData } from 'node:worker_threads'
import type { Naming } from './child-list.ts'
import { readReturn } from './read-return.ts'
import { concludeReturn, type Concluded, type ReadFiles, type ReturnAsked } from './return-outcome.ts'
import { nameChildBy } from './write-pseudonym.ts'

// The thread in which a return is read, checked and counted. Its rows live here and end with it.

export type ReturnTask = Omit<ReturnAsked, 'nameChild' | 'lastMonth'> & {
  readonly files: readonly string[]
  readonly lastMonthFiles: readonly string[]
  /** null where the council has lists of children switched off. */
  readonly naming: Naming | null
}
export type WorkerWord =
  | { readonly rows: number }
  | { readonly part: string }
  | { readonly concluded: Concluded }

const { files, lastMonthFiles, naming, ...asked } = workerData as ReturnTask

function say(word: WorkerWord): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(word)
}

const read = await readReturn(files, (rows) => say({ rows }))
const lastMonth = lastMonthFiles.length === 0 ? null : await readLastMonth(lastMonthFiles)
say({ part: 'checking and counting' })
const nameChild = naming === null ? null : nameChildBy(naming)
say({
  concluded: concludeReturn(read, {
    ...asked,
    ...(nameChild === null ? {} : { nameChild }),
    ...(lastMonth === null ? {} : { lastMonth }),
  }),
})

async function readLastMonth(paths: readonly string[]): Promise<ReadFiles> {
  say({ part: 'last month’s files' })
  return readReturn(paths)
}
