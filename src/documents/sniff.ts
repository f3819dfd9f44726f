// What a file is by what it holds. Its name is never asked: an upload's name is whatever someone typed.

export type Sniffed =
  | { readonly kind: 'empty' | 'pdf' | 'zip' | 'html' | 'text' }
  | { readonly kind: 'ole'; readonly holds: 'locked' | 'doc' | 'xls' | 'other' }
  | { readonly kind: 'other'; readonly seems: string }

const MAGIC: readonly (readonly [string, string])[] = [
  ['{\\rtf', 'a Rich Text (.rtf) document'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['%!PS', 'a PostScript file'],
  ['\x1f\x8b', 'a compressed (.gz) archive'],
  ['7z\xbc\xaf\x27\x1c', 'a compressed (.7z) archive'],
  ['Rar!', 'a compressed (.rar) archive'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
]

// As much of the start as is looked at: enough for a mail header or a byte order mark, too little to cost anything.
const HEAD = 8192

export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'empty' }
  const head = latin(bytes.subarray(0, HEAD))
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return { kind: 'zip' }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'ole', holds: insideOle(bytes) }
  // Readers of PDF accept some rubbish before the header, and mail gateways put it there.
  if (head.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' }
  const magic = MAGIC.find(([start]) => head.startsWith(start))
  if (magic !== undefined) return { kind: 'other', seems: magic[1] }
  if (encodingOfMark(bytes) === null && looksBinary(bytes.subarray(0, HEAD)))
    return { kind: 'other', seems: 'a file for a program, not text' }
  return sniffText(head.replaceAll('\0', ''))
}

function sniffText(head: string): Sniffed {
  const start = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .slice(0, 512)
    .toLowerCase()
  if (/^(?:<!--[^]{0,400}?-->\s*)?<(?:!doctype html|html|head|body|table|meta)\b/.test(start))
    return { kind: 'html' }
  if (/^<\?xml/.test(start)) {
    if (start.includes('<html')) return { kind: 'html' }
    return { kind: 'other', seems: start.includes('spreadsheet') ? 'an Excel 2003 XML sheet' : 'an XML file' }
  }
  if (/^(?:mime-version|received|return-path): /.test(start)) return { kind: 'other', seems: 'an e-mail' }
  return { kind: 'text' }
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bareUtf16(bytes)
}

// English in UTF-16 has a zero in every other byte, and Excel's "Unicode text" sometimes loses its mark.
function bareUtf16(bytes: Uint8Array): Encoding | null {
  const looked = Math.min(bytes.length, 512) & ~1
  if (looked < 8) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  if (odd > looked * 0.4 && even === 0) return 'utf-16le'
  return even > looked * 0.4 && odd === 0 ? 'utf-16be' : null
}

function looksBinary(head: Uint8Array): boolean {
  let odd = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) odd++
  }
  return odd > head.length * 0.05
}

// The directory of an OLE file names its streams in UTF-16; which stream is there tells what the file is.
function insideOle(bytes: Uint8Array): 'locked' | 'doc' | 'xls' | 'other' {
  if (holdsWide(bytes, 'EncryptedPackage')) return 'locked'
  if (holdsWide(bytes, 'WordDocument')) return 'doc'
  if (holdsWide(bytes, 'Workbook') || holdsWide(bytes, 'Book')) return 'xls'
  return 'other'
}

function holdsWide(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name).flatMap((letter) => [letter.charCodeAt(0), 0])
  const first = wanted[0] ?? 0
  let at = bytes.indexOf(first)
  while (at >= 0) {
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true
    at = bytes.indexOf(first, at + 1)
  }
  return false
}

export type Package = 'docx' | 'xlsx' | 'xlsb' | 'pptx' | 'opendocument' | 'archive'

/** What a zip is by the names of its parts. */
export function kindOfPackage(parts: Iterable<string>): Package {
  let mimetype = false
  let content = false
  for (const part of parts) {
    if (part === 'xl/workbook.bin') return 'xlsb'
    if (/^(?:word)\/document\d*\.xml$/.test(part)) return 'docx'
    if (/^xl\/(?:workbook\.xml|worksheets\/)/.test(part)) return 'xlsx'
    if (part.startsWith('ppt/')) return 'pptx'
    mimetype ||= part === 'mimetype'
    content ||= part === 'content.xml'
  }
  return mimetype && content ? 'opendocument' : 'archive'
}

export const PACKAGE_WORDS: Readonly<Record<Package, string>> = {
  docx: 'a Word document (.docx)',
  xlsx: 'an Excel workbook (.xlsx)',
  xlsb: 'a binary Excel workbook (.xlsb)',
  pptx: 'a PowerPoint presentation (.pptx)',
  opendocument: 'an OpenDocument file (.odt or .ods)',
  archive: 'a zip archive',
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
