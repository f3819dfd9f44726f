import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from '../../src/instruments/instrument-reading.ts'
import { type Provision } from '../../src/instruments/reading.ts'
import { firstDates, unknownEvent } from '../../src/instruments/schedule.ts'
import { type DemonstrationDocument, demonstrationDocuments } from './documents.ts'
import { type ExpectedProvision } from './expected.ts'
import { findProvision, isAtClause, isOfKind } from './find-provision.ts'

// The careful reader's lists against the program's reader: where the words stand does not matter, what is made of them does.

const TODAYS = ['2026-11-21', '2027-03-31', '2028-02-29'].map((text) => Temporal.PlainDate.from(text))
const documents = TODAYS.flatMap((today) => demonstrationDocuments(today))

const readings = documents.map((document) => ({ document, reading: readInstrument(document.text) }))

// What the reader does not do yet, as "document id about": nothing known.
const KNOWN_GAPS: readonly string[] = []

// One actor, several names that are right.
const NAMES: Readonly<Record<string, RegExp>> = {
  Council: /^(the )?((kelsmere borough|aldmarsh) )?council$/i,
  Commissioner: /^(the )?((new|children's services) )?commissioner$/i,
  'Secretary of State': /^(the )?secretary of state( for education)?$/i,
  Department: /^(the )?department( for education)?$/i,
}

const misread = (
  about: 'kind' | 'bearer' | 'due',
  judge: (wanted: ExpectedProvision, read: Provision, document: DemonstrationDocument) => string | null,
) =>
  readings.flatMap(({ document, reading }) =>
    document.expected.flatMap((wanted) => {
      const read = findProvision(reading.provisions, wanted)
      const fault = read === null ? 'not found' : judge(wanted, read, document)
      return fault === null || KNOWN_GAPS.includes(`${document.key} ${wanted.id} ${about}`)
        ? []
        : [`${document.key} ${document.issued.toString()} ${wanted.id}: ${fault}`]
    }),
  )

test('the reader tells what each document is and when it was made', () => {
  for (const { document, reading } of readings) {
    assert.equal(reading.kind, document.kind)
    if (document.key !== 'commissioners-report')
      assert.equal(reading.dated?.value, document.issued.toString(), document.key)
  }
})

test('the reader finds every provision of the list, at its clause and of its kind', () => {
  const faults = misread('kind', (wanted, read) =>
    isOfKind(read, wanted) && isAtClause(read, wanted)
      ? null
      : `${read.clause} ${read.kind}, not ${wanted.kind}`,
  )
  assert.deepEqual(faults, [])
})

test('the reader gives each to whoever is named', () => {
  const faults = misread('bearer', ({ bearer }, read) => {
    if (bearer === null) return null
    const name = NAMES[bearer] ?? new RegExp(`^(the )?${bearer}$`, 'i')
    const isSame = read.bearer !== null && name.test(read.bearer)
    return isSame ? null : `${read.bearer}, not ${bearer}`
  })
  assert.deepEqual(faults, [])
})

test('the reader finds when each is due', () => {
  const faults = misread('due', ({ kind, due, every, dates }, read, { issued }) => {
    if (!['duty', 'undertaking', 'recommendation'].includes(kind)) return null
    if (!(due as readonly string[]).includes(read.schedule.type))
      return `${read.schedule.type}, not ${due.join(' or ')}`
    if (every !== null && read.schedule.type === 'recurring' && read.schedule.every !== every)
      return `${read.schedule.every}, not ${every}`
    const event = unknownEvent(read.schedule)
    const found = firstDates(read.schedule, dates.length, event === null ? {} : { [event]: issued }).map(
      String,
    )
    return dates.every((date, at) => date.toString() === found[at])
      ? null
      : `${found.join(' ')}, not ${dates.join(' ')}`
  })
  assert.deepEqual(faults, [])
})

test('the reader invents no duty in an instrument', () => {
  for (const { document, reading } of readings) {
    if (document.kind !== 'improvement notice' && document.kind !== 'statutory direction') continue
    const asked = document.expected.filter(({ kind }) => kind === 'duty' || kind === 'undertaking')
    // The stem of a notice's list may be read as a duty or not.
    const known = new Set(asked.flatMap(({ clause }) => [clause, clause?.replace(/\.[a-z]+$/, '') ?? null]))
    const invented = reading.provisions
      .filter(({ kind }) => kind === 'duty' || kind === 'undertaking')
      .filter(({ clause }) => !known.has(clause) && !KNOWN_GAPS.includes(`${document.key} ${clause} duty`))
      .map(({ clause, text }) => `${clause}: ${text}`)
    assert.deepEqual(invented, [], document.key)
  }
})
