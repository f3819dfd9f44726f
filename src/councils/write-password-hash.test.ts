import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { hashPassword, isPassword, needsRehash, noPassword } from './write-password-hash.ts'

const PASSWORD = 'otter lantern quilt'

test('a hash says how it was made, and never twice the same', async () => {
  const hash = await hashPassword(PASSWORD)
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(hash, await hashPassword(PASSWORD))
  assert.equal(needsRehash(hash), false)
})

test('the password opens its hash and no other does', async () => {
  const hash = await hashPassword(PASSWORD)
  assert.equal(await isPassword(PASSWORD, hash), true)
  assert.equal(await isPassword(`${PASSWORD} `, hash), false)
  assert.equal(await isPassword('', hash), false)
})

test('letters composed in another way are the same letters', async () => {
  const hash = await hashPassword('caf\u00e9 lantern quilt')
  assert.equal(await isPassword('cafe\u0301 lantern quilt', hash), true)
})

test('a hash made with lower cost still opens, and is due to be made anew', async () => {
  const nonce = Buffer.from('0123456789abcdef')
  const weak = argon2Sync('argon2id', {
    message: PASSWORD,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 8192,
    passes: 1,
  })
  const [salt, tag] = [nonce, weak].map((bytes) => bytes.toString('base64').replaceAll('=', ''))
  const hash = `$argon2id$v=19$m=8192,t=1,p=1$${salt}$${tag}`
  assert.equal(await isPassword(PASSWORD, hash), true)
  assert.equal(needsRehash(hash), true)
})

test('nobody has no password, and what is not a hash is opened by nothing', async () => {
  for (const kept of [
    null,
    '',
    'none',
    noPassword(),
    '$argon2id$v=19$m=1,t=1,p=1$$',
    '$2b$10$abcdefghijklmnopqrstuv',
  ]) {
    assert.equal(await isPassword(PASSWORD, kept), false)
  }
})
