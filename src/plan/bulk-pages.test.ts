import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { countStatements } from '../../test/count-statements.ts'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'
import { BUILDER, type Reply } from '../../test/test-server.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { ActionId } from '../shared/ids.ts'
import type { Action } from './action.ts'
import { findAction } from './action-store.ts'

const BULK = '/councils/test-vale/plan/bulk'
type Walker = Awaited<ReturnType<TestPlan['signIn']>>

test('several actions get an owner, a partner and an objective at once, after each was shown before and after', async () => {
  const plan = await aPlan()
  const other = await plan.addAction({ reference: 'A2', title: 'Train every manager', owner: null })
  const third = await plan.addAction({ reference: 'A3', title: 'Stays as it is' })
  const lead = await plan.signIn('improvement lead')
  const owner = plan.council.people['senior leader']
  const preview = await lead.post(`${BULK}/preview`, {
    which: 'ticked',
    action: [String(plan.action), String(other)],
    'to-owner': String(owner),
    'objective-act': 'add',
    'link-objective': String(plan.objective),
  })
  assert.equal(preview.status, 200)
  assert.match(preview.body, /2 actions would change/)
  assert.match(
    preview.body,
    /A2 Train every manager[\s\S]*Owner: nobody[\s\S]*Owner: <strong>Test Vale senior leader/,
  )
  assert.equal((await read(plan, other)).ownerId, null, 'a preview saves nothing')

  const saved = await send(lead, preview.body)
  assert.equal(saved.status, 303)
  for (const id of [plan.action, other]) {
    const action = await read(plan, id)
    assert.equal(action.ownerId, owner)
    assert.deepEqual(action.objectiveIds, [plan.objective])
  }
  assert.equal((await read(plan, third)).version, 1)
  const events = await recorded(plan)
  assert.deepEqual(events, ['changed action', 'changed action', 'changed several actions bulk change'])
})

test('all that a filter shows can be changed, and the number is that of the filter', async () => {
  const plan = await aPlan()
  for (const number of [2, 3, 4]) await plan.addAction({ reference: `A${number}`, owner: null })
  const lead = await plan.signIn('improvement lead')
  const page = await lead.get(`${BULK}?needs=no+owner`)
  assert.match(page.body, /All 3 that the filter shows/)
  const preview = await lead.post(`${BULK}/preview`, {
    needs: 'no owner',
    which: 'all',
    'to-partner': 'none',
    'to-owner': String(plan.council.people['team manager']),
  })
  assert.match(preview.body, /3 actions would change/)
})

test('a date moves with its reason as a move of its own, and what the rule refuses is left with the reason why', async () => {
  const plan = await aPlan()
  const undated = await plan.addAction({ reference: 'A2', dueOn: null })
  const lead = await plan.signIn('improvement lead')
  await lead.post(`${plan.at}/completion`, { 'doneOn-day': '1', 'doneOn-month': '11', 'doneOn-year': '2026' })
  const open = await plan.addAction({ reference: 'A3' })
  const wanted = { which: 'all', 'due-how': 'by', 'due-by': '14' }
  const without = await lead.post(`${BULK}/preview`, wanted)
  assert.equal(without.status, 422)
  assert.match(without.body, /Enter why the dates move/)
  assert.match(without.body, /value="14"/)
  const preview = await lead.post(`${BULK}/preview`, { ...wanted, why: 'The system came late' })
  assert.match(preview.body, /1 action would change<\/strong>; 2 actions would stay/)
  assert.match(preview.body, /done already/)
  assert.match(preview.body, /no date yet/)
  await send(lead, preview.body)
  assert.equal(String((await read(plan, open)).dueOn), '2027-01-14')
  assert.equal(String((await read(plan, open)).firstDueOn), '2026-12-31')
  assert.equal((await read(plan, open)).moves, 1)
  assert.equal((await read(plan, undated)).dueOn, null)
})

