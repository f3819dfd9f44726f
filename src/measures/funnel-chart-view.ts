import { curveLinear, line } from 'd3-shape'
import { scaleLinear } from 'd3-scale'
import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { Box, Scale } from './frame-chart-view.ts'
import {
  drawValueAxis,
  FONT,
  NARROW,
  placeInBox,
  scaleValues,
  sizeOfText,
  widthOfTicks,
} from './frame-chart-view.ts'
import type { Funnel, FunnelLimits, FunnelPlace, FunnelPoint } from './funnel.ts'
import { limitsAt } from './funnel.ts'
import { describeFunnelLimits, describeLeftOut, describePlace, namePlace } from './funnel-sentence.ts'
import { at, drawShape, INK } from './shape-chart-view.ts'
import type { Unit } from './spc-unit.ts'
import { formatValue } from './spc-unit.ts'
import { drawText, spreadLabels, widthOf } from './text-chart-view.ts'
import type { Shape } from './variation.ts'

export type FunnelFacts = {
  readonly key: string
  readonly title: string
  /** What the denominator is, for the axis: "Children in the area". */
  readonly sizeWords: string
  readonly unit: Unit
  readonly width: number
  /** The council whose page this is; it alone is always named in the chart. */
  readonly own: string | null
}

const TICKS = 5
const CURVE_POINTS = 60

/** Councils at one time, by their size: who differs more than chance would, and never who is first. */
export function drawFunnelChart(funnel: Funnel, facts: FunnelFacts): Html {
  const size = sizeOfText(facts.width)
  const curve = listCurve(funnel)
  const values = scaleValues(valuesOf(funnel, curve), facts.unit, TICKS)
  const labels = endLabels(funnel, curve.at(-1)?.limits, facts)
  const left = widthOfTicks(values, { unit: facts.unit, ticks: TICKS, size })
  const right = facts.width - Math.max(8, ...labels.map(({ words }) => widthOf(words, size) + 6))
  const box: Box = { left, right, top: 8, bottom: facts.width < NARROW ? 230 : 320 }
  const placeValue = placeInBox(values, box)
  const most = Math.max(1, ...funnel.points.map((point) => point.denominator))
  const placeSize = scaleLinear()
    .domain([0, most * 1.05])
    .range([left, right])
  const height = box.bottom + 56 + size
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="los-chart" role="img" aria-labelledby="${facts.key}-title" aria-describedby="${facts.key}-desc" viewBox="0 0 ${facts.width} ${height}" width="${facts.width}" height="${height}" font-family="${FONT}" font-size="${size}"><title id="${facts.key}-title">${facts.title}: funnel chart</title><desc id="${facts.key}-desc">${describeFunnel(funnel, facts)}</desc><rect width="${facts.width}" height="${height}" fill="${INK.paper}"/>${drawValueAxis(placeValue, box, { unit: facts.unit, ticks: TICKS, size })}${drawSizeAxis(placeSize, { box, size, words: facts.sizeWords })}${drawCurves(funnel, curve, { placeSize, placeValue })}${drawAreas(funnel, facts, { placeSize, placeValue, size, right })}${drawLabels(labels, { placeValue, box, size })}${drawPlaceKey(box, size)}</svg>`
}

/** The same in figures, in order of name. */
export function funnelTable(funnel: Funnel, facts: Pick<FunnelFacts, 'title' | 'unit'>): Html {
  const { unit } = facts
  const rows = funnel.points.map((point) => {
    const cells = [
      formatValue(point.value, unit),
      point.numerator.toLocaleString('en-GB'),
      point.denominator.toLocaleString('en-GB'),
      `${formatValue(point.limits.lower95, unit)} to ${formatValue(point.limits.upper95, unit)}`,
    ].map((cell) => html`<td class="govuk-table__cell govuk-table__cell--numeric">${cell}</td>`)
    return html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${point.name}</th>${cells}<td class="govuk-table__cell">${namePlace(point.place)}</td></tr>`
  })
  const heads = ['Value', 'Count', 'Out of', '95 % limits for its size'].map(
    (name) => html`<th scope="col" class="govuk-table__header govuk-table__header--numeric">${name}</th>`,
  )
  return html`<table class="govuk-table los-chart-table"><caption class="govuk-table__caption govuk-table__caption--s">${facts.title}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Area</th>${heads}<th scope="col" class="govuk-table__header">Where it lies</th></tr></thead><tbody class="govuk-table__body">${rows}</tbody></table>`
}

function describeFunnel(funnel: Funnel, facts: FunnelFacts): string {
  const own = facts.own === null ? null : describePlace(funnel, facts.own, facts.unit)
  const outside = funnel.points.filter(({ place }) => place !== 'inside').length
  const many = `${funnel.points.length} areas, ${outside} outside the 95 % limits.`
  return [own, many, describeFunnelLimits(funnel), describeLeftOut(funnel)]
    .filter((part) => part !== null)
    .join(' ')
}

type CurvePoint = { readonly size: number; readonly limits: FunnelLimits }

function listCurve(funnel: Funnel): readonly CurvePoint[] {
  const sizes = funnel.points.map((point) => point.denominator)
  if (sizes.length === 0) return []
  // From nine tenths of the smallest: towards nought the limits run off the page.
  const [least, most] = [Math.min(...sizes) * 0.9, Math.max(...sizes) * 1.05]
  // Closer together where the areas are small, for there the curves bend.
  const sizeAt = (i: number) =>
    Math.max(1, Math.round(least + (most - least) * (i / (CURVE_POINTS - 1)) ** 2))
  return Array.from({ length: CURVE_POINTS }, (_, i) => ({
    size: sizeAt(i),
    limits: limitsAt(funnel, sizeAt(i)),
  }))
}

