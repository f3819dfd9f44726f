import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { checkCinCensus } from './check-cin-census.ts'
import { isReviewedOnTime } from './count-cin-plans.ts'
import { countCinCensus } from './count-cin-census.ts'
import { dayNumberOf } from './day-number.ts'
import { generateCinCensus } from './generate-cin-census.ts'
import { USUAL_STANDARDS } from './local-standards.ts'
import { describeFinding } from './problem.ts'
import { readReturn } from './read-return.ts'

const DAY = dayNumberOf(2026, 3, 31)
const folder = mkdtempSync(path.join(tmpdir(), 'census-'))
describe('a made-up census file', () => {
  after(() => rmSync(folder, { recursive: true }))

  function fileOf(name: string, text: string): string {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  }

  describe('a made-up CIN census', () => {
    for (const seed of [1, 2]) {
      const { xml, truth } = generateCinCensus({ seed, day: DAY, children: 600 })

      it(`gives no false alarm and is counted as it knows itself, seed ${seed}`, async () => {
        const { kind, tables, findings, statedDay } = await readReturn([fileOf(`${seed}.xml`, xml)])
        assert.equal(kind, 'cin-census')
        assert.equal(statedDay, DAY)
        assert.ok(tables !== null)
        const all = [...findings, ...checkCinCensus(tables, DAY)]
        assert.deepEqual(all.slice(0, 3).map(describeFinding), [])
        const counted = countCinCensus(tables, { day: DAY, population: null, standards: USUAL_STANDARDS })
        const byId = new Map(counted.map((one) => [String(one.id), one]))
        for (const [id, known] of truth) {
          const one = byId.get(id)
          assert.ok(one !== undefined, `indicator ${id} is not counted`)
          assert.deepEqual({ id, numerator: one.numerator, denominator: one.denominator }, { id, ...known })
        }
      })
    }

    it('shows a fault on its line', async () => {
      const { xml } = generateCinCensus({ seed: 3, day: DAY, children: 3 })
      const broken = xml.replace('<Ethnicity>', '<Ethnicity>X')
      const line = 1 + broken.slice(0, broken.indexOf('<ChildIdentifiers>')).split('\n').length - 1
      const { findings } = await readReturn([fileOf('broken.xml', broken)])
      assert.deepEqual(
        findings.map((one) => [one.rule.id, one.row]),
        [['not-a-code', line]],
      )
    })

    it('is not read at all where its tags do not match', async () => {
      const { xml } = generateCinCensus({ seed: 3, day: DAY, children: 3 })
      const { kind, findings } = await readReturn([fileOf('cut.xml', xml.slice(0, -40))])
      assert.equal(kind, null)
      assert.deepEqual(
        findings.map((one) => one.rule.id),
        ['file-unreadable'],
      )
    })
  })

  describe('reviews of a plan', () => {
    const started = dayNumberOf(2025, 5, 1)
    const from = dayNumberOf(2025, 4, 1)

    it('are on time within three months, then within six', () =>
      assert.ok(isReviewedOnTime(started, [dayNumberOf(2025, 8, 1), dayNumberOf(2026, 2, 1)], from, DAY)))

    it('are late where the first comes a day after three months', () =>
      assert.ok(!isReviewedOnTime(started, [dayNumberOf(2025, 8, 2), dayNumberOf(2026, 2, 1)], from, DAY)))

    it('are late where the next is overdue on the day', () =>
      assert.ok(!isReviewedOnTime(started, [dayNumberOf(2025, 8, 1)], from, DAY)))
  })
})
