import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { REPORT_TEMPLATE } from './report-page-typst.ts'
import type { TypstReport } from './report-typst.ts'
import { replaceUnprintable, unprintableIn } from './unprintable.ts'

// Runs in a worker thread (write-report-pdf.ts): Typst works in one native call, which would otherwise hold
// up every request of the web server.

export type WorkerSetting = { readonly fontFolders: readonly string[] }
export type WorkerQuestion = { readonly id: number; readonly report: TypstReport }
export type WorkerAnswer =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly fault: string }

// Each writing ages what Typst remembers; what three packs have not used is forgotten, so memory stays level.
const REMEMBERED = 3
// One pass finds every character that no font holds; a second is for what only shows once those are gone.
const PASSES = 3

const setting = workerData as WorkerSetting
const compiler = NodeCompiler.create({
  fontArgs: [{ fontPaths: [...setting.fontFolders] }],
  // Nothing is read from disk: the template is passed in, and reads only its inputs.
  workspace: import.meta.dirname,
})

parentPort?.on('message', ({ id, report }: WorkerQuestion) => {
  const given = answer(id, report)
  parentPort?.postMessage(given, 'pdf' in given ? [given.pdf.buffer] : [])
})

function answer(id: number, report: TypstReport): WorkerAnswer {
  try {
    return { id, pdf: write(report) }
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) }
  } finally {
    compiler.evictCache(REMEMBERED)
  }
}

function write(report: TypstReport): Uint8Array<ArrayBuffer> {
  let json = report.json
  for (let pass = 1; ; pass += 1) {
    try {
      const options = { pdfStandard: 'ua-1', creationTimestamp: report.madeAt }
      return Uint8Array.from(compiler.pdf(compile(json), options))
    } catch (fault) {
      const unprintable = fault instanceof Error ? unprintableIn(fault.message) : []
      if (unprintable.length === 0 || pass === PASSES) throw fault
      json = replaceUnprintable(json, unprintable)
    }
  }
}

function compile(json: string): NodeTypstDocument {
  const compiled = compiler.compile({ mainFileContent: REPORT_TEMPLATE, inputs: { report: json } })
  if (compiled.result !== null) return compiled.result
  const error = compiled.takeError()
  throw new Error(error === null ? 'Typst gave no page' : JSON.stringify(compiler.fetchDiagnostics(error)))
}
