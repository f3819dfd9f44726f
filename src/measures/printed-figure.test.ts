import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { aServer } from '../../test/test-server.ts'
import { importComparatorFile } from './comparators-command.ts'
import type { Published } from './comparator.ts'
import { checkFigure, type HeldYear } from './printed-check.ts'
import { findPrintedFigures } from './printed-figure.ts'
import { describeHeld } from './printed-words.ts'

const PLACES = { council: 'Ashby', region: 'North West' }

function found(text: string): readonly string[] {
  return findPrintedFigures(text, PLACES).map(
    ({ key, whose, value, year }) => `${key} ${whose} ${value} ${year ?? 'no year'}`,
  )
}

const TABLE = [
  'Table 4: numbers and rates per 10,000',
  '\t1/06/2024\tAshby 1/06/2024\tENG*\tSN*\tNW',
  'Children in care\t310\t88\t70\t81\t97',
  'Child protection plans\t120\t34.5\t41\t47\t-',
  'Children in need plans\t400\t110\t90\t95\t99',
  '',
  'Source: *England and SN: 2023',
].join('\n')

test('a table tells whose its figures are by its headings, and of what by its rows', () => {
  assert.deepEqual(found(TABLE), [
    'LAC England 70 2023',
    'LAC neighbours 81 2023',
    'LAC region 97 no year',
    'CPP_rate England 41 2023',
    'CPP_rate neighbours 47 2023',
  ])
})

test('a day in a heading is a count of that day, and numbers are no rates', () => {
  assert.deepEqual(found('Per 10,000\n\tAshby 31/12/2023\tAshby 2022\tEngland 2022\nCLA\t90\t88\t70'), [
    'LAC own 88 2022',
    'LAC England 70 2022',
  ])
  assert.deepEqual(found('Numbers\n\tAshby\tEngland\nNumber of looked after children\t90\t80000'), [])
  assert.deepEqual(found('Rate per 10,000\n\tAshby\tBirch\nCLA\t90\t88'), [])
})

test('a sentence tells a figure where it says whose it is and names one thing', () => {
  assert.deepEqual(
    found('In 2022 the rate of children in care was 88 per 10,000, compared with 70 nationally.'),
    ['LAC England 70 2022'],
  )
  assert.deepEqual(
    found(
      'Re-referrals within 12 months stand at 31%, above statistical neighbours (22%) and the England average of 21.5%.',
    ),
    ['ReReferral England 21.5 no year', 'ReReferral neighbours 22 no year'],
  )
  assert.deepEqual(found('There were 88 looked after children per 10,000 at 31 March 2023.'), [])
  assert.deepEqual(found('The rate of looked after children was 88 per 10,000 at 31 March 2023.'), [
    'LAC own 88 2023',
  ])
  assert.deepEqual(
    found('Children in need and children in care were 300 and 88 per 10,000; England 330 and 70.'),
    [],
    'two things named in one sentence are left alone',
  )
  assert.deepEqual(found('Since 2019 the council spends 12% more on children in care than England.'), [])
})

const figure = (value: number): Published => ({ value, hidden: null })

function heldYear(year: number, wanted: Partial<HeldYear> = {}): HeldYear {
  return {
    key: 'LAC',
    year,
    period: String(year),
    file: 'figures.csv',
    readOn: Temporal.PlainDate.from('2026-11-01'),
    own: figure(88),
    region: figure(97),
    england: figure(70),
    neighbours: [{ model: '2021', values: [60, 70, 72, 75, 80, 123].map(figure) }],
    ...wanted,
  }
}

function standing(value: number, whose: 'neighbours' | 'England', held: readonly HeldYear[]): string {
  const printed = findPrintedFigures(
    `Rate per 10,000\n\tAshby\t${whose === 'England' ? 'ENG 2023' : 'SN 2023'}\nCLA\t88\t${value}`,
    PLACES,
  ).find((one) => one.whose === whose)
  assert.ok(printed)
  return checkFigure(printed, held, 2023).standing
}

test('a printed figure is doubted only where no year, middle or model comes near it', () => {
  const held = [heldYear(2023), heldYear(2022, { england: figure(67) })]
  assert.equal(standing(80, 'neighbours', held), 'fits', 'the mean')
  assert.equal(standing(73.5, 'neighbours', held), 'fits', 'the median')
  assert.equal(standing(70, 'England', held), 'fits')
  assert.equal(standing(62, 'England', held), 'fits', 'a year’s lag and re-basing')
  assert.equal(standing(49, 'neighbours', held), 'does not fit')
  assert.equal(standing(49, 'neighbours', [heldYear(2012)]), 'nothing to compare', 'years out of reach')
  const other = { model: '2025', values: [45, 47, 48, 50, 51, 52].map(figure) }
  const both = [heldYear(2023, { neighbours: [...heldYear(2023).neighbours, other] })]
  assert.equal(standing(49, 'neighbours', both), 'fits', 'another model')
  assert.equal(
    standing(49, 'neighbours', [...held, heldYear(2023, { neighbours: [other] })]),
    'fits',
    'an earlier printing',
  )
})

