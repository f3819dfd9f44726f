import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { aServer, BUILDER, NOW, type TestServer, TODAY } from '../test/test-server.ts'
import { parseConfig } from './config.ts'
import { inCouncil } from './database/council-database.ts'
import { writeLetters } from './jobs/jobs.ts'
import type { Carrier } from './jobs/letter.ts'
import { listLetters } from './jobs/letter-store.ts'
import { sendWaiting } from './jobs/post-office.ts'
import { saveNewAction } from './plan/action-store.ts'
import { finishLetters, startJobs, writeDueLetters } from './start-jobs.ts'

describe('the daily work', () => {
  // From the day an update falls due to the word that answers it, with the clock moved by hand.

  let now = NOW
  let server: TestServer
  let sent: { to: string; text: string }[] = []
  const carrier: Carrier = {
    carry: ({ to, text }) => {
      sent.push({ to, text })
      return Promise.resolve('sent')
    },
  }

  before(async () => {
    server = await aServer(() => now)
    const { council, database } = server
    await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
      for (const reference of ['A1', 'A2']) {
        await saveNewAction(db, council.intervention, {
          reference,
          title: `See every child in time, part ${reference}`,
          detail: '',
          owner: council.people['action owner'],
          partner: null,
          successMeasure: '',
          evidenceWanted: '',
          priority: null,
          signOff: '',
          // Word is due five weeks after it is to begin: today.
          startOn: TODAY.subtract({ days: 35 }),
          dueOn: TODAY.add({ days: 60 }),
          sustainDays: 30,
          objectives: [],
          requirements: [],
        })
      }
    })
  })
  after(async () => {
    await server.app.close()
    await server.database.close()
  })

  /** A day’s work: the letters that went out. */
  async function work(): Promise<{ to: string; text: string }[]> {
    sent = []
    const { database, council } = server
    const jobs = { database, carrier, finish: finishLetters('https://sight.vale.example/'), now: () => now }
    await writeLetters({ ...jobs, write: writeDueLetters }, council.id)
    await writeLetters({ ...jobs, write: writeDueLetters }, council.id)
    await sendWaiting(jobs)
    return sent
  }

  const linksIn = (text: string | undefined) =>
    [...(text ?? '').matchAll(/https:\/\/sight\.vale\.example(\/update\/\S+)/g)].map(
      (found) => found[1] ?? '',
    )

  test('an owner is asked on the day and a week after, answers by link, and the lead is told of the silence on the rest', async () => {
    const [first, ...none] = await work()
    assert.deepEqual(none, [])
    assert.equal(first?.to, 'action-owner@test-vale.example')
    const links = linksIn(first?.text)
    assert.equal(links.length, 2)
    assert.doesNotMatch(first?.text ?? '', /[{}]/)
    assert.deepEqual(await work(), [])

    const visitor = server.visit()
    await visitor.post(links[0] ?? '', { me: 'yes', happened: 'Nine of ten', 'form-key': randomUUID() })
    assert.match((await visitor.get(links[0] ?? '')).body, /Your update is saved/)

    now = NOW.add({ hours: 24 * 7 })
    const [again] = await work()
    assert.match(again?.text ?? '', /part A2/)
    assert.doesNotMatch(again?.text ?? '', /part A1/)
    assert.match((await visitor.get(links[1] ?? '')).body, /A newer link has taken its place/)
    assert.match((await visitor.get(linksIn(again?.text)[0] ?? '')).body, /Send the update/)

    now = NOW.add({ hours: 24 * 14 })
    const [told] = await work()
    assert.equal(told?.to, 'improvement-lead@test-vale.example')
    assert.match(
      told?.text ?? '',
      /has had no word of this action[\s\S]*part A2[\s\S]*https:\/\/sight\.vale\.example\/councils\/test-vale\/actions\/\d+/,
    )
    assert.deepEqual(linksIn(told?.text), [])
    now = NOW
  })

  test('the tokens that went out stand nowhere in the letters that are kept', async () => {
    const kept = await inCouncil(
      server.database,
      { council: server.council.id, actor: BUILDER, access: 'read' },
      (db) => listLetters(db),
    )
    assert.ok(kept.length >= 3)
    assert.ok(kept.every((one) => !one.words.includes('/update/')))
  })

  test('a letter answered before it could go is not sent', async () => {
    now = NOW.add({ hours: 24 * 35 })
    const { database, council } = server
    const jobs = { database, carrier, finish: finishLetters('https://sight.vale.example'), now: () => now }
    assert.equal(await writeLetters({ ...jobs, write: writeDueLetters }, council.id), 1)
    await database.asOwner((client) =>
      client.query('update action set last_update_on = $1', [TODAY.add({ days: 35 }).toString()]),
    )
    sent = []
    await sendWaiting(jobs)
    assert.deepEqual(sent, [])
    now = NOW
  })

  test('the work begins with the product and ends before its database does', async () => {
    const config = parseConfig({ LOS_LOG_LEVEL: 'silent' }, '/nowhere')
    assert.ok(config.ok)
    const stop = startJobs(config.value, server.database)
    await stop()
  })
})
