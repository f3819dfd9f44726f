import { type DraftAction } from './draft.ts'

export const CARE_ACTIONS: readonly DraftAction[] = [
  {
    reference: '4.1',
    title:
      'Meet within three days whenever a carer says a placement is at risk, and offer help before notice is given',
    objectives: ['4'],
    answers: ['inspection/improve 5'],
    owner: 'siddiqui',
    start: -220,
    due: -120,
    updates: [
      [
        -195,
        'First eleven meetings held. Seven children stayed where they were.',
        'Let every carer know the number to ring.',
        -120,
      ],
      [
        -121,
        '34 meetings so far; 25 children still in the same home.',
        'Make it the usual way of working.',
        null,
      ],
    ],
    done: -119,
  },
  {
    reference: '4.2',
    title: 'Recruit 18 foster carers for teenagers and for brothers and sisters',
    objectives: ['4'],
    answers: [],
    owner: 'siddiqui',
    start: -240,
    due: 30,
    moves: [
      {
        on: -50,
        to: 120,
        reason: 'Nine approved; the panel cannot see more than two a month.',
        approver: 'pemberton',
      },
    ],
    updates: [
      [
        -210,
        '41 enquiries since the campaign began, 12 visits booked.',
        'Visits within five days of the call.',
        30,
      ],
      [-140, 'Four approved. We lose people between the visit and the training.', 'Evening training.', 30],
      [
        -52,
        'Nine approved, three in assessment. Will not reach 18 by the date.',
        'Ask the board for more time.',
        120,
      ],
      [-15, 'Eleven approved. Two take brothers and sisters.', 'Two more panels before the date.', 120],
    ],
  },
  {
    reference: '4.3',
    title:
      'Record for each child in care, in their own words, what they want their next review to talk about',
    objectives: ['4', '8'],
    answers: ['commissioners-report/Rec.14'],
    owner: 'siddiqui',
    start: -200,
    due: -110,
    updates: [
      [
        -175,
        'Reviewing officers ask two weeks before. Children choose how: text, drawing, a call.',
        'All reviews from next month.',
        -110,
      ],
      [-109, 'In place for all reviews.', 'Nothing further.', null],
    ],
    done: -108,
  },
  {
    reference: '4.4',
    title:
      'Hold a permanence planning meeting for every child by the second review, and track those without one',
    objectives: ['4'],
    answers: ['inspection/improve 3'],
    owner: 'siddiqui',
    contributors: ['hussain'],
    start: -185,
    due: -70,
    updates: [
      [
        -160,
        '23 children past their second review without a meeting.',
        'Four meetings a week until cleared.',
        -70,
      ],
      [-105, 'Down to six.', 'Two are waiting for an expert report.', -70],
      [
        -72,
        'All held. Two with the report to follow.',
        'Tracker goes to the assistant director monthly.',
        null,
      ],
    ],
    done: -70,
  },
  {
    reference: '4.5',
    title: 'Visit all 27 children who live more than 20 miles away, and ask what they would change',
    objectives: ['4'],
    answers: ['commissioners-report/Rec.14'],
    owner: 'siddiqui',
    start: -150,
    due: -40,
    updates: [
      [-120, 'Nine visited. Contact with grandparents comes up every time.', 'Six a month.', -40],
      [-58, '22 visited.', 'Five left, two in one home in the north.', -40],
      [-38, 'All 27 seen. Eleven asked to move nearer; plans for six.', 'Write back to each of them.', null],
    ],
    done: -38,
  },
  {
    reference: '4.6',
    title: 'Bring health assessments for children in care inside twenty working days',
    objectives: ['4'],
    answers: [],
    owner: 'siddiqui',
    contributors: ['nwosu'],
    start: -170,
    due: -30,
    updates: [
      [
        -145,
        'Baseline 44 in 100. We send the papers late and the clinic has no doctor two days a week.',
        'Send papers on day two.',
        -30,
      ],
      [-85, 'Papers now go on day two or three. Still no doctor.', 'Raise the vacancy.', -30],
    ],
  },
  {
    reference: '4.7',
    title:
      'Train elected members as corporate parents, with care-experienced young people leading half of it',
    objectives: ['4', '8'],
    answers: ['commissioners-report/Rec.6', 'commissioners-report/Rec.14'],
    owner: 'raman',
    contributors: ['patel'],
    start: -245,
    due: -135,
    updates: [
      [-220, 'Two sessions written with the Children in Care Council.', 'Dates to all 48 members.', -135],
      [
        -136,
        '39 of 48 members attended. Young people asked them three questions each and wrote down the answers.',
        'Mop-up session for nine.',
        -100,
      ],
      [-98, '46 of 48.', 'Done.', null],
    ],
    moves: [
      {
        on: -137,
        to: -95,
        reason: 'Nine members could not attend; a third session is needed.',
        approver: 'pemberton',
      },
    ],
    done: -97,
  },
]
