import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SaxesParser } from 'saxes'
import type { ChartFacts } from './chart-view.ts'
import { drawSpcChart } from './chart-view.ts'
import { drawFigure } from './figure-chart-view.ts'
import { compareAreas } from './funnel.ts'
import { drawFunnelChart, funnelTable } from './funnel-chart-view.ts'
import type { SpcAnalysis, SpcOptions } from './spc.ts'
import { analyse, USUAL_OPTIONS } from './spc.ts'
import { COUNT, PERCENTAGE } from './spc-unit.ts'
import { drawSpark, drawVerdict } from './spark-chart-view.ts'
import { chartTable } from './table-chart-view.ts'
import { spreadLabels, wrapWords } from './text-chart-view.ts'
import { judgeVariation } from './variation.ts'

const quiet = [62, 66, 61, 65, 60, 66, 62, 67, 61, 64, 60, 65, 63, 66, 61, 64, 62, 65]
const lifted = [...quiet, 79, 80, 77, 82, 79, 78, 81]
const facts: ChartFacts = {
  key: 'supervision',
  title: 'Supervision <on time> & "well"',
  unit: PERCENTAGE,
  rhythm: 'month',
  width: 960,
  annotations: [{ date: '2021-03-01', kind: 'instrument', text: 'Notice & <direction>' }],
  trajectory: [],
}

