import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { checkReturn } from '../src/children/check-return.ts'
import { countReturn } from '../src/children/count-return.ts'
import { dayNumberOf } from '../src/children/day-number.ts'
import { generateAnnexA } from '../src/children/generate-annex-a.ts'
import type { MadeUpList } from '../src/children/generate-annex-a.ts'
import { generateSsda903 } from '../src/children/generate-ssda903.ts'
import { USUAL_STANDARDS } from '../src/children/local-standards.ts'
import { readReturn } from '../src/children/read-return.ts'

// How long child-level returns take to check and count, and how much memory. Each measure is a process of its own, so that
// its peak of memory is its own. `node bench/children-bench.ts [ROWS OF ANNEX A]`

const DAY = dayNumberOf(2026, 3, 31)

type Measured = {
  readonly rows: number
  readonly problems: number
  readonly readMs: number
  readonly checkMs: number
  readonly countMs: number
  /** Of the processor, all threads together: what the clock would say on a machine with nothing else to do. */
  readonly cpuMs: number
  readonly megabytes: number
}

const [act, ...given] = process.argv.slice(2)
if (act === 'measure') console.log(JSON.stringify(await measure(given)))
else bench(Number(act ?? 1_000_000))

function bench(rows: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'children-bench-'))
  try {
    report('Annex A, CSV', writeAnnexA(path.join(folder, 'annex-a'), rows), { seconds: 10, megabytes: 512 })
    report('SSDA903, CSV', writeSsda903(path.join(folder, '903-small'), 26_000), {
      seconds: 1,
      megabytes: 1024,
    })
    report('SSDA903, CSV', writeSsda903(path.join(folder, '903-large'), 260_000), {
      seconds: 10,
      megabytes: 1024,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function report(
  name: string,
  written: readonly string[],
  budget: { readonly seconds: number; readonly megabytes: number },
): void {
  const began = performance.now()
  const told = execFileSync(process.execPath, [import.meta.filename, 'measure', ...written], {
    encoding: 'utf8',
  })
  const whole = performance.now() - began
  const one = JSON.parse(told) as Measured
  const seconds = (one.readMs + one.checkMs + one.countMs) / 1000
  console.log(
    `${name}: ${one.rows.toLocaleString('en-GB')} rows, ${one.problems} problems: ${seconds.toFixed(2)} s ` +
      `(read ${Math.round(one.readMs)} ms, check ${Math.round(one.checkMs)} ms, count ${Math.round(one.countMs)} ms; process ${(whole / 1000).toFixed(2)} s, of the processor ${(one.cpuMs / 1000).toFixed(2)} s), ` +
      `${one.megabytes} MB; ${(seconds / budget.seconds).toFixed(2)} of the ${budget.seconds} s and ${(one.megabytes / budget.megabytes).toFixed(2)} of the ${budget.megabytes} MB allowed`,
  )
}

async function measure(paths: readonly string[]): Promise<Measured> {
  const start = performance.now()
  const read = await readReturn(paths)
  const readAt = performance.now()
  if (read.tables === null) throw new Error('nothing was read')
  const checked = checkReturn(read.tables, { given: DAY, stated: null, today: DAY })
  const checkedAt = performance.now()
  countReturn(read.tables, { day: DAY, population: 60_000, standards: USUAL_STANDARDS })
  const countedAt = performance.now()
  return {
    rows: read.lists.reduce((sum, list) => sum + list.rows, 0),
    problems: read.findings.length + checked.findings.length,
    readMs: readAt - start,
    checkMs: checkedAt - readAt,
    countMs: countedAt - checkedAt,
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function writeAnnexA(stem: string, rows: number): readonly string[] {
  const files = new Map<string, string>()
  let written = 0
  for (let seed = 1; written < rows; seed += 1)
    written += appendLists(
      files,
      stem,
      generateAnnexA({ seed, day: DAY, children: 20_000, prefix: `${seed}-` }).lists,
    )
  return [...files.values()]
}

function writeSsda903(stem: string, rows: number): readonly string[] {
  const files = new Map<string, string>()
  let written = 0
  for (let seed = 1; written < rows; seed += 1)
    written += appendLists(
      files,
      stem,
      generateSsda903({ seed, day: DAY, children: 1_000, prefix: `${seed}9` }).lists,
    )
  return [...files.values()]
}

function appendLists(files: Map<string, string>, stem: string, lists: readonly MadeUpList[]): number {
  let written = 0
  for (const list of lists) {
    const file = files.get(list.name) ?? `${stem}-${list.name.replaceAll(' ', '_')}.csv`
    if (!files.has(list.name)) writeFileSync(file, line(list.headings))
    files.set(list.name, file)
    appendFileSync(file, list.rows.map(line).join(''))
    written += list.rows.length
  }
  return written
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
