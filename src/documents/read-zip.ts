import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { fromBuffer, open } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

export type ZipLimits = { readonly unpackedBytes: number; readonly ratio: number; readonly parts: number }

export type ZipReason = 'damaged' | 'locked' | 'unpacks too large' | 'too many parts'

export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly reason: ZipReason
  constructor(reason: ZipReason, what: string, options?: ErrorOptions) {
    super(what, options)
    this.reason = reason
  }
}

// Below this a part may be as repetitive as it likes: an empty sheet of styled cells packs a hundredfold.
const SMALL = 1024 * 1024
// zlib's own 16 KB pieces cost a trip to another thread each; at 256 KB that no longer shows.
const PIECE = 256 * 1024

/** The parts of an Office file. Sizes are held against the limits as declared, before anything is unpacked, and again as it unpacks, since a bomb lies. */
export class Zip {
  readonly #file: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: ZipLimits
  #unpacked = 0

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#file = file
    this.#entries = entries
    this.#limits = limits
  }

  static async open(source: Uint8Array | string, limits: ZipLimits): Promise<Zip> {
    const file = await openFile(source)
    try {
      if (file.entryCount > limits.parts) throw new ZipRefused('too many parts', `${file.entryCount} parts`)
      return new Zip(file, await listEntries(file), limits)
    } catch (cause) {
      file.close()
      throw asRefused(cause)
    }
  }

  names(): readonly string[] {
    return [...this.#entries.values()].map((entry) => entry.fileName)
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name))
  }

  async *chunks(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.#entries.get(keyOf(name))
    if (entry === undefined) throw new ZipRefused('damaged', `it has no part ${name}`)
    this.#admit(entry)
    let unpacked = 0
    try {
      for await (const chunk of await this.#unpack(entry)) {
        const piece = chunk as Uint8Array
        unpacked += piece.length
        if (unpacked > entry.uncompressedSize)
          throw new ZipRefused('damaged', 'a part is longer than it declares')
        yield piece
      }
    } catch (cause) {
      throw asRefused(cause)
    }
    if (unpacked !== entry.uncompressedSize)
      throw new ZipRefused('damaged', 'a part is shorter than it declares')
  }

  async bytes(name: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    for await (const piece of this.chunks(name)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  close(): void {
    this.#file.close()
  }

  #admit(entry: Entry): void {
    const { compressedSize, uncompressedSize } = entry
    this.#unpacked += uncompressedSize
    const swells = uncompressedSize > SMALL && uncompressedSize > compressedSize * this.#limits.ratio
    if (swells || this.#unpacked > this.#limits.unpackedBytes)
      throw new ZipRefused('unpacks too large', `${entry.fileName} unpacks to ${uncompressedSize} bytes`)
    if (entry.isEncrypted()) throw new ZipRefused('locked', 'a part is encrypted')
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      throw new ZipRefused('damaged', 'a part is packed in a way Office does not use')
  }

  async #unpack(entry: Entry): Promise<Readable> {
    const packed = await this.#file.openReadStreamPromise(entry, { decodeFileData: false })
    if (entry.compressionMethod === 0) return packed
    const inflate = createInflateRaw({ chunkSize: PIECE })
    packed.on('error', (cause: Error) => inflate.destroy(cause))
    inflate.on('close', () => packed.destroy())
    return packed.pipe(inflate)
  }
}

// Names of parts are the same whatever their case, by the packaging standard (ECMA-376 part 2).
function keyOf(name: string): string {
  return name.replace(/^\//, '').toLowerCase()
}

async function openFile(source: Uint8Array | string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false } as const
  return new Promise((resolve, reject) => {
    const answer = (cause: Error | null, file?: ZipFile): void => {
      if (file === undefined) reject(new ZipRefused('damaged', 'it is not a whole zip file', { cause }))
      else resolve(file)
    }
    if (typeof source === 'string') open(source, options, answer)
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, answer)
  })
}

async function listEntries(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  file.on('entry', (entry) => {
    entries.set(keyOf(entry.fileName), entry)
    file.readEntry()
  })
  const ended = once(file, 'end')
  file.readEntry()
  await ended
  return entries
}

function asRefused(cause: unknown): Error {
  if (cause instanceof ZipRefused) return cause
  const fault = cause instanceof Error ? cause : new Error(String(cause))
  const code = (fault as NodeJS.ErrnoException).code ?? ''
  // A disk that fails is a fault of ours, not of the file.
  if (/^E[A-Z]+$/.test(code)) return fault
  return new ZipRefused('damaged', 'a part of it cannot be unpacked', { cause })
}
