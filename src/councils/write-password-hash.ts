import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const compute: (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer> = promisify(argon2)

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. About 100 ms here. Raise them freely:
// each hash says its own, and is made anew when its owner next signs in.
const WANTED: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** A password as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return writeHash(WANTED, salt, await derive(password, salt, WANTED))
}

/** Is it the password? Takes as long for a person who does not exist or has no password: give `null` for them. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const hash = kept === null ? null : readHash(kept)
  const { cost, salt, tag } = hash ?? NOBODY
  const derived = await derive(password, salt, cost)
  return timingSafeEqual(derived, tag) && hash !== null
}

/** Was it made with less than is wanted today? */
export function needsRehash(kept: string): boolean {
  const cost = readHash(kept)?.cost
  return cost === undefined || cost.memory < WANTED.memory || cost.passes < WANTED.passes
}

/** For whoever must have no password until they choose one; no password is ever this. */
export function noPassword(): string {
  return `none$${randomBytes(32).toString('base64url')}`
}

const NOBODY = { cost: WANTED, salt: randomBytes(16), tag: randomBytes(32) }

async function derive(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  // The same letters typed on another keyboard may come composed otherwise.
  const message = password.normalize('NFKC')
  return compute('argon2id', { message, nonce: salt, tagLength: 32, ...cost })
}

function writeHash({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`
}

function readHash(kept: string): { readonly cost: Cost; readonly salt: Buffer; readonly tag: Buffer } | null {
  const parts =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{43})$/.exec(
      kept,
    )
  if (parts === null) return null
  const [memory = 0, passes = 0, parallelism = 0] = parts.slice(1, 4).map(Number)
  return {
    cost: { memory, passes, parallelism },
    salt: Buffer.from(parts[4] ?? '', 'base64'),
    tag: Buffer.from(parts[5] ?? '', 'base64'),
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
