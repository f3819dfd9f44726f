import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { formOf } from '../../test/test-form.ts'
import { aPlan, type TestPlan } from '../../test/test-plan.ts'
import { BUILDER, type TestCouncil } from '../../test/test-server.ts'
import { type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { Role } from '../shared/permissions.ts'

// One thing of every kind, each saying the same words; the names tell which was found.
const KINDS = [
  'action',
  'requirement',
  'objective',
  'update',
  'evidence',
  'measure',
  'commentary',
  'document',
  'instrument',
  'provision',
  'pack',
  'person',
] as const

async function sayEverywhere(plan: TestPlan, words: string, council: TestCouncil): Promise<void> {
  const actor = { ...BUILDER, id: council.people['improvement lead'] }
  await inCouncil(plan.database, { council: council.id, actor, access: 'write' }, async (db) => {
    await sayInPlan(db, words, council)
    await sayInDocuments(db, words, council)
  })
  await plan.database.asOwner(async (client) => {
    await client.query('update role_grant set job_title = $1 where council_id = $2 and person_id = $3', [
      words,
      council.id,
      council.people['board member'],
    ])
  })
}

async function sayInPlan(db: CouncilDatabase, words: string, council: TestCouncil): Promise<void> {
  const { intervention, people } = council
  await sql`with a as (
      insert into action (intervention_id, reference, title, detail) values (${intervention}, ${`S${Math.random()}`}, 'An action', ${words}) returning id
    ) insert into action_update (action_id, person_id, said_on, happened)
      select id, ${people['improvement lead']}::bigint, '2026-11-01', ${words} from a`.execute(db)
  await sql`insert into objective (intervention_id, place, title, outcome) values (${intervention}, 9, 'An objective', ${words})`.execute(
    db,
  )
  await sql`insert into evidence (intervention_id, title, kind, shows, added_on) values (${intervention}, 'A piece', 'audit', ${words}, '2026-11-01')`.execute(
    db,
  )
  await sql`with m as (
      insert into measure (intervention_id, name, definition, polarity) values (${intervention}, 'A measure', ${words}, 'neutral') returning id
    ) insert into measure_commentary (measure_id, period, words, written_on)
      select id, '2026-10-01', ${words}, '2026-11-01' from m`.execute(db)
  await sql`insert into pack (intervention_id, title, meeting_on, report, made_on)
    values (${intervention}, 'A pack', '2026-12-01', ${JSON.stringify({ sections: [{ words }] })}::jsonb, '2026-11-01')`.execute(
    db,
  )
}

async function sayInDocuments(
  db: CouncilDatabase,
  words: string,
  { intervention }: TestCouncil,
): Promise<void> {
  await sql`with f as (
      insert into file (sha256, size, content)
      select sha256(convert_to(${words}, 'utf8')), length(convert_to(${words}, 'utf8')), convert_to(${words}, 'utf8') returning sha256
    ), d as (
      insert into document (file_sha256, name, media_type, words) select sha256, 'a.txt', 'text/plain', ${words} from f returning id
    ), i as (
      insert into instrument (intervention_id, document_id, kind, title, short_title, issuer, reader, reading)
      select ${intervention}::bigint, id, 'direction', 'An instrument', 'Direction', ${words}, 'a test', '{}'::jsonb from d returning id
    ), p as (
      insert into provision (instrument_id, place, kind, words, starts_at, ends_at, schedule)
      select id, 1, 'duty', ${words}, 0, 1, '{"type":"standing"}'::jsonb from i returning id, instrument_id
    )
    insert into requirement (intervention_id, instrument_id, provision_id, reference, kind, words, schedule)
    select ${intervention}::bigint, instrument_id, id, 'Direction 1', 'duty', ${words}, '{"type":"standing"}'::jsonb from p`.execute(
    db,
  )
}

const kindsFound = (body: string): readonly string[] =>
  [...body.matchAll(/<h2 class="govuk-heading-m" id="([a-z]+)"/g)].map(([, kind]) => kind ?? '')

const searchPath = (words: string, slug = 'test-vale', kind = ''): string =>
  `/councils/${slug}/search?${new URLSearchParams({ q: words, kind }).toString()}`

// Words as people write them: a stem nobody else has, with apostrophes, hyphens and the diacritics of Welsh.
const letters = Array.from('abcdefghijklmnoprstuvwyâêîôûŵŷáéíóúïöëàèìòùẃýÂÊŴŶ')
const stem = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 12 })
const word = fc.oneof(
  stem,
  fc.tuple(stem, fc.constantFrom('’', "'", '-', '‐', '‑'), stem).map((parts) => parts.join('')),
)

