import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../src/documents/read-document.ts'
import { readInstrument } from '../src/instruments/instrument-reading.ts'
import type { Reading } from '../src/instruments/reading.ts'
import { bare, DOCUMENTS, fold, isArea, read, type Row } from './reading-rows.ts'

// The rows on Ofsted's documents: their text, the gold lists, and the PDFs themselves.

const FOLDERS = ['ilacs', 'focused', 'jtai', 'send']
const FURNITURE =
  /\binspection (?:of|report:) \S+.{0,60}\b(?:19|20)\d\d \d{1,3}\b|\bpage \d+ of \d+|www\.gov\.uk\/ofsted|piccadilly gate/i

type OfstedFile = { readonly path: string; readonly reading: Reading; readonly text: string }

export function ofstedFiles(): OfstedFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(DOCUMENTS, 'ofsted', folder)).map((name) => {
      const path = `ofsted/${folder}/${name}`
      const text = read(path)
      return { path, text, reading: readInstrument(text) }
    }),
  )
}

export function ofstedRows(files: readonly OfstedFile[]): Row[] {
  const counted = files.map(printedBullets).filter((one) => one !== null)
  const agreeing = counted.filter(({ printed, found }) => printed === found)
  const areas = files.flatMap(({ reading }) => reading.provisions.filter(isArea))
  const clean = areas.filter((one) => !FURNITURE.test(one.text))
  const inspections = files.filter(({ path }) => path.includes('/ilacs/'))
  const judged = inspections.filter(({ reading }) => reading.judgements.length >= 4)
  return [
    {
      on: `the ${files.length} Ofsted documents`,
      measure: `as many areas as bullets printed, in ${counted.length} counted by machine (${areas.length} areas in all)`,
      figure: agreeing.length / counted.length,
      target: 0.97,
    },
    {
      on: `the ${files.length} Ofsted documents`,
      measure: 'areas without furniture',
      figure: clean.length / areas.length,
      target: 0.97,
    },
    {
      on: `the ${inspections.length} inspection reports`,
      measure: 'judgement tables read',
      figure: judged.length / inspections.length,
      target: 1,
    },
    ...goldListRows(),
  ]
}

// The bullets under "what needs to improve" and "areas for priority action", told by their glyph alone; reports that
// number their areas, or print them in tables, are judged by eye.
function printedBullets({ text, reading }: OfstedFile): { printed: number; found: number } | null {
  const lines = text.split('\n').map((line) => line.trim())
  let printed = 0
  let isUnder = false
  for (const line of lines) {
    const isAsking = /^what needs to improve.{0,50}$|^areas? for priority action$/i.test(line)
    const isOther = /^(?:main |key |headline )?findings$|^the (?:experiences|impact) |strengths$/i.test(line)
    if (isAsking) isUnder = true
    else if (isOther) isUnder = false
    else if (isUnder && /^[\u25fc\u25aa\u2022\uf06e\uf0b7]/.test(line)) printed += 1
  }
  const isNumbered = /services for children in need of help and\s+protection, children looked after/i.test(
    text,
  )
  if (printed === 0 || isNumbered || reading.kind === 'SEND report' || reading.kind === 'JTAI letter')
    return null
  return { printed, found: reading.provisions.filter(isArea).length }
}

function goldListRows(): Row[] {
  let areas = 0
  let areasFound = 0
  let rows = 0
  let rowsFound = 0
  for (const name of readdirSync(join(DOCUMENTS, 'gold')).filter((one) => one.startsWith('ofsted_'))) {
    const gold = JSON.parse(read(`gold/${name}`)) as {
      file: string
      areas_for_priority_action?: string[]
      what_needs_to_improve?: string[]
      judgements?: Record<string, string>
    }
    const reading = readInstrument(read(gold.file))
    const wanted = [
      ...(gold.areas_for_priority_action ?? []).map((text) => ['area for priority action', text] as const),
      ...(gold.what_needs_to_improve ?? []).map((text) => ['area for improvement', text] as const),
    ]
    areas += wanted.length
    areasFound += wanted.filter(([kind, text]) =>
      reading.provisions.some((one) => one.kind === kind && bare(one.text) === bare(text)),
    ).length
    const judged = Object.entries(gold.judgements ?? {})
    rows += judged.length
    rowsFound += judged.filter(([area, grade]) =>
      reading.judgements.some((one) => fold(one.area) === fold(area) && fold(one.grade) === fold(grade)),
    ).length
  }
  return [
    {
      on: 'the five Ofsted gold lists',
      measure: `bullets, word for word (${areas})`,
      figure: areasFound / areas,
      target: 1,
    },
    {
      on: 'the five Ofsted gold lists',
      measure: `judgement rows (${rows})`,
      figure: rowsFound / rows,
      target: 1,
    },
  ]
}

export async function pdfRows(): Promise<Row[]> {
  const counts = { areas: 0, areasFound: 0, rows: 0, rowsFound: 0, reading: 0, extracting: 0 }
  for (const name of readdirSync(join(DOCUMENTS, 'ofsted-pdf'))) {
    const path = FOLDERS.map((folder) => `ofsted/${folder}/${name.replace('.pdf', '.txt')}`).find((one) =>
      existsSync(join(DOCUMENTS, one)),
    )
    if (path === undefined) continue
    const start = performance.now()
    const document = await readDocument(readFileSync(join(DOCUMENTS, 'ofsted-pdf', name)))
    const extracted = performance.now()
    const fromPdf = document.ok ? readInstrument(document.value.text) : null
    counts.extracting += extracted - start
    counts.reading += performance.now() - extracted
    const fromText = readInstrument(read(path))
    const areas = fromText.provisions.filter(isArea)
    counts.areas += areas.length
    counts.areasFound += areas.filter((one) =>
      fromPdf?.provisions.some((other) => other.kind === one.kind && bare(other.text) === bare(one.text)),
    ).length
    counts.rows += fromText.judgements.length
    counts.rowsFound += fromText.judgements.filter((one) =>
      fromPdf?.judgements.some((other) => other.area === one.area && other.grade === one.grade),
    ).length
  }
  return [
    {
      on: 'the PDFs of ofsted-pdf/',
      measure: `same bullets as from their text (${counts.areas})`,
      figure: counts.areasFound / counts.areas,
      target: 0.97,
    },
    {
      on: 'the PDFs of ofsted-pdf/',
      measure: `same judgement rows (${counts.rows})`,
      figure: counts.rowsFound / counts.rows,
      target: 1,
    },
    {
      on: 'the PDFs of ofsted-pdf/',
      measure: 'reading ÷ extracting, in one run',
      figure: counts.reading / counts.extracting,
      target: 0.2,
      isMost: true,
    },
  ]
}
