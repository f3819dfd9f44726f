import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer, type Client, type TestServer } from '../../test/test-server.ts'
import { bringIn, COUNCIL, formIn } from '../../test/bring-in.ts'
import { FIRST_VISIT, SECOND_VISIT, THIRD_VISIT } from './letters-for-tests.ts'

const LIST = `${COUNCIL}/concerns`

async function threeVisits(): Promise<TestServer & { readonly lead: Client }> {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  await bringIn(lead, FIRST_VISIT, 'visit 2019.txt')
  await bringIn(lead, SECOND_VISIT, 'visit 2022.txt')
  await bringIn(lead, THIRD_VISIT, 'visit 2025.txt')
  return { ...server, lead }
}

/** The form of the proposal with this name. */
async function proposalOf(client: Client, name: string): Promise<Record<string, string | readonly string[]>> {
  const { body } = await client.get(LIST)
  const card = body.split('<li class="sight-concern"').find((part) => part.includes(`value="${name}"`))
  assert.ok(card, `${name} is not proposed`)
  return formIn(card, LIST)
}

async function confirmed(client: Client, name: string): Promise<string> {
  const reply = await client.post(LIST, await proposalOf(client, name))
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}

function versionIn(body: string): string {
  return /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
}

function numbersOf(fields: Record<string, string | readonly string[]>): readonly string[] {
  return [fields['provision'] ?? []].flat()
}

test('a concern of three letters is proposed with its history and the words of each, and led to from the register', async () => {
  const { lead } = await threeVisits()
  assert.match((await lead.get(`${COUNCIL}/requirements`)).body, /href="[^"]*\/concerns"/)
  const { body } = await lead.get(LIST)
  assert.match(body, /Raised 4 March 2019, raised again 8 June 2022, raised again 12 May 2025/)
  assert.match(body, /<mark class="sight-mark">Strategy meetings<\/mark>, so that police/)
  assert.match(body, /recording of <mark class="sight-mark">strategy discussions<\/mark>/)
  assert.match(body, /\/documents\/\d+#t\d+">Focused visit/)
  assert.match(body, /Children missing from home or care/)
  assert.doesNotMatch(body, /Caseloads and capacity/)
})

test('an empty page says how a concern comes to be proposed', async () => {
  const { signIn } = await aServer()
  const { body, status } = await (await signIn('improvement lead')).get(LIST)
  assert.equal(status, 200)
  assert.match(body, /Nothing has been raised twice/)
})

test('a person confirms the passages they choose, under their own name, and it is shown where it stands', async () => {
  const { lead } = await threeVisits()
  const fields = await proposalOf(lead, 'Strategy meetings')
  const few = await lead.post(LIST, { ...fields, name: '', provision: numbersOf(fields).slice(0, 1) })
  assert.equal(few.status, 422)
  assert.match(few.body, /Enter what to call the concern/)
  assert.match(few.body, /Choose at least two passages/)
  const path = await confirmed(lead, 'Strategy meetings')
  const page = await lead.get(path)
  assert.match(page.body, /Raised 4 March 2019, raised again 8 June 2022, raised again 12 May 2025/)
  assert.match(page.body, /confirmed as one concern/)
  const document = /href="([^"]*\/documents\/\d+)#t/.exec(page.body)?.[1] ?? ''
  assert.match((await lead.get(document)).body, /Concerns it raises[^]*Strategy meetings/)
  const list = await lead.get(LIST)
  assert.match(list.body, /1 concern: 1 open/)
  assert.doesNotMatch(list.body, /value="Strategy meetings"/)
})

test('a confirmed concern stands on the page of each requirement it has', async () => {
  const { lead } = await threeVisits()
  await confirmed(lead, 'Strategy meetings')
  const { body } = await lead.get(`${COUNCIL}/documents`)
  for (const [, path = ''] of body.matchAll(/href="([^"]*\/instruments\/\d+)"/g))
    await lead.post(`${path}/acceptances`, { group: '*' })
  const register = await lead.get(`${COUNCIL}/requirements?words=strategy`)
  const requirement = /href="([^"]*\/requirements\/\d+)"/.exec(register.body)?.[1] ?? ''
  assert.match((await lead.get(requirement)).body, /as the concern <a[^>]*>Strategy meetings/)
})

