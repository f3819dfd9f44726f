import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aServer, BUILDER, type Client, TODAY } from '../../test/test-server.ts'
import { saveIntervention } from '../councils/council-store.ts'
import { inCouncil } from '../database/council-database.ts'
import { saveDocument } from '../documents/document-store.ts'
import { writeSamplePdf } from '../documents/write-sample-pdf.ts'
import { SECOND_DIRECTION } from './direction-for-tests.ts'

const PATH = '/councils/test-vale/documents'

async function untilRead(client: Client, path: string): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (!/is being read/.test((await client.get(path)).body)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a council without documents is told what to begin with', async () => {
  const { signIn } = await aServer()
  const page = await (await signIn('improvement lead')).get(PATH)
  assert.equal(page.status, 200)
  assert.match(page.body, /Begin with the instrument that binds the council/)
  assert.match(page.body, /Up to 25 MB and 1000 pages/)
})

test('a document is kept as it came, with its text, and listed with who brought it in', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const reply = await lead.upload(PATH, {}, { file: { name: 'direction.txt', content: SECOND_DIRECTION } })
  assert.equal(reply.status, 303)
  const list = await lead.get(PATH)
  assert.match(list.body, /direction\.txt/)
  assert.match(list.body, /by Test Vale improvement lead/)
  const file = await lead.get(`${PATH}/1/file`)
  assert.equal(file.body, SECOND_DIRECTION)
  assert.match(String(file.headers['content-disposition']), /direction\.txt/)
  assert.match((await lead.get(`${PATH}/1`)).body, /the appointment of the Director/)
})

test('the same file is kept once, and leads to what it already is', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const file = { file: { name: 'direction.txt', content: SECOND_DIRECTION } }
  await lead.upload(PATH, {}, file)
  const again = await lead.upload(PATH, {}, file)
  assert.equal(again.location, `${PATH}/1`)
  assert.match((await lead.get(`${PATH}/1`)).body, /This document is here already/)
})

const WORDS = [{ x: 72, y: 700, text: 'The Council must report.' }]
const SCANNED = writeSamplePdf({ pages: [[]], hasPicture: true })
const LOCKED = writeSamplePdf({ pages: [WORDS], isLocked: true })
const OLD_WORD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
const REFUSED = [
  ['nothing.txt', '', /holds no text/],
  ['old.doc', OLD_WORD, /save it as/],
  ['scan.pdf', SCANNED, /picture/],
  ['locked.pdf', LOCKED, /locked with a password/],
] as const

for (const [name, content, words] of REFUSED) {
  test(`${name} is refused with what to do about it, and nothing is kept`, async () => {
    const { signIn } = await aServer()
    const lead = await signIn('improvement lead')
    const reply = await lead.upload(PATH, {}, { file: { name, content } })
    // On a machine that is busy the file is kept first, and its page says the same.
    if (reply.status === 303) {
      await untilRead(lead, reply.location ?? '')
      assert.match((await lead.get(reply.location ?? '')).body, words)
      return
    }
    assert.equal(reply.status, 422)
    const message = /govuk-error-message[^]*?<\/p>/.exec(reply.body)?.[0] ?? ''
    assert.match(message, words)
    assert.doesNotMatch((await lead.get(PATH)).body, new RegExp(name.replace('.', String.raw`\.`)))
  })
}

test('the first document of a council begins its case', async () => {
  const { signIn, database, council } = await aServer()
  await database.asOwner((client) =>
    client.query('delete from intervention where council_id = $1', [council.id]),
  )
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(PATH)).body, /The case it begins/)
  const file = { file: { name: 'direction.txt', content: SECOND_DIRECTION } }
  assert.equal((await lead.upload(PATH, { case: 'SEND' }, file)).status, 303)
  const page = await lead.get(PATH)
  assert.doesNotMatch(page.body, /The case it begins/)
  assert.match(page.body, /direction\.txt/)
})

test('a council with two cases says which one a document belongs to', async () => {
  const { signIn, database, council } = await aServer()
  const second = await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
    saveIntervention(db, { name: 'SEND', subject: 'SEND', begunOn: TODAY }),
  )
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(PATH)).body, /The case it belongs to/)
  const file = { file: { name: 'direction.txt', content: SECOND_DIRECTION } }
  await lead.upload(PATH, { intervention: String(second) }, file)
  await untilRead(lead, `${PATH}/1`)
  const { rows } = await database.asOwner((client) =>
    client.query('select intervention_id as id from instrument'),
  )
  assert.deepEqual(rows, [{ id: second }])
})

test('sending the form without a file asks for one', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const reply = await lead.upload(PATH, {}, {})
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Choose the document to bring in/)
})

test('a document whose reading was broken off is kept, and can be read again', async () => {
  const { signIn, database, council } = await aServer()
  const lead = await signIn('improvement lead')
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
    saveDocument(db, {
      name: 'direction.txt',
      mediaType: 'text/plain',
      words: '',
      pages: [],
      content: Buffer.from(SECOND_DIRECTION),
    }),
  )
  assert.match((await lead.get(PATH)).body, /Not read yet/)
  const page = await lead.get(`${PATH}/1`)
  assert.match(page.body, /its reading was broken off/)
  const reply = await lead.post(`${PATH}/1/reading`)
  assert.equal(reply.status, 303)
  for (let turn = 0; turn < 200; turn += 1) {
    if (/Statutory direction/.test((await lead.get(PATH)).body)) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.match((await lead.get(PATH)).body, /Statutory direction/)
})

test('a kept document that cannot be read says why, leaves it in the record, and can be tried again', async () => {
  const { signIn, database, council } = await aServer()
  const lead = await signIn('improvement lead')
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, (db) =>
    saveDocument(db, {
      name: 'locked.pdf',
      mediaType: 'application/pdf',
      words: '',
      pages: [],
      content: LOCKED,
    }),
  )
  assert.equal((await lead.post(`${PATH}/1/reading`)).status, 303)
  await untilRead(lead, `${PATH}/1`)
  const page = await lead.get(`${PATH}/1`)
  assert.match(page.body, /The file is locked with a password/)
  assert.match(page.body, /Try again/)
  assert.match(page.body, /could not read: <q>The file is locked/)
})

test('a reader without the right sees the documents and no way to bring one in', async () => {
  const { signIn } = await aServer()
  const member = await signIn('board member')
  assert.doesNotMatch((await member.get(PATH)).body, /Bring in a document/)
  assert.equal((await member.upload(PATH, {}, { file: { name: 'a.txt', content: 'words' } })).status, 403)
})

test('another council’s document is not there', async () => {
  const { signIn, other } = await aServer()
  const lead = await signIn('improvement lead')
  await lead.upload(PATH, {}, { file: { name: 'direction.txt', content: SECOND_DIRECTION } })
  const stranger = await signIn('improvement lead', other)
  for (const path of ['/documents/1', '/documents/1/file'])
    assert.equal((await stranger.get(`/councils/other-moor${path}`)).status, 404)
  assert.equal((await stranger.post('/councils/other-moor/documents/1/reading')).status, 404)
})

test('a document that came in as evidence is listed as kept, and may be read', async () => {
  const { signIn, database, council } = await aServer()
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    await saveDocument(db, {
      name: 'audit.txt',
      mediaType: 'text/plain',
      words: 'An audit of ten cases.',
      pages: [],
      content: Buffer.from('An audit of ten cases.'),
    })
    await sql`select 1`.execute(db)
  })
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(PATH)).body, /Kept/)
  assert.match((await lead.get(`${PATH}/1`)).body, /Read what it asks/)
})
