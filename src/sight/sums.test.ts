import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aMeasure,
  anAction,
  anInstrument,
  anObjective,
  anOutsideView,
  aPiece,
  aRequirement,
  day,
} from '../../test/builders.ts'
import { findContradictions } from '../instruments/contradictions.ts'
import type { Owed } from '../instruments/occurrence.ts'
import type {
  ActionId,
  ContradictionAnswerId,
  DocumentId,
  InstrumentId,
  MeasureId,
  ObjectiveId,
  PersonId,
  RequirementId,
} from '../shared/ids.ts'
import { listSums, type SumFacts } from './sums.ts'

const TODAY = day('2026-11-21')
const OWNER = 1 as PersonId

function facts(wanted: Partial<SumFacts> = {}): SumFacts {
  return {
    today: TODAY,
    instruments: [],
    documents: [],
    contradictions: [],
    requirements: [],
    objectives: [],
    actions: [],
    evidence: [],
    measures: [],
    owed: [],
    present: new Set([OWNER]),
    printed: [],
    lastTold: new Map(),
    views: [],
    forecasts: new Map(),
    ...wanted,
  }
}

const kinds = (wanted: Partial<SumFacts>): readonly string[] => listSums(facts(wanted)).map((one) => one.kind)

const finished = anAction({ startedOn: day('2026-01-05'), doneOn: day('2026-06-01') })
const evidenced = { ...finished, evidenceCount: 1, evidenceKinds: 1, firstEvidenceOn: day('2026-06-02') }

function owed(wanted: Partial<Owed> & { readonly metOn?: string } = {}): Owed {
  const dueOn = wanted.dueOn ?? day('2026-09-30')
  const { metOn, ...rest } = wanted
  const base = { requirementId: 1 as RequirementId, dueOn, daysLate: 0 }
  if (metOn === undefined) return { ...base, state: 'late', fact: null, ...rest }
  const said = { metOn: day(metOn), waivedOn: null, note: '', evidenceId: null, version: 1 }
  return {
    ...base,
    state: 'met',
    fact: { id: 1 as never, requirementId: base.requirementId, dueOn, ...said },
    ...rest,
  }
}

test('a plan without contradictions has none', () => {
  assert.deepEqual(kinds({ actions: [anAction()], requirements: [aRequirement()] }), [])
})

test('an action called done with nothing behind it is one, until evidence speaks of it or it is cancelled', () => {
  assert.deepEqual(kinds({ actions: [finished] }), ['finished with nothing behind it'])
  assert.deepEqual(kinds({ actions: [evidenced], evidence: [aPiece({ actionIds: [1 as ActionId] })] }), [])
  assert.deepEqual(kinds({ actions: [{ ...finished, cancelledOn: TODAY, cancelledWhy: 'x' }] }), [])
})

test('evidence has aged when the newest of it tells of more than half a year ago, whenever it was added', () => {
  const piece = (until: string) =>
    aPiece({ actionIds: [1 as ActionId], periodTo: day(until), addedOn: day('2026-11-01') })
  const of = (...evidence: ReturnType<typeof aPiece>[]) => kinds({ actions: [evidenced], evidence })
  assert.deepEqual(of(piece('2026-05-21')), ['evidence has aged'])
  assert.deepEqual(of(piece('2026-05-22')), [])
  assert.deepEqual(of(piece('2026-01-31'), piece('2026-10-31')), [])
})

test('a relapse without a word is one until somebody says a word, that day or later', () => {
  const relapse = { ...evidenced, recheck: 'relapsed' as const, recheckedOn: day('2026-10-01') }
  assert.deepEqual(kinds({ actions: [{ ...relapse, lastUpdateOn: day('2026-09-30') }] }), [
    'relapse without a word',
  ])
  assert.deepEqual(kinds({ actions: [{ ...relapse, lastUpdateOn: null }] }), ['relapse without a word'])
  assert.deepEqual(kinds({ actions: [{ ...relapse, lastUpdateOn: day('2026-10-01') }] }), [])
})

