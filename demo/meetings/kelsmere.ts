export type DraftMeeting = {
  readonly apologies: readonly string[]
  readonly decisions: readonly DraftDecision[]
}

/** `within` is the number of days after the meeting by which it is to be done; null for none. */
export type DraftDecision = {
  readonly words: string
  readonly owner: string
  readonly within: number | null
  readonly actions: readonly string[]
}

/** Oldest first, one a month. */
export const BOARD_DECISIONS: readonly DraftMeeting[] = [
  {
    apologies: ['nwosu'],
    decisions: [
      {
        words: 'The board agreed to become eleven voting members, with the case lead as an observer.',
        owner: 'raman',
        within: 28,
        actions: ['8.8'],
      },
      {
        words: 'The draft plan is to come back with no more than 60 actions.',
        owner: 'raman',
        within: 28,
        actions: ['8.1'],
      },
    ],
  },
  {
    apologies: ['thwaite'],
    decisions: [
      {
        words: 'The plan was endorsed. Each owner is to say what a child would notice.',
        owner: 'raman',
        within: 42,
        actions: ['8.1', '8.2'],
      },
      {
        words: 'The progress report was returned to its author: twelve pages next time.',
        owner: 'raman',
        within: 28,
        actions: ['8.2'],
      },
    ],
  },
  {
    apologies: ['fenwick', 'lindqvist'],
    decisions: [
      {
        words: 'Police to name one officer who can agree the description of need.',
        owner: 'fenwick',
        within: 21,
        actions: ['1.4'],
      },
      {
        words: 'The seven weekly numbers are to be shown at the start of each meeting.',
        owner: 'delacroix',
        within: null,
        actions: ['8.7'],
      },
    ],
  },
  {
    apologies: [],
    decisions: [
      {
        words:
          'The board noted that the financial strategy would miss its date, and asked for the reasons in writing.',
        owner: 'holloway',
        within: 14,
        actions: ['8.6'],
      },
      {
        words: 'Audit grades under the new form are to be reported apart from the old ones.',
        owner: 'delacroix',
        within: 28,
        actions: ['7.3', '7.4'],
      },
    ],
  },
  {
    apologies: ['patel'],
    decisions: [
      {
        words: 'The Integrated Care Board to bring a plan for weekend cover at strategy discussions.',
        owner: 'nwosu',
        within: 56,
        actions: ['3.6'],
      },
      {
        words:
          'The board asked why one monthly report had not been sent, and that it never be left to one person again.',
        owner: 'raman',
        within: 14,
        actions: ['8.3'],
      },
    ],
  },
  {
    apologies: ['achterlonie', 'lindqvist'],
    decisions: [
      {
        words: 'Visits to children with protection plans are to be the first item until they improve.',
        owner: 'demir',
        within: null,
        actions: ['3.4'],
      },
      {
        words: 'The self-assessment was agreed with two changes asked for by young people.',
        owner: 'raman',
        within: 7,
        actions: ['8.9'],
      },
    ],
  },
  {
    apologies: ['thwaite', 'nwosu'],
    decisions: [
      {
        words:
          'The fortnightly review of the pre-proceedings tracker is to start again this week and may not be cancelled without telling the chair.',
        owner: 'demir',
        within: 7,
        actions: ['3.1'],
      },
      {
        words: 'Leaving care is to report to the next meeting in person.',
        owner: 'brackley',
        within: 28,
        actions: ['5.2', '5.3', '5.5'],
      },
    ],
  },
  {
    apologies: ['ashdown'],
    decisions: [
      {
        words:
          'Nobody came for leaving care. The assistant director is to answer for it at the next meeting.',
        owner: 'pemberton',
        within: 28,
        actions: ['5.2', '5.3', '5.5'],
      },
      {
        words: 'The board will see a recovery plan for visits, with names, in fourteen days.',
        owner: 'demir',
        within: 14,
        actions: ['3.4'],
      },
      {
        words: 'What is not moving is to come first in the progress report.',
        owner: 'raman',
        within: 28,
        actions: ['8.2'],
      },
    ],
  },
]