function valuesOf(funnel: Funnel, curve: readonly CurvePoint[]): readonly number[] {
  const limits = curve.flatMap(({ limits: { lower998, upper998 } }) => [lower998, upper998])
  const values = [
    ...funnel.points.map(({ value }) => value),
    ...limits,
    ...(funnel.target === null ? [] : [funnel.target]),
  ]
  return values.length === 0 ? [0, 1] : values
}

type Plane = { readonly placeSize: Scale; readonly placeValue: Scale }

function drawCurves(funnel: Funnel, curve: readonly CurvePoint[], { placeSize, placeValue }: Plane): Html {
  const draw = (choose: (limits: FunnelLimits) => number) =>
    html`<path d="${line<CurvePoint>()
      .x(({ size }) => placeSize(size))
      .y(({ limits }) => placeValue(choose(limits)))
      .curve(curveLinear)
      .digits(1)([...curve])}"/>`
  const [left = 0, right = 0] = placeSize.range()
  const y = at(placeValue(funnel.target ?? 0))
  const middle =
    funnel.target === null ? null : html`<line x1="${at(left)}" x2="${at(right)}" y1="${y}" y2="${y}"/>`
  return html`<g fill="none" stroke="${INK.text}" stroke-width="1.1">${middle}${draw((l) => l.lower998)}${draw((l) => l.upper998)}<g stroke-dasharray="5 3">${draw((l) => l.lower95)}${draw((l) => l.upper95)}</g></g>`
}

const SHAPES: Readonly<Record<FunnelPlace, Shape>> = {
  inside: 'circle',
  'above inner': 'square',
  'below inner': 'square',
  'above outer': 'diamond',
  'below outer': 'diamond',
}

function drawAreas(
  funnel: Funnel,
  facts: FunnelFacts,
  plane: Plane & { readonly size: number; readonly right: number },
): Html {
  const own = funnel.points.find((point) => point.code === facts.own)
  const others = funnel.points.filter((point) => point !== own)
  const place = (point: FunnelPoint) =>
    [plane.placeSize(point.denominator), plane.placeValue(point.value)] as const
  const drawn = others.map((point) => drawShape(SHAPES[point.place], ...place(point), 4.5))
  if (own === undefined) return html`<g>${drawn}</g>`
  const [x, y] = place(own)
  const isRoom = x + 14 + widthOf(own.name, plane.size) < plane.right
  const label = drawText(
    own.name,
    { x: isRoom ? x + 13 : x - 13, y, anchor: isRoom ? 'start' : 'end', weight: 'bold' },
    plane.size,
  )
  // A white edge behind the name keeps it legible over points and lines.
  return html`<g>${drawn}</g><circle cx="${at(x)}" cy="${at(y)}" r="9" fill="none" stroke="${INK.text}" stroke-width="2"/>${drawShape(SHAPES[own.place], x, y, 5.5)}<g stroke="${INK.paper}" stroke-width="4" stroke-linejoin="round">${label}</g>${label}`
}

type EndLabel = { readonly words: string; readonly value: number }

function endLabels(
  funnel: Funnel,
  limits: FunnelLimits | undefined,
  facts: FunnelFacts,
): readonly EndLabel[] {
  if (limits === undefined || funnel.target === null) return []
  const middle = funnel.options.target === null ? (facts.width < NARROW ? 'Mean' : 'Average') : 'Target'
  return [
    { words: `${middle} ${formatValue(funnel.target, facts.unit)}`, value: funnel.target },
    { words: '99.8 %', value: limits.upper998 },
    { words: '95 %', value: limits.upper95 },
    { words: '95 %', value: limits.lower95 },
    { words: '99.8 %', value: limits.lower998 },
  ]
}

function drawLabels(
  labels: readonly EndLabel[],
  { placeValue, box, size }: { readonly placeValue: Scale; readonly box: Box; readonly size: number },
): Html {
  const placed = spreadLabels(
    labels.map((label) => ({ ...label, y: placeValue(label.value) })),
    { gap: size + 1, top: box.top + size / 2, bottom: box.bottom - size / 2 },
  )
  return html`<g>${placed.map(({ words, y }) => drawText(words, { x: box.right + 4, y }, size))}</g>`
}

function drawSizeAxis(
  placeSize: Scale,
  { box, size, words }: { readonly box: Box; readonly size: number; readonly words: string },
): Html {
  const count = Math.max(2, Math.floor((box.right - box.left) / 90))
  const ticks = placeSize.ticks(count).map((tick) => {
    const x = placeSize(tick)
    return html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(box.bottom)}" y2="${at(box.bottom + 5)}" stroke="${INK.quiet}"/>${drawText(tick.toLocaleString('en-GB'), { x, y: box.bottom + 8 + size / 2, anchor: 'middle', fill: INK.quiet }, size)}`
  })
  const caption = drawText(
    words,
    { x: (box.left + box.right) / 2, y: box.bottom + 26 + size / 2, anchor: 'middle', fill: INK.quiet },
    size,
  )
  return html`<g><line x1="${at(box.left)}" x2="${at(box.right)}" y1="${at(box.bottom)}" y2="${at(box.bottom)}" stroke="${INK.quiet}"/>${ticks}${caption}</g>`
}

function drawPlaceKey(box: Box, size: number): Html {
  const y = box.bottom + 44 + size / 2
  let x = 4
  const items = (
    [
      ['circle', 'Inside'],
      ['square', 'Beyond 95 %'],
      ['diamond', 'Beyond 99.8 %'],
    ] as const
  ).map(([shape, words]) => {
    const item = html`${drawShape(shape, x + 6, y, 5)}${drawText(words, { x: x + 16, y, fill: INK.quiet }, size)}`
    x += 24 + widthOf(words, size)
    return item
  })
  return html`<g>${items}</g>`
}
