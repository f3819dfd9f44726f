// PDF/UA-1 (ISO 14289-1, 7.21.8) forbids a character that the fonts have no shape for. Typst names each in its
// complaint; rather than drop it in silence, the page shows its code point, as in "[U+1F600]".

// The message comes in Rust's Debug form, and quotes the text within it in that form once more.
const MESSAGE = /message: "((?:[^"\\]|\\.)*)"/g
const COMPLAINT = /the text `"((?:[^"\\]|\\.)*)"` could not be displayed/

/** The texts that Typst's complaint says no font can show. */
export function unprintableIn(complaint: string): readonly string[] {
  const messages = [...complaint.matchAll(MESSAGE)].map(([, message]) => unescapeRust(message ?? ''))
  const texts = messages.map((message) => COMPLAINT.exec(message)?.[1]).filter((text) => text !== undefined)
  return [...new Set(texts.map(unescapeRust))].filter((text) => text !== '')
}

/** The JSON with every such text replaced, inside its strings, by its code points. Plain letters are kept. */
export function replaceUnprintable(json: string, texts: readonly string[]): string {
  const longestFirst = texts.toSorted((one, other) => other.length - one.length)
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'string'
      ? longestFirst.reduce((text, one) => text.replaceAll(one, codePoints(one)), value)
      : value,
  )
}

function codePoints(text: string): string {
  return Array.from(text, codePoint).join('')
}

// A joiner is invisible where it works, so nothing is lost where it cannot.
function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return character
  if (/[\p{Cf}\p{Variation_Selector}]/u.test(character)) return ''
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

// Rust's Debug form of a string: \u{1f600}, \n, \", \\.
function unescapeRust(text: string): string {
  return text.replaceAll(
    /\\u\{([0-9a-f]+)\}|\\(.)/gi,
    (_, code: string | undefined, mark: string | undefined) => {
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
      return { n: '\n', r: '\r', t: '\t', '0': '\0' }[mark ?? ''] ?? mark ?? ''
    },
  )
}
