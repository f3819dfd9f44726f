import { createHmac } from 'node:crypto'
import type { NameChild, Naming } from './child-list.ts'

// Letters and digits that are not taken for one another when they are read out or copied (Crockford's base 32).
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 40
const BITS_OF_A_LETTER = 5

/** "K7Q2-M9XD": always the same for a child under one key, and nothing without the key. */
export function pseudonymOf(identifier: string, secret: Uint8Array): string {
  const digest = createHmac('sha256', secret).update(identifier).digest()
  let bits = digest.readUIntBE(0, BITS / 8)
  let letters = ''
  while (letters.length < BITS / BITS_OF_A_LETTER) {
    letters = `${LETTERS[bits % 32] ?? ''}${letters}`
    bits = Math.floor(bits / 32)
  }
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

export function nameChildBy({ names, secret }: Naming): NameChild {
  return (identifier) => (names === 'pseudonym' ? pseudonymOf(identifier, secret) : identifier)
}
