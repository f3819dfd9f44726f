import type { PersonId } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Role } from '../shared/permissions.ts'
import type { Action } from './action.ts'
import { MOST_WORDS } from './comment.ts'
import { type Colleague, findMentions, listMentionable, sayMentionRefusal } from './mention.ts'
import { type Mistake, mustBeShort, mustSay } from './mistake.ts'

type Sent = {
  readonly get: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

/** Whom a comment that was sent calls, or what is wrong with it. */
export function readComment(
  sent: Sent,
  facts: {
    readonly writer: { readonly role: Role; readonly partner: string | null }
    readonly thing: { readonly action: Action | null }
    readonly people: readonly Colleague[]
    readonly councilOnly: boolean
  },
): Outcome<readonly PersonId[], readonly Mistake[]> {
  const { people, councilOnly } = facts
  const mistakes = [
    ...mustSay(sent, 'words', 'Enter your comment'),
    ...mustBeShort(sent, { words: MOST_WORDS }),
  ]
  if (mistakes.length > 0) return refuse(mistakes)
  const ticked = sent.all('mention').flatMap((id) => parseId<PersonId>(id) ?? [])
  const choices = listMentionable(facts.writer, facts.thing, people)
  const found = findMentions(sent.get('words'), { choices, people, ticked, councilOnly })
  return found.ok
    ? accept(found.value)
    : refuse([{ field: 'words', message: sayMentionRefusal(found.refusal) }])
}
