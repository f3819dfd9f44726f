import { actsOf } from './check-acts.ts'
import { alikeTerms, cohortsOf, figuresOf, isConcept, termsOf } from './check-terms.ts'
import { PADDING } from './check-verbs.ts'
import { lexicon, plain } from './check-words.ts'
import type { PlanAction, PlanProblem } from './plan-check.ts'

// Two actions that say the same: most of the weight of the shorter one's words stands in the other, and they
// do not speak of different children, teams or places. Words that many actions use weigh little (inverse
// document frequency, Spärck Jones 1972).

const ALIKE = 0.6
const MUCH_ALIKE = 0.8
// "Return home interview" is one term of three words, and says as much as two.
const CONCEPT = 1.6
// The same number in both weighs as a rare word does.
const FIGURE = 2
const SHORT_ALIKE = 0.8
// The same act upon the same thing, said at different length.
const SAME_THING_ALIKE = 0.4
const SAME_THING_IN_SHORTER = 0.75
const PAIR_LIMIT = 400_000

type Weighed = {
  readonly action: PlanAction
  /** The words without their spelling's accidents, to know a repetition word for word. */
  readonly folded: string
  readonly terms: ReadonlyMap<string, string>
  readonly weight: number
  readonly figures: ReadonlySet<string>
  readonly cohorts: ReadonlySet<string>
  /** What is acted upon: "supervision policy". */
  readonly object: ReadonlySet<string>
  readonly act: string
}

export type Likeness = {
  readonly one: PlanAction
  readonly other: PlanAction
  readonly score: number
  readonly shared: readonly string[]
}

// A form filled in fifty times would give each row forty-nine problems: the nearest few say enough.
const MOST_NAMED = 3

export function checkLikeness(actions: readonly PlanAction[]): ReadonlyMap<string, readonly PlanProblem[]> {
  const problems = new Map<string, PlanProblem[]>()
  for (const pair of likePairs(actions).toSorted((a, b) => b.score - a.score)) {
    add(problems, pair.one.id, () => likeProblem(pair.one, pair.other, pair.shared))
    add(problems, pair.other.id, () => likeProblem(pair.other, pair.one, pair.shared))
  }
  return problems
}

/** What one action says again of others: asked while somebody writes it. */
export function likenessOf(action: PlanAction, others: readonly PlanAction[]): readonly PlanProblem[] {
  const termSets = [action, ...others].map(({ words }) => termsOf(words))
  const rarity = rarityOf(termSets)
  const [own, ...rest] = [action, ...others].map((one, at) => weigh(one, termSets[at] ?? new Map(), rarity))
  if (own === undefined || own.terms.size === 0) return []
  return rest
    .flatMap((other) => compare(own, other, rarity) ?? [])
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_NAMED)
    .map(({ other, shared }) => likeProblem(action, other, shared))
}

function add(problems: Map<string, PlanProblem[]>, id: string, problem: () => PlanProblem): void {
  const named = problems.get(id) ?? []
  if (named.length < MOST_NAMED) problems.set(id, [...named, problem()])
}

export function likePairs(actions: readonly PlanAction[]): readonly Likeness[] {
  const termSets = actions.map(({ words }) => termsOf(words))
  const rarity = rarityOf(termSets)
  const weighed = actions.map((action, at) => weigh(action, termSets[at] ?? new Map(), rarity))
  return candidatePairs(weighed).flatMap(([one, other]) => {
    const likeness = compare(one, other, rarity)
    return likeness === null ? [] : [likeness]
  })
}

function rarityOf(termSets: readonly ReadonlyMap<string, string>[]): (term: string) => number {
  const holders = new Map<string, number>()
  for (const terms of termSets)
    for (const term of terms.keys()) holders.set(term, (holders.get(term) ?? 0) + 1)
  // A plan of a few actions has no telling frequencies, so rarity is damped: 1 for a word all share, about 3 at most.
  const weightOf = (term: string): number =>
    (isConcept(term) ? CONCEPT : 1) *
    (1 + Math.log10((termSets.length + 10) / ((holders.get(term) ?? 0) + 1)))
  // Reckoned once a term: a large plan asks millions of times.
  const weights = new Map([...holders.keys()].map((term) => [term, weightOf(term)]))
  return (term) => weights.get(term) ?? weightOf(term)
}

