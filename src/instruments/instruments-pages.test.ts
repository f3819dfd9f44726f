import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aServer, BUILDER, type Client, type TestServer } from '../../test/test-server.ts'
import { inCouncil } from '../database/council-database.ts'
import type { Role } from '../shared/permissions.ts'
import { FIRST_DIRECTION, SECOND_DIRECTION } from './direction-for-tests.ts'

const COUNCIL = '/councils/test-vale'

/** Uploads a document and waits until it is read; answers with the address of the instrument. */
async function bringIn(client: Client, text = SECOND_DIRECTION, name = 'direction.txt'): Promise<string> {
  const reply = await client.upload(`${COUNCIL}/documents`, {}, { file: { name, content: text } })
  assert.equal(reply.status, 303)
  let path = reply.location ?? ''
  for (let turn = 0; turn < 200 && path.includes('/documents/'); turn += 1) {
    path = /href="([^"]*\/instruments\/\d+)"/.exec((await client.get(path)).body)?.[1] ?? path
    if (path.includes('/documents/')) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return path
}

type Card = { readonly id: string; readonly name: string; readonly version: string; readonly html: string }

async function cardsOf(client: Client, path: string, place = ''): Promise<readonly Card[]> {
  const { body } = await client.get(`${path}/confirm${place}`)
  return [...body.matchAll(/<li\s+class="sight-proposal [^]*?sight-steps[^]*?<\/li>/g)].map(([html]) => ({
    id: /data-proposal="(\d+)"/.exec(html)?.[1] ?? '',
    name: /<h3[^>]*><span>([^<]*)/.exec(html)?.[1] ?? '',
    version: /value="(\d+)"/.exec(html)?.[1] ?? '',
    html,
  }))
}

async function cardOf(client: Client, path: string, name: string): Promise<Card> {
  const card = (await cardsOf(client, path)).find((one) => one.name === name)
  assert.ok(card, `no card ${name}`)
  return card
}

async function inForce(
  client: Client,
  path: string,
  on: string,
  fields: Record<string, string> = {},
): Promise<void> {
  const version = /name="version" value="(\d+)"/.exec((await client.get(path)).body)?.[1] ?? ''
  const wanted = {
    version,
    title: 'Direction to Test Vale',
    'short-title': 'Direction',
    dated: on,
    'in-force-on': on,
    kind: 'statutory direction',
  }
  const reply = await client.post(`${path}/in-force`, { ...wanted, ...fields })
  assert.equal(reply.status, 303, reply.body)
}

/** A direction whose every proposal is accepted and that is in force. */
async function aDirectionInForce(
  role: Role = 'improvement lead',
): Promise<TestServer & { client: Client; path: string }> {
  const server = await aServer()
  const client = await server.signIn(role)
  const path = await bringIn(client)
  await client.post(`${path}/acceptances`, { group: '*' })
  await inForce(client, path, '29 May 2026')
  return { ...server, client, path }
}

async function requirementOf(client: Client, reference: string): Promise<string> {
  const { body } = await client.get(`${COUNCIL}/requirements`)
  const path = new RegExp(`href="([^"]*/requirements/\\d+)">${reference}<`).exec(body)?.[1]
  assert.ok(path, `no requirement ${reference}`)
  return path
}

function versionIn(body: string): string {
  return /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
}

test('a direction is read for what it is, with the words that say so', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const page = await lead.get(await bringIn(lead))
  assert.equal(page.status, 200)
  assert.match(page.body, /Statutory direction/)
  assert.match(page.body, /29 May 2026/)
  assert.match(page.body, /Being confirmed/)
  assert.match(page.body, /proposals of \d+ to decide/)
})

test('accepting a proposal makes a requirement and goes on to the next undecided', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const cards = await cardsOf(lead, path)
  const card = await cardOf(lead, path, '2.c Duty')
  const reply = await lead.post(`${path}/provisions/${card.id}/acceptance`, { version: card.version })
  assert.equal(reply.status, 303)
  const next = cards[cards.findIndex((one) => one.id === card.id) + 1]
  assert.equal(reply.location, `${path}/confirm?at=${next?.id}&last=${card.id}#p${next?.id}`)
  assert.match((await lead.get(`${path}/confirm`)).body, new RegExp(`1 of ${cards.length} decided`))
  assert.match((await lead.get(`${COUNCIL}/requirements`)).body, />Direction 2\.c</)
})

