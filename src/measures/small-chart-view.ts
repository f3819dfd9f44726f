import { html, type Html } from '../web/html.ts'
import { placeInBox, scaleDays, scaleValues } from './frame-chart-view.ts'
import { type Plane, reachable } from './line-chart-view.ts'
import { drawShape } from './shape-chart-view.ts'
import type { SpcAnalysis, SpcPhase, SpcRow } from './spc.ts'
import type { Unit } from './spc-unit.ts'
import { type Assurance, hasFirmLimits, listShapes, type Shape, type Variation } from './variation.ts'

// A page of sixty charts must not weigh more than a photograph: each shape is drawn once on the page and pointed at, lines
// are steps in whole units, and looks are in the style sheet. These charts are for pages alone; PDF and Word have the large.

const SHAPE_NAMES: Readonly<Record<Shape, string>> = {
  circle: 'o',
  ring: 'r',
  'triangle up': 'u',
  'triangle down': 'd',
  diamond: 'c',
  square: 's',
  tick: 't',
  cross: 'x',
  wave: 'w',
}
const MARKED: readonly Shape[] = ['circle', 'triangle up', 'triangle down', 'diamond', 'square']

/** What the small charts of a page point at; once on each page, before them. */
export function shapesInUse(): Html {
  const shapes = Object.entries(SHAPE_NAMES) as readonly (readonly [Shape, string])[]
  const drawn = shapes.map(([shape, name]) => html`<g id="los-${name}">${drawShape(shape, 0, 0, 7)}</g>`)
  const marks = MARKED.map(
    (shape) =>
      html`<marker id="los-m-${SHAPE_NAMES[shape]}" viewBox="-8 -8 16 16" markerWidth="16" markerHeight="16" markerUnits="userSpaceOnUse"><use href="#los-${SHAPE_NAMES[shape]}"/></marker>`,
  )
  return html`<svg class="los-shapes" width="0" height="0" aria-hidden="true" focusable="false"><defs>${drawn}${marks}</defs></svg>`
}

/** The shape beside the word of change or of assurance. */
export function smallVerdict({ shape, word }: Variation | Assurance): Html {
  return html`<span class="los-verdict"><svg class="los-verdict__shape" aria-hidden="true" viewBox="-10 -10 20 20"><use href="#los-${SHAPE_NAMES[shape]}"/></svg> ${word}</span>`
}

// Drawn at half this size, so that a unit is half a dot of the screen.
const WIDTH = 300
const HEIGHT = 80

/** The values that every small chart of a set must hold, so that they can be compared by height. */
export type SmallScale = { readonly least: number; readonly most: number }

/** The line, its range, the target and special causes by shape; the sentence is its title. */
export function drawSmallChart(
  analysis: SpcAnalysis,
  facts: { readonly unit: Unit; readonly sentence: string; readonly scale?: SmallScale },
): Html {
  const { unit, sentence } = facts
  const held = facts.scale === undefined ? valuesOf(analysis, unit) : [facts.scale.least, facts.scale.most]
  const box = { left: -4, right: WIDTH + 4, top: -4, bottom: HEIGHT + 4 }
  const scale = placeInBox(scaleValues(held, unit, null), box)
  const plane: Plane = { placeDay: scaleDays(datesOf(analysis.rows), box), placeValue: scale, unit }
  const { target } = analysis.options
  const aim = target === null ? null : html`<path class="t" d="M0 ${whole(scale(target))}h${WIDTH}"/>`
  return html`<svg class="los-small" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title>${sentence}</title>${drawBands(analysis, plane)}${aim}<path d="${analysis.phases.map((phase) => pathOf(phase.rows, plane)).join('')}"/>${drawMarks(analysis, plane)}</svg>`
}

/** What a set of charts must hold together: one small scale for all of them. */
export function scaleTogether(analyses: readonly SpcAnalysis[], unit: Unit): SmallScale {
  const values = analyses.flatMap((analysis) => valuesOf(analysis, unit))
  return { least: Math.min(...values), most: Math.max(...values) }
}

