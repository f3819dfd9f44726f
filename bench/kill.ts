// What is lost when the app or its database is killed at a random moment: `node bench/kill.ts [times] [--json]`.
// Six people send updates without pause; then something dies by SIGKILL, all is started again, and every text whose
// save was acknowledged is looked for, each row with its event and each event with its row, and the chain is proved.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { exportRecord } from '../src/database/record-heads.ts'
import { proveRecord } from '../src/database/record-proof.ts'
import { openDatabase } from '../src/database/connect.ts'
import { killDatabase, makeGround, type Ground, type Started, startApp } from './kill-ground.ts'

const KINDS = ['the app', 'the database', 'the database’s first process', 'both'] as const
type Kind = (typeof KINDS)[number]
const WRITERS = 6

const times = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 20)
const asJson = process.argv.includes('--json')

const sent = new Set<string>()
const acknowledged = new Set<string>()
const restarts: { readonly kind: Kind; readonly seconds: number }[] = []
const faults: string[] = []
let refusedStarts = 0
let otherAnswers = 0

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-kill-'))
fs.chmodSync(folder, 0o755)
let app: Started | null = null
try {
  const ground = await makeGround(folder)
  app = await startApp(folder)
  for (let round = 1; round <= times; round += 1) {
    const kind = KINDS[Math.floor(Math.random() * KINDS.length)] ?? 'both'
    const writing = beginWriting(ground, app)
    await wait(100 + Math.random() * 900)
    app = await killAndStart(kind, app)
    await writing
    await lookAtAll(ground, round)
    if (!asJson) process.stdout.write(`${round}. ${kind}: ${acknowledged.size} acknowledged so far\n`)
  }
} finally {
  await app?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}
report()

/** Everybody sends one text after the other until the app answers no more. */
async function beginWriting(ground: Ground, to: Started): Promise<void> {
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(ground, to, writer)))
}

async function write(ground: Ground, to: Started, writer: number): Promise<void> {
  while (!to.ended) {
    const words = `Text ${randomUUID()}`
    const action = ground.actions[(sent.size + writer) % ground.actions.length]
    sent.add(words)
    const body = new URLSearchParams({
      'form-token': ground.formToken,
      'form-key': randomUUID(),
      happened: words,
    })
    const at = `${to.origin}/councils/${ground.slug}/actions/${action}/updates`
    const headers = { cookie: ground.cookie }
    const reply = await fetch(at, { method: 'POST', body, headers, redirect: 'manual' }).catch(() => null)
    if (reply === null) return
    if (reply.status === 303) acknowledged.add(words)
    else {
      otherAnswers += 1
      if (reply.status !== 503 && reply.status !== 500) faults.push(`an answer of ${reply.status}`)
      await wait(20)
    }
    await reply.arrayBuffer().catch(() => null)
  }
}

async function killAndStart(kind: Kind, running: Started): Promise<Started> {
  const killed = performance.now()
  if (kind === 'the database' || kind === 'both') killDatabase(folder, 'whole')
  if (kind === 'the database’s first process') killDatabase(folder, 'first process')
  if (kind === 'the app' || kind === 'both') await running.kill()
  else {
    // People still send for a moment, and are told that nothing was saved.
    await wait(200)
    await running.stop()
  }
  const next = await startAgain()
  restarts.push({ kind, seconds: (performance.now() - killed) / 1000 })
  return next
}

// What was killed may hold on to something for a moment; whoever starts it would try once more.
async function startAgain(): Promise<Started> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startApp(folder)
    } catch (fault) {
      refusedStarts += 1
      if (!asJson) process.stdout.write(`${(fault as Error).message}\n`)
      if (attempt === 10) throw fault
      await wait(500)
    }
  }
}

async function lookAtAll(ground: Ground, round: number): Promise<void> {
  const database = await openDatabase({ kind: 'own', folder, chosen: true }, 1)
  const { rows, record } = await database.asOwner(async (client) => ({
    rows: (await client.query<{ happened: string }>('select happened from action_update')).rows,
    record: await exportRecord(client, ground.slug),
  }))
  await database.close('gentle')
  if (record === null) throw new Error('The record is gone')
  const kept = new Set(rows.map((row) => row.happened))
  const told = new Set(
    record.events.flatMap((event) => {
      const body = JSON.parse(event.body) as { act: string; after?: { happened?: string } }
      return body.act === 'updated' ? [body.after?.happened ?? ''] : []
    }),
  )
  for (const words of acknowledged) if (!kept.has(words)) faults.push(`round ${round}: lost ${words}`)
  for (const words of kept.symmetricDifference(told)) faults.push(`round ${round}: half made ${words}`)
  if (kept.size !== rows.length) faults.push(`round ${round}: a text is kept twice`)
  const proof = proveRecord(record)
  if (!proof.ok) faults.push(`round ${round}: the chain fails at ${proof.at}: ${proof.why}`)
}

function report(): void {
  const seconds = restarts.map((one) => one.seconds).toSorted((one, other) => one - other)
  const figures = {
    kills: restarts.length,
    byKind: Object.fromEntries(
      KINDS.map((kind) => [kind, restarts.filter((one) => one.kind === kind).length]),
    ),
    sent: sent.size,
    acknowledged: acknowledged.size,
    answeredThatNothingWasSaved: otherAnswers,
    lost: faults.filter((fault) => fault.includes(': lost')).length,
    halfMade: faults.filter((fault) => fault.includes(': half made')).length,
    chainsProved: restarts.length - faults.filter((fault) => fault.includes('the chain fails')).length,
    otherFaults: faults.filter((fault) => !/: (lost|half made|the chain)/.test(fault)).length,
    startsRefused: refusedStarts,
    restartSeconds: { median: seconds[Math.floor(seconds.length / 2)] ?? 0, longest: seconds.at(-1) ?? 0 },
  }
  process.stdout.write(`${JSON.stringify(figures, null, asJson ? 0 : 2)}\n`)
  for (const fault of faults.slice(0, 20)) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
