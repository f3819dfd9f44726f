import { createHash, createPublicKey, verify } from 'node:crypto'

// Checks an export of the record with nothing but the export itself: no database, no trust in whoever runs one.

export type ExportedEvent = {
  readonly number: number
  readonly at: string
  readonly body: string
  readonly previous: string
  readonly hash: string
}

/** A day's closing hash with its Ed25519 signature over "chain, day, number, hash", each ended by a line feed but the last. */
export type ExportedHead = {
  readonly day: string
  readonly number: number
  readonly hash: string
  readonly signature: string
  readonly publicKey: string
}

export type RecordExport = {
  readonly format: string
  readonly chain: string
  readonly events: readonly ExportedEvent[]
  readonly heads: readonly ExportedHead[]
}

export const RECORD_FORMAT = 'line-of-sight record 1'

export type Proof =
  | {
      readonly ok: true
      readonly events: number
      readonly heads: number
      readonly lastHash: string
      readonly keys: readonly string[]
    }
  | { readonly ok: false; readonly at: number | string; readonly why: string }

/**
 * Follows the chain from the first event to the last and checks every signed head. Heads kept outside (`witnessed`,
 * "day hash" as printed on packs) must be found too: they are what shows a chain that was rewritten whole.
 */
export function proveRecord(
  record: RecordExport,
  witnessed: readonly { readonly number: number; readonly hash: string }[] = [],
): Proof {
  let previous = ''
  for (const [index, event] of record.events.entries()) {
    if (event.number !== index + 1)
      return fault(index + 1, `event ${index + 1} is missing or out of its place`)
    if (event.previous !== previous) return fault(event.number, 'it does not follow the event before it')
    if (hashOf(event, previous) !== event.hash)
      return fault(event.number, 'its words, moment or number were changed')
    if (!isBody(event.body)) return fault(event.number, 'its words cannot be read')
    previous = event.hash
  }
  for (const head of record.heads) {
    if (!isSigned(record.chain, head)) return fault(head.day, 'the signature of the day’s head does not fit')
    if (record.events[head.number - 1]?.hash !== head.hash)
      return fault(head.day, 'the record no longer has the head signed that day')
  }
  for (const one of witnessed) {
    if (record.events[one.number - 1]?.hash !== one.hash)
      return fault(one.number, 'it differs from the head that was kept outside')
  }
  const keys = [...new Set(record.heads.map((head) => head.publicKey))]
  return { ok: true, events: record.events.length, heads: record.heads.length, lastHash: previous, keys }
}

export function hashOf(event: Pick<ExportedEvent, 'number' | 'at' | 'body'>, previous: string): string {
  return createHash('sha256').update(`${previous}\n${event.number}\n${event.at}\n${event.body}`).digest('hex')
}

export function wordsOfHead(chain: string, head: Pick<ExportedHead, 'day' | 'number' | 'hash'>): Buffer {
  return Buffer.from(`${chain}\n${head.day}\n${head.number}\n${head.hash}`)
}

function isSigned(chain: string, head: ExportedHead): boolean {
  try {
    return verify(
      null,
      wordsOfHead(chain, head),
      createPublicKey(head.publicKey),
      Buffer.from(head.signature, 'base64'),
    )
  } catch {
    return false
  }
}

function isBody(body: string): boolean {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' && said !== null
  } catch {
    return false
  }
}

function fault(at: number | string, why: string): Proof {
  return { ok: false, at, why }
}
