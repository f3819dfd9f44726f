import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passwordRefusal } from './password.ts'
import { knownPasswords } from './read-known-passwords.ts'

const NAMES = ['Priya Raman', 'priya.raman@kelsmere.example', 'Kelsmere Borough Council']
const NONE_KNOWN: ReadonlySet<string> = new Set()

test('a password has at least 12 characters, whatever they are', () => {
  assert.equal(passwordRefusal('', NAMES, NONE_KNOWN), 'missing')
  assert.equal(passwordRefusal('vK9#pq2!zLm', NAMES, NONE_KNOWN), 'too short')
  assert.equal(passwordRefusal('vK9#pq2!zLmw', NAMES, NONE_KNOWN), null)
  assert.equal(passwordRefusal('ручей утром туман', NAMES, NONE_KNOWN), null)
  assert.equal(passwordRefusal('🐢🌵🎻🧭🪁🛶🥁🪵🧶', NAMES, NONE_KNOWN), 'too short')
})

test('characters are counted as people count them, not as the computer keeps them', () => {
  assert.equal(passwordRefusal('🐢🌵🎻🧭🪁🛶🥁🪵🧶🦦🏮🫖', NAMES, NONE_KNOWN), null)
})

test('128 characters are allowed and 129 are not', () => {
  const long = Array.from({ length: 128 }, (_, place) => String.fromCodePoint(0x4e00 + place * 7)).join('')
  assert.equal(passwordRefusal(long, NAMES, NONE_KNOWN), null)
  assert.equal(passwordRefusal(`${long}x`, NAMES, NONE_KNOWN), 'too long')
})

test('three unrelated words make a password', () => {
  for (const good of [
    'otter lantern quilt',
    'teapot-gravel-oboe',
    'marmaladehingewalrus',
    'nineteen wet pelicans',
  ]) {
    assert.equal(passwordRefusal(good, NAMES, NONE_KNOWN), null, good)
  }
})

test('what people choose when they must have twelve characters is refused', () => {
  const common = [
    'password1234',
    'Password2026',
    'P@ssw0rd1234',
    'passwordpassword',
    'Summer2026!!',
    'Welcome12345',
    'letmein12345',
    'qwertyuiop12',
    'qwerty123456',
    'Qwerty123456!',
    '1q2w3e4r5t6y',
    '123456789012',
    '012345678901',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '121212121212',
    'iloveyou1234',
    'ILoveYou2020!',
    'Liverpool2024',
    'manchesterunited',
    'administrator',
    'Administrator1',
    'trustno1trustno1',
    'SocialWorker1',
    'councilcouncil',
    'January2026!',
    'changeme1234',
    'zxcvbnm12345',
    'lineofsight1',
    'LineOfSight2026',
  ]
  for (const bad of common) assert.equal(passwordRefusal(bad, NAMES, NONE_KNOWN), 'too easy', bad)
})

test('the person’s own name, address and council are no password', () => {
  for (const bad of [
    'PriyaRaman2026',
    'priya.raman1',
    'Kelsmere2026!!',
    'KelsmereBorough',
    'raman-kelsmere',
  ]) {
    assert.equal(passwordRefusal(bad, NAMES, NONE_KNOWN), 'too easy', bad)
  }
  assert.equal(passwordRefusal('PriyaRaman2026', [], NONE_KNOWN), null)
})

test('random characters are never too easy', () => {
  const characters = fc.uniqueArray(fc.constantFrom(...Array.from('bcdfghjkmnpqrtvwxyz23456789#%&*')), {
    minLength: 16,
  })
  fc.assert(
    fc.property(characters, (some) => passwordRefusal(some.join(''), NAMES, NONE_KNOWN) === null),
    { seed: 20261121 },
  )
})

test('a long password is judged at once', () => {
  assert.equal(passwordRefusal('password'.repeat(16), NAMES, NONE_KNOWN), 'too easy')
})

test('a password that has leaked is refused, however it is written, and one that has not is not', async () => {
  const known = await knownPasswords()
  assert.ok(known.size > 200)
  for (const leaked of ['mailcreated5240', 'MailCreated5240', 'ghhh47hj7649'])
    assert.equal(passwordRefusal(leaked, NAMES, known), 'leaked', leaked)
  assert.equal(passwordRefusal('otter lantern quilt', NAMES, known), null)
})
