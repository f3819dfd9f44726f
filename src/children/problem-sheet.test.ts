import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeCsv } from '../shared/csv.ts'
import { problemSheet } from './problem-sheet.ts'
import type { Problem } from './problem.ts'

const aProblem = (value: string): Problem => ({
  list: 'List 7',
  row: 12,
  column: 'Gender',
  value,
  severity: 'problem',
  rule: 'not-a-code',
  message: 'It is "wrong".',
  cure: 'Mend it, please.',
})

describe('the problems as a CSV', () => {
  it('have a row each under their headings', () => {
    const [headings, row] = writeCsv(problemSheet([aProblem('x')])).split('\r\n')
    assert.match(headings ?? '', /^\ufeffList,Row,Column,Value,/)
    assert.equal(row, 'List 7,12,Gender,x,problem,"It is ""wrong"".","Mend it, please.",not-a-code')
  })

  it('run no formula that a file brought with it', () =>
    assert.match(writeCsv(problemSheet([aProblem('=HYPERLINK("x")')])), /,"'=HYPERLINK\(""x""\)",/))
})
