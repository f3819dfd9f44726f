// What a document's text is once it is read, how much of one we take, and why we turn one away.

export type MediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'text/plain'

/** A half-open stretch of the text: `text.slice(start, end)`. */
export type Stretch = { readonly start: number; readonly end: number }

export type DocumentText = {
  readonly mediaType: MediaType
  /** Pages are parted by a form feed, table cells by a tab, paragraphs and list items by a line break. */
  readonly text: string
  /** Where each page stands in `text`, its form feed left out. A Word file or a text without form feeds is one page. */
  readonly pages: readonly Stretch[]
  readonly headings: readonly (Stretch & { readonly level: number })[]
  readonly tables: readonly Stretch[]
  readonly warnings: readonly string[]
}

export type DocumentLimits = {
  readonly bytes: number
  readonly pages: number
  readonly characters: number
  /** Bytes after unpacking, and unpacked ÷ packed, for Word. */
  readonly unpackedBytes: number
  readonly ratio: number
  readonly parts: number
  readonly seconds: number
  readonly memoryMegabytes: number
}

const MEGABYTE = 1024 * 1024

export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: 50 * MEGABYTE,
  pages: 1_000,
  characters: 10_000_000,
  unpackedBytes: 200 * MEGABYTE,
  ratio: 250,
  parts: 5_000,
  seconds: 30,
  memoryMegabytes: 256,
}

export type DocumentRefusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too large'; readonly limit: number }
  | { readonly reason: 'too many pages'; readonly limit: number }
  | { readonly reason: 'unpacks too large' }
  | { readonly reason: 'locked' }
  | { readonly reason: 'scanned'; readonly pages: number }
  | { readonly reason: 'old doc' }
  | { readonly reason: 'declares entities' }
  | { readonly reason: 'damaged'; readonly what: string }
  | { readonly reason: 'unsupported'; readonly seems: string }
  | { readonly reason: 'takes too long'; readonly seconds: number }
  | { readonly reason: 'takes too much memory' }

/** One sentence that says what to do. */
export function describeRefusal(refusal: DocumentRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'The file holds no text: check that the right file was chosen.'
    case 'too large':
      return `The file is larger than ${Math.floor(refusal.limit / MEGABYTE)} MB: split it, or save it with smaller pictures.`
    case 'too many pages':
      return `The document has more than ${refusal.limit} pages: split it into parts.`
    case 'unpacks too large':
      return 'The file unpacks to far more than its size: open it where it was made and save it again.'
    case 'locked':
      return 'The file is locked with a password: save a copy without the password.'
    case 'scanned':
      return `The ${refusal.pages === 1 ? 'page is a picture' : 'pages are pictures'} of text: run text recognition (OCR) over the file, or ask for the original.`
    case 'old doc':
      return 'The file is in the old .doc format: open it in Word and save it as .docx.'
    case 'declares entities':
      return 'The file declares XML entities, which Word never does: open it in Word and save it again.'
    case 'damaged':
      return `The file is damaged (${refusal.what}): ask for it again, or open it and save it anew.`
    case 'unsupported':
      return `The file seems to be ${refusal.seems}: save it as PDF, Word (.docx) or plain text.`
    case 'takes too long':
      return `The file took longer than ${refusal.seconds} seconds to read: split it, or save it as plain text.`
    case 'takes too much memory':
      return 'The file took too much memory to read: split it, or save it as plain text.'
    default:
      return refusal satisfies never
  }
}
