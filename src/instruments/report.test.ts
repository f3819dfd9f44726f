import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstrument } from './instrument-reading.ts'
import { dueOf } from './schedule.ts'

// Commissioners' reports: by number, under the body they are for, in a table, in the prose.

const head = `Report of the Commissioner to the Secretary of State
Marlow Vale Council

`
const recommended = (text: string) =>
  readInstrument(head + text)
    .provisions.filter(({ kind }) => kind === 'recommendation')
    .map(({ clause, bearer, schedule }) => `${clause ?? '-'} ${bearer ?? '?'} ${dueOf(schedule, null).type}`)

test('R1 and on count by themselves, whatever sections stand between', () => {
  const text = `2 Findings
2.1 Practice is weak.

3 Recommendations

To the Secretary of State
R1. That the Department fund a partner.

To the council
R2. Appoint a director by 1 May 2027 and ensure that she has a team.
R3. The police should review their notifications.
`
  assert.deepEqual(recommended(text), [
    'Rec.1 Department for Education none',
    'Rec.2 Council fixed',
    'Rec.2 Council standing',
    'Rec.3 Police none',
  ])
})

test('a body named over a list is who each of its points is for', () => {
  const text = `Recommendations

Marlow Vale Council should:
• hold a weekly clinic;
• publish its plan by 1 May 2027.

The Integrated Care Board should:
• second a nurse to the front door.
`
  assert.deepEqual(recommended(text), [
    '- Marlow Vale Council recurring',
    '- Marlow Vale Council fixed',
    '- Integrated Care Board none',
  ])
})

for (const mark of ['\t', ' | '])
  test(`a table parted by ${mark === '\t' ? 'tabs' : 'bars'} gives each row its owner and its day`, () => {
    const rows = [
      ['No.', 'Recommendation', 'Owner', 'By when'],
      ['1', 'Rewrite the practice standards', 'DCS', '30 April 2027'],
      ['2', 'Visit a social work team', 'Lead Member', 'Quarterly'],
    ]
    assert.deepEqual(recommended(rows.map((row) => row.join(mark)).join('\n')), [
      'Rec.1 DCS fixed',
      'Rec.2 Lead Member recurring',
    ])
  })

test('"I recommend that" in the prose is a recommendation; what a predecessor recommended is not', () => {
  const text = `Leadership

I recommend that the Leader attends the board in person. My predecessor recommended in 2025 that the board be closed.
`
  assert.deepEqual(recommended(text), ['- Leader none'])
})
