import { buffer } from 'node:stream/consumers'
import { Readable, type Transform } from 'node:stream'
import exifBeGone from 'exif-be-gone'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { kindOfPhoto, type PhotoKind } from './photo.ts'

/** A photograph without the place, the time and the device in it, in memory alone; any other file as it came. */
export async function writeCleanPhoto(
  content: Uint8Array,
): Promise<Outcome<{ readonly content: Uint8Array; readonly isPhoto: boolean }, PhotoKind>> {
  const kind = kindOfPhoto(content)
  if (kind === null) return accept({ content, isPhoto: false })
  const cleaned =
    kind === 'jpeg' ? layOnlyPicture(await scrub(content)) : kind === 'png' ? await scrub(content) : null
  if (cleaned === null) return refuse(kind)
  const turned = kind === 'jpeg' ? withOrientation(cleaned, orientationOf(content)) : cleaned
  return accept({ content: turned, isPhoto: true })
}

// Its types describe another way of importing it.
const Scrubber = exifBeGone as unknown as new () => Transform

async function scrub(content: Uint8Array): Promise<Buffer> {
  return buffer(Readable.from([Buffer.from(content)]).pipe(new Scrubber()))
}

type Segment = { readonly marker: number; readonly from: number; readonly to: number }

const [START, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe]
// JFIF, the colour profile and Adobe's colour transform are needed to draw the picture; every other application segment
// and the comments may tell of people and places (IPTC, maker's notes, Photoshop's).
const KEPT_APPS = [0xe0, 0xe2, 0xee]
const PROFILE = 'ICC_PROFILE\0'

/**
 * The picture's own segments up to its end, by ITU-T T.81 annex B. What stands after the end, a smaller picture with its own
 * place or the film of a "live" photograph, is left out. Null where it is no whole JPEG.
 */
function layOnlyPicture(jpeg: Buffer): Buffer | null {
  const segments = readSegments(jpeg)
  if (segments === null) return null
  const kept = segments.filter((segment) => isOfPicture(jpeg, segment))
  return Buffer.concat([
    Buffer.from([0xff, START]),
    ...kept.map(({ from, to }) => jpeg.subarray(from, to)),
    Buffer.from([0xff, END]),
  ])
}

function isOfPicture(jpeg: Buffer, { marker, from }: Segment): boolean {
  if (marker === COMMENT) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe2) return jpeg.toString('latin1', from + 4, from + 4 + PROFILE.length) === PROFILE
  return KEPT_APPS.includes(marker)
}

function readSegments(jpeg: Buffer): readonly Segment[] | null {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= jpeg.length || jpeg[at + 1] === END) {
    if (jpeg[at] !== 0xff) return null
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) return segments.some((one) => one.marker === SCAN) ? segments : null
    const head = at + 2 + jpeg.readUInt16BE(at + 2)
    const to = marker === SCAN ? endOfScan(jpeg, head) : head
    if (head < at + 4 || to > jpeg.length) return null
    segments.push({ marker, from: at, to })
    at = to
  }
  return null
}

// Within a scan a marker's first byte is followed by nought, or by a restart.
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return jpeg.length + 1
}

const ORIENTATION = 0x0112

/** How a phone says that the picture is to be turned, 1 to 8 (EXIF 2.32, 4.6.4); 1 where it does not say. */
function orientationOf(jpeg: Uint8Array): number {
  const bytes = Buffer.from(jpeg)
  const at = bytes.indexOf('Exif\0\0', 0, 'latin1')
  if (at < 0 || at + 14 > bytes.length) return 1
  const tiff = bytes.subarray(at + 6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (place: number) =>
    place + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(place) : tiff.readUInt16BE(place)
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const place = directory + 2 + entry * 12
    if (place + 12 > tiff.length) return 1
    if (short(place) === ORIENTATION) return Math.min(8, Math.max(1, short(place + 8)))
  }
  return 1
}

// Without it a photograph taken upright lies on its side. Nothing else is in the segment.
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  if (orientation === 1) return jpeg
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}
