import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { accept, refuse } from '../shared/outcome.ts'
import type { Outcome } from '../shared/outcome.ts'
import type { DocumentLimits, DocumentRefusal, DocumentText } from './document.ts'
import type { Fragment } from './page-lines.ts'
import { composePages } from './page-text.ts'
import { holdsPictures, swells } from './read-pdf-streams.ts'

const ASSETS = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))
// Fewer letters than this on a page is a page number or a stamp on a picture.
const FEW_LETTERS = 40
// A page of words is some ten kilobytes; a map drawn in lines can be ten megabytes.
const SWOLLEN = 64 * 1024 * 1024

/** Takes the bytes away from whoever gives them: the library does. */
export async function readPdf(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Promise<Outcome<DocumentText, DocumentRefusal>> {
  if (swells(bytes, SWOLLEN)) return refuse({ reason: 'unpacks too large' })
  const hasPictures = holdsPictures(bytes)
  const task = getDocument({
    data: Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes,
    verbosity: 0,
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    // A picture is never decoded for its text, so one that claims a gigapixel costs nothing.
    maxImageSize: 1,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > limits.pages) return refuse({ reason: 'too many pages', limit: limits.pages })
    return await readPages(pdf, { limits, hasPictures })
  } catch (cause) {
    return refuse(refusalOf(cause))
  } finally {
    await task.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Pdf['getPage']>>

async function readPages(
  pdf: Pdf,
  { limits, hasPictures }: { limits: DocumentLimits; hasPictures: boolean },
): Promise<Outcome<DocumentText, DocumentRefusal>> {
  const pages: (readonly Fragment[])[] = []
  const bare: number[] = []
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const fragments = await readFragments(page)
    page.cleanup()
    const letters = fragments.reduce((sum, { text }) => sum + text.replace(/[^\p{L}]/gu, '').length, 0)
    characters += fragments.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > limits.characters) return refuse({ reason: 'too large', limit: limits.bytes })
    if (letters < FEW_LETTERS) bare.push(number)
    pages.push(fragments)
  }
  if (bare.length === pdf.numPages) {
    if (hasPictures) return refuse({ reason: 'scanned', pages: pdf.numPages })
    if (characters === 0) return refuse({ reason: 'empty' })
  }
  const composed = composePages(pages)
  return accept({ mediaType: 'application/pdf', ...composed, warnings: warnOfBarePages(bare, pdf.numPages) })
}

function warnOfBarePages(bare: readonly number[], all: number): readonly string[] {
  if (bare.length === 0 || bare.length === all) return []
  const named = bare.slice(0, 10).join(', ') + (bare.length > 10 ? ' and others' : '')
  return [
    `${bare.length === 1 ? `Page ${named} holds` : `Pages ${named} hold`} almost no text: look whether it is a picture.`,
  ]
}

type Placed = Fragment & { readonly turn: number }

// Text set at a right angle, such as a landscape table on an upright page, is read the way most of the page stands.
async function readFragments(page: Page): Promise<readonly Fragment[]> {
  const { transform } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const placed: Placed[] = []
  const seen = new Set<string>()
  let isSpaced = false
  for (const item of content.items) {
    if (!('str' in item)) continue
    // A space is often a piece by itself, and narrower than any gap one could tell it by.
    if (item.str.trim() === '') {
      isSpaced = item.str !== '' && !item.hasEOL
      continue
    }
    const fragment = place(item, transform)
    if (fragment === null) continue
    // Bold is sometimes faked by printing a word twice.
    const key = `${item.str} ${Math.round(fragment.x)} ${Math.round(fragment.y)}`
    if (seen.has(key)) continue
    seen.add(key)
    placed.push({ ...fragment, text: isSpaced ? ` ${fragment.text}` : fragment.text, order: placed.length })
    isSpaced = false
  }
  const turn = mainTurn(placed)
  return placed
    .filter((fragment) => fragment.turn === turn)
    .concat(placed.filter((fragment) => fragment.turn !== turn).map(apart))
}

type TextItem = {
  readonly str: string
  readonly transform: readonly unknown[]
  readonly width: number
  readonly fontName: string
}

function place(item: TextItem, view: readonly number[]): Omit<Placed, 'order'> | null {
  const [a, b, c, d, e, f] = multiply(view, item.transform as readonly number[])
  const size = Math.hypot(c, d)
  if (![a, b, e, f, size].every((number) => Number.isFinite(number)) || size < 0.5) return null
  const turn = (Math.round(Math.atan2(-b, a) / (Math.PI / 2)) + 4) % 4
  // The view's y grows downwards; ours grows upwards along the way the text stands.
  const [x, y] = turn === 0 ? [e, -f] : turn === 1 ? [-f, -e] : turn === 2 ? [-e, f] : [f, e]
  return { text: plain(item.str), x, y, width: item.width, size, font: item.fontName, turn }
}

function multiply(
  one: readonly number[],
  other: readonly number[],
): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = other
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

function mainTurn(placed: readonly Placed[]): number {
  const letters = [0, 0, 0, 0]
  for (const { turn, text } of placed) letters[turn] = (letters[turn] ?? 0) + text.length
  return letters.indexOf(Math.max(...letters))
}

// Stamps along the edge go below everything else, so that they cut no sentence.
function apart(fragment: Placed): Placed {
  return { ...fragment, y: fragment.y - 100_000 * (1 + fragment.turn) }
}

// Bullets of the Symbol and Wingdings fonts, which have no place of their own in Unicode.
const SYMBOLS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf06e': '■',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
  '\uf0a8': '◻',
  '\uf06f': '□',
  '\uf071': '❑',
  '\uf0e0': '→',
  '\uf02d': '–',
  '\uf020': ' ',
}

// Some fonts leave the quotation marks of Windows where Unicode has none.
const WESTERN = new TextDecoder('windows-1252')

function plain(text: string): string {
  const printed = text.replace(/[\uf000-\uf0ff]/g, (symbol) => SYMBOLS[symbol] ?? '•')
  // What stands on paper as a hyphen is one, whatever the font calls it; at a line's end it may be the printer's own.
  const hyphened = printed.replace(/\u00ad(?=.)/g, '-').replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
  const western = hyphened.replace(/[\x80-\x9f]/g, (mark) =>
    WESTERN.decode(Uint8Array.of(mark.charCodeAt(0))),
  )
  return western.replace(/[\0-\x1f\x7f-\x9f]/g, ' ')
}

function refusalOf(cause: unknown): DocumentRefusal {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') return { reason: 'locked' }
  if (name === 'RangeError' && /allocation|Invalid array length/i.test(String(cause)))
    return { reason: 'takes too much memory' }
  return {
    reason: 'damaged',
    what: name === 'InvalidPDFException' ? 'it is not a whole PDF' : 'its pages cannot be read',
  }
}
