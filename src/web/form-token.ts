import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// The token every form carries: a secret of the session, hidden under a fresh mask each time, so that
// compressing the page never betrays it (BREACH).

export function makeFormToken(secret: Uint8Array): string {
  const mask = randomBytes(32)
  return Buffer.concat([mask, xor(digest(secret), mask)]).toString('base64url')
}

export function isFormToken(token: string, secret: Uint8Array): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 64) return false
  return timingSafeEqual(xor(bytes.subarray(32), bytes.subarray(0, 32)), digest(secret))
}

function digest(secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('form').digest()
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
}
