import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { type Colleague, findMentions, listMentionable, sayMentionRefusal } from './mention.ts'

function aColleague(
  id: number,
  name: string,
  role: Role = 'action owner',
  partner: string | null = null,
): Colleague {
  return { id: id as PersonId, name, jobTitle: role, role, partner }
}

const ADA = aColleague(1, 'Ada Lee')
const ANN = aColleague(2, 'Ada Lee Carter')
const PAT = aColleague(3, 'Pat Constable', 'partner', 'Police')
const NURSE = aColleague(4, 'Nia Nurse', 'partner', 'Health')
const SCRUTINY = aColleague(5, 'Cllr Sid Scrutiny', 'scrutiny member')
const LEAD = aColleague(6, 'Lena Lead', 'improvement lead')
const PEOPLE = [ADA, ANN, PAT, NURSE, SCRUTINY, LEAD]

const owed = (partner: string | null, agencies: readonly string[] = []) => ({
  action: {
    partner,
    ownerId: ADA.id,
    contributors: agencies.map((agency) => ({ personId: null, agency })),
  },
})
const find = (
  words: string,
  wanted: { ticked?: readonly number[]; councilOnly?: boolean; thing?: ReturnType<typeof owed> } = {},
) => {
  const choices = listMentionable(
    { role: 'improvement lead', partner: null },
    wanted.thing ?? owed('Police'),
    PEOPLE,
  )
  return findMentions(words, {
    choices,
    people: PEOPLE,
    ticked: (wanted.ticked ?? []) as PersonId[],
    councilOnly: wanted.councilOnly ?? false,
  })
}

test('only people who may see the thing are offered', () => {
  const offered = (thing: ReturnType<typeof owed> | { action: null }) =>
    listMentionable({ role: 'improvement lead', partner: null }, thing, PEOPLE).map(({ name }) => name)
  assert.deepEqual(offered(owed('Police')), ['Ada Lee', 'Ada Lee Carter', 'Pat Constable', 'Lena Lead'])
  assert.deepEqual(offered(owed(null, ['Health'])), ['Ada Lee', 'Ada Lee Carter', 'Nia Nurse', 'Lena Lead'])
  assert.deepEqual(offered({ action: null }), ['Ada Lee', 'Ada Lee Carter', 'Lena Lead'])
})

test('a partner is offered the owner, the leads and their own agency, not everybody who works for the council', () => {
  const offered = listMentionable({ role: 'partner', partner: 'Police' }, owed('Police', ['Health']), PEOPLE)
  assert.deepEqual(
    offered.map(({ name }) => name),
    ['Ada Lee', 'Pat Constable', 'Lena Lead'],
  )
})

test('names in the words and ticks in the list call people, each once, the longest name first', () => {
  assert.deepEqual(find('@ada lee: is it done? @Ada Lee Carter too.', { ticked: [1] }), {
    ok: true,
    value: [1, 2],
  })
  assert.deepEqual(find('@Ada Lee Carter, please'), { ok: true, value: [2] })
})

test('an address, and a word that is written as no name, call nobody', () => {
  for (const words of ['ada@vale.example', 'x.ada@lena.example', '@home by @10am', 'meet @ the hall'])
    assert.deepEqual(find(words), { ok: true, value: [] }, words)
})

test('a first name alone calls the one person it can mean, a title not counted', () => {
  for (const words of [
    '@Lena, is it done?',
    'is it done @lena',
    '@Lena’s team?',
    '(@Lena)',
    '@Pat: and you?',
  ])
    assert.equal(find(words).ok, true, words)
  assert.deepEqual(find('@Lena, is it done?'), { ok: true, value: [LEAD.id] })
  const doctor = aColleague(8, 'Dr Eleanor Marsh')
  const facts = { choices: [doctor], people: [doctor], councilOnly: true, ticked: [] }
  assert.deepEqual(findMentions('@Eleanor, soon?', facts), { ok: true, value: [8] })
})

test('a first name of several people, or with another surname, comes back with the choices', () => {
  const several = find('@Ada, is it done?')
  assert.deepEqual(several, {
    ok: false,
    refusal: { why: 'no whole name', name: 'Ada', choices: ['Ada Lee', 'Ada Lee Carter'] },
  })
  assert.equal(
    several.ok ? '' : sayMentionRefusal(several.refusal),
    '“@Ada” is nobody’s whole name here. Write @Ada Lee or @Ada Lee Carter, choose people under “Mention people”, or take the @ away',
  )
  assert.deepEqual(find('@Ada, is it done?', { ticked: [2] }), { ok: true, value: [2] })
  assert.deepEqual(find('@Lena Other, is it done?'), {
    ok: false,
    refusal: { why: 'no whole name', name: 'Lena Other', choices: ['Lena Lead'] },
  })
})

test('a name that is nobody’s comes back, and tells nothing of who may not see the thing', () => {
  for (const name of ['Nobody', 'Nia'])
    assert.deepEqual(find(`@${name}, is it done?`), {
      ok: false,
      refusal: { why: 'no whole name', name, choices: [] },
    })
})

test('whoever may not see the thing cannot be called to it, by name or by tick', () => {
  const refused = find('@Nia Nurse, is it soon?')
  assert.deepEqual(refused, { ok: false, refusal: { why: 'may not see it', name: 'Nia Nurse' } })
  assert.deepEqual(find('Is it soon?', { ticked: [NURSE.id, SCRUTINY.id] }), { ok: true, value: [] })
})

test('a partner is not called to a comment that is kept from partners', () => {
  const refused = find('@Pat Constable, is it soon?', { councilOnly: true })
  assert.deepEqual(refused, { ok: false, refusal: { why: 'kept from partners', name: 'Pat Constable' } })
  assert.match(refused.ok ? '' : sayMentionRefusal(refused.refusal), /Let partner agencies read the comment/)
})

test('of two people of one name the tick tells which', () => {
  const twins = [ADA, aColleague(9, 'Ada Lee', 'team manager')]
  const facts = { choices: twins, people: twins, councilOnly: true }
  assert.deepEqual(findMentions('@Ada Lee?', { ...facts, ticked: [] }), {
    ok: false,
    refusal: { why: 'two of the name', name: 'Ada Lee' },
  })
  assert.deepEqual(findMentions('@Ada Lee?', { ...facts, ticked: [9 as PersonId] }), { ok: true, value: [9] })
})
