import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { prepareForTypst } from './report-typst.ts'
import type { WorkerAnswer, WorkerQuestion, WorkerSetting } from './report-worker.ts'
import type { Report } from './report.ts'

/** Which typefaces a report is set in: the first holds most letters, the others what it lacks. */
export type ReportFonts = { readonly families: readonly string[]; readonly folders: readonly string[] }

export type PdfOptions = { readonly fonts?: ReportFonts; readonly timeLimit?: number }

// A pack of 300 actions takes under a second: twenty means that something is wrong with it.
const TIME_LIMIT = 20_000

type Waiting = {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (fault: Error) => void
  readonly alarm: NodeJS.Timeout
}
type Writer = {
  readonly worker: Worker
  readonly fonts: string
  readonly waiting: Map<number, Waiting>
}

let writer: Writer | null = null
let lastQuestion = 0

/**
 * The report as a tagged PDF/UA-1 file, made in a worker thread that stays warm. The same report gives the
 * same bytes. Rejects when Typst refuses it, or when it takes longer than the limit (milliseconds).
 */
export async function writeReportPdf(report: Report, options: PdfOptions = {}): Promise<Uint8Array> {
  const fonts = options.fonts ?? installedFonts()
  const question = { id: (lastQuestion += 1), report: prepareForTypst(report, fonts.families) }
  return ask(startedWriter(fonts), question, options.timeLimit ?? TIME_LIMIT)
}

/** Ends the worker thread, refusing what it has not finished. The next report starts a new one. */
export async function closeReportWriter(): Promise<void> {
  if (writer !== null) await stop(writer, new Error('The report writer was closed'))
}

function ask(to: Writer, question: WorkerQuestion, timeLimit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const tooLong = new Error(`The PDF took longer than ${timeLimit} ms`)
    const alarm = setTimeout(() => void stop(to, tooLong), timeLimit)
    to.waiting.set(question.id, { resolve, reject, alarm })
    to.worker.ref()
    to.worker.postMessage(question, [])
  })
}

function startedWriter(fonts: ReportFonts): Writer {
  const key = JSON.stringify(fonts.folders)
  if (writer?.fonts === key) return writer
  if (writer !== null) void stop(writer, new Error('The report writer was started again with other fonts'))
  writer = start(key, { fontFolders: fonts.folders })
  return writer
}

function start(fonts: string, setting: WorkerSetting): Writer {
  const worker = new Worker(new URL('report-worker.ts', import.meta.url), { workerData: setting })
  const started: Writer = { worker, fonts, waiting: new Map() }
  worker.unref()
  worker.on('message', (answer: WorkerAnswer) => settle(started, answer))
  worker.on('error', (fault) => void stop(started, new Error('The report writer failed', { cause: fault })))
  worker.on('exit', () => void stop(started, new Error('The report writer stopped')))
  return started
}

function settle(from: Writer, answer: WorkerAnswer): void {
  const waiting = from.waiting.get(answer.id)
  if (waiting === undefined) return
  clearTimeout(waiting.alarm)
  from.waiting.delete(answer.id)
  // An idle writer must not keep a command or a test run from ending.
  if (from.waiting.size === 0) from.worker.unref()
  if ('pdf' in answer) waiting.resolve(answer.pdf)
  else waiting.reject(new Error(`Typst refused the report: ${answer.fault}`))
}

async function stop(which: Writer, why: Error): Promise<void> {
  if (writer === which) writer = null
  for (const { alarm, reject } of which.waiting.values()) {
    clearTimeout(alarm)
    reject(why)
  }
  which.waiting.clear()
  await which.worker.terminate()
}

// Liberation Sans, which is as wide as Arial letter by letter, comes with the PDF reader; what it lacks
// (Greek, Cyrillic, Arabic, signs) is taken from the two that the compiler carries. No font of the machine is used.
function installedFonts(): ReportFonts {
  const reader = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  return {
    families: ['Liberation Sans', 'DejaVu Sans Mono', 'Libertinus Serif'],
    folders: [path.join(path.dirname(reader), 'standard_fonts')],
  }
}
