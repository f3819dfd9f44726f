import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { NEW_PASSWORD_HOURS } from './invitation.ts'
import { SECOND_STEP_MINUTES, secondStepCookie } from './session.ts'

// The second step: a code of six digits from an app on a phone (RFC 6238), or a recovery code.

const PERIOD_SECONDS = 30

/** A fresh secret, in the letters one can type. 160 bits: RFC 4226 4, R6. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The secret that a session proposes in place of the one in use: the same each time its page is looked at, so that
 * looking changes nothing, and another after it was taken up. */
export function proposedSecret(sessionSecret: Uint8Array, inUse: string | null): string {
  const bytes = createHmac('sha256', sessionSecret).update(`second factor after ${inUse}`).digest()
  return new Secret({ buffer: Uint8Array.from(bytes.subarray(0, 20)).buffer }).base32
}

/** The step whose code this is, the one before or the one after being good too; null where it is none or was used. */
export function stepOfCode(
  secret: string,
  code: string,
  at: { readonly now: Temporal.Instant; readonly lastStep: number | null },
): number | null {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const timestamp = at.now.epochMilliseconds
  const delta = totpOf(secret, '').validate({ token: digits, timestamp, window: 1 })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
  return at.lastStep !== null && step <= at.lastStep ? null : step
}

/** What an app must be told, as an address and as the squares of a QR code, one string of 0 and 1 a row. */
export function secretForApp(
  secret: string,
  email: string,
): { readonly address: string; readonly squares: readonly string[]; readonly key: string } {
  const address = totpOf(secret, email).toString()
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'L' })
  const squares = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_square, column) => (modules.get(row, column) ? '1' : '0')).join(
      '',
    ),
  )
  return { address, squares, key: (secret.match(/.{1,4}/g) ?? []).join(' ') }
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Line of Sight',
    label,
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
  })
}

// No i, l, o, u: nothing to mistake when read from paper (Crockford).
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten codes of 80 bits: "7k2m-9qhx-41vd-0ztb". */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(16)].map((byte) => LETTERS[byte % 32] ?? '').join('')
    return (letters.match(/.{4}/g) ?? []).join('-')
  })
}

/** As it is kept, however it was typed. 80 bits need no slow hash. */
export function hashRecoveryCode(typed: string): Buffer {
  const plain = typed
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return createHash('sha256').update(plain).digest()
}

/** Says for a short while "this person's password was right", signed with what only the database knows of them: it
 * ends by itself when their password changes. */
export function writeProof(purpose: ProofPurpose, proof: Proof, key: string): string {
  return `${proof.person}.${proof.untilSeconds}.${sign(purpose, proof, key).toString('base64url')}`
}

/** The page of a link for a new password, good until the password it is signed with changes. */
export function newPasswordPath(person: number, hash: string, now: Temporal.Instant): string {
  const untilSeconds = Math.floor(now.epochMilliseconds / 1000) + NEW_PASSWORD_HOURS * 3600
  return `/new-password/${writeProof('new password', { person, untilSeconds }, hash)}`
}

/** Where whoever gave the right password goes next, and the note they carry there. No session yet. */
export function onToSecondStep(
  keys: { readonly id: number; readonly passwordHash: string; readonly totpConfirmedAt: unknown },
  next: string,
  now: Temporal.Instant,
): { readonly href: string; readonly cookie: ReturnType<typeof secondStepCookie> } {
  const untilSeconds = Math.floor(now.epochMilliseconds / 1000) + SECOND_STEP_MINUTES * 60
  const proof = writeProof('second step', { person: keys.id, untilSeconds }, keys.passwordHash)
  const page = keys.totpConfirmedAt === null ? '/sign-in/second-factor/set-up' : '/sign-in/second-factor'
  const query = next === '/' ? '' : `?next=${encodeURIComponent(next)}`
  return { href: `${page}${query}`, cookie: secondStepCookie(proof) }
}

export type ProofPurpose = 'second step' | 'new password'
export type Proof = { readonly person: number; readonly untilSeconds: number }

/** Whom it speaks of, before anything is believed. */
export function readProof(text: string): Proof | null {
  const parts = /^([1-9]\d{0,14})\.(\d{1,12})\.[\w-]{43}$/.exec(text)
  return parts === null ? null : { person: Number(parts[1]), untilSeconds: Number(parts[2]) }
}

export function isProof(
  purpose: ProofPurpose,
  text: string,
  about: { readonly key: string; readonly now: Temporal.Instant },
): boolean {
  const proof = readProof(text)
  if (proof === null || about.now.epochMilliseconds / 1000 >= proof.untilSeconds) return false
  const said = Buffer.from(text.split('.')[2] ?? '', 'base64url')
  const right = sign(purpose, proof, about.key)
  return said.length === right.length && timingSafeEqual(said, right)
}

function sign(purpose: ProofPurpose, { person, untilSeconds }: Proof, key: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}:${person}:${untilSeconds}`).digest()
}
