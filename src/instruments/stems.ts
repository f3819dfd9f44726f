import { actorAtEnd, actorsOf } from './actors.ts'
import { forceOf } from './force.ts'
import { findMainClause } from './main-clause.ts'
import { conditionLength } from './provision-making.ts'
import { isResolving, RESOLVED_REASON } from './paper-sentences.ts'
import type { DocumentKind, ProvisionKind, Reason } from './reading.ts'
import type { Schedule } from './schedule.ts'
import { isIllustration } from './special-sentences.ts'
import { leadingVerb } from './verbs.ts'

// A stem ("The Commissioner shall:") lends its bearer and its force to the limbs beneath it.

export type Governing = {
  readonly kind: ProvisionKind
  readonly bearer: string | null
  readonly modality: string | null
  readonly reason: Reason
  /** When the stem says its limbs are due: "shall, within three months:". */
  readonly schedule?: Schedule
}

export type Stem = {
  readonly governs: Governing | null
  /** Does the stem ask for nothing itself, as "must:" does and "must provide the reviewer with:" does not? */
  readonly isBare: boolean
}

const FOLLOWING =
  /\bfollowing\s+(?:\p{L}+\s+){0,3}?(?:actions?|steps?|measures?|requirements?|undertakings?|improvements?)\b.{0,80}?\b(?:required\s+(?:of|by|from)|(?:undertaken|taken|carried\s+out|completed|made)\s+by)\s+(the\s+[^,.;:]{3,80})/iu
const ACTIONS_OF =
  /\b(?:actions?|steps?|measures?)\s+(?:(?:required\s+(?:of|by|from)|(?:for|to\s+be\s+taken\s+by))\s+(the\s+[^,.;:]{3,60})|(?:that\s+|which\s+)?(the\s+[^,.;:]{3,60}?)\s+(?:is|are|must|shall|should)\b)/iu
const DIRECTS =
  /\b(?:hereby\s+)?(directs|requires|instructs|orders)\s*(?:(?:that|as\s+follows)\b)?\s*[:\u2013\u2014-]*\s*$/iu
// "Directs the Council to do the following.", "directs that the Council shall:"
const DIRECTS_WHOM =
  /\b(?:hereby\s+)?(directs|requires|instructs|orders|(?<=\b(?:I|we)\s+(?:\p{L}+\s+)?)(?:direct|require|instruct|expect|ask))\s+(?:that\s+)?((?:the\s+|\p{Lu})[^,.;:()]{2,80}?)(?:\s+\([^()]{3,80}\))?(?:\s+(?:to|shall|must|that))?(?:\s+(?:(?:take|do|carry\s+out|undertake|complete|comply\s+with|observe|meet)\s+)?(?:the\s+following(?:\s+(?:\p{L}+\s+)?\p{L}+s)?|as\s+follows)\s*[:.\u2013\u2014-]*|\s*[:\u2013\u2014-]+)\s*$/iu
// "... its own assessment, which could draw on:" asks for the assessment and leaves what it draws on open.
const MIGHT_HOLD =
  /\b(?:which|that)\s+(?:may|might|could|can)\s+[^,;.:]{2,60}:\s*$|\b(?:may|might|could|can)\s+(?:have\s+regard\s+to|take\s+(?:in\s*to\s+)?account(?:\s+of)?|consider|draw\s+on|look\s+at)\b[^.;:]{0,40}:\s*$/i
// "By the end of November 2024:" over limbs says only when.
const TIME_ALONE =
  /^(?:by|before|within|from|in|on|no\s+later\s+than|not\s+later\s+than|at|during)\b[^,;:]{3,90}[:\u2013\u2014]\s*$/i
const CONTENTS =
  /\b(?:components?|elements?|matters|contents?|features|principles|to\s+(?:include|cover)|covering|setting\s+out|containing|comprising|(?:should|must|will|shall|which|that)\s+(?:also\s+)?(?:includes?|covers?|contains?|sets?\s+out|specify|specifies|describes?))\s*:\s*$/i
const NARROWS =
  /,\s+(?:giving|having|taking|prioritising|with\s+(?:priority|particular|regard|reference))\b[^,;.]{0,60}:$/i
const NOTHING_ELSE =
  /^(?:(?:be|take|to\s+take|carry\s+out|undertake|complete|do|to\s+do|implement)\s+)?(?:all\s+of\s+)?(?:the\s+following\b.{0,60}|as\s+follows)$/i