test('what is rejected is not proposed again, until that is undone', async () => {
  const { lead } = await threeVisits()
  const fields = await proposalOf(lead, 'Strategy meetings')
  assert.equal((await lead.post(`${LIST}/rejections`, fields)).status, 303)
  const after = await lead.get(LIST)
  assert.doesNotMatch(after.body, /value="Strategy meetings"/)
  assert.match(after.body, /Said not to be the same \(1\)/)
  const undo = /action="([^"]*\/undoing)"/.exec(after.body)?.[1] ?? ''
  await lead.post(undo, formIn(after.body, undo))
  assert.match((await lead.get(LIST)).body, /value="Strategy meetings"/)
})

test('a later letter that raises a confirmed concern is proposed to be added to it', async () => {
  const { lead } = await threeVisits()
  await confirmed(lead, 'Strategy meetings')
  const later = FIRST_VISIT.replace('4 March 2019', '2 February 2026').replace(
    'Strategy meetings,',
    'Late strategy meetings,',
  )
  await bringIn(lead, later, 'visit 2026.txt')
  const { body } = await lead.get(LIST)
  assert.match(body, /More of <a[^>]*>Strategy meetings/)
  const card = body.split('<li class="sight-concern"').find((part) => part.includes('More of')) ?? ''
  const reply = await lead.post(LIST, formIn(card, LIST))
  assert.equal(reply.status, 303)
  assert.match((await lead.get(reply.location ?? '')).body, /raised again 2 February 2026/)
})

test('a concern that is closed and raised later is back again', async () => {
  const { lead } = await threeVisits()
  const path = await confirmed(lead, 'Strategy meetings')
  const version = versionIn((await lead.get(path)).body)
  const wrong = await lead.post(`${path}/closings`, {
    version,
    'closed-on': '1 May 2030',
    'closed-why': 'Seen.',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /must be today or in the past/)
  assert.match(wrong.body, /value="1 May 2030"/)
  const said = { 'closed-on': '1 May 2023', 'closed-why': 'The monitoring visit found it put right.' }
  assert.equal((await lead.post(`${path}/closings`, { version, ...said })).status, 303)
  const page = await lead.get(path)
  assert.match(page.body, /closed 1 May 2023, back again 12 May 2025/)
  assert.match((await lead.get(LIST)).body, /1 of them back after being closed/)
  assert.match((await lead.get(`${LIST}?standing=closed`)).body, /0 of 1 concern/)
  const undo = /action="([^"]*\/closings\/\d+\/undoing)"/.exec(page.body)?.[1] ?? ''
  await lead.post(undo, { version: versionIn(page.body) })
  assert.doesNotMatch((await lead.get(path)).body, /back again 12 May/)
})

test('a passage is taken out, put back and another is added by its words', async () => {
  const { lead } = await threeVisits()
  const path = await confirmed(lead, 'Strategy meetings')
  const page = await lead.get(path)
  const removal = /action="([^"]*\/removal)"/.exec(page.body)?.[1] ?? ''
  await lead.post(removal, { version: versionIn(page.body) })
  const without = await lead.get(path)
  assert.match(without.body, /Taken out: not the same/)
  assert.match(without.body, /Raised 8 June 2022, raised again 12 May 2025/)
  assert.doesNotMatch((await lead.get(LIST)).body, /More of/)
  await lead.post(removal.replace('removal', 'return'), { version: versionIn(without.body) })
  assert.match((await lead.get(path)).body, /Raised 4 March 2019/)
  const search = await lead.get(`${path}?words=foster+weekends`)
  const id = /<input[^>]*name="provision"[^>]*value="(\d+)"/.exec(search.body)?.[1] ?? ''
  const none = await lead.post(`${path}/members`, { version: versionIn(search.body), words: 'foster' })
  assert.match(none.body, /Choose the passage to add/)
  const added = await lead.post(`${path}/members`, { version: versionIn(search.body), provision: id })
  assert.equal(added.status, 303)
  assert.match((await lead.get(path)).body, /foster carers at weekends/)
})

