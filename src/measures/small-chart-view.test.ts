import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { drawSmallChart, scaleTogether, shapesInUse } from './small-chart-view.ts'
import { analyse, type SpcAnalysis, type SpcOptions, USUAL_OPTIONS } from './spc.ts'
import { PERCENTAGE } from './spc-unit.ts'

const options: SpcOptions = { ...USUAL_OPTIONS, improvement: 'increase', target: 90 }

function analysed(values: readonly (number | null)[], wanted: Partial<SpcOptions> = {}): SpcAnalysis {
  const points = values.map((value, i) => ({
    date: Temporal.PlainDate.from('2024-01-01').add({ months: i }).toString(),
    value,
  }))
  const outcome = analyse(points, { ...options, ...wanted })
  assert.ok(outcome.ok)
  return outcome.value
}

const draw = (analysis: SpcAnalysis) =>
  String(drawSmallChart(analysis, { unit: PERCENTAGE, sentence: 'It <moved>.' }))
const pathsOf = (svg: string, name: string) =>
  [...svg.matchAll(/<path(?: class="(\w)")? d="([^"]*)"/g)].flatMap(([, found, path]) =>
    (found ?? '') === name ? [path ?? ''] : [],
  )

const SHIFTED = [
  ...Array.from({ length: 20 }, (_, i) => 50 + (i % 3)),
  ...Array.from({ length: 8 }, () => 70),
]

describe('a small chart', () => {
  test('its sentence is its title, escaped, and it stays light', () => {
    const svg = draw(analysed(SHIFTED))
    assert.match(svg, /<title>It &lt;moved&gt;\.<\/title>/)
    assert.ok(svg.length < 900, `${svg.length} bytes`)
  })

  test('every shape it points at is drawn once on the page', () => {
    const shapes = String(shapesInUse())
    for (const name of ['o', 'r', 'u', 'd', 'c', 's', 't', 'x', 'w'])
      assert.equal(shapes.split(`id="los-${name}"`).length, 2, name)
  })

  test('an improvement is marked by its own shape, a fall by another', () => {
    assert.equal(pathsOf(draw(analysed(SHIFTED)), 'u').length, 1)
    assert.equal(pathsOf(draw(analysed(SHIFTED, { improvement: 'decrease' })), 'c').length, 1)
  })

  test('a missing value breaks the line, and one alone still shows', () => {
    const [line = ''] = pathsOf(draw(analysed([50, 51, null, 52, null, 53, 54])), '')
    assert.equal(line.split('M').length - 1, 3)
    assert.doesNotMatch(line, /l(?:M|$)|NaN|l /)
  })

  test('steps add up to where the points are, so that nothing drifts', () => {
    const [line = ''] = pathsOf(draw(analysed(SHIFTED)), '')
    const numbers = [...line.matchAll(/-?\d+/g)].map(Number)
    const [x, ...others] = [numbers[0] ?? 0, ...numbers.slice(2).filter((_, i) => i % 2 === 0)]
    assert.ok(Math.abs(x + others.reduce((sum, step) => sum + step, 0) - 294) <= 1)
  })

  test('charts of one set share one scale', () => {
    const [low, high] = [analysed([10, 12, 11]), analysed([80, 82, 81])]
    assert.deepEqual(scaleTogether([low, high], PERCENTAGE), { least: 10, most: 90 })
  })
})
