import { parentPort, workerData } from 'node:worker_threads'
import { type PlainReport, restoreReport } from './write-report-word.ts'
import { writeWordFile } from './write-word-file.ts'

// One file, then the thread ends. The `docx` package numbers bookmarks and drawings from counters of its
// module, so only a fresh thread gives the same report the same bytes.
const file = await writeWordFile(restoreReport(workerData as PlainReport))
parentPort?.postMessage(file, [])
