// The reader's scorecard: every row of the table it was asked to reach, from the documents beside the repository.
// node bench/reading-score.ts [--all]   (--all mutates 10,000 texts instead of 400)
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { compareDocuments } from '../src/instruments/conflicts-between.ts'
import { readInstrument } from '../src/instruments/instrument-reading.ts'
import { damagedRows, hostileRows } from './reading-damage-rows.ts'
import { ofstedFiles, ofstedRows, pdfRows } from './reading-ofsted-rows.ts'
import { DOCUMENTS, type Gold, read, REPOSITORY, type Row } from './reading-rows.ts'

function scoredRows(): Row[] {
  const scorer = join(DOCUMENTS, 'score/score.mjs')
  const run = (only: string[]): Record<string, number> => {
    const { stdout } = spawnSync(process.execPath, [scorer, ...only], { cwd: REPOSITORY, encoding: 'utf8' })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>
  }
  const all = run([])
  const article = run(['--only', 'community-care'])
  const on = 'the source documents and three written ones'
  const rows = [
    ['live duties: recall', all['dutyRecall'], 0.97],
    ['live duties: precision', all['dutyPrecision'], 0.97],
    ['bearer', all['bearer'], 0.95],
    ['kind', all['kind'], 0.95],
    ['due type', all['dueType'], 0.95],
    ['printed and computed dates', all['dates'], 1],
  ] as const
  return [
    ...rows.map(([measure, figure, target]) => ({ on, measure, figure: figure ?? 0, target })),
    {
      on: 'the article',
      measure: 'live requirements invented',
      figure: article['invented'] ?? 99,
      target: 0,
      isMost: true,
    },
  ]
}

function recommendationRows(): Row[] {
  const gold = JSON.parse(read('score/gold/sefton-commissioner-report-2022-09.json')) as Gold
  const found = readInstrument(read('sefton-commissioner-report-2022-09.txt')).provisions.filter(
    (one) => one.kind === 'recommendation',
  )
  const clauses = new Set(found.map((one) => one.clause))
  const wanted = gold.provisions.filter((one) => one.clause !== null && one.kind === 'recommendation')
  const bearers = new Set(
    wanted
      .filter((one) =>
        found.some(
          (other) =>
            other.clause === `Rec.${one.clause ?? ''}` &&
            one.bearer.some(
              (name) =>
                name !== null &&
                (other.bearer ?? '')
                  .toLowerCase()
                  .includes(name.toLowerCase().replace(/ for education$/, '')),
            ),
        ),
      )
      .map((one) => one.clause),
  )
  return [
    { on: 'the report', measure: 'its recommendations', figure: clauses.size, target: 21 },
    { on: 'the report', measure: 'with their bearer', figure: bearers.size, target: 19 },
  ]
}

// The contradictions of anatomy.md, section 12, that lie in these texts, by words that only they would be told with.
const CONTRADICTIONS: readonly (readonly [number, RegExp])[] = [
  [1, /May 2021.*7 June 2021/],
  [2, /May 2022 is (?:later|more) than 12 months after/],
  [3, /2022-05-2[23].*2022-05-2[23]/],
  [5, /Children's Commissioner for/],
  [6, /619.*615/],
  [7, /fails? to progress|fail to progress/],
  [8, /Act 1996 Act|leaders of social work/],
  [10, /withdrawn or replaced/],
]

function conflictRows(): Row[] {
  const names = [
    'sefton-statutory-direction-2022-11-21',
    'halton-statutory-direction-2025-02-07',
    'sefton-improvement-notice-2021-06-07',
    'sefton-commissioner-report-2022-09',
    'community-care-news-2022-05',
    'ofsted/focused/sefton-children-s-services-focused-visit-10-may-2021',
  ]
  const held = names.map((name) => ({
    text: read(`${name}.txt`),
    reading: readInstrument(read(`${name}.txt`)),
  }))
  const inside = held.flatMap(({ reading }) => reading.conflicts)
  const between = held.flatMap((one, index) =>
    held.slice(index + 1).flatMap((other) => compareDocuments(one, other)),
  )
  const told = [...inside, ...between].map(({ what }) => what)
  const shown = CONTRADICTIONS.filter(([, words]) => told.some((what) => words.test(what)))
  return [
    { on: 'the gold contradictions', measure: 'shown, inside and between', figure: shown.length, target: 7 },
  ]
}

function show(row: Row): string {
  const isReached = row.isMost === true ? row.figure <= row.target : row.figure >= row.target
  const figure = Number.isInteger(row.figure) ? String(row.figure) : row.figure.toFixed(3)
  return `${isReached ? 'reached' : 'MISSED '}  ${figure.padStart(7)}  ${row.isMost === true ? '≤' : '≥'} ${String(row.target).padEnd(5)} ${row.on}: ${row.measure}`
}

if (!existsSync(DOCUMENTS)) {
  process.stdout.write(`No ${basename(DOCUMENTS)} beside the repository: nothing to score.\n`)
} else {
  const parts = [
    scoredRows,
    recommendationRows,
    conflictRows,
    () => ofstedRows(ofstedFiles()),
    pdfRows,
    damagedRows,
    () => hostileRows(process.argv.includes('--all') ? 10_000 : 400),
  ]
  for (const part of parts) for (const row of await part()) process.stdout.write(`${show(row)}\n`)
}
