import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { saveEnding, claimLetter, listLetters } from '../jobs/letter-store.ts'
import { aServer, BUILDER, NOW, type TestCouncil, type TestServer, TODAY } from '../../test/test-server.ts'
import { saveNewAction } from './action-store.ts'

describe('letters to owners', () => {
  let server: TestServer

  before(async () => {
    server = await aServer()
    await anAction(server.council, 'A1')
    await anAction(server.council, 'A2')
    await anAction(server.other, 'B1')
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  async function anAction(where: TestCouncil, reference: string): Promise<void> {
    await inCouncil(server.database, { council: where.id, actor: BUILDER, access: 'write' }, (db) =>
      saveNewAction(db, where.intervention, {
        reference,
        title: `See every child in time (${reference}) {link:1}`,
        detail: '',
        owner: where.people['action owner'],
        partner: null,
        successMeasure: '',
        evidenceWanted: '',
        priority: null,
        signOff: '',
        startOn: TODAY.subtract({ days: 20 }),
        dueOn: TODAY.add({ days: 60 }),
        sustainDays: 30,
        objectives: [],
        requirements: [],
      }),
    )
  }

  const listWritten = (where: TestCouncil = server.council) =>
    inCouncil(server.database, { council: where.id, actor: BUILDER, access: 'read' }, (db) => listLetters(db))

  test('the lead sees whom the month’s requests would ask, sends them once, and reads what was written', async () => {
    const lead = await server.signIn('improvement lead')
    const unsent = await lead.get('/councils/test-vale/letters')
    assert.match(unsent.body, /No letter has been written yet/)
    assert.match(unsent.body, /Test Vale action owner[\s\S]*A1, A2[\s\S]*Send this month’s requests now/)
    await lead.post('/councils/test-vale/letters')
    await lead.post('/councils/test-vale/letters')
    const letters = await listWritten()
    assert.deepEqual(
      letters.map((one) => [one.toName, one.subject, one.state, one.about.length]),
      [['Test Vale action owner', 'Two minutes each: what happened with 2 actions?', 'waiting', 2]],
    )
    const written = await lead.get('/councils/test-vale/letters')
    assert.match(written.body, /Every owner has been heard of this month, or was written to today/)
    assert.match(
      written.body,
      /Dear Test Vale action owner[\s\S]*A1 See every child[\s\S]*\(a link, made when the letter is sent\)/,
    )
    // Nobody but its reader may come by a link.
    assert.doesNotMatch(written.body, /\/update\/|\{link/)
    assert.deepEqual(await listWritten(server.other), [])
  })

  test('administrators may, owners and senior leaders may not', async () => {
    assert.equal(
      (await (await server.signIn('administrator')).get('/councils/test-vale/letters')).status,
      200,
    )
    for (const role of ['action owner', 'senior leader', 'partner', 'commissioner'] as const) {
      const client = await server.signIn(role)
      assert.equal((await client.get('/councils/test-vale/letters')).status, 403, role)
      assert.equal((await client.post('/councils/test-vale/letters')).status, 403, role)
    }
  })

  test('a letter that failed is sent again by hand, and only such a one of the own council', async () => {
    const lead = await server.signIn('improvement lead')
    await lead.post('/councils/test-vale/letters')
    const wanted = { council: server.council.id, actor: BUILDER, access: 'write' } as const
    await inCouncil(server.database, wanted, async (db) => {
      const letter = await claimLetter(db, NOW)
      if (letter !== null)
        await saveEnding(db, letter, { state: 'failed', why: 'The mail server refused it.' })
    })
    const [failed] = await listWritten()
    assert.equal(failed?.state, 'failed')
    assert.match(
      (await lead.get('/councils/test-vale/letters')).body,
      /The mail server refused it\.[\s\S]*Send it again/,
    )
    const stranger = await server.signIn('improvement lead', server.other)
    const id = String(failed?.id)
    await stranger.post('/councils/other-moor/letters/sending', { letter: id })
    await lead.post('/councils/test-vale/letters/sending', { letter: 'x' })
    assert.equal((await listWritten())[0]?.state, 'failed')
    await lead.post('/councils/test-vale/letters/sending', { letter: id })
    assert.equal((await listWritten())[0]?.state, 'waiting')
  })

  test('the letters are filtered by kind, state and person, and go out as a list without their words', async () => {
    const lead = await server.signIn('improvement lead')
    await lead.post('/councils/test-vale/letters')
    const page = await lead.get(
      '/councils/test-vale/letters?kind=digest&person=action-owner%40test-vale.example',
    )
    assert.match(page.body, /1 letter </)
    assert.match(page.body, /letters\.csv\?kind=digest&amp;person=action-owner/)
    const none = await lead.get('/councils/test-vale/letters?kind=invitation')
    assert.match(none.body, /No letter is like that/)
    const csv = (await lead.get('/councils/test-vale/letters.csv?kind=digest')).body
    assert.match(csv, /Written,Kind,To,E-mail,Subject,State/)
    assert.match(csv, /,digest,Test Vale action owner,action-owner@test-vale\.example,Two minutes each/)
    assert.doesNotMatch(csv, /Dear/)
    assert.doesNotMatch((await lead.get('/councils/test-vale/letters.csv?state=kept')).body, /digest/)
  })

  test('no link is made for anyone but its reader where people are real', async () => {
    const lead = await server.signIn('improvement lead')
    const reply = await lead.post('/councils/test-vale/letters/trial', { letter: '1', action: '1' })
    assert.equal(reply.status, 403)
  })

  test('in a demonstration letters are kept, and the page their reader would see can be tried', async () => {
    await server.database.asOwner((client) =>
      client.query(`update council set demonstration = true where id = $1`, [server.other.id]),
    )
    const lead = await server.signIn('improvement lead', server.other)
    await lead.post('/councils/other-moor/letters')
    const [letter] = await listWritten(server.other)
    assert.deepEqual(
      [letter?.state, letter?.why],
      ['kept', 'This is a demonstration, which writes to nobody.'],
    )
    const page = await lead.get('/councils/other-moor/letters')
    assert.match(page.body, /Open the link of B1 as Other Moor action owner/)
    const action = String(letter?.about[0]?.action)
    const opened = await lead.post('/councils/other-moor/letters/trial', {
      letter: String(letter?.id),
      action,
    })
    assert.match(opened.location ?? '', /^\/update\/\d+\.[\w-]{43}$/)
    assert.match((await server.visit().get(opened.location ?? '')).body, /I am Other Moor action owner/)
    const wrong = await lead.post('/councils/other-moor/letters/trial', {
      letter: String(letter?.id),
      action: '999',
    })
    assert.equal(wrong.location, '/councils/other-moor/letters')
  })
})