test('accepting what somebody else has decided meanwhile saves nothing and says so', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const commissioner = await signIn('commissioner')
  const path = await bringIn(lead)
  const card = await cardOf(lead, path, '2.c Duty')
  await commissioner.post(`${path}/provisions/${card.id}/rejection`, { version: card.version })
  const reply = await lead.post(`${path}/provisions/${card.id}/acceptance`, { version: card.version })
  assert.equal(reply.location, `${path}/confirm?at=${card.id}#p${card.id}`)
  const page = await lead.get(reply.location ?? '')
  assert.match(page.body, /Somebody else was first: Test Vale commissioner made it “rejected”/)
  assert.doesNotMatch((await lead.get(`${COUNCIL}/requirements`)).body, />Direction 2\.c</)
})

const TERMS = {
  clause: '2.c',
  kind: 'duty',
  bearer: 'The Council and its partners',
  recipient: 'Secretary of State',
  modality: 'must',
  schedule: 'recurring',
  every: '3 months',
  first: '31 January 2027',
}

test('an edit keeps the person’s terms, and a mistake in it brings everything typed back', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const { id, version } = await cardOf(lead, path, '2.c Duty')
  const wrong = await lead.post(`${path}/provisions/${id}/edit`, { ...TERMS, version, every: 'now and then' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /How often must be a length of time/)
  assert.match(wrong.body, /value="now and then"/)
  assert.match(wrong.body, /value="The Council and its partners"/)
  const right = await lead.post(`${path}/provisions/${id}/edit`, { ...TERMS, version })
  assert.equal(right.status, 303)
  const page = await lead.get(await requirementOf(lead, 'Direction 2.c'))
  assert.match(page.body, /every three months, first by 31 January 2027/)
  assert.match(page.body, /The Council and its partners/)
})

test('a second editor is shown what the first decided, and keeps what they typed', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const commissioner = await signIn('commissioner')
  const path = await bringIn(lead)
  const { id, version } = await cardOf(lead, path, '2.c Duty')
  await commissioner.post(`${path}/provisions/${id}/acceptance`, { version })
  const late = await lead.post(`${path}/provisions/${id}/edit`, { ...TERMS, version })
  assert.equal(late.status, 422)
  assert.match(late.body, /Test Vale commissioner made it: <strong>accepted<\/strong>/)
  assert.match(late.body, /value="The Council and its partners"/)
  const again = await lead.post(`${path}/provisions/${id}/edit`, { ...TERMS, version: versionIn(late.body) })
  assert.equal(again.status, 303)
})

test('rejecting what is confirmed asks for a reason first', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const { id, version } = await cardOf(lead, path, '2.c Duty')
  await lead.post(`${path}/provisions/${id}/acceptance`, { version })
  const form = await lead.get(`${path}/provisions/${id}/rejection`)
  const refused = await lead.post(`${path}/provisions/${id}/rejection`, {
    version: versionIn(form.body),
    reason: '',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Enter why it is taken back/)
  const done = await lead.post(`${path}/provisions/${id}/rejection`, {
    version: versionIn(form.body),
    reason: 'Read twice',
  })
  assert.equal(done.status, 303)
  const page = await lead.get(await requirementOf(lead, 'Direction 2.c'))
  assert.match(page.body, /Dropped/)
  assert.match(page.body, /Read twice/)
})

test('undoing brings the proposal back as it was read; a reason is needed where the plan answers it', async () => {
  const server = await aServer()
  const lead = await server.signIn('improvement lead')
  const path = await bringIn(lead)
  const { id, version } = await cardOf(lead, path, '2.c Duty')
  await lead.post(`${path}/provisions/${id}/edit`, { ...TERMS, version })
  await answerWithAction(server)
  const card = await cardOf(lead, path, '2.c Duty')
  const refused = await lead.post(`${path}/provisions/${id}/undoing`, { version: card.version })
  assert.match(refused.body, /one action or objective answers it/)
  const done = await lead.post(`${path}/provisions/${id}/undoing`, {
    version: card.version,
    reason: 'Wrong dates',
  })
  assert.equal(done.status, 303)
  const after = await cardOf(lead, path, '2.c Duty')
  assert.match(after.html, /not decided/)
  assert.match(after.html, /by 30 September 2026/)
})

