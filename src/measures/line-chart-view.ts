import { curveLinear, curveStep, line } from 'd3-shape'
import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { Scale } from './frame-chart-view.ts'
import { at, drawShape, INK } from './shape-chart-view.ts'
import type { SpcAnalysis, SpcPhase, SpcRow } from './spc.ts'
import type { Limits } from './spc-limits.ts'
import type { Unit } from './spc-unit.ts'
import type { Shape } from './variation.ts'
import { hasFirmLimits } from './variation.ts'

/** Where things go: days across, values up. */
export type Plane = {
  readonly placeDay: (date: string) => number
  readonly placeValue: Scale
  readonly unit: Unit
}

type Dot = readonly [number, number | null]

// How far a phase's lines reach past its first and last point, so that a phase of one point has lines too.
const OVERHANG = 5

/** The centre line and limits of every phase; limits only where they are firm. */
export function drawLimits(analysis: SpcAnalysis, plane: Plane): Html {
  const lines = analysis.phases.map((phase) => {
    const centre = drawLimit(phase, plane, (limits) => limits.centre)
    if (!hasFirmLimits(phase)) return centre
    const lower = drawLimit(phase, plane, (limits) => reachable(limits.lower, plane.unit))
    const upper = drawLimit(phase, plane, (limits) => reachable(limits.upper, plane.unit))
    return html`${centre}<g stroke-dasharray="5 3">${lower}${upper}</g>`
  })
  return html`<g fill="none" stroke="${INK.text}" stroke-width="1.1">${lines}</g>`
}

/** The values, joined; broken at a rebase and where a value is missing. */
export function drawValues(analysis: SpcAnalysis, plane: Plane): Html {
  const paths = analysis.phases.map((phase) =>
    drawPath(phase.rows.map((row): Dot => [plane.placeDay(row.date), placeOrNull(row.value, plane)])),
  )
  return html`<g fill="none" stroke="${INK.line}" stroke-width="1.6" stroke-linejoin="round">${paths}</g>`
}

/** Values by their shapes, ordinary ones first so that a special cause is never covered. */
export function drawPoints(shapes: ReadonlyMap<SpcRow, Shape>, plane: Plane, size: number): Html {
  const known = [...shapes].filter(([row]) => row.value !== null)
  const ordered = [
    ...known.filter(([, shape]) => shape === 'circle'),
    ...known.filter(([, shape]) => shape !== 'circle'),
  ]
  const drawn = ordered.map(([row, shape]) =>
    drawShape(shape, plane.placeDay(row.date), plane.placeValue(row.value ?? 0), size),
  )
  // A pale edge parts points that touch.
  return html`<g stroke="${INK.paper}" stroke-width="0.8">${drawn}</g>`
}

/** The target across the chart, and the trajectory to it where one was agreed. */
export function drawAim(
  aim: {
    readonly target: number | null
    readonly trajectory: readonly { readonly date: string; readonly value: number }[]
  },
  plane: Plane,
  ends: { readonly left: number; readonly right: number },
): Html {
  const { target, trajectory } = aim
  const level =
    target === null
      ? null
      : drawPath([
          [ends.left, plane.placeValue(target)],
          [ends.right, plane.placeValue(target)],
        ])
  const way = drawPath(
    trajectory.map(({ date, value }): Dot => [plane.placeDay(date), plane.placeValue(value)]),
  )
  return html`<g fill="none" stroke="${INK.target}" stroke-width="1.6" stroke-dasharray="10 3 2 3">${level}${way}</g>`
}

/** A limit as drawn: none where the unit cannot go so far, for no value could cross it. */
export function reachable(limit: number | null, unit: Unit): number | null {
  if (limit === null) return null
  return limit < (unit.least ?? limit) || limit > (unit.most ?? limit) ? null : limit
}

function drawLimit(phase: SpcPhase, plane: Plane, choose: (limits: Limits) => number | null): Html | null {
  const { rows } = phase
  const dots = rows.map((row): Dot => [plane.placeDay(row.date), placeOrNull(choose(row.limits), plane)])
  const [first, last] = [dots[0], dots.at(-1)]
  if (first === undefined || last === undefined) return null
  const isLevel = dots.every(([, y]) => y === first[1])
  const inner: readonly Dot[] = isLevel ? [] : dots
  return drawPath(
    [[first[0] - OVERHANG, first[1]], ...inner, [last[0] + OVERHANG, last[1]]],
    isLevel ? 'straight' : 'steps',
  )
}

function drawPath(dots: readonly Dot[], how: 'straight' | 'steps' = 'straight'): Html | null {
  const path = line<Dot>()
    .defined(([, y]) => y !== null)
    .x(([x]) => at(x))
    .y(([, y]) => at(y ?? 0))
    .curve(how === 'steps' ? curveStep : curveLinear)
    .digits(1)([...dots])
  return path === null || path === '' ? null : html`<path d="${path}"/>`
}

function placeOrNull(value: number | null, plane: Plane): number | null {
  return value === null ? null : plane.placeValue(value)
}
