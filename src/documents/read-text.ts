import { isUtf8 } from 'node:buffer'
import { accept, refuse } from '../shared/outcome.ts'
import type { Outcome } from '../shared/outcome.ts'
import type { DocumentLimits, DocumentRefusal, DocumentText, Stretch } from './document.ts'
import { encodingOfMark } from './sniff.ts'

/** Plain text and Markdown, taken as they stand; only the encoding and the line ends are settled. */
export function readText(bytes: Uint8Array, limits: DocumentLimits): Outcome<DocumentText, DocumentRefusal> {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse({ reason: 'empty' })
  if (text.length > limits.characters) return refuse({ reason: 'too large', limit: limits.bytes })
  const pages = pagesOf(text)
  if (pages.length > limits.pages) return refuse({ reason: 'too many pages', limit: limits.pages })
  return accept({
    mediaType: 'text/plain',
    text,
    pages,
    headings: headingsOf(text),
    tables: [],
    warnings: [],
  })
}

// What is not UTF-8 was almost surely saved by Windows in England: its 1252 gives the curly quotation marks.
function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOfMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  return new TextDecoder(encoding).decode(bytes)
}

function pagesOf(text: string): readonly Stretch[] {
  const pages: Stretch[] = []
  let start = 0
  for (let end = text.indexOf('\f'); end >= 0; end = text.indexOf('\f', start)) {
    pages.push({ start, end })
    start = end + 1
  }
  return [...pages, { start, end: text.length }]
}

function headingsOf(text: string): DocumentText['headings'] {
  return [...text.matchAll(/(?:^|(?<=\f))(#{1,6}) +\S[^\n\f]{0,300}$/gm)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    level: match[1]?.length ?? 1,
  }))
}
