import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan, day } from '../../test/test-plan.ts'

const PLAN = '/councils/test-vale/plan'
const FILTERS = `${PLAN}/filters`
const LATE = { view: 'owners', needs: 'late', sort: '-due', columns: 'title,due,lost' }

test('what is seen is saved under a name and opens again in one click, columns and order and all', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Train every manager', dueOn: day('2026-10-01') })
  const lead = await signIn('improvement lead')
  const page = await lead.get(`${PLAN}?${String(new URLSearchParams(LATE))}`)
  assert.match(page.body, /name="columns" value="title,due,lost"[\s\S]*Save the filter/)
  const saved = await lead.post(FILTERS, { ...LATE, name: 'Late, by owner' })
  assert.equal(saved.status, 303)
  const plan = await lead.get(PLAN)
  const link =
    /<a class="govuk-link" href="([^"]*)"[^>]*>Late, by owner</
      .exec(plan.body)?.[1]
      ?.replaceAll('&amp;', '&') ?? ''
  const opened = await lead.get(link)
  assert.match(opened.body, /aria-current="page">Late, by owner/)
  assert.match(opened.body, /Train every manager/)
  assert.doesNotMatch(opened.body, /Publish the threshold/)
  assert.match(opened.body, /aria-sort="descending"/)
  assert.match(opened.body, /Days lost/)
  assert.doesNotMatch(opened.body, /<th[^>]*><a[^>]*>Last heard/)
})

test('a filter is one’s own until a lead shares it; others open it and do not change it', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const owner = await signIn('action owner')
  await owner.post(FILTERS, { needs: 'silent', name: 'Mine', shared: 'yes' })
  assert.doesNotMatch((await lead.get(PLAN)).body, />Mine</, 'only who changes the plan shares')
  await lead.post(FILTERS, { needs: 'late', name: 'For all', shared: 'yes' })
  const list = await owner.get(FILTERS)
  assert.match(list.body, />Mine<[\s\S]*Yours/)
  assert.match(list.body, />For all<[\s\S]*Shared by Test Vale improvement lead/)
  const at = idsIn(list.body).get('For all') ?? ''
  assert.equal((await owner.post(at, { name: 'Taken over', version: '1' })).status, 403)
  assert.equal((await owner.post(`${at}/removal`)).status, 403)
  const mine = idsIn(list.body).get('Mine') ?? ''
  assert.equal((await lead.get(mine)).status, 404)
})

test('a filter is renamed, removed and brought back; two of one name are refused with what was typed', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  await lead.post(FILTERS, { needs: 'late', name: 'Late' })
  const twice = await lead.post(FILTERS, { needs: 'silent', name: 'LATE' })
  assert.equal(twice.status, 422)
  assert.match(
    twice.body,
    /There is already a filter of this name[\s\S]*name="needs" value="silent"[\s\S]*value="LATE"/,
  )
  assert.match((await lead.post(FILTERS, { needs: 'late', name: '' })).body, /Enter a name for the filter/)
  const at = idsIn((await lead.get(FILTERS)).body).get('Late') ?? ''
  assert.equal((await lead.post(at, { name: 'Overdue', version: '1' })).status, 303)
  const stale = await lead.post(at, { name: 'Too late', version: '1' })
  assert.equal(stale.status, 422)
  assert.match(stale.body, /Somebody else changed this filter[\s\S]*“Overdue”/)
  await lead.post(`${at}/removal`)
  assert.doesNotMatch((await lead.get(PLAN)).body, />Overdue</)
  assert.match((await lead.get(at)).body, /This filter is removed[\s\S]*Bring it back/)
  await lead.post(FILTERS, { needs: 'silent', name: 'Overdue' })
  await lead.post(`${at}/return`)
  assert.match((await lead.get(at)).body, /This filter is removed/, 'its name belongs to another now')
})

test('a saved filter can be made to show something else', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  await lead.post(FILTERS, { needs: 'late', name: 'Of the week' })
  const at = idsIn((await lead.get(FILTERS)).body).get('Of the week') ?? ''
  await lead.post(FILTERS, { view: 'board', needs: 'silent', name: '', instead: at.split('/').at(-1) ?? '' })
  assert.match((await lead.get(at)).body, /Board by stage; needs silent/)
})

