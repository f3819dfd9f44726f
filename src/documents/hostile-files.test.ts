import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOCUMENT_LIMITS, describeRefusal } from './document.ts'
import { readDocument } from './read-document.ts'
import { readPdf } from './read-pdf.ts'
import { readSheets } from './read-sheet.ts'
import { readText } from './read-text.ts'
import { readWord } from './read-word.ts'
import { describeSheetRefusal } from './sheet.ts'
import { bombs, honestFiles, mutate, seededChance } from './write-hostile.ts'
import type { Kind } from './write-hostile.ts'

// Straight to the readers: a thread for each mutant would cost a minute. bench/hostile-files.ts goes the whole way.
async function survive(kind: Kind, bytes: Uint8Array): Promise<string> {
  if (kind === 'xlsx' || kind === 'csv') {
    const outcome = await readSheets(bytes)
    return outcome.ok ? 'read' : describeSheetRefusal(outcome.refusal)
  }
  const outcome = await (kind === 'pdf' ? readPdf : kind === 'docx' ? readWord : readText)(
    bytes,
    DOCUMENT_LIMITS,
  )
  return outcome.ok ? 'read' : describeRefusal(outcome.refusal)
}

for (const { kind, bytes } of honestFiles()) {
  test(`a ${kind} that is cut, flipped or overwritten is read or refused, and never breaks the reader`, async () => {
    assert.equal(await survive(kind, bytes), 'read')
    for (let seed = 1; seed <= 60; seed++) {
      const answer = await survive(kind, mutate(bytes, seededChance(seed)))
      assert.match(answer, /^read$|: .*\.$/, `seed ${seed}`)
    }
  })
}

for (const { name, kind, write } of bombs(0.1)) {
  test(`${name} (${kind}) neither hangs nor breaks the reader`, async () => {
    const bytes = write()
    const outcome = kind === 'xlsx' || kind === 'csv' ? await readSheets(bytes) : await readDocument(bytes)
    assert.equal(typeof outcome.ok, 'boolean')
  })
}
