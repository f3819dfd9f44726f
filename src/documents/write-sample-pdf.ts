import { deflateSync } from 'node:zlib'

// A PDF made from nothing, for tests: words at places, as a page that a word processor printed holds them.

export type SampleWords = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly font?: 'plain' | 'bold'
}

export type SamplePdf = {
  readonly pages: readonly (readonly SampleWords[])[]
  readonly isPacked?: boolean
  readonly isLocked?: boolean
  readonly hasPicture?: boolean
  readonly rotate?: 0 | 90 | 180 | 270
}

// A4, and Courier: each of its letters is 0.6 of the size wide, so that a test can reckon where words end.
const A4 = '[0 0 595 842]'
export const LETTER_WIDTH = 0.6
const PICTURE =
  '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream'

export function writeSamplePdf(sample: SamplePdf): Uint8Array {
  const { pages, isPacked = false, isLocked = false, hasPicture = false, rotate = 0 } = sample
  const kids = pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ')
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>'),
    Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>'),
  ]
  for (const [at, words] of pages.entries()) {
    const fonts = '/Resources<</Font<</plain 3 0 R/bold 4 0 R>>>>'
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox${A4}/Rotate ${rotate}${fonts}/Contents ${6 + 2 * at} 0 R>>`,
      ),
      streamOf(words.map(print).join('\n'), isPacked),
    )
  }
  if (hasPicture) objects.push(Buffer.from(PICTURE))
  return joinObjects(objects, isLocked)
}

export function joinObjects(objects: readonly Buffer[], isLocked = false): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let length = 9
  const add = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const [at, object] of objects.entries()) {
    places.push(length)
    add(Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]))
  }
  const start = length
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const lock = isLocked
    ? `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`
    : ''
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`))
  add(Buffer.from(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${lock}>>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(pieces)
}

export function streamOf(content: string | Buffer, isPacked: boolean): Buffer {
  const plain = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const body = isPacked ? deflateSync(plain) : plain
  const filter = isPacked ? '/Filter/FlateDecode' : ''
  return Buffer.concat([
    Buffer.from(`<<${filter}/Length ${body.length}>>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ])
}

function print({ x, y, text, size = 12, font = 'plain' }: SampleWords): string {
  // The bullet stands at 0x95 in this encoding, as do the other marks that Windows added to Latin 1.
  const bytes = text.replaceAll('•', '\x95').replaceAll('’', '\x92').replaceAll('–', '\x96')
  return `BT /${font} ${size} Tf ${x} ${y} Td (${bytes.replace(/[\\()]/g, '\\$&')}) Tj ET`
}
