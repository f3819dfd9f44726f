import { html, type Html, nothing, type Part } from '../web/html.ts'
import type { ColumnName, LineBlock, LinePicture } from './line-picture.ts'
import {
  BLOCK_WIDTH,
  type Layout,
  layOutLine,
  type PlacedBlock,
  type PlacedStub,
  type PlacedThread,
} from './line-layout.ts'

// The picture of the line as SVG: no style sheet and no script needed, so that page, print and PDF show the same.

const INK = '#0b0c0c'
const DEEP = '#12436d'
const BROKEN = '#a3260f'
const FONT = 'Arial, Helvetica, sans-serif'

const TITLES: Readonly<Record<ColumnName, string>> = {
  requirements: 'Requirements',
  objectives: 'Objectives',
  actions: 'Actions',
  evidence: 'Evidence',
  measures: 'Measures',
}

// Light to dark as the line goes on, told apart in grey too.
const FILLS: Readonly<Record<string, string>> = {
  'actions not started': '#ffffff',
  'actions started': '#dce8f2',
  'actions done': '#b8d0e4',
  'actions evidenced': '#7fa9cc',
  'actions sustained': '#4f86b3',
  'measures better': '#9fd0b5',
  'measures no change': '#e3e6e8',
  'measures worse': '#f1b9ae',
  'measures cannot tell': '#ffffff',
}

const SHAPES: Readonly<Record<string, string>> = {
  'actions not started': '○',
  'actions started': '◔',
  'actions done': '◑',
  'actions evidenced': '◕',
  'actions sustained': '●',
  'measures better': '▲',
  'measures no change': '≈',
  'measures worse': '◆',
  'measures cannot tell': '?',
}

export type PictureLinks = {
  readonly block: (block: LineBlock) => string | null
  readonly stub: (column: ColumnName, side: 'after' | 'before') => string | null
}

/** The five columns with their threads and broken ends. Without links it is the same picture for paper. */
export function drawLine(picture: LinePicture, links: PictureLinks | null, key = 'line'): Html {
  const layout = layOutLine(picture)
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="sight-line" role="${links === null ? 'img' : 'group'}" aria-labelledby="${key}-title ${key}-desc" viewBox="-2 0 ${layout.width + 4} ${Math.ceil(layout.height)}" width="${layout.width}" height="${Math.ceil(layout.height)}" font-family="${FONT}"><title id="${key}-title">The line from requirements to measures</title><desc id="${key}-desc">${describePicture(layout)}</desc>
${layout.columns.map((column) => html`<text x="${column.x}" y="15" font-size="15" font-weight="bold" fill="${INK}">${TITLES[column.name]}</text><text x="${column.x + BLOCK_WIDTH}" y="15" font-size="15" text-anchor="end" fill="${INK}">${column.count}</text>`)}
<g fill="none" stroke="${DEEP}" stroke-opacity="0.28">${layout.threads.map(drawThread)}</g>
${layout.blocks.map((block) => drawBlock(block, links))}
${layout.stubs.map((stub) => drawStub(stub, layout, links))}</svg>`
}

function drawThread(thread: PlacedThread): Html {
  const bend = (thread.x2 - thread.x1) / 2
  const path = `M${round(thread.x1)} ${round(thread.y1)}C${round(thread.x1 + bend)} ${round(thread.y1)} ${round(thread.x2 - bend)} ${round(thread.y2)} ${round(thread.x2)} ${round(thread.y2)}`
  return html`<path d="${path}" stroke-width="${round(thread.width)}"/>`
}

function drawBlock(block: PlacedBlock, links: PictureLinks | null): Html {
  const fill = FILLS[block.key] ?? '#eef3f8'
  const shape = SHAPES[block.key]
  const counted = block.column !== 'objectives'
  const lines = wrap(block.label, counted ? 17 : 21, block.height >= 46 ? 3 : 2)
  const top = block.y + block.height / 2 - ((lines.length - 1) * 13) / 2 + 4
  const drawn = html`<rect x="${block.x}" y="${round(block.y)}" width="${BLOCK_WIDTH}" height="${round(block.height)}" rx="2" fill="${fill}" stroke="${DEEP}"/>${shape === undefined ? nothing : html`<text x="${block.x + 8}" y="${round(top)}" font-size="12" fill="${INK}">${shape}</text>`}<text font-size="12" fill="${INK}">${lines.map((line, index) => html`<tspan x="${block.x + (shape === undefined ? 8 : 24)}" y="${round(top + index * 13)}">${line}</tspan>`)}</text>${counted ? html`<text x="${block.x + BLOCK_WIDTH - 8}" y="${round(block.y + block.height / 2 + 5)}" font-size="14" font-weight="bold" text-anchor="end" fill="${INK}">${block.count}</text>` : nothing}`
  return linked(
    links?.block(block) ?? null,
    `${TITLES[block.column]}: ${block.label}${counted ? `, ${block.count}` : ''}`,
    drawn,
  )
}

// An end that hangs in the air: dashed, with an open ring and its number.
function drawStub(stub: PlacedStub, layout: Layout, links: PictureLinks | null): Html {
  const block = layout.blocks.find((one) => one.key === stub.key)
  if (block === undefined) return nothing
  const way = stub.side === 'after' ? 1 : -1
  const end = stub.x + way * 22
  const words = wordsOfStub(block.column, stub)
  const drawn = html`<line x1="${stub.x}" y1="${round(stub.y)}" x2="${end}" y2="${round(stub.y)}" stroke="${BROKEN}" stroke-width="3" stroke-dasharray="5 3"/><circle cx="${end + way * 5}" cy="${round(stub.y)}" r="5" fill="#ffffff" stroke="${BROKEN}" stroke-width="2"/><text x="${end + way * 13}" y="${round(stub.y + 4.5)}" font-size="12" font-weight="bold" fill="${BROKEN}" stroke="#ffffff" stroke-width="3" paint-order="stroke" text-anchor="${stub.side === 'after' ? 'start' : 'end'}">${stub.count}</text>`
  return linked(links?.stub(block.column, stub.side) ?? null, `${stub.count} ${words}: ${block.label}`, drawn)
}

function wordsOfStub(column: ColumnName, { side }: PlacedStub): string {
  if (column === 'requirements') return 'with no action'
  if (column === 'objectives') return 'with no action'
  if (column === 'actions') return side === 'after' ? 'done with no evidence' : 'answering no requirement'
  if (column === 'evidence') return 'showing nothing named'
  return 'tied to no objective'
}

// Named by its own words, with the whole of them as a tooltip where the block cuts them short.
function linked(href: string | null, title: string, drawn: Part): Html {
  const content = html`<title>${title}</title>${drawn}`
  return href === null ? html`<g>${content}</g>` : html`<a href="${href}">${content}</a>`
}

export function describePicture(layout: Layout): string {
  const columns = layout.columns.map(({ name, count }) => `${count} ${name}`).join(', ')
  const broken = layout.stubs.reduce((sum, stub) => sum + stub.count, 0)
  return `From left to right: ${columns}. ${broken === 0 ? 'No end hangs in the air.' : `${broken} ends hang in the air.`} The table below says the same.`
}

function wrap(words: string, most: number, lines: number): readonly string[] {
  const out: string[] = []
  for (const word of words.split(' ')) {
    const last = out.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) out[out.length - 1] = `${last} ${word}`
    else out.push(word)
  }
  if (out.length <= lines) return out
  const kept = out.slice(0, lines)
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, most - 1)}…`]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
