import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import type { Terminal } from '../shared/command.ts'
import { childrenCommand } from './children-command.ts'
import { dayNumberOf } from './day-number.ts'
import { generateAnnexA } from './generate-annex-a.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'children-'))
describe('the children command', () => {
  after(() => rmSync(folder, { recursive: true }))

  function writeCouncil(spoil: (cell: string) => string): readonly string[] {
    return generateAnnexA({ seed: 31, day: dayNumberOf(2026, 3, 31), children: 200 }).lists.map((list) => {
      const file = path.join(folder, `${list.name}.csv`)
      const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
      writeFileSync(file, [list.headings, ...list.rows].map((cells) => line(cells.map(spoil))).join('\r\n'))
      return file
    })
  }

  async function run(
    ...words: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly errors: string }> {
    const out: string[] = []
    const errors: string[] = []
    const terminal: Terminal = {
      words,
      environment: {},
      // oxlint-disable-next-line no-empty-function -- nothing is typed
      input: (async function* () {})(),
      print: (text) => out.push(text),
      complain: (text) => errors.push(text),
    }
    const code = await childrenCommand.run(terminal)
    return { code, out: out.join('\n'), errors: errors.join('\n') }
  }

  describe('los children', () => {
    it('ends with nought and an empty list where a return is right', async () => {
      const { code, out } = await run(
        'check',
        ...writeCouncil((cell) => cell),
        '--date',
        '2026-03-31',
        '--json',
      )
      const told = JSON.parse(out)
      assert.deepEqual([code, told.kind, told.date, told.problems], [0, 'annex-a', '2026-03-31', []])
      assert.equal(told.lists.length, 11)
    })

    it('ends with one where there are problems, and warnings alone are none', async () => {
      const wrong = await run(
        'check',
        ...writeCouncil((cell) => cell.replace('a) Neglect', 'z) Neglected')),
        '--date=31/03/2026',
        '--json',
      )
      assert.equal(wrong.code, 1)
      assert.ok(JSON.parse(wrong.out).problems.every((one: { list: string }) => one.list === 'List 7'))
      const odd = await run(
        'check',
        ...writeCouncil((cell) => cell.replace('q) 6: Police', 'Police')),
        '--date',
        '2026-03-31',
        '--json',
      )
      assert.equal(odd.code, 0)
      assert.ok(JSON.parse(odd.out).problems.length > 0)
    })

    it('says in words what it says in JSON', async () => {
      const { out } = await run(
        'check',
        ...writeCouncil((cell) => cell.replace('a) Neglect', 'z) Neglected')),
        '--date',
        '2026-03-31',
      )
      assert.match(
        out,
        /Problem {2}List 7, row \d+, Initial Category of Abuse\n +"z\) Neglected" is not one of the codes\./,
      )
      assert.match(out, /\d+ problems, 0 warnings$/)
    })

    it('counts indicators with both halves, their period and what stands in', async () => {
      const { code, out } = await run(
        'count',
        ...writeCouncil((cell) => cell),
        '--date',
        '2026-03-31',
        '--population',
        '60,000',
        '--json',
      )
      const { indicators } = JSON.parse(out) as { indicators: readonly Readonly<Record<string, unknown>>[] }
      const reviewed = indicators.find((one) => one.id === 36)
      assert.equal(code, 0)
      assert.deepEqual(Object.keys(reviewed ?? {}).toSorted(), [
        'denominator',
        'id',
        'name',
        'numerator',
        'period',
        'proxy',
        'unit',
        'value',
      ])
      assert.equal(reviewed?.period, '2026-03-31')
      assert.equal(typeof reviewed?.proxy, 'string')
    })

    it('ends with two where it was not asked rightly', async () => {
      for (const words of [
        [],
        ['check'],
        ['check', 'x.csv', '--date', 'soon'],
        ['check', 'x.csv', '--colour'],
      ]) {
        const { code, errors } = await run(...words)
        assert.equal(code, 2)
        assert.match(errors, /los children check/)
      }
    })
  })
})