export function readStem(text: string, governing: Governing | null, document: DocumentKind): Stem {
  if (MIGHT_HOLD.test(text)) {
    const { governs } = bare('other', {
      words: text.slice(-60),
      why: 'an illustration: its limbs bind nobody',
    })
    return { governs, isBare: false }
  }
  if (isIllustration(text))
    return bare('other', { words: text.slice(-60), why: 'an illustration: its limbs bind nobody' })
  if (/\bnamely\s*[;:\u2013-]*\s*$|\b(?:means|defined\s+as)\s*:?$/i.test(text)) {
    return {
      governs: {
        kind: 'definition',
        bearer: null,
        modality: null,
        reason: { words: text.slice(-20), why: 'the limbs say what a term means' },
      },
      isBare: false,
    }
  }
  const directed = readDirecting(text)
  if (directed !== null) return directed
  const resolved = resolutionStem(text)
  if (resolved !== null) return { governs: resolved, isBare: true }
  if (governing !== null && TIME_ALONE.test(text)) return { governs: governing, isBare: true }
  const following = readFollowing(text)
  if (following !== null) return { governs: following, isBare: true }
  if (governing === null || leadingVerb(text.slice(conditionLength(text))) === null) {
    const main = findMainClause(text)
    const force = main === null ? null : forceOf(main, document)
    if (main !== null && force !== null) {
      const reason = { words: text.slice(main.from, main.to), why: 'the stem these limbs hang from' }
      const governs = {
        kind: limbKind(force, text),
        bearer: main.bearer ?? governing?.bearer ?? null,
        modality: main.modal,
        reason,
      }
      const isBareThat = /\bthat$/.test(main.modal) && isActorAlone(main.rest)
      return { governs, isBare: isBareThat || isBare(main.rest) }
    }
  }
  if (governing === null) return { governs: null, isBare: false }
  return {
    governs: { ...governing, kind: limbKind(governing.kind, text) },
    isBare: /\bas\s+follows\s*:?$/i.test(text),
  }
}

/** "RESOLVED:" over what a meeting decided. */
export function resolutionStem(text: string): Governing | null {
  return isResolving(text)
    ? { kind: 'duty', bearer: null, modality: 'resolved', reason: RESOLVED_REASON }
    : null
}

/** "The Secretary of State directs the Council as follows:" */
export function readDirecting(text: string): Stem | null {
  const whom = DIRECTS_WHOM.exec(text)
  const found = whom ?? DIRECTS.exec(text)
  if (found === null || /\sto\s/.test(whom?.[2] ?? '')) return null
  const bearer = actorsOf(whom?.[2] ?? '')[0] ?? null
  const modality = (found[1] ?? '').toLowerCase()
  return bare('duty', { words: found[0], why: 'what follows is directed' }, { modality, bearer })
}

/** "The following actions are required of the council", "Actions the Council must take": what follows binds it. */
export function readFollowing(text: string): Governing | null {
  const achieve =
    /^(.{0,240}?)\b(must|shall|should|will|(?:is|are)\s+required\s+to)\s+\p{Ll}+\s+the\s+following\b[^,;:.]{0,60}[.:]?\s*$/isu.exec(
      text,
    )
  const achiever = achieve === null ? null : findMainClause(text)?.bearer
  if (achieve !== null && achiever !== null && achiever !== undefined)
    return {
      kind: 'duty',
      bearer: achiever,
      modality: achieve[2] ?? null,
      reason: { words: achieve[0].slice(-60), why: 'says whom the following binds' },
    }
  const found = FOLLOWING.exec(text) ?? ACTIONS_OF.exec(text)
  const bearer = found === null ? undefined : actorsOf(found[1] ?? found[2] ?? '')[0]
  if (found === null || bearer === undefined) return null
  return {
    kind: 'duty',
    bearer,
    modality: 'required',
    reason: { words: found[0], why: 'says whom the following actions bind' },
  }
}

function bare(
  kind: ProvisionKind,
  reason: Reason,
  { modality = null, bearer = null }: { modality?: string | null; bearer?: string | null } = {},
): Stem {
  return { governs: { kind, bearer, modality, reason }, isBare: true }
}

// A list after "giving priority to:" or of a plan's components says how; other limbs are duties of their own.
function limbKind(kind: ProvisionKind, text: string): ProvisionKind {
  return kind === 'duty' && (NARROWS.test(text) || CONTENTS.test(text)) ? 'condition' : kind
}

// "It is recommended that Cabinet:"
function isActorAlone(rest: string): boolean {
  const named = rest.replace(/[\s:;\u2013\u2014-]+$/, '').trim()
  return named.split(/\s+/).length <= 8 && actorAtEnd(named) !== null
}

function isBare(rest: string): boolean {
  const plain = rest
    .replace(/[\s:;\u2013\u2014-]+$/, '')
    .replace(/^\s*,[^,]*,?/, '')
    .trim()
  if (plain === '' || /^(?:,?\s*(?:to|by|at\s+a\s+minimum|in\s+particular))$/i.test(plain)) return true
  return (
    NOTHING_ELSE.test(plain) ||
    /\bas\s+follows$|\b(?:these|the\s+following)\s+(?:actions|steps|things|measures)$/i.test(plain)
  )
}
