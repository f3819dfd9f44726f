import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../test/test-plan.ts'
import type { Client } from '../../test/test-server.ts'

const ALL = '/councils/test-vale/evidence'
const AUDIT = {
  title: 'Audit of 40 contacts',
  kind: 'audit',
  shows: 'Thirty-one were decided within a day',
  'periodTo-day': '31',
  'periodTo-month': '10',
  'periodTo-year': '2026',
}

async function add(client: Client, fields: Record<string, string | readonly string[]> = {}): Promise<string> {
  const reply = await client.post(ALL, { ...AUDIT, ...fields })
  assert.equal(reply.status, 303, reply.body.slice(0, 300))
  return reply.location ?? ''
}

test('evidence added from an action comes with the action ticked, and the action shows it', async () => {
  const { at, action, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const form = await owner.get(`${ALL}/new?action=${action}`)
  assert.match(form.body, new RegExp(`name="action"\\s+type="checkbox"\\s+value="${action}"\\s+checked`))
  const path = await add(owner, { action: String(action) })
  assert.match((await owner.get(path)).body, /Publish the threshold document[\s\S]*one kind of evidence only/)
  const page = await owner.get(at)
  assert.match(page.body, /Audit of 40 contacts/)
  assert.match(page.body, /One kind of evidence only \(audit\): a claim of impact needs a second kind/)
  await add(owner, { title: 'What children said', kind: 'voice of children', action: String(action) })
  assert.match(
    (await owner.get(at)).body,
    /2 kinds of evidence \(audit, voice of children\): the claim is triangulated/,
  )
})

test('evidence of a time more than half a year ago is said to be old, and a filter finds it', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  await add(lead, { title: 'Old figures', kind: 'data', 'periodTo-year': '2025' })
  await add(lead)
  const stale = await lead.get(`${ALL}?age=stale`)
  assert.match(stale.body, /Old figures[\s\S]*more than six months ago/)
  assert.doesNotMatch(stale.body, /Audit of 40 contacts/)
  assert.match((await lead.get(`${ALL}?kind=audit`)).body, /1 of 2 pieces/)
  assert.match((await lead.get(`${ALL}?words=FIGURES`)).body, /1 of 2 pieces/)
})

test('the list as CSV runs no formula', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  await add(lead, { title: '=HYPERLINK("x")' })
  const csv = await lead.get(`${ALL}.csv`)
  assert.match(String(csv.headers['content-type']), /text\/csv/)
  assert.match(csv.body, /"'=HYPERLINK\(""x""\)"/)
})

test('a file that can be read is kept with its words; one that cannot is kept and said to be', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const text = 'Minutes of a meeting about contacts.\n'
  const read = await lead.upload(ALL, AUDIT, { file: { name: 'minutes.txt', content: text } })
  assert.equal(read.status, 303)
  assert.doesNotMatch((await lead.get(read.location ?? '')).body, /could not be read/)
  assert.equal((await lead.get(`${read.location}/file`)).body, text)
  const photograph = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])
  const kept = await lead.upload(
    ALL,
    { ...AUDIT, title: 'Photograph' },
    { file: { name: 'wall.png', content: photograph } },
  )
  assert.equal(kept.status, 303)
  assert.match((await lead.get(kept.location ?? '')).body, /wall\.png[\s\S]*could not be read/)
  const file = await lead.get(`${kept.location}/file`)
  assert.match(String(file.headers['content-disposition']), /^attachment/)
})

test('a piece without a kind, or of a time to come, comes back with everything typed', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const reply = await lead.post(ALL, { ...AUDIT, kind: '', 'periodTo-year': '2027' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Choose what kind of evidence it is/)
  assert.match(reply.body, /must be today or in the past/)
  assert.match(reply.body, /Thirty-one were decided within a day/)
  const order = await lead.post(ALL, {
    ...AUDIT,
    'periodFrom-day': '1',
    'periodFrom-month': '11',
    'periodFrom-year': '2026',
  })
  assert.match(order.body, /must be the first day or later/)
})

test('a piece sent twice is one piece', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const key = { 'form-key': '01234567-89ab-cdef-0123-456789abcdef' }
  const [first, second] = await Promise.all([
    lead.post(ALL, { ...AUDIT, ...key }),
    lead.post(ALL, { ...AUDIT, ...key }),
  ])
  assert.equal(first.location, second.location)
  assert.match((await lead.get(ALL)).body, /All 1 pieces/)
})

