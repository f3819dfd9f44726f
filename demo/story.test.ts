import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REQUIREMENT_KINDS } from '../src/instruments/requirement.ts'
import { type Day, isAfter, isBefore } from '../src/shared/days.ts'
import { type Act, mayDo, ROLES } from '../src/shared/permissions.ts'
import { tellStory } from './story.ts'
import { type ClauseReference, type CouncilTale, TALE_EVIDENCE_KINDS } from './tale.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const TODAYS = [
  '2026-11-21',
  '2026-11-01',
  '2026-11-30',
  '2028-02-29',
  '2027-05-31',
  '2026-12-26',
  '2027-01-02',
  '2027-07-31',
].map(day)

const ASKING: readonly string[] = REQUIREMENT_KINDS

const stories = TODAYS.map(tellStory)
const councils = stories.flatMap((story) =>
  story.councils.map((council) => ({ today: story.today, council })),
)
const kelsmere = stories.flatMap(({ today, councils: [first] }) =>
  first === undefined ? [] : [{ today, council: first }],
)

const inOrder = (days: readonly Day[], what: string) => {
  for (const [at, later] of days.slice(1).entries()) {
    assert.ok(!isBefore(later, days[at] ?? later), `${what}: ${String(days[at])} then ${later.toString()}`)
  }
}

const referencesIn = (council: CouncilTale): ClauseReference[] => [
  ...council.actions.flatMap(({ answers }) => answers),
  ...council.evidence.flatMap(({ requirements }) => requirements),
  ...council.occurrences.map(({ requirement }) => requirement),
  ...council.challenges.flatMap(({ about }) => (about.kind === 'requirement' ? [about.key] : [])),
]

const named = ({ instrument, clause }: ClauseReference): string => `${instrument}/${clause}`

test('the same day tells the same story', () => {
  for (const story of stories) assert.deepEqual(tellStory(story.today), story)
})

test('there are eight objectives, sixty actions, twelve measures and eighteen recommendations', () => {
  for (const { council } of kelsmere) {
    assert.equal(council.objectives.length, 8)
    assert.equal(council.actions.length, 60)
    assert.equal(council.measures.length, 12)
    const report = council.documents.find(({ key }) => key === 'commissioners-report')
    assert.equal(report?.expected.filter(({ kind }) => kind === 'recommendation').length, 18)
    assert.ok(council.evidence.length > 40)
  }
})

test('every role has somebody in it, and every kind of evidence is used', () => {
  for (const { council } of kelsmere) {
    const roles = new Set(council.people.map(({ role }) => role))
    assert.deepEqual(
      ROLES.filter((role) => !roles.has(role)),
      [],
    )
    const kinds = new Set(council.evidence.map(({ kind }) => kind))
    assert.deepEqual(
      [...TALE_EVIDENCE_KINDS].filter((kind) => !kinds.has(kind)),
      [],
    )
  }
})

test('the second council is there, and shares only the case lead', () => {
  for (const {
    councils: [first, second],
  } of stories) {
    assert.equal(second?.key, 'aldmarsh')
    const keys = new Set(first?.people.map(({ key }) => key))
    assert.deepEqual(
      second?.people.filter(({ key }) => keys.has(key)).map(({ role }) => role),
      ['case lead'],
    )
    assert.ok((second?.actions.length ?? 0) > 0 && (second?.occurrences.length ?? 0) > 0)
  }
})

test('every clause that is referred to asks something, and a careful reader finds it', () => {
  for (const { council } of councils) {
    const known = new Set(
      council.documents.flatMap(({ key, expected }) =>
        expected.filter(({ kind }) => ASKING.includes(kind)).map(({ id }) => `${key}/${id}`),
      ),
    )
    assert.deepEqual(
      referencesIn(council)
        .map(named)
        .filter((reference) => !known.has(reference)),
      [],
    )
  }
})

