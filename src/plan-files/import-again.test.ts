import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bring, bringWhole, bytesFrom, csv, fieldsOf, PLAN } from '../../test/bring-plan.ts'
import { aServer } from '../../test/test-server.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeHarbourne, writeLowmoor, writeWychley } from './write-sample-plans.ts'

const ALL = `${PLAN}.xlsx?columns=title,reference,objectives,detail,owner,partner,contributors,waits,requirements,start,first,due,lost,moves,stage,done,heard,needs,measure,wanted,signOff,priority,evidence,kinds`
const SAME = /0 actions to add, \d+ as they are\./

const HEAD = 'Ref,Priority,Action,Owner,Due date,Status,Progress'
const ROWS = [
  'P1,1. The front door,Answer every contact in a day,Test Vale senior leader,31/03/2027,In progress,The rota is agreed',
  'P2,1. The front door,Publish the hours of the desk,Somebody Else,ongoing,Not started,',
  'P3,2. Practice,Audit ten cases a month,,30/04/2027,Amber,',
]

/** What stands on a page, without its marks: short enough to read when a test fails. */
function wordsOf({ body }: { readonly body: string }): string {
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  return main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

async function actionAt(
  lead: { get: (url: string) => Promise<{ body: string }> },
  title: string,
): Promise<string> {
  const { body } = await lead.get(PLAN)
  return new RegExp(`href="(/councils/test-vale/actions/\\d+)"[^>]*>[^<]*${title}`).exec(body)?.[1] ?? ''
}

describe('a plan that was brought in, taken out again and brought back', () => {
  test('changes nothing, in our columns or in the council’s, though people worked on it since', async () => {
    const files = [
      { name: 'harbourne.xlsx', content: await writeHarbourne(12), typed: {} },
      { name: 'wychley.xlsx', content: await writeWychley(3), typed: {} },
      { name: 'lowmoor.csv', content: writeLowmoor(), typed: { 'action-0-9': 'Ask families' } },
      { name: 'plan.csv', content: csv(HEAD, ...ROWS), typed: {} },
    ]
    for (const { name, content, typed } of files) {
      const server = await aServer()
      const lead = await server.signIn('improvement lead')
      const bytes = await bytesFrom(server)
      const first = await bringWhole(lead, { name, content }, typed)
      assert.equal(first.answer.status, 303, first.answer.body)
      const { council, database } = server
      await database.asOwner(async (client) => {
        await client.query(
          `update action set title = 'Mend what was written ' || id, success_measure = 'Nine in ten by March',
             due_on = first_due_on + 40, version = version + 1
           where council_id = $1 and id % 3 = 0`,
          [council.id],
        )
        await client.query(
          `update action set started_on = '2026-10-01', done_on = '2026-11-01', version = version + 1
           where council_id = $1 and id % 4 = 1`,
          [council.id],
        )
      })
      const found = (await lead.get(PLAN)).body.match(/\/actions\/(\d+)"/)?.[1] ?? ''
      const page = await lead.get(`/councils/test-vale/actions/${found}`)
      const key = /name="form-key" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      const said = { happened: 'Twelve of\nfifteen are in post', next: 'The rest', 'form-key': key }
      assert.equal((await lead.post(`/councils/test-vale/actions/${found}/updates`, said)).status, 303)
      for (const url of [ALL, `${PLAN}.xlsx`, `${PLAN}/own-shape.xlsx`]) {
        const at = await bring(lead, 'again.xlsx', await bytes(url))
        await lead.post(`${at}/columns`, fieldsOf(await lead.get(`${at}/columns`)))
        const told = wordsOf(await lead.get(`${at}/preview`))
        assert.match(told, /0 actions to add, \d+ as they are\./, `${name} by ${url}: ${told}`)
        assert.doesNotMatch(told, /What would change|Finished in the file|Under way in the file/, told)
        // A date without a year is still one to look at in the council's own words; what we write has none.
        if (!url.includes('own-shape')) assert.doesNotMatch(told, /Rows to look at/, told)
      }
    }
  })

  test('says what was edited in it and no more, and leaves out what is worked out', async () => {
    const server = await aServer()
    const lead = await server.signIn('improvement lead')
    await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ...ROWS) })
    const out = (await lead.get(ALL.replace('.xlsx', '.csv'))).body
    const edited = out
      .replace('31/03/2027,31/03/2027', '31/03/2027,30/04/2027')
      .replace('Audit ten cases', 'Audit twelve cases')
    const at = await bring(lead, 'plan.csv', new TextEncoder().encode(edited))
    const columns = await lead.get(`${at}/columns`)
    assert.match(columns.body, /Days lost[\s\S]*?Line of Sight works it out/)
    await lead.post(`${at}/columns`, fieldsOf(columns))
    const preview = await lead.get(`${at}/preview`)
    assert.match(wordsOf(preview), /0 actions to add, 2 actions to change, 1 as they are\./)
    const fields = { ...fieldsOf(preview), reason: 'The rota came late' }
    assert.equal((await lead.post(`${at}/completion`, fields)).status, 303)
    const page = await lead.get(await actionAt(lead, 'Audit twelve cases'))
    assert.doesNotMatch(page.body, /Days lost:|Last heard:/)
    assert.match((await lead.get(await actionAt(lead, 'Answer every contact'))).body, /30 April 2027/)
  })

  test('keeps one column for one truth: the stage of today in the council’s words, with the latest update', async () => {
    const server = await aServer()
    const lead = await server.signIn('improvement lead')
    const bytes = await bytesFrom(server)
    await bringWhole(lead, {
      name: 'plan.csv',
      content: csv(HEAD, ...ROWS, 'P4,2. Practice,Buy =1+1 laptops,,,Complete,=1+1'),
    })
    const at = await actionAt(lead, 'Answer every contact')
    const key = /name="form-key" value="([^"]+)"/.exec((await lead.get(at)).body)?.[1] ?? ''
    await lead.post(`${at}/updates`, { happened: 'Twelve are in post', next: '', 'form-key': key })
    // A file of ours brought in between does not become the council's shape.
    await bringWhole(lead, { name: 'ours.xlsx', content: await bytes(ALL) })
    const read = await readPlanFile(await bytes(`${PLAN}/own-shape.xlsx`))
    assert.ok(read.ok)
    const [plan] = read.value
    assert.deepEqual(
      plan?.rows.map(({ reference, status }) => [reference, status?.words]),
      [
        ['P1', 'In progress'],
        ['P2', 'Not started'],
        ['P3', 'In progress'],
        ['P4', 'Not started'],
      ],
    )
    assert.match(
      plan?.rows[0]?.notes[0]?.words ?? '',
      /^21 Nov 2026: Twelve are in post\nThe rota is agreed$/,
    )
    const cells = plan?.sheet.rows.flatMap((row) => row.cells) ?? []
    assert.ok(cells.includes('=1+1') && !cells.includes("'=1+1"))
  })
})