test('where a part cannot be done for an action the other parts go through, and the preview says which is left out and why', async () => {
  const plan = await aPlan()
  const done = await plan.addAction({ reference: 'A2', title: 'Was done before' })
  await plan.addAction({ reference: 'A3', title: 'Has it all', owner: null, dueOn: null })
  const lead = await plan.signIn('improvement lead')
  await lead.post(`/councils/test-vale/actions/${done}/completion`, {
    'doneOn-day': '1',
    'doneOn-month': '11',
    'doneOn-year': '2026',
  })
  const wanted = { which: 'all', 'to-owner': 'nobody', 'due-how': 'by', 'due-by': '30', why: 'Late' }
  const preview = await lead.post(`${BULK}/preview`, wanted)
  assert.match(preview.body, /2 actions would change<\/strong>, 1 of them only in part; 1 action would stay/)
  assert.match(
    preview.body,
    /A2 Was done before[\s\S]*?Owner: <strong>nobody<\/strong>[\s\S]*?The due date stays as it is: This action is done already\./,
  )
  assert.equal((await send(lead, preview.body)).status, 303)
  const now = await read(plan, done)
  assert.deepEqual([now.ownerId, String(now.dueOn), now.moves], [null, '2026-12-31', 0])
  assert.equal(String((await read(plan, plan.action)).dueOn), '2027-01-30')

  const past = await lead.post(`${BULK}/preview`, {
    which: 'ticked',
    action: String(plan.action),
    'to-partner': 'none',
    'to-owner': String(plan.council.people['team manager']),
    'due-how': 'by',
    'due-by': '-200',
    why: 'Earlier',
  })
  assert.match(past.body, /1 action would change<\/strong>, only in part\. Nothing is saved/)
  assert.match(past.body, /The due date stays as it is: The new date would be past/)
})

test('what is left out between the preview and the save is shown before anything is saved', async () => {
  const plan = await aPlan()
  const owner = await plan.signIn('action owner')
  const due = { 'due-how': 'by', 'due-by': '7', why: 'Waiting' }
  const done = { end: 'done', 'end-on-day': '1', 'end-on-month': '11', 'end-on-year': '2026' }
  const preview = await owner.post(`${BULK}/preview`, { which: 'all', ...due, ...done })
  const asked = { 'to-day': '1', 'to-month': '2', 'to-year': '2027', reason: 'Also waiting' }
  assert.equal((await owner.post(`${plan.at}/move`, asked)).status, 303)
  const refused = await send(owner, preview.body)
  assert.equal(refused.status, 422)
  assert.match(
    refused.body,
    /only in part[\s\S]*The due date stays as it is: Another date has been asked for/,
  )
  assert.equal((await read(plan, plan.action)).doneOn, null)
  assert.equal((await send(owner, refused.body)).status, 303)
  assert.equal(String((await read(plan, plan.action)).doneOn), '2026-11-01')
})

test('whoever may not agree to dates asks for others, once for each action', async () => {
  const plan = await aPlan()
  const second = await plan.addAction({ reference: 'A2' })
  const owner = await plan.signIn('action owner')
  const page = await owner.get(BULK)
  assert.match(page.body, /Ask for another due date/)
  assert.doesNotMatch(page.body, /name="to-owner"|value="cancelled">Cancelled today/)
  const wanted = { which: 'all', 'due-how': 'by', 'due-by': '7', why: 'Waiting for the police', end: '' }
  const preview = await owner.post(`${BULK}/preview`, wanted)
  assert.match(preview.body, /Another date asked for[\s\S]*once somebody agrees/)
  await send(owner, preview.body)
  assert.equal(String((await read(plan, second)).dueOn), '2026-12-31')
  const again = await owner.post(`${BULK}/preview`, wanted)
  assert.match(again.body, /0 actions would change/)
  assert.match(again.body, /waits for an answer/)
  const forced = await owner.post(`${BULK}/preview`, {
    which: 'all',
    end: 'cancelled',
    why: 'x',
    'to-owner': 'nobody',
  })
  assert.match(forced.body, /You may not change this action/)
})