test('every one of 200 words saved in every kind of thing is found, in each, and a fifth of them, looked for elsewhere, in nothing of another council', async () => {
  const plan = await aPlan()
  const words = fc.sample(word, { numRuns: 200, seed: 20261121 }).map((one) => `q${one}x`)
  await sayEverywhere(plan, `Said once: ${words.join(', ')}. And that is all`, plan.council)
  const lead = await plan.signIn('improvement lead')
  const elsewhere = await plan.signIn('improvement lead', plan.other)
  for (const [index, one] of words.entries()) {
    const found = await lead.get(searchPath(one))
    assert.deepEqual([one, kindsFound(found.body)], [one, KINDS])
    assert.doesNotMatch(found.body, /Nothing says/, one)
    // A search that finds nothing goes on to look for what was meant, which is the dearest of all.
    if (index % 5 !== 0) continue
    assert.deepEqual(kindsFound((await elsewhere.get(searchPath(one, 'other-moor'))).body), [], one)
  }
})

test('a word is found however its accents, apostrophes, hyphens and capitals are typed, and by its beginning', async () => {
  const plan = await aPlan()
  await sayEverywhere(plan, 'Tŷ Gŵyr: the children’s re-referrals, O’Neill-Jones (7.b.ii)', plan.council)
  const lead = await plan.signIn('improvement lead')
  const ways = [
    "Children's",
    'childrens',
    'ty gwyr',
    'TŶ',
    're-referral',
    'rereferrals',
    'referrals',
    'oneill',
    'O’Neill',
    'neill-jones',
    '7.b.ii',
    'refer',
    '(re-referrals),',
  ]
  for (const typed of ways)
    assert.deepEqual([typed, kindsFound((await lead.get(searchPath(typed))).body)], [typed, KINDS])
})

test('a slip of the finger still finds it, and the page says what it looked for instead', async () => {
  const plan = await aPlan()
  await sayEverywhere(plan, 'Supervision of safeguarding practitioners', plan.council)
  const lead = await plan.signIn('improvement lead')
  for (const typed of ['safegaurding', 'supervison', 'practicioners', 'safegardin']) {
    const { body } = await lead.get(searchPath(typed))
    assert.deepEqual([typed, kindsFound(body)], [typed, KINDS])
    assert.match(body, new RegExp(`Nothing says “${typed}”`))
  }
  const { body } = await lead.get(searchPath('xylophonist'))
  assert.match(body, /Nothing here says “xylophonist”/)
})

test('the words around the hit are shown, the hit marked, and markup stays words', async () => {
  const plan = await aPlan()
  const long = `${'before '.repeat(60)}<b>zebra</b> & ${'after '.repeat(60)}`
  await plan.addAction({ reference: 'A7', detail: long })
  const lead = await plan.signIn('improvement lead')
  const { body } = await lead.get(searchPath('zebra'))
  assert.match(
    body,
    /<p class="govuk-body-s">… before .*<mark>&lt;b&gt;zebra&lt;\/b&gt;<\/mark> &amp; after .* …<\/p>/,
  )
})

test('with several words a thing must have all; where none has, those with some are shown and said to be that', async () => {
  const plan = await aPlan()
  await plan.addAction({ reference: 'A8', title: 'Heron and kingfisher' })
  await plan.addAction({ reference: 'A9', title: 'Heron alone' })
  const lead = await plan.signIn('improvement lead')
  const both = (await lead.get(searchPath('kingfisher heron'))).body
  assert.match(both, /A8/)
  assert.doesNotMatch(both, /A9/)
  assert.match((await lead.get(searchPath('heron threshold'))).body, /Nothing says all of “heron threshold”/)
})

test('a role finds only the kinds it may open', async () => {
  const plan = await aPlan()
  await sayEverywhere(plan, 'Heliotrope', plan.council)
  const expected: Readonly<Partial<Record<Role, readonly string[]>>> = {
    administrator: ['person'],
    'scrutiny member': ['requirement', 'measure', 'commentary', 'document', 'instrument', 'provision'],
    partner: ['requirement', 'objective', 'measure', 'commentary'],
    commissioner: KINDS.filter((kind) => kind !== 'pack' && kind !== 'person'),
  }
  for (const [role, kinds] of Object.entries(expected)) {
    const client = await plan.signIn(role as Role)
    const { body } = await client.get(searchPath('heliotrope'))
    assert.deepEqual([role, kindsFound(body)], [role, kinds])
    // What may not be seen is not given away by a guess at what was meant either.
    if (role === 'administrator') continue
    await plan.database.asOwner((owner) =>
      owner.query(`update role_grant set job_title = 'Ombudswoman' where person_id = $1`, [
        plan.council.people['team manager'],
      ]),
    )
    assert.doesNotMatch((await client.get(searchPath('ombudswomam'))).body, /ombudswoman/i)
  }
})

