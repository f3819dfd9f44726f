import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAction, anObjective, day } from '../../test/builders.ts'
import type { Action } from '../plan/action.ts'
import { ALL_COLUMNS, type PlanColumnName } from '../plan/plan-column.ts'
import { planAsRows } from '../plan/plan-rows.ts'
import { writePlanCsv } from '../plan/write-plan-csv.ts'
import { writePlanExcel } from '../plan/write-plan-excel.ts'
import type { ActionId, ObjectiveId, PersonId } from '../shared/ids.ts'
import { finishedRows } from './import-done.ts'
import { type ImportPreview, previewImport } from './import-plan.ts'
import { noAnswers, rowsToImport } from './import-rows.ts'
import { startedRows } from './import-started.ts'
import { readPlanFile } from './read-plan-file.ts'

// What we write, brought straight back, changes nothing.

const TODAY = day('2026-11-21')
const PEOPLE = [
  { id: 1, name: 'Ada Owner', jobTitle: 'Head of Service', partner: null },
  { id: 2, name: 'Zoë O’Marsh-Lee', jobTitle: 'Team Manager', partner: null },
  { id: 3, name: 'Pat Constable', jobTitle: 'Inspector', partner: 'Mere Police' },
]
const OBJECTIVES = [
  anObjective({ id: 1 as ObjectiveId, place: 1, title: 'The right help at the right time' }),
  anObjective({ id: 2 as ObjectiveId, place: 2, title: '2025 pledge: every child is heard' }),
  anObjective({ id: 3 as ObjectiveId, place: 3, title: 'Leaders know what life is like for children' }),
]
const WORDS = [
  'Answer every contact at the front door within one working day',
  '=1+1 is how the desk counts; mend it',
  '“Hear” every child, and write\nto them within a week',
  '- Publish the hours of the desk, TBC',
  "Buy laptops for the court team's new starters, 95 % by March",
  '@everyone reads the practice standards; 1.1 first',
  `Read ${'every word of '.repeat(24)}the plan`,
  '31/03/2027',
  '0.5',
  'Complete: rota agreed',
  '  Spaces  inside,\ttabs and "quotes"  ',
]

// A small generator of its own, so that a failure can be told by its seed.
function chance(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function actionsOf(pick: (below: number) => number): readonly Action[] {
  const words = (): string => WORDS[pick(WORDS.length)] ?? ''
  const orNothing = (value: string): string => (pick(3) === 0 ? '' : value)
  const maybe = (text: string) => (pick(3) === 0 ? null : day(text).add({ days: pick(400) }))
  return Array.from({ length: 4 + pick(20) }, (_, at) => {
    const owner = PEOPLE[pick(4)]
    const startedOn = maybe('2026-01-10')
    const doneOn = startedOn === null || pick(2) === 0 ? null : startedOn.add({ days: 20 })
    const firstEvidenceOn = doneOn === null || pick(2) === 0 ? null : doneOn
    const rechecked = firstEvidenceOn === null || pick(2) === 0 ? null : firstEvidenceOn.add({ days: 10 })
    return anAction({
      id: (at + 1) as ActionId,
      reference: `${1 + pick(8)}.${at + 1}`,
      title: `${words().trim()} ${at + 1}`,
      detail: orNothing(words().trim()),
      ownerId: (owner?.id ?? null) as PersonId | null,
      owner: owner?.name ?? null,
      partner: pick(3) === 0 ? 'Mere Police' : null,
      successMeasure: orNothing(words().trim()),
      evidenceWanted: orNothing(words().trim()),
      signOff: orNothing('Improvement Board'),
      priority: (['high', 'medium', 'low', null] as const)[pick(4)] ?? null,
      startOn: maybe('2025-06-01'),
      firstDueOn: day('2026-02-01'),
      dueOn: maybe('2026-03-01'),
      startedOn,
      doneOn,
      firstEvidenceOn,
      evidenceCount: firstEvidenceOn === null ? 0 : 2,
      evidenceKinds: firstEvidenceOn === null ? 0 : 2,
      recheckedOn: rechecked,
      recheck: rechecked === null ? null : ((['sustained', 'relapsed'] as const)[pick(2)] ?? null),
      cancelledOn: pick(9) === 0 ? day('2026-10-01') : null,
      lastUpdateOn: maybe('2026-02-01'),
      moves: pick(4),
      objectiveIds: OBJECTIVES.filter(() => pick(2) === 0).map(({ id }) => id),
    })
  })
}

function columnsOf(pick: (below: number) => number): readonly PlanColumnName[] {
  const some = ALL_COLUMNS.filter((column) => column !== 'title' && pick(2) === 0)
  return ['title', ...some].toSorted(() => pick(3) - 1) as PlanColumnName[]
}

async function bringBack(file: Uint8Array, actions: readonly Action[]): Promise<ImportPreview> {
  const read = await readPlanFile(file)
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.refusal))
  const nothing = { requirements: [], bases: new Map(), out: new Map() }
  const now = { actions, objectives: OBJECTIVES, people: PEOPLE, ...nothing }
  return previewImport(rowsToImport(read.value, null, noAnswers), now, noAnswers)
}

function told(preview: ImportPreview) {
  return {
    added: preview.added.map(({ wanted }) => wanted.title),
    changed: preview.changed.map(({ action, changes }) => [action.reference, changes]),
    newObjectives: preview.objectives.filter(({ held }) => held === null),
    renamed: preview.renamed.length,
    doubted: preview.doubted.map(({ why }) => why),
    finished: finishedRows(preview, noAnswers, TODAY).length,
    started: startedRows(preview, TODAY).length,
  }
}

const NOTHING = {
  added: [],
  changed: [],
  newObjectives: [],
  renamed: 0,
  doubted: [],
  finished: 0,
  started: 0,
}

describe('the plan as we write it, brought straight back', () => {
  const written = (actions: readonly Action[], columns: readonly PlanColumnName[]) =>
    planAsRows('The plan of Test Vale', actions, {
      columns,
      objectives: OBJECTIVES,
      references: new Map(),
      today: TODAY,
    })

  test('changes nothing, with every column and with any of them, in CSV and in Excel', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const pick = chance(seed)
      const actions = actionsOf(pick)
      const columns = seed % 4 === 0 ? ALL_COLUMNS : columnsOf(pick)
      const plan = written(actions, columns)
      const csv = await bringBack(new TextEncoder().encode(writePlanCsv(plan)), actions)
      assert.deepEqual(told(csv), NOTHING, `seed ${seed}, CSV: ${columns.join(',')}`)
      assert.equal(csv.same.length, actions.length)
      const excel = await bringBack(await writePlanExcel(plan), actions)
      assert.deepEqual(told(excel), NOTHING, `seed ${seed}, Excel: ${columns.join(',')}`)
    }
  })
})
