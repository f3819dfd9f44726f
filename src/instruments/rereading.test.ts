import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InstrumentId, ProvisionId } from '../shared/ids.ts'
import type { Provision, Reading } from './reading.ts'
import { compareReadings, isEarlierReader } from './rereading.ts'
import type { KeptProvision } from './requirement.ts'

function aRead(wanted: Partial<Provision> = {}): Provision {
  return {
    clause: '1',
    kind: 'duty',
    text: 'The Council must report.',
    start: 100,
    end: 124,
    bearer: 'Council',
    likelyBearer: null,
    recipient: null,
    modality: 'must',
    schedule: { type: 'none', urgency: null },
    timeWords: null,
    restates: null,
    reasons: [],
    ...wanted,
  }
}

function aKept(read: Provision, wanted: Partial<KeptProvision> = {}): KeptProvision {
  return {
    id: 1 as ProvisionId,
    instrumentId: 1 as InstrumentId,
    place: 1,
    clause: read.clause,
    kind: read.kind,
    words: read.text,
    startsAt: read.start,
    endsAt: read.end,
    bearer: read.bearer,
    recipient: read.recipient,
    modality: read.modality,
    schedule: read.schedule,
    proposal: read,
    state: 'proposed',
    decidedBy: null,
    decidedById: null,
    reason: null,
    requirementId: null,
    version: 1,
    ...wanted,
  }
}

function aReading(provisions: readonly Provision[], wanted: Partial<Reading> = {}): Reading {
  return {
    kind: 'statutory direction',
    kindReasons: [],
    title: null,
    council: null,
    issuer: null,
    signatory: null,
    dated: null,
    revokes: [],
    actors: [],
    provisions,
    judgements: [],
    conflicts: [],
    ...wanted,
  }
}

function compare(
  kept: readonly KeptProvision[],
  read: readonly Provision[],
  withdrawn: readonly KeptProvision[] = [],
) {
  return compareReadings({ provisions: kept, withdrawn, reading: aReading([]) }, aReading(read))
}

test('the same reading changes nothing', () => {
  const { changes, besides, same, facts } = compare(
    [aKept(aRead())],
    [aRead({ reasons: [{ words: 'must', why: 'x' }] })],
  )
  assert.deepEqual([changes, besides, facts, same.length], [[], [], [], 1])
})

test('a proposal is found again at its place although its ends moved, and a neighbour is not taken for it', () => {
  const { changes } = compare([aKept(aRead())], [aRead({ start: 98, end: 126, bearer: 'Commissioner' })])
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['changed'],
  )
  const neighbour = compare([aKept(aRead())], [aRead({ start: 120, end: 160 })])
  assert.deepEqual(
    neighbour.changes.map(({ kind }) => kind),
    ['gone', 'new'],
  )
})

test('of two at one place each is paired with the one of its own clause', () => {
  const kept = [
    aKept(aRead({ clause: '1.a' }), { id: 1 as ProvisionId }),
    aKept(aRead({ clause: '1.b' }), { id: 2 as ProvisionId }),
  ]
  assert.deepEqual(compare(kept, [aRead({ clause: '1.b' }), aRead({ clause: '1.a' })]).changes, [])
})

test('what a person accepted, edited, added or rejected is never among the changes', () => {
  for (const state of ['accepted', 'edited', 'rejected'] as const) {
    const { changes, besides } = compare([aKept(aRead(), { state })], [aRead({ kind: 'power' })])
    assert.deepEqual([changes, besides.map(({ terms }) => terms[0]?.what)], [[], ['Kind']], state)
    assert.equal(compare([aKept(aRead(), { state })], []).besides[0]?.read, null)
  }
  const added = aKept(aRead(), { state: 'added', proposal: null })
  assert.match(compare([added], [aRead()]).besides[0]?.terms[0]?.after ?? '', /now proposes it itself/)
  assert.deepEqual(compare([added], []).besides, [])
})

test('a person’s edit is no difference of the reader’s', () => {
  const edited = aKept(aRead(), { state: 'edited', kind: 'undertaking' })
  assert.deepEqual(compare([edited], [aRead()]).besides, [])
})

test('where the newer reading comes to a person’s word there is nothing to show, and else their word is shown', () => {
  const edited = aKept(aRead(), { state: 'edited', bearer: 'Commissioner' })
  const likely = aRead({ bearer: null, likelyBearer: 'Commissioner' })
  assert.deepEqual(compare([edited], [aRead({ bearer: 'Commissioner' })]).besides, [])
  assert.deepEqual(compare([edited], [likely]).besides, [])
  assert.deepEqual(compare([edited], [aRead({ bearer: 'Secretary of State' })]).besides[0]?.terms, [
    { what: 'Who', before: 'Commissioner', after: 'Secretary of State' },
  ])
})

test('what an earlier rereading let go comes back rather than twice', () => {
  const { changes } = compare([], [aRead()], [aKept(aRead())])
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['back'],
  )
})

test('judgements and contradictions that are new or gone are told', () => {
  const one = aReading([], { judgements: [{ area: 'Overall effectiveness', grade: 'Good' }] })
  const held = { provisions: [], withdrawn: [], reading: one }
  const other = aReading([], { judgements: [{ area: 'Overall effectiveness', grade: 'Inadequate' }] })
  assert.deepEqual(
    compareReadings(held, other).facts.map(({ before, after }) => [before, after]),
    [
      ['not read', 'Overall effectiveness: Inadequate'],
      ['Overall effectiveness: Good', 'no longer read'],
    ],
  )
})

test('a reader is an earlier one by its number, not by its letters', () => {
  assert.ok(isEarlierReader('reader 9', '10'))
  assert.ok(!isEarlierReader('reader 10', '10'))
  assert.ok(isEarlierReader('reader', '2'))
})