describe('the control chart', () => {
  for (const width of [320, 960]) {
    test(`at ${width} it is whole: well-formed, within its edges, no style or script`, () => {
      for (const values of [
        lifted,
        quiet.slice(0, 5),
        [50],
        Array.from({ length: 20 }, () => 100),
        [...lifted, null],
      ]) {
        const chart = String(drawSpcChart(anAnalysis(values, { target: 95 }), { ...facts, width }))
        const seen = readMarkup(chart)
        assert.ok(!/ style=|<script|<style|NaN|undefined|Infinity/.test(chart), chart.slice(0, 400))
        assert.ok(
          seen.every(({ attributes }) => inside(attributes, width)),
          'something is drawn past the edge',
        )
      }
    })
  }
  test('it has a title, a description and a role, by ids that begin with its key', () => {
    const chart = String(drawSpcChart(anAnalysis(lifted, { target: 95 }), facts))
    const [svg] = readMarkup(chart)
    assert.deepEqual(
      [svg?.attributes['role'], svg?.attributes['aria-labelledby'], svg?.attributes['aria-describedby']],
      ['img', 'supervision-title', 'supervision-desc'],
    )
    assert.match(
      chart,
      /<desc id="supervision-desc">.*above its old range.*1 March 2021, instrument: Notice.*<\/desc>/,
    )
    assert.ok([...chart.matchAll(/ id="([^"]+)"/g)].every(([, id]) => id?.startsWith('supervision-')))
  })
  test('words are escaped', () => {
    const chart = String(drawSpcChart(anAnalysis(lifted, {}), facts))
    assert.ok(!chart.includes('<on time>') && !chart.includes('<direction>'))
    assert.ok(chart.includes('Notice &amp; &lt;direction&gt;'))
  })
  test('limits, average and target are labelled with their figures', () => {
    const chart = String(drawSpcChart(anAnalysis(lifted, { target: 95 }), facts))
    for (const label of ['Upper limit 7', 'Average 6', 'Lower limit 5', 'Target 95 %'])
      assert.ok(chart.includes(`>${label}`), label)
  })
  test('an improvement is a triangle, a concern a diamond, and the key says so', () => {
    const words = (improvement: SpcOptions['improvement']) =>
      [
        ...String(drawSpcChart(anAnalysis(lifted, { improvement }), facts)).matchAll(
          />(Improvement \(\w+\)|Concern|Changed)</g,
        ),
      ].map(([, word]) => word)
    assert.ok(words('increase').includes('Improvement (up)'))
    assert.ok(words('decrease').includes('Concern'))
    assert.deepEqual(words('neutral'), ['Changed'])
  })
  test('where there are too few values no limit is drawn and the chart says why', () => {
    const chart = String(drawSpcChart(anAnalysis(quiet.slice(0, 8), {}), facts))
    assert.ok(!chart.includes('Upper limit'))
    assert.match(chart, /No limits are drawn from fewer than 13 values; here are 8\./)
  })
  test('a rebase stands among the annotations with its reason, and breaks the line', () => {
    const rebases = [{ date: '2021-07-01', reason: 'new duty team' }]
    const chart = String(drawSpcChart(anAnalysis(lifted, { rebases }), facts))
    assert.match(chart, /1 July 2021, limits: counted afresh from here \(new duty team\)/)
  })
  test('what happened before the first value is left out', () => {
    const annotations = [{ date: '2019-01-01', kind: 'action', text: 'long ago' } as const]
    assert.ok(!String(drawSpcChart(anAnalysis(lifted, {}), { ...facts, annotations })).includes('long ago'))
  })
  test('a percentage has no limit above a hundred', () => {
    const high = [99, 100, 97, 100, 98, 100, 99, 97, 100, 98, 99, 100, 98, 100]
    const chart = String(drawSpcChart(anAnalysis(high, {}), facts))
    assert.ok(!chart.includes('Upper limit') && chart.includes('Lower limit'))
  })
})

describe('the table, the spark and the verdict', () => {
  test('the table has a row for each value, in words', () => {
    const table = String(chartTable(anAnalysis([...lifted, null], { target: 95 }), facts))
    assert.equal(table.match(/<tr/g)?.length, lifted.length + 2)
    assert.match(table, /<th scope="row"[^>]*>July 2021<\/th>.*79 %.*\(improvement\)/)
    assert.match(table, /No value/)
    readMarkup(table)
  })
  test('a spark is small, whole, and its title is the sentence', () => {
    const spark = String(drawSpark(anAnalysis(lifted, { target: 95 }), { ...facts, width: 160, height: 36 }))
    readMarkup(spark)
    assert.match(spark, /<title id="supervision-title">.*above its old range/)
    assert.ok(spark.length < 3500)
  })
  test('the verdict says the word beside the shape, and hides the shape', () => {
    const verdict = String(drawVerdict(judgeVariation(anAnalysis(lifted, {}))))
    assert.match(verdict, /aria-hidden="true".*<\/svg> improving<\/span>$/)
  })
})

test('a figure draws the chart for page and phone, with ids that differ, its sentence, method and table', () => {
  const figure = String(drawFigure(anAnalysis(lifted, { target: 95 }), facts))
  const ids = [...figure.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.length >= 4)
  assert.match(figure, /<figcaption[^>]*>Supervision .*above its old range.*XmR chart\..*<table/s)
  readMarkup(figure)
})

describe('the funnel chart', () => {
  const areas = Array.from({ length: 30 }, (_, i) => ({
    code: `E${i}`,
    name: `Council ${i}`,
    numerator: 10 + i * 7,
    denominator: 20 + i * 12,
  }))
  const funnel = compareAreas(areas, {
    form: 'proportion',
    per: 100,
    target: null,
    limits: 'exact',
    learnFrom: null,
  })
  const look = { key: 'f', title: 'Seen in time', sizeWords: 'Children', unit: PERCENTAGE, own: 'E29' }
  for (const width of [320, 960]) {
    test(`at ${width} it is whole and names its own council alone`, () => {
      const chart = String(drawFunnelChart(funnel, { ...look, width }))
      const seen = readMarkup(chart)
      assert.ok(!/ style=|NaN|undefined|Infinity/.test(chart))
      assert.ok(seen.every(({ attributes }) => inside(attributes, width)))
      const drawn = chart.replace(/<desc.*<\/desc>/, '')
      assert.deepEqual([...new Set(drawn.match(/Council \d+/g))], ['Council 29'])
    })
  }
  test('its table is in order of name', () => {
    const names = [...String(funnelTable(funnel, look)).matchAll(/scope="row"[^>]*>([^<]+)</g)].map(
      ([, name]) => name ?? '',
    )
    assert.deepEqual(
      names,
      names.toSorted((one, other) => one.localeCompare(other, 'en-GB')),
    )
    assert.equal(names.length, 30)
  })
  test('with nobody to compare it is an empty frame', () => {
    const empty = compareAreas([], { ...funnel.options })
    readMarkup(String(drawFunnelChart(empty, { ...look, unit: COUNT, width: 320 })))
  })
})

describe('words in a chart', () => {
  test('labels are moved apart and kept between the edges', () => {
    const placed = spreadLabels([{ y: 50 }, { y: 52 }, { y: 51 }, { y: 99 }], {
      gap: 14,
      top: 10,
      bottom: 90,
    })
    const places = placed.map(({ y }) => y)
    assert.ok(places.every((y, i) => y <= 90 && (i === 0 || y - (places[i - 1] ?? 0) >= 14 - 1e-9)))
  })
  test('words wrap to the room there is, and none is lost', () => {
    const words = 'Supervision standard agreed and every team manager trained in it'
    const lines = wrapWords(words, 120, 12)
    assert.ok(lines.length > 2)
    assert.equal(lines.join(' '), words)
  })
})

function anAnalysis(values: readonly (number | null)[], options: Partial<SpcOptions>): SpcAnalysis {
  const points = values.map((value, i) => ({
    date: Temporal.PlainDate.from('2020-01-01').add({ months: i }).toString(),
    value,
  }))
  const outcome = analyse(points, { ...USUAL_OPTIONS, improvement: 'increase', target: null, ...options })
  assert.ok(outcome.ok)
  return outcome.value
}

type Seen = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

// Throws where the markup is not well formed.
function readMarkup(markup: string): readonly Seen[] {
  const seen: Seen[] = []
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => seen.push({ name: tag.name, attributes: tag.attributes }))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(markup).close()
  return seen
}

function inside(attributes: Readonly<Record<string, string>>, width: number): boolean {
  return ['x', 'x1', 'x2', 'cx'].every((name) => {
    const value = Number(attributes[name] ?? 0)
    return value >= -1 && value <= width + 1
  })
}