describe('what the file says is under way', () => {
  test('comes in as started on its own day or the import’s, unless a person says not, and goes back with an undo', async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const head = 'Ref,Action,Owner,Start date,Due date,Status'
    const rows = [
      'D1,Open the duty desk,,01/06/2026,31/03/2027,In progress',
      'D2,Publish the hours of the desk,,,31/03/2027,Red',
      'D3,Answer every contact in a day,,01/02/2027,31/03/2027,Green',
      'D4,Audit ten cases a month,,,31/03/2027,Not started',
    ]
    const content = csv(head, ...rows)
    const { at, preview, answer } = await bringWhole(lead, { name: 'plan.csv', content })
    assert.match(preview.body, /Under way in the file \(2\)[\s\S]*1 June 2026[\s\S]*21 November 2026/)
    assert.equal(answer.status, 303)
    assert.match((await lead.get(at)).body, /2 came in as started, as the file said/)
    assert.match((await lead.get(`${PLAN}?stage=started`)).body, /2 of 4 actions/)
    assert.equal((await lead.post(`${at}/undoing`)).status, 303)
    const without = await bringWhole(lead, { name: 'plan.csv', content }, { started: '' })
    assert.match((await lead.get(`${PLAN}?stage=started`)).body, /0 of 4 actions/)
    assert.equal(without.answer.status, 303)
    const later = await bringWhole(lead, { name: 'later.csv', content })
    assert.match((await lead.get(`${PLAN}?stage=started`)).body, /2 of 4 actions/)
    assert.equal((await lead.post(`${later.at}/undoing`)).status, 303)
    assert.match((await lead.get(`${PLAN}?stage=started`)).body, /0 of 4 actions/)
  })
})

