import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceInWords, safeNext } from './session.ts'

test('after signing in one goes on only to a page of our own', () => {
  for (const own of ['/', '/account', '/councils/test-vale/plan?owner=Nia%20Penry', '/councils/a/line#x'])
    assert.equal(safeNext(own), own)
  for (const other of [
    null,
    '',
    'account',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/a b',
    '/a\\b',
    '/sign-in',
    '/sign-out',
    'javascript:alert(1)',
    '/\n/evil.example',
  ])
    assert.equal(safeNext(other), '/', String(other))
})

test('a device is said in plain words', () => {
  const cases = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0':
      'Edge on a Windows computer',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0':
      'Firefox on a Windows computer',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1':
      'Safari on an iPhone',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15':
      'Safari on a Mac',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36':
      'Chrome on an Android device',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36':
      'Chrome on a Chromebook',
    'curl/8.0': 'curl/8.0',
    '': 'Unknown device',
  }
  for (const [device, words] of Object.entries(cases)) assert.equal(deviceInWords(device), words)
})
