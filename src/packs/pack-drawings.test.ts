import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, anAction } from '../../test/builders.ts'
import { valueOf } from '../measures/measure.ts'
import type { ActionId, ObjectiveId } from '../shared/ids.ts'
import { drawPack } from './pack-drawings-view.ts'

const TODAY = Temporal.PlainDate.from('2026-11-21')
const OBJECTIVE = 3 as ObjectiveId

test('a pack prints the chart of the page: finished work beside the line, and the way agreed to the target', () => {
  const month = TODAY.with({ day: 1 })
  const measure = {
    ...aMeasure({
      objectiveIds: [OBJECTIVE],
      target: 95,
      aim: {
        tolerance: 0,
        baseline: { value: 60, on: month.subtract({ months: 12 }) },
        targetOn: month.add({ months: 6 }),
        steps: [],
      },
    }),
    verdict: 'no change',
    isStale: false,
  } as const
  const action = anAction({
    id: 9 as ActionId,
    reference: '7.1',
    title: 'Supervise every four weeks',
    objectiveIds: [OBJECTIVE],
    doneOn: month.subtract({ months: 6 }),
  })
  const observations = Array.from({ length: 20 }, (_, i) => {
    const numerator = 60 + (i % 4)
    const period = month.subtract({ months: 20 - i })
    const told = { measureId: measure.id, period, vintage: 1, numerator, denominator: 100, note: '' }
    return { ...told, value: valueOf('%', numerator, 100), addedOn: TODAY }
  })
  const facts = { instruments: [], requirements: [], objectives: [], evidence: [], owed: [] }
  const { measures } = drawPack({
    ...facts,
    today: TODAY,
    actions: [action],
    measures: [measure],
    observations,
  })
  assert.match(measures[0]?.svg ?? '', /action finished: 7\.1 Supervise every four weeks/)
  assert.match(
    measures[0]?.sentence ?? '',
    /It is off course: 63 % in October 2026, where 8\d\.\d % was agreed/,
  )
  assert.ok((measures[0]?.svg ?? '').split('stroke-dasharray="10 3 2 3"').length > 1)
})
