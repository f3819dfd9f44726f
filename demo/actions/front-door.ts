import { type DraftAction } from './draft.ts'

export const FRONT_DOOR_ACTIONS: readonly DraftAction[] = [
  {
    reference: '1.1',
    title:
      'Put two practice managers on the front door until 7pm so that every contact is decided within one working day',
    objectives: ['1'],
    answers: ['inspection/1', 'inspection/improve 1'],
    owner: 'okonkwo',
    start: -260,
    due: -190,
    updates: [
      [
        -240,
        'Both posts agreed and one filled from the duty team. Contacts that arrive after 4pm still wait until morning.',
        'Second manager starts on the first of next month.',
        -190,
      ],
      [
        -205,
        'Second manager in post. Late contacts down from 61 to 22 a week.',
        'Hold for four weeks before we call it done.',
        -190,
      ],
      [
        -188,
        'Four weeks of decisions inside a day on nine contacts in ten.',
        'Audit a sample to see whether quick has also meant right.',
        null,
      ],
    ],
    done: -188,
    recheck: {
      on: -95,
      by: 'petrov',
      finding: 'sustained',
      words:
        'Looked at 30 contacts from three different weeks. 28 decided within the day and all 30 decisions were sound.',
    },
  },
  {
    reference: '1.2',
    title: 'Tell every referrer, within five working days, what was decided and why',
    objectives: ['1', '8'],
    answers: ['inspection/improve 1', 'commissioners-report/Rec.5'],
    owner: 'okonkwo',
    contributors: ['lindqvist', 'nwosu'],
    start: -230,
    due: -140,
    moves: [
      {
        on: -148,
        to: -90,
        reason: 'The letter template could not be changed until the case system was upgraded.',
        approver: 'demir',
      },
      {
        on: -96,
        to: -45,
        reason: 'Upgrade slipped again; agreed to send letters by hand from the two busiest teams.',
        approver: 'demir',
      },
    ],
    updates: [
      [
        -210,
        'Wording agreed with heads and with the safeguarding nurses.',
        'Build it into the system.',
        -140,
      ],
      [
        -150,
        'System upgrade moved by the supplier. We cannot send these from the record yet.',
        'Ask for more time.',
        -90,
      ],
      [-98, 'Still no upgrade. Two teams will do it by hand.', 'Start on Monday.', -45],
      [
        -44,
        'Two teams now send the letter. Four schools tell us they have had one.',
        'Bring in the other three teams.',
        -20,
      ],
      [
        -12,
        'Three of five teams. Feedback from heads is good, though we are slow with nurseries.',
        'All five teams by the end of next month.',
        30,
      ],
    ],
  },
  {
    reference: '1.3',
    title:
      'Call back within 48 hours every family whose child was referred twice in a year, and record what changed',
    objectives: ['1'],
    answers: ['inspection/improve 1'],
    owner: 'okonkwo',
    start: -200,
    due: -100,
    updates: [
      [
        -180,
        'List of 74 families drawn from the case system.',
        'Two workers to ring all of them by the end of the month.',
        -100,
      ],
      [
        -120,
        '58 of 74 rung. The commonest answer is that the first visit ended with a leaflet.',
        'Write up what families said.',
        -100,
      ],
      [
        -101,
        'All 74 tried; 66 spoken to. Themes shared with the team.',
        'Fold this into the weekly meeting.',
        null,
      ],
    ],
    done: -101,
  },
  {
    reference: '1.4',
    title:
      'Agree one description of need with police, health and schools, and publish it to every school and surgery',
    objectives: ['1', '8'],
    answers: ['commissioners-report/Rec.5'],
    owner: 'marsden',
    contributors: ['fenwick', 'nwosu', 'lindqvist'],
    start: -220,
    due: -130,
    moves: [
      {
        on: -131,
        to: -60,
        reason: 'Police asked for the section on exploitation to be rewritten with them.',
        approver: 'pemberton',
      },
    ],
    updates: [
      [
        -190,
        'First draft went to the Partnership. Health content, police not.',
        'Rewrite section four.',
        -130,
      ],
      [-128, 'Section four rewritten by a joint group.', 'Final draft to the Partnership in six weeks.', -60],
    ],
  },
  {
    reference: '1.5',
    title: "Move early help under the Director of Children's Services, with one duty team for both",
    objectives: ['1'],
    answers: ['commissioners-report/Rec.17'],
    owner: 'marsden',
    start: -250,
    due: -150,
    updates: [
      [-225, 'Consultation opened with 43 staff.', 'Close it in thirty days.', -150],
      [
        -155,
        'Staff transferred. Duty rota is joint from this week.',
        'Settle the budget move with finance.',
        null,
      ],
    ],
    done: -152,
  },
  {
    reference: '1.6',
    title: 'Check weekly that no child is waiting for an allocated worker for more than two days',
    objectives: ['1', '6'],
    answers: ['inspection/improve 1', 'commissioners-report/Rec.7'],
    owner: 'okonkwo',
    start: -170,
    due: 20,
    updates: [
      [
        -160,
        'Report built. First run: 31 children without a worker, longest wait 11 days.',
        'Run it every Monday and ring round the same day.',
        20,
      ],
      [
        -110,
        'Down to 9, longest four days. The nine are nearly all brothers and sisters waiting for one worker.',
        'Allocate families together.',
        20,
      ],
      [
        -60,
        'Six weeks with nobody over two days, then a bad week with five after sickness in one team.',
        'Name a reserve worker for each team.',
        20,
      ],
      [
        -6,
        'Reserve list in place. Two children over two days this week, both seen by duty.',
        'Close if the next two weeks hold.',
        15,
      ],
    ],
  },
]
