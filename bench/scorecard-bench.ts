// How long the scorecard takes and weighs: `node bench/scorecard-bench.ts [measures] [periods]`. Figures of one run on one
// machine; the ratio to the floor (a page of the same app that says one sentence) is what to compare between machines.
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { beginSession } from '../src/councils/session-store.ts'
import { inCouncil, inSystem } from '../src/database/council-database.ts'
import { saveNewMeasure, saveObservations } from '../src/measures/measure-store.ts'
import { aServer, BUILDER, NOW, TODAY } from '../test/test-server.ts'

const ROUNDS = 41
const measures = Number(process.argv[2] ?? 60)
const periods = Number(process.argv[3] ?? 36)

const { app, database, council } = await aServer()
await tellMeasures()
const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
  beginSession(db, { person: council.people['senior leader'], how: 'password', device: 'a bench', now: NOW }),
)
const statements = countStatements()
const page = await timed('/councils/test-vale/measures')
const floor = await timed('/councils/test-vale/returns')
console.log(`${measures} measures of ${periods} months, ${ROUNDS} rounds, one process`)
console.log(
  `first ${page.first.toFixed(1)} ms, median ${page.median.toFixed(1)} ms, slowest tenth ${page.slow.toFixed(1)} ms; processor ${page.own.toFixed(1)} ms`,
)
console.log(`${page.bytes} bytes, ${page.packed} packed; ${page.statements} statements`)
console.log(
  `floor ${floor.median.toFixed(1)} ms (processor ${floor.own.toFixed(1)} ms), ${floor.bytes} bytes; ratio ${(page.median / floor.median).toFixed(1)}`,
)
await app.close()
await database.close()
process.exit(0)

async function timed(url: string) {
  const times: number[] = []
  const own: number[] = []
  let body = ''
  let asked = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = statements()
    const spent = process.cpuUsage()
    const start = performance.now()
    const reply = await app.inject({ method: 'GET', url, headers: { cookie: `los-session=${token}` } })
    times.push(performance.now() - start)
    own.push(process.cpuUsage(spent).user / 1000)
    asked = statements() - before
    body = reply.body
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}`)
  }
  const at = (all: readonly number[], share: number) =>
    all.slice(1).toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)] ?? 0
  return {
    first: times[0] ?? 0,
    median: at(times, 0.5),
    slow: at(times, 0.9),
    own: at(own, 0.5),
    bytes: Buffer.byteLength(body),
    packed: gzipSync(body).length,
    statements: asked,
  }
}

// Counted as they leave for the database, on every connection from its first use on.
function countStatements(): () => number {
  let count = 0
  const seen = new WeakSet<object>()
  database.pool.on('acquire', (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    Object.assign(client, {
      query: (...given: unknown[]) => {
        count += 1
        return query(...given)
      },
    })
  })
  return () => count
}

async function tellMeasures(): Promise<void> {
  const chance = seededChance(20261122)
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    for (let at = 0; at < measures; at += 1) {
      const name = `Measure ${at + 1} of what is done in time`
      const id = await saveNewMeasure(db, council.intervention, {
        name,
        definition: 'As it is counted',
        numerator: 'done in time',
        denominator: 'due',
        source: 'Case system',
        unit: '%',
        polarity: at % 3 === 0 ? 'lower is better' : 'higher is better',
        target: at % 4 === 0 ? null : 85,
        owner: council.people['team manager'],
      })
      const wanted = Array.from({ length: periods }, (_, i) => {
        const shift = at % 5 === 0 && i > periods - 8 ? 20 : 0
        const [numerator, denominator] = [Math.round(55 + 20 * chance()) + shift, 100]
        const period = TODAY.with({ day: 1 }).subtract({ months: periods - i })
        return { period, numerator, denominator, value: (numerator / denominator) * 100, note: '' }
      })
      await saveObservations(db, { id, name }, wanted, TODAY)
    }
  })
}

function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
