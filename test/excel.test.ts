import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from './test-plan.ts'
import { readSheets } from '../src/documents/read-sheet.ts'
import { writeExcel } from '../src/web/excel.ts'

test('figures and days are typed, and a text stays a text whatever it begins with', async () => {
  const day = Temporal.PlainDate.from('2026-11-21')
  const rows = [
    ['=HYPERLINK("x")', 7, day, null],
    ['\u0001Siân', -2.5, null, '+44'],
  ]
  const read = await readSheets(await writeExcel({ heads: ['Words', 'Count', 'Day', 'Other'], rows }))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value[0]?.rows.map(({ cells }) =>
      cells.map((cell) => (cell instanceof Temporal.PlainDate ? cell.toString() : cell)),
    ),
    [
      ['Words', 'Count', 'Day', 'Other'],
      ['=HYPERLINK("x")', 7, '2026-11-21'],
      ['Siân', -2.5, null, '+44'],
    ],
  )
})

test('a table is taken away as CSV or, where the address asks, for Excel, and the page offers both', async () => {
  const { app, signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const at = '/councils/test-vale/plan/checks'
  const page = await lead.get(at)
  assert.match(page.body, /href="[^"]*checks\.csv"[^>]*>Take the list out as CSV</)
  assert.match(page.body, /href="[^"]*checks\.csv\?as=xlsx"/)
  assert.match((await lead.get(`${at}.csv`)).body, /^\ufeffReference,/)
  assert.match((await lead.get(`${at}.csv?as=xlsx`)).body, /^PK/)
  await app.close()
})
