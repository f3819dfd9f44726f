import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InstrumentId, OccurrenceId, RequirementId } from '../shared/ids.ts'
import { datesOf, overdueOf, weeksOf } from './calendar.ts'
import type { OccurrenceFact } from './occurrence.ts'
import { askSooner, markOwed, withEventDay } from './owed-acts.ts'
import {
  filterRegister,
  lineOf,
  parseRegisterFilter,
  type RegisterEntry,
  visibleEntries,
} from './register.ts'
import type { Recurrence } from './schedule.ts'
import { registerSheet } from './register-sheet.ts'
import { writeCsv } from '../shared/csv.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-21')

const EVERY_TWO_MONTHS: Recurrence = {
  type: 'recurring',
  every: 'P2M',
  atLeast: false,
  escalable: true,
  first: '2026-07-31',
  anchor: null,
  keepsTo: 'month end',
  until: null,
}

function anEntry(wanted: Partial<RegisterEntry> = {}): RegisterEntry {
  const entry = {
    id: 1 as RequirementId,
    instrumentId: 1 as InstrumentId,
    reference: 'Direction 7.b',
    clause: '7.b',
    kind: 'duty',
    words: 'to report on progress',
    bearer: 'Council',
    recipient: null,
    modality: 'must',
    schedule: EVERY_TWO_MONTHS,
    state: 'in force',
    endedOn: null,
    endedWhy: null,
    instrument: 'Direction',
    instrumentDated: day('2026-05-29'),
    inForceOn: day('2026-05-29'),
    instrumentEndedOn: null,
    actions: 0,
    objectives: 0,
    evidence: 0,
    partners: [],
    who: [],
    ...wanted,
  }
  return entry as unknown as RegisterEntry
}

function aFact(dueOn: string, metOn: string): OccurrenceFact {
  return {
    id: 1 as OccurrenceId,
    requirementId: 1 as RequirementId,
    dueOn: day(dueOn),
    metOn: day(metOn),
    waivedOn: null,
    note: '',
    evidenceId: null,
    version: 1,
  }
}

test('a date whose successor has come unmet is missed, and the last one past is late', () => {
  const { owed, next } = lineOf(anEntry(), [], TODAY)
  assert.deepEqual(
    owed.slice(0, 3).map((one) => `${one.dueOn.toString()} ${one.state}`),
    ['2026-07-31 late', '2026-09-30 late', '2026-11-30 due soon'].map((one, index) =>
      index === 0 ? '2026-07-31 missed' : one,
    ),
  )
  assert.equal(next?.dueOn.toString(), '2026-09-30')
})

test('nothing is owed before the instrument is confirmed to be in force', () => {
  const line = lineOf(anEntry({ inForceOn: null }), [], TODAY)
  assert.deepEqual(line.owed, [])
  assert.equal(line.standing, 'not in force yet')
})

test('a requirement kept open after its instrument ended is carried over, and goes on being owed', () => {
  const line = lineOf(anEntry({ instrumentEndedOn: day('2026-11-01') }), [], TODAY)
  assert.equal(line.standing, 'carried over')
  assert.equal(line.next?.state, 'late')
})

test('the calendar has late before missed, and leaves out the open dates of what was dropped', () => {
  const lines = [
    lineOf(anEntry(), [], TODAY),
    lineOf(
      anEntry({ id: 2 as RequirementId, state: 'dropped', endedOn: day('2026-11-20'), endedWhy: 'x' }),
      [],
      TODAY,
    ),
  ]
  const dates = datesOf(lines, { bearer: '', instrument: '', intervention: '' })
  assert.ok(dates.every(({ entry }) => entry.id === 1))
  assert.deepEqual(
    overdueOf(dates).map(({ owed }) => owed.state),
    ['late', 'missed'],
  )
})

test('a month is whole weeks from Monday, and each of its days stands once', () => {
  for (const month of ['2026-02', '2026-11', '2027-08', '2028-02'].map((text) =>
    Temporal.PlainYearMonth.from(text),
  )) {
    const cells = weeksOf(month, []).flat()
    assert.equal(cells.length % 7, 0)
    assert.equal(cells[0]?.day.dayOfWeek, 1)
    assert.equal(cells.filter(({ isOut }) => !isOut).length, month.daysInMonth)
  }
})

