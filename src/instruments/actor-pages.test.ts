import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn, COUNCIL, formIn } from '../../test/bring-in.ts'
import { aServer, type Client, type TestServer } from '../../test/test-server.ts'
import { SECOND_DIRECTION } from './direction-for-tests.ts'
import type { InstrumentId, NamedActorId, PersonId } from '../shared/ids.ts'
import { type ActorMention, foldName, type KeptActor, knowActors, linesOfActors } from './named-actors.ts'

const LIST = `${COUNCIL}/actors`

const NOTICE = `Improvement Notice

To: Test Vale Council

This notice is issued to Test Vale Council on 7 June 2022.

1. The Authority must report to the Department every month.
2. The Authority must appoint a lead for audit.
`

function aMention(name: string, owes = 1): ActorMention {
  return { name, instrumentId: 1 as InstrumentId, document: 'Direction', passages: 1, owes }
}

function anActor(names: readonly string[], wanted: Partial<KeptActor> = {}): KeptActor {
  const [name = ''] = names
  return {
    id: 1 as NamedActorId,
    name,
    personId: null,
    person: null,
    partner: null,
    version: 1,
    names: names.map((one, index) => ({ id: index + 1, name: one })),
    ...wanted,
  }
}

test('capitals, quotes, spaces and the article make no other name', () => {
  assert.equal(foldName('The  Children’s Trust'), foldName("children's trust"))
  assert.notEqual(foldName('Council'), foldName('Councils'))
})

test('names that a person brought together are one line, and what each owes is counted together', () => {
  const lines = linesOfActors(
    [aMention('Council', 2), aMention('the Authority', 3)],
    [anActor(['Council', 'Authority'])],
  )
  assert.deepEqual(
    lines.map(({ name, owes }) => [name, owes]),
    [['Council', 5]],
  )
})

test('two joined by “and” are each their own where each stands elsewhere by itself, and one name where not', () => {
  const lines = linesOfActors(
    [
      aMention('Council'),
      aMention('ICB'),
      aMention('Council and the ICB'),
      aMention('Housing and Communities'),
    ],
    [],
  )
  assert.deepEqual(
    lines.map(({ name, owes }) => [name, owes]),
    [
      ['Council', 2],
      ['ICB', 2],
      ['Housing and Communities', 1],
    ],
  )
})

test('a bearer is known by the name people gave, with its person or its agency', () => {
  const police = anActor(['Police', 'Northshire Constabulary'], {
    partner: 'Police',
    personId: 7 as PersonId,
  })
  const known = knowActors([police], ['Council', 'Council and the Northshire Constabulary'])
  assert.deepEqual(known.whoIs('Council and the Northshire Constabulary'), ['Council', 'Police'])
  assert.deepEqual(known.partnersOf('the Northshire Constabulary'), ['Police'])
  assert.deepEqual(known.peopleOf('Council'), [])
  assert.deepEqual(known.whoIs(null), [])
})

async function twoDocuments(): Promise<TestServer & { readonly lead: Client }> {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  for (const [name, text] of [
    ['direction.txt', SECOND_DIRECTION],
    ['notice.txt', NOTICE],
  ] as const) {
    const path = await bringIn(lead, text, name)
    await lead.post(`${path}/acceptances`, { group: '*' })
  }
  return { ...server, lead }
}

async function together(client: Client, fields: Record<string, string | readonly string[]>): Promise<string> {
  const reply = await client.post(LIST, fields)
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}

const BOTH = { who: ['ncouncil', 'nauthority'], name: 'The council itself' }

test('an empty page says where names come from; the register leads here', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(LIST)).body, /No document names anybody yet/)
  assert.match((await lead.get(`${COUNCIL}/requirements`)).body, /href="[^"]*\/actors"/)
})