test('a change by somebody else between preview and save is shown, and nothing is saved until it was looked at', async () => {
  const plan = await aPlan()
  const other = await plan.addAction({ reference: 'A2', title: 'Train every manager' })
  const lead = await plan.signIn('improvement lead')
  const preview = await lead.post(`${BULK}/preview`, { which: 'all', 'to-owner': 'nobody' })
  const leader = await plan.signIn('senior leader')
  await leader.post(`/councils/test-vale/actions/${other}/cancellation`, { why: 'Merged' })
  const refused = await send(lead, preview.body)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Nothing was saved: 1 action changed since you looked/)
  assert.match(refused.body, /A2 Train every manager: Test Vale senior leader cancelled/)
  assert.notEqual((await read(plan, plan.action)).ownerId, null)
  assert.equal((await send(lead, refused.body)).status, 303)
  assert.equal((await read(plan, plan.action)).ownerId, null)
  assert.notEqual((await read(plan, other)).ownerId, null)
})

test('a preview sent twice changes once', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  const preview = await lead.post(`${BULK}/preview`, {
    which: 'all',
    'due-how': 'by',
    'due-by': '7',
    why: 'Late',
  })
  const [one, two] = await Promise.all([send(lead, preview.body), send(lead, preview.body)])
  assert.deepEqual([one.status, two.status], [303, 303])
  assert.equal(one.location, two.location)
  assert.equal((await read(plan, plan.action)).moves, 1)
})

test('one step undoes it all, while nothing was built on it', async () => {
  const plan = await aPlan()
  const second = await plan.addAction({ reference: 'A2', dueOn: null, objectives: [plan.objective] })
  const lead = await plan.signIn('improvement lead')
  const was = [await read(plan, plan.action), await read(plan, second)]
  const preview = await lead.post(`${BULK}/preview`, {
    which: 'all',
    'to-owner': 'nobody',
    'due-how': 'to',
    'due-day': '1',
    'due-month': '3',
    'due-year': '2027',
    why: 'New start',
    'requirement-act': 'take away',
    'link-requirement': String(plan.requirement),
  })
  const made = (await send(lead, preview.body)).location ?? ''
  assert.deepEqual((await read(plan, plan.action)).requirementIds, [])
  assert.match((await lead.get(made)).body, /Undo: put all 2 back/)
  await lead.post(`${made}/undoing`)
  const now = [await read(plan, plan.action), await read(plan, second)]
  for (const [at, action] of now.entries())
    assert.deepEqual({ ...action, version: 0 }, { ...was[at], version: 0 })
  assert.match((await lead.get(made)).body, /Undone by Test Vale improvement lead/)

  const again = await lead.post(`${BULK}/preview`, {
    which: 'all',
    'to-partner': 'none',
    'to-owner': 'nobody',
  })
  const later = (await send(lead, again.body)).location ?? ''
  const owner = await plan.signIn('senior leader')
  await owner.post(`${plan.at}/updates`, { happened: 'We began.' })
  const page = await lead.get(later)
  assert.doesNotMatch(page.body, /Undo: put/)
  assert.match(page.body, /can no longer be undone[\s\S]*Test Vale senior leader updated/)
  await lead.post(`${later}/undoing`)
  assert.equal((await read(plan, plan.action)).ownerId, null)
})

test('a move that was undone counts nowhere, and the action’s own story tells it as taken back', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  const moveLater = async (why: string) => {
    const wanted = { which: 'all', 'due-how': 'by', 'due-by': '14', why }
    return (await send(lead, (await lead.post(`${BULK}/preview`, wanted)).body)).location ?? ''
  }
  const list = '/councils/test-vale/plan?view=table&columns=title,moves&sort=-moves'
  const kept = await moveLater('The system came late')
  const before = (await read(plan, plan.action)).moves
  const [paceBefore, listBefore] = [await lead.get('/councils/test-vale/pace'), await lead.get(list)]
  // The same change made and undone twice: each way back finds its own move.
  for (const why of ['A slip of the hand', 'Another slip of the hand'])
    await lead.post(`${await moveLater(why)}/undoing`)
  assert.equal((await read(plan, plan.action)).moves, before)
  assert.equal(before, 1)
  assert.equal(commitmentsOf(await lead.get('/councils/test-vale/pace')), commitmentsOf(paceBefore))
  assert.doesNotMatch((await lead.get('/councils/test-vale/pace/dates.csv')).body, /slip|undone/)
  assert.equal(tableOf(await lead.get(list)), tableOf(listBefore))
  const { body } = await lead.get(plan.at)
  assert.match(body, /14 January 2027, after one move/)
  assert.match(
    body,
    /A slip of the hand<\/q>[^<]*<strong>Taken back<\/strong> on 21 November 2026 by Test Vale improvement lead: <q>The change of several actions was undone<\/q> It counts as no move\./,
  )
  assert.equal(body.match(/Taken back/g)?.length, 2)

  await lead.post(`${kept}/undoing`)
  assert.equal((await read(plan, plan.action)).moves, 1, 'something was done to it since: it stays')
})

