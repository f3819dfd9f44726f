import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlan, day } from '../../test/test-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import { findAction } from './action-store.ts'
import { saveNewMilestone } from './action-story-store.ts'
import { listScores, saveScores } from './plan-score-store.ts'

const CHECKS = '/councils/test-vale/plan/checks'

async function aVaguePlan() {
  const plan = await aPlan()
  const vague = await plan.addAction({ reference: 'A2', title: 'Continue to review practice' })
  const within = <Found>(work: (db: CouncilDatabase) => Promise<Found>): Promise<Found> =>
    inCouncil(plan.database, { council: plan.council.id, actor: BUILDER, access: 'write' }, work)
  const answers = `/councils/test-vale/actions/${vague}/check-answers`
  return { ...plan, vague, within, answers, lead: await plan.signIn('improvement lead') }
}

function problemOn(page: string, action: number): string {
  const href = page.match(new RegExp(`/actions/${action}/check-answers/new\\?problem=([^"]*)"`))?.[1] ?? ''
  return decodeURIComponent(href.replaceAll('&amp;', '&').replaceAll('+', ' '))
}

test('a check answered with a reason is no longer open, and is shown with who, when and why', async () => {
  const { answers, lead, vague } = await aVaguePlan()
  const before = await lead.get(`${CHECKS}?check=vague`)
  const problem = problemOn(before.body, vague)
  assert.match(problem, /^vague\|/)
  assert.match(
    (await lead.get(`${answers}/new?problem=${encodeURIComponent(problem)}`)).body,
    /Why it stays as it is/,
  )
  const saved = await lead.post(answers, { problem, why: 'The board asked for these very words' })
  assert.equal(saved.status, 303)
  assert.doesNotMatch((await lead.get(CHECKS)).body, /<strong>Vague/)
  const answered = await lead.get(`${CHECKS}?check=answered`)
  assert.match(
    answered.body,
    /A2 Continue to review practice[\s\S]*The board asked for these very words[\s\S]*improvement lead, \d+ \w+ 20\d\d/,
  )
})

test('without a reason the form comes back with what is missing, and nothing is answered', async () => {
  const { answers, lead, vague } = await aVaguePlan()
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  const reply = await lead.post(answers, { problem, why: ' ' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Enter why it stays as it is/)
  assert.match((await lead.get(CHECKS)).body, /<strong>Vague/)
})

test('the same form sent twice answers once', async () => {
  const { answers, lead, vague, within } = await aVaguePlan()
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  await Promise.all([1, 2].map(() => lead.post(answers, { problem, why: 'It stays' })))
  const { rows } = await within((db) =>
    sql<{
      many: number
    }>`select count(*)::int as many from check_answer where council_id = ${db.council}`.execute(db),
  )
  assert.equal(rows[0]?.many, 1)
})

test('what was answered is open again when its words change, and when somebody reopens it', async () => {
  const { answers, lead, vague, within } = await aVaguePlan()
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  await lead.post(answers, { problem, why: 'It stays' })
  const reword = (title: string) =>
    within((db) =>
      sql`update action set title = ${title} where council_id = ${db.council} and id = ${vague}`.execute(db),
    )
  await reword('Continue to review supervision')
  assert.match((await lead.get(CHECKS)).body, /<strong>Vague/)
  assert.match((await lead.get(`${CHECKS}?check=answered`)).body, /Overtaken \(1\)/)
  await reword('Continue to review practice')
  const page = await lead.get(`${CHECKS}?check=answered`)
  const reopening = page.body.match(/action="([^"]*\/reopening)"/)?.[1] ?? ''
  assert.equal((await lead.post(reopening, {})).status, 303)
  assert.match((await lead.get(CHECKS)).body, /<strong>Vague/)
  assert.equal((await lead.post(reopening, {})).status, 303)
})

test('one reason answers both of two actions that say the same, and one reopening asks both again', async () => {
  const { addAction, lead } = await aVaguePlan()
  const words = 'Open a duty desk at the family hub on Saturdays'
  const first = await addAction({ reference: 'B1', title: words })
  await addAction({ reference: 'B2', title: words })
  const same = `${CHECKS}?check=says+the+same+as`
  const problem = problemOn((await lead.get(same)).body, first)
  await lead.post(`/councils/test-vale/actions/${first}/check-answers`, { problem, why: 'One for each town' })
  assert.doesNotMatch((await lead.get(same)).body, /<strong>Says the same as/)
  const page = await lead.get(`${CHECKS}?check=answered`)
  assert.match(page.body, /Answered with a reason \(2\)/)
  await lead.post(page.body.match(/action="([^"]*\/reopening)"/)?.[1] ?? '', {})
  assert.match((await lead.get(same)).body, /B1[\s\S]*B2/)
})

