import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnShares } from './column-shares.ts'
import type { Cell, Column, TableBlock } from './report.ts'

function aTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): TableBlock {
  return { kind: 'table', caption: 'A table', columns, rows }
}

const total = (shares: readonly number[]) => shares.reduce((sum, one) => sum + one, 0)
const long = 'An action told in a sentence of some length, as most of them are in a plan. '.repeat(2)

test('dates and states keep their line while long text shares the rest', () => {
  const table = aTable(
    [
      { heading: 'Ref' },
      { heading: 'Action' },
      { heading: 'Due' },
      { heading: 'State' },
      { heading: 'Update' },
    ],
    [['1.10', long, '10 Jun 2026', { state: 'No update', weight: 'watch' }, long]],
  )
  const shares = columnShares(table)
  const [ref = 0, action = 0, due = 0, state = 0, update = 0] = shares
  assert.ok(Math.abs(total(shares) - 1) < 1e-9)
  assert.ok(ref < due && due < action && state < action)
  assert.equal(action, update)
  assert.deepEqual([due], columnShares(aTable([{ heading: 'Due' }], [['10 Jun 2026']])))
})

test('a table of a few figures does not spread over the page', () => {
  const shares = columnShares(aTable([{ heading: 'Month' }, { heading: 'Share' }], [['Jun', '61%']]))
  assert.ok(total(shares) < 0.4)
})

test('too many columns are squeezed into the line, never past it', () => {
  const columns = Array.from({ length: 14 }, (_, at) => ({ heading: `Long heading number ${at}` }))
  const shares = columnShares(aTable(columns, [columns.map(() => long)]))
  assert.ok(Math.abs(total(shares) - 1) < 1e-9)
  assert.ok(shares.every((share) => share > 0.05))
})

test('one odd row does not set the width for the others', () => {
  const rows = Array.from({ length: 50 }, () => [
    'short text here, of some words',
    'more words than that, but no story',
  ])
  const even = columnShares(aTable([{ heading: 'A' }, { heading: 'B' }], rows))
  const odd = columnShares(aTable([{ heading: 'A' }, { heading: 'B' }], [...rows, [long.repeat(20), 'x']]))
  assert.deepEqual(odd, even)
})

test('a width that is asked for is kept', () => {
  const narrow = columnShares(
    aTable(
      [
        { heading: 'A', characters: 10 },
        { heading: 'B', characters: 20 },
      ],
      [],
    ),
  )
  assert.ok((narrow[1] ?? 0) > 1.5 * (narrow[0] ?? 0))
})

test('a table without rows or with short rows still has its widths', () => {
  assert.equal(columnShares(aTable([{ heading: 'A' }], [])).length, 1)
  assert.equal(columnShares(aTable([{ heading: 'A' }, { heading: 'B' }], [['only one']])).length, 2)
  assert.deepEqual(columnShares(aTable([], [])), [])
})
