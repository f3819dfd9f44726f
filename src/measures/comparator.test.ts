import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { aServer, type TestServer } from '../../test/test-server.ts'
import { parsePublished, summarise } from './comparator.ts'
import { comparatorsCommand } from './comparators-command.ts'
import { kindOfArea } from './national-area.ts'

test('a hidden figure keeps its sign and is never nought', () => {
  for (const sign of ['c', 'x', 'z', ':', '..', '.', '-', 'u', 'low', 'k', '[c]', 'NA', '~']) {
    assert.deepEqual(parsePublished(sign), { value: null, hidden: sign }, sign)
  }
  assert.deepEqual(parsePublished('0'), { value: 0, hidden: null })
  assert.deepEqual(parsePublished(' 1,234.5 '), { value: 1234.5, hidden: null })
  assert.equal(parsePublished('about 5'), null)
})

test('both middles of the neighbours leave out what is hidden', () => {
  const values = [
    { value: 10, hidden: null },
    { value: null, hidden: 'c' },
    { value: 40, hidden: null },
    { value: 13, hidden: null },
  ] as const
  assert.deepEqual(summarise(values), { mean: 21, median: 13, known: 3, hidden: 1 })
  assert.deepEqual(summarise(values.slice(0, 3)), { mean: 25, median: 25, known: 2, hidden: 1 })
  assert.deepEqual(summarise([{ value: null, hidden: 'x' }]), {
    mean: null,
    median: null,
    known: 0,
    hidden: 1,
  })
})

test('areas are told by the Department’s numbers', () => {
  assert.equal(kindOfArea('970'), 'England')
  assert.equal(kindOfArea('981'), 'region')
  assert.equal(kindOfArea('343'), 'council')
})

const HEAD = 'short_desc,topic,years,area,la_number,region,value'
const FIGURES = [
  ...['2023,70', '2024,80'].map(
    (end) => `ReReferral,t,${end.split(',')[0] ?? ''},Ashby,301,North West,${end.split(',')[1] ?? ''}`,
  ),
  'ReReferral,t,2024,Birch,302,North West,20',
  'ReReferral,t,2024,Cedar,303,North West,c',
  'ReReferral,t,2024,Dale,304,South West,41',
  'ReReferral,t,2024,England,970,NA,25.5',
  'ReReferral,t,2024,North West,981,NA,22',
  'ReReferral,t,2025,Ashby,301,North West,-',
]

async function run(server: TestServer, ...paths: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const open = async () => ({ ...server.database, close: async () => {} })
  const input = (async function* () {})()
  const code = await comparatorsCommand(open).run({
    words: ['import', ...paths],
    environment: {},
    input,
    print: (text) => said.push(text),
    complain: (text) => said.push(text),
  })
  return { code, said: said.join('\n') }
}

test('published figures come in whole, once, and stand beside the council’s own with their year', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-comparators-'))
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const write = (name: string, content: string | Buffer) => {
    fs.writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const server = await aServer()
  const figures = write('figures.csv.gz', gzipSync([HEAD, ...FIGURES].join('\n')))
  const near = write(
    'neighbours_2025.csv',
    '\ufeffold_la_code,la_name,SN_1,SN_1P,SN_2,SN_3\n301,Ashby,302,Close,303,304\n',
  )
  const bad = write(
    'bad.csv',
    [HEAD, 'ReReferral,t,2024,Ashby,301,North West,1', 'ReReferral,t,2024,Birch,302,North West,many'].join(
      '\n',
    ),
  )
  const other = write('other.csv', 'a,b\n1,2\n')

  const refused = await run(server, bad, other, path.join(folder, 'absent.csv'))
  assert.equal(refused.code, 1)
  assert.match(refused.said, /bad\.csv: Row 3: “many” is neither a figure nor a known sign/)
  assert.match(refused.said, /other\.csv: None of the published files/)
  assert.match(refused.said, /absent\.csv: .*Nothing of it was kept/)

  const first = await run(server, figures, near)
  assert.equal(first.code, 0)
  assert.match(first.said, /8 figures, of them 2 hidden or missing/)
  assert.match(first.said, /neighbours of 1 council by the model of 2025/)
  assert.match((await run(server, figures)).said, /held already/)

  const lead = await server.signIn('improvement lead')
  const home = '/councils/test-vale/measures'
  await lead.post(`${home}/catalogue`, { indicator: '7' })
  assert.equal((await lead.post(`${home}/comparators`, { area: '999', seen: '0' })).status, 422)
  assert.match((await lead.get(`${home}/comparators`)).body, /Nobody has said which published area/)
  assert.equal((await lead.post(`${home}/comparators`, { area: '301', seen: '0' })).status, 303)
  const late = await lead.post(`${home}/comparators`, { area: '302', seen: '0' })
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else chose Ashby/)

  const table = (await lead.get(`${home}/comparators`)).body
  const cells = [...table.matchAll(/<td[^>]*data-label="([^"]+)">([^<]*)</g)].map(
    ([, label, text]) => `${label}: ${text}`,
  )
  assert.deepEqual(cells, [
    'Told here: –',
    'Own, published: 80 %',
    'Neighbours, mean: 30.5 %',
    'Neighbours, median: 30.5 %',
    'Region: 22 %',
    'England: 25.5 %',
    'Year: 2024',
  ])
  const sheet = (await lead.get(`${home}/comparators.csv`)).body
  assert.match(sheet, /Re-referrals within 12 months,%,,,2024,80,30\.5,30\.5,2,1,22,25\.5,figures\.csv\.gz,/)
  const id = /measures\/(\d+)"/.exec(table)?.[1] ?? ''
  const page = (await lead.get(`${home}/${id}`)).body
  assert.match(page, /Statistical neighbours by the model of 2025, mean of 2/)
  assert.match(page, /Of 1 of the neighbours the figure is hidden or missing/)
  const theirs = await (
    await server.signIn('improvement lead', server.other)
  ).get('/councils/other-moor/measures/comparators')
  assert.match(theirs.body, /Nobody has said which published area/)
})

test('a later release takes over and the earlier is kept', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-comparators-'))
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const server = await aServer()
  for (const [name, value] of [
    ['one.csv', '25.5'],
    ['two.csv', '26.1'],
  ] as const) {
    fs.writeFileSync(path.join(folder, name), `${HEAD}\nReReferral,t,2024,England,970,NA,${value}\n`)
    assert.equal((await run(server, path.join(folder, name))).code, 0)
  }
  const lead = await server.signIn('improvement lead')
  await lead.post('/councils/test-vale/measures/catalogue', { indicator: '7' })
  const { body } = await lead.get('/councils/test-vale/measures/comparators')
  assert.match(body, /data-label="England">26\.1 %</)
  const page = (await lead.get(`/councils/test-vale/measures/${/measures\/(\d+)"/.exec(body)?.[1] ?? ''}`))
    .body
  assert.match(page, /This year was printed 2 times, and not always the same/)
  assert.match(page, /England 26\.1 %: [\s\S]*two\.csv[\s\S]*England 25\.5 %: [\s\S]*one\.csv/)
  const kept = await server.database.asOwner((client) =>
    client.query<{ value: number }>('select values[1] as value from comparator_figure order by release_id'),
  )
  assert.deepEqual(
    kept.rows.map(({ value }) => value),
    [25.5, 26.1],
  )
})