describe('undoing an import', () => {
  test('asks for the order in which they were brought in, and only for those that changed the same actions', async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const one = csv('Ref,Action,Owner,Due date', 'A1,Open the duty desk,,31/03/2027')
    const two = csv('Ref,Action,Owner,Due date', 'B1,Publish the hours of the clinic,,31/03/2027')
    const finish = async (at: string): Promise<void> => {
      await lead.post(`${at}/columns`, fieldsOf(await lead.get(`${at}/columns`)))
      const typed = { ...fieldsOf(await lead.get(`${at}/preview`)), reason: 'The rota came late' }
      assert.equal((await lead.post(`${at}/completion`, typed)).status, 303)
    }
    const readFirst = await bring(lead, 'first.csv', one)
    const readSecond = await bring(lead, 'second.csv', two)
    const readThird = await bring(
      lead,
      'third.csv',
      new TextEncoder().encode(new TextDecoder().decode(two).replace('31/03', '30/04')),
    )
    await finish(readThird)
    await finish(readFirst)
    await finish(readSecond)
    // The second was read before the third and came in after it, and changed what it had brought.
    const third = await lead.get(readThird)
    assert.match(
      third.body,
      /second\.csv<\/a> was brought in after it and changed 1 of its actions: undo that first/,
    )
    assert.doesNotMatch(third.body, /first\.csv<\/a> was brought/)
    assert.match((await lead.get(readFirst)).body, /Undo this import/)
    assert.match((await lead.get(readSecond)).body, /Undo this import/)
    assert.equal((await lead.post(`${readFirst}/undoing`)).status, 303)
    assert.doesNotMatch((await lead.get(PLAN)).body, /Open the duty desk/)
  })
})

describe('a reference that is another action’s already', () => {
  test('is asked about openly: it is that one, and is changed, or it comes in beside it', async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const typed = { reference: 'P1', title: 'Recruit six foster families', 'sustain-days': '90' }
    await lead.post('/councils/test-vale/actions', typed)
    const content = csv('Ref,Action,Owner,Due date', 'P1,Answer every contact in a day,,31/03/2027')
    const at = await bring(lead, 'plan.csv', content)
    await lead.post(`${at}/columns`, fieldsOf(await lead.get(`${at}/columns`)))
    const asked = await lead.get(`${at}/preview`)
    assert.match(
      asked.body,
      /Row 2, P1: “Answer every contact in a day” is <a[^>]*>P1 Recruit six foster families<\/a> \(if not, it comes in as P1 \(2\)\)/,
    )
    assert.doesNotMatch(asked.body.slice(0, asked.body.indexOf('Row 2, P1')).slice(-1500), /<details/)
    // What would change has not been seen yet, so that nothing is brought in before it is.
    const ticked = await lead.post(`${at}/completion`, { ...fieldsOf(asked), same: '0-2' })
    assert.equal(ticked.location, `${at}/preview`)
    const same = await lead.get(`${at}/preview`)
    assert.match(same.body, /0 actions to add, 1 action to change\./)
    assert.equal((await lead.post(`${at}/completion`, fieldsOf(same))).status, 303)
    const plan = (await lead.get(PLAN)).body
    assert.match(plan, /Answer every contact in a day/)
    assert.doesNotMatch(plan, /Recruit six foster families|P1 \(2\)/)
    const again = await bringWhole(lead, { name: 'plan.csv', content })
    assert.match(again.preview.body, SAME)
    assert.equal((await lead.post(`${at}/undoing`)).status, 303)
    assert.match((await lead.get(PLAN)).body, /Recruit six foster families/)
  })
})

describe('a file that holds no plan', () => {
  test('is told what it is: headings alone, or no workbook whatever its name', async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const sent = async (name: string, content: Uint8Array) =>
      lead.upload(`${PLAN}/imports`, {}, { file: { name, content } })
    const headings = await sent('headonly.csv', csv('Ref,Action,Owner,Due date'))
    assert.equal(headings.status, 422)
    assert.match(headings.body, /headonly\.csv has the headings of a plan and no action below them/)
    const broken = await sent('plan.xlsx', new TextEncoder().encode('no zip at all'))
    assert.equal(broken.status, 422)
    assert.match(broken.body, /plan\.xlsx is not an Excel workbook, whatever its name says, or it is damaged/)
  })

  test('a long action holds to what the form takes, with all its words below', async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const long = `Publish ${'word '.repeat(1000)}end`
    const row = `P1,${long},,31/03/2027,${'measure '.repeat(700)}`
    const { answer } = await bringWhole(lead, {
      name: 'plan.csv',
      content: csv('Ref,Action,Owner,Due date,Measure', row),
    })
    assert.equal(answer.status, 303)
    const at = await actionAt(lead, 'Publish word')
    const form = await lead.get(`${at}/edit`)
    const field = /<input[^>]*name="title"[^>]*>/.exec(form.body)?.[0] ?? ''
    const words = /value="([^"]*)"/.exec(field)?.[1] ?? ''
    assert.ok(words.length > 100 && words.length <= 500 && words.endsWith('word …'), words)
    assert.match(form.body, /word end/)
    assert.ok((await lead.get(at)).body.includes('word end'))
  })
})
