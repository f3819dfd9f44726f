import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer } from '../../test/test-server.ts'
import { bring, bringWhole, bytesFrom, csv, fieldsOf, PLAN } from '../../test/bring-plan.ts'
import { layPlan } from './plan-file-shape.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writePlanWord } from './write-plan-word.ts'
import { writeHarbourne, writeLowmoor, writeWychley } from './write-sample-plans.ts'

const HEAD = 'Ref,Priority,Action,Owner,Due date,Measure,Comments'
const ONE =
  'P1,1. The front door,Answer every contact in a day,Test Vale senior leader,31/03/2027,95% in a day,Slow start'
const TWO = 'P2,1. The front door,Publish the hours of the desk,Somebody Else,ongoing,Hours on the web page,'

async function wychleyInWord(): Promise<Uint8Array> {
  const read = await readPlanFile(await writeWychley(3))
  const plan = read.ok ? read.value[0] : undefined
  assert.ok(plan)
  return writePlanWord(layPlan('Our plan', plan.mapping, plan.rows))
}

test('plans in three shapes, and one in Word, come in whole, with what each row says', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const files = [
    { name: 'harbourne.xlsx', content: await writeHarbourne(12), count: 12, typed: {} },
    { name: 'wychley.xlsx', content: await writeWychley(3), count: 15, typed: {} },
    { name: 'wychley.docx', content: await wychleyInWord(), count: 15, typed: {} },
    // Its L4 has an owner and a date and says nothing that will be done: a person must.
    { name: 'lowmoor.csv', content: writeLowmoor(), count: 5, typed: { 'action-0-9': 'Ask families' } },
  ]
  for (const file of files) {
    const { at, answer, preview } = await bringWhole(lead, file, file.typed)
    assert.match(preview.body, new RegExp(`${file.count} actions? to add`), file.name)
    assert.equal(answer.status, 303, answer.body)
    assert.match((await lead.get(at)).body, new RegExp(`${file.count} actions added`))
    assert.equal((await lead.post(`${at}/undoing`)).status, 303)
  }
  assert.match((await lead.get(PLAN)).body, /0 objectives, 0 actions/)
})

test('the columns are guessed with reasons and samples, and a person can say otherwise', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const at = await bring(lead, 'plan.csv', csv(HEAD, ONE, TWO))
  const page = await lead.get(`${at}/columns`)
  assert.match(page.body, /headed &quot;Due date&quot;/)
  assert.match(page.body, /Answer every contact in a day/)
  const fields = fieldsOf(page)
  assert.deepEqual([fields['column-2'], fields['column-4']], [['action'], ['due']])
  const twice = await lead.post(`${at}/columns`, { ...fields, 'column-6': 'due' })
  assert.equal(twice.status, 422)
  assert.match(twice.body, /Choose one column for “Due”: E and G are both chosen/)
  const none = await lead.post(`${at}/columns`, { ...fields, 'column-2': '' })
  assert.match(none.body, /Choose the column that says what will be done/)
  assert.equal((await lead.post(`${at}/columns`, { ...fields, 'column-5': '' })).status, 303)
  assert.match((await lead.get(`${at}/preview`)).body, /Measure: 95% in a day/)
})

test('a row brings its objective, its owner by name, its first promise and a note of every other cell', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const { preview } = await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE, TWO) })
  assert.match(preview.body, /Test Vale senior leader is Test Vale senior leader, by their name/)
  assert.match(preview.body, /Leave without an owner/)
  const plan = await lead.get(PLAN)
  assert.match(plan.body, /1 objective, 2 actions/)
  const action = /href="(\/councils\/test-vale\/actions\/\d+)"[^>]*>[^<]*Answer every contact/.exec(
    plan.body,
  )?.[1]
  const page = await lead.get(action ?? '')
  assert.match(page.body, /Comments: Slow start/)
  assert.match(page.body, /31 March 2027/)
  assert.match(page.body, /95% in a day/)
})