test('whoever and whatever is named exists', () => {
  for (const { council } of councils) {
    const people = new Set(council.people.map(({ key }) => key))
    const actions = new Set(council.actions.map(({ reference }) => reference))
    const measures = new Set(council.measures.map(({ key }) => key))
    const objectives = new Set(council.objectives.map(({ key }) => key))
    const evidence = new Set(council.evidence.map(({ key }) => key))
    const wanted = (all: Set<string>, keys: readonly string[]) =>
      assert.deepEqual(
        keys.filter((key) => !all.has(key)),
        [],
      )
    wanted(people, [
      ...council.actions.flatMap(({ owner, contributors }) => [owner, ...contributors]),
      ...council.actions.flatMap(({ updates, moves }) => [
        ...updates.map((one) => one.author),
        ...moves.map((one) => one.approver),
      ]),
      ...council.evidence.map(({ addedBy }) => addedBy),
      ...council.occurrences.flatMap(({ met }) => (met === null ? [] : [met.by])),
      ...council.measures.map(({ owner }) => owner),
      ...council.meetings.flatMap(({ attendance, decisions }) => [
        ...attendance.map(({ person }) => person),
        ...decisions.map(({ owner }) => owner),
      ]),
      ...council.challenges.flatMap(({ by, answer }) => (answer === null ? [by] : [by, answer.by])),
      ...council.objectives.map(({ owner }) => owner),
      ...council.instruments.flatMap(({ uploadedBy, confirmedBy }) => [uploadedBy, confirmedBy]),
    ])
    wanted(actions, [
      ...council.evidence.flatMap((one) => one.actions),
      ...council.meetings.flatMap(({ decisions }) => decisions.flatMap((one) => one.actions)),
      ...council.measures.flatMap(({ afterAction }) => (afterAction === null ? [] : [afterAction])),
    ])
    wanted(
      measures,
      council.evidence.flatMap((one) => one.measures),
    )
    wanted(
      objectives,
      [...council.actions, ...council.measures].flatMap((one) => one.objectives),
    )
    wanted(
      evidence,
      council.occurrences.flatMap(({ met }) =>
        met?.evidence === null || met === null ? [] : [met.evidence],
      ),
    )
    assert.equal(actions.size, council.actions.length)
    assert.equal(evidence.size, council.evidence.length)
    assert.equal(people.size, council.people.length)
  }
})

test('nothing of an action happens before its start, after today or out of turn', () => {
  for (const { today, council } of councils) {
    for (const action of council.actions) {
      const { reference, start, firstDue, updates, completion, recheck, moves } = action
      inOrder([start, firstDue], `${reference} due`)
      inOrder(
        [start, ...updates.map(({ on }) => on), ...(completion === null ? [] : [completion.on])],
        reference,
      )
      inOrder([...updates.map(({ on }) => on), today], `${reference} updates`)
      if (completion !== null) inOrder([start, completion.on, recheck?.on ?? completion.on, today], reference)
      assert.ok(completion !== null || recheck === null, `${reference}: looked at again before it was done`)
      assert.notEqual(
        recheck?.by,
        action.owner,
        `${reference}: an owner does not look at their own work again`,
      )
      inOrder([firstDue, ...moves.map(({ to }) => to)], `${reference} moves`)
      const asked = moves.map(({ on }) => on)
      if (asked.length > 0) inOrder([start, ...asked, completion?.on ?? today], `${reference} moved`)
    }
  }
})

test('nobody does what their role may not', () => {
  for (const { council } of councils) {
    const roleOf = new Map(council.people.map(({ key, role }) => [key, role]))
    const allow = (act: Act, keys: readonly string[]) => {
      for (const key of keys) {
        const role = roleOf.get(key)
        assert.ok(role !== undefined && mayDo(role, act), `${key} (${role}): ${act}`)
      }
    }
    allow(
      'bring in documents',
      council.instruments.map(({ uploadedBy }) => uploadedBy),
    )
    allow(
      'confirm requirements',
      council.instruments.map(({ confirmedBy }) => confirmedBy),
    )
    allow(
      'agree to dates',
      council.actions.flatMap(({ moves }) => moves.map(({ approver }) => approver)),
    )
    allow(
      'work on the plan',
      council.actions.flatMap(({ owner, updates }) => [owner, ...updates.map((one) => one.author)]),
    )
    allow(
      'confirm sustained',
      council.actions.flatMap(({ recheck }) => (recheck === null ? [] : [recheck.by])),
    )
    allow(
      'add evidence',
      council.evidence.map(({ addedBy }) => addedBy),
    )
    allow(
      'mark what is owed',
      council.occurrences.flatMap(({ met }) => (met === null ? [] : [met.by])),
    )
    allow(
      'keep measures',
      council.measures.map(({ keptBy }) => keptBy),
    )
  }
})

test('a date is moved with a reason, by somebody who did not ask for it', () => {
  for (const { council } of councils) {
    for (const { approver, askedBy, reason } of council.actions.flatMap(({ moves }) => moves)) {
      assert.notEqual(approver, askedBy)
      assert.ok(reason.length > 20)
    }
  }
})

test('evidence describes a period before it was added, and is added by today', () => {
  for (const { today, council } of councils) {
    for (const { key, from, to, addedOn } of council.evidence) inOrder([from, to, addedOn, today], key)
  }
})