test('the plan opens with the filter somebody chose, and with all of it when they ask', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Train every manager', owner: null })
  const lead = await signIn('improvement lead')
  await lead.post(FILTERS, { needs: 'no owner', name: 'Without owner', shared: 'yes' })
  const at = idsIn((await lead.get(FILTERS)).body).get('Without owner') ?? ''
  await lead.post(`${at}/usual`)
  const opened = await lead.get(PLAN)
  assert.equal(opened.status, 303)
  const plan = await lead.get(opened.location ?? '')
  assert.doesNotMatch(plan.body, /Publish the threshold/)
  const all = /href="([^"]*)">All actions</.exec(plan.body)?.[1] ?? ''
  assert.match((await lead.get(all.replaceAll('&amp;', '&'))).body, /All 2 actions/)
  const leader = await signIn('senior leader')
  assert.equal((await leader.get(PLAN)).status, 200, 'it is each person’s own choice')
  await lead.post(`${at}/usual/end`)
  assert.equal((await lead.get(PLAN)).status, 200)
})

test('columns are ticked and put in order, stand in the address and in what is downloaded', async () => {
  const { signIn } = await aPlan()
  const lead = await signIn('improvement lead')
  const form = await lead.get(`${PLAN}/columns?needs=any`)
  assert.match(form.body, /name="show" value="owner" checked/)
  assert.doesNotMatch(form.body, /name="show" value="measure" checked/)
  const chosen = await lead.get(
    `${PLAN}/columns?chosen=yes&words=threshold&order=measure,requirements,title,owner&show=measure&show=requirements`,
  )
  assert.equal(chosen.status, 303)
  const page = await lead.get(chosen.location ?? '')
  const heads = [...page.body.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, head]) =>
    head?.trim(),
  )
  assert.deepEqual(heads, ['Measure', 'Requirements', 'Action'])
  assert.match(page.body, /Re-referrals fall[\s\S]*Direction 7\.b[\s\S]*Publish the threshold/)
  const csv = /href="([^"]*plan\.csv[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal(
    (await lead.get(csv)).body,
    '\uFEFFMeasure,Requirements,Action\r\nRe-referrals fall from 28% to 20%,Direction 7.b,Publish the threshold document\r\n',
  )
})

test('a heading puts the rows in its order without script, and the file has the same order', async () => {
  const { addAction, signIn } = await aPlan()
  await addAction({ reference: 'A2', title: 'Agree the rules', dueOn: day('2027-05-01') })
  const lead = await signIn('improvement lead')
  const page = await lead.get(PLAN)
  const href = /href="([^"]*)">Due</.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const upwards = await lead.get(href)
  assert.match(upwards.body, /aria-sort="ascending"[\s\S]*Publish the threshold[\s\S]*Agree the rules/)
  const downwards = await lead.get(`${PLAN}?sort=-due`)
  assert.match(downwards.body, /Agree the rules[\s\S]*Publish the threshold/)
  assert.match((await lead.get(`${PLAN}.csv?sort=-due&columns=title`)).body, /Agree the rules\r\nPublish/)
})

test('a plan of more than 200 actions comes in pages that keep what was asked, and whole to print', async () => {
  const { addAction, signIn } = await aPlan()
  for (let number = 2; number <= 203; number += 1)
    await addAction({ reference: `A${number}`, title: `Action number ${number}` })
  const lead = await signIn('improvement lead')
  const first = await lead.get(`${PLAN}?sort=-reference`)
  assert.match(first.body, /Actions 1 to 200 of 203/)
  assert.match(first.body, />Action number 203</)
  assert.doesNotMatch(first.body, />Action number 3</)
  const second = await lead.get(`${PLAN}?sort=-reference&page=2`)
  assert.match(second.body, /Actions 201 to 203 of 203/)
  assert.match(second.body, />Action number 3</)
  assert.match((await lead.get(`${PLAN}?sort=-reference&page=99`)).body, /Actions 201 to 203 of 203/)
  const whole = await lead.get(`${PLAN}?page=all`)
  assert.equal(whole.body.match(/<tr/g)?.length, 204)
})

/** Where each filter of the list is kept. */
function idsIn(body: string): ReadonlyMap<string, string> {
  return new Map(
    [
      ...body.matchAll(
        /href="([^"]*\/plan\/filters\/\d+)">(?:Change|Choose)<span class="govuk-visually-hidden"> ([^<]*)</g,
      ),
    ].map(([, at = '', name = '']) => [name, at]),
  )
}
