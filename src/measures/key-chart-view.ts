import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { PlacedAnnotation } from './annotation-chart-view.ts'
import { drawAnnotationKey } from './annotation-chart-view.ts'
import { at, drawShape, INK } from './shape-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import { ENOUGH_POINTS } from './spc.ts'
import { drawText, widthOf, wrapWords } from './text-chart-view.ts'
import type { Shape } from './variation.ts'
import { countBaseline, hasFirmLimits, listShapes } from './variation.ts'

/** Below a control chart: what its shapes and its numbered marks mean, and why it has no limits where it has none. */
export function drawKey(
  analysis: SpcAnalysis,
  placed: readonly PlacedAnnotation[],
  place: Place,
): { readonly drawn: Html; readonly bottom: number } {
  const key = drawShapeKey(listShapesInUse(analysis), place)
  const caution = drawCaution(analysis, { ...place, top: key.bottom })
  const notes = drawAnnotationKey(placed, { ...place, left: 4, width: place.width - 8, top: caution.bottom })
  return {
    drawn: html`${key.drawn}${caution.drawn}${notes.drawn}`,
    bottom: caution.bottom + notes.height + 4,
  }
}

type Place = { readonly top: number; readonly width: number; readonly size: number }

const SHAPE_WORDS: readonly (readonly [Shape, string])[] = [
  ['circle', 'As usual'],
  ['triangle up', 'Improvement (up)'],
  ['triangle down', 'Improvement (down)'],
  ['diamond', 'Concern'],
  ['square', 'Changed'],
]

// Where no phase could be judged there is nothing for a shape to mean.
function listShapesInUse(analysis: SpcAnalysis): readonly (readonly [Shape, string])[] {
  if (!analysis.phases.some((phase) => hasFirmLimits(phase))) return []
  const inUse = new Set(
    [...listShapes(analysis)].flatMap(([row, shape]) => (row.value === null ? [] : [shape])),
  )
  return SHAPE_WORDS.filter(([shape]) => inUse.has(shape))
}

// What the shapes mean, side by side for as long as there is room.
function drawShapeKey(
  shapes: readonly (readonly [Shape, string])[],
  place: Place,
): { readonly drawn: Html; readonly bottom: number } {
  const line = place.size + 8
  let [x, y] = [4, place.top + line / 2]
  const drawn = shapes.map(([shape, words]) => {
    const wide = 18 + widthOf(words, place.size) + 14
    if (x > 4 && x + wide > place.width) [x, y] = [4, y + line]
    const one = html`${drawShape(shape, x + 6, y, 5.5)}${drawText(words, { x: x + 16, y, fill: INK.quiet }, place.size)}`
    x = at(x + wide)
    return one
  })
  return { drawn: html`<g>${drawn}</g>`, bottom: shapes.length === 0 ? place.top : y + line / 2 + 4 }
}

// A chart without limits says why.
function drawCaution(
  analysis: SpcAnalysis,
  place: Place,
): { readonly drawn: Html | null; readonly bottom: number } {
  const phase = analysis.phases.at(-1)
  if (phase === undefined || hasFirmLimits(phase)) return { drawn: null, bottom: place.top }
  const known = countBaseline(phase)
  const words =
    known < ENOUGH_POINTS
      ? `No limits are drawn from fewer than ${ENOUGH_POINTS} values; here are ${known}.`
      : 'No limits are drawn: the values do not vary enough.'
  const line = place.size + 5
  const texts = wrapWords(words, place.width - 8, place.size).map((text, i) =>
    drawText(text, { x: 4, y: place.top + line / 2 + i * line, fill: INK.quiet }, place.size),
  )
  return { drawn: html`<g>${texts}</g>`, bottom: place.top + texts.length * line + 4 }
}
