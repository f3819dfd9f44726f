import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { parseSwitch } from './child-list.ts'
import { countAnnexA } from './count-annex-a.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import { findOverdue } from './overdue-children.ts'
import { nameChildBy, pseudonymOf } from './write-pseudonym.ts'

const DAY = dayNumberOf(2026, 3, 31)
const standards = USUAL_STANDARDS
const asItIs = (identifier: string) => identifier

function overdueIn(name: string, headings: string, row: string, day = DAY) {
  const list = { name, headings: headings.split('|'), keys: [], rows: [row.split('|')] }
  const { tables } = readMadeUp(ANNEX_A, [list])
  assert.ok(tables !== null)
  return findOverdue(tables, { day, standards }, asItIs).flatMap(({ kind, rows }) =>
    rows.map((one) => [kind, one.dueOn, one.daysOverdue]),
  )
}

const PLAN =
  'Child Unique ID|Child Protection Plan Start Date|Date of the Last Statutory Visit|Child Protection Plan End Date|Allocated Team|Date of latest review conference'
const ASSESSMENT =
  'Child Unique ID|Continuous Assessment Start Date|Continuous Assessment Date of Authorisation|Allocated Team'

describe('what is overdue for a child', () => {
  it('is a visit from the day after ten working days, over a bank holiday', () => {
    // Good Friday and Easter Monday of 2026 are 3 and 6 April: ten working days after 27 March end on 14 April.
    const seen = (on: string) =>
      overdueIn('List 7', PLAN, '1|01/02/2026|27/03/2026||East|', dayNumberOf(2026, 4, Number(on)))
    assert.deepEqual(seen('14'), [])
    assert.deepEqual(seen('15'), [['protection visit', '2026-04-14', 1]])
  })

  it('counts from the start where there was no visit, and not where the plan ended', () => {
    assert.deepEqual(overdueIn('List 7', PLAN, '1|02/03/2026|||East|'), [
      ['protection visit', '2026-03-16', 15],
    ])
    assert.deepEqual(overdueIn('List 7', PLAN, '1|02/03/2026||30/03/2026|East|'), [])
  })

  it('is not said where the date of the visit cannot be read', () => {
    assert.deepEqual(overdueIn('List 7', PLAN, '1|02/03/2026|soon||East|'), [])
  })

  it('is an assessment on its forty-sixth working day and not on the forty-fifth', () => {
    const open = (day: number) => overdueIn('List 4', ASSESSMENT, '1|26/01/2026||East', day)
    const last = dayNumberOf(2026, 3, 30)
    assert.deepEqual(open(last), [])
    assert.deepEqual(open(last + 1), [['assessment', '2026-03-30', 1]])
  })

  it('is told of as many children as the indicators count', () => {
    const { lists } = generateAnnexA({ seed: 8, day: DAY, children: 1_500 })
    const { tables } = readMadeUp(ANNEX_A, lists)
    assert.ok(tables !== null)
    const found = new Map(
      findOverdue(tables, { day: DAY, standards }, asItIs).map(({ kind, rows }) => [kind, rows.length]),
    )
    const counted = new Map(
      countAnnexA(tables, { day: DAY, population: null, standards }).map((one) => [String(one.id), one]),
    )
    assert.equal(found.get('assessment'), counted.get('14')?.numerator)
    const reviewed = counted.get('64')
    assert.equal(found.get('pathway plan'), (reviewed?.denominator ?? 0) - (reviewed?.numerator ?? 0))
  })
})

describe('a pseudonym', () => {
  const secret = new Uint8Array(32).fill(7)

  it('is the same for a child under one key, and another under another', () => {
    assert.match(pseudonymOf('12345', secret), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    assert.equal(pseudonymOf('12345', secret), pseudonymOf('12345', secret))
    assert.notEqual(pseudonymOf('12345', secret), pseudonymOf('12345', new Uint8Array(32).fill(8)))
  })

  it('is no two children’s among twenty thousand', () => {
    const all = new Set(Array.from({ length: 20_000 }, (_unused, at) => pseudonymOf(String(at), secret)))
    assert.equal(all.size, 20_000)
  })

  it('gives way to the local identifier only where the council chose so', () => {
    assert.equal(nameChildBy({ names: 'local identifier', secret })('12345'), '12345')
    assert.doesNotMatch(nameChildBy({ names: 'pseudonym', secret })('12345'), /12345/)
  })
})

describe('the switch', () => {
  it('asks for what children are called, how long, and why', () => {
    const wanted = parseSwitch({ names: '', days: '40', why: ' ' })
    assert.deepEqual('mistakes' in wanted && wanted.mistakes.map(({ field }) => field), [
      'names',
      'days',
      'why',
    ])
    assert.deepEqual(parseSwitch({ names: 'pseudonym', days: '14', why: 'Visits' }), {
      names: 'pseudonym',
      days: 14,
      why: 'Visits',
    })
  })
})
