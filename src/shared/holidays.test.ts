import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkingDays, isBankHoliday, lastWorkingDayOfMonth, workingDaysBetween } from './holidays.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

// From GOV.UK's published list, England and Wales.
const PUBLISHED: Record<number, string> = {
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
}

test('the computed bank holidays are the published ones', () => {
  for (const [year, list] of Object.entries(PUBLISHED)) {
    const computed: string[] = []
    for (let at = day(`${year}-01-01`); String(at.year) === year; at = at.add({ days: 1 })) {
      if (isBankHoliday(at)) computed.push(at.toString().slice(5))
    }
    assert.equal(computed.join(' '), list, year)
  }
})

test('seventy working days from a letter step over weekends and Christmas', () => {
  assert.equal(addWorkingDays(day('2021-11-17'), 70).toString(), '2022-02-28')
  assert.equal(workingDaysBetween(day('2021-11-17'), day('2022-02-28')), 70)
  assert.equal(workingDaysBetween(day('2022-02-28'), day('2021-11-17')), -70)
})

test('the last working day of a month steps back from a weekend', () => {
  assert.equal(lastWorkingDayOfMonth(day('2025-08-01')).toString(), '2025-08-29')
})