test('an owner who fits nobody is chosen from the colleagues, and a row is mended by hand', async () => {
  const { council, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const file = { name: 'plan.csv', content: csv(HEAD, TWO, 'P3,,,Test Vale team manager,March,,') }
  const wordless = await bringWhole(lead, file)
  assert.equal(wordless.answer.status, 422)
  assert.match(wordless.answer.body, /Enter what will be done at row 3, or leave the row out/)
  const key = '0-3'
  const mended = {
    'owner-somebody else': String(council.people['action owner']),
    [`action-${key}`]: 'Open on Saturdays',
    [`due-${key}`]: '28 3 2027',
  }
  const bad = await lead.post(`${wordless.at}/answers`, {
    ...fieldsOf(wordless.preview),
    ...mended,
    [`due-${key}`]: 'soon',
  })
  assert.equal(bad.status, 422)
  assert.match(bad.body, /value="Open on Saturdays"/)
  const kept = await lead.post(`${wordless.at}/answers`, { ...fieldsOf(wordless.preview), ...mended })
  assert.equal(kept.status, 303)
  const again = await lead.get(`${wordless.at}/preview`)
  assert.match(again.body, /value="Open on Saturdays"/)
  assert.equal((await lead.post(`${wordless.at}/completion`, fieldsOf(again))).status, 303)
  const plan = await lead.get(PLAN)
  assert.match(plan.body, /Open on Saturdays/)
  assert.match(plan.body, /28 Mar 2027/)
  assert.match(plan.body, /Test Vale action owner/)
})

test('a second edition shows what it changes, moves dates with a reason and wipes nothing', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const three = 'P3,2. Practice,Audit ten cases a month,,30/04/2027,Ten of ten,'
  await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE, TWO, three) })
  const later = ONE.replace('31/03/2027', '31/05/2027').replace('95% in a day', '')
  const edition = {
    name: 'plan-2.csv',
    content: csv(HEAD, later, TWO, 'P9,2. Practice,Train every auditor,,01/06/2027,,'),
  }
  const without = await bringWhole(lead, edition)
  assert.match(
    without.preview.body,
    /1 action to add, 1 action to change, 1 as they are, 1 in the plan and not in the file/,
  )
  assert.match(without.preview.body, /31 Mar 2027[\s\S]*31 May 2027/)
  assert.equal(without.answer.status, 422)
  assert.match(without.answer.body, /Enter why the dates move/)
  const said = { ...fieldsOf(without.preview), reason: 'The rota came late' }
  assert.equal((await lead.post(`${without.at}/completion`, said)).status, 303)
  const plan = await lead.get(PLAN)
  assert.match(plan.body, /2 objectives, 4 actions/)
  const action = /href="(\/councils\/test-vale\/actions\/\d+)"[^>]*>[^<]*Answer every contact/.exec(
    plan.body,
  )?.[1]
  const page = await lead.get(action ?? '')
  assert.match(page.body, /The rota came late/)
  assert.match(page.body, /95% in a day/)
  assert.equal((await lead.post(`${without.at}/undoing`)).status, 303)
  const undone = (await lead.get(action ?? '')).body
  assert.match(undone, /31 March 2027, as first promised/)
  assert.match(undone, /The rota came late<\/q>[^<]*<strong>Taken back<\/strong>/)
  assert.doesNotMatch((await lead.get('/councils/test-vale/pace')).body, /The rota came late/)
  assert.match((await lead.get(PLAN)).body, /2 objectives, 3 actions/)
})

