import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passwordRefusal } from './password.ts'

const NAMES = ['Priya Raman', 'priya.raman@kelsmere.example', 'Kelsmere Borough Council']

test('a password has at least 12 characters, whatever they are', () => {
  assert.equal(passwordRefusal('', NAMES), 'missing')
  assert.equal(passwordRefusal('vK9#pq2!zLm', NAMES), 'too short')
  assert.equal(passwordRefusal('vK9#pq2!zLmw', NAMES), null)
  assert.equal(passwordRefusal('ручей утром туман', NAMES), null)
  assert.equal(passwordRefusal('🐢🌵🎻🧭🪁🛶🥁🪵🧶', NAMES), 'too short')
})

test('characters are counted as people count them, not as the computer keeps them', () => {
  assert.equal(passwordRefusal('🐢🌵🎻🧭🪁🛶🥁🪵🧶🦦🏮🫖', NAMES), null)
})

test('128 characters are allowed and 129 are not', () => {
  const long = Array.from({ length: 128 }, (_, place) => String.fromCodePoint(0x4e00 + place * 7)).join('')
  assert.equal(passwordRefusal(long, NAMES), null)
  assert.equal(passwordRefusal(`${long}x`, NAMES), 'too long')
})

test('three unrelated words make a password', () => {
  for (const good of [
    'otter lantern quilt',
    'teapot-gravel-oboe',
    'marmaladehingewalrus',
    'nineteen wet pelicans',
  ]) {
    assert.equal(passwordRefusal(good, NAMES), null, good)
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
  for (const bad of common) assert.equal(passwordRefusal(bad, NAMES), 'too easy', bad)
})

test('the person’s own name, address and council are no password', () => {
  for (const bad of [
    'PriyaRaman2026',
    'priya.raman1',
    'Kelsmere2026!!',
    'KelsmereBorough',
    'raman-kelsmere',
  ]) {
    assert.equal(passwordRefusal(bad, NAMES), 'too easy', bad)
  }
  assert.equal(passwordRefusal('PriyaRaman2026', []), null)
})

test('random characters are never too easy', () => {
  const characters = fc.uniqueArray(fc.constantFrom(...Array.from('bcdfghjkmnpqrtvwxyz23456789#%&*')), {
    minLength: 16,
  })
  fc.assert(
    fc.property(characters, (some) => passwordRefusal(some.join(''), NAMES) === null),
    { seed: 20261121 },
  )
})

test('a long password is judged at once', () => {
  assert.equal(passwordRefusal('password'.repeat(16), NAMES), 'too easy')
})