test('a date moved three times is one while the action is open', () => {
  assert.deepEqual(kinds({ actions: [anAction({ moves: 3 })] }), ['date moved three times'])
  assert.deepEqual(kinds({ actions: [anAction({ moves: 2 })] }), [])
  assert.ok(!kinds({ actions: [{ ...finished, moves: 5 }] }).includes('date moved three times'))
})

test('an owner without access is one until the action has another', () => {
  assert.deepEqual(kinds({ actions: [anAction()], present: new Set() }), ['owner without access'])
  assert.deepEqual(kinds({ actions: [anAction({ ownerId: null, owner: null })], present: new Set() }), [])
})

test('a measure that worsens under an objective whose actions are all finished is one', () => {
  const objective = anObjective({ measureIds: [1 as MeasureId] })
  const worse = { ...aMeasure(), verdict: 'worse' as const, isStale: false }
  const evidence = [aPiece({ actionIds: [1 as ActionId] })]
  const done = { ...evidenced, objectiveIds: [1 as ObjectiveId] }
  const base = { objectives: [objective], measures: [worse], evidence }
  assert.deepEqual(kinds({ ...base, actions: [done] }), ['measure worse, actions finished'])
  const open = anAction({ id: 2 as ActionId, objectiveIds: [1 as ObjectiveId] })
  assert.deepEqual(kinds({ ...base, actions: [done, open] }), [])
  assert.deepEqual(kinds({ ...base, actions: [] }), [])
  assert.deepEqual(kinds({ ...base, actions: [done], measures: [{ ...worse, verdict: 'better' }] }), [])
})

test('a date marked met without evidence is one, until a piece claims the requirement', () => {
  const requirements = [aRequirement()]
  const dates = [owed({ metOn: '2026-09-29' })]
  assert.deepEqual(kinds({ requirements, owed: dates }), ['met without evidence'])
  const evidence = [aPiece({ requirementIds: [1 as RequirementId] })]
  assert.deepEqual(kinds({ requirements, owed: dates, evidence }), [])
  assert.deepEqual(kinds({ requirements, owed: [owed()] }), [])
})

test('a requirement met while its objective’s measure is missing or stale is one, and not while it is late again', () => {
  const requirements = [aRequirement()]
  const evidence = [aPiece({ requirementIds: [1 as RequirementId] })]
  const met = [owed({ metOn: '2026-09-29' })]
  const objective = anObjective({ requirementIds: [1 as RequirementId] })
  const kind = 'met, measure missing or stale'
  assert.deepEqual(kinds({ requirements, evidence, owed: met, objectives: [objective] }), [kind])
  const measured = [{ ...objective, measureIds: [1 as MeasureId] }]
  const measure = { ...aMeasure(), verdict: 'no change' as const, isStale: true }
  assert.deepEqual(kinds({ requirements, evidence, owed: met, objectives: measured, measures: [measure] }), [
    kind,
  ])
  const fresh = [{ ...measure, isStale: false }]
  assert.deepEqual(kinds({ requirements, evidence, owed: met, objectives: measured, measures: fresh }), [])
  const late = [...met, owed({ dueOn: day('2026-10-31') })]
  assert.deepEqual(kinds({ requirements, evidence, owed: late, objectives: [objective] }), [])
})

test('an action due after the date of what it answers is one; a duty that comes again is not compared', () => {
  const action = anAction({ requirementIds: [1 as RequirementId] })
  const dates = [owed({ dueOn: day('2026-11-30'), state: 'due soon' })]
  const requirement = aRequirement({ schedule: { type: 'fixed', days: ['2026-11-30'] } })
  assert.deepEqual(kinds({ actions: [action], requirements: [requirement], owed: dates }), [
    'due after what it answers',
  ])
  const inTime = [owed({ dueOn: day('2026-12-01'), state: 'due soon' })]
  assert.deepEqual(kinds({ actions: [action], requirements: [requirement], owed: inTime }), [])
  const monthly = aRequirement({
    schedule: {
      type: 'recurring',
      every: 'P1M',
      atLeast: false,
      escalable: false,
      first: null,
      anchor: null,
      keepsTo: null,
      until: null,
    },
  })
  assert.deepEqual(kinds({ actions: [action], requirements: [monthly], owed: dates }), [])
})

