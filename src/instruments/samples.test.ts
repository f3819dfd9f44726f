import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'

// The documents that the project was given stand beside the repository; without them there is nothing to check.
const DOCUMENTS = resolve(import.meta.dirname, '../../../shared/documents')
const skip = existsSync(DOCUMENTS) ? false : 'the sample documents are not beside the repository'

type Gold = {
  readonly text: string
  readonly kind: string
  readonly dated: string | null
  readonly dated_accept?: readonly string[]
  readonly provisions: readonly {
    readonly kind: string
    readonly neutral?: boolean
    readonly quote: string
  }[]
}

test('each sample is told for what it is, and every live duty of its list is read as live', { skip }, () => {
  const folder = join(DOCUMENTS, 'score/gold')
  for (const name of readdirSync(folder)) {
    const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold
    const reading = readInstrument(readFileSync(join(folder, '..', gold.text), 'utf8'))
    assert.equal(reading.kind, gold.kind, name)
    const live = reading.provisions.filter(
      ({ kind }) => kind === 'duty' || kind === 'undertaking' || kind === 'condition',
    )
    const wanted = gold.provisions.filter(
      (one) => (one.kind === 'duty' || one.kind === 'undertaking') && one.neutral !== true,
    )
    for (const { quote } of wanted)
      assert.ok(
        live.some(({ text }) => folded(text).includes(folded(quote))),
        `${name}: ${quote}`,
      )
  }
})

test(
  'the kinds of Ofsted\u2019s documents are told, and each gives its areas without furniture',
  { skip },
  () => {
    const kinds = {
      focused: 'focused visit letter',
      ilacs: 'inspection report',
      jtai: 'JTAI letter',
      send: 'SEND report',
    }
    for (const [folder, kind] of Object.entries(kinds)) {
      for (const name of readdirSync(join(DOCUMENTS, 'ofsted', folder))) {
        const reading = readInstrument(readFileSync(join(DOCUMENTS, 'ofsted', folder, name), 'utf8'))
        assert.equal(reading.kind, kind, name)
        const areas = reading.provisions.filter((one) => one.kind.startsWith('area for'))
        assert.ok(areas.length > 0, name)
        for (const { text } of areas)
          assert.doesNotMatch(text, /piccadilly gate|inspection of \S+ local authority children/i, name)
        if (kind === 'inspection report') assert.ok(reading.judgements.length >= 4, name)
      }
    }
  },
)

function folded(text: string): string {
  const plain = text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
  return plain.replace(/\s+/g, ' ').trim().toLowerCase()
}
