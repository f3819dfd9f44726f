import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import type { LineFigures } from './line.ts'
import type { LinePicture } from './line-picture.ts'

// The picture's numbers as tables: now and before, what each column holds, what runs between them.

export function earlierTable(facts: {
  readonly figures: LineFigures
  readonly breaks: readonly unknown[]
  readonly earlier: readonly {
    readonly when: string
    readonly figures: LineFigures
    readonly breaks: number
  }[]
}): Html {
  const rows = [{ when: 'Now', figures: facts.figures, breaks: facts.breaks.length }, ...facts.earlier]
  const counts = ['In force', 'Answered', 'Done', 'Evidenced', 'In a measure', 'Breaks']
  return labelledTable({
    caption: 'Is the line getting whole?',
    classes: 'sight-earlier',
    firstCellIsHeader: true,
    columns: [{ heading: 'When' }, ...counts.map((heading) => ({ heading, isNumber: true }))],
    rows: rows.map(({ when, figures, breaks }) => [
      when,
      figures.inForce,
      figures.answered,
      figures.done,
      figures.evidenced,
      figures.showing,
      breaks,
    ]),
  })
}

export function pictureTable({ blocks, threads }: LinePicture): Html {
  const label = new Map(blocks.map((block) => [block.key, `${block.column}: ${block.label}`]))
  return html`${labelledTable({
    caption: 'What each column holds',
    columns: [
      { heading: 'Column' },
      { heading: 'What' },
      { heading: 'How many', isNumber: true },
      { heading: 'Stop after it', isNumber: true },
      { heading: 'Stop before it', isNumber: true },
    ],
    rows: blocks.map((block) => [
      block.column,
      block.label,
      block.count,
      block.stopsAfter,
      block.stopsBefore,
    ]),
  })}${labelledTable({
    caption: 'What runs between them',
    columns: [{ heading: 'From' }, { heading: 'To' }, { heading: 'Links', isNumber: true }],
    rows: threads.map((thread) => [label.get(thread.from) ?? '', label.get(thread.to) ?? '', thread.links]),
  })}`
}
