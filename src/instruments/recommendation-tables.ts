import { actorsOf } from './actors.ts'
import type { Line } from './lines.ts'
import type { Setting } from './provision-making.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import { readTime } from './time-grammar.ts'
import { leadingVerb } from './verbs.ts'

// Recommendations and actions printed as a table: "No. | Recommendation | Owner | By when", one row a line, its cells
// parted by tabs (as they come out of PDF and Word) or by the bars of Markdown.

type Columns = {
  readonly what: number
  readonly owner: number
  readonly when: number
  readonly number: number
}
type Cell = { readonly text: string; readonly start: number }

const WHAT = /^(?:(?:key\s+)?recommendations?|(?:required\s+)?actions?(?:\s+required)?|requirements?|what)\b/i
const OWNER =
  /^(?:owners?|leads?|lead\s+\p{L}+|responsib\p{L}+.{0,20}|who|by\s+whom|accountable.{0,20}|addressed\s+to|for)$/iu
const WHEN =
  /^(?:by\s+when|when|dates?|due(?:\s+date)?|deadline|time(?:scale|frame|line)s?|target\s+date|by)$/i
const NUMBER = /^(?:no\.?|number|ref\.?|reference|#|rec\.?|item)$/i
const MOST_CELLS = 12

/** The rows of every such table; `kind` is what each row is. */
export function readTableRows(lines: readonly Line[], kind: ProvisionKind, setting: Setting): Provision[] {
  const found: Provision[] = []
  let columns: Columns | null = null
  let heading = ''
  for (const line of lines) {
    const cells = cellsOf(line)
    if (cells.length < 2) columns = null
    else if (columns === null) {
      columns = columnsOf(cells)
      heading = line.text
    } else found.push(...toProvision({ cells, columns, heading }, kind, setting))
  }
  return found
}

function cellsOf(line: Line): Cell[] {
  const mark = line.text.includes('\t') ? '\t' : '|'
  const cells: Cell[] = []
  let from = 0
  for (const part of line.text.split(mark).slice(0, MOST_CELLS)) {
    const lead = part.length - part.trimStart().length
    cells.push({ text: part.trim(), start: line.start + from + lead })
    from += part.length + 1
  }
  return cells[0]?.text === '' ? cells.slice(1) : cells
}

function columnsOf(cells: readonly Cell[]): Columns | null {
  const at = (pattern: RegExp): number => cells.findIndex(({ text }) => pattern.test(text))
  const columns = { what: at(WHAT), owner: at(OWNER), when: at(WHEN), number: at(NUMBER) }
  return columns.what >= 0 && (columns.owner >= 0 || columns.when >= 0) ? columns : null
}

type Row = { readonly cells: readonly Cell[]; readonly columns: Columns; readonly heading: string }

function toProvision({ cells, columns, heading }: Row, kind: ProvisionKind, setting: Setting): Provision[] {
  const what = cells[columns.what]
  if (what === undefined || what.text === '' || /^[:\s-]+$/.test(what.text)) return []
  const owner = cells[columns.owner]?.text ?? ''
  const when = cells[columns.when]?.text ?? ''
  const number = /^(?:rec(?:ommendation)?\s*|r)?(\d{1,3}(?:\.\d{1,2})?)\.?$/i.exec(
    cells[columns.number < 0 && columns.what > 0 ? 0 : columns.number]?.text ?? '',
  )?.[1]
  const actors = actorsOf(/^(?:the|all|each)\s/i.test(owner) ? owner : `the ${owner}`)
  const time = readTime(when === '' ? what.text : timed(when), {
    dated: setting.dated,
    instrument: setting.instrument,
    before: null,
    verb: leadingVerb(what.text),
  })
  const bearer = actors.length > 0 ? actors.join(' and ') : owner === '' ? null : owner
  const path = kind === 'recommendation' ? `Rec.${number ?? ''}` : (number ?? '')
  return [
    {
      clause: number === undefined ? null : path,
      kind,
      text: what.text,
      start: what.start,
      end: what.start + what.text.length,
      bearer: bearer === null ? null : setting.resolve(bearer),
      likelyBearer: bearer === null ? (setting.likely?.bearer ?? null) : null,
      recipient: null,
      modality: null,
      schedule: time.schedule,
      timeWords: when === '' ? time.words : when,
      restates: null,
      reasons: [
        { words: heading.replace(/\s+/g, ' '), why: 'a row of the table with these columns' },
        ...(owner === '' ? [] : [{ words: owner, why: 'the table says whose it is' }]),
      ],
    },
  ]
}

// A date in a cell stands without its "by".
function timed(when: string): string {
  return /^(?:(?:early|mid|late|end(?:\s+of)?)\s+)?(?:\d|\p{Lu}\p{Ll}+\s+\d{4})/u.test(when)
    ? `by ${when}`
    : when
}
