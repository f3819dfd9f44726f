import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './check-owner-words.ts'
import { checkOwner } from './check-owner.ts'
import type { PlanAction } from './plan-check.ts'

const kindOf = (words: string | null): string => readOwners(words).kind

test('a post is one owner however many words and joints it has', () => {
  for (const post of [
    'Director of Children’s Services',
    'Assistant Director, Children’s Social Care',
    'Head of Safeguarding and Quality Assurance',
    'Performance & Insight Lead',
    'Comms & Engagement Manager',
    'Director of HR and OD',
    'Service Manager – CIN and CP',
    'Head of Service MASH/EDT',
    'Independent Scrutineer, LSCP',
    'Head of SEND, Inclusion and Virtual School',
    'Lead Member for Children and Young People',
    'Service Director - Early Help, Prevention & Family Support',
    'Business Support and Admin Manager',
    'Principal Social Worker',
    'AD',
    'HoS',
    'Designated Nurse for Looked After Children',
    'Head of Service (Assessment and Intervention)',
    'Section 151 Officer',
    'Chair of the Safeguarding Partnership',
    'Assistant Director (Education & Skills)',
    'Det Supt R Hollis',
    'Cllr D Ahmed',
    'Virtual School Head',
  ])
    assert.equal(kindOf(post), 'one', post)
})

test('a name with its post, or with its supporters, is one owner', () => {
  for (const words of [
    'Jane Ward',
    'Jane Ward, Head of Service',
    'Jane Ward (Head of Service)',
    'Head of Service – Jane Ward',
    'Head of Service, Jane Ward',
    'Jane Ward\nHead of Service',
    'Head of Service supported by the Practice Lead',
    'Head of Service (Lead), Team Manager, QA Officer',
    'Lead: AD Safeguarding; Support: PSW, QA Manager',
    'Tom Young',
    'Head of Service with support from HR and Legal',
    'Accountable: DCS / Responsible: Head of Service',
  ])
    assert.equal(kindOf(words), 'one', words)
})

test('two posts, two names or a plural are several owners', () => {
  for (const words of [
    'Head of Service / AD',
    'DCS and Chief Superintendent',
    'Jane Ward and Tom Patel',
    'Jane Ward, Tom Patel',
    'JW / TP',
    'Sarah / Tom',
    'Heads of Service',
    'All managers',
    'Team Managers',
    'Service Manager CIN; Service Manager CP',
    'Head of Housing Options and Service Manager Leaving Care',
    'Chief Executive\nDirector of Children’s Services',
    'PSW & Head of QA',
    'DCS and Police',
    'AD/HoS',
    'Head of Midwifery and Service Manager Assessment',
    'Assistant Directors',
    'All Heads of Service and Team Managers',
  ])
    assert.equal(kindOf(words), 'several', words)
})

test('a blank, a promise to name somebody, and everybody are nobody', () => {
  for (const words of [
    null,
    '',
    ' ',
    '-',
    'TBC',
    'tbc',
    'To be confirmed',
    'N/A',
    'Vacant',
    'All',
    'Everyone',
    'All staff',
    'TBC (new post)',
    '?',
  ])
    assert.equal(kindOf(words), 'nobody', String(words))
})

test('a team, a board or a department is a group', () => {
  for (const words of [
    'L&D team',
    'Senior Leadership Team',
    'Improvement Board',
    'Children’s Services',
    'HR',
    'Police',
    'MASH',
    'Quality Assurance',
    'Early Help',
    'Social Care',
  ])
    assert.equal(kindOf(words), 'group', words)
})

test('roles are read by their names: the accountable one owns, the others do a part', () => {
  const read = (words: string) => readOwners(words)
  for (const [words, owner, supporters] of [
    ['SRO: AD Safeguarding\nLead: Head of MASH', 'AD Safeguarding', ['Head of MASH']],
    ['SRO: AD Safeguarding  Lead: Head of MASH', 'AD Safeguarding', ['Head of MASH']],
    ['SRO: TBC; Lead: Head of MASH', 'Head of MASH', []],
    ['R: Head of MASH, A: DCS, C: PSW, Police', 'DCS', ['Head of MASH', 'PSW', 'Police']],
    ['Sponsor: DCS / Owner: Head of MASH', 'Head of MASH', ['DCS']],
    ['Strategic lead: DCS; operational lead: PSW', 'DCS', ['PSW']],
    ['A Patel (deputy: J Smith)', 'A Patel', ['J Smith']],
    ['A Patel (cover: J Smith)', 'A Patel', ['J Smith']],
    ['Lee Foster / deputy Ann Lee', 'Lee Foster', ['Ann Lee']],
    ['Head of MASH (with Police and Health)', 'Head of MASH', ['Police', 'Health']],
  ] as const)
    assert.deepEqual(read(words), { kind: 'one', owner, supporters }, words)
  assert.equal(kindOf('SRO: TBC  Lead: TBC'), 'nobody')
  assert.deepEqual(read('Lead: Head of MASH / Head of Early Help'), {
    kind: 'several',
    owners: ['Head of MASH', 'Head of Early Help'],
  })
})

test('for whom or under whom somebody acts does no part of it', () => {
  for (const [words, owner] of [
    ['J. Smith (for A. Patel)', 'J. Smith'],
    ['J. Smith on behalf of A. Patel', 'J. Smith'],
    ['Team Manager, reporting to the Head of Service', 'Team Manager'],
    ['Head of MASH (reports to AD Safeguarding)', 'Head of MASH'],
  ] as const)
    assert.deepEqual(readOwners(words), { kind: 'one', owner, supporters: [] }, words)
})

test('a slash, a comma or “and” within the name of a post parts nothing', () => {
  for (const post of [
    'Early Help/Family Hubs Manager',
    'CIN / CP Team Manager',
    'AD Education/SEND',
    'Head of Fostering & Adoption',
    'Head of Law & Governance (Monitoring Officer)',
    'Children with Disabilities / SEND Service Manager',
    'Deputy Service Manager',
  ])
    assert.deepEqual(kindOf(post), 'one', post)
})

test('several are counted, abbreviated, numbered, or two services’ leads', () => {
  for (const words of [
    'Team Manager(s)',
    'Head of Service x2',
    'Each team manager',
    'AD’s',
    'DoE + VSH',
    'MK, DCS, Legal',
    'Amina Khan / Jo',
    '1. Head of MASH 2. Head of Early Help',
    'Head of MASH plus Police',
    'MASH Manager & Police DI',
    'Education Welfare / Admissions leads',
  ])
    assert.equal(kindOf(words), 'several', words)
})

test('a post nobody holds, and all who work there, are nobody; what managers make together is a group', () => {
  for (const words of ['Awaiting appointment', 'New post', 'Being recruited', 'All social workers'])
    assert.equal(kindOf(words), 'nobody', words)
  for (const words of ['Group Managers’ Meeting', 'Heads of Service Group', 'Chief Executive’s Office'])
    assert.equal(kindOf(words), 'group', words)
  assert.deepEqual(readOwners('TBC / Head of QA'), { kind: 'one', owner: 'Head of QA', supporters: [] })
})

test('an owner who has left is named, by name or by post', () => {
  const action: PlanAction = {
    id: '1',
    reference: '1',
    words: 'Open a hub',
    owner: 'Jane Ward (Head of Service)',
    due: null,
    dueWords: null,
    measure: null,
  }
  assert.equal(checkOwner(action, { left: ['jane ward'] })[0]?.check, 'owner has left')
  assert.deepEqual(checkOwner(action, { left: ['Jane Wardle'] }), [])
})