async function answerWithAction(
  { database, council }: TestServer,
  partner: string | null = null,
): Promise<void> {
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    await sql`insert into action (intervention_id, reference, title, partner)
      values (${council.intervention}, 'A1', 'Write the plan', ${partner})`.execute(db)
    await sql`insert into action_requirement (action_id, requirement_id)
      select a.id, r.id from action a cross join requirement r where r.reference = 'Direction 2.c'`.execute(
      db,
    )
  })
}

test('all that is left, or one clause, can be accepted at once', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const all = await cardsOf(lead, path)
  const ofTwo = all.filter(({ name }) => /^2[. ]/.test(name)).length
  await lead.post(`${path}/acceptances`, { group: '2' })
  assert.match((await lead.get(`${path}/confirm`)).body, new RegExp(`${ofTwo} of ${all.length} decided`))
  const rest = await lead.post(`${path}/acceptances`, { group: '*' })
  assert.equal(rest.location, `${path}/confirm`)
  assert.match((await lead.get(`${path}/confirm`)).body, /Put it in force/)
})

test('words that were missed are found in the text, asked about where they stand twice, and added', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const nowhere = await lead.get(
    `${path}/provisions/new?quote=${encodeURIComponent('words of another document')}`,
  )
  assert.equal(nowhere.status, 422)
  assert.match(nowhere.body, /These words are not in the document/)
  const twice = await lead.get(`${path}/provisions/new?quote=${encodeURIComponent('The Secretary of State')}`)
  assert.match(twice.body, /Which one\?/)
  const quote = 'services for children  were judged to be ‘inadequate’'
  const form = await lead.get(`${path}/provisions/new?quote=${encodeURIComponent(quote)}`)
  assert.equal(form.status, 200)
  const hidden = (name: string): string =>
    new RegExp(`name="${name}" value="(\\d+)"`).exec(form.body)?.[1] ?? ''
  const start = Number(hidden('start'))
  assert.equal(
    SECOND_DIRECTION.slice(start, Number(hidden('end'))),
    "services for children were judged to be 'inadequate'",
  )
  const reply = await lead.post(`${path}/provisions`, {
    quote,
    start: hidden('start'),
    end: hidden('end'),
    clause: '1',
    kind: 'finding',
    bearer: 'Council',
    schedule: 'standing',
  })
  assert.equal(reply.status, 303)
  assert.match((await lead.get(`${COUNCIL}/requirements`)).body, />Direction 1</)
})

test('an instrument is put in force with the facts a person agreed to', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  await lead.post(`${path}/acceptances`, { group: '*' })
  const wrong = await lead.post(`${path}/in-force`, {
    version: '1',
    title: 'A',
    'short-title': '',
    dated: '31 June 2026',
    'in-force-on': '',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Enter a short title/)
  assert.match(wrong.body, /must be a real date/)
  assert.match(wrong.body, /value="31 June 2026"/)
  await inForce(lead, path, '29 May 2026', { 'short-title': 'Dir' })
  assert.match((await lead.get(path)).body, /In force from 29 May 2026/)
  assert.match((await lead.get(`${COUNCIL}/requirements`)).body, />Dir 2\.c</)
  const late = await lead.post(`${path}/in-force`, {
    version: '1',
    title: 'B',
    'short-title': 'B',
    dated: '',
    'in-force-on': '1 June 2026',
  })
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else changed it while you were typing/)
})

