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

// Nothing is kept from one report to the next: remembering three saved 20 ms of 180 and grew by 2 MB a pack.
const REMEMBERED = 0
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
  const warning = compiled.takeWarnings()
  if (warning !== null) refuseMissingFace(JSON.stringify(compiler.fetchDiagnostics(warning)), json)
  if (compiled.result !== null) return compiled.result
  const error = compiled.takeError()
  throw new Error(error === null ? 'Typst gave no page' : JSON.stringify(compiler.fetchDiagnostics(error)))
}

// Typst only warns and takes any face it finds, so that the same report would differ from machine to machine.
function refuseMissingFace(warnings: string, json: string): void {
  const { families } = JSON.parse(json) as { readonly families: readonly string[] }
  const missing = families[0] ?? 'none named'
  if (families.length > 0 && !warnings.includes(`unknown font family: ${missing.toLowerCase()}`)) return
  throw new Error(`The typeface ${missing} is not installed`)
}