test('what comes first and who signs off come in by their own columns, change with the file, and go back with an undo', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const head = 'Ref,Objective,Priority,Action,Owner,Due date,Sign off by'
  const rows = [
    'P1,1. The front door,High,Answer every contact in a day,,31/03/2027,Improvement Board',
    'P2,1. The front door,4,Publish the hours of the desk,,30/04/2027,Scrutiny',
    'P3,2. Practice,Low,Audit ten cases a month,,30/04/2027,',
  ]
  await bringWhole(lead, { name: 'plan.csv', content: csv(head, ...rows) })
  const list = `${PLAN}?view=table&columns=title,reference,priority,signOff,detail`
  const told = async (words = '') => (await lead.get(`${list}${words}`)).body
  assert.match(await told(), /P1<\/td>[\s\S]*?>high<[\s\S]*?>Improvement Board</)
  assert.match(await told(), /P2<\/td>[\s\S]*?>low<[\s\S]*?>Scrutiny<[\s\S]*?Priority as written: 4/)
  assert.doesNotMatch(await told('&priority=low'), /Answer every contact/)
  assert.match(await told('&sort=priority'), /P1<[\s\S]*P2<[\s\S]*P3</)
  const second = csv(head, ...rows.map((row) => row.replace('High', 'Medium').replace('Scrutiny', 'DfE')))
  const { at, preview } = await bringWhole(lead, { name: 'plan-2.csv', content: second })
  assert.match(preview.body, /2 actions to change, 1 as they are/)
  assert.match(await told(), />medium<[\s\S]*>DfE</)
  assert.equal((await lead.post(`${at}/undoing`)).status, 303)
  assert.match(await told(), />high<[\s\S]*>Scrutiny</)
})

test('a file moves no date past whoever the plan names to agree to it', async () => {
  const { council, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE) })
  const person = String(council.people['board member'])
  assert.equal((await lead.post(`${PLAN}/date-approvers`, { person, seen: '0' })).status, 303)
  const later = csv(HEAD, ONE.replace('31/03/2027', '31/05/2027'))
  const { answer } = await bringWhole(
    lead,
    { name: 'plan-2.csv', content: later },
    { reason: 'The rota came late' },
  )
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Test Vale board member agrees to dates that move/)
  assert.match(answer.body, /The rota came late/)
})

test('what people wrote here since stays where the file says nothing new', async () => {
  const { council, database, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE) })
  await database.asOwner((client) =>
    client.query(
      `update action set title = 'Answer in four hours', version = version + 1 where council_id = $1`,
      [council.id],
    ),
  )
  const same = await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE) })
  assert.match(same.preview.body, /0 actions to add, 1 as they are/)
  const other = await bringWhole(lead, {
    name: 'plan-2.csv',
    content: csv(HEAD, ONE.replace('in a day,', 'in two days,')),
  })
  assert.match(other.preview.body, /Answer in four hours[\s\S]*changed here since the last import/)
})

test('a reference of another plan does not make two actions one', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const { at } = await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE) })
  await lead.post(`${at}/undoing`)
  await lead.post('/councils/test-vale/actions', {
    reference: 'P1',
    title: 'Recruit six foster families',
    'sustain-days': '90',
  })
  const { preview, answer } = await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE) })
  assert.match(preview.body, /1 action to add, 1 objective to add, 1 in the plan and not in the file/)
  assert.match(
    preview.body,
    /References that are in the plan already \(1\)[\s\S]*Row 2, P1[\s\S]*Recruit six foster families[\s\S]*comes in as P1 \(2\)/,
  )
  assert.equal(answer.status, 303)
  assert.match(
    (await lead.get(PLAN)).body,
    /Recruit six foster families[\s\S]*P1 \(2\)|P1 \(2\)[\s\S]*Recruit six/,
  )
})

test('whoever supports the owner contributes, and so do known people and agencies beside; undone, nothing of them is left', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const content = csv(
    'Ref,Priority,Action,Owner,Due date,Measure,Contributors',
    'P1,1. The front door,Answer every contact in a day,Test Vale senior leader,31/03/2027,95% in a day,Test Vale team manager; Police; A charity',
    'P2,1. The front door,Publish the hours of the desk,Test Vale senior leader supported by Test Vale team manager,31/03/2027,Hours on the web page,',
  )
  const { at, preview, answer } = await bringWhole(lead, { name: 'plan.csv', content })
  assert.equal(answer.status, 303)
  assert.match(preview.body, /Test Vale senior leader; contributing: Test Vale team manager, Police/)
  const whole = (await lead.get(PLAN)).body
  assert.match(whole, /Answer every contact/)
  assert.match(whole, /Publish the hours/)
  const plan = (await lead.get(`${PLAN}?who=${encodeURIComponent('Test Vale team manager')}`)).body
  assert.match(plan, /Answer every contact[\s\S]*Publish the hours/)
  const partner = await signIn('partner')
  assert.match((await partner.get(PLAN)).body, /Answer every contact/)
  assert.doesNotMatch((await partner.get(PLAN)).body, /Publish the hours/)
  assert.equal((await lead.post(`${at}/undoing`)).status, 303)
  assert.doesNotMatch((await lead.get(PLAN)).body, /Answer every contact/)
})