function valuesOf(analysis: SpcAnalysis, unit: Unit): readonly number[] {
  const { target } = analysis.options
  const lines = analysis.phases
    .filter((phase) => hasFirmLimits(phase))
    .flatMap((phase) => partsOf(phase).flatMap(({ limits }) => [limits.lower, limits.upper]))
    .map((limit) => reachable(limit, unit))
  const values = [target, ...lines, ...analysis.rows.map((row) => row.value)].filter(
    (value) => value !== null,
  )
  return values.length === 0 ? [0, 1] : values
}

// Steps from point to point; a missing value lifts the pen.
function pathOf(rows: readonly SpcRow[], { placeDay, placeValue }: Plane): string {
  let path = ''
  let last: readonly [number, number] | null = null
  for (const { date, value } of rows) {
    if (value === null) {
      last = null
      continue
    }
    const [x, y] = [whole(placeDay(date)), whole(placeValue(value))]
    path += last === null ? `M${x} ${y}l` : `${stepOf(x - last[0])}${stepOf(y - last[1])}`
    last = [x, y]
  }
  // A pen lifted at once leaves a command without its steps.
  return path.replaceAll(/l ?(?=M|$)/g, 'h0').replaceAll('l ', 'l')
}

// A minus sign parts two numbers as well as a space does.
function stepOf(step: number): string {
  return step < 0 ? String(step) : ` ${step}`
}

function drawBands(analysis: SpcAnalysis, plane: Plane): Html | null {
  const bands = analysis.phases.filter((phase) => hasFirmLimits(phase)).map((phase) => bandOf(phase, plane))
  return bands.length === 0 ? null : html`<path class="b" d="${bands.join('')}"/>`
}

// Level limits are one box; limits that follow the size of each period are stairs, there and back.
function bandOf(phase: SpcPhase, { placeDay, placeValue, unit }: Plane): string {
  const known = partsOf(phase).flatMap(({ date, limits: { lower, upper } }) => {
    if (lower === null || upper === null) return []
    const [low, high] = [Math.max(lower, unit.least ?? lower), Math.min(upper, unit.most ?? upper)]
    return [{ x: whole(placeDay(date)), top: whole(placeValue(high)), bottom: whole(placeValue(low)) }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return ''
  const isLevel = known.every(({ top, bottom }) => top === first.top && bottom === first.bottom)
  if (isLevel) return `M${first.x} ${first.top}H${last.x}V${first.bottom}H${first.x}Z`
  const there = known.map(({ x, top }) => `H${x}V${top}`).join('')
  const back = known
    .toReversed()
    .map(({ x, bottom }) => `V${bottom}H${x}`)
    .join('')
  return `M${first.x} ${first.top}${there}${back}Z`
}

// Where all points have one and the same limits, the first and the last say all of them.
function partsOf({ rows }: SpcPhase): readonly SpcRow[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return []
  return rows.every(({ limits }) => limits === first.limits) ? [first, last] : rows
}

// Every special cause, and the latest value whatever it is.
function drawMarks(analysis: SpcAnalysis, { placeDay, placeValue }: Plane): readonly Html[] {
  const latest = analysis.rows.at(-1)
  const points = new Map<Shape, string[]>()
  for (const [row, shape] of listShapes(analysis)) {
    if (row.value === null || (shape === 'circle' && row !== latest)) continue
    const at = `${whole(placeDay(row.date))} ${whole(placeValue(row.value))}`
    points.set(shape, [...(points.get(shape) ?? []), at])
  }
  return [...points].map(
    ([shape, places]) =>
      html`<path class="${SHAPE_NAMES[shape]}" d="M${places.join('L')}${places.length === 1 ? 'h0' : null}"/>`,
  )
}

function datesOf(rows: readonly SpcRow[]): readonly string[] {
  return rows.map((row) => row.date)
}

function whole(place: number): number {
  return Math.round(place)
}
