import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { DOCUMENT_LIMITS } from './document.ts'
import { readPdf } from './read-pdf.ts'

// The PDFs that stand beside the project, against their text as another program took it out.
const documents = path.resolve(import.meta.dirname, '../../../shared/documents')
const skip = existsSync(documents) ? false : 'the shared documents are not here'

type Pair = { readonly name: string; readonly read: string; readonly text: string }

let pairs: Promise<readonly Pair[]> | null = null

// Read once for all tests: it is the same 23 files each time.
function listPairs(): Promise<readonly Pair[]> {
  pairs ??= readPairs()
  return pairs
}

async function readPairs(): Promise<readonly Pair[]> {
  const texts = readdirSync(path.join(documents, 'ofsted'), { recursive: true, encoding: 'utf8' })
  const files = readdirSync(path.join(documents, 'ofsted-pdf'))
  return Promise.all(
    files.map(async (file) => {
      const name = file.replace(/\.pdf$/, '')
      const found = texts.find((text) => path.basename(text) === `${name}.txt`) ?? ''
      const outcome = await readPdf(readFileSync(path.join(documents, 'ofsted-pdf', file)), DOCUMENT_LIMITS)
      assert.ok(outcome.ok, name)
      // The first line names the source and is no part of the document.
      const text = readFileSync(path.join(documents, 'ofsted', found), 'utf8').replace(/^.*\n/, '')
      return { name, read: outcome.value.text, text }
    }),
  )
}

function lower(text: string): string {
  const level = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
  return level.replace(/[‘’]/g, "'").toLowerCase()
}

function runsOfFour(text: string): readonly string[] {
  const words = lower(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '))
}

// Letters and figures alone: line ends, bullets' own signs and spaces differ between any two programs.
function bare(text: string): string {
  return (lower(text).match(/[\p{L}\p{N}]+/gu) ?? []).join('')
}

const BULLET = /^\f?[◼■▪•●] /u

test('the words of every PDF stand in the order of its text', { skip }, async (context) => {
  for (const { name, read, text } of await listPairs()) {
    const read4 = new Set(runsOfFour(read))
    const expected = runsOfFour(text)
    const share = expected.filter((run) => read4.has(run)).length / expected.length
    context.diagnostic(`${(share * 100).toFixed(1)} % of runs of four words: ${name}`)
    // What is missing stands around page ends, where the two programs put the footer in different places.
    assert.ok(share > 0.96, `${name}: ${share}`)
  }
})

test('every bullet of every PDF is one whole line, word for word', { skip }, async (context) => {
  let bullets = 0
  for (const { name, read, text } of await listPairs()) {
    const whole = bare(text)
    for (const line of read.split('\n').filter((each) => BULLET.test(each))) {
      bullets++
      assert.ok(whole.includes(bare(line)), `${name}: ${line}`)
    }
  }
  context.diagnostic(`${bullets} bullets`)
  assert.ok(bullets > 500)
})

test('as many bullets are found as the text shows', { skip }, async () => {
  for (const { name, read, text } of await listPairs()) {
    const shown = text.match(/^\s*[◼■▪•●\uf0b7\uf06e\uf0a7](?=\s)/gmu)?.length ?? 0
    const found = read.split('\n').filter((line) => BULLET.test(line)).length
    assert.ok(found >= shown, `${name}: ${found} of ${shown}`)
  }
})

test('a table of judgements comes out as areas and grades', { skip }, async (context) => {
  const grade = /\t(?:outstanding|good|requires improvement(?: to be good)?|inadequate)$/i
  const inspections = (await listPairs()).filter(({ name }) =>
    name.includes('children-s-services-inspection'),
  )
  let rows = 0
  for (const { name, read, text } of inspections) {
    const judged = read.split('\n').filter((line) => grade.test(line))
    context.diagnostic(`${judged.length} judgements: ${name}`)
    assert.ok(judged.length >= 4, `${name}: ${judged.join(' / ')}`)
    for (const row of judged) assert.ok(bare(text).includes(bare(row)), `${name}: ${row}`)
    rows += judged.length
  }
  assert.ok(rows > 0)
})
