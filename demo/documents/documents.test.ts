import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { daysBetween, isAfter, isBefore } from '../../src/shared/days.ts'
import { keyDaysOf } from '../key-days.ts'
import { demonstrationDocuments } from './documents.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
// A Saturday, a leap day, a month's end, Christmas: the days on which counting back goes wrong.
const TODAYS = ['2026-11-21', '2028-02-29', '2027-03-31', '2026-12-25', '2027-01-01'].map(day)
const today = day('2026-11-21')
const fold = (text: string) => text.replace(/\s+/g, ' ')

test('the six documents are the same for the same day, and follow the day', () => {
  assert.deepEqual(demonstrationDocuments(today), demonstrationDocuments(today))
  const later = demonstrationDocuments(today.add({ days: 40 }))
  for (const [at, document] of demonstrationDocuments(today).entries()) {
    assert.notEqual(document.text, later[at]?.text, document.key)
  }
})

test('the instruments come in the order in which such a case unfolds', () => {
  for (const now of TODAYS) {
    const days = keyDaysOf(now)
    const order = [
      days.visit,
      days.letter,
      days.notice,
      days.inspectionStart,
      days.inspectionEnd,
      days.inspectionReport,
      days.firstDirection,
      days.commissionersReport,
      days.direction,
      now,
    ]
    for (const [at, later] of order.slice(1).entries()) {
      assert.ok(isBefore(order[at] ?? now, later), `${now.toString()}: ${at} before ${at + 1}`)
    }
    assert.ok(isAfter(days.aldmarshNotice, days.aldmarshVisit))
    assert.ok(daysBetween(days.direction, now) >= 270)
  }
})

test('every expected quote stands exactly once in its document', () => {
  for (const now of TODAYS) {
    for (const { key, text, expected } of demonstrationDocuments(now)) {
      for (const { id, quote } of expected) {
        assert.equal(fold(text).split(quote).length - 1, 1, `${key} ${id}: ${quote}`)
      }
      assert.equal(new Set(expected.map(({ id }) => id)).size, expected.length, key)
    }
  }
})

test('the commissioner makes eighteen numbered recommendations', () => {
  const report = demonstrationDocuments(today).find(({ key }) => key === 'commissioners-report')
  assert.equal(report?.expected.filter(({ kind }) => kind === 'recommendation').length, 18)
  const [, after = ''] = report?.text.split('Recommendations to Kelsmere Borough Council\n\n') ?? []
  assert.equal(after.match(/^\d+\. /gm)?.length, 18)
})

test('the planted contradictions are there on any day', () => {
  for (const now of TODAYS) {
    const days = keyDaysOf(now)
    const text = (key: string) => demonstrationDocuments(now).find((one) => one.key === key)?.text ?? ''
    const month = (one: Temporal.PlainDate) => one.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
    assert.ok(text('notice').includes(`in ${month(days.notice.subtract({ months: 1 }))}, after`))
    assert.ok(!text('notice').includes(`by the end of ${month(days.visit.add({ years: 1 }))} (within`))
    assert.ok(
      !text('direction').includes(
        `published on ${days.inspectionReport.day} ${month(days.inspectionReport)}`,
      ),
    )
    assert.ok(text('direction').includes('\n  - Give the Council'))
  }
})

const shared = path.resolve(import.meta.dirname, '../../../shared/documents')

test(
  'no run of fourteen words stands in a real document',
  { skip: !existsSync(shared) && 'no ../shared' },
  () => {
    // Ofsted's judgements and grades have one name each: they are its framework's, not a report's words.
    const NAMES =
      /the experiences and progress of children who need\s+help and protection|requires improvement to be good/gi
    const wordsOf = (text: string) =>
      text
        .replace(NAMES, 'judgement')
        .toLowerCase()
        .match(/[a-z0-9']+/g) ?? []
    const runsOf = (text: string) =>
      wordsOf(text)
        .map((_, at, words) => words.slice(at, at + 14))
        .filter((run) => run.length === 14)
        .map(String)
    const ours = new Map(
      demonstrationDocuments(today).flatMap(({ key, text }) => runsOf(text).map((run) => [run, key])),
    )
    const copied = globSync('**/*.txt', { cwd: shared }).flatMap((file) =>
      runsOf(readFileSync(path.join(shared, file), 'utf8')).filter((run) => ours.has(run)),
    )
    assert.deepEqual(copied, [])
  },
)
