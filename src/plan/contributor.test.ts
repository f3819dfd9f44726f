import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction } from '../../test/builders.ts'
import type { PersonId } from '../shared/ids.ts'
import { visibleTo } from '../shared/permissions.ts'
import { mayReportOnAction, mayWorkOnAction } from './action-reader.ts'
import { contributorsOf, parseContributor } from './contributor.ts'

const PEOPLE = [
  { id: 1, name: 'Ada Owner', jobTitle: '' },
  { id: 2, name: 'Ben Helper', jobTitle: '' },
]
const police = { id: 1, personId: null, name: 'Police', agency: 'Police', contributes: '' }
const sent = (words: Readonly<Record<string, string>>) => ({ get: (name: string) => words[name] ?? '' })
const messageOf = (words: Readonly<Record<string, string>>, action = anAction()) => {
  const parsed = parseContributor(sent(words), action, PEOPLE)
  return parsed.ok ? null : parsed.refusal[0]?.message
}

test('a person of the system or a body outside contributes, with what they do', () => {
  assert.deepEqual(parseContributor(sent({ person: '2', contributes: 'Trains' }), anAction(), PEOPLE), {
    ok: true,
    value: { who: { person: 2 }, name: 'Ben Helper', contributes: 'Trains' },
  })
  assert.deepEqual(parseContributor(sent({ body: ' A   charity ' }), anAction(), PEOPLE), {
    ok: true,
    value: { who: { body: 'A charity' }, name: 'A charity', contributes: '' },
  })
})

test('one of the two is named, never the owner, never twice', () => {
  assert.match(messageOf({}) ?? '', /Choose a person, or name an agency/)
  assert.match(messageOf({ person: '2', body: 'Police' }) ?? '', /not both/)
  assert.match(messageOf({ person: '9' }) ?? '', /from the list/)
  assert.match(messageOf({ person: '1' }) ?? '', /answers for all of it/)
  assert.match(
    messageOf({ body: 'police' }, anAction({ partner: 'Police' })) ?? '',
    /owes the action already/,
  )
  assert.match(
    messageOf({ body: 'POLICE' }, anAction({ contributors: [police] })) ?? '',
    /contribute already/,
  )
})

test('of several owners that a plan brought in the first answers and the others contribute, each once', () => {
  const found = contributorsOf([...PEOPLE, ...PEOPLE], ['Police', 'POLICE'], 1)
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Ben Helper', 'Police'],
  )
})

test('a partner sees what they owe or contribute to and nothing else', () => {
  const reader = { role: 'partner', partner: 'Police' } as const
  const owes = anAction({ partner: 'Police' })
  const does = anAction({ contributors: [{ ...police, personId: 4 as PersonId, name: 'Pat Constable' }] })
  const others = anAction({ partner: 'Health', contributors: [{ ...police, name: 'Charity', agency: null }] })
  assert.deepEqual(visibleTo(reader, [owes, does, others]), [owes, does])
  assert.deepEqual(visibleTo({ role: 'partner', partner: null }, [owes, does, others]), [])
  assert.equal(visibleTo({ role: 'commissioner', partner: null }, [owes, does, others]).length, 3)
})

test('to contribute is to say what happened, not to finish it or move its date', () => {
  const reader = { role: 'partner', partner: 'Police' } as const
  const does = anAction({ contributors: [police] })
  assert.equal(mayReportOnAction(reader, does), true)
  assert.equal(mayWorkOnAction(reader, does), false)
  assert.equal(mayWorkOnAction(reader, anAction({ partner: 'Police' })), true)
})
