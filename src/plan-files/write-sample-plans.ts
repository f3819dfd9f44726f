import writeExcelFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'

// Three plans as councils that do not exist might shape them, made here so that no real plan is copied.

const ACTS = [
  'Move the duty desk to the family hub and publish its hours',
  'Appoint two practice leads for the court team',
  'Hear every child on a plan over 15 months at a panel, six a week',
  'Ensure effective supervision',
  'Review the step-down process',
  'Give each worker two protected days a month for direct work',
] as const
const POSTS = [
  'Head of Service',
  'AD / Head of Service',
  'Principal Social Worker',
  'Performance & Insight Lead',
  'TBC',
] as const
const TITLES = ['Leadership and governance', 'The front door', 'Quality of practice'] as const
const DATES = ['31/03/26', 'end of March 2026', 'Q2 2025/26', 'ongoing', 'Sept 2026', 'March'] as const
const FILLS = ['#00B050', '#FFC000', '#FF0000', '#0070C0', '#FFFFFF'] as const

const at = <Item>(items: readonly Item[], place: number): Item => items[place % items.length] as Item

const siteOf = (place: number): string =>
  `Site ${String.fromCodePoint(65 + (Math.floor(place / 26) % 26), 65 + (place % 26))}`

/** Titles merged over all columns, a heading on row 5, priorities merged down, statuses as colours alone. */
export async function writeHarbourne(count: number): Promise<Uint8Array> {
  const head = [
    'Ref',
    'Priority',
    'Ofsted recommendation',
    'Action',
    'Responsible officer',
    'Timescale',
    'BRAG',
    'Success measures',
    'Progress since last board',
    'Budget code',
  ]
  const rows: SheetData = [
    [{ value: 'Harbourne Borough Council', columnSpan: 10, fontWeight: 'bold' }],
    [{ value: 'Children’s Services Improvement Plan 2025–2027 (version 9)', columnSpan: 10 }],
    [],
    [{ value: 'RAG key: blue is done, green on track' }],
    head.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#DDDDDD' })),
  ]
  for (let place = 0; place < count; place += 1) {
    const group = Math.floor(place / 10)
    rows.push([
      { value: `${group + 1}.${(place % 10) + 1}` },
      place % 10 === 0
        ? { value: `${group + 1}. ${at(TITLES, group)}`, rowSpan: Math.min(10, count - place) }
        : null,
      { value: `Recommendation ${(place % 6) + 1}` },
      { value: `${at(ACTS, place)}, ${siteOf(place)}` },
      { value: at(POSTS, place) },
      { value: at(DATES, place) },
      { backgroundColor: at(FILLS, place) },
      { value: place % 3 === 0 ? 'Visits in timescale from 71% to 95%' : 'Improved practice' },
      { value: 'Work has begun.\nNext: the rota.' },
      { value: `CC${1000 + place}` },
    ])
  }
  return bytesOf(rows, 'Plan')
}

/** A blank first column, groups as rows between, the heading printed again in each, real dates, bulleted cells. */
export async function writeWychley(groups: number): Promise<Uint8Array> {
  const head = [
    '',
    'No.',
    'What will we do?',
    'Who',
    'By when',
    'How will we know it has worked?',
    'Status',
    'Latest position',
  ]
  const rows: SheetData = [[], [null, { value: 'Wychley: our improvement plan', columnSpan: 7 }], []]
  for (let group = 0; group < groups; group += 1) {
    rows.push([
      null,
      {
        value: `PRIORITY ${group + 1}: ${at(TITLES, group).toUpperCase()}`,
        columnSpan: 7,
        backgroundColor: '#BDD7EE',
      },
    ])
    rows.push(head.map((value) => (value === '' ? null : { value })))
    for (let line = 0; line < 5; line += 1) {
      rows.push([
        null,
        { value: group + 1 + (line + 1) / 10, type: Number, format: '0.0' },
        { value: `• ${at(ACTS, group + line)}\n• ${at(ACTS, group + line + 2)}` },
        { value: line === 1 ? 'Head of Service\nPrincipal Social Worker' : at(POSTS, line) },
        line === 3
          ? { value: 'awaiting the tender' }
          : { value: new Date(Date.UTC(2026, line, 28)), type: Date, format: 'dd/mm/yyyy' },
        { value: 'Re-referrals fall from 25% to 18%' },
        { value: ['Complete', 'On track', 'Slipped', 'Not started', 'see notes'][line] ?? '' },
        line === 2 ? { value: 'The supplier was late.' } : null,
      ])
    }
  }
  rows.push([], [null, { value: 'Key' }, { value: 'Complete = signed off by the board' }])
  return bytesOf(rows, 'Improvement plan')
}

/** Comma-separated, a heading of two rows, the priority said once, lines below an action for its milestones. */
export function writeLowmoor(): Uint8Array {
  const lines = [
    'Lowmoor Council,,,,,,,,',
    ',,,Responsibility,,Dates,,Impact,',
    'Action ref,Objective,Action / milestone,Lead,Partners,Original date,Revised date,Measure of success,Risk score',
    'L1,"Objective 1: children are seen",Start unannounced visits on Saturdays,Service Manager,Police,31.01.2026,30.04.2026,"Visits in timescale 95% (82%)",12',
    ',,,,,,,"Children who say their worker listens: 80% (61%)",',
    'L2,,Write to every family whose visit was missed,Service Manager,,28-Feb-26,,"Missed visits: 20 a month or fewer (74)",9',
    ',,,Team Manager,,15-Mar-26,,,',
    'L3,"Objective 2: plans end well",Hear every long plan at panel,Head of Service,Health; Schools,Spring Term 2026,,"Plans over two years: 3% (7%)",6',
    'L4,,,Head of Service,,mid-June 2026,,,4',
    'L5,,=Stop re-opening closed cases without a reason,QA Manager,,46112,,"Re-opened: 12% (19%)",4',
  ]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

async function bytesOf(rows: SheetData, sheet: string): Promise<Uint8Array> {
  return new Uint8Array(await writeExcelFile(rows, { sheet }).toBuffer())
}
