import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDatabase } from '../test/test-database.ts'
import { aCouncil, BUILDER, NOW, type TestCouncil } from '../test/test-server.ts'
import type { Database } from './database/connect.ts'
import { inCouncil, inSystem } from './database/council-database.ts'
import type { Carried, Carrier } from './jobs/letter.ts'
import { listLetters } from './jobs/letter-store.ts'
import { sendWaiting } from './jobs/post-office.ts'
import { finishLetters } from './start-jobs.ts'
import { loadAssets } from './web/assets.ts'
import { buildServer } from './web/server.ts'
import { accountPages } from './councils/account-pages.ts'
import { findInvitationByToken } from './councils/invitation-store.ts'
import { invitePages } from './councils/invite-pages.ts'
import { beginSession, findVisitor } from './councils/session-store.ts'

type Answer = { readonly status: number; readonly body: string; readonly location: string }
type Sent = { readonly to: string; readonly text: string }

/** The invitation pages of a council with e-mail, and the post that goes round when it is told to. */
async function withMail(carried: Carried): Promise<{
  post: (path: string, fields: Record<string, string>) => Promise<Answer>
  council: TestCouncil
  database: Database
  /** What goes out now. */
  send: () => Promise<readonly Sent[]>
  close: () => Promise<void>
}> {
  const database = await aDatabase()
  const council = await aCouncil(database, 'test-vale', 'Test Vale')
  const baseUrl = 'https://sight.example'
  const app = await buildServer([...invitePages({ mail: {}, baseUrl }), ...accountPages], {
    database,
    assets: await loadAssets(),
    findVisitor: (token, moment) => findVisitor(database, token, moment),
    findApiCaller: async () => null,
    now: () => NOW,
    secure: false,
    trustProxy: false,
    logLevel: 'silent',
  })
  const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, { person: council.people['administrator'], how: 'password', device: '', now: NOW }),
  )
  const headers = { cookie: `los-session=${token}` }
  return {
    council,
    database,
    send: async () => {
      const sent: Sent[] = []
      const carrier: Carrier = {
        carry: (letter) => {
          sent.push(letter)
          return Promise.resolve(carried)
        },
      }
      await sendWaiting({ database, carrier, finish: finishLetters(baseUrl), now: () => NOW })
      return sent
    },
    close: async () => {
      await app.close()
      await database.close()
    },
    post: async (path, fields) => {
      const page = await app.inject({ url: '/account', headers })
      const formToken = /name="form-token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      const payload = new URLSearchParams({ 'form-token': formToken, ...fields }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const reply = await app.inject({ method: 'POST', url: path, headers: { ...headers, ...type }, payload })
      return { status: reply.statusCode, body: reply.body, location: reply.headers.location ?? '' }
    },
  }
}

const NIA = { name: 'Nia Penry', email: 'nia@test-vale.example', role: 'action owner' }
const LINK = /https:\/\/sight\.example(\/invitations\/\d+\.[\w-]{43})/

const keptWords = async ({ database, council }: { database: Database; council: TestCouncil }) =>
  inCouncil(database, { council: council.id, actor: BUILDER, access: 'read' }, async (db) =>
    (await listLetters(db)).map((letter) => `${letter.kind} ${letter.email} ${letter.state} ${letter.words}`),
  )

test('where e-mail is set up, an invitation waits with all letters, and its link goes to the invited person alone', async () => {
  const office = await withMail('sent')
  const reply = await office.post('/councils/test-vale/invitations', NIA)
  assert.equal(reply.location, '/councils/test-vale/people')
  const [kept = ''] = await keptWords(office)
  assert.match(kept, /^invitation nia@test-vale\.example waiting [\s\S]*\{link\}/)
  assert.doesNotMatch(kept + reply.body, /invitations\/\d+\./)
  const sent = await office.send()
  assert.deepEqual(await office.send(), [])
  assert.deepEqual(
    sent.map((one) => one.to),
    ['nia@test-vale.example'],
  )
  const token = LINK.exec(sent[0]?.text ?? '')?.[1]?.slice('/invitations/'.length) ?? ''
  const { database, council } = office
  const found = await inCouncil(
    database,
    { council: council.id, actor: BUILDER, access: 'read' },
    async (db) => findInvitationByToken(db, token),
  )
  assert.equal(found?.name, 'Nia Penry')
  assert.equal(found?.invitedBy, 'Test Vale administrator')
  assert.doesNotMatch((await keptWords(office)).join(), /invitations\/\d+\./)
  await office.close()
})

test('an invitation that was withdrawn while its letter waited goes to nobody', async () => {
  const office = await withMail('sent')
  await office.post('/councils/test-vale/invitations', NIA)
  await office.post('/councils/test-vale/invitations/1/withdrawal', {})
  assert.deepEqual(await office.send(), [])
  assert.match((await keptWords(office))[0] ?? '', /^invitation nia@test-vale\.example kept/)
  await office.close()
})

test('a letter the mail server refuses has failed and is kept, and its link can be passed on by hand', async () => {
  const office = await withMail('never')
  await office.post('/councils/test-vale/invitations', NIA)
  await office.send()
  assert.match((await keptWords(office))[0] ?? '', /^invitation nia@test-vale\.example failed/)
  const reply = await office.post('/councils/test-vale/invitations/1/sending', { by: 'hand' })
  assert.equal(reply.status, 200)
  assert.match(reply.body, LINK)
  assert.equal((await keptWords(office)).length, 1)
  await office.close()
})

test('a link for a new password waits with all letters too, and two presses are one letter', async () => {
  const office = await withMail('sent')
  const path = `/councils/test-vale/people/${office.council.people['team manager']}/new-password`
  await office.post(path, {})
  await office.post(path, {})
  const kept = await keptWords(office)
  assert.equal(kept.length, 1)
  assert.match(kept[0] ?? '', /^new password team-manager@test-vale\.example waiting [\s\S]*\{link\}/)
  const sent = await office.send()
  assert.match(sent[0]?.text ?? '', /https:\/\/sight\.example\/new-password\/\d+\.\d+\.[\w-]{43}/)
  assert.doesNotMatch((await keptWords(office)).join(), /new-password\/\d/)
  await office.close()
})
