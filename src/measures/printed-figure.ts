import { nameOfRow, nameOfSentence, type PrintedName } from './printed-name.ts'

// Figures that a document prints of things the publications know: in tables with a column for England, the region or
// the statistical neighbours, and in sentences that say whose the figure is. Pure: words in, figures out.

export type Whose = 'own' | 'neighbours' | 'region' | 'England'

export type PrintedFigure = {
  readonly key: string
  readonly name: string
  readonly unit: PrintedName['unit']
  readonly whose: Whose
  readonly value: number
  /** Half of its last printed digit. */
  readonly rounding: number
  /** The year the document gives for it; null where it gives none. */
  readonly year: number | null
  /** The line or sentence it stands in. */
  readonly quote: string
  readonly start: number
}

/** What the council and its region are called. */
export type PrintedPlaces = { readonly council: string; readonly region: string | null }

export function findPrintedFigures(text: string, places: PrintedPlaces): readonly PrintedFigure[] {
  return [...figuresInTables(text, places), ...figuresInSentences(text, places)]
}

type Line = { readonly words: string; readonly start: number }

function linesOf(text: string): readonly Line[] {
  let start = 0
  return text.split(/\n|\f/).map((words) => {
    const line = { words, start }
    start += words.length + 1
    return line
  })
}

function figuresInTables(text: string, places: PrintedPlaces): readonly PrintedFigure[] {
  const lines = linesOf(text)
  return lines.flatMap((line, at) => {
    const columns = columnsOf(line.words, places)
    if (columns.length === 0) return []
    const body = tableUnder(lines, at + 1)
    const title = lines.slice(Math.max(0, at - 3), at)
    const around = [...title, line, ...body]
    const unit = unitOf(around.map(({ words }) => words).join('\n'))
    const notes = lines.slice(at + 1 + body.length, at + 9 + body.length).map(({ words }) => words)
    return body.flatMap((row) => figuresOfRow(row, columns, { unit, notes }))
  })
}

type Column = { readonly at: number; readonly whose: Whose; readonly year: number | null }

/** The columns of a heading row that say whose figures stand under them. One alone of the council is no comparison. */
function columnsOf(words: string, places: PrintedPlaces): readonly Column[] {
  const cells = words.split('\t')
  if (cells.length < 3) return []
  const columns = cells.flatMap((cell, at): Column[] => {
    const whose = at === 0 ? null : whoseIs(cell, places)
    return whose === null ? [] : [{ at, whose, year: yearIn(cell) }]
  })
  return columns.some(({ whose }) => whose !== 'own') ? columns : []
}

const REGION_SHORT: Readonly<Record<string, string>> = {
  ne: 'north east',
  nw: 'north west',
  yh: 'yorkshire and the humber',
  em: 'east midlands',
  wm: 'west midlands',
  ee: 'east of england',
  se: 'south east',
  sw: 'south west',
}

/** A heading with nothing else in it than whose the figures are, and perhaps a year. */
function whoseIs(cell: string, { council, region }: PrintedPlaces): Whose | null {
  // A day of its own is a count of that day, which no publication has.
  if (/\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/.test(cell)) return null
  const plain = cell
    .toLowerCase()
    .replaceAll(
      /[*†()]|\b(?:20\d\d(?:[/-]\d\d)?|average|avg|mean|median|rate|%|31 march|published|latest)\b/g,
      ' ',
    )
    .replaceAll('&', ' ')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  if (/^(?:england|eng|national(?:ly)?)$/.test(plain)) return 'England'
  if (/^(?:statistical neighbours?|stat neighbours?|sn|sns|statistical neighbour group)$/.test(plain))
    return 'neighbours'
  if (
    region !== null &&
    (plain === plainRegion(region) || REGION_SHORT[plain.replaceAll(' ', '')] === plainRegion(region))
  )
    return 'region'
  if (plain === plainRegion(council)) return 'own'
  return /^(?:region(?:al)?)$/.test(plain) && region !== null ? 'region' : null
}

function plainRegion(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .replace(/^northwest$/, 'north west')
    .trim()
}

function tableUnder(lines: readonly Line[], from: number): readonly Line[] {
  const body: Line[] = []
  for (const line of lines.slice(from, from + 60)) {
    if (!line.words.includes('\t')) break
    body.push(line)
  }
  return body
}

function unitOf(words: string): PrintedName['unit'] | null {
  if (/per 10,?000/i.test(words)) return 'per 10,000'
  return /%|per ?cent/i.test(words) ? '%' : null
}

function figuresOfRow(
  row: Line,
  columns: readonly Column[],
  { unit, notes }: { readonly unit: PrintedName['unit'] | null; readonly notes: readonly string[] },
): readonly PrintedFigure[] {
  const cells = row.words.split('\t')
  const head = cells[0] ?? ''
  const own = unitOf(head) ?? unit
  const name = own === null ? null : nameOfRow(head, own)
  if (name === null) return []
  return columns.flatMap(({ at, whose, year }): PrintedFigure[] => {
    const figure = figureIn(cells[at] ?? '')
    if (figure === null || (figure.hasPercent && name.unit !== '%')) return []
    return [
      {
        ...told(name, whose, figure),
        year: year ?? yearIn(head) ?? yearOfNotes(notes, whose),
        quote: row.words.replaceAll('\t', ' | ').trim(),
        start: row.start,
      },
    ]
  })
}