function weigh(
  action: PlanAction,
  terms: ReadonlyMap<string, string>,
  rarity: (term: string) => number,
): Weighed {
  const lead = actsOf(action.words)[0]
  const object = lead === undefined ? '' : action.words.slice(lead.object.start, lead.object.end)
  return {
    action,
    folded: plain(action.words).toLowerCase(),
    terms,
    weight: sum([...terms.keys()].map(rarity)),
    figures: figuresOf(action.words),
    cohorts: cohortsOf(action.words),
    object: lead?.objectIsGeneric === true ? new Set() : new Set(termsOf(object).keys()),
    act: lead === undefined ? '' : alikeTerms(lead.verb),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

// Only pairs that share a word are compared; in a very large plan, only those that share a rarer one.
function candidatePairs(weighed: readonly Weighed[]): readonly (readonly [Weighed, Weighed])[] {
  const holders = new Map<string, number[]>()
  weighed.forEach(({ terms }, at) => {
    for (const term of terms.keys()) {
      const places = holders.get(term)
      if (places === undefined) holders.set(term, [at])
      else places.push(at)
    }
  })
  const most = Math.max(50, Math.sqrt(PAIR_LIMIT / Math.max(1, holders.size)) * 4)
  const telling = new Map([...holders].filter(([, places]) => places.length <= most))
  // The last action each was set beside: a pair that shares five words is a pair once.
  const beside = new Int32Array(weighed.length).fill(-1)
  return weighed.flatMap((one, first) =>
    [...one.terms.keys()].flatMap((term) =>
      (telling.get(term) ?? []).flatMap((second) => {
        const other = weighed[second]
        if (second <= first || beside[second] === first || other === undefined) return []
        beside[second] = first
        return [[one, other] as const]
      }),
    ),
  )
}

function compare(one: Weighed, other: Weighed, rarity: (term: string) => number): Likeness | null {
  if (one.folded === other.folded) {
    return { one: one.action, other: other.action, score: 1, shared: [...one.terms.keys()] }
  }
  if (sharesLittle(one, other, rarity)) return null
  if (speakOfDifferent(one.cohorts, other.cohorts) || differsByOneThing(one, other)) return null
  const shared = [...one.terms.keys()].filter((term) => other.terms.has(term))
  const told = sum(shared.map((term) => (isConcept(term) ? 2 : 1)))
  const figures = one.figures.intersection(other.figures).size * FIGURE
  const common = sum(shared.map(rarity)) + figures
  const dice = (2 * common) / (one.weight + other.weight + 2 * figures)
  const inShorter = common / (Math.min(one.weight, other.weight) + figures)
  const alike = actsOnOther(one, other) ? MUCH_ALIKE : ALIKE
  const isSame = shared.length >= 2 && shared.length === one.terms.size && shared.length === other.terms.size
  const isAlike =
    (isSame && isSameAct(one, other)) ||
    (told >= (isSameAct(one, other) ? 3 : 4) && dice >= alike) ||
    (told >= 4 && inShorter >= SHORT_ALIKE) ||
    (sameThing(one, other) && dice >= SAME_THING_ALIKE && inShorter >= SAME_THING_IN_SHORTER)
  return isAlike ? { one: one.action, other: other.action, score: Math.max(dice, inShorter), shared } : null
}

// Most pairs share a word or two and no more: these are told apart before anything is set up to compare them.
function sharesLittle(one: Weighed, other: Weighed, rarity: (term: string) => number): boolean {
  const [fewer, more] = one.terms.size <= other.terms.size ? [one, other] : [other, one]
  let common = 0
  for (const term of fewer.terms.keys()) if (more.terms.has(term)) common += rarity(term)
  for (const figure of fewer.figures) if (more.figures.has(figure)) common += FIGURE
  return common < SAME_THING_ALIKE * Math.min(one.weight, other.weight)
}

/** Each speaks of children, teams or places the other does not: a row per cohort is not a repetition. */
function speakOfDifferent(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.difference(other).size > 0 && other.difference(one).size > 0
}

/** One form filled in twice: word for word the same but for one thing ("…for Coast", "…for Valley"). */
function differsByOneThing(one: Weighed, other: Weighed): boolean {
  if (one.terms.size !== other.terms.size || one.terms.size < 3) return false
  const unlike = [...one.terms.keys()].filter((term) => !other.terms.has(term))
  const alsoUnlike = [...other.terms.keys()].filter((term) => !one.terms.has(term))
  const isThing = (term: string): boolean => !PADDING.has(term) && term !== one.act
  return unlike.length === 1 && isSameAct(one, other) && [...unlike, ...alsoUnlike].every(isThing)
}

/** The same act upon two things: "reduce vacancies", "reduce caseloads". */
function actsOnOther(one: Weighed, other: Weighed): boolean {
  return (
    one.act === other.act &&
    one.object.size > 0 &&
    other.object.size > 0 &&
    one.object.isDisjointFrom(other.object)
  )
}

// "Carry out", "hold" and the like leave the act to what they take.
const LIGHT_ACTS = lexicon('carry undertake conduct hold run do have use provide offer')

function isSameAct(one: Weighed, other: Weighed): boolean {
  return one.act === other.act || LIGHT_ACTS.has(one.act) || LIGHT_ACTS.has(other.act)
}

/** The same kind of act on the same thing: "rewrite the supervision policy", "supervision policy to be reviewed". */
function sameThing(one: Weighed, other: Weighed): boolean {
  if (one.act !== other.act || one.act === '') return false
  const both = one.object.intersection(other.object)
  return both.size > 0 && both.size === Math.min(one.object.size, other.object.size)
}

function likeProblem(action: PlanAction, other: PlanAction, shared: readonly string[]): PlanProblem {
  const terms = termsOf(action.words)
  const own = shared.flatMap((term) => terms.get(term) ?? [])
  const name = other.reference ?? plain(other.words).slice(0, 60)
  return {
    check: 'says the same as',
    quote: stretchOf(action.words, own),
    why: `${name} says the same: "${shorten(plain(other.words))}". Both speak of ${listed(own)}.`,
    better: `Keep one of the two with one owner and one date, link it to both places it answers, and close the other into ${name}.`,
    other: other.id,
  }
}

/** The action's own words from the first that both share to the last. */
function stretchOf(words: string, shared: readonly string[]): string {
  const folded = words.toLowerCase()
  const places = shared
    .map((word) => ({ start: folded.indexOf(word.toLowerCase()), length: word.length }))
    .filter(({ start }) => start >= 0)
  const start = Math.min(...places.map((place) => place.start), words.length)
  const end = Math.max(...places.map((place) => place.start + place.length), start)
  const stretch = words.slice(start, end)
  return stretch.length <= 160 ? stretch : stretch.slice(0, 158).replace(/\s\S*$/, '')
}

function shorten(words: string): string {
  return words.length <= 110 ? words : `${words.slice(0, 108).replace(/\s\S*$/, '')} …`
}

function listed(words: readonly string[]): string {
  const quoted = words.slice(0, 6).map((word) => `"${word}"`)
  return quoted.length < 2
    ? (quoted[0] ?? 'the same thing')
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`
}
