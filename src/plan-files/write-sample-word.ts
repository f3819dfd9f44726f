import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

// A plan in Word as a council that does not exist might shape it: its objectives are headings over small tables.

const HEAD = [
  'No',
  'Action and milestones',
  'Who by',
  'When by',
  'Success looks like',
  'Where are we now?',
] as const

export async function writeSedgeworth(): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Sedgeworth Council', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Agreed by the board on 3 September 2026. Owners report each month.'),
          tableOf([
            ['Version', 'Author'],
            ['4', 'Director'],
          ]),
          new Paragraph({ text: 'Objective 1: Children are heard', heading: HeadingLevel.HEADING_2 }),
          new Paragraph('Outcome: children say that somebody did what they asked.'),
          new Paragraph({ text: 'What we will do', heading: HeadingLevel.HEADING_3 }),
          tableOf([
            HEAD,
            [
              '1',
              ['Open a drop-in at the hub', '– Room found (30 June)', '– First evening (15 July)'],
              'Amina Cole',
              '30 September 2026',
              'Visits a month: 60 (20)',
              'G – opened twice a week',
            ],
            ['2', 'Strengthen oversight', 'Tomasz Reid', '31/11/2026', 'Better oversight', 'A'],
            ['Phase 2: from January 2027', '', '', '', '', ''],
            [
              '3',
              'Publish what children said each term',
              'Amina Cole',
              '30/04/2027',
              'Replies: 90% (40%)',
              'Not yet due',
            ],
          ]),
          new Paragraph({ text: 'Objective 2: Workers stay', heading: HeadingLevel.HEADING_2 }),
          tableOf([
            HEAD,
            [
              '4',
              'Cut caseloads to 17',
              'Grace Obi',
              '31.3.27',
              'Average caseload: 17 (23)',
              'R – two teams above 25',
            ],
            ['5', 'Interview all who leave', 'Grace Obi', '', '90% of leavers interviewed', 'B'],
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type CellWords = string | readonly string[]

function tableOf(rows: readonly (readonly CellWords[])[]): Table {
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (words) => new TableCell({ children: [words].flat().map((text) => new Paragraph(text)) }),
          ),
        }),
    ),
  })
}
