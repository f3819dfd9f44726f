import { shorten } from '../shared/shorten.ts'
import { formatDay, formatShortDay } from '../shared/days.ts'
import { BREAK_NAMES } from '../sight/break-names.ts'
import { BREAK_KINDS, breaksOf, countLate } from '../sight/breaks.ts'
import { calendarSection } from './pack-calendar.ts'
import type { PackFacts } from './pack-facts.ts'
import { measuresSection } from './pack-measures.ts'
import { movedDatesSection, progressSections } from './pack-progress.ts'
import { scoreSection } from './pack-score.ts'
import type { Block, Report, ReportSection } from './report.ts'

// What a board pack says, computed from the same facts as every page. Its numbers are the pages' numbers.

export function composePack(facts: PackFacts): Report {
  return {
    title: facts.title,
    subtitle: facts.intervention,
    council: facts.council,
    meeting: `Improvement Board, ${formatDay(facts.meetingOn)}`,
    date: facts.asOf,
    status: facts.status,
    level: 'Board',
    sections: [
      atAGlance(facts),
      needsAttention(facts),
      calendarSection(facts),
      ...progressSections(facts),
      measuresSection(facts),
      movedDatesSection(facts),
      scoreSection(facts),
      howToTrust(facts),
    ],
  }
}

function atAGlance(facts: PackFacts): ReportSection {
  const { figures, breaks } = facts
  const late = countLate(breaks)
  const rows = [{ when: 'Now', figures }, ...facts.earlier]
  return {
    heading: 'At a glance',
    blocks: [
      {
        kind: 'paragraph',
        words: `Of ${figures.inForce} requirements in force, ${figures.answered} are answered by the plan, ${figures.done} by something done, ${figures.evidenced} with evidence; ${figures.showing} show in a measure. The line is broken in ${breaks.length - late} places; ${late} things are late.`,
      },
      ...(facts.agreed === null ? [] : [{ kind: 'paragraph' as const, words: facts.agreed }]),
      {
        kind: 'key figures',
        figures: [
          { label: 'requirements in force', value: String(figures.inForce) },
          { label: 'answered by an action', value: String(figures.answered) },
          { label: 'shown by evidence', value: String(figures.evidenced) },
          { label: 'late', value: String(late) },
        ],
      },
      {
        kind: 'figure',
        svg: facts.drawings.line.svg,
        alt: facts.drawings.line.alt,
        caption: 'The line from requirements to measures: open ends are breaks',
        table: {
          kind: 'table',
          caption: 'Is the line getting whole?',
          columns: ['', 'In force', 'Answered', 'Done', 'Evidenced', 'In a measure'].map(
            (heading, index) => ({
              heading: heading || 'When',
              align: index === 0 ? 'start' : 'end',
            }),
          ),
          rows: rows.map((row) => [
            row.when,
            ...[
              row.figures.inForce,
              row.figures.answered,
              row.figures.done,
              row.figures.evidenced,
              row.figures.showing,
            ].map(String),
          ]),
        },
      },
    ],
  }
}

function needsAttention({ breaks }: PackFacts): ReportSection {
  const blocks = BREAK_KINDS.flatMap((kind): Block[] => {
    const own = breaksOf(breaks, kind)
    if (own.length === 0) return []
    const names = BREAK_NAMES[kind]
    return [
      { kind: 'subheading', text: names.title(own.length) },
      { kind: 'paragraph', words: names.means },
      {
        kind: 'table',
        caption: names.title(own.length),
        columns: [{ heading: 'Reference' }, { heading: 'What' }, { heading: 'Who' }, { heading: 'Since' }],
        rows: own.map((one) => [
          one.reference,
          shorten(one.words, 170),
          one.owner ?? 'nobody yet',
          one.since === null ? '' : formatShortDay(one.since),
        ]),
      },
    ]
  })
  const none: Block = { kind: 'paragraph', words: 'Nothing is late, silent or without evidence.' }
  return { heading: 'What needs attention', blocks: blocks.length === 0 ? [none] : blocks }
}

function howToTrust({ recordHead, asOf }: PackFacts): ReportSection {
  const proof =
    recordHead === null
      ? ''
      : ` It was composed when the council’s record held ${recordHead.number} events; its last hash was ${recordHead.hash}.`
  return {
    heading: 'How to check this pack',
    blocks: [
      {
        kind: 'paragraph',
        words: `Every figure here is computed from facts recorded by ${formatDay(asOf)}; nobody types a colour.${proof} Anybody with an export of the record can verify it with the command “los record verify”, trusting nobody here.`,
      },
    ],
  }
}