test('who the documents name stands with where; those that a person says are one filter the register together', async () => {
  const { lead } = await twoDocuments()
  const { body } = await lead.get(LIST)
  assert.match(body, /Authority[^]*Notice/)
  const path = await together(lead, BOTH)
  const page = await lead.get(path)
  assert.match(page.body, /The council itself/)
  assert.match(page.body, /Direction 2\.c|Direction/)
  const register = await lead.get(`${COUNCIL}/requirements?bearer=The+council+itself`)
  assert.match(register.body, />Notice 1</)
  assert.match(register.body, />Direction [^<]+</)
  assert.match(register.body, /printed: Authority/)
  const undone = await lead.post(`${path}/parting`, formIn(page.body, `${path}/parting`))
  assert.equal(undone.status, 303)
  assert.match((await lead.get(LIST)).body, /is parted: each name stands for itself again/)
  assert.doesNotMatch((await lead.get(`${COUNCIL}/requirements`)).body, /The council itself/)
  assert.equal((await lead.get(path)).status, 303)
})

test('nothing ticked is a mistake, and what was typed is still there', async () => {
  const { lead } = await twoDocuments()
  const reply = await lead.post(LIST, { name: 'Everybody' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Tick the names that are one/)
  assert.match(reply.body, /value="Everybody"/)
})

test('a name is taken out again, and stands for itself', async () => {
  const { lead } = await twoDocuments()
  const path = await together(lead, BOTH)
  const { body } = await lead.get(path)
  const removals = [...body.matchAll(/action="([^"]*\/removal)"/g)].map(([, at]) => at ?? '')
  assert.equal(removals.length, 2)
  await lead.post(removals[0] ?? '', formIn(body, removals[0] ?? ''))
  assert.equal([...(await lead.get(path)).body.matchAll(/\/removal"/g)].length, 1)
})

test('an actor that is an agency shows the agency what it owes', async () => {
  const { lead, signIn } = await twoDocuments()
  const partner = await signIn('partner')
  assert.doesNotMatch((await partner.get(`${COUNCIL}/requirements`)).body, />Notice 1</)
  const path = await together(lead, { who: ['nauthority'], name: '' })
  const version = String(formIn((await lead.get(path)).body, `${path}/identity`)['version'])
  const wrong = await lead.post(`${path}/identity`, { version, name: '', is: '=Police' })
  assert.match(wrong.body, /Enter what to call it/)
  const nobody = await lead.post(`${path}/identity`, { version, name: 'Police', is: '=Nobody' })
  assert.match(nobody.body, /Choose somebody who has a place here/)
  await lead.post(`${path}/identity`, { version, name: 'The police', is: '=Police' })
  assert.match((await partner.get(`${COUNCIL}/requirements`)).body, />Notice 1</)
})

test('the second of two who say who is who is told what the first said', async () => {
  const { lead, signIn } = await twoDocuments()
  const commissioner = await signIn('commissioner')
  const path = await together(lead, BOTH)
  const late = await commissioner.post(LIST, { who: ['nauthority'], name: 'Another' })
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else was first: “authority” is part of “The council itself” now/)
  await lead.post(`${path}/identity`, { version: '1', name: 'Ours', is: '' })
  const second = await commissioner.post(`${path}/identity`, { version: '1', name: 'Theirs', is: '' })
  assert.equal(second.status, 422)
  assert.match(second.body, /It is now “Ours”/)
  assert.match(second.body, /value="Theirs"/)
})

test('who is who goes out as a sheet; another council finds nothing of it, and readers may not change it', async () => {
  const { lead, signIn, other } = await twoDocuments()
  const path = await together(lead, BOTH)
  assert.match((await lead.get(`${LIST}.csv`)).body, /^\ufeffName,As printed[^]*The council itself,/)
  const member = await signIn('board member')
  assert.doesNotMatch((await member.get(path)).body, /Part them/)
  assert.equal((await member.post(`${path}/parting`, { version: '1' })).status, 403)
  const stranger = await signIn('improvement lead', other)
  const theirs = path.replace(COUNCIL, '/councils/other-moor')
  assert.equal((await stranger.get(theirs)).status, 404)
  assert.equal((await stranger.post(`${theirs}/parting`, { version: '1' })).status, 404)
})
