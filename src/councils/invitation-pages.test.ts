import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { aServer, type Client, NOW, type Reply, type TestServer } from '../../test/test-server.ts'

const PASSWORD = 'otter lantern quilt'
const NIA = {
  name: 'Nia Penry',
  email: 'nia.penry@test-vale.example',
  role: 'action owner',
  'job-title': 'Service manager',
}
const PEOPLE = '/councils/test-vale/people'

type Clocked = TestServer & { readonly wait: (hours: number) => void; readonly now: () => Temporal.Instant }

async function aClockedServer(): Promise<Clocked> {
  let now = NOW
  const server = await aServer(() => now)
  return { ...server, now: () => now, wait: (hours) => (now = now.add({ minutes: hours * 60 })) }
}

const linkIn = (reply: Reply): string =>
  /href="(\/(?:invitations|new-password)\/[^"]+)"/.exec(reply.body)?.[1] ?? ''

async function invite(server: TestServer, wanted: Readonly<Record<string, string>> = NIA): Promise<string> {
  const lead = await server.signIn('improvement lead')
  const reply = await lead.post('/councils/test-vale/invitations', wanted)
  assert.equal(reply.status, 200, reply.body.slice(0, 2000))
  return linkIn(reply)
}

/** From the link to being signed in. */
async function accept(server: Clocked, client: Client, link: string): Promise<Reply> {
  const chosen = await client.post(`${link}/acceptance`, { name: 'Nia Penry', password: PASSWORD })
  assert.equal(chosen.status, 303, chosen.body)
  const page = await client.get(chosen.location ?? '')
  const secret = (/sight-set-up__key">([A-Z2-7 ]+)</.exec(page.body)?.[1] ?? '').replaceAll(' ', '')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: server.now().epochMilliseconds,
  })
  return client.post('/sign-in/second-factor/set-up', { code, next: '/councils/test-vale' })
}

test('an invited person chooses a password, sets up an app and is in', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  const client = server.visit()
  assert.match((await client.get(link)).body, /Join Test Vale/)
  const done = await accept(server, client, link)
  assert.match(done.body, /href="\/councils\/test-vale"/)
  assert.match((await client.get('/account')).body, /Action owner, Service manager/)
  const lead = await server.signIn('improvement lead')
  const people = (await lead.get(PEOPLE)).body
  assert.match(people, /Nia Penry/)
  assert.doesNotMatch(people, /Invited, not yet here/)
})

test('no session begins before the app is set up', async () => {
  const server = await aClockedServer()
  const client = server.visit()
  await client.post(`${await invite(server)}/acceptance`, { name: 'Nia Penry', password: PASSWORD })
  assert.equal((await client.get('/account')).status, 303)
})

test('an invitation works once', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  await accept(server, server.visit(), link)
  const again = await server
    .visit()
    .post(`${link}/acceptance`, { name: 'Somebody else', password: 'pelican wet nineteen' })
  assert.match(again.body, /closed/)
  assert.match((await server.visit().get(link)).body, /accepted already/)
})

test('an invitation accepted twice at the same moment makes one person with one password', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  const passwords = ['otter lantern quilt', 'pelican wet nineteen', 'marmalade hinge walrus']
  const replies = await Promise.all(
    passwords.map((password) => server.visit().post(`${link}/acceptance`, { name: 'Nia Penry', password })),
  )
  assert.equal(replies.filter((reply) => reply.location?.startsWith('/sign-in/')).length, 1)
  const { rows } = await server.database.asOwner((client) =>
    client.query<{ count: number }>(
      `select count(*) from role_grant g join person p on p.id = g.person_id where p.email = $1 and g.ended_at is null`,
      [NIA.email],
    ),
  )
  assert.equal(rows[0]?.count, 1)
})

test('an invitation runs out after three days, and can be sent again', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  server.wait(71.9)
  assert.match((await server.visit().get(link)).body, /Join Test Vale/)
  server.wait(0.2)
  assert.match((await server.visit().get(link)).body, /has run out/)
  assert.match(
    (await server.visit().post(`${link}/acceptance`, { name: 'Nia', password: PASSWORD })).body,
    /has run out/,
  )
  const lead = await server.signIn('administrator')
  const people = await lead.get(PEOPLE)
  assert.match(people.body, /Run out/)
  const sending = /action="([^"]+\/sending)"/.exec(people.body)?.[1] ?? ''
  const fresh = linkIn(await lead.post(sending))
  assert.match((await server.visit().get(fresh)).body, /Join Test Vale/)
  assert.equal((await server.visit().get(link)).status, 404)
})