test('a new direction ends the one it revokes, citing its clause, and says what becomes of what stays open', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const old = await bringIn(lead, FIRST_DIRECTION, 'first.txt')
  await lead.post(`${old}/acceptances`, { group: '*' })
  await inForce(lead, old, '3 March 2025', { 'short-title': 'First' })
  const fresh = await bringIn(lead)
  await lead.post(`${fresh}/acceptances`, { group: '*' })
  await inForce(lead, fresh, '29 May 2026', { 'short-title': 'Second' })
  const link = new RegExp(`${old}/ending\\?by=\\d+`).exec((await lead.get(fresh)).body)?.[0] ?? ''
  const form = await lead.get(link)
  assert.match(form.body, /Second 3: “The direction dated 3 March 2025 is hereby revoked\.”/)
  assert.match(form.body, /value="29 May 2026"/)
  const [keep = '', drop = ''] = [...form.body.matchAll(/name="fate-(\d+)"/g)].map((found) => found[1] ?? '')
  const successor = /<option value="(\d+)"[^>]*>Replaced by Second 2\.b/.exec(form.body)?.[1] ?? ''
  const fields = {
    version: versionIn(form.body),
    by: link.split('=')[1] ?? '',
    how: 'revoked',
    on: '29 May 2026',
    source: 'Second 3',
  }
  const unsaid = await lead.post(`${old}/ending`, { ...fields, [`fate-${drop}`]: 'drop' })
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.body, /Enter why First 2\.b is dropped/)
  const done = await lead.post(`${old}/ending`, {
    ...fields,
    [`fate-${keep}`]: 'keep',
    [`fate-${drop}`]: successor,
  })
  assert.equal(done.status, 303)
  const page = await lead.get(old)
  assert.match(page.body, /revoked on 29 May 2026/)
  assert.match(page.body, /<q>Second 3<\/q>/)
  const register = await lead.get(`${COUNCIL}/requirements`)
  assert.match(register.body, /First 2\.a<\/a>[^]{0,80}carried over/)
  assert.match(register.body, /First 2\.b<\/a>[^]{0,80}replaced/)
})

test('the register filters by what is due and answered, and goes out as a sheet', async () => {
  const { client, ...server } = await aDirectionInForce()
  await answerWithAction(server)
  const late = await client.get(`${COUNCIL}/requirements?due=late`)
  assert.match(late.body, />Direction 2\.c</)
  assert.doesNotMatch(late.body, />Direction 2\.a</)
  const unanswered = await client.get(`${COUNCIL}/requirements?answered=no`)
  assert.doesNotMatch(unanswered.body, />Direction 2\.c</)
  assert.match(unanswered.body, />Direction 2\.b</)
  const words = await client.get(`${COUNCIL}/requirements?words=workforce`)
  assert.match(words.body, />Direction 2\.d</)
  assert.doesNotMatch(words.body, />Direction 2\.b</)
  const sheet = await client.get(`${COUNCIL}/requirements.csv?due=late`)
  assert.match(String(sheet.headers['content-type']), /text\/csv/)
  assert.match(sheet.body, /^\ufeffReference,[^]*Direction 2\.c,Direction,2\.c,duty/)
})

test('a date is met, met late or waived with a reason, and each can be corrected', async () => {
  const { client } = await aDirectionInForce()
  const path = await requirementOf(client, 'Direction 2.b')
  const before = await client.get(path)
  assert.match(before.body, /31 Jul 2026[^]*?missed[^]*?30 Sep 2026[^]*?late/)
  const day = `${path}/occurrences/2026-07-31`
  const future = await client.post(day, {
    version: '',
    verdict: 'met',
    'met-day': '22',
    'met-month': '11',
    'met-year': '2026',
    note: 'sent',
  })
  assert.equal(future.status, 422)
  assert.match(future.body, /must be today or in the past/)
  assert.match(future.body, />\s*sent<\/textarea>/)
  const met = await client.post(day, {
    version: '',
    verdict: 'met',
    'met-day': '4',
    'met-month': '8',
    'met-year': '2026',
  })
  assert.equal(met.location, path)
  assert.match((await client.get(path)).body, /31 Jul 2026[^]*?met late[^]*?met on 4 Aug 2026/)
  const second = await client.post(day, { version: '', verdict: 'waived', note: 'Not needed' })
  assert.equal(second.status, 422)
  assert.match(second.body, /Somebody else has said something of this date meanwhile: met on 4 August 2026/)
  assert.match(second.body, /Not needed/)
  const corrected = await client.post(day, {
    version: '1',
    verdict: 'met',
    'met-day': '31',
    'met-month': '7',
    'met-year': '2026',
  })
  assert.equal(corrected.status, 303)
  const unexplained = await client.post(`${path}/occurrences/2026-09-30`, { version: '', verdict: 'waived' })
  assert.match(unexplained.body, /Enter why it was waived/)
})

