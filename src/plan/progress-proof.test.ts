import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'

const PICTURE = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001',
  'hex',
)

test('a photograph sent with an update becomes evidence of the action, once', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  assert.match((await owner.get(`${at}/updates/new`)).body, /multipart\/form-data[\s\S]*name="proof"/)
  const fields = { happened: 'The board is up', kind: 'observation', 'form-key': randomUUID() }
  const files = { proof: { name: 'board.png', content: PICTURE } }
  assert.equal((await owner.upload(`${at}/updates`, fields, files)).status, 303)
  await owner.upload(`${at}/updates`, fields, files)
  const page = (await owner.get(at)).body
  assert.match(page, /The board is up/)
  assert.equal(page.match(/A1: board\.png/g)?.length, 1)
})

test('a file without its kind, or too large, brings the form back open with what was typed, and saves nothing', async () => {
  const { at, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const files = { proof: { name: 'board.png', content: PICTURE } }
  const without = await owner.upload(`${at}/updates`, { happened: 'The board is up' }, files)
  assert.equal(without.status, 422)
  assert.match(
    without.body,
    /Select what the file is[\s\S]*The board is up<\/textarea>[\s\S]*<details[^>]* open/,
  )
  const large = { proof: { name: 'film.mov', content: Buffer.alloc(10_000_001, 1) } }
  const refused = await owner.upload(`${at}/updates`, { happened: 'The board is up', kind: 'data' }, large)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /must be 10 MB or smaller/)
  assert.doesNotMatch((await owner.get(at)).body, /The board is up/)
})