test('a withdrawn invitation opens nothing', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  const lead = await server.signIn('improvement lead')
  const withdrawal = /action="([^"]+\/withdrawal)"/.exec((await lead.get(PEOPLE)).body)?.[1] ?? ''
  assert.equal((await lead.post(withdrawal)).status, 303)
  assert.match((await server.visit().get(link)).body, /withdrawn/)
  const late = await server.visit().post(`${link}/acceptance`, { name: 'Nia', password: PASSWORD })
  assert.match(late.body, /closed/)
  assert.equal((await lead.post(withdrawal)).location, PEOPLE)
})

test('a weak password or no name brings the page back, with what was typed but the password', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  const reply = await server.visit().post(`${link}/acceptance`, { name: '', password: 'NiaPenry2026!' })
  assert.equal(reply.status, 422)
  assert.match(reply.body, /Enter a name/)
  assert.match(reply.body, /harder to guess/)
  assert.doesNotMatch(reply.body, /NiaPenry2026/)
})

test('links made up or of another council open nothing', async () => {
  const server = await aClockedServer()
  const link = await invite(server)
  const token = link.split('/').at(-1) ?? ''
  const secret = token.split('.')[1] ?? ''
  for (const wrong of [
    `${server.other.id}.${secret}`,
    `${token}x`,
    token.slice(0, -1),
    `0.${secret}`,
    `999999.${secret}`,
    'x',
    '..%2f..',
    `1.${'A'.repeat(43)}`,
  ]) {
    assert.equal((await server.visit().get(`/invitations/${wrong}`)).status, 404, wrong)
    assert.equal(
      (await server.visit().post(`/invitations/${wrong}/acceptance`, { name: 'x', password: PASSWORD }))
        .status,
      404,
      wrong,
    )
  }
})

test('the token is kept as a hash', async () => {
  const server = await aClockedServer()
  const secret = (await invite(server)).split('.')[1] ?? ''
  const { rows } = await server.database.asOwner((client) =>
    client.query<{ all: string }>(
      `select invitation::text || (select string_agg(body, '') from event) as all from invitation`,
    ),
  )
  assert.ok(secret.length === 43 && !(rows[0]?.all ?? secret).includes(secret))
})

test('an invitation for somebody who has an account is accepted by them, signed in, and opens nobody’s account', async () => {
  const server = await aClockedServer()
  const nia = server.visit()
  await accept(server, nia, await invite(server))
  const otherLead = await server.signIn('improvement lead', server.other)
  const link = linkIn(
    await otherLead.post('/councils/other-moor/invitations', { ...NIA, role: 'board member' }),
  )
  const stranger = await server.visit().get(link)
  assert.match(stranger.body, /Sign in with it to accept/)
  const taken = await server
    .visit()
    .post(`${link}/acceptance`, { name: 'Mallory', password: 'pelican wet nineteen' })
  assert.doesNotMatch(taken.location ?? '', /sign-in\/second/)
  const wrongPerson = await server.signIn('senior leader')
  assert.match((await wrongPerson.get(link)).body, /You are signed in as/)
  assert.doesNotMatch((await wrongPerson.post(`${link}/acceptance`)).body, /You have joined/)
  assert.match((await nia.get(link)).body, /Accept/)
  const joined = await nia.post(`${link}/acceptance`)
  assert.equal(joined.location, '/councils/other-moor')
  const councils = (await nia.get('/councils')).body
  assert.match(councils, /Other Moor/)
  assert.match(councils, /Test Vale/)
})

test('who is here or invited already is not invited twice', async () => {
  const server = await aClockedServer()
  const lead = await server.signIn('improvement lead')
  await lead.post('/councils/test-vale/invitations', NIA)
  const twice = await lead.post('/councils/test-vale/invitations', {
    ...NIA,
    email: 'Nia.Penry@Test-Vale.example',
  })
  assert.equal(twice.status, 422)
  assert.match(twice.body, /invited already/)
  assert.match(twice.body, /value="Service manager"/)
  const here = await lead.post('/councils/test-vale/invitations', {
    ...NIA,
    email: 'case-lead@test-vale.example',
  })
  assert.match(here.body, /belongs to the council already/)
})