test('an import is undone only while nobody has built on it, and says what stands in the way', async () => {
  const { council, database, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const { at } = await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ONE, TWO) })
  assert.match((await lead.get(at)).body, /Undo this import/)
  await database.asOwner((client) =>
    client.query(
      `insert into milestone (council_id, action_id, title) select council_id, min(id), 'Half way' from action where council_id = $1 group by 1`,
      [council.id],
    ),
  )
  const page = await lead.get(at)
  assert.doesNotMatch(page.body, /Undo this import/)
  assert.match(page.body, /P1 Answer every contact in a day<\/a> has something tied to it/)
  await lead.post(`${at}/undoing`)
  assert.match((await lead.get(PLAN)).body, /1 objective, 2 actions/)
})

test('the plan goes out again in the shape the council uses, with what changed here', async () => {
  const server = await aServer()
  const { council, database, signIn } = server
  const lead = await signIn('improvement lead')
  await bringWhole(lead, { name: 'wychley.xlsx', content: await writeWychley(2) })
  await database.asOwner((client) =>
    client.query(`update action set due_on = '2027-09-30' where council_id = $1 and reference = '1.1'`, [
      council.id,
    ]),
  )
  const bytes = await bytesFrom(server)
  for (const kind of ['xlsx', 'docx']) {
    const read = await readPlanFile(await bytes(`${PLAN}/own-shape.${kind}`))
    assert.ok(read.ok)
    const rows = read.value[0]?.rows ?? []
    assert.equal(rows.length, 10)
    assert.equal(String(rows[0]?.due), '2027-09-30', kind)
    assert.equal(rows[0]?.owner, 'Head of Service')
    assert.match(rows[5]?.priority ?? '', /PRIORITY 2/)
    assert.match(rows[2]?.notes.map(({ words }) => words).join(' ') ?? '', /The supplier was late/)
  }
})

test('a file that is no plan is refused in words, and another council’s import is not there', async () => {
  const { other, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const empty = await lead.upload(`${PLAN}/imports`, {}, {})
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Choose the file of the plan/)
  const none = await lead.upload(
    `${PLAN}/imports`,
    {},
    { file: { name: 'a.csv', content: 'Fruit,Price\nApple,3\n' } },
  )
  assert.equal(none.status, 422)
  assert.match(none.body, /No column of actions was found/)
  const at = await bring(lead, 'plan.csv', csv(HEAD, ONE))
  const theirs = await signIn('improvement lead', other)
  assert.equal((await theirs.get(at.replace('test-vale', 'other-moor'))).status, 404)
  assert.equal((await (await signIn('action owner')).get(`${PLAN}/import`)).status, 403)
})

test('whoever saves second is told, and what they said is still there', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const at = await bring(lead, 'plan.csv', csv(HEAD, ONE, TWO))
  const fields = fieldsOf(await lead.get(`${at}/columns`))
  assert.equal((await lead.post(`${at}/columns`, fields)).status, 303)
  const second = await lead.post(`${at}/columns`, { ...fields, 'column-6': 'evidence' })
  assert.equal(second.status, 422)
  assert.match(second.body, /Somebody else worked on this import/)
  assert.match(second.body, /value="evidence" selected/)
})

