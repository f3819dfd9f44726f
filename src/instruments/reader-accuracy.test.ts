import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn, COUNCIL } from '../../test/bring-in.ts'
import { aServer } from '../../test/test-server.ts'
import type { InstrumentId, ProvisionId } from '../shared/ids.ts'
import { SECOND_DIRECTION } from './direction-for-tests.ts'
import { type DecidedProposal, measureReader, shareOf } from './reader-accuracy.ts'
import type { Provision } from './reading.ts'

const READ: Provision = {
  clause: '1',
  kind: 'duty',
  text: 'The plan must be sent.',
  start: 0,
  end: 22,
  bearer: null,
  likelyBearer: 'Council',
  recipient: null,
  modality: 'must',
  schedule: { type: 'none', urgency: null },
  timeWords: null,
  restates: null,
  reasons: [],
}

function aDecided(wanted: Partial<DecidedProposal> = {}): DecidedProposal {
  return {
    id: 1 as ProvisionId,
    instrumentId: 1 as InstrumentId,
    document: 'Direction',
    place: 1,
    words: READ.text,
    state: 'accepted',
    proposal: READ,
    reader: 'reader 2',
    clause: '1',
    kind: 'duty',
    bearer: 'Council',
    recipient: null,
    modality: 'must',
    schedule: READ.schedule,
    ...wanted,
  }
}

test('a likely bearer that people accepted was read right', () => {
  const { byReader, corrections } = measureReader([aDecided()])
  assert.deepEqual(byReader, [{ reader: 2, decided: 1, asRead: 1, edited: 0, rejected: 0, missed: 0 }])
  assert.deepEqual(corrections, [])
})

test('each thing that people changed is a correction of that thing alone', () => {
  const edited = aDecided({ state: 'edited', bearer: 'Commissioner', kind: 'undertaking' })
  const { byTerm, corrections } = measureReader([aDecided(), edited])
  const of = (term: string) => byTerm.find((one) => one.term === term)
  assert.deepEqual(of('who'), { term: 'who', kept: 2, corrected: 1 })
  assert.deepEqual(of('due'), { term: 'due', kept: 2, corrected: 0 })
  assert.deepEqual(
    corrections.map(({ what, read, said }) => [what, read, said]),
    [
      ['kind', 'duty', 'undertaking'],
      ['who', 'Council', 'Commissioner'],
    ],
  )
})

test('what was rejected is wrong, what was added was missed, each by its version and kind', () => {
  const { byReader, byKind } = measureReader([
    aDecided({ state: 'rejected' }),
    aDecided({ state: 'added', proposal: null, kind: 'condition', reader: 'reader 1' }),
  ])
  assert.deepEqual(
    byReader.map(({ reader, rejected, missed }) => [reader, rejected, missed]),
    [
      [2, 1, 0],
      [1, 0, 1],
    ],
  )
  assert.deepEqual(
    byKind.map(({ kind, missed }) => [kind, missed]),
    [
      ['condition', 1],
      ['duty', 0],
    ],
  )
})

test('no share is said of a handful, and none is rounded up to all', () => {
  assert.equal(shareOf(3, 4), '–')
  assert.equal(shareOf(999, 1000), '99%')
})

test('the page counts what people did, and each correction leads to its place', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(`${COUNCIL}/reader`)).body, /Nobody has decided a proposal yet/)
  const path = await bringIn(lead, SECOND_DIRECTION, 'direction.txt')
  const { body } = await lead.get(`${path}/confirm`)
  const id = /data-proposal="(\d+)"/.exec(body)?.[1] ?? ''
  await lead.post(`${path}/provisions/${id}/rejection`, { version: '1' })
  await lead.post(`${path}/acceptances`, { group: '*' })
  const page = await lead.get(`${COUNCIL}/reader`)
  assert.match(page.body, new RegExp(`/confirm\\?at=${id}#p${id}`))
  assert.match(page.body, /Rejected/)
  assert.match((await lead.get(`${COUNCIL}/reader.csv`)).body, /^\ufeffWhere,Words,What[^]*rejected/)
  assert.match((await lead.get(`${COUNCIL}/documents`)).body, /href="[^"]*\/reader"/)
  assert.equal((await (await signIn('partner')).get(`${COUNCIL}/reader`)).status, 403)
})
