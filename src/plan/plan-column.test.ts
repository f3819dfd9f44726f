import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_COLUMNS, columnsShown, orderOfColumns, parseColumnOrder } from './plan-column.ts'

const parsed = (words: string) => parseColumnOrder(new URLSearchParams(words))

test('columns stand as they were put, and the title is always among them', () => {
  assert.deepEqual(columnsShown(parsed('order=due,owner,title&show=owner&show=due')), [
    'due',
    'owner',
    'title',
  ])
  assert.deepEqual(columnsShown(parsed('order=due,owner&show=due')), ['due', 'title'])
  assert.deepEqual(columnsShown(orderOfColumns(['title', 'due'])), ['title', 'due'])
})

test('one moves up or down by a place, whether it is shown or not, and no further than the end', () => {
  const start = 'order=title,owner,due&show=owner&show=due'
  assert.deepEqual(columnsShown(parsed(`${start}&up=due`)), ['title', 'due', 'owner'])
  assert.deepEqual(columnsShown(parsed(`${start}&down=title`)), ['owner', 'title', 'due'])
  assert.deepEqual(parsed(`${start}&up=title`).order, parsed(start).order)
  assert.equal(parsed(`${start}&down=${ALL_COLUMNS.at(-1)}`).order.length, ALL_COLUMNS.length)
})

test('what is no column, or stands there twice, changes nothing', () => {
  const { order, shown } = parsed('order=owner,owner,nonsense&show=nonsense&up=x')
  assert.equal(order[0], 'owner')
  assert.equal(order.length, ALL_COLUMNS.length)
  assert.deepEqual([...shown], ['title'])
})
