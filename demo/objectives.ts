import { type TaleObjective } from './tale.ts'

/** Objective 8 is the one that no measure shows; that is one of the breaks the line must find. */
export const KELSMERE_OBJECTIVES: readonly TaleObjective[] = [
  {
    key: '1',
    title: 'The right help, first time',
    outcome:
      'When somebody is worried about a child, the family hears from us that day or the next, and the child gets the help that fits without having to be referred again.',
    owner: 'demir',
  },
  {
    key: '2',
    title: 'Assessments that say what life is like for the child',
    outcome:
      'Children are seen and listened to early, and what we write about them explains how they live, in time for it to help.',
    owner: 'demir',
  },
  {
    key: '3',
    title: 'Children are protected, and decisions are made in their time',
    outcome:
      'Children at risk are visited as often as we promise, their parents can say what must change and by when, and no child waits because an adult has not decided.',
    owner: 'demir',
  },
  {
    key: '4',
    title: 'A settled home for every child in care',
    outcome:
      'Children in care live with people who know them, close to what matters to them, and do not move unless it is better for them.',
    owner: 'pemberton',
  },
  {
    key: '5',
    title: 'Care leavers are not left to manage alone',
    outcome:
      'Every young person leaving care has somebody who stays, a plan that is theirs, their health history and a safe place to live.',
    owner: 'pemberton',
  },
  {
    key: '6',
    title: 'Social workers who stay and have time',
    outcome:
      'Children keep the same social worker for longer, and that social worker has the time to know them.',
    owner: 'holloway',
  },
  {
    key: '7',
    title: 'Supervision and audit that change what happens next',
    outcome:
      'Somebody who is not in the room every day asks whether each child is safer, writes the answer down and sees that what they decided is done.',
    owner: 'demir',
  },
  {
    key: '8',
    title: 'Leaders and partners who know, decide and pay for what is needed',
    outcome:
      'Those in charge know how children are doing this week, hear it from children themselves, and put money and people where it makes the difference.',
    owner: 'holloway',
  },
]

export const ALDMARSH_OBJECTIVES: readonly TaleObjective[] = [
  {
    key: '1',
    title: 'Children who go missing are found, heard and kept safe',
    outcome:
      'A child who has been missing is asked why by somebody they trust, within three days, and it changes their plan.',
    owner: 'mcalister',
  },
  {
    key: '2',
    title: 'Exploitation is seen early and disrupted together',
    outcome: 'Adults who exploit children in Aldmarsh are disrupted, and children are treated as children.',
    owner: 'mcalister',
  },
]
