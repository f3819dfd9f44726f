import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import process from 'node:process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { DOCUMENT_LIMITS, describeRefusal } from './document.ts'
import type { DocumentLimits, DocumentRefusal } from './document.ts'
import { readDocument } from './read-document.ts'
import { joinObjects, streamOf, writeSamplePdf } from './write-sample-pdf.ts'
import { pack, wordParagraph, writeSampleWord, writeSampleWorkbook } from './write-samples.ts'

const WORDS = 'The council must keep its improvement plan under review.'
const pdf = writeSamplePdf({ pages: [[{ x: 70, y: 700, text: WORDS }]] })
const word = writeSampleWord({ body: wordParagraph(WORDS) })
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

async function refusalOf(bytes: Uint8Array, limits: Partial<DocumentLimits> = {}): Promise<DocumentRefusal> {
  const outcome = await readDocument(bytes, { ...DOCUMENT_LIMITS, ...limits })
  assert.ok(!outcome.ok, 'the file was read')
  assert.match(describeRefusal(outcome.refusal), /^[A-Z].*: .*\.$/)
  return outcome.refusal
}

test('PDF, Word and plain text are told apart by what they hold', async () => {
  const outcomes = await Promise.all([pdf, word, text(WORDS)].map((bytes) => readDocument(bytes)))
  for (const outcome of outcomes) assert.equal(outcome.ok && outcome.value.text, WORDS)
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok && outcome.value.mediaType.split(/[/.]/).at(-1)),
    ['pdf', 'document', 'plain'],
  )
})

test('the caller keeps the bytes that were read', async () => {
  const bytes = Uint8Array.from(pdf)
  await readDocument(bytes)
  assert.deepEqual(bytes, Uint8Array.from(pdf))
})

test('plain text is read in any of its encodings, with its pages and headings', async () => {
  const read = async (bytes: Uint8Array): Promise<unknown> => {
    const outcome = await readDocument(bytes)
    return outcome.ok && outcome.value.text
  }
  assert.equal(await read(Buffer.from([0x91, 0x41, 0x92, 0x20, 0x80])), '‘A’ €')
  assert.equal(await read(text('\ufeff“é”\r\nb\rc')), '“é”\nb\nc')
  assert.equal(await read(Buffer.from('\ufeffé and more', 'utf16le')), 'é and more')
  const outcome = await readDocument(text('# One\nwords\f## Two\n'))
  assert.ok(outcome.ok)
  const { pages, headings, text: whole } = outcome.value
  assert.deepEqual(
    pages.map(({ start, end }) => whole.slice(start, end)),
    ['# One\nwords', '## Two\n'],
  )
  assert.deepEqual(
    headings.map(({ level }) => level),
    [1, 2],
  )
})

test('what is no document is refused with what it seems to be', async () => {
  const seems = async (bytes: Uint8Array): Promise<string> => {
    const refusal = await refusalOf(bytes)
    return refusal.reason === 'unsupported' ? refusal.seems : refusal.reason
  }
  const ole = (name: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  assert.equal(await seems(text('')), 'empty')
  assert.equal(await seems(text(' \n\n')), 'empty')
  assert.equal(await seems(ole('WordDocument')), 'old doc')
  assert.equal(await seems(ole('EncryptedPackage')), 'locked')
  assert.match(await seems(text('<html><body>x</body></html>')), /web page/)
  assert.match(await seems(text('{\\rtf1 x}')), /Rich Text/)
  assert.match(await seems(Buffer.from('\x89PNG\r\n', 'latin1')), /picture/)
  assert.match(await seems(writeSampleWorkbook({ sheets: [{ rows: '' }] })), /Excel/)
  assert.match(await seems(pack({ 'a.txt': 'a' })), /zip/)
  assert.equal(await seems(writeSampleWord({ body: '' })), 'empty')
})

test('too large, too long and too heavy are refused by name', async () => {
  assert.equal((await refusalOf(pdf, { bytes: 100 })).reason, 'too large')
  assert.equal((await refusalOf(text(WORDS), { characters: 10 })).reason, 'too large')
  assert.equal((await refusalOf(pdf, { seconds: 0.001 })).reason, 'takes too long')
  assert.equal((await refusalOf(word, { unpackedBytes: 100 })).reason, 'unpacks too large')
})

test('a PDF that swells as it is unpacked is refused before it is, and a lesser one is stopped by what it weighs', async () => {
  const swelling = (megabytes: number): Uint8Array =>
    joinObjects([
      Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
      Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
      Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>'),
      streamOf(Buffer.alloc(megabytes * 1024 * 1024, ' '), true),
    ])
  assert.equal((await refusalOf(swelling(80))).reason, 'unpacks too large')
  assert.equal((await refusalOf(swelling(60), { memoryMegabytes: 50 })).reason, 'takes too much memory')
})

test('a Word file that declares entities is refused', async () => {
  const document =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
  assert.equal((await refusalOf(pack({ 'word/document.xml': document }))).reason, 'declares entities')
})

test('a program that has read a document ends by itself, and prints only what it prints', async () => {
  const reader = new URL('read-document.ts', import.meta.url).href
  const program = `
    const { readDocument } = await import(${JSON.stringify(reader)})
    const outcome = await readDocument(Buffer.from('${Buffer.from(pdf).toString('base64')}', 'base64'))
    console.log(outcome.value.text)`
  const options = ['--input-type=module', '--eval', program]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, options, { timeout: 60_000 })
  assert.equal(stdout, `${WORDS}\n`)
  assert.equal(stderr, '')
})