test('a requirement that no action answers can be answered with a reason', async () => {
  const { at, lead } = await aVaguePlan()
  await lead.post(`${at}/cancellation`, { why: 'Merged' })
  const page = await lead.get(CHECKS)
  const [, path = '', key = ''] =
    page.body.match(/(\/councils\/test-vale\/requirements\/\d+\/check-answers)\/new\?problem=([^"]*)"/) ?? []
  assert.notEqual(path, '')
  const problem = decodeURIComponent(key.replaceAll('&amp;', '&').replaceAll('+', ' '))
  assert.equal((await lead.post(path, { problem, why: 'The Department keeps this one' })).status, 303)
  assert.doesNotMatch((await lead.get(CHECKS)).body, /Requirements that no action answers/)
})

test('whoever may not change the plan sees what was answered and cannot answer', async () => {
  const { answers, signIn, vague, lead } = await aVaguePlan()
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  const board = await signIn('board member')
  assert.doesNotMatch((await board.get(CHECKS)).body, /check-answers/)
  assert.equal((await board.post(answers, { problem, why: 'No' })).status, 403)
})

test('the checks know the instrument’s last day, milestones, and whoever has left', async () => {
  const { addAction, lead, within, council } = await aVaguePlan()
  const late = await addAction({
    reference: 'A3',
    title: 'Move the duty desk to the hub',
    dueOn: day('2027-03-31'),
  })
  await within(async (db) => {
    const action = await findAction(db, late)
    assert.ok(action)
    await saveNewMilestone(db, action, { title: 'Desk is moved', dueOn: day('2027-04-30') })
    await sql`update instrument set in_force_on = '2026-01-05' where council_id = ${db.council}`.execute(db)
    await sql`
      update provision set kind = 'other', schedule = '{"type":"until","day":"2027-01-31","event":null}'
      where id = (select min(id) from provision where council_id = ${db.council})`.execute(db)
    await sql`
      update role_grant set ended_at = clock_timestamp()
      where council_id = ${council.id} and person_id = ${action.ownerId}`.execute(db)
  })
  const page = (await lead.get(CHECKS)).body
  assert.match(page, /No action should end after <strong>31 January 2027/)
  assert.match(page, /Ends after the instrument/)
  assert.match(page, /Milestone after the due date[\s\S]*Desk is moved/)
  assert.match(page, /Owner has left/)
  const form = await lead.get(`/councils/test-vale/actions/${late}/edit`)
  assert.match(form.body, /Ends after the instrument/)
  assert.match(form.body, /Milestone after the due date/)
})

test('while an action is written it is set beside the others', async () => {
  const { addAction, lead } = await aVaguePlan()
  await addAction({ reference: 'B1', title: 'Open a duty desk at the family hub on Saturdays' })
  const typed = { check: 'yes', reference: 'B2', title: 'Open a duty desk on Saturdays at the family hub' }
  assert.match((await lead.post('/councils/test-vale/actions', typed)).body, /Says the same as[\s\S]*B1/)
})

test('the plan’s score is counted once a day, whoever asks and however often, and drawn as it went', async () => {
  const { lead, within, answers, vague } = await aVaguePlan()
  const past = TODAY.subtract({ days: 14 })
  assert.equal(await within((db) => saveScores(db, past)), 1)
  assert.equal(await within((db) => saveScores(db, past)), 0)
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  await lead.post(answers, { problem, why: 'It stays' })
  const { interventions } = await within(async (db) => ({
    interventions: await sql<{
      id: number
    }>`select id from intervention where council_id = ${db.council}`.execute(db),
  }))
  const id = interventions.rows[0]?.id
  assert.ok(id)
  const scores = await within((db) => listScores(db, id as never, TODAY))
  assert.deepEqual(
    scores.map(({ countedOn, actions }) => [countedOn.toString(), actions]),
    [[past.toString(), 2]],
  )
  const page = await lead.get(CHECKS)
  assert.match(page.body, /Is the plan getting better written\?/)
  assert.match(
    page.body,
    /class="sight-score"[^>]*aria-label="1 of 2 actions \(50%\)[^"]*(?:more|fewer|as on)[^"]*7 November 2026/,
  )
  assert.match(page.body, /7 November 2026/)
})

test('the checks go out as CSV with what is open and what was answered', async () => {
  const { answers, at, lead, vague } = await aVaguePlan()
  await lead.post(`${at}/cancellation`, { why: 'Merged' })
  const problem = problemOn((await lead.get(`${CHECKS}?check=vague`)).body, vague)
  await lead.post(answers, { problem, why: 'It stays' })
  const { body } = await lead.get(`${CHECKS}.csv`)
  assert.match(body, /A2,Continue to review practice,[^\n]*vague[^\n]*answered[^\n]*It stays/)
  assert.match(body, /no action answers it[^\n]*open/)
})
