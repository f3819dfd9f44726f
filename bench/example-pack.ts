// A board pack of a fictional council with as many actions as asked, the same every time.
import type { Block, Cell, Report, StateCell, TableBlock } from '../src/packs/report.ts'

const OBJECTIVES = [
  'Children who need help are seen and heard quickly at the front door',
  'Plans for children are clear, current and make a difference',
  'Social workers have caseloads that let them do the work well',
  'Leaders know the quality of practice and act on what they learn',
  'Children in care live in stable homes close to the people who matter to them',
  'Partners share responsibility for keeping children safe',
] as const
const ACTIONS = [
  'Review every open contact older than 24 hours with a manager’s written decision',
  'Agree a threshold document with health, police and schools and train every referrer in it',
  'Move team managers to a supervision template that asks what has changed for the child',
  'Recruit to vacant advanced practitioner posts and set out an offer for permanent staff',
  'Audit twelve cases a month, moderate a third of them, and report the themes to the board',
  'Publish the sufficiency strategy after consulting children in care and care leavers',
  'Re-audit all pre-proceedings work and set a tracker with weekly review by the head of service',
] as const
const OWNERS = ['R. Okafor', 'S. Whitcombe', 'J. Banerjee', 'M. Lindqvist-Hale', 'T. Ferreira'] as const
const STATES: readonly StateCell[] = [
  { state: 'On time', weight: 'calm' },
  { state: 'Done', weight: 'calm' },
  { state: 'Overdue', weight: 'alarm' },
  { state: 'No update', weight: 'watch' },
  { state: 'Evidenced', weight: 'calm' },
  { state: 'At risk', weight: 'watch' },
]
const UPDATES = [
  'Baseline complete; the second tranche starts when the new team manager is in post.',
  'Eleven of twelve audits were moderated. One was returned because the child’s voice was missing.',
  '',
  'Waiting on partner sign-off. Date moved once, by 28 days, approved by the director.',
] as const

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

export function examplePack(actions: number): Report {
  const each = Math.ceil(actions / OBJECTIVES.length)
  return {
    title: 'Improvement Board pack',
    subtitle: 'Progress against the statutory direction and the improvement plan',
    council: 'Ellerby Borough Council',
    meeting: 'Improvement Board, Thursday 12 March 2026, 2pm, Committee Room 1',
    date: Temporal.PlainDate.from('2026-03-03'),
    status: { kind: 'issued', on: Temporal.PlainDate.from('2026-03-03'), seal: '4f9a 17c2 80be 55d1' },
    level: 'Board members only',
    sections: [
      { heading: 'What the board is asked to do', blocks: asks() },
      { heading: 'Where we are', blocks: summary() },
      ...OBJECTIVES.map((heading, at) => ({ heading, blocks: objective(at, each) })),
      { heading: 'Risks and challenges', blocks: risks() },
    ],
  }
}

function asks(): readonly Block[] {
  return [
    {
      kind: 'callout',
      title: 'For decision',
      words:
        'Approve the revised date of 30 June 2026 for the threshold document, and note the days lost so far.',
    },
    { kind: 'paragraph', words: 'The board is also asked to:' },
    {
      kind: 'list',
      items: [
        'note that 41 of 300 actions are overdue and that eleven owners have said nothing for two months;',
        'challenge the evidence offered for objective 2, which rests on one kind of source; and',
        [
          { text: 'agree ' },
          { text: 'which two measures', emphasis: 'strong' },
          { text: ' it will look at in depth in April.' },
        ],
      ],
    },
  ]
}

function summary(): readonly Block[] {
  return [
    {
      kind: 'key figures',
      figures: [
        { label: 'actions done', value: '142 of 300', note: '97 of them with evidence' },
        { label: 'duties met on time', value: '18 of 23', note: '3 late, 2 not yet due' },
        { label: 'overdue', value: '41', note: '29 in February' },
        { label: 'no update in its rhythm', value: '11', note: 'Silence is not counted as green' },
      ],
    },
    {
      kind: 'paragraph',
      words:
        'Delivery has kept pace since February. Compliance has not: the two-monthly update was sent six days late. There is not yet enough evidence to say that children’s experience has changed, and this pack does not say so.',
    },
    { kind: 'paragraph', words: 'The direction asks for the update in these words:' },
    {
      kind: 'quote',
      words:
        'The Council shall provide to the Commissioner, every two months, a written account of the progress it has made against each part of the plan.',
      source: 'Statutory direction to Ellerby Borough Council, 9 October 2025',
      clause: '7.b.ii',
    },
    { kind: 'subheading', text: 'Assessments completed in time' },
    {
      kind: 'paragraph',
      words:
        'The share of assessments completed within 45 working days rose from 61% to 79% over nine months; England was 82% in 2024–25.',
    },
    chart(),
  ]
}

