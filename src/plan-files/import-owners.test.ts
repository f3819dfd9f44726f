import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenBefore, matchOwners, othersNamed, type Owning } from './import-owners.ts'
import type { PlanRow } from './plan-file.ts'

const PEOPLE: readonly Owning[] = [
  { id: 1, name: 'Zoë Marsh', jobTitle: 'Head of Service', partner: null },
  { id: 2, name: 'Omar Field', jobTitle: 'Team Manager', partner: null },
  { id: 3, name: 'Ann Lee', jobTitle: 'Team Manager', partner: null },
]
const row = (owner: string | null): PlanRow => ({ row: 4, owner }) as unknown as PlanRow
const matched = (owner: string, chosen: Readonly<Record<string, string>> = {}) => {
  const [one] = matchOwners([row(owner)], PEOPLE, chosen)
  return one === undefined ? null : [one.person?.id ?? null, one.how]
}

test('an owner is known by name, in either order, with or without accents, title and post', () => {
  for (const words of ['Zoe Marsh', 'MARSH, Zoë', 'Ms Zoe Marsh (Head of Service)', 'Zoe Marsh - HoS'])
    assert.deepEqual(matched(words), [1, 'their name'], words)
})

test('an owner is known by a post that one colleague holds', () => {
  assert.deepEqual(matched('Head of service'), [1, 'their post'])
  assert.deepEqual(matched('Team Manager'), [null, 'several fit'])
})

test('of a cell that clearly names several the first is the owner, by name or by post', () => {
  assert.deepEqual(matched('Head of Service / Team Manager'), [1, 'their post'])
  assert.deepEqual(matched('Omar Field & Zoe Marsh'), [2, 'their name'])
  assert.deepEqual(matched('Team Manager / Head of Service'), [null, 'several fit'])
  assert.deepEqual(matched('Commissioner of Homes\nHead of Service'), [null, 'nobody fits'])
  const [cell] = matchOwners([row('Head of Service / Commissioning Manager')], PEOPLE, {})
  assert.deepEqual(cell?.others, ['Commissioning Manager'])
  for (const one of ['Early Help/Family Hubs Manager', 'CIN/CP Team Manager', 'Heads of Service'])
    assert.deepEqual(matchOwners([row(one)], PEOPLE, {})[0]?.others, [], one)
})

test('a cell that names several means the next time whom it was taken for the last', () => {
  const kept = (owner: string, person: number | null) => ({ row: row(owner), wanted: { owner: person } })
  assert.deepEqual(
    chosenBefore([kept('Zoe Marsh / Omar Field', 2), kept('Ann Lee', 3), kept('Zoe Marsh & Ann Lee', null)]),
    { 'zoe marsh omar field': '2', 'zoe marsh ann lee': 'none' },
  )
})

test('part of a name is nobody’s, and what a person chose stands', () => {
  assert.deepEqual(matched('Joanne Leeson'), [null, 'nobody fits'])
  assert.deepEqual(matched('Joanne Leeson', { 'joanne leeson': '3' }), [3, 'chosen'])
  assert.deepEqual(matched('Zoe Marsh', { 'zoe marsh': 'none' }), [null, 'left without'])
})

test('a cell that names nobody asks nothing', () => {
  assert.equal(matched('TBC'), null)
  assert.deepEqual(matchOwners([row(null)], PEOPLE, {}), [])
})

test('of several owners and contributors those who are known do a part; the owner and strangers do not', () => {
  const people = [...PEOPLE, { id: 4, name: 'Pat Constable', jobTitle: 'Inspector', partner: 'Mere Police' }]
  const others = (owner: string, contributors: string) => {
    const cells = { ...row(owner), contributors }
    const found = othersNamed(cells, people, people[0] ?? null)
    return [...found.people.map(({ name }) => name), ...found.bodies]
  }
  assert.deepEqual(others('Zoe Marsh / Omar Field', 'Mere Police; A charity; Ann Lee'), [
    'Omar Field',
    'Ann Lee',
    'Mere Police',
  ])
  assert.deepEqual(others('Zoe Marsh supported by Pat Constable', ''), ['Pat Constable'])
  assert.deepEqual(others('Zoe Marsh', 'schools and health'), [])
  assert.deepEqual(others('Zoe Marsh / Commissioning Manager', ''), ['Commissioning Manager'])
  assert.deepEqual(others('Omar Field / Zoe Marsh', ''), ['Omar Field'], 'another than the first was chosen')
  assert.deepEqual(others('SRO: Zoe Marsh  Lead: Head of Homes', ''), ['Head of Homes'])
  assert.deepEqual(others('Zoe Marsh with partners', ''), [])
})
