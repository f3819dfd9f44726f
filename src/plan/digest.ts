import { type Day, formatDay, isBefore } from '../shared/days.ts'
import type { Action } from './action.ts'
import type { PlannedLetter } from './reminder.ts'
import { LINK_DAYS } from './update-link.ts'

// The words of the letters. A link to an action is made only as the letter goes out: until then `{link:12}` stands for it.

export type DigestLetter = PlannedLetter & { readonly subject: string; readonly words: string }

export type DigestFacts = {
  readonly council: { readonly name: string; readonly slug: string }
  readonly names: ReadonlyMap<number, string>
  readonly actions: readonly Action[]
  readonly today: Day
}

/** One letter, however many actions it asks about. */
export function writeDigest(letter: PlannedLetter, facts: DigestFacts): DigestLetter {
  return letter.kind === 'digest' ? digestOf(letter, facts) : managerLetterOf(letter, facts)
}

function digestOf(letter: PlannedLetter, facts: DigestFacts): DigestLetter {
  const actions = told(letter, facts)
  const [only] = actions
  const isOne = actions.length === 1 && only !== undefined
  const items = letter.about.flatMap(({ action, dueOn }) => {
    const found = facts.actions.find((one) => one.id === action)
    return found === undefined ? [] : [`${nameOf(found)}\n${whenDue(dueOn, facts.today)}\n{link:${found.id}}`]
  })
  return {
    ...letter,
    subject: isOne
      ? `Two minutes: what happened with ${only.reference}?`
      : `Two minutes each: what happened with ${actions.length} actions?`,
    words: `Dear ${facts.names.get(letter.to) ?? 'colleague'}

${facts.council.name} asks you to say what happened with ${isOne ? 'this action' : 'these actions'} of its improvement plan. Each link opens one short form, on a phone too, without signing in. It works once, for ${LINK_DAYS} days, and is yours: please do not forward it.

${items.join('\n\n')}

If nothing happened, say so and what would help: that is worth knowing too. If one of these is not yours, tell your improvement lead.
`,
  }
}

function managerLetterOf(letter: PlannedLetter, facts: DigestFacts): DigestLetter {
  const actions = told(letter, facts)
  const items = actions.map((action) => {
    const heard = action.lastUpdateOn === null ? 'nothing yet' : `on ${formatDay(action.lastUpdateOn)}`
    return `${nameOf(action)}\nOwner: ${action.owner ?? 'nobody'}. Last heard of: ${heard}.\n{home}/councils/${facts.council.slug}/actions/${action.id}`
  })
  return {
    ...letter,
    subject: `No word of ${actions.length === 1 ? (actions[0]?.reference ?? 'an action') : `${actions.length} actions`}`,
    words: `Dear ${facts.names.get(letter.to) ?? 'colleague'}

${facts.council.name} has had no word of ${actions.length === 1 ? 'this action' : 'these actions'}, though it was due two weeks ago or more. You answer for ${actions.length === 1 ? 'it' : 'them'} next. Please ask the owner what stands in the way, or give the action to somebody else.

${items.join('\n\n')}

You need to sign in to open ${actions.length === 1 ? 'it' : 'them'}. Until there is word, the plan shows silence, which is never green.
`,
  }
}

function told(letter: PlannedLetter, { actions }: DigestFacts): readonly Action[] {
  return letter.about.flatMap(({ action }) => actions.find((one) => one.id === action) ?? [])
}

// On one line, so that no title can look like another part of the letter.
function nameOf({ reference, title }: Action): string {
  return `${reference} ${title}`.replaceAll(/\s+/g, ' ').replaceAll(/[{}]/g, '')
}

function whenDue(dueOn: string, today: Day): string {
  const day = Temporal.PlainDate.from(dueOn)
  return isBefore(day, today)
    ? `Word of it was due on ${formatDay(day)}`
    : `Word of it is due by ${formatDay(day)}`
}

/** The words as they are shown to people who are not their reader. */
export function withoutLinks(words: string, home: string): string {
  return words
    .replaceAll(/\{link(?::\d+)?\}/g, '(a link, made when the letter is sent)')
    .replaceAll('{changes}', '(what changed, read when the letter is sent, as far as its reader may see it)')
    .replaceAll('{home}', home)
}
