import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDatabase } from '../../test/test-database.ts'
import { aServer } from '../../test/test-server.ts'
import type { Database } from '../database/connect.ts'
import { userCommand } from './user-command.ts'

async function run(database: Database, ...words: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const code = await userCommand(async () => ({ ...database, close: async () => {} })).run({
    words,
    environment: { BASE_URL: 'https://sight.example/' },
    input: (async function* () {})(),
    print: (text) => said.push(text),
    complain: (text) => said.push(text),
  })
  return { code, said: said.join('\n') }
}

const NIA = ['--email', 'nia@new-vale.example', '--name', 'Nia Penry', '--role', 'administrator']

test('the first person makes the council, and the link they get lets them in', async () => {
  const { database, visit } = await aServer()
  const first = await run(database, 'invite', '--council', 'new-vale', ...NIA)
  assert.equal(first.code, 2)
  assert.match(first.said, /--council-name/)
  const second = await run(
    database,
    'invite',
    '--council',
    'new-vale',
    '--council-name',
    'New Vale Council',
    ...NIA,
  )
  assert.equal(second.code, 0)
  const link = /https:\/\/sight\.example(\/invitations\/\S+)/.exec(second.said)?.[1] ?? ''
  assert.match((await visit().get(link)).body, /Join New Vale Council/)
  const third = await run(
    database,
    'invite',
    '--council',
    'new-vale',
    '--email',
    'o@new-vale.example',
    '--name',
    'O',
    '--role',
    'improvement lead',
  )
  assert.equal(third.code, 0)
})

test('wrong words say what is wrong and change nothing', async () => {
  const database = await aDatabase()
  const wrong = await run(
    database,
    'invite',
    '--council',
    'new-vale',
    '--council-name',
    'New Vale',
    '--email',
    'nia',
    '--name',
    '',
    '--role',
    'boss',
  )
  assert.equal(wrong.code, 2)
  for (const words of [/--name: Enter a name/, /--email: Enter an e-mail address/, /--role: Select a role/])
    assert.match(wrong.said, words)
  assert.equal(
    (await run(database, 'invite', '--council', 'Not An Address', '--council-name', 'X', ...NIA)).code,
    2,
  )
  for (const words of [[], ['fire'], ['invite', '--boss', 'x'], ['toString']])
    assert.equal((await run(database, ...words)).code, 2)
  const { rows } = await database.asOwner((client) =>
    client.query<{ count: number }>('select count(*) from council'),
  )
  assert.equal(rows[0]?.count, 0)
})

test('whoever is locked out gets a link or a fresh second step', async () => {
  const { database, visit, signIn } = await aServer()
  const email = 'board-member@test-vale.example'
  const made = await run(database, 'new-password', '--email', email)
  const link = /https:\/\/sight\.example(\/new-password\/\S+)/.exec(made.said)?.[1] ?? ''
  assert.match((await visit().get(link)).body, /Choose a new password/)
  const client = await signIn('board member')
  assert.equal((await run(database, 'reset-second-factor', '--email', email)).code, 0)
  assert.equal((await client.get('/account')).status, 303)
  assert.equal((await run(database, 'reset-second-factor', '--email', 'nobody@test-vale.example')).code, 2)
})
