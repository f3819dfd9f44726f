import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Block,
  letterOf,
  numberParagraphs,
  type Report,
  statusLine,
  type TableBlock,
  textOf,
} from './report.ts'

const paragraph: Block = { kind: 'paragraph', words: 'Words.' }
const table: TableBlock = { kind: 'table', caption: 'Rows', columns: [{ heading: 'One' }], rows: [] }

function aReport(...sections: readonly (readonly Block[])[]): Report {
  return {
    title: 'Pack',
    council: 'Ellerby Borough Council',
    date: Temporal.PlainDate.from('2026-03-03'),
    status: { kind: 'draft' },
    level: 'Board',
    sections: sections.map((blocks, at) => ({ heading: `Section ${at}`, blocks })),
  }
}

function numbersOf(report: Report): readonly (readonly (string | null)[])[] {
  return numberParagraphs(report).sections.map((section) => section.blocks.map((one) => one.number))
}

test('paragraphs and callouts count through their section and start again in the next', () => {
  const callout: Block = { kind: 'callout', title: 'For decision', words: 'Agree.' }
  const quote: Block = { kind: 'quote', words: 'shall', source: 'Direction' }
  assert.deepEqual(numbersOf(aReport([paragraph, quote, callout, paragraph], [paragraph])), [
    ['1.1', null, '1.2', '1.3'],
    ['2.1'],
  ])
})

test('tables and figures count through the whole report, and a figure is followed by its table', () => {
  const figure: Block = { kind: 'figure', svg: '<svg/>', alt: 'A chart', caption: 'Rising', table }
  assert.deepEqual(numbersOf(aReport([table, figure], [paragraph, table, figure])), [
    ['Table 1', 'Figure 1', 'Table 2'],
    ['2.1', 'Table 3', 'Figure 2', 'Table 4'],
  ])
})

test('an empty section keeps its number', () => {
  const numbered = numberParagraphs(aReport([], [paragraph]))
  assert.deepEqual(
    numbered.sections.map((section) => section.number),
    ['1', '2'],
  )
})

test('list items are lettered past z', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 702].map(letterOf), ['a', 'z', 'aa', 'az', 'ba', 'aaa'])
})

test('the status line names the day of issue and the seal', () => {
  const on = Temporal.PlainDate.from('2026-03-03')
  assert.equal(statusLine({ kind: 'issued', on, seal: '4f9a' }), 'Issued 3 March 2026, sealed 4f9a')
  assert.equal(statusLine({ kind: 'draft' }), 'Draft')
})

test('a cell reads as its words, whatever their emphasis', () => {
  assert.equal(textOf([{ text: 'two ' }, { text: 'measures', emphasis: 'strong' }]), 'two measures')
  assert.equal(textOf({ state: 'Overdue', weight: 'alarm' }), 'Overdue')
})