test('every mistake in an invitation is named, and nothing typed is lost', async () => {
  const server = await aClockedServer()
  const lead = await server.signIn('improvement lead')
  const empty = await lead.post('/councils/test-vale/invitations', {})
  for (const words of [/Enter a name/, /Enter an e-mail address/, /Select a role/])
    assert.match(empty.body, words)
  for (const email of [
    'nia',
    'nia@',
    '@vale.example',
    'nia@vale',
    'a@b@vale.example',
    'nia@vale.example, spy@else.example',
    'a b@vale.example',
    'x@demonstration.invalid',
  ]) {
    const reply = await lead.post('/councils/test-vale/invitations', { ...NIA, email })
    assert.match(reply.body, /in the correct format/, email)
  }
  const partner = await lead.post('/councils/test-vale/invitations', { ...NIA, role: 'partner' })
  assert.match(partner.body, /Enter the partner agency/)
  assert.match(partner.body, /value="Nia Penry"/)
  assert.match(partner.body, /value="partner"[^>]* checked/)
})

test('only those who may invite can, and a council’s people are its own', async () => {
  const server = await aClockedServer()
  for (const role of [
    'senior leader',
    'action owner',
    'board member',
    'partner',
    'commissioner',
    'case lead',
  ] as const) {
    const client = await server.signIn(role)
    assert.equal((await client.post('/councils/test-vale/invitations', NIA)).status, 403, role)
    assert.equal((await client.get(`${PEOPLE}/invite`)).status, 403, role)
  }
  const senior = await server.signIn('senior leader')
  assert.equal((await senior.get(PEOPLE)).status, 200)
  assert.doesNotMatch((await senior.get(PEOPLE)).body, /Invite somebody/)
  const lead = await server.signIn('improvement lead')
  const elsewhere = server.other.people['action owner']
  assert.equal((await lead.get(`${PEOPLE}/${elsewhere}`)).status, 404)
  assert.equal((await lead.post(`${PEOPLE}/${elsewhere}/end`, { why: 'x' })).status, 404)
  assert.equal((await lead.post(`${PEOPLE}/${elsewhere}/new-password`)).status, 404)
  assert.equal((await lead.get('/councils/other-moor/people')).status, 404)
})

test('a role is changed, recorded, and a second writer sees both versions', async () => {
  const server = await aClockedServer()
  const person = server.council.people['action owner']
  const [one, other] = [await server.signIn('improvement lead'), await server.signIn('administrator')]
  const version = /name="version" value="(\d+)"/.exec((await one.get(`${PEOPLE}/${person}`)).body)?.[1] ?? ''
  const first = await one.post(`${PEOPLE}/${person}/role`, {
    version,
    role: 'team manager',
    'job-title': 'Manager',
  })
  assert.equal(first.status, 303)
  const second = await other.post(`${PEOPLE}/${person}/role`, {
    version,
    role: 'board member',
    'job-title': 'Member',
  })
  assert.equal(second.status, 422)
  assert.match(second.body, /As it stands now: Team manager or auditor, Manager/)
  assert.match(second.body, /value="board member"[^>]* checked/)
  const newer = /name="version" value="(\d+)"/.exec(second.body)?.[1] ?? ''
  assert.equal(
    (await other.post(`${PEOPLE}/${person}/role`, { version: newer, role: 'board member' })).status,
    303,
  )
  const page = (await one.get(`${PEOPLE}/${person}`)).body
  assert.match(page, /changed the role of/)
  assert.match(page, /action owner → team manager/)
})

test('nobody changes their own role or ends their own access', async () => {
  const server = await aClockedServer()
  const own = server.council.people['improvement lead']
  const lead = await server.signIn('improvement lead')
  const page = (await lead.get(`${PEOPLE}/${own}`)).body
  assert.match(page, /This is you/)
  assert.doesNotMatch(page, /End access/)
  assert.equal(
    (await lead.post(`${PEOPLE}/${own}/role`, { role: 'administrator', version: '1' })).status,
    422,
  )
  assert.equal((await lead.post(`${PEOPLE}/${own}/end`, { why: 'tired' })).status, 422)
  assert.equal((await lead.get(PEOPLE)).status, 200)
})