test('duties fell due on the days the documents ask for, and one report was never sent', () => {
  for (const { today, council } of councils) {
    const expected = new Map<string, readonly Day[]>(
      council.documents.flatMap(({ key, expected: all }) =>
        all.map((one) => [`${key}/${one.id}`, one.dates] as const),
      ),
    )
    for (const { requirement, due, met } of council.occurrences) {
      const dates = expected.get(named(requirement)) ?? []
      const isListed = dates.some((date) => date.equals(due))
      assert.ok(isListed || isAfter(due, dates.at(-1) ?? due), `${named(requirement)} on ${due.toString()}`)
      assert.ok(isBefore(due, today))
      if (met !== null) assert.ok(!isAfter(met.on, today), named(requirement))
    }
  }
  for (const { council } of kelsmere) {
    const reports = council.occurrences.filter(({ requirement }) => named(requirement) === 'direction/7.f')
    assert.equal(reports.filter(({ met }) => met === null).length, 1)
    assert.ok(reports.length >= 7)
    assert.ok(council.occurrences.some(({ due, met }) => met !== null && isAfter(met.on, due)))
    const plan = council.occurrences.find(({ requirement }) => named(requirement) === 'direction/7.e')
    assert.ok(plan?.met !== null && plan !== undefined && !isAfter(plan.met.on, plan.due))
  }
})

test('the line is broken where it was meant to be', () => {
  for (const { council } of kelsmere) {
    const answered = new Set<string>(council.actions.flatMap(({ answers }) => answers.map(named)))
    for (const left of [
      'commissioners-report/Rec.12',
      'commissioners-report/Rec.15',
      'commissioners-report/Rec.16',
      'direction/7.c.ii',
    ]) {
      assert.ok(!answered.has(left), left)
    }
    const answerless = council.actions
      .filter(({ answers }) => answers.length === 0)
      .map(({ reference }) => reference)
    assert.deepEqual(answerless, ['2.5', '2.7', '3.8', '4.2', '4.6', '6.4', '6.7'])
    const measured = new Set(council.measures.flatMap(({ objectives }) => objectives))
    assert.deepEqual(
      council.objectives.filter(({ key }) => !measured.has(key)).map(({ key }) => key),
      ['8'],
    )
    const shown = new Set(council.evidence.flatMap(({ actions }) => actions))
    const done = council.actions.filter(({ completion }) => completion !== null)
    const bare = done.filter(({ reference }) => !shown.has(reference)).map(({ reference }) => reference)
    assert.deepEqual(bare, ['1.5', '3.2', '4.3', '6.4', '8.8'])
    assert.ok(
      council.evidence.some(({ actions, requirements }) => actions.length > 1 && requirements.length > 1),
    )
  }
})

test('some are silent for eleven weeks and more, some relapse, some hold', () => {
  for (const { today, council } of kelsmere) {
    const open = council.actions.filter(
      ({ completion, start }) => completion === null && isBefore(start, today),
    )
    const silent = open.filter(({ updates }) =>
      isBefore(updates.at(-1)?.on ?? day('2000-01-01'), today.subtract({ days: 75 })),
    )
    assert.deepEqual([...new Set(silent.map(({ owner }) => owner))].sort(), [
      'brackley',
      'demir',
      'holloway',
      'marsden',
      'siddiqui',
      'whitfield',
    ])
    const findings = council.actions.flatMap(({ recheck }) => (recheck === null ? [] : [recheck.finding]))
    assert.equal(findings.filter((finding) => finding === 'relapsed').length, 2)
    assert.equal(findings.filter((finding) => finding === 'sustained').length, 4)
    assert.ok(council.actions.filter(({ moves }) => moves.length > 0).length >= 10)
    assert.ok(council.actions.some(({ moves }) => moves.length === 3))
  }
})

test('the board meets every month, and everything is decided by somebody', () => {
  for (const { today, council } of kelsmere) {
    const months = council.meetings.map(({ on }) => on.toPlainYearMonth())
    for (const [at, month] of months.slice(1).entries()) {
      assert.equal(months[at]?.add({ months: 1 }).equals(month), true)
    }
    assert.equal(council.meetings.length, 8)
    inOrder([...council.meetings.map(({ on }) => on), today], 'meetings')
  }
})

test('a question is answered after it is asked, and some wait', () => {
  for (const { today, council } of kelsmere) {
    for (const { on, answer } of council.challenges) inOrder([on, answer?.on ?? on, today], 'challenge')
    assert.ok(council.challenges.some(({ answer }) => answer === null))
  }
})