test('no address can make up a date that is not owed', async () => {
  const { client } = await aDirectionInForce()
  const path = await requirementOf(client, 'Direction 2.b')
  assert.equal((await client.get(`${path}/occurrences/2026-08-01`)).status, 404)
})

test('a report asked for sooner is due then, once the dates before it are accounted for', async () => {
  const { client } = await aDirectionInForce()
  const path = await requirementOf(client, 'Direction 2.b')
  const ask = async (on: string): Promise<{ status: number; body: string }> =>
    client.post(`${path}/sooner`, {
      version: versionIn((await client.get(path)).body),
      'sooner-on': on,
      'sooner-why': 'By letter',
    })
  const early = await ask('25 November 2026')
  assert.match(early.body, /First say what became of 31 July 2026, 30 September 2026/)
  for (const day of ['2026-07-31', '2026-09-30'])
    await client.post(`${path}/occurrences/${day}`, { version: '', verdict: 'waived', note: 'Agreed' })
  assert.match((await ask('1 December 2026')).body, /must be before 30 November 2026/)
  assert.equal((await ask('25 November 2026')).status, 303)
  const page = await client.get(path)
  assert.match(page.body, /25 Nov 2026/)
  assert.match(page.body, /31 Jul 2026[^]*?waived/)
})

test('the day of an event that the document leaves open brings its date into the calendar', async () => {
  const { client } = await aDirectionInForce()
  const path = await requirementOf(client, 'Direction 2.d')
  const page = await client.get(path)
  assert.match(page.body, /When was it: the appointment of the Director\?/)
  const done = await client.post(`${path}/event-day`, {
    version: versionIn(page.body),
    'event-day': '1 October 2026',
  })
  assert.equal(done.status, 303)
  assert.match((await client.get(`${COUNCIL}/calendar`)).body, /1 Jan 2027[^]*?Direction 2\.d/)
})

test('a requirement is dropped with a reason, and stays in the register as dropped', async () => {
  const { client } = await aDirectionInForce()
  const path = await requirementOf(client, 'Direction 2.a')
  const version = versionIn((await client.get(path)).body)
  assert.match(
    (await client.post(`${path}/ending`, { version, 'drop-why': '' })).body,
    /Enter why it is no longer owed/,
  )
  assert.equal((await client.post(`${path}/ending`, { version, 'drop-why': 'Letter of 1 June' })).status, 303)
  assert.match((await client.get(`${COUNCIL}/requirements?state=dropped`)).body, />Direction 2\.a</)
})

test('the calendar lists what is late first, and shows a month as a table', async () => {
  const { client } = await aDirectionInForce()
  const list = await client.get(`${COUNCIL}/calendar`)
  assert.match(list.body, /Late and missed[^]*?30 Sep 2026[^]*?November 2026[^]*?30 Nov 2026/)
  const month = await client.get(`${COUNCIL}/calendar?view=month&month=2027-01`)
  assert.match(month.body, /<caption>1 date in January 2027<\/caption>/)
  const none = await client.get(`${COUNCIL}/calendar?bearer=Nobody`)
  assert.doesNotMatch(none.body, />Direction 2\.b</)
})

test('a feed shows what is owed to whoever has its address, until it is replaced or stopped', async () => {
  const { client, visit } = await aDirectionInForce()
  const address =
    /href="(\/calendar\/[^"]+\.ics)"/.exec((await client.post(`${COUNCIL}/calendar/feed`)).body)?.[1] ?? ''
  const feed = await visit().get(address)
  assert.equal(feed.status, 200)
  assert.match(String(feed.headers['content-type']), /text\/calendar/)
  assert.match(feed.body, /SUMMARY:Due: Direction 2\.b/)
  const replaced =
    /href="(\/calendar\/[^"]+\.ics)"/.exec((await client.post(`${COUNCIL}/calendar/feed`)).body)?.[1] ?? ''
  assert.equal((await visit().get(address)).status, 404)
  assert.equal((await visit().get(replaced)).status, 200)
  await client.post(`${COUNCIL}/calendar/feed-end`)
  assert.equal((await visit().get(replaced)).status, 404)
})

