import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import type { ActionId, ObjectiveId } from '../shared/ids.ts'
import { saveNewAction } from './action-store.ts'
import { saveNewObjective } from './objective-store.ts'

describe('watching', () => {
  let server: TestServer
  let owned: ActionId
  let police: ActionId
  let objective: ObjectiveId

  before(async () => {
    // The record's moments are the database's own, so what is read is asked for by the clock of today.
    server = await aServer(() => Temporal.Now.instant())
    const { council, database } = server
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
      objective = await saveNewObjective(db, council.intervention, {
        title: 'Children are seen',
        outcome: 'Every child is seen.',
        owner: null,
        requirements: [],
        measures: [],
      })
      const add = (reference: string, partner: string | null) =>
        saveNewAction(db, council.intervention, {
          reference,
          title: `Keep the promise (${reference})`,
          detail: '',
          owner: council.people['action owner'],
          partner,
          successMeasure: '',
          evidenceWanted: '',
          priority: null,
          signOff: '',
          startOn: null,
          dueOn: TODAY.add({ days: 600 }),
          sustainDays: 30,
          objectives: [objective],
          requirements: [],
        })
      owned = await add('A1', null)
      police = await add('A2', 'Police')
    })
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  const at = (path: string) => `/councils/test-vale${path}`
  const readAll = async (client: Awaited<ReturnType<TestServer['signIn']>>) => {
    const until = /name="until" value="([^"]+)"/.exec((await client.get(at('/watching'))).body)?.[1]
    if (until !== undefined) await client.post(at('/watching/reading'), { until })
  }

  test('an owner watches by themselves, reads what others did, and stops in a press', async () => {
    const owner = await server.signIn('action owner')
    await readAll(owner)
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${owned}/updates`), { happened: 'The lead looked in' })
    const news = (await owner.get(at('/watching'))).body
    assert.match(news, /A1 Keep the promise[\s\S]*wrote an update[\s\S]*<q>The lead looked in<\/q>/)
    assert.match((await owner.get(at(`/actions/${owned}`))).body, /You watch it, because you own it/)
    await readAll(owner)
    assert.match((await owner.get(at('/watching'))).body, /Nothing that others did/)
    await owner.post(at(`/actions/${owned}/watch`), { watching: 'no' })
    await lead.post(at(`/actions/${owned}/updates`), { happened: 'And once more' })
    assert.doesNotMatch((await owner.get(at('/watching'))).body, /And once more/)
    await owner.post(at(`/actions/${owned}/watch`), { watching: 'yes' })
    assert.match((await owner.get(at('/watching'))).body, /And once more/)
  })

  test('my own acts are no news to me, and a GET reads nothing for me', async () => {
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${owned}/watch`), { watching: 'yes' })
    await readAll(lead)
    await lead.post(at(`/actions/${owned}/updates`), { happened: 'Mine alone' })
    assert.doesNotMatch((await lead.get(at('/watching'))).body, /<q>Mine alone/)
    const owner = await server.signIn('action owner')
    await owner.get(at('/watching'))
    assert.match((await owner.get(at('/watching'))).body, /Mine alone/)
  })

  test('whoever is mentioned watches from then on', async () => {
    const chair = await server.signIn('independent chair')
    assert.match((await chair.get(at(`/actions/${owned}`))).body, /Watch it<\/button>/)
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${owned}/comments`), { words: '@Test Vale independent chair: see this' })
    assert.match((await chair.get(at(`/actions/${owned}`))).body, /because you were mentioned/)
    assert.match((await chair.get(at('/watching'))).body, /see this/)
  })

  test('an objective is watched with all its actions, of which a partner sees their own', async () => {
    const partner = await server.signIn('partner')
    await partner.post(at(`/objectives/${objective}/watch`), { watching: 'all' })
    await readAll(partner)
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${owned}/updates`), { happened: 'Nobody else’s' })
    await lead.post(at(`/actions/${police}/updates`), { happened: 'Of the police' })
    await lead.post(at(`/actions/${police}/comments`), { words: 'Amongst ourselves' })
    const news = (await partner.get(at('/watching'))).body
    assert.match(news, /Of the police/)
    assert.doesNotMatch(news, /Nobody else’s|Amongst ourselves|A1 Keep/)
    assert.equal((await partner.post(at(`/actions/${owned}/watch`), { watching: 'yes' })).status, 404)
    assert.equal((await (await server.signIn('scrutiny member')).get(at('/watching'))).status, 403)
  })

  test('how often letters come is chosen on the account page and kept', async () => {
    const owner = await server.signIn('action owner')
    assert.match((await owner.get('/account')).body, /value="each day"[^>]*checked/)
    await owner.post('/account/watch-letters', { 'watch-letters': 'each week' })
    assert.match((await owner.get('/account')).body, /value="each week"[^>]*checked/)
    await owner.post('/account/watch-letters', { 'watch-letters': 'hourly' })
    assert.match((await owner.get('/account')).body, /value="each week"[^>]*checked/)
    await owner.post('/account/watch-letters', { 'watch-letters': 'each day' })
  })
})
