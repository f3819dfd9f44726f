import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn, COUNCIL, formIn } from '../../test/bring-in.ts'
import { aServer, type Client, type TestServer } from '../../test/test-server.ts'
import { SECOND_DIRECTION } from './direction-for-tests.ts'
import { instrumentsCommand } from './instruments-command.ts'
import { READER_VERSION } from './instrument-reading.ts'

type Ground = TestServer & { readonly lead: Client; readonly path: string }

/**
 * A direction as an earlier reader might have left it: 2.c read as a power, the last proposal missed, and one
 * proposed that no reader of today would.
 */
async function readEarlier(): Promise<Ground> {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const path = await bringIn(lead, SECOND_DIRECTION, 'direction.txt')
  await makeEarlier(server, path)
  return { ...server, lead, path }
}

async function makeEarlier({ database }: TestServer, path: string): Promise<void> {
  const id = /\d+$/.exec(path)?.[0] ?? ''
  await database.asOwner(async (client) => {
    await client.query(`update instrument set reader = 'reader 1' where id = $1`, [id])
    await client.query(
      `update provision set reader = 'reader 1', kind = case when clause = '2.c' then 'power' else kind end,
         proposal = case when clause = '2.c' then proposal || '{"kind": "power"}' else proposal end
       where instrument_id = $1`,
      [id],
    )
    await client.query(
      `delete from provision where id = (select max(id) from provision where instrument_id = $1)`,
      [id],
    )
    await client.query(
      `insert into provision (council_id, instrument_id, place, clause, kind, words, starts_at, ends_at, schedule, proposal, reader)
       select council_id, instrument_id, 900, '99', 'duty', 'Nothing of the kind.', 0, 5, schedule,
         proposal || '{"clause": "99", "kind": "duty", "start": 0, "end": 5, "text": "Nothing of the kind."}', 'reader 1'
       from provision where instrument_id = $1 and clause = '2.c'`,
      [id],
    )
  })
}

async function readAgain(client: Client, path: string): Promise<string> {
  assert.equal((await client.post(`${path}/rereading`)).status, 303)
  for (let turn = 0; turn < 200; turn += 1) {
    const { body } = await client.get(`${path}/rereading`)
    if (!body.includes('data-come-back')) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it is still being read again')
}

function confirmOf(client: Client, path: string): Promise<string> {
  return client.get(`${path}/confirm`).then(({ body }) => body)
}

async function cardOf(
  client: Client,
  path: string,
  clause: string,
): Promise<{ id: string; version: string }> {
  const body = await confirmOf(client, path)
  const html = [...body.matchAll(/<li\s+class="sight-proposal [^]*?sight-steps[^]*?<\/li>/g)].find(([one]) =>
    one.includes(`<span>${clause} `),
  )?.[0]
  assert.ok(html, `no card ${clause}`)
  return {
    id: /data-proposal="(\d+)"/.exec(html)?.[1] ?? '',
    version: /value="(\d+)"/.exec(html)?.[1] ?? '',
  }
}

test('what an earlier reader read says so, and what the reader of today reads does not', async () => {
  const { lead, path } = await readEarlier()
  const { body } = await lead.get(path)
  assert.match(body, /Read by an earlier reader \(version 1\)/)
  const document = /href="([^"]*\/documents\/\d+)"/.exec(body)?.[1] ?? ''
  assert.match((await lead.get(document)).body, /Read by an earlier reader \(version 1\)/)
  const fresh = await bringIn(lead, SECOND_DIRECTION.replace('29 May', '28 May'), 'other.txt')
  assert.doesNotMatch((await lead.get(fresh)).body, /earlier reader/)
})

