import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  beginsPeriod,
  codeOfPeriod,
  endOfPeriod,
  nextPeriod,
  periodAfter,
  periodOf,
  RHYTHMS,
  type Timing,
} from './period.ts'

const day = (words: string) => Temporal.PlainDate.from(words)
const timing = (rhythm: Timing['rhythm'], yearBegins = 4): Timing => ({ rhythm, yearBegins })

test('a day lies in the period that its rhythm says', () => {
  const cases: readonly (readonly [Timing, string, string])[] = [
    [timing('day'), '2026-05-13', '2026-05-13'],
    [timing('week'), '2026-05-13', '2026-05-11'],
    [timing('week'), '2026-01-01', '2025-12-29'],
    [timing('month'), '2026-05-31', '2026-05-01'],
    [timing('quarter'), '2026-03-31', '2026-01-01'],
    [timing('half year'), '2026-03-31', '2025-10-01'],
    [timing('year'), '2026-03-31', '2025-04-01'],
    [timing('year', 10), '2026-09-30', '2025-10-01'],
    [timing('year', 1), '2026-12-31', '2026-01-01'],
    [timing('quarter', 9), '2026-01-31', '2025-12-01'],
  ]
  for (const [when, of, begins] of cases) {
    assert.equal(periodOf(day(of), when).toString(), begins, `${when.rhythm} of ${of}`)
  }
})

test('every period begins where the last one ended, whatever the rhythm', () => {
  for (const rhythm of RHYTHMS) {
    for (const yearBegins of [1, 4, 9, 10]) {
      let start = periodOf(day('2024-02-29'), { rhythm, yearBegins })
      for (let count = 0; count < 30; count += 1) {
        const next = periodAfter(start, rhythm)
        assert.equal(endOfPeriod(start, rhythm).add({ days: 1 }).toString(), next.toString())
        assert.ok(beginsPeriod(next, { rhythm, yearBegins }))
        assert.equal(
          periodOf(endOfPeriod(start, rhythm), { rhythm, yearBegins }).toString(),
          start.toString(),
        )
        start = next
      }
    }
  }
})

test('the period to tell next is the one after the latest, and never one to come', () => {
  const today = day('2026-11-21')
  assert.equal(nextPeriod(null, timing('month'), today).toString(), '2026-10-01')
  assert.equal(nextPeriod(day('2026-08-01'), timing('month'), today).toString(), '2026-09-01')
  assert.equal(nextPeriod(day('2026-11-01'), timing('month'), today).toString(), '2026-11-01')
  assert.equal(nextPeriod(null, timing('year'), today).toString(), '2025-04-01')
})

test('a period is written so that it can be pasted back', () => {
  assert.equal(codeOfPeriod(day('2026-05-01'), 'month'), '2026-05')
  assert.equal(codeOfPeriod(day('2026-04-01'), 'quarter'), '2026-04 to 2026-06')
  assert.equal(codeOfPeriod(day('2026-05-11'), 'week'), '2026-05-11')
})
