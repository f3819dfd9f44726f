// How long a board pack takes: `node bench/pack-bench.ts [actions]`. Figures of one run on one machine; the
// ratios (warm to cold, Word to PDF, 3 times the actions) are what to compare between machines.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import process from 'node:process'
import { isState, type Report, textOf } from '../src/packs/report.ts'
import { closeReportWriter, writeReportPdf } from '../src/packs/write-report-pdf.ts'
import { writeReportWord } from '../src/packs/write-report-word.ts'
import { examplePack } from './example-pack.ts'

const RUNS = 7
const actions = Number(process.argv[2] ?? 300)

type Timed = { readonly milliseconds: number; readonly file: Uint8Array }

async function timed(write: () => Promise<Uint8Array>): Promise<Timed> {
  const start = performance.now()
  const file = await write()
  return { milliseconds: performance.now() - start, file }
}

// Other words in every cell each time, so that nothing is answered from what Typst remembers.
async function medianOf(count: number, write: typeof writeReportPdf): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const pack = anotherPack(count, `(${count}, ${run})`)
    times.push((await timed(() => write(pack))).milliseconds)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0
}

function anotherPack(count: number, mark: string): Report {
  const pack = examplePack(count)
  const sections = pack.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'table'
        ? {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => (isState(cell) ? cell : `${textOf(cell)} ${mark}`)),
            ),
          }
        : block,
    ),
  }))
  return { ...pack, title: `Pack ${mark}`, sections }
}

function pagesOf(pdf: Uint8Array): string {
  return /\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? '?'
}

const cold = await timed(() => writeReportPdf(examplePack(actions)))
const loop = monitorEventLoopDelay({ resolution: 1 })
loop.enable()
const warm = await medianOf(actions, writeReportPdf)
loop.disable()
const threefold = await medianOf(actions * 3, writeReportPdf)
const word = await timed(() => writeReportWord(examplePack(actions)))
await closeReportWriter()

const rows = {
  'PDF, first one': { ms: Math.round(cold.milliseconds), bytes: cold.file.length, ratio: 1 },
  'PDF, warm': { ms: Math.round(warm), bytes: cold.file.length, ratio: warm / cold.milliseconds },
  'PDF, warm, three times the actions': { ms: Math.round(threefold), bytes: null, ratio: threefold / warm },
  Word: { ms: Math.round(word.milliseconds), bytes: word.file.length, ratio: word.milliseconds / warm },
}
console.log(`${actions} actions, ${pagesOf(cold.file)} pages`)
console.table(rows)
console.log(
  `longest the web server's event loop was held while PDFs were made: ${Math.round(loop.max / 1e6)} ms`,
)
