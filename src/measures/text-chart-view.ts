import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import { at, INK } from './shape-chart-view.ts'

// SVG breaks no lines and knows no widths before it is drawn, so both are reckoned from the font.

/** How wide words are in Arial, near enough and rather too wide than too narrow. */
export function widthOf(words: string, size: number): number {
  let ems = 0
  for (const letter of words) ems += widthOfLetter(letter)
  return ems * size
}

const widths = new Map<string, number>()

function widthOfLetter(letter: string): number {
  const known = widths.get(letter)
  if (known !== undefined) return known
  const width = reckonLetter(letter)
  widths.set(letter, width)
  return width
}

function reckonLetter(letter: string): number {
  if (/[iljtf.,:;'’|! ()]/.test(letter)) return 0.32
  if (/[mwMW%]/.test(letter)) return 0.88
  return /[A-Z]/.test(letter) ? 0.7 : 0.56
}

/** Words in lines no wider than `room`; a word wider than that has a line of its own. */
export function wrapWords(words: string, room: number, size: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

export type TextPlace = {
  readonly x: number
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
  readonly weight?: 'bold'
}

/** One line of text whose letters stand in the middle of `y`. */
export function drawText(words: string, place: TextPlace, size: number): Html {
  const weight = place.weight === undefined ? null : html` font-weight="${place.weight}"`
  return html`<text x="${at(place.x)}" y="${at(place.y + size * 0.35)}" font-size="${size}" text-anchor="${place.anchor ?? 'start'}" fill="${place.fill ?? INK.text}"${weight}>${words}</text>`
}

/** Moves labels apart until none touches another and all lie between `top` and `bottom`; their order stays. */
export function spreadLabels<Label extends { readonly y: number }>(
  labels: readonly Label[],
  room: { readonly gap: number; readonly top: number; readonly bottom: number },
): readonly Label[] {
  const sorted = labels.toSorted((one, other) => one.y - other.y)
  const places: number[] = []
  for (const { y } of sorted) {
    places.push(Math.max(y, room.top, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + room.gap))
  }
  for (let i = places.length - 1, floor = room.bottom; i >= 0; i -= 1, floor -= room.gap) {
    places[i] = Math.min(places[i] ?? floor, floor)
    floor = places[i] ?? floor
  }
  return sorted.map((label, i) => ({ ...label, y: places[i] ?? label.y }))
}
