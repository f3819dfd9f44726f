import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAction, day } from '../../test/builders.ts'
import type { PhaseId } from '../shared/ids.ts'
import { countPhase, type Phase, phaseMistakes, timeOfPhase } from './phase.ts'

const today = day('2026-11-21')

describe('a phase of the journey', () => {
  test('is now from its first day to its last', () => {
    const phase = { fromOn: day('2026-11-21'), toOn: day('2026-12-31') }
    assert.equal(timeOfPhase(phase, today), 'now')
    assert.equal(timeOfPhase(phase, day('2026-12-31')), 'now')
    assert.equal(timeOfPhase(phase, day('2027-01-01')), 'past')
    assert.equal(timeOfPhase(phase, day('2026-11-20')), 'to come')
  })

  test('shares no day with another, and ends after it begins', () => {
    const others = [aPhase('2026-01-01', '2026-06-30')]
    const asked = (from: string, to: string) => phaseMistakes({ fromOn: day(from), toOn: day(to) }, others)
    assert.deepEqual(asked('2026-07-01', '2026-12-31'), [])
    assert.match(asked('2026-06-30', '2026-12-31')[0]?.message ?? '', /shares days with “Make safe”/)
    assert.match(asked('2025-01-01', '2027-12-31')[0]?.message ?? '', /shares days/)
    assert.match(asked('2026-12-31', '2026-12-31')[0]?.message ?? '', /must be after/)
  })

  test('counts what is due in it as the dates stand, what of it is done and what is late', () => {
    const actions = [
      anAction({ dueOn: day('2026-11-01'), startedOn: day('2026-10-01'), doneOn: day('2026-10-30') }),
      anAction({ dueOn: day('2026-11-10'), startedOn: day('2026-10-01') }),
      anAction({ dueOn: day('2026-12-31') }),
      anAction({ dueOn: day('2027-01-01') }),
      anAction({ dueOn: day('2026-11-10'), cancelledOn: day('2026-11-01') }),
      anAction({ dueOn: null }),
    ]
    const phase = aPhase('2026-10-01', '2026-12-31')
    assert.deepEqual(countPhase(phase, actions, today), { due: 3, done: 1, late: 1 })
  })
})

function aPhase(from: string, to: string): Phase {
  return { id: 1 as PhaseId, title: 'Make safe', fromOn: day(from), toOn: day(to), byThen: '', version: 1 }
}