test('a document that contradicts itself is shown with both places until it has ended', () => {
  const quote = (words: string) => ({ words, start: 0, end: 9 })
  const conflict = {
    what: 'Issued in May, dated June',
    one: quote('issued in May 2021'),
    other: quote('7 June 2021'),
  }
  const document = anInstrument()
  const documents = [{ ...document, reading: { ...document.reading, conflicts: [conflict] } }]
  const contradictions = findContradictions(documents.map((one) => ({ instrument: one, text: '' })))
  const [sum] = listSums(facts({ documents, contradictions }))
  assert.equal(sum?.one.says, '“issued in May 2021”')
  assert.equal(sum?.other.says, '“7 June 2021”')
  const ended = documents.map((one) => ({ ...one, endedOn: day('2026-01-01') }))
  assert.deepEqual(kinds({ documents: ended, contradictions }), [])
})

test('two documents that contradict each other are shown with both places, until somebody answers', () => {
  const place = (id: number, words: string) => ({
    instrumentId: id as InstrumentId,
    documentId: id as DocumentId,
    document: `Document ${id}`,
    quote: { words, start: 3, end: 9 },
  })
  const found = {
    key: '1-3-2-3',
    what: 'When',
    one: place(1, 'on 4 May'),
    other: place(2, 'on 5 May'),
    answer: null,
  }
  const [sum] = listSums(facts({ contradictions: [found] }))
  assert.equal(sum?.kind, 'documents contradict each other')
  assert.equal(sum.one.path, '/documents/1?place=3-9#t0')
  assert.equal(sum.other.path, '/documents/2?place=3-9#t0')
  const answer = {
    id: 1 as ContradictionAnswerId,
    oneId: 1 as InstrumentId,
    otherId: 2 as InstrumentId,
    what: 'When',
    oneWords: 'on 4 May',
    otherWords: 'on 5 May',
    why: 'The letter was corrected.',
    by: null,
    at: Temporal.Instant.from('2026-11-21T10:00:00Z'),
  }
  assert.deepEqual(kinds({ contradictions: [{ ...found, answer }] }), [])
})

test('an action that waits for one due later is a contradiction, and so is one finished before what it waits for', () => {
  const later = anAction({ id: 2 as ActionId, reference: 'A2', dueOn: day('2027-03-01') })
  const waits = { waitsFor: [2 as ActionId] }
  const [found] = listSums(facts({ actions: [anAction(waits), later] }))
  assert.equal(found?.kind, 'waits for what ends later')
  assert.equal(found?.other.says, 'It waits for A2, which is due on 1 March 2027.')
  const piece = aPiece({ actionIds: [1 as ActionId], periodTo: day('2026-11-01') })
  assert.deepEqual(kinds({ actions: [{ ...evidenced, ...waits }, later], evidence: [piece] }), [
    'finished before what it waits for',
  ])
})

test('to wait for what is due before, is cancelled or is finished is none', () => {
  const waits = anAction({ waitsFor: [2 as ActionId] })
  const other = { ...anAction({ id: 2 as ActionId }), dueOn: day('2026-11-30') }
  assert.deepEqual(kinds({ actions: [waits, other] }), [])
  const late = { ...other, dueOn: day('2027-03-01') }
  assert.deepEqual(kinds({ actions: [waits, { ...late, cancelledOn: TODAY, cancelledWhy: 'x' }] }), [])
})

