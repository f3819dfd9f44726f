import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aMeasure,
  anAction,
  anInstrument,
  anObjective,
  aPiece,
  aRequirement,
  day,
} from '../../test/builders.ts'
import type { ActionId, MeasureId, ObjectiveId, RequirementId } from '../shared/ids.ts'
import { listBreaks } from './breaks.ts'
import { factsAsOf } from './line-earlier.ts'
import { figuresOf, type LineFacts } from './line.ts'
import { layOutLine } from './line-layout.ts'
import { pictureLine } from './line-picture.ts'
import { threadThrough } from './thread.ts'

const today = day('2026-11-21')
const requirement = (id: number) => aRequirement({ id: id as RequirementId, reference: `Direction 7.${id}` })
const finished = { startedOn: day('2026-02-01'), doneOn: day('2026-06-01'), sustainDays: 400 }
const shown = { evidenceCount: 2, evidenceKinds: 2, firstEvidenceOn: day('2026-06-10') }

// Four requirements: one goes all the way, one stops at something done, one at an action, one at nothing.
function aLine(more: Partial<LineFacts> = {}): LineFacts {
  const objective = anObjective({ measureIds: [1 as MeasureId] })
  const bare = anObjective({ id: 2 as ObjectiveId, place: 2, title: 'Staff stay' })
  return {
    today,
    instruments: [anInstrument()],
    requirements: [1, 2, 3, 4].map(requirement),
    objectives: [objective, bare],
    actions: [
      anAction({
        id: 1 as ActionId,
        ...finished,
        ...shown,
        requirementIds: [1 as RequirementId],
        objectiveIds: [objective.id],
      }),
      anAction({
        id: 2 as ActionId,
        reference: 'A2',
        ...finished,
        requirementIds: [2 as RequirementId],
        objectiveIds: [bare.id],
      }),
      anAction({
        id: 3 as ActionId,
        reference: 'A3',
        requirementIds: [3 as RequirementId],
        objectiveIds: [bare.id],
      }),
      anAction({ id: 4 as ActionId, reference: 'A4', startedOn: day('2026-02-01'), lastUpdateOn: today }),
    ],
    evidence: [aPiece({ actionIds: [1 as ActionId] })],
    measures: [{ ...aMeasure({ objectiveIds: [objective.id] }), verdict: 'better', isStale: false }],
    owed: [],
    ...more,
  }
}

test('the sentence counts how far the line reaches', () => {
  assert.deepEqual(figuresOf(aLine()), {
    inForce: 4,
    answered: 3,
    done: 2,
    evidenced: 1,
    showing: 1,
  })
})

test('an objective that a requirement is linked to answers it with its actions', () => {
  const facts = aLine()
  const objectives = facts.objectives.map((one) =>
    one.place === 1 ? { ...one, requirementIds: [4 as RequirementId] } : one,
  )
  assert.equal(figuresOf({ ...facts, objectives }).answered, 4)
})

test('a cancelled action answers nothing', () => {
  const facts = aLine()
  const actions = facts.actions.map((action) => ({ ...action, cancelledOn: today }))
  assert.equal(figuresOf({ ...facts, actions }).answered, 0)
})

test('a measure that does not improve shows nothing', () => {
  const facts = aLine()
  const measures = facts.measures.map((measure) => ({ ...measure, verdict: 'no change' as const }))
  assert.equal(figuresOf({ ...facts, measures }).showing, 0)
})

test('every break is named with its one cure', () => {
  const facts = aLine()
  const breaks = listBreaks(facts)
  assert.deepEqual(
    breaks.map((one) => [one.kind, one.reference, one.cure.path]),
    [
      ['requirement without action', 'Direction 7.4', '/actions/new?requirement=4'],
      ['done without evidence', 'A2', '/evidence/new?action=2'],
      ['objective without measure', 'Objective 2', '/objectives/2/edit'],
      ['action answering nothing', 'A4', '/actions/4/edit'],
    ],
  )
})

test('a late duty is a break of the requirement it belongs to', () => {
  const owed = [
    {
      requirementId: 1 as RequirementId,
      dueOn: day('2026-10-31'),
      state: 'late' as const,
      daysLate: 21,
      fact: null,
    },
  ]
  const facts = aLine({ owed })
  assert.equal(listBreaks(facts)[0]?.kind, 'duty late')
})

test('the picture carries every link once, and its open ends are the breaks', () => {
  const facts = aLine()
  const picture = pictureLine(facts)
  const count = (from: RegExp, to: RegExp) =>
    picture.threads
      .filter((one) => from.test(one.from) && to.test(one.to))
      .reduce((sum, one) => sum + one.links, 0)
  assert.equal(count(/^requirements/, /^objectives/), 3)
  assert.equal(count(/^objectives/, /^actions/), 3)
  assert.equal(count(/^actions/, /^evidence/), 1)
  assert.equal(count(/^evidence/, /^measures/), 1)
  const stops = (key: RegExp) =>
    picture.blocks.filter((one) => key.test(one.key)).map((one) => [one.stopsBefore, one.stopsAfter])
  assert.deepEqual(stops(/^requirements/), [[0, 1]])
  assert.deepEqual(stops(/^actions done/), [[0, 1]])
  assert.deepEqual(stops(/^actions started/), [[1, 0]])
})

test('the layout keeps blocks of a column apart and threads within their blocks', () => {
  const facts = aLine()
  const layout = layOutLine(pictureLine(facts))
  for (const block of layout.blocks) {
    const below = layout.blocks.filter((other) => other.column === block.column && other.y > block.y)
    for (const other of below) assert.ok(block.y + block.height <= other.y)
    assert.ok(block.y + block.height <= layout.height)
  }
  for (const thread of layout.threads) {
    const from = layout.blocks.find((block) => block.key === thread.from)
    assert.ok(from && thread.y1 >= from.y && thread.y1 <= from.y + from.height)
  }
})

test('an empty line draws nothing and breaks nowhere', () => {
  const facts = aLine({
    instruments: [],
    requirements: [],
    objectives: [],
    actions: [],
    evidence: [],
    measures: [],
  })
  assert.deepEqual(figuresOf(facts), { inForce: 0, answered: 0, done: 0, evidenced: 0, showing: 0 })
  assert.deepEqual(listBreaks(facts), [])
  assert.deepEqual(layOutLine(pictureLine(facts)).blocks, [])
})

test('as of an earlier day only what was known then counts', () => {
  const then = factsAsOf(aLine(), day('2026-06-05'))
  assert.deepEqual(figuresOf(then), { inForce: 4, answered: 3, done: 2, evidenced: 0, showing: 0 })
  assert.equal(figuresOf(factsAsOf(aLine(), day('2026-02-01'))).inForce, 0)
})

test('a thread runs both ways from any thing on it, with its gaps said', () => {
  const facts = aLine()
  const fromClause = threadThrough(facts, { kind: 'requirement', id: 1 })
  assert.deepEqual(
    [fromClause?.actions.length, fromClause?.evidence.length, fromClause?.measures.length],
    [1, 1, 1],
  )
  const fromMeasure = threadThrough(facts, { kind: 'measure', id: 1 })
  assert.deepEqual(
    fromMeasure?.requirements.map((one) => one.id),
    [1],
  )
  const broken = threadThrough(facts, { kind: 'requirement', id: 4 })
  assert.equal(broken?.gaps.requirements[0]?.cure.path, '/actions/new?requirement=4')
  assert.equal(threadThrough(facts, { kind: 'action', id: 2 })?.gaps.actions.length, 1)
  assert.equal(threadThrough(facts, { kind: 'requirement', id: 99 }), null)
})
