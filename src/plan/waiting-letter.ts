import { type Day, formatDay } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import type { DateReader } from './date-approval.ts'
import { type MyWaiting, type Waiting, waitingFor } from './waiting.ts'

// A letter to whoever must answer: once for each thing that waits, and one a day at most however many there are.

export type WaitingLetter = {
  readonly key: string
  readonly kind: 'waiting'
  readonly to: PersonId
  readonly subject: string
  readonly words: string
  readonly about: readonly WaitingAbout[]
}

/** `step` is as "wish 7" or "version 3"; a version is of no one action. */
export type WaitingAbout = { readonly action: number; readonly dueOn: string; readonly step: string }

export type WaitingFacts = {
  readonly council: { readonly name: string; readonly slug: string }
  /** Of each open case. */
  readonly waiting: readonly Waiting[]
  readonly people: readonly (DateReader & { readonly name: string })[]
  /** What each person was written to about before. */
  readonly told: ReadonlyMap<PersonId, ReadonlySet<string>>
  readonly today: Day
}

export function waitingLettersDue(facts: WaitingFacts): readonly WaitingLetter[] {
  const { people, told, waiting, today } = facts
  return people.flatMap((person) => {
    const items = waiting
      .flatMap((one) => itemsOf(waitingFor(one, person, today), facts.council))
      .filter(({ about }) => told.get(person.id)?.has(about.step) !== true)
    return items.length === 0 ? [] : [letterTo(person, items, facts)]
  })
}

/** Is anything of what a letter tells still to be answered by its reader? */
export function isStillWaiting(
  about: readonly { readonly step: string }[],
  mine: readonly MyWaiting[],
): boolean {
  const open = new Set(mine.flatMap((one) => itemsOf(one, { slug: '' }).map((item) => item.about.step)))
  return about.some(({ step }) => open.has(step))
}

type Item = { readonly about: WaitingAbout; readonly words: string }

function itemsOf({ wishes, version }: MyWaiting, { slug }: { readonly slug: string }): readonly Item[] {
  const home = `{home}/councils/${slug}`
  const asked = wishes.map(({ id, actionId, reference, askedBy, fromOn, toOn }) => ({
    about: { action: actionId, dueOn: toOn.toString(), step: `wish ${id}` },
    words: `${plain(askedBy)} asks for ${formatDay(toOn)} instead of ${formatDay(fromOn)} for ${plain(reference)}.\n${home}/actions/${actionId}#wish-${id}`,
  }))
  // The board's answer alone is asked for by letter, and not before it has met.
  if (version?.task !== 'record the board’s answer') return asked
  const { id, number, meetingOn } = version.version
  const about = { action: 0, dueOn: meetingOn.toString(), step: `version ${id}` }
  const words = `Version ${number} of the plan was put to the board of ${formatDay(meetingOn)}; its answer is not recorded yet.\n${home}/plan/versions/${id}#answering`
  return [...asked, { about, words }]
}

function letterTo(
  { id, name }: WaitingFacts['people'][number],
  items: readonly Item[],
  { council, today }: WaitingFacts,
): WaitingLetter {
  return {
    key: `waiting ${id} ${today.toString()}`,
    kind: 'waiting',
    to: id,
    subject:
      items.length === 1 ? 'Something waits for your answer' : `${items.length} things wait for your answer`,
    words: `Dear ${name}

${items.length === 1 ? 'This waits' : 'These wait'} for your answer at ${council.name}. Until then a date stands as it is.

${items.map(({ words }) => words).join('\n\n')}

You need to sign in to answer. You are written to once about each; what waits stands first on your home page.
`,
    about: items.map(({ about }) => about),
  }
}

// On one line and without what stands for a link, so that no name can look like another part of the letter.
function plain(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[{}]/g, '')
}
