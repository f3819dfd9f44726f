import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { aCouncil, BUILDER, NOW, type TestCouncil } from '../../test/test-server.ts'
import { aDatabase } from '../../test/test-database.ts'
import type { Database } from '../database/connect.ts'
import { inCouncil } from '../database/council-database.ts'
import { beginJobs } from './jobs.ts'
import { type Carrier, type KeptLetter, MOST_TRIES, nextTry, WHY } from './letter.ts'
import { findLetter, listLetters, saveLetter, saveSendingAgain } from './letter-store.ts'
import { smtpCarrier } from './mail.ts'
import { type PostOffice, sendWaiting } from './post-office.ts'

describe('the post', () => {
  // The queue against a real mail server on this machine.

  type MailServer = {
    readonly url: string
    /** The subjects of the letters it has taken. */
    readonly taken: string[]
    readonly close: () => Promise<void>
  }

  /** `answer` decides on each letter once it has it all: null takes it, a number refuses it, 'hang up' cuts the line. */
  async function aMailServer(
    answer: (subject: string) => Promise<number | null | 'hang up'> | number | null | 'hang up' = () => null,
  ): Promise<MailServer> {
    const taken: string[] = []
    const lines = new Set<Socket>()
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const subject = /^Subject: (.*)$/m.exec(Buffer.concat(parts).toString())?.[1]?.trim() ?? ''
          void answerLetter(subject, done)
        })
      },
    })
    const answerLetter = async (subject: string, done: (fault?: Error | null) => void): Promise<void> => {
      const said = await answer(subject)
      if (said === null || said === 'hang up') taken.push(subject)
      if (said === 'hang up') for (const line of lines) line.destroy()
      else done(said === null ? null : Object.assign(new Error('not now'), { responseCode: said }))
    }
    server.server.on('connection', (line: Socket) => lines.add(line))
    server.on('error', () => {})
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve())
    })
    const { port } = server.server.address() as AddressInfo
    return {
      url: `smtp://127.0.0.1:${port}`,
      taken,
      close: () => new Promise((resolve) => server.close(() => resolve())),
    }
  }

  let database: Database
  let name = ''
  let council: TestCouncil
  let written = 0
  let now = NOW

  before(async () => {
    database = await aDatabase()
    const { rows } = await database.pool.query<{ name: string }>('select current_database() as name')
    name = rows[0]?.name ?? ''
    council = await aCouncil(database, 'post-vale', 'Post Vale')
  })
  after(() => database.close())

  const inVale = <Answer>(work: Parameters<typeof inCouncil<Answer>>[2]) =>
    inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, work)

  async function aLetter(kept: string | null = null): Promise<string> {
    written += 1
    const subject = `Letter ${written}`
    const to = council.people['action owner']
    await inVale((db) =>
      saveLetter(
        db,
        { key: `digest ${written}`, kind: 'digest', to, subject, words: 'Dear owner', about: [] },
        { now, kept },
      ),
    )
    return subject
  }

  async function find(subject: string): Promise<KeptLetter> {
    const found = (await inVale((db) => listLetters(db, 1000))).find((one) => one.subject === subject)
    if (found === undefined) throw new Error('no such letter')
    return found
  }

  const words: PostOffice['finish'] = {
    digest: (_db, letter) => Promise.resolve(letter.words),
    manager: (_db, letter) => Promise.resolve(letter.words),
    watch: (_db, letter) => Promise.resolve(letter.words),
    waiting: (_db, letter) => Promise.resolve(letter.words),
    invitation: (_db, letter) => Promise.resolve(letter.words),
    'new password': (_db, letter) => Promise.resolve(letter.words),
  }

  const office = (carrier: Carrier | null): PostOffice => ({
    database,
    carrier,
    finish: words,
    now: () => now,
  })
  const bySmtp = (server: Pick<MailServer, 'url'>) =>
    office(smtpCarrier({ smtpUrl: server.url, from: 'sight@vale.example' }))

  test('a letter is written once however often, and goes out once, though several send at the same time', async () => {
    const server = await aMailServer()
    const subjects: string[] = []
    for (let i = 0; i < 12; i += 1) subjects.push(await aLetter())
    const again = {
      key: `digest ${written}`,
      kind: 'digest',
      to: council.people.partner,
      subject: 'Again',
      words: '',
      about: [],
    } as const
    assert.equal(await inVale((db) => saveLetter(db, again, { now, kept: null })), false)
    const counts = await Promise.all([
      sendWaiting(bySmtp(server)),
      sendWaiting(bySmtp(server)),
      sendWaiting(bySmtp(server)),
    ])
    await sendWaiting(bySmtp(server))
    await server.close()
    assert.equal(
      counts.reduce((sum, one) => sum + one, 0),
      12,
    )
    assert.deepEqual(server.taken.toSorted(), subjects.toSorted())
    assert.equal((await find(subjects[0] ?? '')).state, 'sent')
  })

  test('a letter is not there when the transaction that wrote it was undone', async () => {
    const to = council.people['action owner']
    const undone = inVale(async (db) => {
      await saveLetter(
        db,
        { key: 'undone', kind: 'digest', to, subject: 'Undone', words: '', about: [] },
        { now, kept: null },
      )
      throw new Error('undo')
    })
    await assert.rejects(undone, /undo/)
    assert.equal(
      (await inVale((db) => listLetters(db))).some((one) => one.subject === 'Undone'),
      false,
    )
  })

  test('of two senders one is told to stop in the middle: it finishes the letter in hand, the other sends the rest, each once', async () => {
    const held = Promise.withResolvers<void>()
    const first = Promise.withResolvers<void>()
    const server = await aMailServer(async () => {
      first.resolve()
      await held.promise
      return null
    })
    const subjects: string[] = []
    for (let i = 0; i < 8; i += 1) subjects.push(await aLetter())
    let stopping = false
    const stopped = sendWaiting(bySmtp(server), () => stopping)
    await first.promise
    stopping = true
    const other = sendWaiting(bySmtp(server))
    held.resolve()
    const counts = await Promise.all([stopped, other])
    await server.close()
    assert.equal(counts[0], 1)
    assert.equal(counts[1], 7)
    assert.deepEqual(server.taken.toSorted(), subjects.toSorted())
  })

  /** A sender of its own process, over the same database. */
  function aSender({ url }: Pick<MailServer, 'url'>): ChildProcess {
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
    const { socket, folder } = database.cluster ?? { socket: '', folder: '' }
    const script = `
    const { openDatabase } = await import(${at('../database/connect.ts')})
    const { smtpCarrier } = await import(${at('mail.ts')})
    const { sendWaiting } = await import(${at('post-office.ts')})
    const wanted = { kind: 'in cluster', cluster: ${JSON.stringify({ socket, folder })}, name: ${JSON.stringify(name)} }
    const words = async (_db, letter) => letter.words
    await sendWaiting({
      database: await openDatabase(wanted, 2),
      carrier: smtpCarrier({ smtpUrl: ${JSON.stringify(url)}, from: 'sight@vale.example' }),
      finish: { digest: words, manager: words },
      now: () => Temporal.Instant.from(${JSON.stringify(NOW.toString())}),
    })`
    return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  }

  test('a sender killed with a letter in hand never sends it twice, and another sends the rest', async () => {
    const inHand = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const server = await aMailServer(async () => {
      inHand.resolve()
      await held.promise
      return null
    })
    const subjects: string[] = []
    for (let i = 0; i < 4; i += 1) subjects.push(await aLetter())
    const sender = aSender(server)
    const ended = once(sender, 'exit')
    await Promise.race([inHand.promise, ended.then(() => assert.fail('the sender ended by itself'))])
    sender.kill('SIGKILL')
    await ended
    held.resolve()
    await sendWaiting(bySmtp(server))
    const [first = ''] = subjects
    assert.equal((await find(first)).state, 'sending')
    now = NOW.add({ minutes: 6 })
    await aLetter()
    await sendWaiting(bySmtp(server))
    await sendWaiting(bySmtp(server))
    now = NOW
    await server.close()
    assert.deepEqual(server.taken.toSorted(), [...subjects, `Letter ${written}`].toSorted())
    const left = await find(first)
    assert.deepEqual([left.state, left.why], ['failed', WHY.unsure])
  })

  test('a line that breaks after the whole letter was sent is not tried again', async () => {
    const server = await aMailServer(() => 'hang up')
    const subject = await aLetter()
    await sendWaiting(bySmtp(server))
    now = NOW.add({ hours: 48 })
    await sendWaiting(bySmtp(server))
    now = NOW
    await server.close()
    assert.deepEqual(server.taken, [subject])
    assert.equal((await find(subject)).why, WHY.unsure)
  })

  test('a letter put off goes later, once, and never after it went', async () => {
    let refusals = 2
    const server = await aMailServer(() => {
      refusals -= 1
      return refusals >= 0 ? 451 : null
    })
    const subject = await aLetter()
    await sendWaiting(bySmtp(server))
    await sendWaiting(bySmtp(server))
    assert.deepEqual([(await find(subject)).state, (await find(subject)).tries], ['waiting', 1])
    for (const minutes of [2, 10, 60, 600]) {
      now = NOW.add({ minutes })
      await sendWaiting(bySmtp(server))
    }
    now = NOW
    await server.close()
    assert.deepEqual(server.taken, [subject])
    assert.deepEqual([(await find(subject)).state, (await find(subject)).tries], ['sent', 3])
  })

  test('where no mail server answers, a letter waits longer each time and fails after the last try; asked again it goes', async () => {
    const gone = await aMailServer()
    await gone.close()
    const subject = await aLetter()
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      await sendWaiting(bySmtp(gone))
      assert.equal((await find(subject)).tries, tries)
      now = nextTry(tries, now) ?? now
    }
    assert.deepEqual([(await find(subject)).state, (await find(subject)).why], ['failed', WHY.tired])
    const server = await aMailServer()
    await sendWaiting(bySmtp(server))
    assert.deepEqual(server.taken, [])
    const failed = await find(subject)
    assert.equal(await inVale((db) => saveSendingAgain(db, failed, now)), true)
    await sendWaiting(bySmtp(server))
    assert.equal(await inVale((db) => saveSendingAgain(db, failed, now)), false)
    now = NOW
    await server.close()
    assert.deepEqual(server.taken, [subject])
  })

  test('a letter that the server refuses for good is not tried again', async () => {
    const server = await aMailServer(() => 554)
    const subject = await aLetter()
    await sendWaiting(bySmtp(server))
    await server.close()
    assert.deepEqual([(await find(subject)).state, (await find(subject)).why], ['failed', WHY.refused])
  })

  test('without e-mail letters are kept and stay kept when e-mail comes', async () => {
    const subject = await aLetter()
    await sendWaiting(office(null))
    assert.deepEqual([(await find(subject)).state, (await find(subject)).why], ['kept', WHY.notSetUp])
    const shown = await aLetter(WHY.demonstration)
    const server = await aMailServer()
    await sendWaiting(bySmtp(server))
    await server.close()
    assert.deepEqual(server.taken, [])
    assert.equal((await find(shown)).state, 'kept')
  })

  test('what is no longer worth sending is kept, with its reason', async () => {
    const server = await aMailServer()
    const subject = await aLetter()
    const finish = { ...words, digest: () => Promise.resolve({ keep: WHY.overtaken }) }
    await sendWaiting({ ...bySmtp(server), finish })
    await server.close()
    assert.deepEqual([(await find(subject)).state, (await find(subject)).why], ['kept', WHY.overtaken])
    assert.deepEqual(server.taken, [])
  })

  test('the record says what was written, sent and not sent', async () => {
    const { rows } = await database.asOwner((client) =>
      client.query<{ act: string; count: number }>(
        `select act, count(*) as count from event where thing_kind = 'letter' group by act order by act`,
      ),
    )
    const counts = new Map(rows.map((row) => [row.act, row.count]))
    const letters = await inVale((db) => listLetters(db, 1000))
    assert.equal(counts.get('wrote'), letters.length)
    assert.equal(counts.get('sent'), letters.filter((one) => one.state === 'sent').length)
  })

  test('the daily work writes in the morning and not in the night, sends what waits, and stops when told', async () => {
    const server = await aMailServer()
    const asked: string[] = []
    const isSent = Promise.withResolvers<void>()
    const to = council.people['action owner']
    const jobs = {
      ...bySmtp(server),
      write: (_db: unknown, today: Temporal.PlainDate) => {
        asked.push(today.toString())
        const letter = {
          key: 'morning',
          kind: 'digest',
          to,
          subject: 'Morning',
          words: 'Dear',
          about: [],
        } as const
        return Promise.resolve({ letters: [letter], demonstration: false })
      },
      complain: (fault: unknown) => isSent.reject(fault),
      everyMs: 5,
    }
    now = Temporal.Instant.from('2026-11-22T03:00:00Z')
    const stop = beginJobs(jobs)
    await new Promise((resolve) => setTimeout(resolve, 60))
    assert.deepEqual(asked, [])
    now = Temporal.Instant.from('2026-11-22T07:30:00Z')
    const watch = setInterval(() => server.taken.includes('Morning') && isSent.resolve(), 5)
    await isSent.promise
    clearInterval(watch)
    await stop()
    now = NOW
    await server.close()
    assert.deepEqual(asked, ['2026-11-22'])
    assert.deepEqual(server.taken, ['Morning'])
  })

  test('another council sees none of these letters', async () => {
    const other = await aCouncil(database, 'post-moor', 'Post Moor')
    const [any] = await inVale((db) => listLetters(db, 1))
    const wanted = { council: other.id, actor: BUILDER, access: 'write' } as const
    const seen = await inCouncil(database, wanted, async (db) => [
      await listLetters(db),
      await findLetter(db, any?.id ?? 0),
    ])
    assert.deepEqual(seen, [[], null])
  })
})
