import { type AreaRow, readAreaRows } from './area-tables.ts'
import type { Clause } from './clauses.ts'
import type { Line } from './lines.ts'
import { findMainClause, type MainClause } from './main-clause.ts'
import { cutPassage, joinPassages, type Passage } from './passage.ts'
import { conditionLength, makeProvision, resolved, type Setting } from './provision-making.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import { sectionOf, type Section } from './section-headings.ts'
import { splitSentences } from './sentences.ts'
import { leadingVerb } from './verbs.ts'

// Inspection reports and letters: what needs to improve, areas for priority action, findings, and the duty at the end.

const SINGLE_FRAMEWORK = /services for children in need of help and\s+protection, children looked after/i
const FOLLOW_UP =
  /^\s*(?:also\s+|now\s+|jointly\s+|must\s+)?(?:prepare|submit|send|share|publish|provide|produce|respond|write)\b/i
// "We have determined that the council is the principal authority and should prepare ..."
const DETERMINED = /^we\s+have\s+(?:determined|decided)\s+that\s+/i
const COURTESY = /\b(?:it would be (?:very |most )?helpful|we would be grateful)\b/i
const ASKS = /^(?:should|must|shall|(?:is|are) (?:required|asked|requested|to)|requires?|asks?)/
const ASKED =
  /\b(?:you|director|chief\s+executive|chief\s+constable|council|authority|partnership|mbc|borough|trust|icb|board)\b/i
const NEGATIVE = /^there (?:are|were) no\b|^no areas?\b|^the inspection did not\b|^none\b/i

type Inspected = {
  readonly clauses: readonly Clause[]
  readonly lines: readonly Line[]
  readonly text: string
}

export function readInspectionProvisions({ clauses, lines, text }: Inspected, setting: Setting): Provision[] {
  const rows = setting.kind === 'SEND report' ? readAreaRows(lines).map(toRowProvision) : []
  const listed = readListed(clauses, text, setting)
  if (rows.length === 0) return listed
  return [...rows, ...listed.filter((one) => !one.kind.startsWith('area for'))].toSorted(
    (a, b) => a.start - b.start,
  )
}

function toRowProvision(row: AreaRow): Provision {
  return { ...areaOf(row.kind, row.heading), ...row.cut, bearer: row.body ?? subjectOf(row.cut.text) }
}

