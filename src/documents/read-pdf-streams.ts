import { inflateSync } from 'node:zlib'

// pdfjs unpacks a page's stream into one buffer that doubles as it grows, so a bomb is twice its own size before anyone
// can look. What streams unpack to is therefore tried first, natively and bounded: 5 ms for a report of 45 pages.

/** Whether any packed stream but a picture unpacks to more than `most` bytes. Pictures are never unpacked for their text. */
export function swells(bytes: Uint8Array, most: number): boolean {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    // Read backwards from "stream", a dictionary is a few hundred bytes; "endstream" has none.
    if (pdf.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const before = pdf.toString('latin1', Math.max(0, at - 1000), at)
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0
    if (layers === 0 || /\/Subtype\s*\/Image\b/.test(dictionary)) continue
    const start = pdf[at + 6] === 13 && pdf[at + 7] === 10 ? at + 8 : at + 7
    const end = pdf.indexOf('endstream', start)
    if (unpacksOver(pdf.subarray(start, end < 0 ? pdf.length : end), Math.min(layers, 4), most)) return true
  }
  return false
}

/** Whether there is any picture in it. Picture streams stand open in the file, even where other objects are packed. */
export function holdsPictures(bytes: Uint8Array): boolean {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = pdf.indexOf('/Image'); at >= 0; at = pdf.indexOf('/Image', at + 6))
    if (/\/Subtype\s*$/.test(pdf.toString('latin1', Math.max(0, at - 16), at))) return true
  return false
}

function unpacksOver(packed: Buffer, layers: number, most: number): boolean {
  let bytes = packed
  try {
    for (let layer = 0; layer < layers; layer++) bytes = inflateSync(bytes, { maxOutputLength: most })
    return false
  } catch (cause) {
    // Anything but a size is for the reader itself to find, who forgives more than zlib does.
    return (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
  }
}
