// Pages over real HTTP with many large councils loaded:
//   npm run bench [-- --json] [--councils=150] [--actions=300] [--pages=list,line] [--keep=FOLDER]
// And as the first look after a change of an action in that council, which what is remembered does not survive.
// What was loaded is kept where a folder is named for it, and used again the next time.
// 20 councils are enough for daily work; 150 × 3000 actions are the 450,000 that the product is measured at.
// Each page is measured beside this machine's own floor in the same seconds: a bare Fastify answer that asks the
// same database as many trivial statements as the page does. The ratios are what to compare between machines.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { migrate } from '../src/database/migrate.ts'
import { openDatabase } from '../src/database/connect.ts'
import { startApp, type Started } from './kill-ground.ts'
import { beginSessions, countStatements, type LoadedCouncil, startFloor, tellOfChange } from './load-parts.ts'
import { loadCouncils, SIZES } from './load-ground.ts'

const asJson = process.argv.includes('--json')
const councils = switched('councils', 150)
const actions = switched('actions', 300)
const only = wordOf('pages')?.split(',') ?? ['']
const READERS = 16
const SLICES = 3
const CHANGES = 11
const FEW_READERS = 4
const SLICE_MS = 1000
const WARM_MS = 400
const LOADED = 'loaded'

type Figures = {
  readonly median: number
  readonly p99: number
  readonly perSecond: number
  readonly failed: number
}

const PAGES: readonly { readonly name: string; readonly of: (council: LoadedCouncil) => string }[] = [
  { name: 'list of 50', of: ({ at, objectives: [first] }) => `${at}/plan?objective=${first}` },
  { name: 'list of 200', of: ({ at, objectives: [, second] }) => `${at}/plan?objective=${second}` },
  { name: 'one action', of: ({ at, action }) => `${at}/actions/${action}` },
  { name: 'the line', of: ({ at }) => `${at}/line` },
  { name: 'home', of: ({ at }) => at },
  { name: 'whole plan', of: ({ at }) => `${at}/plan` },
  { name: 'search', of: ({ at }) => `${at}/search?q=review+recrod+child` },
  { name: 'not adding up', of: ({ at }) => `${at}/sums` },
]

const kept = wordOf('keep')
const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'los-load-'))
const isLoaded = fs.existsSync(path.join(folder, LOADED))
fs.mkdirSync(folder, { recursive: true })
fs.chmodSync(folder, 0o755)
const database = await openDatabase({ kind: 'own', folder, chosen: true }, 8)
let app: Started | null = null
let floor: Started | null = null
try {
  const begun = performance.now()
  await database.asOwner(migrate)
  if (!isLoaded) {
    const rows = await database.asOwner((client) => loadCouncils(client, { councils, actions }))
    say(`${councils} councils × ${actions} actions: ${rows} rows in ${seconds(begun)} s`)
    fs.writeFileSync(path.join(folder, LOADED), '')
  }
  const readers = await beginSessions(database, READERS)
  app = await startApp(folder)
  floor = await startFloor(database.cluster?.socket ?? '')
  await measureAll(readers, app.origin, floor.origin)
} finally {
  await floor?.stop()
  await app?.stop()
  await database.close('fast')
  if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true })
}

