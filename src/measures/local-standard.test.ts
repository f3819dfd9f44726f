import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER } from '../../test/test-server.ts'
import { type DatedStandard, describeStandard, standardOn } from './local-standard.ts'
import { saveNewMeasure } from './measure-store.ts'

const day = (words: string) => Temporal.PlainDate.from(words)
const said = (id: number, number: number | null, from: string): DatedStandard => ({
  id,
  kind: 'protectionVisit',
  number,
  from: day(from),
  why: 'The board decided',
  saidOn: day('2026-01-01'),
  sayer: null,
})

describe('which standard holds', () => {
  test('before the council says anything the usual one does', () => {
    assert.deepEqual(standardOn([], 'protectionVisit', day('2026-05-01')), { number: 10, from: null })
  })

  test('each holds from its day until the next, and a return of an earlier day is counted by what held then', () => {
    const all = [said(1, 15, '2026-04-01'), said(2, 20, '2026-10-01')]
    const numbers = ['2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01'].map(
      (on) => standardOn(all, 'protectionVisit', day(on)).number,
    )
    assert.deepEqual(numbers, [10, 15, 15, 20])
  })

  test('of two said of one day the later holds, and none again is the usual', () => {
    const all = [said(1, 15, '2026-04-01'), said(2, 20, '2026-04-01')]
    assert.equal(standardOn(all, 'protectionVisit', day('2026-05-01')).number, 20)
    const again = [...all, said(3, null, '2026-06-01')]
    assert.equal(standardOn(again, 'protectionVisit', day('2026-07-01')).number, 10)
  })

  test('the definition says whose standard it is, since when, and what comes', () => {
    const all = [said(1, 15, '2026-04-01'), said(2, 20, '2027-01-01')]
    assert.equal(
      describeStandard(37, all, day('2026-05-01')),
      'Counted here by the council’s own standard of 15 working days, from 1 April 2026 (10 is usual). From 1 January 2027 it will be 20 working days.',
    )
    assert.match(describeStandard(37, [], day('2026-05-01')), /the usual 10 working days/)
    assert.equal(describeStandard(13, all, day('2026-05-01')), '')
  })
})

test('a standard is set by form with its day and its reason, and the measure says so', async () => {
  const server = await aServer()
  const { database, council } = server
  const id = await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
    saveNewMeasure(db, council.intervention, {
      name: 'Visits in time',
      definition: 'Visited in the days agreed.',
      numerator: '',
      denominator: '',
      source: '',
      unit: '%',
      polarity: 'higher is better',
      target: null,
      owner: null,
      indicator: 37,
    }),
  )
  const lead = await server.signIn('improvement lead')
  const path = '/councils/test-vale/measures/standards'
  const form = {
    kind: 'protectionVisit',
    number: '15',
    'from-day': '1',
    'from-month': '4',
    'from-year': '2026',
    why: 'The practice handbook',
    'form-key': '1d2c7c1e-58a3-4a52-9a2b-d9b6f64e5f11',
  }
  const wrong = await lead.post(path, { ...form, number: '99', why: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /from 1 to 60 working days/)
  assert.equal((await lead.post(path, form)).location, path)
  await lead.post(path, form)
  const page = (await lead.get(path)).body
  assert.equal(page.split('The practice handbook').length, 2)
  assert.match(
    (await lead.get(`/councils/test-vale/measures/${id}`)).body,
    /own standard of 15 working days, from 1 April 2026 \(10 is usual\)/,
  )
  const scrutiny = await server.signIn('scrutiny member')
  assert.doesNotMatch((await scrutiny.get(path)).body, /Set the standard/)
  assert.equal((await scrutiny.post(path, form)).status, 403)
})
