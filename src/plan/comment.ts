import type { CommentId, PersonId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { Role } from '../shared/permissions.ts'

// What people say to each other of a thing. Nothing said is changed: a correction is another wording, and what is
// withdrawn stays as withdrawn.

export const COMMENT_KINDS = ['action', 'objective', 'requirement', 'measure'] as const
export type CommentKind = (typeof COMMENT_KINDS)[number]

export const COMMENT_FOLDERS: Readonly<Record<CommentKind, string>> = {
  action: 'actions',
  objective: 'objectives',
  requirement: 'requirements',
  measure: 'measures',
}

export type Wording = { readonly number: number; readonly words: string; readonly saidAt: Temporal.Instant }

export type Comment = {
  readonly id: CommentId
  readonly on: { readonly kind: CommentKind; readonly id: number }
  readonly personId: PersonId
  readonly who: string
  /** Kept from partner agencies. */
  readonly councilOnly: boolean
  /** The first wording first. */
  readonly wordings: readonly Wording[]
  /** Whom its last wording mentions. */
  readonly mentions: readonly string[]
  readonly withdrawal: {
    readonly by: string
    readonly why: string
    readonly saidAt: Temporal.Instant
  } | null
}

// The pages of these show the comments themselves.
const HOSTS: readonly CommentKind[] = ['action', 'objective']

/** Where what is said of a thing stands. */
export function homeOfTalk({ kind, id }: { readonly kind: CommentKind; readonly id: number }): string {
  const at = `/${COMMENT_FOLDERS[kind]}/${id}`
  return HOSTS.includes(kind) ? `${at}#comments` : `${at}/comments`
}

export function homeOfComment({ id, on }: Pick<Comment, 'id' | 'on'>): string {
  return `${homeOfTalk(on).split('#')[0] ?? ''}#comment-${id}`
}

export const MOST_WORDS = 4000
export const MOST_WHY = 1000

/** Whoever sees the thing reads what is said of it, but for partners what is kept from them. */
export function mayReadComment(
  reader: { readonly role: Role },
  comment: { readonly councilOnly: boolean },
): boolean {
  return reader.role !== 'partner' || !comment.councilOnly
}

/** The words as they stand now; null for a comment that was withdrawn. */
export function standingWords(comment: Comment): string | null {
  return comment.withdrawal === null ? (comment.wordings.at(-1)?.words ?? null) : null
}

export type CorrectionRefusal = 'it is withdrawn' | 'somebody else wrote it' | 'it says the same'

/** Only its writer puts a comment right, as often as they like; the number of the new wording. */
export function correctComment(
  comment: Comment,
  words: string,
  by: PersonId,
): Outcome<{ readonly number: number }, CorrectionRefusal> {
  if (comment.personId !== by) return refuse('somebody else wrote it')
  if (comment.withdrawal !== null) return refuse('it is withdrawn')
  if (standingWords(comment) === words) return refuse('it says the same')
  return accept({ number: comment.wordings.length + 1 })
}

export type WithdrawalRefusal = 'it is withdrawn' | 'neither its writer nor a lead'

/** Its writer takes a comment back; so may whoever keeps the plan, for words that should not stand there. */
export function withdrawComment(
  comment: Comment,
  by: { readonly person: PersonId; readonly keepsPlan: boolean },
): Outcome<true, WithdrawalRefusal> {
  if (comment.personId !== by.person && !by.keepsPlan) return refuse('neither its writer nor a lead')
  return comment.withdrawal === null ? accept(true) : refuse('it is withdrawn')
}
