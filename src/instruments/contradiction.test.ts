import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn, COUNCIL } from '../../test/bring-in.ts'
import { aServer, type Client, type TestServer } from '../../test/test-server.ts'
import { parsePlace } from './contradictions.ts'
import { SECOND_DIRECTION } from './direction-for-tests.ts'
import { aVisitLetter } from './letters-for-tests.ts'

const NOTICE = `Improvement Notice

To: Test Vale Council

This notice is issued to Test Vale Council on 7 June 2022.

1. The Council must be rated better by the end of June 2023 (within 12 months of the focused visit).
2. The Council must report to the Department every month.
`

const VISIT = aVisitLetter({ on: '6 April 2022', needs: ['The recording of strategy discussions.'] }).replace(
  'the findings of the focused visit to Test Vale children’s services.',
  'the findings of the focused visit to Test Vale children’s services on 9 March 2022.',
)

type Ground = TestServer & { readonly lead: Client; readonly path: string; readonly key: string }

async function contradicting(): Promise<Ground> {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  await bringIn(lead, VISIT, 'visit.txt')
  const path = await bringIn(lead, NOTICE, 'notice.txt')
  const { body } = await lead.get(path)
  const key = /id="x([\d-]+)"/.exec(body)?.[1] ?? ''
  return { ...server, lead, path, key }
}

test('what two documents say against each other stands on the page of both, with the way to both places', async () => {
  const { lead, path } = await contradicting()
  const { body } = await lead.get(path)
  assert.match(body, /June 2023 is more than 12 months after the visit, 9 March 2022/)
  const places = [...body.matchAll(/href="([^"]*\/documents\/\d+\?place=[^"#]*)#t0"/g)].map(
    ([, at]) => at ?? '',
  )
  assert.equal(places.length, 2)
  const lit = await Promise.all(places.map((at) => lead.get(at.replaceAll('&amp;', '&'))))
  assert.ok(
    lit.some((page) =>
      /<span class="sight-place" id="t0"><\/span>[^]{0,80}sight-mark--lit[^]{0,80}by the end/.test(page.body),
    ),
  )
  assert.ok(lit.every((page) => page.body.includes('sight-mark--lit')))
  const { body: list } = await lead.get(`${COUNCIL}/documents`)
  const letter = [...list.matchAll(/href="([^"]*\/instruments\/\d+)"/g)]
    .map(([, at]) => at)
    .find((at) => at !== path)
  assert.match((await lead.get(letter ?? '')).body, /June 2023 is more than 12 months after/)
})

test('it does not add up until somebody says why it is known, and again when that is taken back', async () => {
  const { lead, path, key } = await contradicting()
  const sums = async (): Promise<string> => (await lead.get(`${COUNCIL}/sums`)).body
  assert.match(await sums(), /Two documents contradict each other/)
  const empty = await lead.post(`${path}/contradictions/answers`, { key, why: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Enter why it is known/)
  const why = 'The department counts from its letter of June.'
  assert.equal((await lead.post(`${path}/contradictions/answers`, { key, why })).status, 303)
  const page = await lead.get(path)
  assert.match(page.body, /Known, because <q>The department counts from its letter of June\.<\/q>/)
  assert.match(page.body, /answered a contradiction/)
  assert.doesNotMatch(await sums(), /Two documents contradict each other/)
  await lead.post(`${path}/contradictions/undoing`, { key })
  assert.match(await sums(), /Two documents contradict each other/)
  await lead.post(`${path}/contradictions/undoing`, { key })
  assert.match((await lead.get(path)).body, /taken back already/)
})

test('the second of two who answer is told what the first said, with their own words', async () => {
  const { lead, signIn, path, key } = await contradicting()
  const commissioner = await signIn('commissioner')
  await lead.post(`${path}/contradictions/answers`, { key, why: 'The first word.' })
  const late = await commissioner.post(`${path}/contradictions/answers`, { key, why: 'The second word.' })
  const told = await commissioner.get((late.location ?? '').replace(/#.*/, ''))
  assert.match(told.body, /Test Vale improvement lead answered it first: “The first word\.”/)
  assert.match(told.body, /Yours was not saved: “The second word\.”/)
})

test('who may only read sees it without a form; another council finds nothing', async () => {
  const { signIn, other, path, key } = await contradicting()
  const member = await signIn('board member')
  const { body } = await member.get(path)
  assert.match(body, /What cannot both be right/)
  assert.doesNotMatch(body, /Known, because/)
  assert.equal((await member.post(`${path}/contradictions/answers`, { key, why: 'x' })).status, 403)
  const stranger = await signIn('improvement lead', other)
  const theirs = path.replace(COUNCIL, '/councils/other-moor')
  assert.equal((await stranger.post(`${theirs}/contradictions/answers`, { key, why: 'x' })).status, 404)
})

test('two who end one instrument at once: the second is shown what the first did, with what they typed', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const commissioner = await server.signIn('commissioner')
  const path = await bringIn(lead, SECOND_DIRECTION, 'direction.txt')
  await lead.post(`${path}/acceptances`, { group: '*' })
  const version = /name="version" value="(\d+)"/.exec((await lead.get(`${path}/ending`)).body)?.[1] ?? ''
  const how = { version, how: 'withdrawn', on: '1 November 2026' }
  const replies = await Promise.all([
    lead.post(`${path}/ending`, { ...how, source: 'The letter of the lead.' }),
    commissioner.post(`${path}/ending`, { ...how, source: 'The letter of the commissioner.' }),
  ])
  assert.deepEqual(
    replies.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422],
  )
  const late = replies.find(({ status }) => status === 422)
  assert.match(late?.body ?? '', /Somebody else changed this instrument/)
  assert.match(late?.body ?? '', /it is now withdrawn on 1 November 2026/)
  assert.match(late?.body ?? '', /The letter of the (lead|commissioner)\./)
})

test('a place in an address is one only inside the text', () => {
  assert.deepEqual(parsePlace('3-9', 20), { start: 3, end: 9 })
  for (const wrong of [null, '', '9-3', '3-90', 'x', '-1-4']) assert.equal(parsePlace(wrong, 20), null)
})
