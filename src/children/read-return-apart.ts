import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReturnTask, WorkerWord } from './children-worker.ts'
import type { Naming } from './child-list.ts'
import type { Concluded, ReturnAsked } from './return-outcome.ts'

// Reads a return in a thread of its own with a limit on memory and time. The files lie on disk only meanwhile, in a
// folder that nobody else may open.

export type ReturnFile = { readonly name: string; readonly content: Uint8Array }
export type ReturnLimits = { readonly seconds: number; readonly megabytes: number }

/** Measured: 191,000 rows of Annex A in nine seconds on a busy machine; no council has ten times as many. */
export const RETURN_LIMITS: ReturnLimits = { seconds: 120, megabytes: 768 }

const FOLDER = 'los-return-'
const LEFT_BEHIND_MS = 3_600_000
const LOOK_EVERY_MS = 200
const MEGABYTE = 1024 * 1024

export type AskedApart = Omit<ReturnAsked, 'nameChild' | 'lastMonth'> & {
  readonly lastMonthFiles?: readonly ReturnFile[]
  readonly naming?: Naming | null
}

export type ProgressSaid = (words: string) => void

export async function readReturnApart(
  files: readonly ReturnFile[],
  asked: AskedApart,
  { limits = RETURN_LIMITS, progress }: { readonly limits?: ReturnLimits; readonly progress: ProgressSaid },
): Promise<Concluded> {
  await sweep()
  const folder = await mkdtemp(path.join(os.tmpdir(), FOLDER))
  try {
    const paths = await Promise.all(files.map((file, at) => layDown(folder, at, file)))
    const { lastMonthFiles = [], naming = null, ...rest } = asked
    const last = await Promise.all(lastMonthFiles.map((file, at) => layDown(folder, files.length + at, file)))
    return await inThread({ ...rest, files: paths, lastMonthFiles: last, naming }, limits, progress)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// A file's name tells which list a CSV is, so it is kept, within what a disk allows.
async function layDown(folder: string, at: number, { name, content }: ReturnFile): Promise<string> {
  const place = path.join(folder, String(at))
  await mkdir(place, { mode: 0o700 })
  const plain = path.basename(name).slice(-60)
  const file = path.join(place, /^\.*$/.test(plain) ? 'file' : plain)
  await writeFile(file, content, { mode: 0o600 })
  return file
}

// What a process that was ended left behind.
async function sweep(): Promise<void> {
  const names = await readdir(os.tmpdir())
  for (const name of names.filter((one) => one.startsWith(FOLDER))) {
    const folder = path.join(os.tmpdir(), name)
    const found = await stat(folder).catch(() => null)
    if (found !== null && found.uid === os.userInfo().uid && Date.now() - found.mtimeMs > LEFT_BEHIND_MS)
      await rm(folder, { recursive: true, force: true })
  }
}

async function inThread(task: ReturnTask, limits: ReturnLimits, progress: ProgressSaid): Promise<Concluded> {
  const worker = new Worker(new URL('children-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const clock = Promise.withResolvers<Concluded>()
  const timer = setTimeout(() => clock.resolve(gaveUp('took too long')), limits.seconds * 1000)
  const look = setInterval(() => void refuseIfHeavy(), LOOK_EVERY_MS)
  const refuseIfHeavy = async (): Promise<void> => {
    if ((await weigh(worker)) > limits.megabytes * MEGABYTE) clock.resolve(gaveUp('took too much memory'))
  }
  try {
    return await Promise.race([answerOf(worker, progress), clock.promise])
  } finally {
    clearTimeout(timer)
    clearInterval(look)
    await worker.terminate()
  }
}

function gaveUp(what: string): Concluded {
  const why = `Reading the files ${what}, so nothing of them was kept. Bring in fewer rows at a time, or check them with "los children check".`
  return { ok: false, why, problems: [] }
}

function answerOf(worker: Worker, progress: ProgressSaid): Promise<Concluded> {
  return new Promise((resolve, reject) => {
    worker.on('message', (word: WorkerWord) => {
      if ('concluded' in word) resolve(word.concluded)
      else if ('rows' in word) progress(`${word.rows.toLocaleString('en-GB')} rows read`)
      else progress(word.part)
    })
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(gaveUp('took too much memory'))
      else reject(new Error('reading a return failed', { cause }))
    })
    worker.once('exit', () => reject(new Error('the thread that reads a return ended without an answer')))
  })
}

// The limit on a thread's heap leaves out the arrays that hold the lists.
async function weigh(worker: Worker): Promise<number> {
  try {
    const { used_heap_size: heap, external_memory: outside } = await worker.getHeapStatistics()
    return heap + outside
  } catch {
    // The thread ended meanwhile and weighs nothing.
    return 0
  }
}