test('a partner sees what names their agency whole, and not what only contains its letters', () => {
  const police = { role: 'partner', partner: 'Police' }
  const seen = (bearer: string, partners: readonly string[] = []): number =>
    visibleEntries(police, [anEntry({ bearer, partners })]).length
  assert.equal(seen('the police and the Council'), 1)
  assert.equal(seen('the policed'), 0)
  assert.equal(seen('Council', ['Police']), 1)
  assert.equal(visibleEntries({ role: 'partner', partner: null }, [anEntry()]).length, 0)
  assert.equal(visibleEntries({ role: 'action owner', partner: null }, [anEntry()]).length, 1)
})

test('the register filters by what is due, by what answers and by words', () => {
  const lines = [
    lineOf(anEntry(), [], TODAY),
    lineOf(
      anEntry({ id: 2 as RequirementId, schedule: { type: 'standing' }, actions: 1, words: 'to comply' }),
      [],
      TODAY,
    ),
  ]
  const ids = (query: string): readonly number[] =>
    filterRegister(lines, parseRegisterFilter(new URLSearchParams(query)), TODAY).map(({ entry }) => entry.id)
  assert.deepEqual(ids('due=late'), [1])
  assert.deepEqual(ids('due=missed'), [1])
  assert.deepEqual(ids('due=no+date'), [2])
  assert.deepEqual(ids('answered=no'), [1])
  assert.deepEqual(ids('words=COMPLY'), [2])
  assert.deepEqual(ids(''), [1, 2])
})

test('a date is not met in the future, and not waived without a reason', () => {
  const [owed] = lineOf(anEntry(), [], TODAY).owed
  const mark = (verdict: 'met' | 'waived', metOn: string, note = ''): string | true => {
    const outcome = markOwed(owed ?? null, { verdict, metOn: day(metOn), note }, TODAY)
    return outcome.ok ? true : outcome.refusal
  }
  assert.equal(mark('met', '2026-11-22'), 'met in the future')
  assert.equal(mark('met', '2026-11-21'), true)
  assert.equal(mark('waived', '2026-11-21'), 'a waiver needs a reason')
  assert.equal(mark('waived', '2026-11-21', 'By letter'), true)
})

test('a request for sooner may not make an unmet date vanish', () => {
  const { owed } = lineOf(anEntry(), [aFact('2026-07-31', '2026-07-30')], TODAY)
  const asked = askSooner(EVERY_TWO_MONTHS, { owed, requested: day('2026-11-25'), today: TODAY })
  assert.deepEqual(!asked.ok && asked.refusal, { reason: 'unsaid', dates: [day('2026-09-30')] })
})

test('a request for sooner moves the next date, and the interval runs from it', () => {
  const facts = [
    aFact('2026-07-31', '2026-07-30'),
    { ...aFact('2026-09-30', '2026-09-30'), id: 2 as OccurrenceId },
  ]
  const { owed } = lineOf(anEntry(), facts, TODAY)
  const asked = askSooner(EVERY_TWO_MONTHS, { owed, requested: day('2026-11-25'), today: TODAY })
  assert.equal(asked.ok && asked.value.first, '2026-11-25')
  assert.ok(asked.ok)
  const after = lineOf(anEntry({ schedule: asked.value }), facts, TODAY).owed.slice(0, 4)
  assert.deepEqual(
    after.map(({ dueOn }) => dueOn.toString()),
    ['2026-07-31', '2026-09-30', '2026-11-25', '2027-01-25'],
  )
  const later = askSooner(EVERY_TWO_MONTHS, { owed, requested: day('2026-12-25'), today: TODAY })
  assert.equal(!later.ok && later.refusal.reason, 'not sooner')
})

test('the day of an event fills its anchor and nothing else', () => {
  const anchor = { event: 'the visit', day: null }
  const schedule = { type: 'relative', anchor, after: [{ count: 3, unit: 'month' }], isRange: false } as const
  assert.deepEqual(withEventDay(schedule, TODAY), {
    ...schedule,
    anchor: { event: 'the visit', day: '2026-11-21' },
  })
  assert.deepEqual(withEventDay({ type: 'standing' }, TODAY), { type: 'standing' })
})

test('a cell of the sheet that looks like a formula is defused, and quotes are doubled', () => {
  const sheet = writeCsv(
    registerSheet([lineOf(anEntry({ words: '=1+1, "so"', bearer: '@home' }), [], TODAY)]),
  )
  assert.match(sheet, /"'=1\+1, ""so"""/)
  assert.match(sheet, /,'@home,/)
})
