import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import { FAULT_KINDS } from './generate-fault-kinds.ts'
import { plantFaults } from './generate-faults.ts'
import { ReturnReader } from './list-reader.ts'
import { concludeReturn } from './return-outcome.ts'

const DAY = dayNumberOf(2026, 3, 31)

function concluded(change: (lists: ReturnType<typeof generateAnnexA>['lists']) => void) {
  const { lists } = generateAnnexA({ seed: 21, day: DAY, children: 1500, prefix: 'ZQ' })
  change(lists)
  const reader = new ReturnReader([ANNEX_A])
  for (const list of lists) {
    reader.beginSheet(list.name, 'sheet')
    reader.take(1, list.headings)
    list.rows.forEach((row, at) => reader.take(at + 2, row))
  }
  const answer = concludeReturn(
    { ...reader.finish(), statedDay: null },
    { given: DAY, today: DAY, population: 50_000 },
  )
  assert.ok(answer.ok)
  return { ...answer, lists }
}

it('keeps no child’s identifier or day of birth of a return with every kind of fault', () => {
  const { outcome, problems, lists } = concluded((all) => {
    plantFaults(all, { seed: 3, each: 6, day: DAY })
  })
  const kept = JSON.stringify({ outcome, problems })
  assert.ok(problems.length > FAULT_KINDS.length)
  assert.doesNotMatch(kept, /ZQ1\d{5}/)
  const births = new Set<string>()
  for (const list of lists) {
    const at = list.keys.indexOf('born')
    if (at >= 0) for (const row of list.rows) births.add(row[at] ?? '')
  }
  births.delete('')
  assert.ok(births.size > 500)
  const said = new Set(kept.match(/\d\d\/\d\d\/\d{4}/g))
  assert.deepEqual(
    [...births].filter((birth) => said.has(birth)),
    [],
  )
})

it('keeps no name that was written into the wrong column', () => {
  const { outcome, problems } = concluded((all) => {
    for (const list of all)
      for (const key of ['gender', 'team', 'born', 'source', 'started', 'postcode', 'before', 'child']) {
        const row = list.rows[3]
        const at = list.keys.indexOf(key)
        if (row !== undefined && at >= 0) row[at] = 'Quentina Brambleworth'
      }
  })
  assert.ok(problems.some((one) => one.rule === 'not-a-code'))
  assert.doesNotMatch(JSON.stringify({ outcome, problems }), /Brambleworth/)
})

it('keeps the place, the rule and the cure of every problem, and a value that can name nobody', () => {
  const { problems } = concluded((all) => {
    const list = all.find((one) => one.name === 'List 7')
    const at = list?.keys.indexOf('abuse') ?? 0
    for (const row of list?.rows.slice(0, 8) ?? []) row[at] = 'Neglekt of care'
    const first = list?.rows[0]
    if (first !== undefined) first[list?.keys.indexOf('before') ?? 0] = '99'
    const second = list?.rows[1]
    if (second !== undefined) second[list?.keys.indexOf('team') ?? 0] = '#N/A'
  })
  const codes = problems.filter((one) => one.rule === 'not-a-code')
  assert.deepEqual(new Set(codes.map((one) => one.value)), new Set(['Neglekt of care']))
  assert.equal(codes.length, 8)
  assert.equal(codes[0]?.row, 2)
  assert.match(codes[0]?.cure ?? '', /Use one of: .*Neglect/)
  assert.ok(problems.some((one) => one.rule === 'spreadsheet-error' && one.value === '#N/A'))
  assert.ok(problems.some((one) => one.value === '99' && one.column?.startsWith('Number of Previous')))
})

it('says which indicators a problem spoils, and none where there is none', () => {
  const clean = concluded(() => {})
  assert.deepEqual(clean.outcome.spoilt, [])
  const { outcome } = concluded((all) => {
    const list = all.find((one) => one.name === 'List 7')
    const row = list?.rows[0]
    if (row !== undefined) row[list?.keys.indexOf('reviewed') ?? 0] = '31/02/2026'
  })
  const spoilt = new Set(outcome.spoilt.map((one) => one.indicator))
  assert.ok(spoilt.has(36), 'plans reviewed on time read the day of the latest review')
  assert.ok(!spoilt.has(30), 'how many are on a plan does not')
  assert.ok(!spoilt.has(6), 'nor do referrals')
})
