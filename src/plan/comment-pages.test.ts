import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aServer, BUILDER, type TestServer, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import type { ActionId, ObjectiveId } from '../shared/ids.ts'
import { saveNewAction } from './action-store.ts'
import { saveNewObjective } from './objective-store.ts'

describe('comments', () => {
  let server: TestServer
  let police: ActionId
  let own: ActionId
  let objective: ObjectiveId

  before(async () => {
    server = await aServer()
    const { council, database } = server
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
      const add = (reference: string, partner: string | null) =>
        saveNewAction(db, council.intervention, {
          reference,
          title: `See every child in time (${reference})`,
          detail: '',
          owner: council.people['action owner'],
          partner,
          successMeasure: '',
          evidenceWanted: '',
          priority: null,
          signOff: '',
          startOn: null,
          dueOn: TODAY.add({ days: 60 }),
          sustainDays: 30,
          objectives: [],
          requirements: [],
        })
      police = await add('A1', 'Police')
      own = await add('A2', null)
      objective = await saveNewObjective(db, council.intervention, {
        title: 'Children are seen',
        outcome: 'Every child is seen.',
        owner: null,
        requirements: [],
        measures: [],
      })
    })
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  const at = (path: string) => `/councils/test-vale${path}`
  const idIn = (body: string, words: string): string =>
    new RegExp(String.raw`<li id="comment-(\d+)">(?:(?!<li id)[\s\S])*${words}`).exec(body)?.[1] ?? 'none'

  test('a comment stands on the action, calls who is named and ticked, and is found by search', async () => {
    const lead = await server.signIn('improvement lead')
    const picker = await lead.get(at(`/actions/${own}/comments`))
    assert.match(picker.body, /name="mention"[\s\S]*Test Vale senior leader/)
    assert.doesNotMatch(picker.body, /Test Vale partner|Test Vale scrutiny member/)
    const ticked = String(server.council.people['senior leader'])
    const reply = await lead.post(at(`/actions/${own}/comments`), {
      words: 'Wherefore the delay, @Test Vale action owner?',
      mention: ticked,
    })
    assert.equal(reply.location, at(`/actions/${own}#comments`))
    const page = (await lead.get(at(`/actions/${own}`))).body
    assert.match(page, /Wherefore the delay, <strong>@Test Vale action owner<\/strong>\?/)
    assert.match(page, /For Test Vale senior leader/)
    assert.match(page, /commented on/)
    const owner = await server.signIn('action owner')
    const found = await owner.get(at('/search?q=wherefore'))
    assert.match(found.body, /href="\/councils\/test-vale\/comments\/\d+"/)
  })

  test('a form sent twice is one comment, and one with a mistake comes back with its words and ticks', async () => {
    const lead = await server.signIn('improvement lead')
    const fields = { words: 'Once only', 'form-key': '00000000-0000-4000-8000-00000000000a' }
    await lead.post(at(`/actions/${own}/comments`), fields)
    await lead.post(at(`/actions/${own}/comments`), fields)
    const page = (await lead.get(at(`/actions/${own}`))).body
    assert.equal(page.split('Once only').length, 2)
    const ticked = String(server.council.people['team manager'])
    const wrong = await lead.post(at(`/actions/${own}/comments`), {
      words: '@Test Vale partner, look',
      mention: ticked,
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /Test Vale partner may not see this/)
    assert.match(wrong.body, /@Test Vale partner, look<\/textarea>/)
    assert.match(wrong.body, new RegExp(String.raw`value="${ticked}"[^>]*checked`))
    assert.equal((await lead.post(at(`/actions/${own}/comments`), { words: '' })).status, 422)
  })

  test('a correction shows as edited and keeps the words before it; two windows do not overwrite each other', async () => {
    const owner = await server.signIn('action owner')
    await owner.post(at(`/actions/${own}/comments`), { words: 'It is Tuesday' })
    const id = idIn((await owner.get(at(`/actions/${own}`))).body, 'It is Tuesday')
    const saved = await owner.post(at(`/comments/${id}/corrections`), { words: 'It is Monday', seen: '1' })
    assert.equal(saved.status, 303)
    const stale = await owner.post(at(`/comments/${id}/corrections`), { words: 'It is Friday', seen: '1' })
    assert.equal(stale.status, 422)
    assert.match(stale.body, /in another window/)
    assert.match(stale.body, /It is Friday<\/textarea>/)
    const page = (await owner.get(at(`/actions/${own}`))).body
    assert.match(page, /It is Monday[\s\S]*Edited on[\s\S]*It is Tuesday/)
    const lead = await server.signIn('improvement lead')
    const other = await lead.post(at(`/comments/${id}/corrections`), { words: 'Mine', seen: '2' })
    assert.match(other.body, /Only whoever wrote a comment may correct it/)
    assert.doesNotMatch((await owner.get(at('/search?q=tuesday'))).body, /comments\/\d+"/)
  })

  test('what is withdrawn stays as withdrawn, with its reason and without its words', async () => {
    const owner = await server.signIn('action owner')
    await owner.post(at(`/actions/${own}/comments`), { words: 'Quibbleworthy' })
    const id = idIn((await owner.get(at(`/actions/${own}`))).body, 'Quibbleworthy')
    assert.match(
      (await owner.post(at(`/comments/${id}/withdrawal`), { why: '' })).body,
      /Enter why it is withdrawn/,
    )
    const chair = await server.signIn('independent chair')
    assert.equal((await chair.post(at(`/comments/${id}/withdrawal`), { why: 'x' })).status, 422)
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/comments/${id}/withdrawal`), { why: 'It named a family' })
    for (const path of [`/actions/${own}`, `/comments/${id}`]) {
      const page = (await owner.get(at(path))).body
      assert.match(page, /Withdrawn by Test Vale improvement lead on [\s\S]*It named a family/)
      assert.doesNotMatch(page, /Quibbleworthy/)
    }
    assert.doesNotMatch((await owner.get(at('/search?q=quibbleworthy'))).body, /comments\/\d+"/)
    // Not even the record, which nobody can change, holds words that should not have been written.
    assert.doesNotMatch((await lead.get(at('/history'))).body, /Quibbleworthy/)
  })

  test('a partner reads what is meant for them on their own action, writes to all, and comes by nothing else', async () => {
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${police}/comments`), { words: 'Amongst ourselves' })
    await lead.post(at(`/actions/${police}/comments`), {
      words: 'For the police as well',
      readers: 'partners',
    })
    const refused = await lead.post(at(`/actions/${police}/comments`), { words: '@Test Vale partner?' })
    assert.match(refused.body, /works for a partner agency/)
    const partner = await server.signIn('partner')
    await partner.post(at(`/actions/${police}/comments`), { words: 'From the police' })
    const page = (await partner.get(at(`/actions/${police}`))).body
    assert.match(page, /For the police as well/)
    assert.match(page, /From the police/)
    assert.doesNotMatch(page, /Amongst ourselves/)
    assert.doesNotMatch(page, /Test Vale team manager/)
    assert.match((await lead.get(at(`/actions/${police}`))).body, /From the police/)
    const hidden = idIn((await lead.get(at(`/actions/${police}`))).body, 'Amongst ourselves')
    assert.equal((await partner.get(at(`/comments/${hidden}`))).status, 404)
    assert.equal((await partner.post(at(`/comments/${hidden}/withdrawal`), { why: 'x' })).status, 404)
    assert.equal((await partner.get(at(`/actions/${own}/comments`))).status, 404)
    assert.equal((await partner.post(at(`/actions/${own}/comments`), { words: 'x' })).status, 404)
    assert.equal((await partner.get(at(`/objectives/${objective}/comments`))).status, 403)
    assert.doesNotMatch((await partner.get(at('/search?q=amongst'))).body, /comments\/\d+"/)
    assert.match((await partner.get(at('/search?q=police'))).body, new RegExp(String.raw`comments/\d+"`))
  })

  test('objectives are commented on too, and no other council comes by any of it', async () => {
    const chair = await server.signIn('independent chair')
    const reply = await chair.post(at(`/objectives/${objective}/comments`), {
      words: 'What would a child say?',
    })
    assert.equal(reply.location, at(`/objectives/${objective}#comments`))
    assert.match((await chair.get(at(`/objectives/${objective}`))).body, /What would a child say\?/)
    const stranger = await server.signIn('improvement lead', server.other)
    const id = idIn((await chair.get(at(`/objectives/${objective}`))).body, 'What would')
    assert.equal((await stranger.get(`/councils/other-moor/comments/${id}`)).status, 404)
    assert.equal((await stranger.get(`/councils/other-moor/actions/${own}/comments`)).status, 404)
  })

  test('nothing that was said can be changed or taken away in the database', async () => {
    const { council, database } = server
    for (const statement of [
      'update comment_wording set words = words',
      'update comment set council_only = false',
      'delete from comment',
      'delete from comment_wording',
      'delete from comment_withdrawal',
    ]) {
      await assert.rejects(
        inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
          sql.raw(statement).execute(db),
        ),
        /permission denied/,
        statement,
      )
    }
  })
})
