import { type Day } from '../src/shared/days.ts'
import { actionsOf } from './actions.ts'
import { type DraftAction } from './actions/draft.ts'
import { type At } from './at.ts'
import { type DemonstrationDocument } from './documents/documents.ts'
import { evidenceOf } from './evidence.ts'
import { type DraftEvidence } from './evidence/draft.ts'
import { type KeyDays, workingDayBy } from './key-days.ts'
import { measuresOf } from './measures.ts'
import { type DraftMeasure } from './measures/draft.ts'
import { meetingsOf } from './meetings.ts'
import { ALDMARSH_OBJECTIVES } from './objectives.ts'
import { aldmarshOccurrences } from './occurrences.ts'
import { ALDMARSH_PEOPLE } from './people.ts'
import { type CouncilTale } from './tale.ts'

const ACTIONS: readonly DraftAction[] = [
  {
    reference: '1.1',
    title: 'Offer a return home interview within 72 hours, by a worker the child can choose',
    objectives: ['1'],
    answers: ['aldmarsh-notice/4', 'aldmarsh-notice/6'],
    owner: 'teague',
    start: -195,
    due: -90,
    updates: [
      [-170, 'Three workers trained. 48 in 100 offered in time.', 'Weekend cover.', -90],
      [-92, '81 in 100 offered in time with weekend cover.', 'Keep it, and ask children about it.', null],
    ],
    done: -91,
  },
  {
    reference: '1.2',
    title: 'Agree the action plan for children who go missing or are at risk of exploitation',
    objectives: ['1', '2'],
    answers: ['aldmarsh-notice/2'],
    owner: 'brandt',
    start: -200,
    due: -160,
    updates: [[-165, 'Agreed by all partners.', 'Report quarterly.', null]],
    done: -164,
  },
  {
    reference: '2.1',
    title: 'Hold an exploitation panel each month with police, health and schools',
    objectives: ['2'],
    answers: ['aldmarsh-notice/5'],
    owner: 'fofanah',
    start: -180,
    due: 60,
    updates: [
      [-150, 'First panel: 17 children.', 'Second next month.', 60],
      [-90, 'Three held. Two men disrupted, one hotel closed its side door.', 'Carry on.', 60],
      [-20, 'Five held.', 'Carry on.', 60],
    ],
  },
  {
    reference: '2.2',
    title:
      'Hold a progress meeting with the Department each quarter, with young people in the room for half of it',
    objectives: ['1', '2'],
    answers: ['aldmarsh-notice/3', 'aldmarsh-notice/6'],
    owner: 'brandt',
    start: -150,
    due: 120,
    updates: [
      [-30, 'Second meeting held. Two young people spoke for twenty minutes.', 'Third in a quarter.', 120],
    ],
  },
]

const EVIDENCE: readonly DraftEvidence[] = [
  {
    key: 'interviews-offered',
    kind: 'data',
    title: 'Return home interviews offered within 72 hours',
    shows: '81 in 100, from 48.',
    from: -195,
    to: -93,
    added: -89,
    by: 'teague',
    actions: ['1.1'],
    requirements: ['aldmarsh-notice/4'],
    measures: ['interviews'],
  },
]

const MEASURES: readonly DraftMeasure[] = [
  {
    key: 'interviews',
    title: 'Return home interviews offered within 72 hours',
    definition:
      'Missing episodes after which an interview was offered within 72 hours, of all that ended in the month.',
    numerator: 'Episodes followed by an offer within 72 hours',
    denominator: 'Missing episodes that ended in the month',
    unit: 'percent',
    better: 'high',
    target: 90,
    source: 'Missing children log',
    owner: 'teague',
    keptBy: 'brandt',
    objectives: ['1'],
    known: 'improves',
    seed: 'interviews',
    size: 62,
    level: (monthsAgo) => (monthsAgo <= 3 ? 0.82 : 0.47),
    step: 3,
    afterAction: '1.1',
  },
]

/** The second council: one notice, four actions, nothing much amiss. */
export function aldmarshTale(
  today: Day,
  { days, at, documents }: { days: KeyDays; at: At; documents: readonly DemonstrationDocument[] },
): CouncilTale {
  const received = workingDayBy(days.aldmarshNotice.add({ days: 7 }))
  return {
    key: 'aldmarsh',
    name: 'Aldmarsh Council',
    shortName: 'Aldmarsh',
    intervention: {
      title: 'Missing and exploited children',
      began: days.aldmarshNotice,
      about: 'An improvement notice after a focused visit.',
    },
    people: ALDMARSH_PEOPLE,
    documents,
    concerns: [],
    actors: [],
    instruments: [
      {
        document: 'aldmarsh-notice',
        uploadedOn: received,
        uploadedBy: 'brandt',
        confirmedOn: received,
        confirmedBy: 'brandt',
        ended: null,
      },
    ],
    objectives: ALDMARSH_OBJECTIVES,
    actions: actionsOf(ACTIONS, at),
    evidence: evidenceOf(EVIDENCE, at),
    occurrences: aldmarshOccurrences(today, days),
    measures: measuresOf(MEASURES, today),
    meetings: meetingsOf(
      [
        {
          apologies: [],
          decisions: [
            { words: 'The action plan was agreed.', owner: 'brandt', within: null, actions: ['1.2'] },
          ],
        },
        {
          apologies: ['ogilvie'],
          decisions: [
            {
              words: 'Children are to be asked what an interview changed.',
              owner: 'teague',
              within: 60,
              actions: ['1.1'],
            },
          ],
        },
      ],
      today,
      {
        board: 'Aldmarsh Missing and Exploitation Board',
        place: 'County Offices',
        members: ['banerjee', 'mcalister', 'ogilvie', 'brandt', 'fofanah', 'teague'],
        lastMonthsAgo: 2,
      },
    ),
    challenges: [],
  }
}
