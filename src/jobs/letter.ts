import type { Actor } from '../database/council-database.ts'
import type { CouncilId, InvitationId, PersonId } from '../shared/ids.ts'

// A letter's life: waiting → sending → sent. What cannot go is failed; what is not to go is kept and shown.

/** In whose name the product itself writes and sends. */
export const POST_OFFICE: Actor = { id: null, name: 'Line of Sight', role: 'the product' }

export const LETTER_STATES = ['waiting', 'sending', 'sent', 'failed', 'kept'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const LETTER_KINDS = ['digest', 'manager', 'watch', 'waiting', 'invitation', 'new password'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** What a letter asks of an action; `step` says which of its letters this is. */
export type Asked = { readonly action: number; readonly dueOn: string; readonly step: string }

export type WantedLetter = {
  /** Comes out the same when the same letter is written again, so that it is written once. */
  readonly key: string
  readonly kind: LetterKind
  /** Null for somebody who is invited, and not yet a person here. */
  readonly to: PersonId | null
  readonly invitation?: InvitationId | null
  readonly subject: string
  /**
   * `{link:12}` stands for the link to action 12, `{link}` for the letter's only one, `{changes}` for what its reader may
   * see on the day it goes out, `{home}` for the address of this installation.
   */
  readonly words: string
  readonly about: readonly Asked[]
}

export type KeptLetter = WantedLetter & {
  readonly id: number
  readonly councilId: CouncilId
  readonly invitation: InvitationId | null
  readonly toName: string
  readonly email: string
  readonly state: LetterState
  readonly why: string
  readonly tries: number
  readonly writtenAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
}

/** How handing over ended: gone, surely not gone, never to go, or nobody can say. */
export type Carried = 'sent' | 'not now' | 'never' | 'unsure'

export type Carrier = {
  readonly carry: (letter: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly reference: string
  }) => Promise<Carried>
}

/** Which letters a page shows; empty words ask for all. */
export type LetterFilter = { readonly kind: string; readonly state: string; readonly person: string }

export const MOST_TRIES = 6

// After a minute, then five times as long each time, as mail servers expect of those they put off.
const FIRST_WAIT_MINUTES = 1

/** When to try again after so many tries; null when enough has been tried. */
export function nextTry(tries: number, now: Temporal.Instant): Temporal.Instant | null {
  return tries >= MOST_TRIES ? null : now.add({ minutes: FIRST_WAIT_MINUTES * 5 ** (tries - 1) })
}

/** How long one handing over may take before whoever did it must have died. */
export const HANDING_MINUTES = 5

export const WHY = {
  notSetUp: 'No e-mail is set up here, so it was kept and not sent.',
  demonstration: 'This is a demonstration, which writes to nobody.',
  unsure:
    'It may have arrived: the line broke, or the sender stopped, while it was handed over. Send it again only if it did not.',
  refused: 'The mail server refused it.',
  tired: `It could not be handed over in ${MOST_TRIES} tries.`,
  overtaken: 'What it asks was answered before it was sent.',
  left: 'Its reader has left.',
  notWaiting: 'The invitation was accepted or withdrawn before it was sent.',
  nothingNew: 'Nothing had changed that its reader may see, or they asked for no such letters.',
} as const
