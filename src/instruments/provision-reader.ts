import type { Clause } from './clauses.ts'
import { isLive } from './force.ts'
import { splitOwnClauses } from './own-clauses.ts'
import { makeProvision, resolved, type Sentence, type Setting, wholeOf } from './provision-making.ts'
import type { Provision } from './reading.ts'
import type { Schedule } from './schedule.ts'
import { firstDate } from './printed-dates.ts'
import { plainSentence, readSentence } from './sentence-provisions.ts'
import { splitSentences, type Stretch } from './sentences.ts'
import { appointedOffice } from './special-sentences.ts'
import { type Governing, readDirecting, readFollowing, readStem, type Stem } from './stems.ts'
import { readTime } from './time-grammar.ts'

// One clause into provisions, sentence by sentence and act by act.

export type Surroundings = {
  readonly governing: Governing | null
  readonly setting: Setting
  readonly before: Schedule | null
  readonly spokenOf: string | null
}

/** Every provision of one clause, and what its stem lends to the limbs. */
export function readClause(
  clause: Clause,
  { governing, setting, before, spokenOf }: Surroundings,
): {
  readonly provisions: readonly Provision[]
  readonly governs: Governing | null
  /** Does it only say whom the clauses after it bind? */
  readonly isStem: boolean
  /** Of whom it spoke last, for "she" in the clause after it. */
  readonly spokenOf: string | null
} {
  const text = clause.words
  const hasLimbs = clause.children.some((child) => child.role !== 'closing')
  const provisions: Provision[] = []
  const sentences = splitSentences(text).flatMap((at) => ownClauses(text, at))
  let governs: Governing | null = null
  let endsAsStem = false
  let earlier = before
  let beforeBearer: string | null = spokenOf
  for (const [index, at] of sentences.entries()) {
    const sentence: Sentence = {
      clause,
      at,
      text: text.slice(at.from, at.to),
      isFirst: index === 0,
      before: earlier,
      beforeBearer,
      isAfterDuty: provisions.at(-1) !== undefined && isLive(provisions.at(-1)?.kind ?? 'other'),
    }
    const isLast = index === sentences.length - 1
    const stem = !isLast
      ? null
      : hasLimbs
        ? readStem(sentence.text, governing, setting.kind)
        : readOpenStem(sentence.text, governing, setting)
    governs = resolveGoverning(ofPronoun(stem?.governs ?? null, sentence), setting)
    const isStem =
      stem?.isBare === true || readFollowing(sentence.text) !== null || isPurposeStem(sentence.text, stem)
    endsAsStem = isStem
    if (isStem && governs !== null) governs = withStemTime(governs, sentence, setting)
    const found = isStem
      ? [stemProvision(sentence, governs, setting)]
      : readSentence(sentence, governing, setting)
    if (!startsEarlier(provisions, sentence, setting)) provisions.push(...found)
    else provisions.push(plainSentence(sentence, governing, setting))
    earlier = found.at(-1)?.schedule ?? earlier
    beforeBearer = spokenOfNext(found.at(-1), setting) ?? beforeBearer
    if (governs !== null && !isStem) governs = withDemand(governs, found)
  }
  return { provisions, governs, isStem: endsAsStem, spokenOf: beforeBearer }
}

// A stem whose limbs go on counting after the recitals hang from nothing: "... directs that the Council shall:", then "5."
function readOpenStem(text: string, governing: Governing | null, setting: Setting): Stem | null {
  if (/:\s*$/.test(text)) return readStem(text, governing, setting.kind)
  return readDirecting(text)
}

export function resolveGoverning(governing: Governing | null, setting: Setting): Governing | null {
  return governing === null ? null : { ...governing, bearer: resolved(governing.bearer, setting) }
}

// "To ensure there is clear evidence of progress:" over limbs that say themselves who must do what.
function isPurposeStem(text: string, stem: Stem | null): boolean {
  return stem !== null && stem.governs === null && /^to\s.*:\s*$/is.test(text)
}

// "Shall, within three months of appointment:" dates every limb that prints no time of its own.
function withStemTime(governs: Governing, sentence: Sentence, setting: Setting): Governing {
  if (!isLive(governs.kind)) return governs
  const { schedule } = readTime(sentence.text, {
    dated: setting.dated,
    instrument: setting.instrument,
    before: sentence.before,
    verb: null,
  })
  return ['fixed', 'relative', 'recurring'].includes(schedule.type) ? { ...governs, schedule } : governs
}

function stemProvision(sentence: Sentence, governs: Governing | null, setting: Setting): Provision {
  const reasons = governs === null ? [] : [governs.reason]
  const { bearer, modality } = governs ?? { bearer: null, modality: null }
  return makeProvision(sentence, wholeOf(sentence), setting, {
    kind: 'other',
    bearer,
    modality,
    reasons,
    isUntimed: true,
  })
}

function ownClauses(text: string, at: Stretch): Stretch[] {
  return splitOwnClauses(text.slice(at.from, at.to)).map(({ from, to }) => ({
    from: at.from + from,
    to: at.from + to,
  }))
}

function spokenOfNext(provision: Provision | undefined, setting: Setting): string | null {
  if (provision === undefined) return null
  const office = provision.kind === 'appointment' ? appointedOffice(provision.text) : null
  return office === null ? provision.bearer : setting.resolve(office)
}

// "To give, on request, access to:": every limb is there on request.
function withDemand(governs: Governing, found: readonly Provision[]): Governing {
  const schedule = found.at(-1)?.schedule
  return schedule?.type === 'on demand' ? { ...governs, schedule } : governs
}

const FIRST_IS =
  /^(?:the\s+first(?:\s+(?:such|of\s+(?:these|those)))?|its\s+first|first)\s+(?:\p{L}+\s+){0,4}?(?:is|are|shall|will|must|should|to)\b[^.;]{0,60}?\b(?:on|by|before|in)\b/iu

// "The first report is due on 2 August 2026." dates the recurrence that the sentence before laid down.
function startsEarlier(provisions: Provision[], sentence: Sentence, setting: Setting): boolean {
  const last = provisions.at(-1)
  if (last?.schedule.type !== 'recurring' || last.schedule.first !== null || !FIRST_IS.test(sentence.text))
    return false
  const { schedule } = readTime(`every month, starting ${dateIn(sentence.text)}`, {
    dated: setting.dated,
    instrument: setting.instrument,
    before: null,
    verb: null,
  })
  if (schedule.type !== 'recurring' || schedule.first === null) return false
  const { first, keepsTo } = schedule
  const kept = last.schedule.keepsTo ?? (/[MY]$/.test(last.schedule.every ?? '') ? keepsTo : null)
  provisions.splice(-1, 1, {
    ...last,
    schedule: { ...last.schedule, first, anchor: null, keepsTo: kept },
    reasons: [...last.reasons, { words: sentence.text.slice(0, 120), why: 'says when the first is due' }],
  })
  return true
}

function dateIn(text: string): string {
  return firstDate(text)?.words ?? ''
}

// "The Council must apply its plan. In particular, it must:" binds whom the sentence before did.
function ofPronoun(governs: Governing | null, sentence: Sentence): Governing | null {
  if (governs === null || governs.bearer !== null) return governs
  const isPronoun =
    /(?:^|[\s,])(?:it|he|she|they)\s+(?:must|shall|should|will|(?:is|are)\s+to)\b[^,;.]{0,30}:?\s*$/i
  return isPronoun.test(sentence.text) ? { ...governs, bearer: sentence.beforeBearer ?? null } : governs
}
