import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { aDatabase } from '../../test/test-database.ts'
import { aCouncil, BUILDER, NOW } from '../../test/test-server.ts'
import { inSystem } from '../database/council-database.ts'
import { loadAssets } from '../web/assets.ts'
import { buildServer } from '../web/server.ts'
import { accountPages } from './account-pages.ts'
import { invitePages } from './invite-pages.ts'
import { beginSession, findVisitor } from './session-store.ts'

type Answer = { readonly status: number; readonly body: string; readonly location: string }

/** The invitation pages with a mail server behind them that takes letters, or takes none. */
async function withMail(takes: boolean): Promise<{
  post: (path: string, fields: Record<string, string>) => Promise<Answer>
  letters: string[]
  close: () => void
}> {
  const letters: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(takes ? null : new Error('no')),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => {
    smtp.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = smtp.server.address() as AddressInfo
  const database = await aDatabase()
  const council = await aCouncil(database, 'test-vale', 'Test Vale')
  const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'sight@test-vale.example' }
  const app = await buildServer(
    [...invitePages({ mail, baseUrl: 'https://sight.example' }), ...accountPages],
    {
      database,
      assets: await loadAssets(),
      findVisitor: (token, moment) => findVisitor(database, token, moment),
      findApiCaller: async () => null,
      now: () => NOW,
      secure: false,
      trustProxy: false,
      logLevel: 'silent',
    },
  )
  const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, { person: council.people['administrator'], how: 'password', device: '', now: NOW }),
  )
  const headers = { cookie: `los-session=${token}` }
  return {
    letters,
    close: () => smtp.close(),
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

test('where e-mail is set up, the link goes to the invited person and to nobody else', async () => {
  const { post, letters, close } = await withMail(true)
  const reply = await post('/councils/test-vale/invitations', NIA)
  close()
  assert.equal(reply.location, '/councils/test-vale/people')
  assert.equal(letters.length, 1)
  const letter = (letters[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
  assert.match(letter, /^To: .*nia@test-vale\.example/m)
  assert.match(letter, /https:\/\/sight\.example\/invitations\/\d+\.[\w-]{43}/)
  assert.doesNotMatch(reply.body, /invitations\/\d+\./)
})

test('where the letter does not go, the link is shown to pass on, and the invitation stands', async () => {
  const { post, close } = await withMail(false)
  const reply = await post('/councils/test-vale/invitations', NIA)
  close()
  assert.equal(reply.status, 200)
  assert.match(reply.body, /did not go/)
  assert.match(reply.body, /https:\/\/sight\.example\/invitations\/\d+\.[\w-]{43}/)
})