test('two concerns are joined and parted again, and one is named otherwise', async () => {
  const { lead } = await threeVisits()
  const meetings = await confirmed(lead, 'Strategy meetings')
  const missing = await confirmed(lead, 'Children missing from home or care')
  const version = versionIn((await lead.get(meetings)).body)
  const other = /\d+$/.exec(missing)?.[0] ?? ''
  assert.match(
    (await lead.post(`${meetings}/joining`, { version, other: '' })).body,
    /Choose the concern to join/,
  )
  assert.equal((await lead.post(`${meetings}/joining`, { version, other })).status, 303)
  assert.equal((await lead.get(missing)).location, meetings)
  const joined = await lead.get(meetings)
  assert.match(joined.body, /Children who go missing/)
  await lead.post(`${missing}/parting`, formIn(joined.body, `${missing}/parting`))
  assert.doesNotMatch((await lead.get(meetings)).body, /Children who go missing/)
  assert.match((await lead.get(missing)).body, /Children who/)
  const now = versionIn((await lead.get(meetings)).body)
  await lead.post(`${meetings}/name`, { version: now, name: 'Who comes to strategy meetings' })
  assert.match((await lead.get(LIST)).body, />Who comes to strategy meetings</)
})

test('the second of two who decide is told what the first did, and nothing is decided twice', async () => {
  const { lead, signIn } = await threeVisits()
  const commissioner = await signIn('commissioner')
  const fields = await proposalOf(commissioner, 'Strategy meetings')
  const path = await confirmed(lead, 'Strategy meetings')
  const late = await commissioner.post(LIST, { ...fields, name: 'Meetings' })
  assert.equal(late.location, path)
  const told = await commissioner.get(path)
  assert.match(told.body, /Test Vale improvement lead confirmed it as “Strategy meetings”/)
  assert.match(told.body, /“Meetings”, was not saved/)
  const version = versionIn(told.body)
  await lead.post(`${path}/name`, { version, name: 'Strategy' })
  const typed = { 'closed-on': '1 May 2023', 'closed-why': 'Seen in the visit.' }
  const second = await commissioner.post(`${path}/closings`, { version, ...typed })
  assert.equal(second.status, 422)
  assert.match(second.body, /Somebody else changed this concern/)
  assert.match(second.body, /Seen in the visit\./)
  assert.doesNotMatch((await lead.get(path)).body, /closed 1 May 2023/)
})

test('two who confirm at the same moment make one concern', async () => {
  const { lead, signIn } = await threeVisits()
  const commissioner = await signIn('commissioner')
  const fields = await proposalOf(lead, 'Strategy meetings')
  const replies = await Promise.all([lead.post(LIST, fields), commissioner.post(LIST, fields)])
  assert.deepEqual(
    replies.map(({ status }) => status),
    [303, 303],
  )
  assert.equal(replies[0]?.location, replies[1]?.location)
  assert.match((await lead.get(LIST)).body, /1 concern: 1 open/)
})

test('concerns go out as a sheet, and are another council’s nobody’s business', async () => {
  const { lead, other, signIn } = await threeVisits()
  const path = await confirmed(lead, 'Strategy meetings')
  const sheet = await lead.get(`${LIST}.csv`)
  assert.match(sheet.body, /^\ufeffConcern,Standing,Raised on/)
  assert.match(sheet.body, /Strategy meetings,open,2019-03-04/)
  const stranger = await signIn('improvement lead', other)
  assert.equal((await stranger.get(path)).status, 404)
  const own = path.replace('test-vale', 'other-moor')
  assert.equal((await stranger.get(own)).status, 404)
  assert.equal((await stranger.post(`${own}/undoing`, { version: '1' })).status, 404)
})

test('who may only read sees no button, and is refused', async () => {
  const { lead, signIn } = await threeVisits()
  const path = await confirmed(lead, 'Strategy meetings')
  const member = await signIn('board member')
  const page = await member.get(path)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.body, /Take it out|Close it/)
  assert.equal((await member.post(`${path}/undoing`, { version: '1' })).status, 403)
  assert.equal((await (await signIn('partner')).get(LIST)).status, 403)
})