test('300 actions change in as many statements as three', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  const write = { council: plan.council.id, actor: BUILDER, access: 'write' as const }
  const add = (from: number, to: number) =>
    inCouncil(plan.database, write, (db) =>
      sql`
      insert into action (intervention_id, reference, title)
      select ${plan.council.intervention}, 'B' || n, 'Do it ' || n from generate_series(${from}::int, ${to}::int) n`.execute(
        db,
      ),
    )
  const change = async (owner: string) => {
    const preview = await lead.post(`${BULK}/preview`, { which: 'all', 'to-owner': owner })
    return send(lead, preview.body)
  }
  await add(1, 2)
  const few = await countStatements(() => change('nobody'))
  await add(3, 299)
  let saved: Reply | null = null
  const many = await countStatements(async () => {
    saved = await change(String(plan.council.people['team manager']))
  })
  assert.equal(many, few)
  assert.match((await lead.get((saved as Reply | null)?.location ?? '')).body, /300 actions changed/)
})

test('a partner changes only what their own agency owes', async () => {
  const plan = await aPlan()
  await plan.addAction({ reference: 'P1', title: 'Send an officer', partner: 'Police' })
  const police = await plan.signIn('partner')
  const preview = await police.post(`${BULK}/preview`, {
    which: 'ticked',
    action: [String(plan.action)],
    end: 'done',
    'end-on-day': '1',
    'end-on-month': '11',
    'end-on-year': '2026',
  })
  assert.doesNotMatch(preview.body, /threshold/)
  assert.match(preview.body, /0 actions would change/)
  const own = await police.post(`${BULK}/preview`, {
    which: 'all',
    end: 'done',
    'end-on-day': '1',
    'end-on-month': '11',
    'end-on-year': '2026',
  })
  assert.match(own.body, /1 action would change/)
})

test('nothing ticked and nothing chosen says what to do, and keeps the page', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const page = await lead.post(`${BULK}/preview`, { which: 'ticked', why: 'Because' })
  assert.equal(page.status, 422)
  assert.match(page.body, /Tick at least one action/)
  assert.match(page.body, /Choose what changes/)
  assert.match(page.body, />\s*Because\s*<\/textarea>/)
})

/** Sends the form that a preview holds, as a browser would. */
async function send(walker: Walker, body: string) {
  const form = /<form method="post" action="[^"]*\/plan\/bulk"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const fields: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of form.matchAll(/name="([^"]+)" value="([^"]*)"/g))
    if (name !== 'form-token')
      (fields[name] ??= []).push(value.replaceAll('&#39;', "'").replaceAll('&amp;', '&'))
  return walker.post(BULK, fields)
}

function commitmentsOf({ body }: Reply): string {
  return /id="dates"[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
}

function tableOf({ body }: Reply): string {
  return /<table[\s\S]*<\/table>/.exec(body)?.[0] ?? ''
}

async function inTheCouncil<Found>(
  plan: TestPlan,
  find: (db: CouncilDatabase) => Promise<Found>,
): Promise<Found> {
  return inCouncil(plan.database, { council: plan.council.id, actor: BUILDER, access: 'read' }, find)
}

async function read(plan: TestPlan, id: ActionId): Promise<Action> {
  const action = await inTheCouncil(plan, (db) => findAction(db, id))
  assert.ok(action)
  return action
}

async function recorded(plan: TestPlan): Promise<readonly string[]> {
  return inTheCouncil(plan, async (db) => {
    const { rows } = await sql<{ said: string }>`
      select case when thing_kind = 'action' then act || ' action' else act || ' ' || thing_kind end as said
      from event where council_id = ${db.council} and act like 'changed%' order by number`.execute(db)
    return rows.map(({ said }) => said)
  })
}
