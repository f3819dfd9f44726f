// A forward reader of XML that is told text as it comes. Ours rather than saxes, which takes 2.2 times as long over a list
// of a million rows (bench/sheets.ts), since it makes every attribute and we make those that are asked for. Office files
// never declare a document type, so one is refused: no entity can be defined, and none can grow.

export class XmlRefused extends Error {
  override readonly name = 'XmlRefused'
  readonly reason: 'declares entities' | 'damaged'
  constructor(reason: 'declares entities' | 'damaged', what: string) {
    super(what)
    this.reason = reason
  }
}

export type XmlListener = {
  /** `name` is without its prefix; `tag` is the whole inside of the tag, for `attributeOf`. */
  readonly open: (name: string, tag: string) => void
  readonly close: (name: string) => void
  /** May come in several pieces. */
  readonly text: (text: string) => void
}

// Word nests tables, Excel nothing; no honest file comes near.
const DEEPEST = 512
const LONGEST_TAG = 1024 * 1024

export class XmlReader {
  readonly #listener: XmlListener
  readonly #open: string[] = []
  #rest = ''
  #began = false

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  write(chunk: string): void {
    this.#rest = this.#scan(this.#rest === '' ? chunk : this.#rest + chunk)
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0 || !this.#began)
      throw new XmlRefused('damaged', 'a part of it is cut short')
  }

  // Answers what could not be read yet because it is cut by the end of the chunk.
  #scan(source: string): string {
    let at = 0
    for (;;) {
      const less = source.indexOf('<', at)
      if (less < 0) return this.#scanTail(source, at)
      if (less > at) this.#sayText(source.slice(at, less))
      const end = this.#scanMarkup(source, less)
      if (end < 0) {
        if (source.length - less > LONGEST_TAG) throw new XmlRefused('damaged', 'a tag never ends')
        return source.slice(less)
      }
      at = end
    }
  }

  // An "&" near the end may be half of a reference; the text before it can be said already.
  #scanTail(source: string, at: number): string {
    const ampersand = source.lastIndexOf('&')
    const cut =
      ampersand >= at && source.length - ampersand < 12 && !source.includes(';', ampersand)
        ? ampersand
        : source.length
    if (cut > at) this.#sayText(source.slice(at, cut))
    return source.slice(cut)
  }

  #sayText(text: string): void {
    if (this.#open.length > 0) this.#listener.text(text.includes('&') ? unescapeXml(text) : text)
    else if (/[^\s\ufeff]/.test(text)) throw new XmlRefused('damaged', 'text stands outside the XML')
  }

  #scanMarkup(source: string, less: number): number {
    const next = source.charCodeAt(less + 1)
    if (next === 0x2f) return this.#scanClose(source, less)
    if (next === 0x3f) return endAfter(source, '?>', less)
    if (next === 0x21) return this.#scanDeclaration(source, less)
    return this.#scanOpen(source, less)
  }

  #scanOpen(source: string, less: number): number {
    let at = less + 1
    let nameEnd = 0
    let nameStart = at
    let quote = 0
    for (; ; at++) {
      const code = source.charCodeAt(at)
      if (code !== code) return -1
      if (quote !== 0) {
        if (code === quote) quote = 0
      } else if (code === 0x3e) break
      else if (code === 0x22 || code === 0x27) quote = code
      else if (code === 0x3c) throw new XmlRefused('damaged', 'a tag stands inside a tag')
      else if (nameEnd === 0) {
        if (code === 0x3a) nameStart = at + 1
        else if (code <= 0x20 || code === 0x2f) nameEnd = at
      }
    }
    const alone = source.charCodeAt(at - 1) === 0x2f
    const name = source.slice(nameStart, nameEnd === 0 ? at : nameEnd)
    if (name === '') throw new XmlRefused('damaged', 'a tag has no name')
    this.#began = true
    this.#listener.open(name, source.slice(less + 1, at))
    if (alone) this.#listener.close(name)
    else if (this.#open.push(name) > DEEPEST) throw new XmlRefused('damaged', 'it nests too deep')
    return at + 1
  }

  #scanClose(source: string, less: number): number {
    const greater = source.indexOf('>', less)
    if (greater < 0) return -1
    const open = this.#open.pop()
    const printed = source.slice(less + 2, greater)
    const name = printed === open ? printed : printed.slice(printed.indexOf(':') + 1).trimEnd()
    if (open !== name) throw new XmlRefused('damaged', 'its tags do not match')
    this.#listener.close(name)
    return greater + 1
  }

  #scanDeclaration(source: string, less: number): number {
    if (source.startsWith('<!--', less)) return endAfter(source, '-->', less + 2)
    if (source.startsWith('<![CDATA[', less)) {
      const end = source.indexOf(']]>', less)
      if (end < 0) return -1
      if (this.#open.length > 0) this.#listener.text(source.slice(less + 9, end))
      return end + 3
    }
    if (source.length - less < 9) return -1
    throw new XmlRefused('declares entities', 'it declares a document type')
  }
}

function endAfter(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** The value of an attribute by its local name, or null. */
export function attributeOf(tag: string, wanted: string): string | null {
  for (const match of tag.matchAll(/[\s]([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] ?? ''
    if (name === wanted || (name.length > wanted.length && name.endsWith(`:${wanted}`)))
      return unescapeXml(match[2] ?? match[3] ?? '')
  }
  return null
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name !== undefined) {
        const known = NAMED[name]
        if (known === undefined)
          throw new XmlRefused('declares entities', `it uses the entity ${whole.slice(0, 20)}`)
        return known
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
    },
  )
}

/** Decodes the bytes of one part as they come: UTF-8 unless a mark or its zeros say UTF-16. */
export class XmlDecoder {
  #decoder: TextDecoder | null = null

  decode(chunk: Uint8Array): string {
    this.#decoder ??= new TextDecoder(encodingOfStart(chunk))
    return this.#decoder.decode(chunk, { stream: true })
  }
}

function encodingOfStart(chunk: Uint8Array): string {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0x3c && chunk[1] === 0)) return 'utf-16le'
  if ((chunk[0] === 0xfe && chunk[1] === 0xff) || (chunk[0] === 0 && chunk[1] === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** Reads a part that is held whole. */
export function readXml(source: string, listener: XmlListener): void {
  const reader = new XmlReader(listener)
  reader.write(source)
  reader.end()
}
