import { type At, clauseOf } from './at.ts'
import { type TaleChallenge } from './tale.ts'

/** Questions put in writing; three still have no answer. */
export function kelsmereChallenges(at: At): readonly TaleChallenge[] {
  return [
    {
      on: at(-134),
      by: 'ashdown',
      about: { kind: 'action', key: '5.2' },
      words: 'A push is not a habit. Who owns the second round of pathway plans?',
      answer: { on: at(-127), by: 'brackley', words: 'The two senior advisers will each take half.' },
    },
    {
      on: at(-100),
      by: 'osei',
      about: { kind: 'action', key: '2.5' },
      words:
        'What would a child notice when this is done? I cannot tell from the title or from either update.',
      answer: null,
    },
    {
      on: at(-72),
      by: 'garrick',
      about: { kind: 'measure', key: 'visits' },
      words:
        'Scrutiny was shown the figure for the year. It hides the last four months. Please show it by month.',
      answer: {
        on: at(-65),
        by: 'demir',
        words: 'You are right. It is by month from now on, here and in the pack.',
      },
    },
    {
      on: at(-56),
      by: 'achterlonie',
      about: { kind: 'evidence', key: 'laptops' },
      words: 'This shows that laptops were handed out. What shows that anybody has more time with children?',
      answer: { on: at(-41), by: 'adeyemi', words: 'Nothing yet. The next staff questions ask it.' },
    },
    {
      on: at(-17),
      by: 'ashdown',
      about: { kind: 'requirement', key: clauseOf('commissioners-report/Rec.12') },
      words: 'I find nothing in the plan that answers this. Is pay settled, or forgotten?',
      answer: null,
    },
    {
      on: at(-8),
      by: 'lindqvist',
      about: { kind: 'action', key: '1.4' },
      words: 'Schools have not seen a draft for four months. Where is it?',
      answer: null,
    },
  ]
}