test('reading again shows what is new, different and gone, and changes nothing by itself', async () => {
  const { lead, path } = await readEarlier()
  const before = await confirmOf(lead, path)
  const body = await readAgain(lead, path)
  assert.match(body, /It would change: 1 new, 1 changed, 1 no longer proposed/)
  assert.match(body, /Different: 2\.c Power/)
  assert.match(body, /<td[^>]*>power<\/td>\s*<td[^>]*>duty/)
  assert.match(body, /No longer proposed: 99 Duty/)
  assert.equal((await confirmOf(lead, path)).length, before.length)
})

test('all of it is taken, and taken back again', async () => {
  const { lead, path } = await readEarlier()
  const body = await readAgain(lead, path)
  const sent = { ...formIn(body, `${path}/rereading/takings`), take: 'all' }
  const reply = await lead.post(`${path}/rereading/takings`, sent)
  assert.equal(reply.status, 303)
  const page = await lead.get(`${path}/rereading`)
  assert.match(page.body, /3 taken\. It can be undone below/)
  assert.match(page.body, /1 new, 1 changed, 1 let go, 0 back/)
  const taken = await confirmOf(lead, path)
  assert.match(taken, /<span>2\.c Duty/)
  assert.doesNotMatch(taken, /<span>99 Duty/)
  assert.match((await lead.get(path)).body, /took a newer reading/)
  assert.doesNotMatch((await lead.get(path)).body, /Read by an earlier reader/)
  const undo = formIn(page.body, `${path}/rereading/undoing`)
  await lead.post(`${path}/rereading/undoing`, undo)
  const restored = await confirmOf(lead, path)
  assert.match(restored, /<span>2\.c Power/)
  assert.match(restored, /<span>99 Duty/)
  assert.match((await lead.get(path)).body, /Read by an earlier reader/)
  assert.match((await lead.post(`${path}/rereading/undoing`, undo)).location ?? '', /rereading$/)
  assert.match((await lead.get(`${path}/rereading`)).body, /taken back already/)
})

test('what was let go and taken back can be taken once more', async () => {
  const { lead, path } = await readEarlier()
  const take = async (): Promise<void> => {
    const { body } = await lead.get(`${path}/rereading`)
    await lead.post(`${path}/rereading/takings`, {
      ...formIn(body, `${path}/rereading/takings`),
      take: 'all',
    })
  }
  await readAgain(lead, path)
  await take()
  await lead.post(
    `${path}/rereading/undoing`,
    formIn((await lead.get(`${path}/rereading`)).body, `${path}/rereading/undoing`),
  )
  assert.match((await lead.get(`${path}/rereading`)).body, /1 changed, 1 no longer proposed, 1 back/)
  await take()
  assert.match(await confirmOf(lead, path), /<span>2\.c Duty/)
})

test('only what is ticked is taken, and nothing ticked is a mistake', async () => {
  const { lead, path } = await readEarlier()
  const body = await readAgain(lead, path)
  const fields = formIn(body, `${path}/rereading/takings`)
  const keys = [fields['change'] ?? []].flat()
  const none = await lead.post(`${path}/rereading/takings`, { ...fields, change: [], take: 'chosen' })
  assert.equal(none.status, 422)
  assert.match(none.body, /Tick what to take/)
  const changed = keys.filter((key) => key.startsWith('c'))
  await lead.post(`${path}/rereading/takings`, { ...fields, change: changed, take: 'chosen' })
  const after = await confirmOf(lead, path)
  assert.match(after, /<span>2\.c Duty/)
  assert.match(after, /<span>99 Duty/)
})

test('a person’s word stays, and the newer reading stands beside it', async () => {
  const { lead, path } = await readEarlier()
  const power = await cardOf(lead, path, '2.c')
  await lead.post(`${path}/provisions/${power.id}/acceptance`, { version: power.version })
  const extra = await cardOf(lead, path, '99')
  await lead.post(`${path}/provisions/${extra.id}/rejection`, { version: extra.version })
  const body = await readAgain(lead, path)
  assert.match(body, /Where people have decided: 2 differences/)
  assert.match(body, /The newer reader does not propose it any more/)
  await lead.post(`${path}/rereading/takings`, { ...formIn(body, `${path}/rereading/takings`), take: 'all' })
  const after = await confirmOf(lead, path)
  assert.match(after, /<span>2\.c Power<\/span>[^]{0,200}accepted/)
  assert.match(after, /<span>99 Duty<\/span>[^]{0,200}rejected/)
})

