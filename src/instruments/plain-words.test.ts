import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import type { Reading } from './reading.ts'
import { firstDates } from './schedule.ts'

// A notice in plain words and terms in prose, written for these tests.

const PLAIN_NOTICE = `Improvement Notice issued to Marrow Down District and County Council

Issued by the Department for Education on 3 April 2023

This notice follows Ofsted's judgement of inadequate.

What the Council must do

• Appoint an interim Director of Children's Services by 30 April 2023
• Publish an improvement plan within 70 working days of receiving the inspection report
• Reduce the number of unallocated cases to zero by the end of May 2023, and keep it there
• Provide the Department with weekly data returns from 17 April 2023
• Hold Improvement Board meetings every 6 to 8 weeks

What the Department will do

• Provide a named adviser
• Review progress in October 2023 and April 2024
• Consider whether further action is needed if insufficient progress is made

What happens if things do not improve

The Secretary of State could use statutory powers.

Board arrangements

The Improvement Board's membership is to include the police, health and at least one headteacher. Minutes should be circulated no later than five working days after each meeting. The Chair, Olive Trant, will brief the Minister as and when requested.

Any changes to this notice have to be agreed in writing.

Signed on behalf of the Secretary of State
Desmond Kyle
3 April 2023
`

const PROSE_TERMS = `Terms of reference: Children's Services Commissioner in Barrowmere

The Secretary of State has appointed Leopold Varga as Commissioner for Children's Services in Barrowmere from 1 June 2021 for an initial period of 12 months.

Purpose
The Commissioner will:
(i) take stock of the Council's progress;
(ii) within three months, recommend whether an alternative delivery model is needed; and
(iii) keep the Secretary of State informed.

Ways of working
Mr Varga will work with the Chair of the Improvement Board. He will meet the Leader of the Council and the Chief Executive at least fortnightly. The Board, which is chaired by Ruth Amory, meets every month.
The Commissioner must produce an interim report by mid-September 2021 and a final report no later than 30 November 2021.
The Council agrees to meet the Commissioner's reasonable costs and to provide a desk at Civic Hall.
Where the Commissioner considers that children are at risk of harm, he must inform Ofsted and the Department within 24 hours.
The Commissioner can request any information he needs. The Council should respond to such requests within three working days.
It is not anticipated that the Commissioner will exercise the functions of the Council.
If the Council disagrees with a recommendation it must give its reasons in writing within 14 days.
All reports are to be shared with the Council in draft before they are submitted.

These arrangements will be reviewed after six months and will end on 31 May 2022.

25 May 2021
`

function live(reading: Reading): string[] {
  return reading.provisions
    .filter(({ kind }) => kind === 'duty' || kind === 'undertaking')
    .map(({ clause, kind, bearer, schedule }) => {
      const dates = firstDates(schedule, 2).join(' ')
      return `${clause ?? '-'} ${kind} ${bearer ?? '?'} ${schedule.type}${dates === '' ? '' : ` ${dates}`}`
    })
}

test('a heading that says who must do what governs the bullets beneath it, and the next heading ends it', () => {
  assert.deepEqual(live(readInstrument(PLAIN_NOTICE)), [
    '- duty Council fixed 2023-04-30',
    '- duty Council relative',
    '- duty Council fixed 2023-05-31',
    '- duty Council recurring 2023-04-17 2023-04-24',
    '- duty Council recurring 2023-05-29 2023-07-24',
    '- undertaking Department for Education standing',
    '- undertaking Department for Education fixed 2023-10-31 2024-04-30',
    '- undertaking Department for Education triggered',
    '- duty ? none',
    '- duty ? triggered',
    '- undertaking Chair on demand',
    '- duty ? none',
  ])
})

test('in prose a name and a pronoun are the office, and a condition says who "it" is', () => {
  const { provisions } = readInstrument(PROSE_TERMS)
  const bearerOf = (words: string) => provisions.find(({ text }) => text.startsWith(words))?.bearer
  assert.match(bearerOf('Mr Varga will work') ?? '', /^Commissioner/)
  assert.match(bearerOf('He will meet') ?? '', /^Commissioner/)
  assert.match(bearerOf('Where the Commissioner considers') ?? '', /^Commissioner/)
  assert.equal(bearerOf('If the Council disagrees'), 'Council')
  assert.equal(bearerOf('All reports are to be shared'), null)
  assert.deepEqual(
    live(readInstrument(PROSE_TERMS))
      .slice(0, 3)
      .map((line) => line.split(' ')[0]),
    ['i', 'ii', 'iii'],
  )
})
