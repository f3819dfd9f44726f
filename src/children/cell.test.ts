import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberOfDay } from './day-number.ts'
import {
  ageOn,
  addMonths,
  civilDayOf,
  dayNumberOf,
  dayOfNumber,
  formatDayNumber,
  NONE,
} from './day-number.ts'
import { PLACEMENT, PRIMARY_NEED, PROVIDER, SOURCE } from './annex-a-codes.ts'
import { ETHNICITY, GENDER, YES_NO } from './annex-a-person-codes.ts'
import { isPostcode, isSerialText, readDay, readSerialDay, readWhole, tidy } from './cell.ts'
import { matchCode } from './code-set.ts'
import type { CodeSet } from './code-set.ts'
import { workingDaysBetween } from '../shared/holidays.ts'
import { addWorkingDaysTo, workingDaysFrom } from './working-day-count.ts'

const read = (text: string) => {
  const day = readDay(text)
  return 'day' in day ? formatDayNumber(day.day) : day.fault
}

describe('a date', () => {
  for (const text of [
    '31/03/2026',
    '31-03-2026',
    '31.3.2026',
    '2026-03-31',
    '2026-03-31 00:00:00',
    '2026-03-31T00:00:00Z',
    '31 March 2026',
    '31-Mar-2026',
    '31st Mar 2026',
  ])
    it(`is read from "${text}"`, () => assert.equal(read(text), '31/03/2026'))

  it('is none where there is no such day', () => assert.equal(read('31/02/2026'), 'no such day'))
  it('is not guessed where the month comes first', () => assert.equal(read('12/25/2025'), 'month first'))
  it('says of itself that its year has two digits', () => {
    assert.deepEqual(readDay('01/02/26'), { day: dayNumberOf(2026, 2, 1), isShort: true })
    assert.equal(read('07-Jul-98'), '07/07/1998')
  })
  it('is the text of a spreadsheet’s number only where the number is of our time', () => {
    assert.equal(isSerialText('46112'), true)
    assert.equal(isSerialText('12345'), false)
  })
  it('is not a year from another age', () => assert.equal(read('01/02/0206'), 'year not possible'))
  it('is not a word', () => assert.equal(read('May be 8 Jan 2000'), 'not a date'))
  it('is read from a spreadsheet’s number', () =>
    assert.deepEqual(readSerialDay(46112), { day: dayNumberOf(2026, 3, 31) }))
  it('is not read from a small number', () => assert.deepEqual(readSerialDay(7), { fault: 'not a date' }))
})

describe('day numbers', () => {
  it('agree with Temporal on every tenth day of two centuries', () => {
    for (let number = -25_600; number < 47_500; number += 10) {
      const { year, month, day } = dayOfNumber(number)
      assert.deepEqual(civilDayOf(number), { year, month, day })
      assert.equal(numberOfDay(dayOfNumber(number)), number)
    }
  })

  it('keep to the month’s last day where a month is too short', () =>
    assert.equal(formatDayNumber(addMonths(dayNumberOf(2026, 8, 31), -6)), '28/02/2026'))

  it('give an age at the last birthday', () => {
    assert.equal(ageOn(dayNumberOf(2010, 4, 1), dayNumberOf(2026, 3, 31)), 15)
    assert.equal(ageOn(dayNumberOf(2010, 3, 31), dayNumberOf(2026, 3, 31)), 16)
  })

  it('count working days as the calendar of bank holidays does', () => {
    for (let from = dayNumberOf(2024, 12, 1); from < dayNumberOf(2026, 6, 1); from += 11)
      for (const length of [0, 1, 4, 30, 120, 500])
        assert.equal(
          workingDaysFrom(from, from + length),
          workingDaysBetween(dayOfNumber(from), dayOfNumber(from + length)),
        )
  })

  it('skip Christmas, as numpy’s busday_count does not', () => {
    assert.equal(workingDaysFrom(dayNumberOf(2025, 12, 24), dayNumberOf(2025, 12, 29)), 1)
    assert.equal(formatDayNumber(addWorkingDaysTo(dayNumberOf(2025, 12, 24), 2)), '30/12/2025')
  })
})

describe('a code', () => {
  const said = (set: CodeSet, text: string) => {
    const match = matchCode(set, text)
    return match === null ? null : [set.codes[match.at]?.text, match.manner]
  }
  it('is itself in any case and punctuation', () => {
    assert.deepEqual(said(PROVIDER, 'e) PR4 - private provision'), ['e) PR4: Private provision', 'as asked'])
    assert.deepEqual(said(PRIMARY_NEED, 'N1 – Abuse or Neglect'), ['N1 - Abuse or neglect', 'as asked'])
    assert.deepEqual(said(ETHNICITY, 's) NOBT'), ['t) NOBT', 'as asked'])
  })
  it('may come without its letter', () => {
    assert.deepEqual(said(GENDER, 'Female'), ['b) Female', 'no letter'])
    assert.deepEqual(said(GENDER, 'F'), ['b) Female', 'no letter'])
    assert.deepEqual(said(YES_NO, 'Y'), ['a) Yes', 'no letter'])
    assert.deepEqual(said(SOURCE, 'Police'), ['q) 6: Police', 'no letter'])
  })
  it('is decided by what stands after a letter of another year', () =>
    assert.deepEqual(said(ETHNICITY, 'b) WBRI'), ['a) WBRI', 'other letter']))
  it('is none where letter and words say two things', () => assert.equal(said(GENDER, 'a) Female'), null))
  it('is none where code and words say two things', () =>
    assert.equal(said(PLACEMENT, "U1: Children's Homes"), null))
  it('is none where several would fit', () => assert.equal(said(SOURCE, 'Individual'), null))
  it('is none where nothing fits', () =>
    assert.equal(said(PRIMARY_NEED, 'PSRMEM - Support with memory'), null))
})

describe('other cells', () => {
  it('lose every kind of space', () => assert.equal(tidy('\u00a0 Jane\u00a0\u200b  Roe '), 'Jane Roe'))
  it('are whole numbers with or without a point', () => {
    assert.equal(readWhole('7.0'), 7)
    assert.equal(readWhole('6.138'), NONE)
    assert.equal(readWhole('two'), null)
  })
  it('are postcodes by their shape', () => {
    assert.ok(isPostcode('L20 3UU') && isPostcode('l203uu') && isPostcode('SW1A 1AA'))
    assert.ok(!isPostcode('nope') && !isPostcode('2TR') && !isPostcode('L20'))
  })
})
