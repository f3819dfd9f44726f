import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import type { ActionId, ObjectiveId } from '../shared/ids.ts'
import { saveNewAction } from './action-store.ts'
import { saveNewObjective } from './objective-store.ts'

describe('how those outside see the plan', () => {
  let server: TestServer
  let action: ActionId
  let objective: ObjectiveId

  before(async () => {
    server = await aServer()
    const { council, database } = server
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
      objective = await saveNewObjective(db, council.intervention, {
        title: 'Children are seen',
        outcome: 'Every child is seen.',
        owner: null,
        requirements: [],
        measures: [],
      })
      action = await saveNewAction(db, council.intervention, {
        reference: 'A1',
        title: 'See every child in time',
        detail: '',
        owner: council.people['action owner'],
        partner: 'Police',
        successMeasure: '',
        evidenceWanted: '',
        priority: null,
        signOff: '',
        startOn: null,
        dueOn: TODAY.add({ days: 60 }),
        sustainDays: 30,
        objectives: [objective],
        requirements: [],
      })
    })
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  const at = (path: string) => `/councils/test-vale${path}`
  const withdrawalIn = (body: string) => /\/outside-views\/(\d+)\/withdrawal/.exec(body)?.[1] ?? 'none'

  test('the commissioner says it, the council reads it with its words, and the latest counts', async () => {
    const commissioner = await server.signIn('commissioner')
    const views = at(`/actions/${action}/outside-views`)
    await commissioner.post(views, { view: 'on course', words: 'The rota is written.' })
    const said = await commissioner.post(views, {
      view: 'off course',
      words: 'Quixotically, nobody is seen.',
    })
    assert.equal(said.location, at(`/actions/${action}#views`))
    const page = (await (await server.signIn('action owner')).get(at(`/actions/${action}`))).body
    assert.match(page, /▲<\/span> off course<\/span> <strong>Test Vale commissioner[\s\S]*Quixotically/)
    assert.match(page, /Seen before \(1\)[\s\S]*The rota is written/)
    assert.match(page, /Test Vale commissioner \(commissioner\) gave a view of/)
    const found = await (await server.signIn('improvement lead')).get(at('/search?q=quixotically'))
    assert.match(found.body, new RegExp(`href="/councils/test-vale/actions/${action}#views"`))
  })

  test('a view needs its word and its reason, and a form sent twice is one view', async () => {
    const chair = await server.signIn('independent chair')
    const views = at(`/objectives/${objective}/outside-views`)
    const bare = await chair.post(views, { view: '', words: 'What I saw' })
    assert.equal(bare.status, 422)
    assert.match(bare.body, /Choose how you see it[\s\S]*What I saw<\/textarea>/)
    assert.match((await chair.post(views, { view: 'at risk', words: '' })).body, /Enter what you saw/)
    const twice = { view: 'at risk', words: 'Once only', 'form-key': '00000000-0000-4000-8000-00000000000b' }
    await chair.post(views, twice)
    await chair.post(views, twice)
    assert.equal((await chair.get(at(`/objectives/${objective}`))).body.split('Once only').length, 2)
  })

  test('nobody inside says one or takes one away, and whoever said it withdraws it with a reason', async () => {
    const lead = await server.signIn('case lead')
    await lead.post(at(`/objectives/${objective}/outside-views`), { view: 'off course', words: 'Ponderable' })
    const id = withdrawalIn((await lead.get(at(`/objectives/${objective}`))).body)
    const inside = await server.signIn('senior leader')
    assert.equal((await inside.get(at(`/actions/${action}/outside-views/new`))).status, 403)
    assert.equal((await inside.post(at(`/outside-views/${id}/withdrawal`), { why: 'No' })).status, 403)
    const other = await server.signIn('commissioner')
    const refused = await other.post(at(`/outside-views/${id}/withdrawal`), { why: 'Not so' })
    assert.match((await other.get(refused.location ?? '')).body, /Only whoever said it can withdraw/)
    const bare = await lead.post(at(`/outside-views/${id}/withdrawal`), { why: '' })
    assert.match(bare.body, /Enter why you withdraw it/)
    await lead.post(at(`/outside-views/${id}/withdrawal`), { why: 'I was shown the files' })
    const page = (await inside.get(at(`/objectives/${objective}`))).body
    assert.match(page, /Seen before \(1\)[\s\S]*Ponderable[\s\S]*Withdrawn on[\s\S]*I was shown the files/)
    assert.doesNotMatch((await inside.get(at('/search?q=ponderable'))).body, /#views"/)
  })

  test('a partner agency neither reads a view nor finds it, though it owns the action', async () => {
    const commissioner = await server.signIn('commissioner')
    const views = at(`/actions/${action}/outside-views`)
    await commissioner.post(views, { view: 'at risk', words: 'Zymurgical silence of the agency.' })
    const partner = await server.signIn('partner')
    const page = (await partner.get(at(`/actions/${action}`))).body
    assert.match(page, /See every child in time/)
    assert.doesNotMatch(page, /How others see it|Zymurgical/)
    assert.doesNotMatch((await partner.get(at('/search?q=zymurgical'))).body, /#views"/)
  })
})
