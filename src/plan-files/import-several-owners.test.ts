import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bring, bringWhole, csv, fieldsOf, PLAN } from '../../test/bring-plan.ts'
import { aServer } from '../../test/test-server.ts'

test('of a cell that names several the first owns and the others contribute: said beforehand, the same again, undone', async () => {
  const { council, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const content = csv(
    'Ref,Priority,Action,Owner,Due date,Measure',
    'P1,1. The front door,Answer every contact in a day,Test Vale senior leader / Commissioning Manager,31/03/2027,95% in a day',
    'P2,1. The front door,Publish the hours of the desk,"Test Vale senior leader, Test Vale team manager",31/03/2027,90% know them',
    'P3,1. The front door,Open the hubs on Saturdays,Early Help/Family Hubs Manager,31/03/2027,40% more visits',
  )
  const second = `owner-${'Test Vale senior leader, Test Vale team manager'.toLowerCase().replace(',', '')}`
  const chosen = { [second]: String(council.people['action owner']) }
  const { at, preview, answer } = await bringWhole(lead, { name: 'plan.csv', content }, chosen)
  assert.match(
    preview.body,
    /Cells that name several \(2\)[\s\S]*The first named becomes the owner and the others contribute/,
  )
  assert.match(preview.body, /Row 2\. Commissioning Manager would contribute/)
  assert.match(preview.body, /Test Vale senior leader; contributing: Commissioning Manager/)
  assert.doesNotMatch(preview.body, /Family Hubs Manager would contribute/)
  assert.equal(answer.status, 303)
  const plan = (await lead.get(`${PLAN}.csv?columns=reference,title,owner,contributors`)).body
  assert.match(plan, /P1,[^\r]*Test Vale senior leader,Commissioning Manager\r/)
  assert.match(plan, /P2,[^\r]*Test Vale action owner,"?Test Vale senior leader, Test Vale team manager"?\r/)
  const first = /\/actions\/(\d+)"[^>]*>[^<]*Answer every contact/.exec((await lead.get(PLAN)).body)?.[1]
  const page = (await lead.get(`/councils/test-vale/actions/${first}`)).body
  assert.match(page, /Owner as written: Test Vale senior leader \/ Commissioning Manager/)
  const again = await bring(lead, 'plan.csv', content)
  await lead.post(`${again}/columns`, fieldsOf(await lead.get(`${again}/columns`)))
  assert.match((await lead.get(`${again}/preview`)).body, /0 actions to add, 3 as they are/)
  await lead.post(`${again}/putting-away`)
  assert.equal((await lead.post(`${at}/undoing`)).status, 303)
  const left = (await lead.get(`${PLAN}?who=Commissioning+Manager`)).body
  assert.doesNotMatch(left, /<option value="Commissioning Manager"|Answer every contact/)
})
