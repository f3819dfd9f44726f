import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellKind } from './document-kind.ts'
import { readInstrument } from './instrument-reading.ts'

// A paper is what its form says, whatever else it tells of.

const kindOf = (text: string) => tellKind(text).kind

test('a direction that tells of a notice is a direction', () => {
  assert.equal(
    kindOf(`Brookmere Council – Direction
Education Act 1996, s.497A(4B)

An improvement notice was issued on 5 May 2025 and is spent.

The Secretary of State directs Brookmere Council to report to the Secretary of State monthly.`),
    'statutory direction',
  )
})

test('minutes and a report to cabinet are neither notice nor direction', () => {
  const minutes = `Minutes of the Scrutiny Committee of Brookmere Council
Present: Councillor Bell

4. IMPROVEMENT NOTICE

RESOLVED:
(1) that the report be noted; and
(2) that the Director be requested to submit a report to each meeting.`
  const report = `Report to: Cabinet
1. Purpose of report
1.1 To tell Cabinet of the statutory direction to the Council.
2. Legal implications
2.1 The direction requires the Council to comply.`
  assert.equal(kindOf(minutes), 'other')
  assert.equal(kindOf(report), 'other')
  const live = (text: string) =>
    readInstrument(text)
      .provisions.filter(({ kind }) => kind === 'duty')
      .map(({ bearer }) => bearer)
  assert.deepEqual(live(minutes), ['Director'])
  assert.deepEqual(live(report), [])
})

test('short news with a byline and comments is news, and nothing in it binds', () => {
  const text = `Council told to act
By Ruth Pell, 3 May 2026

Ministers have ordered Brookmere council to act. It must co-operate with a commissioner.

Comments (2)
Sam: They must resign.`
  const { kind, provisions } = readInstrument(text)
  assert.equal(kind, 'news article')
  assert.ok(provisions.every((one) => one.kind === 'reported'))
})

test('a council whose duty is to report is not a commissioner reporting', () => {
  assert.equal(
    kindOf(`Direction under section 497A(4B) of the Education Act 1996

The Council shall report to the Secretary of State each month.`),
    'statutory direction',
  )
})