const MONTHS = ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb'] as const
const VALUES = [61, 63, 60, 66, 70, 71, 75, 74, 79] as const

function chart(): Block {
  const x = (at: number) => 50 + at * 65
  const y = (value: number) => 220 - (value - 50) * 5
  const points = VALUES.map((value, at) => `${x(at)},${y(value)}`).join(' ')
  const dots = VALUES.map((value, at) => `<circle cx="${x(at)}" cy="${y(value)}" r="4" fill="#12436d"/>`)
  const labels = MONTHS.map(
    (month, at) => `<text x="${x(at)}" y="242" text-anchor="middle" font-size="12">${month}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 30 620 220" font-family="Arial, sans-serif" fill="#0b0c0c">
    <line x1="40" y1="220" x2="590" y2="220" stroke="#505a5f"/>
    <line x1="40" y1="${y(82)}" x2="590" y2="${y(82)}" stroke="#505a5f" stroke-dasharray="5 4"/>
    <text x="590" y="${y(82) - 6}" text-anchor="end" font-size="12">England 82%</text>
    <polyline points="${points}" fill="none" stroke="#12436d" stroke-width="2.5"/>${dots.join('')}${labels.join('')}
    <text x="${x(8)}" y="${y(79) + 20}" text-anchor="middle" font-size="12" font-weight="bold">79%</text></svg>`
  return {
    kind: 'figure',
    svg,
    alt: 'Line chart: assessments completed in time rose from 61% in June 2025 to 79% in February 2026.',
    caption: 'Assessments completed within 45 working days, June 2025 to February 2026',
    table: {
      kind: 'table',
      caption: 'Assessments completed within 45 working days (source: case system, read 2 March 2026)',
      columns: [
        { heading: 'Month' },
        { heading: 'In time', align: 'end' },
        { heading: 'Completed', align: 'end' },
        { heading: 'Share', align: 'end' },
      ],
      rows: MONTHS.map((month, at) => [month, String(pick(VALUES, at) * 2), '200', `${pick(VALUES, at)}%`]),
    },
  }
}

function objective(at: number, actions: number): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      words: `Objective ${at + 1} answers requirements 3.a, 3.c and 5.b of the direction. ${actions} actions stand under it; the table says what became of each since the last board.`,
    },
    actionTable(at, actions),
    {
      kind: 'paragraph',
      words:
        'Two actions were re-opened after an audit found that the change had not held. Both keep their first date.',
    },
  ]
}

function actionTable(objectiveAt: number, actions: number): TableBlock {
  const rows = Array.from({ length: actions }, (_, at): readonly Cell[] => [
    `${objectiveAt + 1}.${at + 1}`,
    pick(ACTIONS, at * 3 + objectiveAt),
    pick(OWNERS, at + objectiveAt),
    `${1 + (at % 28)} ${pick(MONTHS, at)} 2026`,
    pick(STATES, at * 5 + objectiveAt),
    pick(UPDATES, at + objectiveAt),
  ])
  return {
    kind: 'table',
    caption: `Actions under objective ${objectiveAt + 1}`,
    columns: [
      { heading: 'Ref' },
      { heading: 'Action' },
      { heading: 'Owner' },
      { heading: 'Due' },
      { heading: 'State' },
      { heading: 'Last update' },
    ],
    rows,
  }
}

function risks(): readonly Block[] {
  return [
    { kind: 'paragraph', words: 'The chair raised four challenges in February. Two have been answered.' },
    {
      kind: 'table',
      caption: 'Challenges still open',
      columns: [{ heading: 'Raised' }, { heading: 'Challenge' }, { heading: 'Answer due' }],
      rows: [
        [
          '12 Feb 2026',
          'How do we know that supervision now changes what happens for a child?',
          '12 Mar 2026',
        ],
        ['12 Feb 2026', 'Which partner owes the missing threshold training figures?', '26 Mar 2026'],
      ],
    },
  ]
}
