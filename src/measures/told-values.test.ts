import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMonth } from './told-month.ts'
import { effectOf, readTelling } from './told-values.ts'

const TODAY = Temporal.PlainDate.from('2026-11-21')
const monthly = (unit: string) => ({ unit, rhythm: 'month', yearBegins: 4 }) as const

test('a month is read as people and spreadsheets write it', () => {
  for (const words of [
    'May 2026',
    'may-26',
    "May '26",
    '05/2026',
    '31/05/2026',
    '2026-05',
    '2026-05-31',
    '2026-05-01 00:00:00',
    '1 May 2026',
  ]) {
    assert.equal(parseMonth(words)?.toString(), '2026-05-01', words)
  }
  assert.equal(parseMonth('Sept 2025')?.toString(), '2025-09-01')
})

test('what is no month is not taken for one', () => {
  for (const words of ['', 'Total', 'Mayor 26', '13/2026', '05/26', '2026', 'Q1 2026', '45000']) {
    assert.equal(parseMonth(words), null, words)
  }
})

test('lines pasted from a sheet are counts, and headings and empty lines are passed over', () => {
  const { lines, empty } = readTelling(
    'Month\tIn time\tDue\t\nMay 2026\t1,080\t1,200\n\nJun-26\t50\t60\t\nJul-26\t\t\n',
    monthly('%'),
    TODAY,
  )
  assert.deepEqual(
    lines.map((line) =>
      line.told.ok ? [line.number, line.told.value.value, line.told.value.denominator] : null,
    ),
    [
      [2, 90, 1200],
      [4, (50 / 60) * 100, 60],
    ],
  )
  assert.deepEqual(empty, [5])
})

test('each bad line says what is wrong with it', () => {
  const text = [
    'Total,5,6',
    '2026-05,7,6',
    '2026-06,1,0',
    '2026-07,c,12',
    '2027-01,1,2',
    '2026-08,,9',
    '2026-09,1,2',
    '30/09/2026,2,2',
  ].join('\n')
  const said = readTelling(`Month,n,d\n${text}`, monthly('%'), TODAY).lines.map((line) =>
    line.told.ok ? 'right' : line.told.refusal,
  )
  assert.match(said[0] ?? '', /“Total” is not a month/)
  assert.match(said[1] ?? '', /other way round/)
  assert.match(said[2] ?? '', /denominator is 0/)
  assert.match(said[3] ?? '', /“c” is not a number/)
  assert.match(said[4] ?? '', /January 2027 has not come yet/)
  assert.match(said[5] ?? '', /no numerator/)
  assert.equal(said[6], 'right')
  assert.match(said[7] ?? '', /told twice: it is on line 8 too/)
})

test('a value without counts is taken as it is, within what its unit allows', () => {
  const [one, other] = readTelling('May 2026;72.4 %\nJun 2026;172', monthly('%'), TODAY).lines
  assert.equal(one?.told.ok === true && one.told.value.value, 72.4)
  assert.equal(other?.told.ok === false && other.told.refusal, 'A percentage must be from 0 to 100')
  const [average] = readTelling('May 2026\t340\t20', monthly('on average'), TODAY).lines
  assert.equal(average?.told.ok === true && average.told.value.value, 17)
  const [rate] = readTelling('May 2026\t340\t68,000', monthly('per 10,000'), TODAY).lines
  assert.equal(rate?.told.ok === true && rate.told.value.value, 50)
})

test('a month told before is revised or the same', () => {
  const [line] = readTelling('May 2026\t50\t60', monthly('%'), TODAY).lines
  assert.ok(line?.told.ok === true)
  const told = line.told.value
  const known = { ...told, measureId: 1 as never, vintage: 1, addedOn: TODAY }
  assert.equal(effectOf(told, []), 'new')
  assert.equal(effectOf(told, [known]), 'the same')
  assert.equal(effectOf(told, [{ ...known, numerator: 49 }]), 'revised')
})