test('whoever saves second sees both versions and loses nothing', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const path = await add(lead)
  const opened = { seen: seenIn((await lead.get(`${path}/edit`)).body) }
  assert.equal((await lead.post(`${path}/edit`, { ...AUDIT, ...opened, title: 'Theirs' })).status, 303)
  const second = await lead.post(`${path}/edit`, { ...AUDIT, ...opened, title: 'Mine' })
  assert.equal(second.status, 422)
  assert.match(second.body, /There now[\s\S]*Theirs[\s\S]*Mine/)
  assert.equal(
    (await lead.post(`${path}/edit`, { ...AUDIT, seen: seenIn(second.body), title: 'Mine' })).status,
    303,
  )
  assert.match((await lead.get(path)).body, /<h1[^>]*>\s*Mine/)
})

test('a partner sees and ties only what is their own agency’s', async () => {
  const { action, addAction, signIn } = await aPlan()
  const own = await addAction({ reference: 'A2', partner: 'Police' })
  const lead = await signIn('improvement lead')
  const police = await signIn('partner')
  const hidden = await add(lead, { action: String(action) })
  const shared = await add(lead, { title: 'Shared', action: [String(action), String(own)] })
  assert.equal((await police.get(hidden)).status, 404)
  assert.equal((await police.get(`${hidden}/file`)).status, 404)
  assert.equal((await police.get(shared)).status, 200)
  assert.doesNotMatch(
    (await police.get(shared)).body,
    /Publish the threshold document[\s\S]*Publish the threshold document/,
  )
  assert.equal((await police.get(`${shared}/edit`)).status, 403)
  const mine = await add(police, { title: 'From the police', action: [String(action), String(own)] })
  const page = await lead.get(mine)
  assert.match(page.body, new RegExp(`/actions/${own}"`))
  assert.doesNotMatch(page.body, new RegExp(`/actions/${action}"`))
})

test('evidence of another council is not there', async () => {
  const { other, signIn } = await aPlan()
  const theirs = await signIn('improvement lead', other)
  const reply = await theirs.post('/councils/other-moor/evidence', AUDIT)
  const id = reply.location?.split('/').at(-1)
  const lead = await signIn('improvement lead')
  for (const page of ['', '/edit', '/file']) assert.equal((await lead.get(`${ALL}/${id}${page}`)).status, 404)
})

test('a photograph is kept without the place in it, and one from which it cannot be taken is refused with all that was typed', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const place = Buffer.from('Exif\0\0MM\0*51 deg 30 min', 'latin1')
  const photo = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, place.length + 2]),
    place,
    Buffer.from([0xff, 0xda, 0, 4, 0, 0, 1, 2, 0xff, 0xd9]),
  ])
  const kept = await lead.upload(ALL, AUDIT, { file: { name: 'board.jpg', content: photo } })
  const page = await lead.get(kept.location ?? '')
  assert.match(page.body, /The place and the device were removed from the photograph/)
  const file = await lead.get(`${kept.location}/file`)
  assert.equal(file.status, 200)
  assert.doesNotMatch(file.body, /51 deg/)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
  const refused = await lead.upload(ALL, AUDIT, { file: { name: 'board.heic', content: heic } })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Send it as JPEG or PNG[\s\S]*Audit of 40 contacts/)
})

test('evidence of words alone is marked on the action, in the list and on its page until there is something to look at', async () => {
  const { at, action, signIn } = await aPlan()
  const owner = await signIn('action owner')
  const path = await add(owner, { action: String(action) })
  assert.match((await owner.get(at)).body, /It is words alone[\s\S]*words only: nothing to look at/)
  assert.match(
    (await owner.get(`${ALL}?look=words+only`)).body,
    /1 are words alone[\s\S]*words only: nothing/,
  )
  assert.match(
    (await owner.get(path)).body,
    /words only: nothing to look at[\s\S]*Add the file, a web address/,
  )
  const changed = { ...AUDIT, action: String(action), seen: seenIn((await owner.get(`${path}/edit`)).body) }
  const file = { name: 'audit.txt', content: 'Forty contacts.\n' }
  assert.equal((await owner.upload(`${path}/edit`, changed, { file })).status, 303)
  for (const page of [at, path, ALL])
    assert.doesNotMatch((await owner.get(page)).body, /words only: nothing to look at/)
  assert.match((await owner.get(`${ALL}?look=words+only`)).body, /0 of 1 pieces/)
  assert.doesNotMatch((await owner.get('/councils/test-vale/documents')).body, /audit\.txt/)
})

function seenIn(body: string): string {
  return /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
}
