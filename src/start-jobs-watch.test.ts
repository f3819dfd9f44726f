import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { aServer, BUILDER, type TestServer, TODAY } from '../test/test-server.ts'
import { type CouncilDatabase, inCouncil } from './database/council-database.ts'
import { writeLetters } from './jobs/jobs.ts'
import { WHY } from './jobs/letter.ts'
import { listLetters } from './jobs/letter-store.ts'
import { sendWaiting } from './jobs/post-office.ts'
import { saveNewAction } from './plan/action-store.ts'
import type { ActionId } from './shared/ids.ts'
import type { Role } from './shared/permissions.ts'
import { finishLetters, writeDueLetters } from './start-jobs.ts'

describe('letters of what changed', () => {
  let server: TestServer
  let police: ActionId
  let own: ActionId
  // The record's moments are the database's own: a day's work is done by the real clock, later days by moving it on.
  let later = 0
  const now = () => Temporal.Now.instant().add({ hours: 24 * later })

  before(async () => {
    server = await aServer(now)
    await within(async (db) => {
      const add = (reference: string, partner: string | null) =>
        saveNewAction(db, server.council.intervention, {
          reference,
          title: `Keep the promise (${reference})`,
          detail: '',
          owner: null,
          partner,
          successMeasure: '',
          evidenceWanted: '',
          priority: null,
          signOff: '',
          startOn: null,
          dueOn: TODAY.add({ days: 600 }),
          sustainDays: 30,
          objectives: [],
          requirements: [],
        })
      police = await add('A1', 'Police')
      own = await add('A2', null)
    })
    await watch('team manager', own)
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  const within = <Answer>(work: (db: CouncilDatabase) => Promise<Answer>) =>
    inCouncil(server.database, { council: server.council.id, actor: BUILDER, access: 'write' }, work)
  const write = () =>
    writeLetters({ database: server.database, write: writeDueLetters, now }, server.council.id)
  const watch = async (role: Role, action: ActionId) =>
    (await server.signIn(role)).post(`/councils/test-vale/actions/${action}/watch`, { watching: 'yes' })
  const update = async (action: ActionId, happened: string) =>
    (await server.signIn('improvement lead')).post(`/councils/test-vale/actions/${action}/updates`, {
      happened,
    })

  async function send(): Promise<readonly { readonly to: string; readonly text: string }[]> {
    const sent: { to: string; text: string }[] = []
    const carrier = {
      carry: (letter: { to: string; text: string }) => {
        sent.push({ to: letter.to, text: letter.text })
        return Promise.resolve('sent' as const)
      },
    }
    await sendWaiting({ database: server.database, carrier, finish: finishLetters('https://s.example'), now })
    return sent
  }

  test('one letter a day tells all of it, to whoever watches, and never twice', async () => {
    await update(own, 'Half the teams {home} began')
    await update(own, 'All the teams began')
    await write()
    await write()
    const sent = await send()
    assert.deepEqual(await send(), [])
    assert.deepEqual(
      sent.map((one) => one.to),
      ['team-manager@test-vale.example'],
    )
    const [{ text } = { text: '' }] = sent
    assert.match(
      text,
      /A2 Keep the promise[\s\S]*“Half the teams \{home\} began”[\s\S]*“All the teams began”/,
    )
    assert.match(text, /https:\/\/s\.example\/councils\/test-vale\/actions\/\d+/)
    assert.match(text, /https:\/\/s\.example\/account#watch-letters/)
    const [kept] = await within((db) => listLetters(db))
    assert.doesNotMatch(kept?.words ?? '', /teams/)
    await update(own, 'Later on the same day')
    assert.equal(await write(), 0)
  })

  test('the next day’s letter begins where the last one ended', async () => {
    later = 1
    await write()
    const [{ text } = { text: '' }] = await send()
    assert.match(text, /Later on the same day/)
    assert.doesNotMatch(text, /All the teams began/)
    later = 2
    assert.equal(await write(), 0)
    later = 0
  })

  test('what its reader may see is asked as it goes out', async () => {
    await watch('partner', police)
    await update(police, 'Of the police')
    await write()
    await within((db) => sql`update action set partner = 'Health' where id = ${police}`.execute(db))
    assert.deepEqual(await send(), [])
    const letters = await within((db) => listLetters(db))
    const kept = letters.find((one) => one.to === server.council.people.partner)
    assert.deepEqual([kept?.state, kept?.why], ['kept', WHY.nothingNew])
  })

  test('whoever chose never, or each week, gets none on another day', async () => {
    later = 3
    await update(own, 'Once more')
    const manager = await server.signIn('team manager')
    await manager.post('/account/watch-letters', { 'watch-letters': 'never' })
    assert.equal(await write(), 0)
    await manager.post('/account/watch-letters', { 'watch-letters': 'each day' })
    await write()
    await manager.post('/account/watch-letters', { 'watch-letters': 'never' })
    assert.deepEqual(await send(), [])
    later = 0
  })
})