test('what the file says is complete comes in as done on its day if a person says so, and goes out again with an undo', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const content = csv(
    'Ref,Action,Owner,Due date,Status,Date completed',
    'D1,Open the duty desk,Test Vale senior leader,30/09/2026,Complete,12/09/2026',
    'D2,Publish the hours of the desk,Test Vale senior leader,31/10/2026,Complete,',
    'D3,Answer every contact in a day,Test Vale senior leader,31/03/2027,On track,',
    'D4,Close the old desk,Test Vale senior leader,31/03/2027,Complete,01/03/2027',
  )
  const left = await bringWhole(lead, { name: 'plan.csv', content })
  assert.match(left.preview.body, /Finished in the file \(3\)/)
  assert.match((await lead.get(`${PLAN}?stage=done`)).body, /0 of 4 actions/)
  await lead.post(`${left.at}/undoing`)
  const { at, preview } = await bringWhole(
    lead,
    { name: 'plan.csv', content },
    { done: 'yes', doneOn: '40 10 2026' },
  )
  assert.equal(preview.status, 200)
  const wrong = await lead.post(`${at}/completion`, {
    ...fieldsOf(await lead.get(`${at}/preview`)),
    done: 'yes',
    doneOn: '40 10 2026',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /The date must be a real date/)
  const fields = fieldsOf(await lead.get(`${at}/preview`))
  assert.equal(
    (await lead.post(`${at}/completion`, { ...fields, done: 'yes', doneOn: '31 10 2026' })).status,
    303,
  )
  assert.match((await lead.get(at)).body, /3 marked done, as the file said: they want evidence/)
  assert.match((await lead.get(`${PLAN}?stage=done`)).body, /3 of 4 actions/)
  const plan = await lead.get(`${PLAN}.csv`)
  assert.match(plan.body, /done,12\/09\/2026/)
  const again = await bringWhole(lead, { name: 'plan.csv', content })
  assert.doesNotMatch(again.preview.body, /Finished in the file/)
})

test('an action that was here before and is marked done by an import is not done again once that is undone', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const head = 'Ref,Action,Owner,Due date,Status'
  const row = 'D1,Open the duty desk,Test Vale senior leader,30/09/2026'
  await bringWhole(lead, { name: 'first.csv', content: csv(head, `${row},On track`) })
  const { at, answer } = await bringWhole(
    lead,
    { name: 'second.csv', content: csv(head, `${row},Completed 15/09/2026`) },
    { done: 'yes' },
  )
  assert.equal(answer.status, 303)
  assert.match((await lead.get(`${PLAN}?stage=done`)).body, /1 actions/)
  assert.equal((await lead.post(`${at}/undoing`)).status, 303)
  assert.match((await lead.get(`${PLAN}?stage=done`)).body, /0 of 1 actions/)
})

test('a draft nobody wants any more is put away, and taken up again by whoever works on it', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const at = await bring(lead, 'plan.csv', csv(HEAD, ONE))
  assert.match((await lead.get(`${PLAN}/import`)).body, /Put it away/)
  assert.equal((await lead.post(`${at}/putting-away`)).status, 303)
  const start = await lead.get(`${PLAN}/import`)
  assert.match(start.body, /a draft, put away/)
  assert.doesNotMatch(start.body, /Put it away/)
  assert.equal((await lead.post(`${at}/putting-away`)).status, 303)
  await lead.post(`${at}/columns`, fieldsOf(await lead.get(`${at}/columns`)))
  assert.match((await lead.get(`${PLAN}/import`)).body, /not brought in yet/)
})

test('what stands alone in the column of milestones stays with the action above it', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const content = csv(
    'Ref,Action,Owner,Due date,Milestones',
    'D1,Open the duty desk,Test Vale senior leader,30/09/2026,Desk bought by 31/02/2027',
    ',,,,Complete: rota agreed',
    ',,,,Phase 2: doors open',
  )
  const { answer } = await bringWhole(lead, { name: 'plan.csv', content })
  assert.equal(answer.status, 303)
  const found = (await lead.get(PLAN)).body.match(/\/actions\/(\d+)"/)?.[1] ?? ''
  const page = await lead.get(`/councils/test-vale/actions/${found}`)
  for (const words of ['Desk bought by 31/02/2027', 'Complete: rota agreed', 'Phase 2: doors open'])
    assert.ok(page.body.includes(words), words)
})
