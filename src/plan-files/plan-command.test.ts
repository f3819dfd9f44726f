import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { planCommand } from './plan-command.ts'

describe('los plan check', () => {
  const CSV = `Our plan,,,,
Ref,Action,Owner,By when,Success measure
1,Improve practice,,ongoing,Better practice
2,Open a duty desk at the hub,Head of Service,31/03/2026,Contacts decided in a day from 61% to 90%
`
  let folder = ''
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plan-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', '']
    const code = await planCommand.run({
      words,
      environment: {},
      input: (async function* () {})(),
      print: (text) => {
        out += `${text}\n`
      },
      complain: (text) => {
        err += `${text}\n`
      },
    })
    return { code, out, err }
  }

  async function fileOf(name: string, content: string): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(file, content)
    return file
  }

  test('the checks of a file are printed as JSON, by the spreadsheet’s own row numbers', async () => {
    const { code, out } = await run('check', await fileOf('plan.csv', CSV), '--json')
    assert.equal(code, 0)
    const { actions } = JSON.parse(out) as {
      actions: { row: number; reference: string; problems: Record<string, string>[] }[]
    }
    assert.deepEqual(
      actions.map(({ row, reference, problems }) => [row, reference, problems.map(({ check }) => check)]),
      [
        [3, '1', ['vague', 'no measure', 'no owner', 'no date']],
        [4, '2', []],
      ],
    )
    const [first] = actions[0]?.problems ?? []
    assert.deepEqual(Object.keys(first ?? {}), ['check', 'quote', 'why', 'better'])
  })

  test('a date of a day that does not exist is told as such, with the month’s last day', async () => {
    const file = await fileOf('day.csv', CSV.replace('31/03/2026', '31/02/2027'))
    const { out } = await run('check', file)
    assert.match(out, /There is no such day as 31\/02\/2027[\s\S]*28 February 2027 is the last of that month/)
  })

  test('without --json it is told in words', async () => {
    const { out } = await run('check', await fileOf('plan.csv', CSV))
    assert.match(out, /^2 actions; 1 with nothing to mend\./)
    assert.match(out, /vague: “Improve practice”/)
  })

  test('the instrument’s last day is taken from the words', async () => {
    const { out } = await run('check', await fileOf('plan.csv', CSV), '--until', '2026-02-28')
    assert.match(out, /ends after the instrument/)
  })

  test('how many an owner can carry is said with the file, joined or apart', async () => {
    const rows = Array.from(
      { length: 3 },
      (_, at) =>
        `${at + 1},Open duty desk ${at + 1} at hub ${'ABC'[at] ?? ''},Head of Service,31/03/2026,Contacts decided in a day from 61% to 90%`,
    )
    const file = await fileOf('loads.csv', `Ref,Action,Owner,By when,Success measure\n${rows.join('\n')}\n`)
    assert.match((await run('check', file, '--carries=2')).out, /owns 3 unfinished actions, more than the 2/)
    assert.match((await run('check', file, '--carries', '2')).out, /more than the 2/)
    assert.doesNotMatch((await run('check', file, '--carries=3')).out, /carries too much/)
    assert.doesNotMatch((await run('check', file)).out, /carries too much/)
    for (const wrong of ['0', '100', '-1', '2.5', 'many', '']) {
      const { code, err } = await run('check', file, `--carries=${wrong}`)
      assert.equal(code, 2, wrong)
      assert.match(err, /--carries must be a whole number from 1 to 99/)
    }
  })

  test('what cannot be read says what to do, and prints nothing', async () => {
    for (const words of [
      ['check', path.join(folder, 'missing.xlsx')],
      ['check', await fileOf('list.csv', 'Name,Age\nKim,9\nLee,11\n'), '--json'],
      ['check'],
      ['mend', 'plan.csv'],
      ['check', await fileOf('plan.csv', CSV), '--until', 'soon'],
    ]) {
      const { code, out, err } = await run(...words)
      assert.equal(code, 2, words.join(' '))
      assert.equal(out, '')
      assert.notEqual(err, '')
    }
  })
})
