import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SMALLEST_SHOWN, suppressTable } from './suppression.ts'
import type { Shown, SuppressedTable } from './suppression.ts'

// The reader's side: all tables of whole numbers, none below nought, that agree with what is shown. Any two of them are
// joined by steps in which no number changes by more than one, so a number that no such step changes is told.
function toldNumbers(cells: readonly (readonly number[])[], shown: SuppressedTable): readonly string[] {
  const width = cells[0]?.length ?? 0
  const hidden = cells.flatMap((row, at) =>
    row.flatMap((_cell, column) => (shown.cells[at]?.[column] === 'hidden' ? [[at, column] as const] : [])),
  )
  const varies = new Set<string>()
  const steps = cells.map((row) => row.map(() => 0))
  const agrees = (change: number, print: Shown | undefined, count: number) =>
    print === 'hidden' ? count + change >= 0 : change === 0
  const look = () => {
    const rowChanges = steps.map((row) => row.reduce((sum, step) => sum + step, 0))
    const columnChanges = Array.from({ length: width }, (_unused, column) =>
      steps.reduce((sum, row) => sum + (row[column] ?? 0), 0),
    )
    const change = rowChanges.reduce((sum, one) => sum + one, 0)
    const rowTotals = cells.map((row) => row.reduce((sum, cell) => sum + cell, 0))
    const columnTotals = Array.from({ length: width }, (_unused, column) =>
      cells.reduce((sum, row) => sum + (row[column] ?? 0), 0),
    )
    const total = rowTotals.reduce((sum, one) => sum + one, 0)
    if (!rowChanges.every((one, at) => agrees(one, shown.rowTotals[at], rowTotals[at] ?? 0))) return
    if (!columnChanges.every((one, at) => agrees(one, shown.columnTotals[at], columnTotals[at] ?? 0))) return
    if (!agrees(change, shown.total, total)) return
    steps.forEach((row, at) => row.forEach((step, column) => step !== 0 && varies.add(`${at},${column}`)))
    rowChanges.forEach((one, at) => one !== 0 && varies.add(`row ${at}`))
    columnChanges.forEach((one, at) => one !== 0 && varies.add(`column ${at}`))
    if (change !== 0) varies.add('total')
  }
  const walk = (place: number): void => {
    const next = hidden[place]
    if (next === undefined) return look()
    const [row, column] = next
    const line = steps[row] ?? []
    for (const step of [-1, 0, 1]) {
      if ((cells[row]?.[column] ?? 0) + step < 0) continue
      line[column] = step
      walk(place + 1)
    }
    line[column] = 0
  }
  walk(0)
  const asked = [
    ...hidden.map(([row, column]) => `${row},${column}`),
    ...shown.rowTotals.flatMap((one, at) => (one === 'hidden' ? [`row ${at}`] : [])),
    ...shown.columnTotals.flatMap((one, at) => (one === 'hidden' ? [`column ${at}`] : [])),
    ...(shown.total === 'hidden' ? ['total'] : []),
  ]
  return asked.filter((one) => !varies.has(one))
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })), {
        minLength: columns,
        maxLength: columns,
      }),
      {
        minLength: rows,
        maxLength: rows,
      },
    ),
  )

describe('suppression', () => {
  it('hides every small count and total', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const shown = suppressTable({ cells })
        const numbers = [...shown.cells.flat(), ...shown.rowTotals, ...shown.columnTotals, shown.total]
        for (const one of numbers) assert.ok(one === 'hidden' || one === 0 || one >= SMALLEST_SHOWN)
      }),
    )
  })

  it('shows nothing but the truth', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const shown = suppressTable({ cells })
        cells.forEach((row, at) =>
          row.forEach((count, column) =>
            assert.ok([count, 'hidden'].includes(shown.cells[at]?.[column] ?? -1)),
          ),
        )
      }),
    )
  })

  it('leaves no hidden number that can be worked out from what is shown', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const shown = suppressTable({ cells })
        assert.deepEqual(toldNumbers(cells, shown), [])
      }),
      { numRuns: 400 },
    )
  })

  it('hides nothing where every count is large', () => {
    const shown = suppressTable({
      cells: [
        [10, 20],
        [30, 0],
      ],
    })
    assert.deepEqual(shown, {
      cells: [
        [10, 20],
        [30, 0],
      ],
      rowTotals: [30, 30],
      columnTotals: [40, 20],
      total: 60,
    })
  })

  it('hides a second count beside a small one, the smallest there is', () => {
    const { cells, rowTotals } = suppressTable({
      cells: [
        [3, 40, 12],
        [50, 60, 70],
        [20, 30, 90],
      ],
    })
    assert.deepEqual(cells[0], ['hidden', 40, 'hidden'])
    assert.equal(rowTotals[0], 55)
  })
})
