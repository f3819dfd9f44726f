import type { SheetRow } from '../documents/sheet.ts'
import type { Rating } from '../plan/written-plan.ts'
import { plain } from '../plan-checks/check-words.ts'
import { textOfCell } from './plan-file-contents.ts'
import { type PrintedStatus, ratingOfColour, readStatus } from './plan-file-status.ts'

// Ratings that stand as one letter before their words ("G – the huddle runs daily"), or as nothing but a colour.

const SHORT_STATUS = 30

// A letter needs a dash or a full stop after it: "A plan is agreed" is no amber.
const LED = /^([BRAG])(?:\s*[–—:;,.(-]\s*(\S[\s\S]*))?$/

/** The rating a cell begins with, kept with all the words of the cell; null where it begins with none. */
export function ratingLed(text: string): PrintedStatus | null {
  const words = plain(text)
  const [found, letter = '', rest = ''] = LED.exec(words) ?? []
  if (found === undefined) return null
  const stage = rest.length < SHORT_STATUS ? (readStatus(rest, null)?.stage ?? null) : null
  return { words, rating: readStatus(letter, null)?.rating ?? null, stage }
}

/** Is it a column of ratings, whatever is written over it? Bands of A and B alone are not. */
export function areRatings(texts: readonly string[]): boolean {
  const led = texts.flatMap((text) => ratingLed(text)?.rating ?? ratingWord(text) ?? [])
  return led.length >= texts.length / 2 && led.some((rating) => rating === 'green' || rating === 'red')
}

// "Green", "Red – no lead": a colour's name and a dash, not a sentence that has one in it.
function ratingWord(text: string): Rating | null {
  const [word] = /^(?:blue|green|amber|red|yellow)(?=$|\s*[–—:;,.(-])/i.exec(plain(text)) ?? []
  return word === undefined ? null : (readStatus(word, null)?.rating ?? null)
}

const IN_ORDER: readonly Rating[] = ['blue', 'green', 'amber', 'red', 'grey']

/** How often each colour stands in a column: "green 4, amber 2, red 1"; "" where none does. */
export function coloursIn(rows: readonly SheetRow[], column: number): string {
  const found = rows.flatMap(({ fills }) => ratingOfColour(fills?.[column] ?? '') ?? [])
  return IN_ORDER.flatMap((rating) => {
    const count = found.filter((one) => one === rating).length
    return count === 0 ? [] : [`${rating} ${count}`]
  }).join(', ')
}

/** Is it a column that is coloured and holds no word? One colour all the way down is only its ground. */
export function isColouredAlone(rows: readonly SheetRow[], column: number): boolean {
  if (rows.some(({ cells }) => textOfCell(cells[column]) !== '')) return false
  const found = rows.flatMap(({ fills }) => ratingOfColour(fills?.[column] ?? '') ?? [])
  const said = found.filter((rating) => rating !== 'grey')
  return said.length >= rows.length / 2 && new Set(said).size > 1
}
