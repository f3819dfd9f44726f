import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { refusePhoto } from './photo.ts'
import { writeCleanPhoto } from './write-clean-photo.ts'

const PLACE = '51 deg 30 min'
const DEVICE = 'A phone of somebody'

/** EXIF as a phone writes it: its device, how it was held, and a place. */
function exif(orientation = 6): Buffer {
  const words = Buffer.from(`${DEVICE}\0${PLACE}\0`, 'latin1')
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([Buffer.from([tag >> 8, tag & 255, 0, type, 0, 0, 0, count]), value])
  const entries = [
    entry(0x010f, 2, DEVICE.length + 1, Buffer.from([0, 0, 0, 50])),
    entry(0x0112, 3, 1, Buffer.from([0, orientation, 0, 0])),
    entry(0x8825, 4, 1, Buffer.from([0, 0, 0, 50])),
  ]
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 3]),
    ...entries,
    Buffer.alloc(4),
    words,
  ])
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
}

function segment(marker: number, body: Buffer): Buffer {
  const length = body.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), body])
}

const text = (words: string) => Buffer.from(words, 'latin1')
const JFIF = segment(0xe0, text('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0'))
const PICTURE = [
  segment(0xe2, text('ICC_PROFILE\0colours')),
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xda, Buffer.alloc(6)),
  // A scan with a stuffed nought, a restart and a second scan.
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
  segment(0xda, Buffer.alloc(6)),
  Buffer.from([5, 6]),
]
const START = Buffer.from([0xff, 0xd8])
const END = Buffer.from([0xff, 0xd9])

function aJpeg(...before: readonly Buffer[]): Buffer {
  return Buffer.concat([START, JFIF, ...before, ...PICTURE, END])
}

async function clean(content: Buffer): Promise<Buffer> {
  const outcome = await writeCleanPhoto(content)
  assert.ok(outcome.ok)
  assert.equal(outcome.value.isPhoto, true)
  return Buffer.from(outcome.value.content)
}

test('a photograph loses its place and its device, and keeps its picture and how it is turned', async () => {
  const cleaned = await clean(aJpeg(exif(6)))
  for (const told of [PLACE, DEVICE]) assert.equal(cleaned.includes(told), false)
  const first = cleaned.subarray(2, 2 + 36)
  assert.deepEqual([...first.subarray(0, 4)], [0xff, 0xe1, 0, 34])
  assert.equal(first.readUInt16BE(4 + 6 + 10), 0x0112)
  assert.equal(first.readUInt16BE(4 + 6 + 18), 6)
  assert.deepEqual(cleaned.subarray(2 + 36), Buffer.concat([JFIF, ...PICTURE, END]))
})

test('one that is not turned has no EXIF left at all', async () => {
  assert.deepEqual(await clean(aJpeg(exif(1))), aJpeg())
  assert.deepEqual(await clean(aJpeg()), aJpeg())
})

test('captions, comments, a second EXIF, a preview and a film behind the picture go as well', async () => {
  const photoshop = segment(0xed, text(`Photoshop 3.0\0${PLACE}`))
  const xmp = segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<gps>${PLACE}</gps>`))
  const extended = segment(0xe1, text(`http://ns.adobe.com/xmp/extension/\0${PLACE}`))
  const preview = segment(0xe2, text(`MPF\0${PLACE}`))
  const comment = segment(0xfe, text(PLACE))
  const whole = aJpeg(exif(1), photoshop, xmp, extended, preview, comment, exif(1))
  const withFilm = Buffer.concat([whole, aJpeg(exif(3)), text(`ftypmp42 ${PLACE}`)])
  assert.deepEqual(await clean(withFilm), aJpeg())
})

test('a PNG loses its words and its EXIF and keeps its picture', async () => {
  const chunk = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return Buffer.concat([length, text(name), body, Buffer.alloc(4)])
  }
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const picture = [
    chunk('IHDR', Buffer.alloc(13, 1)),
    chunk('IDAT', deflateSync(Buffer.alloc(9000))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const [first = head, ...rest] = picture
  const told = [
    chunk('eXIf', text(PLACE)),
    chunk('tEXt', text(`Location\0${PLACE}`)),
    chunk('iTXt', text(DEVICE)),
  ]
  assert.deepEqual(
    await clean(Buffer.concat([head, first, ...told, ...rest])),
    Buffer.concat([head, ...picture]),
  )
})

test('what cannot be cleaned is refused with what to do, and nothing else is touched', async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic'), Buffer.alloc(20)])
  const webp = Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WEBPVP8 ')])
  for (const [content, kind] of [
    [heic, 'heic'],
    [webp, 'webp'],
    [aJpeg(exif()).subarray(0, 90), 'jpeg'],
  ] as const) {
    const outcome = await writeCleanPhoto(content)
    assert.deepEqual(outcome, { ok: false, refusal: kind })
    assert.match(refusePhoto(kind), /JPEG|screenshot/)
  }
  const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypmp42'), Buffer.alloc(20)])
  for (const other of [film, text('Reference,Action\nA1,See'), text('%PDF-1.7')])
    assert.deepEqual(await writeCleanPhoto(other), { ok: true, value: { content: other, isPhoto: false } })
})
