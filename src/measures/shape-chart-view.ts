import type { Html } from '../web/html.ts'
import { html } from '../web/html.ts'
import type { Shape } from './variation.ts'

// Colours as Making Data Count has them (blue, orange, purple, grey, never red against green), darkened to stand out
// on white by three to one; every meaning is in the shape as well, for grey paper and for eyes that see no colour.
export const INK = {
  text: '#0b0c0c',
  quiet: '#505a5f',
  grid: '#d8dadb',
  line: '#505a5f',
  usual: '#505a5f',
  improvement: '#1d70b8',
  concern: '#c8500a',
  neutral: '#4c2c92',
  target: '#942514',
  paper: '#ffffff',
} as const

const FILLS: Readonly<Record<Shape, string>> = {
  circle: INK.usual,
  ring: INK.paper,
  'triangle up': INK.improvement,
  'triangle down': INK.improvement,
  diamond: INK.concern,
  square: INK.neutral,
  tick: INK.improvement,
  cross: INK.concern,
  wave: INK.usual,
}

/** A shape about a point, `size` from its middle to its edge. Presentation attributes alone: it goes into PDF too. */
export function drawShape(shape: Shape, x: number, y: number, size: number): Html {
  const fill = FILLS[shape]
  const [left, right, top, bottom] = [at(x - size), at(x + size), at(y - size), at(y + size)]
  switch (shape) {
    case 'circle':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(size * 0.7)}" fill="${fill}"/>`
    case 'ring':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(size * 0.8)}" fill="${fill}" stroke="${INK.quiet}" stroke-width="1.5" stroke-dasharray="2.5 2"/>`
    case 'triangle up':
      return filled(`M${at(x)} ${top}L${right} ${at(y + size * 0.85)}H${left}Z`, fill)
    case 'triangle down':
      return filled(`M${at(x)} ${bottom}L${right} ${at(y - size * 0.85)}H${left}Z`, fill)
    case 'diamond':
      return filled(`M${at(x)} ${top}L${right} ${at(y)}L${at(x)} ${bottom}L${left} ${at(y)}Z`, fill)
    case 'square':
      return filled(
        `M${at(x - size * 0.8)} ${at(y - size * 0.8)}h${at(size * 1.6)}v${at(size * 1.6)}h${at(-size * 1.6)}Z`,
        fill,
      )
    case 'tick':
      return stroked(
        `M${left} ${at(y)}L${at(x - size * 0.25)} ${at(y + size * 0.7)}L${right} ${at(y - size * 0.7)}`,
        fill,
      )
    case 'cross':
      return stroked(`M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`, fill)
    case 'wave':
      return stroked(`M${left} ${at(y)}q${at(size / 2)} ${at(-size * 1.4)} ${at(size)} 0t${at(size)} 0`, fill)
    default:
      return shape satisfies never
  }
}

/** A coordinate to a tenth: smaller than can be seen, and short. */
export function at(value: number): number {
  return Math.round(value * 10) / 10
}

function filled(path: string, fill: string): Html {
  return html`<path d="${path}" fill="${fill}"/>`
}

function stroked(path: string, stroke: string): Html {
  return html`<path d="${path}" fill="none" stroke="${stroke}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`
}
