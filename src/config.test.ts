import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from './config.ts'

const faultsOf = (environment: Record<string, string>) => {
  const config = parseConfig(environment, '/somewhere')
  return config.ok ? [] : config.refusal
}

test('with nothing set there is a whole configuration', () => {
  const config = parseConfig({}, '/somewhere')
  assert.ok(config.ok)
  assert.deepEqual(
    [config.value.port, config.value.host, config.value.dataFolder, config.value.database.kind],
    [3000, '127.0.0.1', '/somewhere/.data', 'own'],
  )
})

test('each wrong value is one clear line', () => {
  const faults = faultsOf({
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    LOS_DEMONSTRATION: 'maybe',
    LOS_LOG_LEVEL: 'loud',
  })
  assert.equal(faults.length, 4)
  for (const name of ['PORT', 'DATABASE_URL', 'LOS_DEMONSTRATION', 'LOS_LOG_LEVEL']) {
    assert.equal(faults.filter((line) => line.startsWith(name) && !line.includes('\n')).length, 1, name)
  }
})

test('a wrong secret is not repeated', () => {
  const [fault] = faultsOf({ DATABASE_URL: 'hunter2' })
  assert.ok(fault && !fault.includes('hunter2'))
})

test('settings that need each other say so', () => {
  assert.match(faultsOf({ SMTP_URL: 'smtp://mail.example' }).join(' '), /SMTP_URL and MAIL_FROM go together/)
  assert.match(faultsOf({ OIDC_ISSUER: 'https://issuer.example' }).join(' '), /go together/)
  const oidc = { OIDC_ISSUER: 'http://issuer.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
  assert.match(faultsOf(oidc).join(' '), /must be an https address/)
  assert.match(faultsOf({ DATABASE_OWNER_URL: 'postgresql://x@y/z' }).join(' '), /only beside DATABASE_URL/)
})

test('letters go one way or the other, and never without an address to lead back to', () => {
  const key = 'vale-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'
  const notify = { NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: 'f33517ff-2a88-4f6e-b855-c550268ce08a' }
  assert.deepEqual(faultsOf({ ...notify, BASE_URL: 'https://sight.example' }), [])
  assert.match(faultsOf(notify).join(' '), /NOTIFY_API_KEY needs BASE_URL/)
  assert.match(faultsOf({ NOTIFY_API_KEY: key }).join(' '), /go together/)
  const both = {
    ...notify,
    SMTP_URL: 'smtp://mail.example',
    MAIL_FROM: 'a@b.example',
    BASE_URL: 'https://s.example',
  }
  assert.match(faultsOf(both).join(' '), /give one of them/)
  const [fault] = faultsOf({ NOTIFY_API_KEY: 'hunter2' })
  assert.ok(fault && /^NOTIFY_API_KEY/.test(fault) && !fault.includes('hunter2'))
})