test('ended access ends at once, with its reason in the record', async () => {
  const server = await aClockedServer()
  const person = server.council.people['action owner']
  const owner = await server.signIn('action owner')
  const lead = await server.signIn('improvement lead')
  assert.match((await lead.post(`${PEOPLE}/${person}/end`, {})).body, /Enter why their access ends/)
  assert.equal((await lead.post(`${PEOPLE}/${person}/end`, { why: 'Left the council' })).status, 303)
  assert.equal((await owner.get('/account')).status, 303)
  assert.equal((await lead.get(`${PEOPLE}/${person}`)).status, 404)
  const { rows } = await server.database.asOwner((client) =>
    client.query<{ body: string }>(`select body from event where act = 'ended the access of'`),
  )
  assert.match(rows[0]?.body ?? '', /Left the council/)
})

test('a link for a new password works once, ends sessions, and leaves the second step in place', async () => {
  const server = await aClockedServer()
  const nia = server.visit()
  await accept(server, nia, await invite(server))
  const lead = await server.signIn('administrator')
  const person = /\/people\/(\d+)">Nia Penry/.exec((await lead.get(PEOPLE)).body)?.[1] ?? ''
  const made = await lead.post(`${PEOPLE}/${person}/new-password`)
  const link = linkIn(made)
  assert.match(made.body, /only time the link is shown/)
  assert.equal((await nia.get('/account')).status, 200)
  const browser = server.visit()
  assert.match((await browser.get(link)).body, /Choose a new password/)
  assert.equal((await browser.post(link, { password: 'password1234' })).status, 422)
  const chosen = await browser.post(link, { password: 'pelican wet nineteen' })
  assert.equal(chosen.location, '/sign-in/second-factor')
  assert.equal((await browser.get('/account')).status, 303)
  assert.equal((await nia.get('/account')).status, 303)
  assert.equal((await server.visit().get(link)).status, 404)
  const old = await server.visit().post('/sign-in', { email: NIA.email, password: PASSWORD })
  assert.equal(old.status, 422)
  const fresh = await server.visit().post('/sign-in', { email: NIA.email, password: 'pelican wet nineteen' })
  assert.equal(fresh.location, '/sign-in/second-factor')
})

test('a link for a new password ends after a day, and cannot be made up', async () => {
  const server = await aClockedServer()
  const lead = await server.signIn('administrator')
  const person = server.council.people['board member']
  const link = linkIn(await lead.post(`${PEOPLE}/${person}/new-password`))
  assert.match((await server.visit().get(link)).body, /Choose a new password/)
  const [id, until, signature] = (link.split('/').at(-1) ?? '').split('.')
  const wrong = [
    `${server.council.people['senior leader']}.${until}.${signature}`,
    `${id}.${Number(until) + 9}.${signature}`,
    `${id}.${until}.${'A'.repeat(43)}`,
  ]
  for (const proof of wrong) assert.equal((await server.visit().get(`/new-password/${proof}`)).status, 404)
  server.wait(24.1)
  assert.equal((await server.visit().get(link)).status, 404)
})

test('who belongs to another council too gets no link by way of this one’s administrator', async () => {
  const server = await aClockedServer()
  const nia = server.visit()
  await accept(server, nia, await invite(server))
  const otherLead = await server.signIn('improvement lead', server.other)
  const link = linkIn(
    await otherLead.post('/councils/other-moor/invitations', { ...NIA, role: 'board member' }),
  )
  await nia.post(`${link}/acceptance`)
  const person =
    /\/people\/(\d+)">Nia Penry/.exec((await otherLead.get('/councils/other-moor/people')).body)?.[1] ?? ''
  const reply = await otherLead.post(`/councils/other-moor/people/${person}/new-password`)
  assert.equal(reply.status, 403)
  assert.equal(linkIn(reply), '')
})

test('the list can be taken away, and nothing in it runs as a formula', async () => {
  const server = await aClockedServer()
  await accept(
    server,
    server.visit(),
    await invite(server, { ...NIA, 'job-title': '=HYPERLINK("https://evil.example")' }),
  )
  const lead = await server.signIn('improvement lead')
  const csv = await lead.get(`${PEOPLE}.csv`)
  assert.match(csv.body, /Nia Penry,nia\.penry@test-vale\.example,Action owner,"'=HYPERLINK/)
})
