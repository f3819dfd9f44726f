import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommentId, PersonId } from '../shared/ids.ts'
import type { Comment } from './comment.ts'
import { type NoticeEvent, type NoticeFacts, noticesOf, writeNotices } from './notice.ts'

const at = Temporal.Instant.from('2026-11-21T10:00:00Z')

function anEvent(wanted: Partial<NoticeEvent> = {}): NoticeEvent {
  return {
    number: 1,
    at,
    who: 'Ada Owner',
    whoId: 1,
    role: 'action owner',
    act: 'updated',
    thing: { kind: 'action', id: 12, title: 'A12 See every child' },
    why: null,
    before: {},
    after: { happened: 'Two teams\nbegan.' },
    ...wanted,
  }
}

function aComment(id: number, wanted: Partial<Comment> = {}): readonly [number, Comment] {
  const comment: Comment = {
    id: id as CommentId,
    on: { kind: 'action', id: 12 },
    personId: 1 as PersonId,
    who: 'Ada Owner',
    councilOnly: true,
    wordings: [{ number: 1, words: 'Is it soon?', saidAt: at }],
    mentions: [],
    withdrawal: null,
    ...wanted,
  }
  return [id, comment]
}

const facts = (wanted: Partial<NoticeFacts> = {}): NoticeFacts => ({
  reader: { person: 2, role: 'senior leader' },
  actions: new Map([[12, 'A12 See every child']]),
  objectives: new Map([[3, 'Children are seen']]),
  comments: new Map(),
  evidenceOf: new Map(),
  ...wanted,
})

test('what others did to a watched thing is told, in words that its page shows; what I did is not', () => {
  const [first] = noticesOf([anEvent(), anEvent({ whoId: 2 })], facts())
  assert.deepEqual(
    [first?.who, first?.did, first?.words],
    ['Ada Owner', 'wrote an update', 'Two teams began.'],
  )
  assert.equal(noticesOf([anEvent(), anEvent({ whoId: 2 })], facts()).length, 1)
})

test('what is not watched, or may not be seen any more, is not told', () => {
  assert.deepEqual(noticesOf([anEvent()], facts({ actions: new Map() })), [])
})

test('a moved date is told with its day and reason, other changes without what they say', () => {
  const events = [
    anEvent({ act: 'moved the date', why: 'A post is empty', after: { dueOn: '2026-12-24' } }),
    anEvent({ act: 'changed', before: { detail: 'a' }, after: { detail: 'Secret' } }),
  ]
  assert.deepEqual(
    noticesOf(events, facts()).map(({ did, words }) => [did, words]),
    [
      ['moved its date to 24 December 2026', 'A post is empty'],
      ['changed how it is written, its owner or what it answers', null],
    ],
  )
})

test('a partner is not told that something was said which is kept from them', () => {
  const events = [1, 2].map((id) => anEvent({ act: 'commented on', after: { comment: id } }))
  const comments = new Map([aComment(1), aComment(2, { councilOnly: false })])
  const told = (role: 'partner' | 'senior leader') =>
    noticesOf(events, facts({ comments, reader: { person: 2, role } })).map(({ words }) => words)
  assert.deepEqual(told('senior leader'), ['Is it soon?', 'Is it soon?'])
  assert.deepEqual(told('partner'), ['Is it soon?'])
})

test('a comment tells the words it has today, and none once it is withdrawn', () => {
  const withdrawal = { by: 'Ada Owner', why: 'A slip', saidAt: at }
  const comments = new Map([aComment(1, { withdrawal })])
  const [told] = noticesOf([anEvent({ act: 'commented on', after: { comment: 1 } })], facts({ comments }))
  assert.equal(told?.words, null)
})

test('evidence of a watched action is told beside it', () => {
  const event = anEvent({
    act: 'added',
    thing: { kind: 'evidence', id: 7, title: 'Audit of ten' },
    after: {},
  })
  const [told] = noticesOf([event], facts({ evidenceOf: new Map([[7, [11, 12]]]) }))
  assert.deepEqual(
    [told?.thing.id, told?.did, told?.beside],
    [12, 'added evidence to it', { path: '/evidence/7', title: 'Audit of ten' }],
  )
})

test('a letter names each thing once, with what was done below and its address last', () => {
  const notices = noticesOf([anEvent({ act: 'done', after: {} }), anEvent()], facts())
  assert.equal(
    writeNotices(notices, (path) => `https://s.example${path}`),
    'A12 See every child\n- Ada Owner wrote an update: “Two teams began.”\n- Ada Owner said it is done\nhttps://s.example/actions/12',
  )
})

test('how somebody outside sees a watched thing is told, but to partner agencies', () => {
  const seen = anEvent({ act: 'gave a view of', after: { outsideView: 4, view: 'off course' } })
  assert.equal(noticesOf([seen], facts())[0]?.did, 'sees it off course')
  assert.deepEqual(noticesOf([seen], facts({ reader: { person: 2, role: 'partner' } })), [])
})