test('what somebody decides between the preview and the taking stays theirs', async () => {
  const { lead, signIn, path } = await readEarlier()
  const commissioner = await signIn('commissioner')
  const fields = formIn(await readAgain(lead, path), `${path}/rereading/takings`)
  const card = await cardOf(commissioner, path, '2.c')
  await commissioner.post(`${path}/provisions/${card.id}/rejection`, { version: card.version })
  await lead.post(`${path}/rereading/takings`, { ...fields, take: 'chosen' })
  assert.match(await confirmOf(lead, path), /<span>2\.c Power<\/span>[^]{0,200}rejected/)
})

test('the second of two who take it is shown how it stands', async () => {
  const { lead, signIn, path } = await readEarlier()
  const commissioner = await signIn('commissioner')
  const fields = { ...formIn(await readAgain(lead, path), `${path}/rereading/takings`), take: 'all' }
  await commissioner.post(`${path}/rereading/takings`, { ...fields, take: 'none' })
  const late = await lead.post(`${path}/rereading/takings`, fields)
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else changed this while you were looking/)
  assert.match(await confirmOf(lead, path), /<span>99 Duty/)
})

test('who may only read sees the difference and no button; another council finds nothing', async () => {
  const { lead, signIn, other, path } = await readEarlier()
  await readAgain(lead, path)
  const member = await signIn('board member')
  const { body } = await member.get(`${path}/rereading`)
  assert.match(body, /Different: 2\.c Power/)
  assert.doesNotMatch(body, /Take all of it/)
  assert.equal((await member.post(`${path}/rereading/takings`, { take: 'all' })).status, 403)
  const stranger = await signIn('improvement lead', other)
  const theirs = path.replace(COUNCIL, '/councils/other-moor')
  assert.equal((await stranger.get(`${theirs}/rereading`)).status, 404)
  assert.equal((await stranger.post(`${theirs}/rereading/takings`, { take: 'all' })).status, 404)
})

test('the version of the reader is a whole number, so that an earlier one can be told', () => {
  assert.match(READER_VERSION, /^\d+$/)
})

test('the command says what would change, takes it, and leaves people’s words', async () => {
  const { lead, path, database } = await readEarlier()
  const extra = await cardOf(lead, path, '99')
  await lead.post(`${path}/provisions/${extra.id}/acceptance`, { version: extra.version })
  const run = async (...words: readonly string[]): Promise<{ code: number; said: string }> => {
    const said: string[] = []
    const terminal = {
      words,
      environment: {},
      input: (async function* () {})(),
      print: (text: string) => said.push(text),
      complain: (text: string) => said.push(text),
    }
    // The test's own database goes on after the command has closed its.
    const command = instrumentsCommand(async () => ({ ...database, close: async () => {} }))
    return { code: await command.run(terminal), said: said.join('\n') }
  }
  const preview = await run('reread', '--preview')
  assert.match(preview.said, /test-vale: .*would change 1 new, 1 changed, 0 gone.*1 beside people’s words/)
  assert.match(await confirmOf(lead, path), /<span>2\.c Power/)
  assert.equal((await run('reread', '--council', 'nowhere')).code, 2)
  assert.equal((await run('write')).code, 2)
  assert.match((await run('reread', '--council', 'test-vale')).said, /took 1 new, 1 changed/)
  const after = await confirmOf(lead, path)
  assert.match(after, /<span>2\.c Duty/)
  assert.match(after, /<span>99 Duty<\/span>[^]{0,200}accepted/)
  assert.match((await run('reread')).said, /Everything is read by the reader of today/)
  assert.match((await lead.get(path)).body, /The command line/)
})
