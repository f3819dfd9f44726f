// node bench/hostile-files.ts [count] [seed]: mutants and bombs through the readers as the product calls them, and the
// text that comes out through the reader of instruments. They run in batches, each in a process of its own, so that a
// file that hangs or fills the memory is named and ends only its batch. Fails where a file breaks a reader, takes
// over 5 seconds, or drives its process over 512 MB. Ten thousand at low priority: nice node bench/hostile-files.ts 10000

import { execFileSync, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { readDocument } from '../src/documents/read-document.ts'
import { readSheets } from '../src/documents/read-sheet.ts'
import { bombs, honestFiles, mutate, seededChance } from '../src/documents/write-hostile.ts'
import type { Kind } from '../src/documents/write-hostile.ts'
import { readInstrument } from '../src/instruments/instrument-reading.ts'

const SLOW = 5_000
const HEAVY = 512
const BATCH = 500
// Two at a time: the machine has other work, and each file waits for its own thread to start.
const LANES = 2
// Far beyond what any file may take: the batch is stuck, and what it was reading is told.
const STUCK = 60_000

type Told =
  | { readonly now: string }
  | {
      readonly kind: Kind
      readonly name: string
      readonly outcome: 'read' | 'refused' | 'broke'
      readonly taken: number
      readonly weight: number
      readonly fault: string
    }

type Tally = { read: number; refused: number; broke: number; slowest: number; slowestName: string }

async function tryFile(kind: Kind, name: string, bytes: Uint8Array): Promise<void> {
  tell({ now: name })
  const first = await timed(kind, bytes)
  // On a busy machine one file may wait for others; what is truly slow is slow twice.
  const { outcome, taken, fault } = first.taken > SLOW ? await timed(kind, bytes) : first
  tell({ kind, name, outcome, taken, weight: process.resourceUsage().maxRSS / 1024, fault })
}

async function timed(
  kind: Kind,
  bytes: Uint8Array,
): Promise<{ outcome: 'read' | 'refused' | 'broke'; taken: number; fault: string }> {
  const start = performance.now()
  const worked = process.cpuUsage()
  // Processor time, its threads' too, where the machine had other work; a wait without work is told by the clock below.
  const taken = (): number => {
    const { user, system } = process.cpuUsage(worked)
    return Math.min(performance.now() - start, (user + system) / 1000)
  }
  try {
    const isRead = await (kind === 'xlsx' || kind === 'csv' ? readTables(bytes) : readWords(bytes))
    return { outcome: isRead ? 'read' : 'refused', taken: taken(), fault: '' }
  } catch (cause) {
    const fault = cause instanceof Error ? `${cause.message}: ${String(cause.cause)}` : String(cause)
    return { outcome: 'broke', taken: taken(), fault }
  }
}

async function readTables(bytes: Uint8Array): Promise<boolean> {
  return (await readSheets(bytes)).ok
}

async function readWords(bytes: Uint8Array): Promise<boolean> {
  const document = await readDocument(bytes)
  if (document.ok) readInstrument(document.value.text)
  return document.ok
}

async function tryMutants(from: number, to: number): Promise<void> {
  const honest = honestFiles()
  for (let seed = from; seed < to; seed++) {
    const file = honest[seed % honest.length]
    if (file !== undefined) await tryFile(file.kind, `seed ${seed}`, mutate(file.bytes, seededChance(seed)))
  }
}

// The bombs are made in a process of their own, so that what is weighed is the reading and not the making.
async function tryBombs(folder: string, from: number): Promise<void> {
  for (const [at, { name, kind }] of bombs(1).entries())
    if (at >= from) await tryFile(kind, name, readFileSync(path.join(folder, String(at))))
}

function writeBombs(folder: string): void {
  for (const [at, bomb] of bombs(1).entries()) writeFileSync(path.join(folder, String(at)), bomb.write())
}

function tell(told: Told): void {
  process.send?.(told)
}

const tallies = new Map<Kind, Tally>()
const failures: string[] = []
let heaviest = { weight: 0, name: '' }

async function tryAll(count: number, firstSeed: number): Promise<void> {
  const last = firstSeed + count
  let from = firstSeed
  const lane = async (): Promise<void> => {
    while (from < last) {
      let next = from
      const to = Math.min(from + BATCH, last)
      from = to
      while (next < to) next += await runBatch(['--mutants', String(next), String(to)])
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'))
  try {
    execFileSync(process.execPath, [import.meta.filename, '--write', folder])
    let next = 0
    while (next < bombs(1).length) next += await runBatch(['--bombs', folder, String(next)])
  } finally {
    rmSync(folder, { recursive: true })
  }
  report()
}

/** How many files the batch got through: all of them, or those up to the one that broke its process. */
function runBatch(words: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const batch = fork(import.meta.filename, [...words])
    let done = 0
    let now = ''
    const stuck = (): NodeJS.Timeout =>
      setTimeout(() => {
        failures.push(`${now} hung for a minute`)
        batch.kill('SIGKILL')
      }, STUCK)
    let watch = stuck()
    batch.on('message', (told: Told) => {
      clearTimeout(watch)
      watch = stuck()
      if ('now' in told) now = told.now
      else {
        done++
        tally(told)
      }
    })
    batch.on('exit', (code, signal) => {
      clearTimeout(watch)
      if (code !== 0) {
        failures.push(`${now} ended its process (${String(signal ?? code)})`)
        done++
      }
      resolve(Math.max(done, 1))
    })
  })
}

function tally({ kind, name, outcome, taken, weight, fault }: Exclude<Told, { readonly now: string }>): void {
  const kept = tallies.get(kind) ?? { read: 0, refused: 0, broke: 0, slowest: 0, slowestName: '' }
  tallies.set(kind, kept)
  kept[outcome]++
  if (taken > kept.slowest) Object.assign(kept, { slowest: taken, slowestName: name })
  if (outcome === 'broke') failures.push(`${kind} ${name} broke: ${fault}`)
  if (taken > SLOW) failures.push(`${kind} ${name} took ${Math.round(taken)} ms`)
  if (weight > HEAVY && weight > heaviest.weight) failures.push(`${kind} ${name}: ${Math.round(weight)} MB`)
  if (weight > heaviest.weight) heaviest = { weight, name }
}

function report(): void {
  for (const [kind, { read, refused, broke, slowest, slowestName }] of tallies)
    console.log(
      `${kind.padEnd(5)} ${read + refused + broke} files, ${read} read, ${refused} refused, ${broke} broke; slowest ${Math.round(slowest)} ms (${slowestName})`,
    )
  console.log(`heaviest moment ${Math.round(heaviest.weight)} MB, at or before ${heaviest.name}`)
  for (const failure of failures.slice(0, 40)) console.log(`FAILED ${failure}`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

const [mode, one, other] = process.argv.slice(2)
if (mode === '--write') writeBombs(one ?? '.')
else if (mode === '--mutants') await tryMutants(Number(one), Number(other))
else if (mode === '--bombs') await tryBombs(one ?? '.', Number(other))
else await tryAll(Number(mode ?? 500), Number(one ?? 1))
process.disconnect?.()
