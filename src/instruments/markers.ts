// The marks that begin a listed paragraph. A mark is only a candidate: the clause tree decides by sequence.

export type Enumeration = 'arabic' | 'alpha' | 'roman'

export type Marker = {
  /** The characters the mark takes, with the space after it. */
  readonly length: number
  /** A dash or dot that stood before the number, or the bullet itself. */
  readonly bullet: string | null
  /** The readings the mark may have; none for a plain bullet. "i." is a letter and a roman number. */
  readonly values: readonly { readonly enumeration: Enumeration; readonly value: number }[]
  /** As printed, without its points and brackets. */
  readonly label: string | null
  /** "2.1.3": the level is in the mark itself. */
  readonly isDecimal: boolean
  /** "Recommendation 4": the word printed with the number. */
  readonly word: string | null
  /** The points and brackets around the label, "()" or ".". */
  readonly style: string
}

const BULLET =
  /^([\u2022\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25fc\u25fb\u25fe\u25fd\u2023\u2043\u2219\u27a2\u27a4\u2756\u25b6\u25ba\u2713\u2714\u00b7\uf000-\uf0ff*+\u2013\u2014\u2212-]|o(?=\s{1,4}\S))\s*/
const WORD =
  /^(?:recommendation|paragraph|clause|action|para|rec|no|item|\u00a7)\.?\s{0,2}(?=\d)|^R(?=\d{1,2}[.:)\s])/i
const OPENING = /^[([{]?/
const BODY = /^(?:\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|[IVXLC]{1,6})(?![\p{L}\d])/u
const CLOSING = /^(?:[)\]}][.:]?|\.\)|[.:](?!\d)|\s?[\u2013\u2014-](?=\s))(?=\s|$|[\p{L}"\u201c\u2018'*(])/u

export function readMarker(line: string): Marker | null {
  let at = 0
  let bullet: string | null = null
  const point = BULLET.exec(line)
  if (point !== null && isBullet(line, point)) {
    bullet = point[1] ?? null
    at = point[0].length
  }
  const debris = /^[*_#>\s]+/.exec(line.slice(at))?.[0].length ?? 0
  const number = readNumber(line.slice(at + debris, at + debris + 40))
  if (number !== null) return { ...number, length: at + debris + number.length, bullet }
  if (bullet === null) return null
  return { length: at, bullet, values: [], label: null, isDecimal: false, word: null, style: '' }
}

// A hyphen at the start of a line is a bullet only with a space after it; "-5" and "*bold*" are not.
function isBullet(line: string, point: RegExpExecArray): boolean {
  const glyph = point[1] ?? ''
  if (!/[*+\u2013\u2014\u2212-]/.test(glyph)) return true
  return point[0].length > glyph.length && line.length > point[0].length
}

function readNumber(text: string): Omit<Marker, 'bullet'> | null {
  const named = WORD.exec(text)?.[0] ?? ''
  const word = named.length
  const open = OPENING.exec(text.slice(word))?.[0].length ?? 0
  const body = BODY.exec(text.slice(word + open))?.[0] ?? ''
  if (body === '') return circled(text)
  const after = text.slice(word + open + body.length)
  const isDecimal = body.includes('.')
  const close = CLOSING.exec(after)?.[0] ?? ''
  const isClosed =
    close !== '' ||
    (isDecimal && /^\s/.test(after)) ||
    (word > 0 && /^\s/.test(after)) ||
    /^(?:\t|\s{3})/.test(after)
  if (!isClosed || (open > 0 && !/^[)\]}]/.test(close))) return null
  const style = `${open > 0 ? '(' : ''}${close.trim()}`
  const space = /^\s*/.exec(after.slice(close.length))?.[0].length ?? 0
  const values = isDecimal ? [] : valuesOf(body)
  if (values.length === 0 && !isDecimal) return null
  return {
    length: word + open + body.length + close.length + space,
    label: body,
    values,
    isDecimal,
    word: wordOf(named),
    style,
  }
}

function wordOf(named: string): string | null {
  const plain = named.toLowerCase().replace(/[^a-z]/g, '')
  return plain === '' ? null : plain === 'rec' || plain === 'r' ? 'recommendation' : plain
}

function circled(text: string): Omit<Marker, 'bullet'> | null {
  const code = text.charCodeAt(0)
  if (!(code >= 0x2460 && code <= 0x2473)) return null
  const value = code - 0x2460 + 1
  const space = /^\s*/.exec(text.slice(1))?.[0].length ?? 0
  return {
    length: 1 + space,
    label: String(value),
    values: [{ enumeration: 'arabic', value }],
    isDecimal: false,
    word: null,
    style: '',
  }
}

function valuesOf(body: string): Marker['values'] {
  if (/^\d+$/.test(body)) return [{ enumeration: 'arabic', value: Number(body) }]
  const small = body.toLowerCase()
  const values: { enumeration: Enumeration; value: number }[] = []
  if (small.length === 1) values.push({ enumeration: 'alpha', value: small.charCodeAt(0) - 96 })
  else if (small.length === 2 && small[0] === small[1])
    values.push({ enumeration: 'alpha', value: 26 + small.charCodeAt(0) - 96 })
  const roman = romanValue(small)
  if (roman !== null) values.push({ enumeration: 'roman', value: roman })
  return values
}

export function romanValue(text: string): number | null {
  if (!/^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  let total = 0
  for (let at = 0; at < text.length; at += 1) {
    const here = worth[text[at] ?? ''] ?? 0
    total += here < (worth[text[at + 1] ?? ''] ?? 0) ? -here : here
  }
  return total
}

export function labelOf(enumeration: Enumeration, value: number): string {
  if (enumeration === 'arabic') return String(value)
  if (enumeration === 'alpha') return String.fromCharCode(96 + ((value - 1) % 26) + 1)
  const steps: readonly (readonly [number, string])[] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let left = value
  let text = ''
  for (const [worth, sign] of steps) {
    while (left >= worth) {
      text += sign
      left -= worth
    }
  }
  return text
}
