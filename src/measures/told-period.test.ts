import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOfPeriod, periodAfter, periodOf, RHYTHMS, type Timing } from './period.ts'
import { namePeriod } from './spc-period.ts'
import { parsePeriod } from './told-period.ts'
import { readTelling } from './told-values.ts'

const TODAY = Temporal.PlainDate.from('2026-11-21')
const timing = (rhythm: Timing['rhythm'], yearBegins = 4): Timing => ({ rhythm, yearBegins })

test('a period is read as people and spreadsheets write it', () => {
  const cases: readonly (readonly [Timing, string, readonly string[]])[] = [
    [timing('day'), '2026-05-13', ['13/05/2026', '13 May 2026', '13th May 26', '2026-05-13 00:00:00']],
    [timing('week'), '2026-05-11', ['w/c 11 May 2026', 'Week of 11 May 2026', '17/05/2026', '2026-05-11']],
    [
      timing('quarter'),
      '2026-04-01',
      [
        'Q1 2026/27',
        '2026-27 Q1',
        'April to June 2026',
        'Apr-Jun 2026',
        '30/06/2026',
        'June 2026',
        'Quarter 1 2026/2027',
      ],
    ],
    [timing('quarter'), '2026-01-01', ['Q4 2025/26', 'January to March 2026', '2026-01 to 2026-03']],
    [timing('half year'), '2025-10-01', ['H2 2025/26', 'October 2025 to March 2026', '2026-03-31']],
    [
      timing('year'),
      '2025-04-01',
      ['2025/26', '2025-26', '2025/2026', 'April 2025 to March 2026', '31 March 2026'],
    ],
    [timing('year', 1), '2026-01-01', ['2026', 'January to December 2026']],
    [timing('year', 10), '2025-10-01', ['2025/26', '30 September 2026']],
  ]
  for (const [when, begins, written] of cases) {
    for (const words of written) {
      assert.equal(parsePeriod(words, when)?.toString(), begins, `${when.rhythm}: ${words}`)
    }
  }
})

test('what is no period of the rhythm is not taken for one', () => {
  for (const words of ['', 'Total', '2026', '2025/27', 'Q5 2026/27', 'H1 2026/27', 'May to July 2026']) {
    assert.equal(parsePeriod(words, timing('quarter')), null, words)
  }
  for (const words of ['May 2026', '2026/27', '30/02/2026']) {
    assert.equal(parsePeriod(words, timing('week')), null, words)
  }
  assert.equal(parsePeriod('2026', timing('year')), null)
})

test('what a sheet or a page writes of a period is read back as that period', () => {
  for (const rhythm of RHYTHMS) {
    for (const yearBegins of [1, 4, 10]) {
      const when = { rhythm, yearBegins }
      let start = periodOf(TODAY, when)
      for (let count = 0; count < 15; count += 1) {
        assert.equal(parsePeriod(codeOfPeriod(start, rhythm), when)?.toString(), start.toString())
        const named = namePeriod(start.toString(), rhythm)
        assert.equal(parsePeriod(named, when)?.toString(), start.toString(), named)
        start = periodAfter(start, rhythm, -1)
      }
    }
  }
})

test('two days of one quarter are the quarter told twice', () => {
  const { lines } = readTelling('Apr 2026,50\nJun 2026,60', { unit: '%', ...timing('quarter') }, TODAY)
  const [first, second] = lines
  assert.equal(first?.told.ok, true)
  assert.match(second?.told.ok === false ? second.told.refusal : '', /April to June 2026 is told twice/)
})
