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
