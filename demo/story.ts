import { type Day } from '../src/shared/days.ts'
import { kelsmereActions } from './actions.ts'
import { aldmarshTale } from './aldmarsh.ts'
import { type At, clauseOf, countFrom } from './at.ts'
import { kelsmereChallenges } from './challenges.ts'
import { demonstrationDocuments, type DemonstrationDocument } from './documents/documents.ts'
import { kelsmereEvidence } from './evidence.ts'
import { type KeyDays, keyDaysOf, workingDayBy } from './key-days.ts'
import { kelsmereMeasures } from './measures.ts'
import { kelsmereMeetings } from './meetings.ts'
import { KELSMERE_OBJECTIVES } from './objectives.ts'
import { kelsmereOccurrences } from './occurrences.ts'
import { KELSMERE_PEOPLE } from './people.ts'
import { type CouncilTale, type Tale, type TaleActor, type TaleConcern, type TaleInstrument } from './tale.ts'

/** The demonstration, whole: the same day gives the same story. */
export function tellStory(today: Day): Tale {
  const days = keyDaysOf(today)
  const at = countFrom(today)
  const documents = demonstrationDocuments(today)
  const of = (council: CouncilTale['key']) => documents.filter((document) => document.council === council)
  return {
    today,
    councils: [
      kelsmereTale(today, { days, at, documents: of('kelsmere') }),
      aldmarshTale(today, { days, at, documents: of('aldmarsh') }),
    ],
  }
}

function kelsmereTale(
  today: Day,
  { days, at, documents }: { days: KeyDays; at: At; documents: readonly DemonstrationDocument[] },
): CouncilTale {
  const occurrences = kelsmereOccurrences(today, days, at)
  return {
    key: 'kelsmere',
    name: 'Kelsmere Borough Council',
    shortName: 'Kelsmere',
    intervention: {
      title: "Children's social care",
      began: days.notice,
      about: 'An improvement notice, then an inadequate inspection, a commissioner and a direction.',
    },
    people: KELSMERE_PEOPLE,
    documents,
    instruments: documents.map((document) => broughtIn(document, days)),
    concerns: kelsmereConcerns(days),
    actors: KELSMERE_ACTORS,
    objectives: KELSMERE_OBJECTIVES,
    actions: kelsmereActions(at),
    evidence: kelsmereEvidence(at, occurrences),
    occurrences,
    measures: kelsmereMeasures(today),
    meetings: kelsmereMeetings(today),
    challenges: kelsmereChallenges(at),
  }
}

// The notice and the direction call the council and the commissioner by other names than the report does.
const KELSMERE_ACTORS: readonly TaleActor[] = [
  {
    name: 'Kelsmere Borough Council',
    names: ['Kelsmere Borough Council', 'Council'],
    person: null,
    saidBy: 'raman',
  },
  {
    name: 'Commissioner',
    names: ['Commissioner', "Children's Services Commissioner"],
    person: 'ashdown',
    saidBy: 'raman',
  },
]

// The council closed supervision on its own word, and the inspection of that autumn brought it back.
function kelsmereConcerns(days: KeyDays): readonly TaleConcern[] {
  return [
    { proposed: 'Pre-proceedings', confirmedBy: 'raman', closed: null },
    {
      proposed: 'Supervision and management oversight',
      confirmedBy: 'raman',
      closed: {
        on: workingDayBy(days.letter.add({ months: 4 })),
        why: 'Every team reported monthly supervision to the improvement board.',
      },
    },
  ]
}

// The product came with the direction: what is older was brought in together in its first week.
function broughtIn({ key }: DemonstrationDocument, days: KeyDays): TaleInstrument {
  return {
    document: key,
    uploadedOn: workingDayBy(days.direction.add({ days: 4 })),
    uploadedBy: 'raman',
    confirmedOn: workingDayBy(days.direction.add({ days: 7 })),
    confirmedBy: 'raman',
    ended: key === 'notice' ? { on: days.direction, how: 'withdrawn', by: clauseOf('direction/9') } : null,
  }
}
