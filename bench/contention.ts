// What is lost or doubled when people act at once: `node bench/contention.ts [--pairs=10000] [--rounds=10000] [--json]`.
// A pair is one form sent twice at the same time: one update must come of it. A round is sixteen people saving the
// same action at once, each with words of their own: one is saved, and the others get back what they typed beside it.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { FastifyInstance } from 'fastify'
import { openDatabase } from '../src/database/connect.ts'
import { type Ground, makeGround } from './kill-ground.ts'
import { appOver } from './load-parts.ts'

const PEOPLE = 16
const pairs = asked('pairs')
const rounds = asked('rounds')
const asJson = process.argv.includes('--json')
const found = {
  pairs: 0,
  doubled: 0,
  lostPairs: 0,
  rounds: 0,
  savedTwice: 0,
  savedNone: 0,
  lostWords: 0,
  refused: 0,
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-contention-'))
fs.chmodSync(folder, 0o755)
const ground = await makeGround(folder)
const database = await openDatabase({ kind: 'own', folder, chosen: true }, PEOPLE)
const app = await appOver(database)
const begun = performance.now()
try {
  for (let pair = 0; pair < pairs; pair += 1)
    await sendTwice(ground.actions[pair % ground.actions.length] ?? 0)
  tell(`${found.pairs} pairs: ${found.doubled} doubled, ${found.lostPairs} lost`)
  for (let round = 1; round <= rounds; round += 1) {
    await saveAtOnce(ground.actions[round % ground.actions.length] ?? 0, round)
    if (round % 500 === 0) tell(`${round} rounds: ${JSON.stringify(found)}`)
  }
} finally {
  await app.close()
  await database.close('fast')
  fs.rmSync(folder, { recursive: true, force: true })
}
const seconds = Math.round((performance.now() - begun) / 1000)
if (asJson) process.stdout.write(`${JSON.stringify({ ...found, seconds })}\n`)
tell(
  `${found.pairs} pairs: ${found.doubled} doubled, ${found.lostPairs} lost; ${found.rounds} rounds of ${PEOPLE}: ` +
    `${found.savedTwice} saved twice, ${found.savedNone} saved none, ${found.lostWords} lost words, ` +
    `${found.refused} refused; ${seconds} s`,
)
const { doubled, lostPairs, savedTwice, savedNone, lostWords, refused } = found
if (doubled + lostPairs + savedTwice + savedNone + lostWords + refused > 0) process.exitCode = 1

async function sendTwice(action: number): Promise<void> {
  const happened = `Said ${randomUUID()}`
  const fields = { happened, next: '', help: '', 'form-key': randomUUID() }
  const at = `/councils/${ground.slug}/actions/${action}/updates`
  const replies = await Promise.all([post(app, at, fields), post(app, at, fields)])
  const { rows } = await database.asOwner((client) =>
    client.query<{ count: number }>('select count(*)::int as count from action_update where happened = $1', [
      happened,
    ]),
  )
  const count = rows[0]?.count ?? 0
  found.pairs += 1
  if (count > 1) found.doubled += 1
  if (count === 0 || replies.some(({ statusCode }) => statusCode !== 303)) found.lostPairs += 1
}

async function saveAtOnce(action: number, round: number): Promise<void> {
  const at = `/councils/${ground.slug}/actions/${action}/edit`
  const form = fieldsIn((await get(app, at)).body)
  const titles = Array.from({ length: PEOPLE }, (_, person) => `Round ${round} of person ${person}`)
  const replies = await Promise.all(titles.map((title) => post(app, at, { ...form, title })))
  const saved = titles.filter((_, index) => replies[index]?.statusCode === 303)
  const shown = titles.filter((title, index) => {
    const reply = replies[index]
    return reply !== undefined && reply.statusCode < 500 && reply.body.includes(title)
  })
  const { rows } = await database.asOwner((client) =>
    client.query<{ title: string }>('select title from action where id = $1', [action]),
  )
  found.rounds += 1
  if (saved.length > 1) found.savedTwice += 1
  if (saved.length === 0) found.savedNone += 1
  // Whoever was told that it is saved must find it so.
  if (saved.length === 1 && rows[0]?.title !== saved[0]) found.lostWords += 1
  if (saved.length + shown.length !== PEOPLE) found.refused += 1
}

/** What the form holds as a browser would send it: hidden fields, inputs, areas, choices that are made. */
function fieldsIn(body: string): Readonly<Record<string, string>> {
  const main = body.split('<main')[1] ?? ''
  const fields: [string, string][] = []
  for (const [tag] of main.matchAll(/<input\b[^>]*>/g)) {
    const isChoice = /type="(checkbox|radio)"/.test(tag)
    if (isChoice && !/\schecked\b/.test(tag)) continue
    fields.push([attribute(tag, 'name'), attribute(tag, 'value')])
  }
  for (const [, tag = '', words = ''] of main.matchAll(/<textarea\b([^>]*)>([^<]*)<\/textarea>/g))
    fields.push([attribute(tag, 'name'), words])
  for (const [, tag = '', options = ''] of main.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? ''
    fields.push([attribute(tag, 'name'), attribute(chosen, 'value')])
  }
  return Object.fromEntries(fields.filter(([name]) => name !== '' && name !== 'form-token'))
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function get(to: FastifyInstance, url: string) {
  return to.inject({ method: 'GET', url, headers: { cookie: (ground satisfies Ground).cookie } })
}

function post(to: FastifyInstance, url: string, fields: Readonly<Record<string, string>>) {
  const payload = new URLSearchParams({ ...fields, 'form-token': ground.formToken }).toString()
  const headers = { cookie: ground.cookie, 'content-type': 'application/x-www-form-urlencoded' }
  return to.inject({ method: 'POST', url, headers, payload })
}

function asked(name: string): number {
  const word = process.argv.find((one) => one.startsWith(`--${name}=`))
  return Number(word?.split('=')[1] ?? 10_000)
}

function tell(words: string): void {
  if (!asJson) process.stdout.write(`${words}\n`)
}
