// Markup as a list of lines that are equal where a browser would show and speak the same: the order of attributes,
// the spelling of entities and of empty elements, and white space that nobody sees, make no difference.

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+/g
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
// Elements that stand in a line of text and let white space through.
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'label', 'span', 'strong', 'time', 'u'])
// Elements that stand in a line of text as one piece: white space counts around them, and starts afresh inside.
const PIECE = new Set(['br', 'button', 'img', 'input', 'select', 'svg', 'textarea'])
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  copy: '©',
  ctdot: '⋯',
}

export function normalisedMarkup(markup: string): readonly string[] {
  const reader = new Reader()
  for (const token of tokensOf(markup)) reader.read(token)
  return reader.finish()
}

type Token = RegExpExecArray

function tokensOf(markup: string): readonly Token[] {
  const tokens = [...markup.matchAll(TOKEN)]
  const length = tokens.reduce((sum, token) => sum + token[0].length, 0)
  if (length !== markup.length) throw new Error(`This is not well-formed markup: ${markup}`)
  return tokens
}

class Reader {
  readonly #lines: string[] = []
  readonly #open: string[] = []
  #space = false
  #atStart = true

  read(token: Token): void {
    const [whole, slash, name, attributes = ''] = token
    if (whole.startsWith('<!--')) return
    if (name === undefined) this.#text(whole)
    else if (slash === '/') this.#end(name.toLowerCase())
    else this.#start(name.toLowerCase(), attributes)
  }

  finish(): readonly string[] {
    if (this.#open.length > 0) throw new Error(`Not closed: ${this.#open.join(', ')}`)
    return this.#lines
  }

  #text(raw: string): void {
    const inside = this.#open.at(-1)
    if (inside === 'textarea' || inside === 'pre') {
      // A browser drops one line break that follows the start tag.
      const text = decoded(raw.replace(/^\n/, ''))
      if (text !== '') this.#lines.push(JSON.stringify(text))
      return
    }
    const text = decoded(raw.replaceAll(/[ \t\r\n\f]+/g, ' '))
    if (text.startsWith(' ')) this.#space = true
    const words = text.replaceAll(/^ | $/g, '')
    if (words === '') return
    this.#takeSpace()
    this.#lines.push(words)
    this.#atStart = false
    this.#space = text.length > 1 && text.endsWith(' ')
  }

  #start(name: string, attributes: string): void {
    if (PIECE.has(name)) this.#takeSpace()
    else if (!INLINE.has(name)) this.#space = false
    this.#lines.push(`<${name}${normalisedAttributes(attributes)}>`)
    if (!INLINE.has(name)) this.#atStart = true
    if (VOID.has(name)) this.#atStart = !PIECE.has(name)
    else if (attributes.endsWith('/')) this.#close(name)
    else this.#open.push(name)
  }

  #end(name: string): void {
    const open = this.#open.pop()
    if (open !== name) throw new Error(`</${name}> where </${open}> was to come`)
    this.#close(name)
  }

  #close(name: string): void {
    this.#lines.push(`</${name}>`)
    if (INLINE.has(name)) return
    this.#space = false
    this.#atStart = !PIECE.has(name)
  }

  // White space at the start of a line of text shows nothing.
  #takeSpace(): void {
    if (this.#space && !this.#atStart) this.#lines.push(' ')
    this.#space = false
  }
}

function normalisedAttributes(attributes: string): string {
  const pairs = [...attributes.replace(/\/$/, '').matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single, bare]) => {
      const value = decoded(double ?? single ?? bare ?? '')
      return ` ${name.toLowerCase()}=${JSON.stringify(name === 'class' ? value.trim().replaceAll(/\s+/g, ' ') : value)}`
    },
  )
  return pairs.sort().join('')
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`No such entity here: ${whole}`)
    return character
  })
}