test('a partner finds their own agency’s actions and what speaks of them, and no other', async () => {
  const plan = await aPlan()
  const own = await plan.addAction({ reference: 'P1', title: 'Tangerine duty desk', partner: 'Police' })
  const health = await plan.addAction({ reference: 'P2', title: 'Tangerine clinic', partner: 'Health' })
  await inCouncil(
    plan.database,
    { council: plan.council.id, actor: BUILDER, access: 'write' },
    async (db) => {
      for (const [action, title] of [
        [own, 'Tangerine audit of the desk'],
        [health, 'Tangerine audit of the clinic'],
      ] as const) {
        await sql`with e as (
        insert into evidence (intervention_id, title, kind, added_on) values (${plan.council.intervention}, ${title}, 'audit', '2026-11-01') returning id
      ) insert into evidence_claim (evidence_id, action_id) select id, ${action}::bigint from e`.execute(db)
        await sql`insert into action_update (action_id, person_id, said_on, happened)
        values (${action}, ${plan.council.people.partner}, '2026-11-01', ${`Tangerine ${title}`})`.execute(db)
      }
    },
  )
  const { body } = await (await plan.signIn('partner')).get(searchPath('tangerine'))
  assert.match(body, /duty desk/)
  assert.match(body, /audit of the desk/)
  assert.doesNotMatch(body, /clinic/)
  assert.deepEqual(kindsFound(body), ['action', 'update', 'evidence'])
})

test('what is looked for again after a change is found as it is now', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  const told = async (one: string) => kindsFound((await lead.get(searchPath(one))).body)
  assert.deepEqual(await told('threshold'), ['action'])
  const form = await formOf(lead, `${plan.at}/edit`)
  const saved = await lead.post(`${plan.at}/edit`, { ...form, title: 'Publish the kingfisher document' })
  assert.equal(saved.status, 303)
  assert.deepEqual(await told('threshold'), [])
  assert.deepEqual(await told('kingfisher'), ['action'])
  await lead.post(`${plan.at}/updates`, { happened: 'We saw an avocet', next: '', help: '' })
  assert.deepEqual(await told('avocet'), ['update'])
  await lead.post(`${plan.at}/comments`, { words: 'A bittern too', 'form-key': randomUUID() })
  assert.deepEqual(await told('bittern'), ['comment'])
})

test('a reference leads to its action first, and a person’s name to what they own, by their new name too', async () => {
  const plan = await aPlan()
  await plan.addAction({ reference: '1.20', title: 'Ring every family' })
  await plan.addAction({ reference: '1.2', title: 'Tell every referrer' })
  const lead = await plan.signIn('improvement lead')
  const found = async (one: string) =>
    [
      ...(await lead.get(searchPath(one, 'test-vale', 'action'))).body.matchAll(
        /actions\/\d+">([^<]*|<mark>.*?)</g,
      ),
    ].length
  const body = (await lead.get(searchPath('1.2', 'test-vale', 'action'))).body
  assert.ok(body.indexOf('referrer') < body.indexOf('Ring every') && body.includes('referrer'))
  assert.equal(await found('guillemot'), 0)
  await plan.database.asOwner(async (client) => {
    await client.query(`update person set name = 'Guillemot Auk' where id = $1`, [
      plan.council.people['action owner'],
    ])
    await client.query(
      `insert into event (council_id, body) values (null, '{"who":{"id":null},"act":"renamed","thing":{"kind":"person","id":1}}')`,
    )
  })
  assert.equal(await found('guillemot'), 3)
})

test('every page of a council has the box, and an empty or odd question is no fault', async () => {
  const plan = await aPlan()
  const lead = await plan.signIn('improvement lead')
  assert.match((await lead.get('/councils/test-vale/plan')).body, /action="\/councils\/test-vale\/search"/)
  for (const odd of [
    '',
    '   ',
    '%',
    '_',
    '\\',
    "'",
    '—…',
    '(',
    '%_%',
    'a'.repeat(5000),
    '\u0000',
    '🦔',
    'x '.repeat(50),
  ])
    assert.equal((await lead.get(searchPath(odd))).status, 200, JSON.stringify(odd))
  assert.match((await lead.get('/councils/test-vale/search')).body, /Words may be typed in part/)
  assert.equal((await lead.get(searchPath('threshold', 'other-moor'))).status, 404)
})