test('of few neighbours that are known no middle is told', () => {
  const hidden: Published = { value: null, hidden: 'c' }
  const few = heldYear(2023, { neighbours: [{ model: '2021', values: [figure(80), figure(81), hidden] }] })
  assert.equal(standing(49, 'neighbours', [few]), 'nothing to compare')
})

const SHARED = path.resolve(import.meta.dirname, '..', '..', '..', 'shared')
const REPORT = path.join(SHARED, 'documents', 'sefton-commissioner-report-2022-09.txt')
const FIGURES = path.join(SHARED, 'data', 'lait', 'bds_long_0.parquet')
const MODEL = path.join(SHARED, 'data', 'csc', 'New_Statistical_Neighbour_Groupings_April_2021.csv')

test(
  'the commissioner’s table prints 49 for the neighbours’ children in care, and the page points at the mean of about 90',
  {
    skip: [REPORT, FIGURES, MODEL].every((file) => fs.existsSync(file))
      ? false
      : 'the shared documents and data are not here',
  },
  async () => {
    const server = await aServer()
    const today = Temporal.PlainDate.from('2026-11-21')
    for (const file of [FIGURES, MODEL]) await importComparatorFile(server.database, file, { today })
    const lead = await server.signIn('improvement lead')
    const home = '/councils/test-vale'
    const file = { name: 'report.txt', content: fs.readFileSync(REPORT) }
    await lead.upload(`${home}/documents`, {}, { file })
    await lead.post(`${home}/measures/comparators`, { area: '343', seen: '0' })
    // The reader goes on after the upload has answered; only what was read as something can be answered.
    let { body } = await lead.get(`${home}/documents/1/figures`)
    while (!body.includes('name="figure"')) {
      await setImmediate()
      ;({ body } = await lead.get(`${home}/documents/1/figures`))
    }
    const rows = body.split('<tr').filter((row) => row.includes('Does not fit'))
    assert.equal(rows.length, 1, 'of nine figures only one is doubted')
    assert.match(rows[0] ?? '', /statistical neighbours: 49 per 10,000/)
    assert.match(rows[0] ?? '', /89\.9 per 10,000 is the mean of 10 neighbours by the model of 2021/)
    assert.match(rows[0] ?? '', /79\.5 per 10,000 is the median/)
    assert.match(rows[0] ?? '', /bds_long_0\.parquet, read on 21 Nov 2026/)
    assert.equal((body.match(/>\s*Fits\s*</g) ?? []).length, 8)
    const sums = (await lead.get(`${home}/sums`)).body
    assert.match(sums, /A document prints a figure far from what is published/)
    assert.match(sums, /Cared for Children \| 615/)

    const action = `${home}/documents/1/figures`
    const asked = /name="figure" value="([^"]+)"/.exec(body)?.[1] ?? ''
    assert.match(
      (await lead.post(`${action}/answers`, { figure: asked, why: '' })).body,
      /Enter why the figure is known/,
    )
    await lead.post(`${action}/answers`, { figure: asked, why: 'The author took it from the row above' })
    const answered = (await lead.get(action)).body
    assert.match(answered, /The author took it from the row above/)
    assert.match(answered, /of the statistical neighbours|statistical neighbours: 49/, 'it is still shown')
    assert.doesNotMatch((await lead.get(`${home}/sums`)).body, /Cared for Children \| 615/)
    await lead.post(`${action}/undoing`, { figure: asked })
    assert.match((await lead.get(`${home}/sums`)).body, /Cared for Children \| 615/)
    assert.equal((await lead.post(`${action}/answers`, { figure: '1-n-1', why: 'x' })).status, 303)
  },
)

test('what is held is told with its year, file and vintage', () => {
  const printed = findPrintedFigures('Rate per 10,000\n\tAshby\tENG 2023\nCLA\t88\t30', PLACES).find(
    ({ whose }) => whose === 'England',
  )
  assert.ok(printed)
  assert.equal(
    describeHeld(checkFigure(printed, [heldYear(2023)], null)),
    'Published for 2023: 70 per 10,000 is England (figures.csv, read on 1 Nov 2026).',
  )
})
