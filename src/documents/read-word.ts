import { accept, refuse } from '../shared/outcome.ts'
import type { Outcome } from '../shared/outcome.ts'
import type { DocumentLimits, DocumentRefusal, DocumentText } from './document.ts'
import { WordBody } from './read-word-body.ts'
import type { WordParts } from './read-word-body.ts'
import { readLists, readStyles } from './read-word-styles.ts'
import { attributeOf, readXml, XmlDecoder, XmlReader, XmlRefused } from './read-xml.ts'
import { Zip, ZipRefused } from './read-zip.ts'
import { kindOfPackage, PACKAGE_WORDS } from './sniff.ts'
import { Numbering } from './word-numbering.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A Word document. Read here and not by mammoth, which leaves out the automatic numbers that a direction's clauses are cited by. */
export async function readWord(
  bytes: Uint8Array,
  limits: DocumentLimits,
): Promise<Outcome<DocumentText, DocumentRefusal>> {
  try {
    const zip = await Zip.open(bytes, limits)
    try {
      return await readPackage(zip, limits)
    } finally {
      zip.close()
    }
  } catch (cause) {
    return refuse(refusalOf(cause))
  }
}

async function readPackage(
  zip: Zip,
  limits: DocumentLimits,
): Promise<Outcome<DocumentText, DocumentRefusal>> {
  const kind = kindOfPackage(zip.names())
  if (kind !== 'docx') return refuse({ reason: 'unsupported', seems: PACKAGE_WORDS[kind] })
  const main = zip.names().find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? 'word/document.xml'
  const body = new WordBody(await readParts(zip))
  const reader = new XmlReader(body)
  const decoder = new XmlDecoder()
  for await (const chunk of zip.chunks(main)) {
    reader.write(decoder.decode(chunk))
    if (body.length() > limits.characters) return refuse({ reason: 'too large', limit: limits.bytes })
  }
  reader.end()
  const { text, headings, tables } = body.result()
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse({ reason: 'empty' })
  const pages = [{ start: 0, end: text.length }]
  return accept({ mediaType: WORD, text, pages, headings, tables, warnings: [] })
}

async function readParts(zip: Zip): Promise<WordParts> {
  const styles = readStyles(await partOf(zip, 'styles'))
  const lists = readLists(await partOf(zip, 'numbering'), (style) => styles.byId.get(style)?.list ?? null)
  const notes = new Map<string, string>()
  for (const kind of ['footnote', 'endnote']) readNotes(await partOf(zip, `${kind}s`), kind, notes)
  return { styles, numbering: new Numbering(lists), notes }
}

async function partOf(zip: Zip, name: string): Promise<string> {
  const found = zip.names().find((part) => new RegExp(`^word/${name}\\d*\\.xml$`, 'i').test(part))
  return found === undefined ? '<none/>' : new XmlDecoder().decode(await zip.bytes(found))
}

function readNotes(source: string, kind: string, notes: Map<string, string>): void {
  let id = ''
  let words = ''
  let inText = false
  let deleted = 0
  readXml(source, {
    open: (name, tag) => {
      if (name === kind) {
        // The lines that part notes from text are notes of a type of their own.
        id = attributeOf(tag, 'type') === null ? (attributeOf(tag, 'id') ?? '') : ''
        words = ''
      } else if (name === 'del') deleted++
      else if (name === 'p' || name === 'tab' || name === 'br') words += ' '
      inText = name === 't' && deleted === 0
    },
    close: (name) => {
      inText = false
      if (name === 'del') deleted--
      if (name === kind && id !== '') notes.set(`${kind} ${id}`, words.replace(/\s+/g, ' ').trim())
    },
    text: (text) => {
      if (inText) words += text
    },
  })
}

function refusalOf(cause: unknown): DocumentRefusal {
  if (cause instanceof ZipRefused) {
    if (cause.reason === 'locked') return { reason: 'locked' }
    return cause.reason === 'damaged'
      ? { reason: 'damaged', what: cause.message }
      : { reason: 'unpacks too large' }
  }
  if (cause instanceof XmlRefused)
    return cause.reason === 'damaged' ? { reason: 'damaged', what: cause.message } : { reason: cause.reason }
  throw cause
}
