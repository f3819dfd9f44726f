import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { checkReturn } from './check-return.ts'
import { dayNumberOf } from './day-number.ts'
import { describeFinding } from './problem.ts'
import type { Problem } from './problem.ts'
import { readReturn } from './read-return.ts'

const samples = path.resolve(import.meta.dirname, '../../../shared/reference/samples')
const skip = existsSync(samples) ? false : 'the samples in ../shared are not here'
const folder = mkdtempSync(path.join(tmpdir(), 'returns-'))
describe('files of returns', () => {
  after(() => rmSync(folder, { recursive: true }))

  async function problemsOf(...files: readonly string[]): Promise<readonly Problem[]> {
    const read = await readReturn(files)
    const today = dayNumberOf(2026, 11, 21)
    const checked =
      read.tables === null
        ? []
        : checkReturn(read.tables, { given: null, stated: read.statedDay, today }).findings
    return [...read.findings, ...checked].map(describeFinding)
  }

  describe('a CIN census', () => {
    const census =
      '<?xml version="1.0" encoding="UTF-16"?><Message><Header><ReferenceDate>2026-03-31</ReferenceDate></Header>' +
      '<Children><Child><ChildIdentifiers><LAchildID>1</LAchildID></ChildIdentifiers></Child></Children></Message>'

    it('is read in UTF-16 as well', async () => {
      const file = path.join(folder, 'census.xml')
      writeFileSync(file, Buffer.from(`\ufeff${census}`, 'utf16le'))
      assert.equal((await readReturn([file])).kind, 'cin-census')
    })
  })

  describe('a CSV', () => {
    const headings =
      'Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source'
    const row = '1,a) Male,a) WBRI,01/02/2020,6,20/03/2026,q) 6: Police'

    it('is told by its headings, whatever its name', async () => {
      const file = path.join(folder, 'export.csv')
      writeFileSync(file, `${headings}\r\n${row}\r\n`)
      const read = await readReturn([file])
      assert.equal(read.kind, 'annex-a')
      assert.deepEqual(
        read.lists.map((list) => [list.list, list.rows]),
        [['List 1', 1]],
      )
      assert.deepEqual(await problemsOf(file), [])
    })

    it('is told by its headings as an SSDA903 file too', async () => {
      const file = path.join(folder, 'another.csv')
      writeFileSync(file, 'child,dob,review,review_code\n7,01/02/2015,03/04/2025,PN1\n')
      const read = await readReturn([file])
      assert.deepEqual([read.kind, read.lists[0]?.list], ['ssda903', 'Reviews'])
    })

    it('is a problem where it is no list at all', async () => {
      const file = path.join(folder, 'shopping.csv')
      writeFileSync(file, 'eggs,milk\n6,1\n')
      assert.deepEqual(
        (await problemsOf(file)).map((one) => one.rule),
        ['no-list'],
      )
    })

    it('is a problem where it is not there', async () =>
      assert.deepEqual(
        (await problemsOf(path.join(folder, 'nowhere.csv'))).map((one) => one.rule),
        ['file-unreadable'],
      ))
  })

  describe('the samples', { skip }, () => {
    const annexA = (name: string) => path.join(samples, 'annex-a', name)

    it('of January 2024 show each of their known defects', async () => {
      const told = new Set(
        (await problemsOf(annexA('Annex_A_2024_Jan.xlsx'))).map(
          (one) => `${one.list}, ${one.row}, ${one.rule}`,
        ),
      )
      const known = [
        'List 1, 2, fraction',
        'List 1, 2, code-without-letter',
        'List 1, 3, birth-missing',
        'List 4, 2, not-a-code',
        'List 6, 2, not-a-code',
        'List 6, 2, spreadsheet-error',
        'List 8, 3, not-a-postcode',
        'List 8, 4, blank',
        'List 9, 5, circumstances-missing',
        'List 10, 4, adopted-and-reversed',
      ]
      assert.deepEqual(
        known.filter((one) => !told.has(one)),
        [],
      )
    })

    it('that are Ofsted’s empty template show nothing', async () =>
      assert.deepEqual(await problemsOf(annexA('2016-02-sample.xlsx')), []))

    it('of the SSDA903 read as CSV and as XML', async () => {
      const set = path.join(samples, 'ssda903/be-903-fake')
      const csv = await readReturn(
        ['header', 'episodes', 'reviews'].map((name) => path.join(set, `${name}.csv`)),
      )
      const xml = await readReturn([path.join(set, 'fake_903.xml')])
      assert.deepEqual([csv.kind, xml.kind], ['ssda903', 'ssda903'])
      assert.equal(csv.lists.find((list) => list.list === 'Header')?.rows, 2675)
      assert.equal(xml.lists.find((list) => list.list === 'Episodes')?.rows, 459)
    })

    it('of the CIN census show the reference date that is no 31 March', async () =>
      assert.ok(
        (await problemsOf(path.join(samples, 'cin/CIN_header_issues_100.xml'))).some(
          (one) => one.rule === 'header-date',
        ),
      ))
  })
})
