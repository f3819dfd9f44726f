import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObjectiveId } from '../shared/ids.ts'
import { objectivesOf } from './import-objectives.ts'
import type { PlanRow } from './plan-file.ts'

const row = (priority: string | null, outcome: string | null = null): PlanRow =>
  ({ priority, outcome }) as unknown as PlanRow
const held = (title: string) => [{ id: 7 as ObjectiveId, title }]

test('a group is the objective of its title, however it is lettered and numbered', () => {
  for (const title of ['The front door', '2. The front door', 'Objective 2: the front door'])
    assert.equal(objectivesOf([row('PRIORITY 2: THE FRONT DOOR')], held(title))[0]?.held?.id, 7, title)
  assert.equal(
    objectivesOf([row('PRIORITY 2: THE FRONT DOOR')], held('Priority 3: the front door'))[0]?.held,
    null,
  )
})

test('groups of one title and two numbers stay two, and a number alone keeps it', () => {
  const titles = (...rows: readonly PlanRow[]) => objectivesOf(rows, []).map(({ title }) => title)
  assert.deepEqual(titles(row('1. Quality'), row('4. Quality'), row('1: quality')), [
    '1. Quality',
    '4. Quality',
  ])
  assert.deepEqual(titles(row('Priority 1'), row('Priority 2'), row(null)), ['Priority 1', 'Priority 2'])
})

test('an outcome that a whole group shares is the objective’s', () => {
  const [one] = objectivesOf([row('A', 'Children are safe'), row('A', 'Children are  safe')], [])
  assert.equal(one?.outcome, 'Children are safe')
  assert.equal(objectivesOf([row('A', 'Safe'), row('A', 'Heard')], [])[0]?.outcome, '')
})