test('somebody outside sees off course what the plan shows as well, until they see it otherwise or the plan shows it', () => {
  const started = anAction({ startedOn: day('2026-10-01'), lastUpdateOn: day('2026-11-15') })
  const seen = (views: SumFacts['views'], action = started) => kinds({ actions: [action], views })
  const [sum] = listSums(facts({ actions: [started], views: [anOutsideView()] }))
  assert.equal(sum?.kind, 'seen off course from outside')
  assert.match(
    sum?.one.says ?? '',
    /Ann Adviser \(commissioner or adviser\) sees it off course since 1 November 2026: “Four of ten/,
  )
  assert.equal(sum?.other.says, 'The plan calls it started: neither late, silent nor relapsed.')
  assert.deepEqual(seen([anOutsideView({ view: 'at risk' })]), ['seen off course from outside'])
  assert.deepEqual(seen([anOutsideView({ view: 'on course' })]), [])
  const otherwise = anOutsideView({ id: 2 as never, view: 'on course' })
  assert.deepEqual(seen([anOutsideView(), otherwise]), [])
  assert.deepEqual(seen([anOutsideView({ withdrawal: { why: 'Shown', on: TODAY } })]), [])
  assert.deepEqual(seen([anOutsideView()], { ...started, dueOn: day('2026-11-20') }), [])
  assert.deepEqual(seen([anOutsideView()], { ...started, lastUpdateOn: day('2026-10-02') }), [])
})

test('an action called done is still seen off course from outside', () => {
  const views = [anOutsideView()]
  assert.ok(kinds({ actions: [finished], views }).includes('seen off course from outside'))
})

test('an objective seen off course is one while none of its actions is late or silent', () => {
  const objectives = [anObjective()]
  const views = [anOutsideView({ on: { kind: 'objective', id: 1 as ObjectiveId } })]
  const own = anAction({ objectiveIds: [1 as ObjectiveId] })
  const [sum] = listSums(facts({ objectives, views, actions: [own] }))
  assert.equal(sum?.reference, 'Objective 1')
  assert.equal(sum?.cure.path, '/objectives/1#views')
  assert.deepEqual(kinds({ objectives, views, actions: [{ ...own, dueOn: day('2026-11-01') }] }), [])
  assert.deepEqual(kinds({ objectives, views, actions: [] }), [])
})

test('an owner who expects an action after its date is one, until a date is asked for, moved or the action is finished', () => {
  const forecast = {
    actionId: 1 as ActionId,
    expectedOn: day('2026-12-22'),
    saidOn: day('2026-11-10'),
    saidBy: 'Ada Owner',
    isAskedFor: false,
    movedOn: null,
  }
  const of = (wanted: Partial<typeof forecast> | { movedOn: typeof TODAY }, action = anAction()) =>
    kinds({ actions: [action], forecasts: new Map([[1 as ActionId, { ...forecast, ...wanted }]]) })
  assert.deepEqual(of({}), ['forecast after its date'])
  assert.deepEqual(of({ expectedOn: day('2026-12-01') }), [])
  assert.deepEqual(of({ isAskedFor: true }), [])
  assert.deepEqual(of({ movedOn: day('2026-11-10') }), [])
  assert.deepEqual(of({ movedOn: day('2026-11-09') }), ['forecast after its date'])
  assert.ok(!of({}, finished).includes('forecast after its date'))
})

test('an action evidenced on words alone is one, until a file, a figure or a link can be looked at', () => {
  const words = aPiece({ actionIds: [1 as ActionId], periodTo: day('2026-11-01'), documentId: null })
  const of = (...evidence: ReturnType<typeof aPiece>[]) => kinds({ actions: [evidenced], evidence })
  assert.deepEqual(of(words), ['evidence nobody can look at'])
  assert.deepEqual(of(words, { ...words, documentId: 3 as DocumentId }), [])
  assert.deepEqual(of({ ...words, measureIds: [4 as MeasureId] }), [])
  assert.deepEqual(of({ ...words, shows: 'See https://kelsmere.example/audit.' }), [])
  assert.deepEqual(kinds({ actions: [{ ...evidenced, doneOn: null }], evidence: [words] }), [])
})
