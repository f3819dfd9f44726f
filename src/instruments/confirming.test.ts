import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProvisionId } from '../shared/ids.ts'
import { asShown, groupOf, inGroups, nextUndecided, progressOf } from './confirming.ts'
import type { KeptProvision, ProvisionState } from './requirement.ts'
import { undoDecision } from './undo-decision.ts'

function aProvision(
  id: number,
  state: ProvisionState = 'proposed',
  more: Partial<KeptProvision> = {},
): KeptProvision {
  const base = {
    kind: 'duty',
    clause: null,
    bearer: null,
    recipient: null,
    modality: null,
    reason: null,
    proposal: null,
  }
  return { ...base, schedule: { type: 'standing' }, ...more, id: id as ProvisionId, state } as KeptProvision
}

test('the next undecided is the one after, then from the beginning', () => {
  const all = [aProvision(1), aProvision(2, 'accepted'), aProvision(3), aProvision(4)]
  assert.equal(nextUndecided(all, 3 as ProvisionId)?.id, 4)
  assert.equal(nextUndecided(all, 4 as ProvisionId)?.id, 1)
  assert.equal(nextUndecided([aProvision(1, 'accepted')], 1 as ProvisionId), null)
})

test('what is rejected and added counts as decided', () => {
  assert.deepEqual(progressOf([aProvision(1), aProvision(2, 'rejected'), aProvision(3, 'added')]), {
    decided: 2,
    all: 3,
  })
})

test('clauses go together under the one they stand under', () => {
  assert.deepEqual(['7.b.ii', '7', 'Annex.3.c', 'Rec.4', null].map(groupOf), [
    '7',
    '7',
    'Annex.3',
    'Rec.4',
    '',
  ])
  const groups = inGroups([{ clause: '7.a' }, { clause: '7.b' }, { clause: '8' }, { clause: '7.c' }])
  assert.deepEqual(
    groups.map(({ group, members }) => [group, members.length]),
    [
      ['7', 2],
      ['8', 1],
      ['7', 1],
    ],
  )
})

test('where the print names nobody, the likely bearer is what a person accepts', () => {
  const proposal = { likelyBearer: 'Council' } as KeptProvision['proposal']
  assert.equal(asShown(aProvision(1, 'proposed', { proposal })).bearer, 'Council')
  assert.equal(asShown(aProvision(1, 'edited', { proposal })).bearer, null)
})

test('undoing brings back the reader’s own terms, with a reason where the plan answers it', () => {
  const proposal = {
    kind: 'duty',
    bearer: 'Council',
    schedule: { type: 'standing' },
  } as KeptProvision['proposal']
  const edited = aProvision(1, 'edited', { proposal, bearer: 'Cabinet' })
  const undone = undoDecision(edited, { reason: '', answers: 0 })
  assert.equal(undone.ok && undone.value.state, 'proposed')
  assert.equal(undone.ok && undone.value.terms.bearer, 'Council')
  const refused = undoDecision(edited, { reason: '', answers: 1 })
  assert.equal(!refused.ok && refused.refusal, 'a reason is needed because the plan answers it')
  const added = undoDecision(aProvision(2, 'added'), { reason: '', answers: 0 })
  assert.equal(added.ok && added.value.state, 'rejected')
  assert.equal(undoDecision(aProvision(3), { reason: '', answers: 0 }).ok, false)
})
