import type { Requirement } from '../instruments/requirement.ts'
import { plain, saysNothing } from '../plan-checks/check-words.ts'
import type { RequirementId } from '../shared/ids.ts'

// Which requirements in force a cell of the council's plan names: "7.f", "Direction 7(f)", "Ofsted 3", "Rec 4". A
// wrong link would say that a duty is answered, so only what can mean one requirement and no other is taken.

export type KnownRequirement = Pick<Requirement, 'id' | 'reference' | 'clause' | 'kind' | 'state'>

export type NamedRequirements = {
  readonly ids: readonly RequirementId[]
  /** Does the cell say nothing but these? Then nothing of it is left to note. */
  readonly isWhole: boolean
}

export function requirementsNamed(
  cell: string | null,
  requirements: readonly KnownRequirement[],
): NamedRequirements {
  const held = requirements.filter(({ state }) => state === 'in force')
  const parts = (cell ?? '').split(PARTS).map(plain).filter(Boolean)
  const found: { readonly id: RequirementId; readonly isWhole: boolean }[] = []
  let document: string | null = null
  for (const part of parts) {
    const named = namedBy(part, held) ?? namedBy(part.split(DESCRIBED)[0] ?? '', held)
    // "Direction 7.a and 7.b": the second is the Direction's too, though the Notice may have a 7.b of its own.
    const one = named?.length === 1 ? named[0] : named?.find((each) => documentOf(each) === document)
    if (one === undefined) continue
    document = nameIn(part) === '' ? document : documentOf(one)
    found.push({ id: one.id, isWhole: !DESCRIBED.test(part) })
  }
  return {
    ids: [...new Set(found.map(({ id }) => id))],
    isWhole: found.length === parts.length && found.every(({ isWhole }) => isWhole),
  }
}

export type AnsweredRequirements = {
  readonly found: readonly { readonly reference: string; readonly count: number }[]
  /** Words in a column of requirements that name none. */
  readonly unknown: readonly string[]
}

/** What the rows of a file answer together, for a person to look at before it comes in. */
export function answeredBy(
  rows: readonly {
    readonly from: { readonly row: { readonly requirement: string | null } }
    readonly wanted: { readonly requirements?: readonly RequirementId[] }
  }[],
  requirements: readonly KnownRequirement[],
): AnsweredRequirements {
  const counts = new Map<RequirementId, number>()
  for (const id of rows.flatMap(({ wanted }) => wanted.requirements ?? []))
    counts.set(id, (counts.get(id) ?? 0) + 1)
  const unfound = rows.filter(({ wanted }) => (wanted.requirements ?? []).length === 0)
  const words = unfound.map(({ from }) => plain(from.row.requirement))
  return {
    found: requirements.flatMap(({ id, reference }) => {
      const count = counts.get(id)
      return count === undefined ? [] : [{ reference, count }]
    }),
    unknown: [...new Set(words.filter((one) => !saysNothing(one)))],
  }
}

const PARTS = /[\n;,&/|]|\band\b/i
// "7.f: care leavers are heard", "7.f – care leavers".
const DESCRIBED = /\s*[:–—]\s+|\s+-\s+/

// A clause as people write it: 7.f, 7(f), 7f, 7.b.ii; a bare number is one only behind the name of what it is a part of.
const CLAUSE = /^(?<name>.*?)(?<clause>\d{1,3}(?:\s*[.(]\s*(?:[a-z]{1,4}|\d{1,3})\)?|[a-z]\b)*)\.?$/iu
const MARK = /(?:¶|\b(?:clause|para(?:graph)?|section|point|no|number))\.?\s*$/i

function namedBy(part: string, held: readonly KnownRequirement[]): readonly KnownRequirement[] | null {
  const exact = held.filter(({ reference }) => fold(reference) === fold(part))
  if (exact.length > 0) return exact
  const { name = '', clause = '' } = CLAUSE.exec(part)?.groups ?? {}
  if (clause === '') return null
  const said = nameIn(part)
  const isMarked = MARK.test(name)
  if (said === '')
    return isMarked || !/^\d+$/.test(clause) ? held.filter((one) => isClause(one, clause)) : null
  if (RECOMMENDED.test(said)) return held.filter((one) => ASKED.includes(one.kind) && isClause(one, clause))
  const named = held.filter((one) => isDocument(one, said))
  const byClause = named.filter((one) => isClause(one, clause))
  return byClause.length > 0 || !isMarked ? byClause : named.filter((one) => isPlace(one, clause))
}

/** The document or kind that a reference names before its clause; "" where it names none. */
function nameIn(part: string): string {
  return fold((CLAUSE.exec(part)?.groups?.['name'] ?? part).replace(MARK, ''))
}

const RECOMMENDED = /^(?:rec(?:ommendation)?s?|area(?: for (?:improvement|priority action))?|afi)\.?$/
const ASKED: readonly KnownRequirement['kind'][] = [
  'recommendation',
  'area for improvement',
  'area for priority action',
]

// What people call the documents, beside the short titles they have here.
const CALLED: readonly (readonly [called: RegExp, title: RegExp])[] = [
  [/^(?:the )?(?:statutory |dfe )?directions?$/, /^direction\b/],
  [/^(?:the )?(?:improvement )?notice$/, /^notice\b/],
  [
    /^(?:the )?(?:ofsted(?: ilacs)?|ilacs|inspection)(?: report| rec(?:ommendation)?| area(?: for improvement)?| finding)?$/,
    /^inspection\b/,
  ],
  [/^(?:the )?commissioner(?:'?s)?(?: report)?(?: rec(?:ommendation)?)?$/, /^commissioner's report\b/],
  [/^(?:the )?focus+ed visit(?: letter)?$/, /^focused visit\b/],
  [/^jtai(?: letter)?(?: area)?$/, /^jtai\b/],
  [/^(?:the )?terms of reference$/, /^terms\b/],
]

function isDocument(one: KnownRequirement, said: string): boolean {
  const title = fold(documentOf(one))
  return title === said || CALLED.some(([called, known]) => called.test(said) && known.test(title))
}

/** "Direction 2025" of "Direction 2025 7.b", "Inspection" of "Inspection ¶4". */
function documentOf({ reference, clause }: KnownRequirement): string {
  const end = clause === null ? reference.lastIndexOf('¶') : reference.length - clause.length
  return reference.slice(0, Math.max(0, end)).trim()
}

function isClause({ clause }: KnownRequirement, said: string): boolean {
  return clause !== null && stepsOf(clause) === stepsOf(said)
}

function isPlace({ clause, reference }: KnownRequirement, said: string): boolean {
  return clause === null && reference.slice(reference.lastIndexOf('¶') + 1) === said
}

// "7(b)(ii)" and "7.b.ii" are one clause.
function stepsOf(clause: string): string {
  return (clause.toLowerCase().match(/\d+|[a-z]+/g) ?? []).join('.')
}

function fold(words: string): string {
  return plain(words).toLowerCase().replaceAll('’', "'")
}
