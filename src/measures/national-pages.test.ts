import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { aServer } from '../../test/test-server.ts'
import { importComparatorFile } from './comparators-command.ts'

const TODAY = Temporal.PlainDate.from('2026-11-21')
const HOME = '/councils/test-vale/measures'
const HEAD = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region'
const figures = (england: string, extra: readonly string[] = []) =>
  [
    HEAD,
    `ReReferral,Re-referrals,2024,Ashby,80,301,North West`,
    `ReReferral,Re-referrals,2024,Birch,20,302,North West`,
    `ReReferral,Re-referrals,2024,England,${england},970,NA`,
    ...extra,
  ].join('\n')

test('an improvement lead brings in a file, sees what it would change, holds it and takes it away again', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  await lead.post(`${HOME}/catalogue`, { indicator: '7' })
  const upload = (name: string, content: string) =>
    lead.upload(`${HOME}/national`, {}, { file: { name, content } })

  const first = await upload('first.csv', figures('25'))
  assert.match(first.location ?? '', /\/measures\/national\/\d+$/)
  const waiting = (await lead.get(first.location ?? '')).body
  assert.match(waiting, /1 series are new, 0 are held/)
  assert.match((await lead.get(`${HOME}/national`)).body, /Waiting for a decision/)
  assert.doesNotMatch(
    (await lead.get(`${HOME}/comparators`)).body,
    /<option value="301"/,
    'what waits does not count',
  )
  assert.equal((await lead.post(`${first.location}/keeping`)).location, `${HOME}/comparators`)
  assert.match((await lead.get(`${HOME}/comparators`)).body, /data-label="England">25 %</)
  assert.equal((await upload('first again.csv', figures('25'))).location, first.location)

  const second = await upload('second.csv', figures('26.5', ['ReReferral,R,2024,Cedar,c,303,North West']))
  const change = (await lead.get(second.location ?? '')).body
  assert.match(change, /0 series are new, 1 are held/)
  assert.match(change, /3 figures are held already; <strong>1<\/strong> of them now read otherwise/)
  assert.match(change, /data-label="Held">25<[\s\S]*data-label="In this file">26.5</)
  await lead.post(`${second.location}/keeping`)
  assert.match((await lead.get(`${HOME}/comparators`)).body, /data-label="England">26.5 %</)

  const silent = await lead.post(`${second.location}/removal`, { why: '' })
  assert.equal(silent.status, 422)
  assert.match(silent.body, /Enter why it is taken away/)
  await lead.post(`${second.location}/removal`, { why: 'It was a draft' })
  assert.match((await lead.get(`${HOME}/comparators`)).body, /data-label="England">25 %</)
  assert.equal((await lead.get(second.location ?? '')).status, 404)
  const record = (await lead.get('/councils/test-vale/history')).body
  assert.match(record, /It was a draft/)
})

test('what is wrong with an uploaded file is said on the page, and nothing of it is kept', async () => {
  const server = await aServer()
  const admin = await server.signIn('administrator')
  assert.match((await admin.get(`${HOME}/national`)).body, /No published file is held yet/)
  assert.match((await admin.post(`${HOME}/national`)).body, /Choose a published file/)
  const bad = await admin.upload(
    `${HOME}/national`,
    {},
    { file: { name: 'bad.csv', content: figures('many') } },
  )
  assert.equal(bad.status, 422)
  assert.match(bad.body, /bad\.csv: Row 4: “many” is neither a figure nor a known sign/)
  assert.match((await admin.get(`${HOME}/national`)).body, /No published file is held yet/)
  const link = (await admin.get('/councils/test-vale/people')).body
  assert.match(
    link,
    /href="\/councils\/test-vale\/measures\/national"/,
    'an administrator comes to it by clicking',
  )
})

test('a council’s own files are its own, and what counts for every council no council can take away', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'los-national-'))
  t.after(() => fs.rmSync(folder, { recursive: true }))
  const server = await aServer()
  const file = path.join(folder, 'everybody.csv')
  fs.writeFileSync(file, figures('21'))
  await importComparatorFile(server.database, file, { today: TODAY })
  const lead = await server.signIn('improvement lead')
  const own = await lead.upload(`${HOME}/national`, {}, { file: { name: 'own.csv', content: figures('99') } })
  await lead.post(`${own.location}/keeping`)

  const neighbour = await server.signIn('improvement lead', server.other)
  const there = '/councils/other-moor/measures'
  await neighbour.post(`${there}/catalogue`, { indicator: '7' })
  assert.match((await neighbour.get(`${there}/comparators`)).body, /data-label="England">21 %</)
  const list = (await neighbour.get(`${there}/national`)).body
  assert.doesNotMatch(list, /own\.csv/)
  const id = /national\/(\d+)">everybody\.csv/.exec(list)?.[1] ?? ''
  assert.match((await neighbour.get(`${there}/national/${id}`)).body, /Only whoever runs the installation/)
  assert.equal((await neighbour.post(`${there}/national/${id}/removal`, { why: 'x' })).status, 404)
  const ownId = own.location?.split('/').at(-1) ?? ''
  for (const act of ['keeping', 'removal']) {
    assert.equal((await neighbour.post(`${there}/national/${ownId}/${act}`, { why: 'x' })).status, 404)
  }
  assert.match((await neighbour.get(`${there}/comparators`)).body, /data-label="England">21 %</)
})

