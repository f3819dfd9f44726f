// node bench/hostile-files.ts [count] [seed]: mutants and bombs through the readers as the product calls them.
// Fails where one breaks a reader, takes over 5 seconds, or drives the process over 512 MB.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { readDocument } from '../src/documents/read-document.ts'
import { readSheets } from '../src/documents/read-sheet.ts'
import { bombs, honestFiles, mutate, seededChance } from '../src/documents/write-hostile.ts'
import type { Kind } from '../src/documents/write-hostile.ts'

const SLOW = 5_000
const HEAVY = 512
const count = Number(process.argv[2] ?? 500)
const firstSeed = Number(process.argv[3] ?? 1)

type Tally = { files: number; read: number; slowest: number; slowestName: string; broken: string[] }
const tallies = new Map<Kind, Tally>()
let heaviest = 0
let heaviestName = ''
let now = ''

async function tryFile(kind: Kind, name: string, bytes: Uint8Array): Promise<void> {
  const tally = tallies.get(kind) ?? { files: 0, read: 0, slowest: 0, slowestName: '', broken: [] }
  tallies.set(kind, tally)
  now = name
  const start = performance.now()
  try {
    const outcome = await (kind === 'xlsx' || kind === 'csv' ? readSheets(bytes) : readDocument(bytes))
    if (outcome.ok) tally.read++
  } catch (cause) {
    tally.broken.push(
      `${name}: ${cause instanceof Error ? `${cause.message}: ${String(cause.cause)}` : String(cause)}`,
    )
  }
  const taken = performance.now() - start
  tally.files++
  if (taken > tally.slowest) Object.assign(tally, { slowest: taken, slowestName: name })
  weigh()
}

async function tryMutants(): Promise<void> {
  const honest = honestFiles()
  for (let at = 0; at < count; at++) {
    const seed = firstSeed + at
    const file = honest[at % honest.length]
    if (file !== undefined) await tryFile(file.kind, `seed ${seed}`, mutate(file.bytes, seededChance(seed)))
  }
}

// The bombs are made in a process of their own, so that what is weighed here is the reading and not the making.
async function tryBombs(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'))
  try {
    execFileSync(process.execPath, [import.meta.filename, '--write', folder])
    for (const [at, { name, kind }] of bombs(1).entries())
      await tryFile(kind, name, readFileSync(path.join(folder, String(at))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeBombs(folder: string): void {
  for (const [at, bomb] of bombs(1).entries()) writeFileSync(path.join(folder, String(at)), bomb.write())
}

async function tryAll(): Promise<void> {
  const watch = setInterval(weigh, 20)
  await tryMutants()
  const afterMutants = heaviest
  await tryBombs()
  clearInterval(watch)
  report(afterMutants)
}

function weigh(): void {
  const weight = process.memoryUsage.rss() / 1024 / 1024
  if (weight <= heaviest) return
  heaviest = weight
  heaviestName = now
}

function report(afterMutants: number): void {
  let failed = heaviest > HEAVY
  for (const [kind, { files, read, slowest, slowestName, broken }] of tallies) {
    console.log(
      `${kind.padEnd(5)} ${files} files, ${read} read, ${files - read - broken.length} refused, ${broken.length} broke; slowest ${Math.round(slowest)} ms (${slowestName})`,
    )
    for (const line of broken.slice(0, 5)) console.log(`      ${line}`)
    failed ||= broken.length > 0 || slowest > SLOW
  }
  console.log(
    `heaviest moment ${Math.round(heaviest)} MB at ${heaviestName} (mutants alone ${Math.round(afterMutants)} MB)`,
  )
  process.exitCode = failed ? 1 : 0
}

if (process.argv[2] === '--write') writeBombs(process.argv[3] ?? '.')
else await tryAll()
