import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import type { Carried } from './letter.ts'
import { smtpCarrier } from './mail.ts'

type Caught = { readonly to: readonly string[]; readonly text: string }

async function aMailServer(
  refuse = false,
): Promise<{ url: string; caught: Caught[]; close: () => Promise<void> }> {
  const caught: Caught[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('no such person') : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        caught.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          text: Buffer.concat(parts).toString(),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const letter = {
  to: 'priya@vale.example',
  subject: 'Your invitation',
  text: 'Open this link:\n\nhttps://sight.example/x',
  reference: '1-1-1',
}

const carry = ({ url }: { readonly url: string }, sent = letter): Promise<Carried> =>
  smtpCarrier({ smtpUrl: url, from: 'sight@vale.example' }).carry(sent)

test('a letter reaches the mail server as plain text for one reader', async () => {
  const server = await aMailServer()
  assert.equal(await carry(server), 'sent')
  await server.close()
  assert.deepEqual(
    server.caught.map((one) => one.to),
    [['priya@vale.example']],
  )
  const text = server.caught[0]?.text ?? ''
  assert.match(text, /^From: (?:"Line of Sight"|Line of Sight) <sight@vale\.example>/m)
  assert.match(text, /^Subject: Your invitation/m)
  assert.match(text, /^Content-Type: text\/plain/m)
  assert.match(text, /https:\/\/sight\.example\/x/)
})

test('words in an address or a subject add no reader and no header', async () => {
  const server = await aMailServer()
  const subject = 'Hello\r\nBcc: spy@else.example'
  await carry(server, { ...letter, to: 'a@vale.example, spy@else.example', subject })
  await server.close()
  assert.ok(server.caught.every((one) => one.to.length === 1 && !one.to.includes('spy@else.example')))
  assert.ok(server.caught.every((one) => !/^Bcc:/m.test(one.text)))
})

test('a server that refuses or is not there is said, not thrown', async () => {
  const server = await aMailServer(true)
  assert.equal(await carry(server), 'never')
  await server.close()
  assert.equal(await carry(server), 'not now')
})
