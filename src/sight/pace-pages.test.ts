import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlan, day } from '../../test/test-plan.ts'
import { BUILDER } from '../../test/test-server.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { record } from '../database/record.ts'
import { listArrivals } from './commitment-store.ts'

const AT = '/councils/test-vale'

test('the page of pace shows what is slow, why, the date that moved with its reason, and the days lost', async () => {
  const plan = await aPlan()
  const { council } = plan
  await inCouncil(plan.database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    await sql`update action set first_due_on = '2026-09-01', due_on = '2026-10-31', started_on = '2026-08-01', partner = 'Police' where id = ${plan.action}`.execute(
      db,
    )
    await sql`insert into action_move (action_id, moved_on, from_on, to_on, reason, agreed_by)
      values (${plan.action}, '2026-08-30', '2026-09-01', '2026-10-31', '=Two <posts> stand empty', ${council.people['senior leader']})`.execute(
      db,
    )
  })
  const lead = await plan.signIn('improvement lead')
  const { status, body } = await lead.get(`${AT}/pace`)
  assert.equal(status, 200)
  assert.match(
    body,
    /Objective 1, Children are seen in time is slow to progress: 1 of 1 due by now is not done/,
  )
  assert.match(body, /Police is slow to progress/)
  assert.match(body, /Two &lt;posts&gt; stand empty.*agreed by Test Vale senior leader, 30 Aug 2026/)
  assert.match(body, /0 of 1 actions stand where they were first promised; 81 days are lost/)
  assert.match(body, /Nothing has been finished yet, so there is no pace to go by/)
  const csv = (await lead.get(`${AT}/pace/dates.csv`)).body
  assert.match(
    csv,
    /2026-09-01,2026-10-31,,2026-08-30,2026-09-01,2026-10-31,'=Two <posts> stand empty,,Test Vale senior leader,81/,
  )
  assert.match((await lead.get(`${AT}/pace.csv`)).body, /Partner agency,Police,slow to progress/)
  const later = await plan.addAction({ reference: 'A2', dueOn: day('2027-06-30') })
  await lead.post(`${AT}/actions/${later}/dependencies`, { earlier: String(plan.action) })
  // A1 is three weeks late, and A2 was planned for 242 days after it.
  assert.match(
    (await lead.get(`${AT}/pace`)).body,
    /What waits for what<\/strong> ends on 21 July 2027 at the soonest: [^.]*>A1<\/a>, then [^.]*>A2<\/a>/,
  )
  const partner = await plan.signIn('partner')
  assert.equal((await partner.get(`${AT}/pace`)).status, 403)
  assert.equal((await lead.get('/councils/other-moor/pace')).status, 404)
})

test('what an import brought is known as such, until it is undone', async () => {
  const plan = await aPlan()
  const own = await plan.addAction({ reference: 'A2' })
  const write = { council: plan.council.id, actor: BUILDER, access: 'write' as const }
  const arrivals = await inCouncil(plan.database, write, async (db) => {
    await sql`with f as (
      insert into file (sha256, size, content) values (sha256('x'), 1, 'x') returning sha256
    ) insert into plan_import (intervention_id, file_sha256, file_name, state, imported_on, kept, made)
      select ${plan.council.intervention}::bigint, f.sha256, 'plan.csv', s.state, '2026-11-01', '{}', jsonb_build_object('added', jsonb_build_array(s.id))
      from f, (values ('imported', ${plan.action}::bigint), ('undone', ${own}::bigint)) as s (state, id)`.execute(
      db,
    )
    await tellOfChange(db)
    return listArrivals(db)
  })
  assert.ok(arrivals.get(plan.action)?.importId)
  assert.equal(arrivals.get(own)?.importId, null)
})

test('a contradiction stands until it is mended, beside its cure, and a reader is offered only what they may open', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  assert.match((await lead.get(`${AT}/sums`)).body, /Everything adds up today/)
  const write = { council: plan.council.id, actor: BUILDER, access: 'write' as const }
  await inCouncil(plan.database, write, async (db) => {
    await sql`update action set started_on = '2026-09-01', done_on = '2026-11-01' where id = ${plan.action}`.execute(
      db,
    )
    await tellOfChange(db)
  })
  const { body } = await lead.get(`${AT}/sums`)
  assert.match(body, /Finished, with nothing behind it/)
  assert.match(body, /It was called done on 1 November 2026/)
  assert.match(body, new RegExp(`href="${AT}/evidence/new\\?action=${plan.action}"`))
  assert.match((await lead.get(`${AT}/sums?kind=evidence+has+aged`)).body, /0 of 1/)
  assert.match((await lead.get(`${AT}/sums.csv`)).body, /"Finished, with nothing behind it",A1,/)
  const scrutiny = await plan.signIn('scrutiny member')
  assert.doesNotMatch((await scrutiny.get(`${AT}/sums`)).body, /href="[^"]*\/(actions|evidence)\//)
  await inCouncil(plan.database, write, async (db) => {
    await sql`with e as (
      insert into evidence (intervention_id, title, kind, shows, period_to, added_on)
      values (${plan.council.intervention}, 'An audit', 'audit', 'https://council.example/audit', ${day('2026-11-10')}, '2026-11-12') returning id
    ) insert into evidence_claim (evidence_id, action_id) select id, ${plan.action}::bigint from e`.execute(
      db,
    )
    await tellOfChange(db)
  })
  assert.match((await lead.get(`${AT}/sums`)).body, /Everything adds up today/)
})

test('of many contradictions of a kind the first stand on the page, the rest on pages of their own', async () => {
  const plan = await aPlan()
  const write = { council: plan.council.id, actor: BUILDER, access: 'write' as const }
  await inCouncil(plan.database, write, async (db) => {
    await sql`insert into action (intervention_id, reference, title, started_on, done_on)
      select ${plan.council.intervention}::bigint, 'B' || n, 'Many', '2026-09-01', '2026-11-01' from generate_series(1, 60) n`.execute(
      db,
    )
    await tellOfChange(db)
  })
  const lead = await plan.signIn('improvement lead')
  const articles = async (words: string) => {
    const { body } = await lead.get(`${AT}/sums${words}`)
    return { body, count: body.match(/<article/g)?.length ?? 0 }
  }
  const all = await articles('')
  assert.equal(all.count, 5)
  assert.match(all.body, /60 in all/)
  assert.match(all.body, /See all 60 finished with nothing behind it/)
  const kind = '?kind=finished+with+nothing+behind+it'
  const first = await articles(kind)
  assert.equal(first.count, 50)
  assert.match(first.body, /Contradictions 1 to 50 of 60\./)
  assert.equal((await articles(`${kind}&page=2`)).count, 10)
  assert.equal((await articles(`${kind}&page=all`)).count, 60)
  assert.equal((await lead.get(`${AT}/sums.csv`)).body.match(/\r\n/g)?.length, 61)
  const broken = await lead.get(`${AT}/line/breaks/done-without-evidence`)
  assert.equal(broken.body.match(/<tr/g)?.length, 61)
})

// No page changes a council without an event, so neither may a test that writes past the stores.
function tellOfChange(db: CouncilDatabase): Promise<void> {
  return record(db, { act: 'changed for a test', thing: { kind: 'test', id: null } })
}

test('the foot of the line leads to all three pages', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  const { body } = await lead.get(`${AT}/line`)
  for (const path of ['/sums', '/pace', '/search']) {
    assert.match(body, new RegExp(`href="${AT}${path}"`))
    assert.equal((await lead.get(AT + path)).status, 200)
  }
})
