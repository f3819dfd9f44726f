import { Worker } from 'node:worker_threads'
import type { Report, ReportStatus } from './report.ts'

/** A report as it crosses to a thread, which cannot carry a PlainDate. */
export type PlainReport = Omit<Report, 'date' | 'status'> & {
  readonly date: string
  readonly status:
    | { readonly kind: 'draft' }
    | { readonly kind: 'issued'; readonly on: string; readonly seal: string }
}

export type WordOptions = { readonly timeLimit?: number }

const TIME_LIMIT = 60_000
const MEMORY = { maxOldGenerationSizeMb: 1024 }

/**
 * The report as a Word file, made in a thread of its own. The same report gives the same bytes on the same
 * platform. Rejects when it takes longer than the limit (milliseconds).
 */
export async function writeReportWord(report: Report, options: WordOptions = {}): Promise<Uint8Array> {
  const limit = options.timeLimit ?? TIME_LIMIT
  const worker = new Worker(new URL('word-worker.ts', import.meta.url), {
    workerData: plainReport(report),
    resourceLimits: MEMORY,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const alarm = setTimeout(() => reject(new Error(`The Word file took longer than ${limit} ms`)), limit)
  worker.once('message', resolve)
  worker.once('error', (fault) => reject(new Error('The Word file could not be written', { cause: fault })))
  worker.once('exit', () => reject(new Error('The Word writer stopped')))
  try {
    return await promise
  } finally {
    clearTimeout(alarm)
    await worker.terminate()
  }
}

export function restoreReport(plain: PlainReport): Report {
  return { ...plain, date: Temporal.PlainDate.from(plain.date), status: restoreStatus(plain.status) }
}

function plainReport(report: Report): PlainReport {
  const { status } = report
  return {
    ...report,
    date: report.date.toString(),
    status: status.kind === 'draft' ? status : { ...status, on: status.on.toString() },
  }
}

function restoreStatus(status: PlainReport['status']): ReportStatus {
  return status.kind === 'draft' ? status : { ...status, on: Temporal.PlainDate.from(status.on) }
}
