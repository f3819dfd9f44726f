import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANNEX_A } from './annex-a-lists.ts'
import { numberOfDay } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'
import { parseStandards, type SaidStandard, standardsOn, USUAL_STANDARDS } from './local-standards.ts'
import { readMadeUp } from './made-up-reading.ts'
import { concludeReturn } from './return-outcome.ts'

const DAY = numberOfDay(Temporal.PlainDate.from('2026-03-31'))
const { lists } = generateAnnexA({ seed: 7, day: DAY, children: 400 })

function protectionVisits(standards: readonly SaidStandard[]) {
  const read = { ...readMadeUp(ANNEX_A, lists), statedDay: null }
  const concluded = concludeReturn(read, { given: DAY, today: DAY, population: null, standards })
  return concluded.ok ? concluded.outcome.indicators.find(({ id }) => id === 37) : undefined
}

test('a return is counted by the council’s own standard where it holds on its day', () => {
  const own = { id: 1, kind: 'protectionVisit', number: 20, from: '2026-01-01' } as const
  const [usual, later, longer] = [[], [{ ...own, from: '2026-04-01' }], [own]].map(protectionVisits)
  assert.match(usual?.name ?? '', /within 10 working days/i)
  assert.deepEqual(later, usual)
  assert.match(longer?.name ?? '', /within 20 working days/i)
  assert.ok((longer?.value ?? 0) > (usual?.value ?? 0))
})

test('the command takes standards in words, and says what is wrong with them', () => {
  assert.deepEqual(parseStandards('protectionVisit=15, careVisit=28'), {
    ...USUAL_STANDARDS,
    protectionVisit: 15,
    careVisit: 28,
  })
  assert.deepEqual(parseStandards('visits=15'), {
    fault: '"visits" is no standard: use protectionVisit, lastSeen, careVisit, seenAloneFrom.',
  })
  assert.ok('fault' in parseStandards('protectionVisit=0'))
  assert.deepEqual(standardsOn([], '2026-03-31'), USUAL_STANDARDS)
})