test('the secret of a feed opens no other council', async () => {
  const { client, visit, council, other } = await aDirectionInForce()
  const address =
    /href="(\/calendar\/[^"]+\.ics)"/.exec((await client.post(`${COUNCIL}/calendar/feed`)).body)?.[1] ?? ''
  assert.equal((await visit().get(address.replace(`/${council.id}-`, `/${other.id}-`))).status, 404)
})

test('a partner sees only what their own agency bears or answers', async () => {
  const { signIn, ...server } = await aDirectionInForce()
  const partner = await signIn('partner')
  assert.doesNotMatch((await partner.get(`${COUNCIL}/requirements`)).body, />Direction 2/)
  await answerWithAction({ ...server, signIn }, 'Police')
  const page = await partner.get(`${COUNCIL}/requirements`)
  assert.match(page.body, />Direction 2\.c</)
  assert.doesNotMatch(page.body, />Direction 2\.b</)
  assert.doesNotMatch(
    (await partner.get(await requirementOf(partner, 'Direction 2.c'))).body,
    /\/documents\//,
  )
})

test('whoever may only read sees no button, and is refused when they try', async () => {
  const { path, signIn } = await aDirectionInForce()
  const member = await signIn('board member')
  const page = await member.get(`${path}/confirm`)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.body, /data-act="accept"|data-add/)
  assert.equal((await member.post(`${path}/acceptances`, { group: '*' })).status, 403)
})

test('nothing of one council can be reached from another', async () => {
  const { client, path, signIn, other } = await aDirectionInForce()
  const stranger = await signIn('improvement lead', other)
  const requirement = await requirementOf(client, 'Direction 2.b')
  const [card] = await cardsOf(client, path)
  const paths = [
    path,
    `${path}/confirm`,
    `${path}/ending`,
    `${path}/provisions/${card?.id}/edit`,
    `${path}/provisions/new?quote=x`,
  ]
  for (const one of [...paths, requirement, `${requirement}/occurrences/2026-07-31`]) {
    const elsewhere = one.replace('test-vale', 'other-moor')
    assert.equal((await stranger.get(elsewhere)).status, 404, elsewhere)
    assert.equal((await stranger.get(one)).status, 404, one)
  }
  const posts = ['/acceptances', '/in-force', '/ending', `/provisions/${card?.id}/acceptance`, '/provisions']
  for (const one of posts)
    assert.equal(
      (await stranger.post(path.replace('test-vale', 'other-moor') + one, { version: '1' })).status,
      404,
      one,
    )
})

test('a register of many requirements takes no more than seven statements', async () => {
  const { client, database, council } = await aDirectionInForce()
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    await sql`
      with copies as (
        insert into provision (instrument_id, place, clause, kind, words, starts_at, ends_at, bearer, schedule, state)
        select instrument_id, 100 + n, 'x.' || n, 'duty', 'to do the thing ' || n, n, n + 5, 'Council',
          '{"type":"standing"}', 'accepted'
        from provision cross join generate_series(1, 200) as n
        where clause = '2.a' returning *
      )
      insert into requirement (intervention_id, instrument_id, provision_id, reference, kind, words, bearer, schedule)
      select ${council.intervention}, instrument_id, id, 'Direction ' || clause, kind, words, bearer, schedule from copies`.execute(
      db,
    )
  })
  let statements = 0
  const connect = database.pool.connect.bind(database.pool)
  const counted = new WeakSet<object>()
  Object.assign(database.pool, {
    connect: async () => {
      const connection = await connect()
      if (counted.has(connection)) return connection
      counted.add(connection)
      const query = connection.query.bind(connection) as (...words: unknown[]) => unknown
      return Object.assign(connection, {
        query: (...words: unknown[]) => {
          statements += 1
          return query(...words)
        },
      })
    },
  })
  const page = await client.get(`${COUNCIL}/requirements`)
  assert.equal(page.status, 200)
  assert.match(page.body, /All 20\d requirements/)
  assert.ok(statements > 0 && statements <= 7, `${statements} statements`)
})

