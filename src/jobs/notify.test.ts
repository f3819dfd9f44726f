import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { jwtVerify } from 'jose'
import { notifyCarrier, parseKey } from './notify.ts'

const SERVICE = '26785a09-ab16-4eb0-8407-a37497a57506'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z')
const settings = {
  apiKey: `test_key-with-hyphens-${SERVICE}-${SECRET}`,
  templateId: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
}
const letter = { to: 'ada@vale.example', subject: 'Two minutes', text: 'Dear Ada', reference: '1-2-1' }

/** Stands in for Notify; answers with this status, or hangs up. */
async function aNotify(answer: number | 'hang up') {
  const heard: { url: string; authorization: string; body: Record<string, unknown> }[] = []
  const server = http.createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      heard.push({
        url: `${request.method} ${request.url}`,
        authorization: request.headers.authorization ?? '',
        body: JSON.parse(body) as Record<string, unknown>,
      })
      if (answer === 'hang up') request.socket.destroy()
      else reply.writeHead(answer, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address, heard, close }
}

const carryTo = (address: string) => notifyCarrier(settings, { address, now: () => NOW }).carry(letter)

test('a letter goes to Notify with its template, its words and a token that Notify can check', async () => {
  const notify = await aNotify(201)
  assert.equal(await carryTo(notify.address), 'sent')
  await notify.close()
  const [heard] = notify.heard
  assert.equal(heard?.url, 'POST /v2/notifications/email')
  assert.deepEqual(heard?.body, {
    email_address: 'ada@vale.example',
    template_id: settings.templateId,
    personalisation: { subject: 'Two minutes', body: 'Dear Ada' },
    reference: '1-2-1',
  })
  const token = heard?.authorization.replace(/^Bearer /, '') ?? ''
  const checked = await jwtVerify(token, Buffer.from(SECRET), {
    issuer: SERVICE,
    algorithms: ['HS256'],
    currentDate: new Date(NOW.epochMilliseconds),
    maxTokenAge: '30s',
  })
  assert.equal(checked.payload.iat, NOW.epochMilliseconds / 1000)
  const [head, said, signature] = token.split('.')
  assert.equal(createHmac('sha256', SECRET).update(`${head}.${said}`).digest('base64url'), signature)
})

test('what Notify says decides whether the letter is tried again', async () => {
  const found: [number | string, string][] = []
  for (const answer of [201, 400, 403, 429, 500, 503, 'hang up'] as const) {
    const notify = await aNotify(answer)
    found.push([answer, await carryTo(notify.address)])
    await notify.close()
  }
  assert.deepEqual(found, [
    [201, 'sent'],
    [400, 'never'],
    [403, 'not now'],
    [429, 'not now'],
    [500, 'unsure'],
    [503, 'not now'],
    ['hang up', 'unsure'],
  ])
})

test('a Notify that is not there is tried again', async () => {
  const notify = await aNotify(201)
  await notify.close()
  assert.equal(await carryTo(notify.address), 'not now')
})

test('the service and the secret are the last two ids of the key', () => {
  assert.deepEqual(parseKey(settings.apiKey), { service: SERVICE, secret: SECRET })
})
