import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import { saveScores } from '../plan/plan-score-store.ts'

test('a pack says how well the plan is written, with its line, its table and its sentence, on every way out', async () => {
  const { addAction, council, database, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Continue to review practice', owner: null })
  const write = { council: council.id, actor: BUILDER, access: 'write' as const }
  await inCouncil(database, write, (db) => saveScores(db, TODAY.subtract({ days: 21 })))
  const lead = await signIn('improvement lead')
  const made = await lead.post('/councils/test-vale/packs', {
    title: 'November',
    'meeting-day': '1',
    'meeting-month': '12',
    'meeting-year': '2026',
  })
  assert.equal(made.status, 303, made.body)
  const at = made.location ?? ''
  const page = await lead.get(at)
  assert.match(page.body, /How the plan is written[\s\S]*1 of 2 actions \(50%\)[\s\S]*31 October 2026/)
  assert.match(page.body, /sight-score|data:image\/svg|<svg[^>]*aria-label="1 of 2/)
  for (const kind of ['pdf', 'word']) assert.equal((await lead.get(`${at}/${kind}`)).status, 200, kind)
})

test('a pack says what an owner can carry, and that the council chose it', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Hire six practice leads' })
  const lead = await signIn('improvement lead')
  const meeting = { 'meeting-day': '1', 'meeting-month': '12', 'meeting-year': '2026' }
  const compose = async () => {
    const made = await lead.post('/councils/test-vale/packs', { title: 'November', ...meeting })
    return (await lead.get(made.location ?? '')).body
  }
  assert.match(await compose(), /more than 12 unfinished actions\./)
  await lead.post('/councils/test-vale/plan/checks/limit', { carries: '1', why: 'A small team', seen: '0' })
  const body = await compose()
  assert.match(body, /more than 1 unfinished action; the council’s own number, usually 12/)
  assert.match(body, /owner carries too much \(2\)/)
})
