import { actorsOf, firstActor } from './actors.ts'
import { splitActs } from './acts.ts'
import type { Clause } from './clauses.ts'
import type { Line } from './lines.ts'
import { readTableRows } from './recommendation-tables.ts'
import { forceOf } from './force.ts'
import { findMainClause } from './main-clause.ts'
import { conditionLength, makeProvision, type Sentence, type Setting } from './provision-making.ts'
import { namedInfinitive } from './sentence-provisions.ts'
import type { Provision } from './reading.ts'
import type { Schedule } from './schedule.ts'
import { sectionOf } from './section-headings.ts'
import { splitSentences } from './sentences.ts'
import { leadingVerb } from './verbs.ts'

// Commissioners' reports: the listed recommendations, and the expectations in their prose tied to the
// recommendation they restate.

const RECEIVES =
  /^\s*(?:to\s+)?(?:receive|be\s+(?:offered|given|provided|supported|trained|helped|enabled)|have\s+access|benefit|access|undergo|attend\s+(?:\p{L}+\s+){0,3}(?:training|courses?|workshops?|sessions?|briefings?|induction))\b/iu
const STAYS = /\b(?:remain|continue|stay|be\s+(?:appointed|retained|extended))\b/i
const COMMISSIONER = /^(?:a|the|an?\s+independent)?\s*(?:\p{L}+['\u2019]?s?\s+){0,3}commissioner\b/iu
const LIKENESS = 0.34
// "I recommend that", "it is recommended that" in the prose: as good as a number of its own.
const RECOMMENDS =
  /^(?:[^.;:"\u201c]{0,60},\s+)?(?:(?:I|we)\s+(?:(?:also|therefore|further|strongly|would|accordingly)\s+)*recommend(?:\s+that)?\s+|it\s+is\s+(?:(?:also|therefore|further|strongly)\s+)*recommended\s+that\s+|my\s+(?:\p{L}+\s+)?recommendation\s+is\s+(?:that|for)\s+)/iu

export function readReportProvisions(
  clauses: readonly Clause[],
  lines: readonly Line[],
  setting: Setting,
): Provision[] {
  const rows = readTableRows(lines, 'recommendation', setting)
  const recommended: Provision[] = []
  const prose: Provision[] = []
  let addressee: string | null = null
  let isListed = false
  let before: Schedule | null = null
  for (const clause of clauses) {
    const text = clause.words
    if (clause.role === 'heading') {
      const section = sectionOf(text)
      isListed = section === 'recommendations' || (isListed && section === null)
      if (isListed) addressee = askedOf(text) ?? addresseeOf(text) ?? addressee
      continue
    }
    const asked = isListed && /:\s*$/.test(text) ? askedOf(text) : null
    if (asked !== null) {
      addressee = asked
      continue
    }
    const isRecommendation =
      (isListed || clause.paragraph.marker?.word === 'recommendation') &&
      (clause.role === 'item' || clause.role === 'bullet')
    for (const sentence of sentencesOf(clause)) {
      if (!isRecommendation) prose.push(...readExpectation(sentence, setting))
      else {
        recommended.push(...readRecommendation({ ...sentence, before }, addressee, setting))
        before = recommended.at(-1)?.schedule ?? before
      }
    }
  }
  const listed = [...rows, ...outsideRows(recommended, rows)]
  return [
    ...listed,
    ...outsideRows(prose, rows).map((one) => ({ ...one, restates: restatedBy(one, listed) })),
  ].toSorted((a, b) => a.start - b.start)
}

function outsideRows(found: readonly Provision[], rows: readonly Provision[]): Provision[] {
  return found.filter((one) => !rows.some((row) => one.start < row.end && row.start < one.end))
}

function sentencesOf(clause: Clause): Sentence[] {
  const text = clause.words
  return splitSentences(text).map((at, index) => ({
    clause,
    at,
    text: text.slice(at.from, at.to),
    isFirst: index === 0,
    before: null,
  }))
}

// "The Integrated Care Board should:" over what it should do.
function askedOf(text: string): string | null {
  const main = findMainClause(text)
  return main !== null &&
    /^(?:should|must|shall|.*needs? to|(?:is|are) .*to)$/.test(main.modal) &&
    main.rest.trim().length < 40
    ? main.bearer
    : null
}

function addresseeOf(heading: string): string | null {
  const to = /(?:^|\brecommendations?\s+)(?:to|for)\s+(?:the\s+)?(.{3,120})$/i.exec(
    heading.replace(/[*:#]+/g, '').trim(),
  )?.[1]
  if (to === undefined) return null
  return actorsOf(to).join(' and ') || null
}

function readRecommendation(sentence: Sentence, addressee: string | null, setting: Setting): Provision[] {
  const { text } = sentence
  const named = namedInfinitive(text)
  const main =
    named === null && leadingVerb(text.slice(conditionLength(text))) === null ? findMainClause(text) : null
  const predicate = named?.length ?? main?.to ?? conditionLength(text)
  const bearer = bearerOf(sentence, addressee)
  const reasons = [{ words: sentence.clause.heading ?? '', why: 'listed among the recommendations' }]
  const modality = main?.modal ?? null
  const found: Provision[] = []
  for (const act of splitActs(text, predicate)) {
    const turn = { ...sentence, before: found.at(-1)?.schedule ?? sentence.before }
    const made = makeProvision(turn, act, setting, {
      kind: 'recommendation',
      bearer: bearer === null ? null : setting.resolve(bearer),
      modality: act.modal ?? modality,
      reasons,
      subject: main?.subject ?? '',
    })
    found.push({ ...made, clause: made.clause === null ? null : `Rec.${made.clause}` })
  }
  return found
}

// Who is named may be the one it is done for: members "receive" training that the council arranges. And only the
// Secretary of State can appoint or keep a commissioner (Education Act 1996, s497A).
function bearerOf({ text: printed }: Sentence, addressee: string | null): string | null {
  const that = (RECOMMENDS.exec(printed) ?? /^that\s+/i.exec(printed))?.[0].length ?? 0
  const text = printed.slice(that)
  // "That the Lead Member visit a team": the verb has no modal to end the name.
  const first = that > 0 ? firstActor(text) : null
  const asked = that > 0 && actorsOf(text).length > 0 ? actorsOf(text) : first === null ? [] : [first]
  if (asked.length > 0 && !/\b(?:is|are|be)\s+\p{L}+ed\b/u.test(text.slice(0, 90))) return asked.join(' and ')
  const named = namedInfinitive(text)
  if (named !== null) return RECEIVES.test(text.slice(Math.max(0, named.length))) ? addressee : named.bearer
  // A bare instruction in a report on a council is the council's, where nothing says otherwise.
  if (leadingVerb(text.slice(conditionLength(text))) !== null) return addressee ?? 'Council'
  const main = findMainClause(text)
  if (main !== null && COMMISSIONER.test(main.subject) && STAYS.test(main.rest)) return 'Secretary of State'
  // "The Secretary of State appoints a commissioner" has no modal.
  if (main === null) return firstActor(text) ?? addressee
  if (main.bearer === null || RECEIVES.test(main.rest)) return addressee
  return main.bearer
}

// "The Council will need to ..." in the prose: a finding that expects something, not a recommendation of its own.
function readExpectation(sentence: Sentence, setting: Setting): Provision[] {
  const main = findMainClause(sentence.text)
  const isSpoken = isInsideQuotation(sentence.clause.words.slice(0, sentence.at.from))
  if (!isSpoken && RECOMMENDS.test(sentence.text)) return readRecommendation(sentence, null, setting)
  if (isSpoken || main === null || forceOf(main, setting.kind) !== 'recommendation') return []
  const act = { from: 0, to: sentence.text.length, verb: leadingVerb(main.rest), modal: null }
  const reasons = [
    { words: sentence.text.slice(main.from, main.to), why: 'an expectation in the report\u2019s prose' },
  ]
  const bearer = main.bearer === null ? null : setting.resolve(main.bearer)
  return [
    makeProvision(sentence, act, setting, {
      kind: 'finding',
      bearer,
      modality: main.modal,
      reasons,
      subject: main.subject,
    }),
  ]
}

// "... the phone. You must listen to us." goes on with what somebody said.
function isInsideQuotation(before: string): boolean {
  const count = (sign: string) => before.split(sign).length - 1
  return count('\u201c') > count('\u201d') || count('"') % 2 === 1
}

function restatedBy(expectation: Provision, recommended: readonly Provision[]): string | null {
  const words = contentWords(expectation.text)
  let best: { clause: string | null; likeness: number } = { clause: null, likeness: LIKENESS }
  for (const one of recommended) {
    const other = contentWords(one.text)
    const shared = [...other].filter((word) => words.has(word)).length
    const likeness = shared < 3 ? 0 : shared / Math.min(other.size, words.size)
    if (likeness > best.likeness) best = { clause: one.clause, likeness }
  }
  return best.clause
}

function contentWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .match(/\p{L}{5,}/gu)
      ?.map((word) => word.slice(0, 7)) ?? [],
  )
}