test('the page shows every inspection of the council once, and the last graded one of each neighbour', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const hold = async (name: string, content: string) => {
    const { location } = await lead.upload(`${HOME}/national`, {}, { file: { name, content } })
    await lead.post(`${location}/keeping`)
  }
  assert.equal((await lead.get(`${HOME}/inspections`)).location, `${HOME}/comparators`)
  await hold('figures.csv', figures('21'))
  await hold('neighbours 2025.csv', 'old_la_code,la_name,SN_1,SN_2\n301,Ashby,302,303\n')
  await hold(
    'overview.csv',
    [
      'la_code,local_authority,overall_effectiveness_grade,inspection_framework,inspection_start_date,publication_date,inspection_link,in_care_grade',
      '301,ashby,inadequate,standard,21/02/2022,09/05/2022,https://files.example/1,requires improvement',
      '302,birch,outstanding,short,01/03/2024,01/05/2024,javascript:alert(1),good',
    ].join('\n'),
  )
  await hold('services.csv', 'la_name,la_ref,overall_rating,publication_date\nAshby,ashbyyjs,Good,18/02/25\n')
  await lead.post(`${HOME}/comparators`, { area: '301', seen: '0' })
  const { body } = await lead.get(`${HOME}/inspections`)
  assert.match(body, /18 Feb 2025[\s\S]*Youth justice[\s\S]*21 Feb 2022[\s\S]*Inadequate/)
  assert.match(body, /Birch[\s\S]*1 Mar 2024[\s\S]*Outstanding/)
  assert.match(body, /href="https:\/\/files\.example\/1"/)
  assert.doesNotMatch(body, /javascript:/)
  const filtered = (await lead.get(`${HOME}/inspections?framework=youth+justice`)).body
  assert.match(filtered, /18 Feb 2025/)
  assert.doesNotMatch(filtered, /21 Feb 2022[\s\S]*At the neighbours/)
})

test('a measure whose counts are published has its funnel on its page, councils by name and never ranked', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const councils = ['Dale', 'Ashby', 'Cedar', 'Birch', 'Elm', 'Firth', 'Glen', 'Holme'].map((name, at) => ({
    name,
    code: 301 + at,
    all: 100 + 40 * at,
    some: at === 1 ? 60 : 10 + 4 * at,
  }))
  const rows = councils.flatMap(({ name, code, all, some }) => [
    `LACnum,L,2025,${name},${all},${code},North West`,
    `LACStableNum_2016on,L,2025,${name},${some},${code},North West`,
    `LACStable_2016on,L,2025,${name},${((100 * some) / all).toFixed(1)},${code},North West`,
  ])
  const file = { name: 'figures.csv', content: [HEAD, ...rows].join('\n') }
  const { location } = await lead.upload(`${HOME}/national`, {}, { file })
  await lead.post(`${location}/keeping`)
  await lead.post(`${HOME}/comparators`, { area: '302', seen: '0' })
  await lead.post(`${HOME}/catalogue`, { indicator: '45' })
  const table = (await lead.get(`${HOME}/comparators`)).body
  const page = await lead.get(`${HOME}/${/measures\/(\d+)"/.exec(table)?.[1] ?? ''}`)
  assert.match(page.body, /Councils are in order of name and never ranked/)
  const told = /The same in a table[\s\S]*?<\/table>/.exec(page.body)?.[0] ?? ''
  const order = [...told.matchAll(/<(?:td|th)[^>]*>(Ashby|Birch|Cedar|Dale|Elm|Firth|Glen|Holme)/g)].map(
    ([, name]) => name,
  )
  assert.deepEqual(order, ['Ashby', 'Birch', 'Cedar', 'Dale', 'Elm', 'Firth', 'Glen', 'Holme'])
  assert.match(page.body, /additive over-dispersion/)
  const exact = (await lead.get(/href="([^"]*limits=exact)#funnel"/.exec(page.body)?.[1] ?? '')).body
  assert.match(exact, /allow for chance alone \(exact binomial\)/)
})