async function measureAll(readers: readonly LoadedCouncil[], at: string, floorAt: string): Promise<void> {
  const results = []
  for (const page of PAGES.filter(({ name }) => only.some((word) => name.includes(word)))) {
    const counted = await countStatements(database, readers[0], page.of)
    const changed = await afterChanges(readers, at, page.of)
    say(`${page.name.padEnd(13)} after a change: median ${ms(changed)}`)
    for (const users of [1, READERS]) {
      const wanted = readers.map((reader) => ({ url: at + page.of(reader), cookie: reader.cookie }))
      const bare = [{ url: `${floorAt}/?statements=${counted.statements}`, cookie: '' }]
      const { one, other } = await sideBySide(wanted, bare, users)
      results.push({ page: page.name, users, ...counted, served: one, floor: other, afterChange: changed })
      say(
        `${page.name.padEnd(13)} ${String(users).padStart(2)} ${users === 1 ? 'user ' : 'users'}` +
          `  median ${ms(one.median)}  p99 ${ms(one.p99)}  ${one.perSecond.toFixed(0)}/s` +
          `  | floor of ${counted.statements} statements: median ${ms(other.median)}  p99 ${ms(other.p99)}  ${other.perSecond.toFixed(0)}/s` +
          `  | ${(one.median / other.median).toFixed(1)} × the floor, ${((100 * one.perSecond) / other.perSecond).toFixed(0)} % of its rate` +
          `  | ${(counted.bytes / 1000).toFixed(0)} KB${one.failed > 0 ? `  ${one.failed} FAILED` : ''}`,
      )
    }
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ councils, actions, ...SIZES, results })}\n`)
  if (results.some((one) => one.served.failed + one.floor.failed > 0)) process.exitCode = 1
}

// What is remembered of a council no longer holds: each look is the first after something has happened there.
async function afterChanges(
  readers: readonly LoadedCouncil[],
  at: string,
  of: (council: LoadedCouncil) => string,
): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < CHANGES; turn += 1) {
    for (const reader of readers.slice(0, FEW_READERS)) {
      await tellOfChange(database, reader)
      const begun = performance.now()
      const reply = await fetch(at + of(reader), { headers: { cookie: reader.cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      // The first turn finds nothing remembered at all.
      if (turn > 0) times.push(performance.now() - begun)
    }
  }
  return figuresOf(times, 0).median
}

type Target = { readonly url: string; readonly cookie: string }

// Page and floor take turns, so that whatever else the machine does falls on both.
async function sideBySide(
  wanted: readonly Target[],
  bare: readonly Target[],
  users: number,
): Promise<{ one: Figures; other: Figures }> {
  const times: { one: number[]; other: number[] } = { one: [], other: [] }
  const failed = { one: 0, other: 0 }
  for (let slice = 0; slice <= SLICES; slice += 1) {
    for (const [side, targets] of [
      ['one', wanted],
      ['other', bare],
    ] as const) {
      const seen = await ask(targets, users, slice === 0 ? WARM_MS : SLICE_MS)
      // The first turn warms up.
      if (slice === 0) continue
      times[side].push(...seen.times)
      failed[side] += seen.failed
    }
  }
  return { one: figuresOf(times.one, failed.one), other: figuresOf(times.other, failed.other) }
}

async function ask(
  targets: readonly Target[],
  users: number,
  milliseconds: number,
): Promise<{ times: number[]; failed: number }> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + milliseconds
  const one = async (first: number): Promise<void> => {
    for (let turn = first; performance.now() < until; turn += users) {
      const target = targets[turn % targets.length]
      if (target === undefined) return
      const begun = performance.now()
      const reply = await fetch(target.url, { headers: { cookie: target.cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      times.push(performance.now() - begun)
      if (reply.status !== 200) failed += 1
    }
  }
  await Promise.all(Array.from({ length: users }, (_, index) => one(index)))
  return { times, failed }
}

function figuresOf(times: readonly number[], failed: number): Figures {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return {
    median: at(0.5),
    p99: at(0.99),
    perSecond: times.length / ((SLICES * SLICE_MS) / 1000),
    failed,
  }
}

function wordOf(name: string): string | undefined {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`))
  return given?.slice(name.length + 3)
}

function switched(name: string, usual: number): number {
  const wanted = Number(wordOf(name) ?? usual)
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error(`--${name} takes a whole number`)
  return wanted
}

function say(words: string): void {
  if (!asJson) process.stdout.write(`${words}\n`)
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}

function ms(time: number): string {
  return `${time.toFixed(1).padStart(6)} ms`
}
