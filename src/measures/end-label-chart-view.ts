import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { Box, Scale } from './frame-chart-view.ts'
import { NARROW } from './frame-chart-view.ts'
import { reachable } from './line-chart-view.ts'
import { INK } from './shape-chart-view.ts'
import type { SpcAnalysis } from './spc.ts'
import type { Unit } from './spc-unit.ts'
import { formatValue } from './spc-unit.ts'
import { drawText, spreadLabels } from './text-chart-view.ts'
import { hasFirmLimits } from './variation.ts'

/** A line's name and figure, beside its end. */
export type EndLabel = { readonly words: string; readonly value: number; readonly fill: string }

/** Limits only where they are firm and can be reached; short names where the chart is narrow. */
export function listEndLabels(
  analysis: SpcAnalysis,
  facts: { readonly unit: Unit; readonly width: number },
): readonly EndLabel[] {
  const { unit, width } = facts
  const phase = analysis.phases.at(-1)
  const limits = analysis.rows.at(-1)?.limits
  if (phase === undefined || limits === undefined) return []
  const isNarrow = width < NARROW
  const middle = analysis.options.chart === 'g' ? 'Median' : isNarrow ? 'Mean' : 'Average'
  const isFirm = hasFirmLimits(phase)
  const lines: readonly (readonly [string, number | null, string])[] = [
    [isNarrow ? 'Upper' : 'Upper limit', isFirm ? reachable(limits.upper, unit) : null, INK.text],
    [middle, limits.centre, INK.text],
    [isNarrow ? 'Lower' : 'Lower limit', isFirm ? reachable(limits.lower, unit) : null, INK.text],
    ['Target', analysis.options.target, INK.target],
  ]
  return lines.flatMap(([name, value, fill]) =>
    value === null ? [] : [{ words: `${name} ${formatValue(value, unit)}`, value, fill }],
  )
}

export function drawEndLabels(
  labels: readonly EndLabel[],
  facts: { readonly box: Box; readonly placeValue: Scale; readonly size: number },
): Html {
  const { box, placeValue, size } = facts
  const placed = spreadLabels(
    labels.map((label) => ({ ...label, y: placeValue(label.value) })),
    { gap: size + 2, top: box.top + size / 2, bottom: box.bottom - size / 2 },
  )
  return html`<g>${placed.map(({ words, y, fill }) => drawText(words, { x: box.right + 4, y, fill }, size))}</g>`
}
