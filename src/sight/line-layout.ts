import {
  COLUMNS,
  type ColumnName,
  type LineBlock,
  type LinePicture,
  type LineThread,
} from './line-picture.ts'

// Where each block and thread of the picture stands, in the picture's own units.

export type PlacedBlock = LineBlock & { readonly x: number; readonly y: number; readonly height: number }

export type PlacedThread = LineThread & {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
}

export type PlacedStub = {
  readonly key: string
  readonly side: 'after' | 'before'
  readonly count: number
  readonly x: number
  readonly y: number
  readonly width: number
}

export type Layout = {
  readonly width: number
  readonly height: number
  readonly columns: readonly { readonly name: ColumnName; readonly x: number; readonly count: number }[]
  readonly blocks: readonly PlacedBlock[]
  readonly threads: readonly PlacedThread[]
  readonly stubs: readonly PlacedStub[]
}

export const BLOCK_WIDTH = 148
const GAP = 92
const TOP = 34
const BETWEEN = 8
const LEAST_HEIGHT = 30
const ROOM = 470
const WIDEST_LINK = 5

/** Blocks as tall as the busier of what they hold and what they carry; one width for a link everywhere. */
export function layOutLine({ blocks, threads }: LinePicture): Layout {
  const unit = unitFor(blocks, threads)
  const placed = COLUMNS.flatMap((name, index) =>
    placeColumn(
      blocks.filter((block) => block.column === name),
      index,
      (block) => heightOf(block, threads, unit),
    ),
  )
  const byKey = new Map(placed.map((block) => [block.key, block]))
  const bottom = Math.max(TOP + LEAST_HEIGHT, ...placed.map((block) => block.y + block.height))
  return {
    width: COLUMNS.length * BLOCK_WIDTH + (COLUMNS.length - 1) * GAP,
    height: bottom + 8,
    columns: COLUMNS.map((name, index) => ({
      name,
      x: xOf(index),
      count: blocks.filter((block) => block.column === name).reduce((sum, block) => sum + block.count, 0),
    })),
    blocks: placed,
    threads: placeThreads(threads, byKey, unit),
    stubs: placed.flatMap((block) => stubsOf(block, unit)),
  }
}

function xOf(index: number): number {
  return index * (BLOCK_WIDTH + GAP)
}

// The widest link at which the fullest column still fits the room.
function unitFor(blocks: readonly LineBlock[], threads: readonly LineThread[]): number {
  let unit = WIDEST_LINK
  const tallest = () =>
    Math.max(
      ...COLUMNS.map((name) => {
        const own = blocks.filter((block) => block.column === name)
        return own.reduce((sum, block) => sum + heightOf(block, threads, unit) + BETWEEN, 0)
      }),
    )
  while (unit > 0.05 && tallest() > ROOM) unit *= 0.9
  return unit
}

function heightOf(block: LineBlock, threads: readonly LineThread[], unit: number): number {
  return Math.max(LEAST_HEIGHT, weightOf(block, threads) * unit + 6)
}

function weightOf(block: LineBlock, threads: readonly LineThread[]): number {
  const outward = sumLinks(threads.filter((thread) => thread.from === block.key)) + block.stopsAfter
  const inward = sumLinks(threads.filter((thread) => thread.to === block.key)) + block.stopsBefore
  return Math.max(outward, inward)
}

function sumLinks(threads: readonly LineThread[]): number {
  return threads.reduce((sum, thread) => sum + thread.links, 0)
}

function placeColumn(
  own: readonly LineBlock[],
  index: number,
  heightOfBlock: (block: LineBlock) => number,
): PlacedBlock[] {
  let y = TOP
  return own.map((block) => {
    const placed = { ...block, x: xOf(index), y, height: heightOfBlock(block) }
    y += placed.height + BETWEEN
    return placed
  })
}

// Threads leave and arrive in the order of the blocks they join, so that they cross as little as may be.
function placeThreads(
  threads: readonly LineThread[],
  byKey: ReadonlyMap<string, PlacedBlock>,
  unit: number,
): PlacedThread[] {
  const known = threads.flatMap((thread) => {
    const from = byKey.get(thread.from)
    const to = byKey.get(thread.to)
    return from === undefined || to === undefined ? [] : [{ thread, from, to }]
  })
  const leaving = new Map<string, number>()
  const arriving = new Map<string, number>()
  const take = (used: Map<string, number>, block: PlacedBlock, width: number) => {
    const at = used.get(block.key) ?? block.y + 3
    used.set(block.key, at + width)
    return at + width / 2
  }
  const leftward = known.toSorted((a, b) => a.from.y - b.from.y || a.to.y - b.to.y)
  const starts = new Map(
    leftward.map((one) => [one.thread, take(leaving, one.from, one.thread.links * unit)]),
  )
  const rightward = known.toSorted((a, b) => a.to.y - b.to.y || a.from.y - b.from.y)
  const ends = new Map(rightward.map((one) => [one.thread, take(arriving, one.to, one.thread.links * unit)]))
  return leftward.map(({ thread, from, to }) => ({
    ...thread,
    x1: from.x + BLOCK_WIDTH,
    y1: starts.get(thread) ?? from.y,
    x2: to.x,
    y2: ends.get(thread) ?? to.y,
    width: Math.max(1, thread.links * unit),
  }))
}

function stubsOf(block: PlacedBlock, unit: number): PlacedStub[] {
  const stub = (side: 'after' | 'before', count: number): PlacedStub => ({
    key: block.key,
    side,
    count,
    x: side === 'after' ? block.x + BLOCK_WIDTH : block.x,
    y: block.y + block.height - Math.max(9, (count * unit) / 2 + 3),
    width: Math.max(3, Math.min(16, count * unit)),
  })
  return [
    ...(block.stopsAfter > 0 ? [stub('after', block.stopsAfter)] : []),
    ...(block.stopsBefore > 0 ? [stub('before', block.stopsBefore)] : []),
  ]
}
