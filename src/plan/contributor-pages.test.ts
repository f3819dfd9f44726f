import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import type { ActionId } from '../shared/ids.ts'

describe('contributors and dependencies', () => {
  let server: TestPlan
  const ids: ActionId[] = []
  const at = (path: string) => `/councils/test-vale${path}`

  before(async () => {
    server = await aPlan()
    for (const [reference, days] of [
      ['Z1', 30],
      ['Z2', 60],
      ['Z3', 90],
      ['Z4', 90],
    ] as const)
      ids.push(
        await server.addAction({
          reference,
          title: `Zebraic promise ${reference}`,
          startOn: TODAY.subtract({ days: 60 }),
          dueOn: TODAY.add({ days }),
          requirements: reference === 'Z2' || reference === 'Z4' ? [server.requirement] : [],
        }),
      )
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  test('a lead says who contributes and what; the action shows it, and it is taken back', async () => {
    const lead = await server.signIn('improvement lead')
    const page = at(`/actions/${ids[0]}/contributors`)
    const both = await lead.post(page, {
      person: String(server.council.people['team manager']),
      body: 'A charity',
    })
    assert.equal(both.status, 422)
    assert.match(both.body, /not both[\s\S]*value="A charity"/)
    await lead.post(page, { body: 'A charity', contributes: 'Lends two workers' })
    await lead.post(page, { person: String(server.council.people['team manager']), contributes: 'Audits' })
    const action = (await lead.get(at(`/actions/${ids[0]}`))).body
    assert.match(action, /<strong>A charity<\/strong>: Lends two workers/)
    assert.match(action, /<strong>Test Vale team manager<\/strong>: Audits/)
    assert.match(
      (await lead.get(at('/search?q=lends'))).body,
      new RegExp(`href="${at(`/actions/${ids[0]}`)}"`),
    )
    const removalOf = ({ body }: { readonly body: string }) =>
      /action="([^"]+\/contributors\/\d+\/removal)"(?:(?!<form)[\s\S])*A charity/.exec(body)?.[1] ?? ''
    await lead.post(removalOf(await lead.get(page)))
    const removed = (await lead.get(page)).body
    assert.doesNotMatch((await lead.get(at(`/actions/${ids[0]}`))).body, /A charity<\/strong>/)
    assert.match(removed, /A charity no longer contributes/)
    assert.match(removed, /name="body" value="A charity"[\s\S]*Lends two workers[\s\S]*Put back/)
    await lead.post(page, { body: 'A charity', contributes: 'Lends two workers' })
    assert.doesNotMatch((await lead.get(page)).body, /Put back/)
    assert.match((await lead.get(at(`/actions/${ids[0]}`))).body, /A charity<\/strong>: Lends two workers/)
    const person = /action="([^"]+\/contributors\/\d+\/removal)"(?:(?!<form)[\s\S])*team manager/
    await lead.post(person.exec((await lead.get(page)).body)?.[1] ?? '')
    const manager = server.council.people['team manager']
    assert.match((await lead.get(page)).body, new RegExp(`name="person" value="${manager}"[\\s\\S]*Put back`))
    await lead.post(page, { person: String(manager), contributes: 'Audits' })
    await lead.post(removalOf(await lead.get(page)))
    const owner = await server.signIn('action owner')
    assert.equal((await owner.get(page)).status, 403)
  })

  test('a partner comes by an action once their agency contributes, and only then, wherever they look', async () => {
    const [, second] = ids
    const partner = await server.signIn('partner')
    const lead = await server.signIn('improvement lead')
    const evidence = await lead.post(at('/evidence'), {
      title: 'Zebraic audit',
      kind: 'audit',
      shows: 'Ten were looked at',
      'periodTo-day': '1',
      'periodTo-month': '11',
      'periodTo-year': '2026',
      action: String(second),
    })
    const places: readonly (readonly [string, RegExp])[] = [
      [at(`/actions/${second}`), /Zebraic promise Z2/],
      [at('/plan'), /Zebraic promise Z2/],
      [at('/plan.csv'), /Zebraic promise Z2/],
      [at('/search?q=zebraic'), new RegExp(`/actions/${second}"`)],
      [at(''), /Zebraic promise Z2/],
      [at('/evidence'), /Zebraic audit/],
      [evidence.location ?? '', /Zebraic audit/],
    ]
    const seen = async () => {
      const found: boolean[] = []
      for (const [path, words] of places) found.push(words.test((await partner.get(path)).body))
      return found
    }
    assert.deepEqual(
      await seen(),
      places.map(() => false),
    )
    await lead.post(at(`/actions/${second}/contributors`), { body: 'Police' })
    assert.deepEqual(
      await seen(),
      places.map(() => true),
    )
    assert.doesNotMatch((await partner.get(at('/plan'))).body, /Zebraic promise Z[134]/)
    assert.doesNotMatch((await partner.get(at('/search?q=zebraic'))).body, new RegExp(`/actions/${ids[2]}"`))
    const said = await partner.post(at(`/actions/${second}/updates`), { happened: 'Our part is done' })
    assert.equal(said.status, 303)
    for (const path of ['completion', 'move', 'cancellation'])
      assert.equal((await partner.get(at(`/actions/${second}/${path}`))).status, 403, path)
    const page = (await partner.get(at(`/actions/${second}`))).body
    assert.match(page, /Write an update/)
    assert.doesNotMatch(page, /Mark it done|Move the date/)
  })

  test('a partner’s person who contributes brings their agency, for as long as they have a place here', async () => {
    const third = ids[2]
    const partner = await server.signIn('partner')
    const lead = await server.signIn('improvement lead')
    await lead.post(at(`/actions/${third}/contributors`), { person: String(server.council.people.partner) })
    assert.equal((await partner.get(at(`/actions/${third}`))).status, 200)
    const { council, database } = server
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
      sql`update role_grant set partner = 'Health' where person_id = ${council.people.partner}`.execute(db),
    )
    const moved = await server.signIn('partner')
    assert.equal((await moved.get(at(`/actions/${third}`))).status, 200)
    assert.equal((await moved.get(at(`/actions/${ids[1]}`))).status, 404)
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
      sql`update role_grant set partner = 'Police' where person_id = ${council.people.partner}`.execute(db),
    )
  })

  test('a requirement is a contributing partner’s too', async () => {
    const { requirement } = server
    const partner = await server.signIn('partner')
    assert.match((await partner.get(at('/requirements'))).body, /see every child at risk/)
    const page = (await partner.get(at(`/requirements/${requirement}`))).body
    assert.match(page, /Zebraic promise Z2/)
    assert.doesNotMatch((await partner.get(at(`/requirements/${requirement}`))).body, /Zebraic promise Z4/)
  })

  test('the plan is filtered by who owns or contributes, and shows both and what waits in columns of their own', async () => {
    const lead = await server.signIn('improvement lead')
    const by = async (who: string) => (await lead.get(at(`/plan?who=${encodeURIComponent(who)}`))).body
    assert.match(await by('Police'), /Zebraic promise Z2/)
    assert.doesNotMatch(await by('Police'), /Zebraic promise Z4/)
    assert.match(await by('Test Vale team manager'), /Zebraic promise Z1/)
    assert.match(await by('Test Vale action owner'), /Zebraic promise Z4/)
    assert.match(await by(''), /<option value="Police"[\s\S]*<option value="Test Vale team manager"/)
    await lead.post(at(`/actions/${ids[3]}/dependencies`), { earlier: String(ids[0]) })
    const csv = (await lead.get(at('/plan.csv?columns=title,reference,contributors,waits'))).body
    assert.match(csv, /Zebraic promise Z1,Z1,Test Vale team manager,\r\n/)
    assert.match(csv, /Zebraic promise Z4,Z4,,Z1\r\n/)
    assert.match((await lead.get(at('/plan?view=time'))).body, /Z4 waits for Z1[.;]/)
    await lead.post(at(`/actions/${ids[3]}/dependencies/${ids[0]}/removal`))
  })

  test('what an action waits for stands on both, with where the dates do not allow it', async () => {
    const lead = await server.signIn('improvement lead')
    const [first, second, third] = ids
    await lead.post(at(`/actions/${first}/dependencies`), { earlier: String(second), why: 'Needs the rooms' })
    await lead.post(at(`/actions/${second}/dependencies`), { earlier: String(third) })
    assert.match(
      (await lead.get(at(`/actions/${first}`))).body,
      /What it waits for[\s\S]*Z2 Zebraic promise[\s\S]*due after this action[\s\S]*Needs the rooms/,
    )
    assert.match(
      (await lead.get(at(`/actions/${second}`))).body,
      /What waits for it[\s\S]*Z1 Zebraic promise[\s\S]*due before this action/,
    )
  })

  test('no circle is kept: the page comes back with the way round and all that was typed', async () => {
    const lead = await server.signIn('improvement lead')
    const [first, , third] = ids
    const reply = await lead.post(at(`/actions/${third}/dependencies`), {
      earlier: String(first),
      why: 'Round we go',
    })
    assert.equal(reply.status, 422)
    assert.match(reply.body, /Z3 cannot wait for Z1: Z1 waits for Z2, which waits for Z3/)
    assert.match(reply.body, /Round we go<\/textarea>/)
    const none = await lead.post(at(`/actions/${third}/dependencies`), { earlier: '' })
    assert.match(none.body, /Choose the action it waits for/)
  })

  test('two leads who press at once close no circle', async () => {
    const [one, other] = [await server.signIn('improvement lead'), await server.signIn('senior leader')]
    const [, , third, fourth] = ids
    const replies = await Promise.all([
      one.post(at(`/actions/${third}/dependencies`), { earlier: String(fourth) }),
      other.post(at(`/actions/${fourth}/dependencies`), { earlier: String(third) }),
    ])
    assert.deepEqual(
      replies.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 422],
    )
  })

  test('a partner is shown no action at the other end that they may not see', async () => {
    const lead = await server.signIn('improvement lead')
    const [first, second] = ids
    const partner = await server.signIn('partner')
    assert.doesNotMatch((await partner.get(at(`/actions/${second}`))).body, /Zebraic promise Z1/)
    await lead.post(at(`/actions/${first}/contributors`), { body: 'Police' })
    assert.match((await partner.get(at(`/actions/${second}`))).body, /Zebraic promise Z1/)
    await lead.post(at(`/actions/${first}/dependencies/${second}/removal`))
    assert.doesNotMatch((await partner.get(at(`/actions/${second}`))).body, /Zebraic promise Z1/)
  })
})
