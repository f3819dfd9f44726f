import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bring, bringWhole, bytesFrom, csv, PLAN } from '../../test/bring-plan.ts'
import { aServer, type TestServer } from '../../test/test-server.ts'

const CLAUSES = ['7.a', '7.f'] as const

async function confirmRequirements({ database, council }: TestServer): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(`select set_config('los.council', $1, false)`, [String(council.id)])
    await client.query(
      `with f as (
         insert into file (council_id, sha256, size, content) values ($1, sha256('a'), 1, 'a') returning sha256
       ), d as (
         insert into document (council_id, file_sha256, name, media_type, words, pages)
         select $1, sha256, 'direction.txt', 'text/plain', 'Hear every child.', '[]'::jsonb from f returning id
       ), i as (
         insert into instrument (council_id, intervention_id, document_id, kind, title, short_title, reader, reading)
         select $1, $2, id, 'direction', 'A direction', 'Direction', 'a test', '{}'::jsonb from d returning id
       ), p as (
         insert into provision (council_id, instrument_id, place, clause, kind, words, starts_at, ends_at, schedule, state)
         select $1, i.id, c.place, c.clause, 'duty', 'Hear every child.', 0, 17, '{"type":"standing"}'::jsonb, 'accepted'
         from i cross join unnest($3::text[]) with ordinality as c (clause, place)
         returning id, instrument_id, clause
       )
       insert into requirement (council_id, intervention_id, instrument_id, provision_id, reference, kind, words, schedule)
       select $1, $2, instrument_id, id, 'Direction ' || clause, 'duty', 'Hear every child.', '{"type":"standing"}'::jsonb
       from p order by clause`,
      [council.id, council.intervention, CLAUSES],
    )
  })
}

const HEAD = 'Ref,Action,Owner,Due date,What Ofsted said'
const ROWS = [
  'P1,Hold a group of care leavers each month,Test Vale senior leader,31/03/2027,7.f',
  'P2,Write to every child within a week,Test Vale senior leader,31/03/2027,Direction 7(a): hear them',
  'P3,Publish the hours of the desk,Test Vale senior leader,31/03/2027,Thresholds are not known (para 4)',
]
const SAME = /0 actions to add, 3 as they are/

async function linksOf({ database, council }: TestServer): Promise<readonly string[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ link: string }>(
      `select a.reference || ' answers ' || r.reference as link
       from action_requirement l
       join action a on a.council_id = l.council_id and a.id = l.action_id
       join requirement r on r.council_id = l.council_id and r.id = l.requirement_id
       where l.council_id = $1 order by 1`,
      [council.id],
    )
    return rows.map(({ link }) => link)
  })
}

describe('a column of requirements', () => {
  test('links each row to what it names, shows it first, changes nothing the second time and is undone', async () => {
    const server = await aServer()
    await confirmRequirements(server)
    const lead = await server.signIn('improvement lead')
    const file = { name: 'plan.csv', content: csv(HEAD, ...ROWS) }
    const { at, preview, answer } = await bringWhole(lead, file)
    assert.match(preview.body, /Direction 7\.a: 1 action<[\s\S]*Direction 7\.f: 1 action</)
    assert.match(preview.body, /1 cell that names no one requirement in force[\s\S]*Thresholds are not known/)
    assert.equal(answer.status, 303, answer.body)
    assert.deepEqual(await linksOf(server), ['P1 answers Direction 7.f', 'P2 answers Direction 7.a'])
    const list = (await lead.get(`${PLAN}?view=table&columns=title,reference,detail`)).body
    assert.match(list, /Answers: Direction 7\(a\): hear them/)
    assert.match(list, /Answers: Thresholds are not known/)
    assert.doesNotMatch(list, /Answers: 7\.f/)
    const again = await bring(lead, 'again.csv', file.content)
    assert.match((await lead.get(`${again}/preview`)).body, SAME)
    const bytes = await bytesFrom(server)
    const own = await bring(lead, 'own.xlsx', await bytes(`${PLAN}/own-shape.xlsx`))
    assert.match((await lead.get(`${own}/preview`)).body, SAME)
    assert.equal((await lead.post(`${at}/undoing`)).status, 303)
    assert.deepEqual(await linksOf(server), [])
  })

  test('adds to an action that is here what a second edition names, and takes only that back', async () => {
    const server = await aServer()
    await confirmRequirements(server)
    const lead = await server.signIn('improvement lead')
    await bringWhole(lead, { name: 'plan.csv', content: csv(HEAD, ...ROWS) })
    const edition = csv(HEAD, ...ROWS.map((row) => row.replace(',7.f', ',7.f; 7.a')))
    const { at, preview, answer } = await bringWhole(lead, { name: 'plan-2.csv', content: edition })
    assert.match(preview.body, /1 action to change, 2 as they are/)
    assert.match(preview.body, />Requirement<[\s\S]*Direction 7\.a/)
    assert.equal(answer.status, 303, answer.body)
    assert.deepEqual(await linksOf(server), [
      'P1 answers Direction 7.a',
      'P1 answers Direction 7.f',
      'P2 answers Direction 7.a',
    ])
    assert.equal((await lead.post(`${at}/undoing`)).status, 303)
    assert.deepEqual(await linksOf(server), ['P1 answers Direction 7.f', 'P2 answers Direction 7.a'])
  })

  test('leaves unlinked what a person unlinked since', async () => {
    const server = await aServer()
    await confirmRequirements(server)
    const lead = await server.signIn('improvement lead')
    const file = { name: 'plan.csv', content: csv(HEAD, ...ROWS) }
    await bringWhole(lead, file)
    await server.database.asOwner((client) =>
      client.query('delete from action_requirement where council_id = $1', [server.council.id]),
    )
    const again = await bring(lead, 'again.csv', file.content)
    assert.match((await lead.get(`${again}/preview`)).body, SAME)
  })
})
