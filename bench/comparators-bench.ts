// How long published figures take: `node bench/comparators-bench.ts [FILE…]`. Without files it writes one of the shape
// of the comparison tool's (434 series, nine years, 164 areas: 640,584 rows) and imports that; the page is then that of
// a council with 60 measures beside its ten neighbours. Milliseconds are of one run on one machine; the ratio to the
// plainest page of the app is what to compare between machines.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { aServer, type Client, type TestServer } from '../test/test-server.ts'
import { inCouncil } from '../src/database/council-database.ts'
import { record } from '../src/database/record.ts'
import { importComparatorFile } from '../src/measures/comparators-command.ts'
import { saveNewMeasure } from '../src/measures/measure-store.ts'

const SERIES = 434
const YEARS = 9
const COUNCILS = 153
const RUNS = 61
const MEASURES = 60
const today = Temporal.PlainDate.from('2026-11-22')

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-comparators-bench-'))
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))

function writeFigures(): string {
  const file = path.join(folder, 'figures.csv')
  const lines = ['short_desc,years,area,la_number,region,value']
  const areas = [
    ...Array.from({ length: COUNCILS }, (_, at) => 301 + at),
    970,
    ...Array.from({ length: 10 }, (_, at) => 980 + at),
  ]
  for (let series = 1; series <= SERIES; series += 1)
    for (let year = 2017; year < 2017 + YEARS; year += 1)
      for (const area of areas)
        lines.push(
          `Series ${series},${year},Area ${area},${area},North West,${(area * series * year) % 7 === 0 ? 'c' : (area + series + year) / 10}`,
        )
  fs.writeFileSync(file, lines.join('\n'))
  return file
}

function writeNeighbours(): string {
  const file = path.join(folder, 'neighbours 2026.csv')
  const rows = Array.from({ length: COUNCILS }, (_row, at) => {
    const nearest = Array.from({ length: 10 }, (_place, next) => 301 + ((at + next + 1) % COUNCILS))
    return [301 + at, 'Area', ...nearest].join(',')
  })
  fs.writeFileSync(file, [`old_la_code,la_name,${near()}`, ...rows].join('\n'))
  return file
}

function near(): string {
  return Array.from({ length: 10 }, (_, at) => `SN${at + 1}`).join(',')
}

async function medianOf(
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<number> {
  for (let run = 0; run < 5; run += 1) await work()
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    await before()
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0
}

async function tellMeasures({ database, council }: TestServer, shorts: readonly string[]): Promise<void> {
  const actor = { id: null, name: 'The bench', role: 'the bench' }
  await inCouncil(database, { council: council.id, actor, access: 'write' }, async (db) => {
    for (const published of shorts)
      await saveNewMeasure(db, council.intervention, {
        name: published,
        definition: 'As published',
        numerator: 'some',
        denominator: 'all',
        source: 'the publisher',
        unit: '%',
        polarity: 'neutral',
        target: null,
        owner: null,
        published,
      })
  })
}

// What is remembered of a council is forgotten with its next event.
async function changeSomething(): Promise<void> {
  const actor = { id: null, name: 'The bench', role: 'the bench' }
  await inCouncil(server.database, { council: server.council.id, actor, access: 'write' }, (db) =>
    record(db, { act: 'looked', thing: { kind: 'bench', id: null } }),
  )
}

async function chooseArea(lead: Client, home: string): Promise<void> {
  const code = /<option value="(3\d\d)"/.exec((await lead.get(home)).body)?.[1] ?? '301'
  await lead.post(home, { area: code, seen: '0' })
}

const given = process.argv.slice(2)
const files = given.length > 0 ? given : [writeFigures(), writeNeighbours()]
const server = await aServer()
for (const file of files) {
  const begun = performance.now()
  const said = await importComparatorFile(server.database, path.resolve(file), { today })
  console.log(`${path.basename(file)}: ${said}: ${((performance.now() - begun) / 1000).toFixed(2)} s`)
}
console.log(`largest memory so far ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
const { rows } = await server.database.asOwner(async (client) => {
  await client.query('analyze')
  return client.query<{ short: string }>(
    'select distinct short from comparator_series order by short limit $1',
    [MEASURES],
  )
})
await tellMeasures(
  server,
  rows.map(({ short }) => short),
)
const lead = await server.signIn('improvement lead')
const home = '/councils/test-vale/measures/comparators'
await chooseArea(lead, home)
const reader = await server.signIn('scrutiny member')
const plain = await medianOf(() => reader.get('/account'))
const page = await medianOf(() => reader.get(home))
const fresh = await medianOf(() => reader.get(home), changeSomething)
const leads = await medianOf(() => lead.get(home), changeSomething)
const compared = ((await reader.get(home)).body.match(/data-label="Neighbours, median">[\d.]/g) ?? []).length
console.log(
  `page of ${rows.length} measures, ${compared} of them with neighbours; the plainest page takes ${plain.toFixed(1)} ms`,
)
for (const [what, time] of [
  ['nothing has changed since the last look', page],
  ['the first look after a change', fresh],
  ['the same for who may choose the area', leads],
] as const)
  console.log(`  ${what}: median ${time.toFixed(1)} ms, ${(time / plain).toFixed(1)} times the plainest page`)
process.exit(0)