// "Leaders at the ICB should reduce": where no column names the body, the sentence does.
function subjectOf(text: string): string | null {
  const main = findMainClause(text)
  if (main === null || main.bearer === null) return null
  const subject = main.subject.replace(/^the\s+/i, '').trim()
  const whole = /leaders|partners/i.test(main.bearer) && subject.length <= 120 ? subject : main.bearer
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

function readListed(clauses: readonly Clause[], text: string, setting: Setting): Provision[] {
  const keepsUnknown = SINGLE_FRAMEWORK.test(text.slice(0, 4000)) && setting.kind === 'inspection report'
  const provisions: Provision[] = []
  let section: Section | null = null
  let heading = ''
  for (const clause of clauses) {
    const words = clause.words
    if (clause.role === 'heading') {
      const told = sectionOf(words)
      if (told !== null || !keepsUnknown) {
        section = told
        heading = words
      }
      continue
    }
    if (isFindingAfterAll(clause, section)) section = 'findings'
    const kind = areaKind(section, setting)
    if (kind !== null && isArea(clause)) provisions.push(toArea(clause, kind, heading))
    else if (kind === null && isFinding(clause, section, setting))
      provisions.push(toArea(clause, 'finding', heading))
    if (kind === null || clause.role === 'plain') provisions.push(...followUps(clause, setting))
  }
  return provisions
}

function areaKind(section: Section | null, setting: Setting): ProvisionKind | null {
  if (section === 'priority action') return 'area for priority action'
  if (section === 'improvement') return 'area for improvement'
  // The single framework called them recommendations from 2016.
  return section === 'recommendations' && setting.kind === 'inspection report' ? 'area for improvement' : null
}

// A bullet inside a bullet says more of the one above it.
function isArea(clause: Clause): boolean {
  if (clause.role !== 'bullet' && clause.role !== 'item') return false
  const parent = clause.parent
  return (parent === null || parent.role === 'plain') && !NEGATIVE.test(clause.words)
}

// Numbered findings that follow the numbered areas under no heading of their own state and do not ask.
function isFindingAfterAll(clause: Clause, section: Section | null): boolean {
  const text = clause.words
  if (section !== 'improvement' && section !== 'priority action' && section !== 'recommendations')
    return false
  if (
    clause.role !== 'item' ||
    clause.parent !== null ||
    leadingVerb(text.slice(conditionLength(text))) !== null
  )
    return false
  return (
    /^[^.:]{0,200}?\b(?:is|are|has|have|was|were|provides|operates|benefit)\b/.test(text) &&
    !/\b(?:should|must|needs? to|ensure|so that)\b/i.test(text)
  )
}

function isFinding(clause: Clause, section: Section | null, setting: Setting): boolean {
  if (section === 'contents' || clause.parent !== null) return false
  if (setting.kind === 'inspection report') return clause.role === 'item' && clause.words.length > 60
  return clause.role === 'bullet' && section === 'findings'
}

function toArea(clause: Clause, kind: ProvisionKind, heading: string): Provision {
  const passage = withLimbs(clause)
  const path = clause.role === 'item' ? clause.path : null
  return { ...areaOf(kind, heading), clause: path, ...cutPassage(passage, 0, passage.text.length) }
}

function areaOf(kind: ProvisionKind, heading: string): Omit<Provision, 'text' | 'start' | 'end'> {
  return {
    clause: null,
    kind,
    bearer: null,
    likelyBearer: null,
    recipient: null,
    modality: null,
    schedule: { type: 'none', urgency: null },
    timeWords: null,
    restates: null,
    reasons: [{ words: heading, why: 'the heading it stands under' }],
  }
}

function withLimbs(clause: Clause): Passage {
  return joinPassages([clause.paragraph.passage, ...clause.children.map(withLimbs)])
}

// "You should submit an action plan ... within 70 working days": the letter's one duty, and its requests.
function followUps(clause: Clause, setting: Setting): Provision[] {
  const text = clause.words
  if (text.length > 6000) return []
  return splitSentences(text).flatMap((at, index) => {
    const words = text.slice(at.from, at.to)
    const main = findMainClause(words.replace(DETERMINED, ''))
    const isCourtesy = COURTESY.test(words) && /\byou\b/i.test(words)
    const bearer = main === null ? null : askedOf(main, setting)
    const asks = main !== null && bearer !== null && FOLLOW_UP.test(main.rest) && ASKS.test(main.modal)
    if (!isCourtesy && !asks) return []
    const sentence = { clause, at, text: words, isFirst: index === 0, before: null }
    const act = { from: 0, to: words.length, verb: leadingVerb(main?.rest ?? '') ?? 'submit', modal: null }
    const reasons = [
      {
        words: words.slice(main?.from ?? 0, main?.to ?? 40),
        why: isCourtesy ? 'a request' : 'asks for an answer to the inspection',
      },
    ]
    return [
      makeProvision(sentence, act, setting, {
        kind: isCourtesy ? 'recommendation' : 'duty',
        bearer: resolved(bearer ?? 'you', setting),
        modality: main?.modal ?? 'would be helpful',
        reasons,
      }),
    ]
  })
}

// The council may go by its place alone: "Sefton should send ...".
function askedOf(main: MainClause, setting: Setting): string | null {
  if (main.bearer !== null)
    return ASKED.test(main.bearer) && !/\bsafeguarding\b.*\bboard\b/i.test(main.bearer) ? main.bearer : null
  const place = main.subject.trim()
  const isPlace =
    place.length > 3 &&
    setting.addressee?.toLowerCase().startsWith(place.replace(/\s+MBC$/i, '').toLowerCase()) === true
  return isPlace ? 'you' : null
}