test('what was marked by mistake is unmarked: the date is owed again, and the record keeps that it was said', async () => {
  const { client, signIn } = await aDirectionInForce()
  const commissioner = await signIn('commissioner')
  const requirement = await requirementOf(client, 'Direction 2.c')
  const date = /href="([^"]*\/occurrences\/[\d-]+)"/.exec((await client.get(requirement)).body)?.[1] ?? ''
  const met = { verdict: 'met', 'met-day': '20', 'met-month': '11', 'met-year': '2026', version: '' }
  assert.equal((await client.post(date, met)).status, 303)
  const form = await client.get(date)
  assert.match(form.body, /Undo: it was marked by mistake/)
  await commissioner.post(date, { ...met, 'met-day': '19', version: '1' })
  const late = await client.post(`${date}/unmarking`, { version: '1' })
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else has said something of this date meanwhile: met on 19 November 2026/)
  assert.equal((await client.post(`${date}/unmarking`, { version: '2' })).status, 303)
  const page = await client.get(requirement)
  assert.match(page.body, /unmarked what was due on/)
  assert.doesNotMatch(page.body, /met on 19 Nov 2026/)
  assert.equal((await client.post(`${date}/unmarking`, { version: '2' })).status, 303)
  assert.match((await client.get(requirement)).body, /Nothing is said of this date any more/)
  assert.equal((await (await signIn('board member')).post(`${date}/unmarking`, { version: '1' })).status, 403)
})

test('each proposal shows who did what to it, where it is confirmed and where it is edited', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const { id, version } = await cardOf(lead, path, '2.c Duty')
  assert.doesNotMatch((await cardOf(lead, path, '2.c Duty')).html, /History/)
  await lead.post(`${path}/provisions/${id}/acceptance`, { version })
  assert.match((await cardOf(lead, path, '2.c Duty')).html, /History \(1\)[^]*Test Vale improvement lead/)
  assert.match((await lead.get(`${path}/provisions/${id}/edit`)).body, /History \(1\)[^]*accepted/)
  const member = await signIn('scrutiny member')
  assert.doesNotMatch((await cardOf(member, path, '2.c Duty')).html, /History/)
})

test('a document that was too long to be read whole says how far it was read', async () => {
  const { signIn, database } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  assert.doesNotMatch((await lead.get(path)).body, /too long to be read whole/)
  await database.asOwner((client) =>
    client.query(`update instrument set reading = reading || '{"readTo": 3000000}'`),
  )
  const { body } = await lead.get(path)
  assert.match(body, /only its first 3,000,000 characters were read/)
  const document = /href="([^"]*\/documents\/\d+)"/.exec(body)?.[1] ?? ''
  assert.match((await lead.get(document)).body, /only its first 3,000,000 characters/)
})

test('a commissioner’s own dated duties stand under what hangs on them', async () => {
  const { signIn, client, path } = await aDirectionInForce()
  const { id, version } = await cardOf(client, path, '2.c Duty')
  const own = { ...TERMS, version, bearer: 'Commissioner', first: '30 November 2026' }
  assert.equal((await client.post(`${path}/provisions/${id}/edit`, own)).status, 303)
  const home = async (role: Role): Promise<string> => {
    const { body } = await (await signIn(role)).get(COUNCIL)
    return /id="mine"[^]*?<\/section>/.exec(body)?.[0] ?? ''
  }
  assert.match(await home('commissioner'), /Direction 2\.c<\/a> <q>[^]*due in 9 days[^]*Mark met or waive/)
  assert.doesNotMatch(await home('board member'), /Mark met or waive/)
})

test('from a document that was read while somebody waited it goes on to confirming', async () => {
  const { signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const path = await bringIn(lead)
  const document = /href="([^"]*\/documents\/\d+)"/.exec((await lead.get(path)).body)?.[1] ?? ''
  assert.match(
    (await lead.get(document)).body,
    new RegExp(`href="${path}/confirm"[^>]*>\\s*Confirm what it asks`),
  )
  assert.doesNotMatch((await (await signIn('board member')).get(document)).body, /Confirm what it asks/)
  await lead.post(`${path}/acceptances`, { group: '*' })
  assert.doesNotMatch((await lead.get(document)).body, /Confirm what it asks/)
})