type Figure = { readonly value: number; readonly rounding: number; readonly hasPercent: boolean }

function figureIn(cell: string): Figure | null {
  const found = /^\s*(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?\s*(%)?[*†]*\s*$/.exec(cell)
  if (found === null) return null
  const [, whole = '', part = '', percent] = found
  return {
    value: Number(whole.replaceAll(',', '') + part),
    rounding: 0.5 * 10 ** -Math.max(0, part.length - 1),
    hasPercent: percent !== undefined,
  }
}

function told(name: PrintedName, whose: Whose, { value, rounding }: Figure) {
  return { key: name.key, name: name.name, unit: name.unit, whose, value, rounding }
}

/** "Latest published rates for ENG and SN are 2021", under the table. */
function yearOfNotes(notes: readonly string[], whose: Whose): number | null {
  const sign = {
    own: /council/i,
    neighbours: /\b(?:SN|statistical neighbours?)\b/i,
    region: /\b(?:NW|NE|SW|SE|WM|EM|YH|EE|region(?:al)?|north west|north east|south west|south east)\b/,
    England: /\b(?:ENG|England|national)\b/i,
  }[whose]
  const note = notes.find((words) => sign.test(words) && yearIn(words) !== null)
  return note === undefined ? null : yearIn(note)
}

/** The year that is named last: 2022 of "2021/22". */
function yearIn(words: string): number | null {
  const found = [...words.matchAll(/\b(20\d\d)(?:\s?[/-]\s?(\d\d))?\b/g)].at(-1)
  if (found === undefined) return null
  return found[2] === undefined ? Number(found[1]) : Number(`20${found[2]}`)
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)`
const UNIT = String.raw`(?: ?(?:%|per ?cent|per 10,?000(?: children)?))?`
const NEIGHBOURS = String.raw`(?:the |its |our |their )?(?:average (?:of|for) (?:its |our |the )?)?statistical neighbours?(?:[’']s?)?(?: (?:average|mean|median|rate|figure))?`
const ENGLAND = String.raw`(?:the )?(?:national|England)(?: (?:average|rate|figure))`
const LINK = String.raw`(?: rate)?(?: (?:is|was|of|at|being))*[:,]? ?\(?`

const SAID: readonly (readonly [Whose, RegExp])[] = [
  [
    'England',
    new RegExp(String.raw`\b${NUMBER}${UNIT} (?:nationally|in England|for England|across England)\b`, 'gi'),
  ],
  ['England', new RegExp(String.raw`\b${ENGLAND}${LINK}${NUMBER}`, 'gi')],
  ['neighbours', new RegExp(String.raw`\b${NEIGHBOURS}${LINK}${NUMBER}`, 'gi')],
  ['neighbours', new RegExp(String.raw`\b${NUMBER}${UNIT} (?:for|among|in|across) ${NEIGHBOURS}`, 'gi')],
  ['own', new RegExp(String.raw`\b${NUMBER} per 10,?000(?: children)?(?=[^.]*\bat 31 March 20\d\d)`, 'gi')],
]

function figuresInSentences(text: string, _places: PrintedPlaces): readonly PrintedFigure[] {
  const found: PrintedFigure[] = []
  for (const match of text.matchAll(
    /[^.!?\n\f\t]+(?:[.,](?=\d)[^.!?\n\f\t]*)*(?:\n(?=[a-z(\d])[^.!?\n\f\t]+(?:[.,](?=\d)[^.!?\n\f\t]*)*)*/g,
  )) {
    const sentence = match[0].replaceAll('\n', ' ')
    const unit = unitOf(sentence)
    if (unit === null || !/England|nation|statistical neighbour|31 March/i.test(sentence)) continue
    if (/%|per ?cent/i.test(sentence) && /per 10,?000/i.test(sentence)) continue
    const name = nameOfSentence(sentence, unit)
    if (name === null) continue
    found.push(...figuresSaid(sentence, name, match.index))
  }
  return found
}

function figuresSaid(sentence: string, name: PrintedName, start: number): readonly PrintedFigure[] {
  const seen = new Set<string>()
  return SAID.flatMap(([whose, pattern]) =>
    [...sentence.matchAll(pattern)].flatMap((match): PrintedFigure[] => {
      const figure = figureIn(match[1] ?? '')
      // A year, a plain count and a figure that was taken already are none.
      const isYear = figure !== null && /^20\d\d$/.test(match[1] ?? '')
      const key = `${whose} ${match[1]}`
      if (figure === null || isYear || seen.has(key)) return []
      seen.add(key)
      return [{ ...told(name, whose, figure), year: yearIn(sentence), quote: sentence.trim(), start }]
    }),
  )
}
