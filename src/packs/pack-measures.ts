import { sayPeriod } from '../measures/told-values.ts'
import type { PackFacts } from './pack-facts.ts'
import type { Block, ReportSection, TableBlock } from './report.ts'

/** Each measure's sentence, chart and last twelve months. */
export function measuresSection({ drawings }: PackFacts): ReportSection {
  const blocks = drawings.measures.flatMap((one): Block[] => {
    const told: TableBlock = {
      kind: 'table',
      caption: `${one.name}: the last twelve values told`,
      columns: [
        { heading: 'Period' },
        { heading: 'Numerator', align: 'end' },
        { heading: 'Denominator', align: 'end' },
        { heading: one.unit === '%' ? 'Per cent' : 'Value', align: 'end' },
      ],
      rows: one.observations
        .slice(-12)
        .map((month) => [
          sayPeriod(month.period, one.rhythm),
          month.numerator === null ? '' : String(month.numerator),
          month.denominator === null ? '' : String(month.denominator),
          month.value.toFixed(1),
        ]),
    }
    const figure: Block =
      one.svg === null
        ? told
        : {
            kind: 'figure',
            svg: one.svg,
            alt: one.sentence,
            caption: `${one.name}${one.source === '' ? '' : ` (${one.source})`}`,
            table: told,
          }
    const left = one.hiddenMonths === 1 ? `One ${one.rhythm} is` : `${one.hiddenMonths} ${one.rhythm}s are`
    const note: Block[] =
      one.hiddenMonths === 0
        ? []
        : [{ kind: 'paragraph', words: `${left} left out: a count in it is below six.` }]
    return [
      { kind: 'subheading', text: one.name },
      { kind: 'paragraph', words: one.sentence },
      ...note,
      figure,
    ]
  })
  const none: Block = { kind: 'paragraph', words: 'No measure is kept yet.' }
  return { heading: 'What the measures say', blocks: blocks.length === 0 ? [none] : blocks }
}
