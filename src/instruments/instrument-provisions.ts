import { firstActor } from './actors.ts'
import type { Clause } from './clauses.ts'
import { isDateAlone, isSignature, signatureAt } from './document-facts.ts'
import { findMainClause } from './main-clause.ts'
import type { Provision, ProvisionKind } from './reading.ts'
import type { Setting } from './provision-making.ts'
import { readClause, resolveGoverning } from './provision-reader.ts'
import type { Schedule } from './schedule.ts'
import { type Governing, readDirecting, readFollowing, resolutionStem } from './stems.ts'

// Directions, notices and terms of reference: recitals apart from what binds, stems over their limbs.

const OPERATIVE =
  /^\W*(?:now,?\s+therefore|accordingly,?\s*:?$|directions?\s*:?$|operative\s+(?:provisions|part)\b)/i
const RECITALS = /^\W*(?:whereas\b|recitals?\s*:?\W*$)/i

export function readInstrumentProvisions(clauses: readonly Clause[], setting: Setting): Provision[] {
  const provisions: Provision[] = []
  const governs = new Map<Clause, Governing>()
  const live = withoutSignatures(clauses)
  const operativeFrom = operativeStart(live)
  let following: Governing | null = null
  let underHeading: Governing | null = null
  let before: Schedule | null = null
  let spokenOf: string | null = null
  let annex: string | null = null
  for (const [index, clause] of live.entries()) {
    const text = clause.words
    if (clause.annex !== annex) underHeading = following = null
    annex = clause.annex
    if (isAddressing(clause)) continue
    if (clause.role === 'heading') {
      const plain = text.replace(/[*#]+/g, '').trim()
      underHeading = resolveGoverning(
        readDirecting(plain)?.governs ??
          readFollowing(plain) ??
          resolutionStem(plain) ??
          headingGoverns(plain),
        setting,
      )
      continue
    }
    const stem = governingOf(clause, governs)
    const governing = stem ?? (isInstruction(clause) ? (underHeading ?? following) : null)
    const read = readClause(clause, { governing, setting, before, spokenOf })
    spokenOf = read.spokenOf
    const isOpenStem = read.isStem && clause.children.length === 0
    following =
      resolveGoverning(readFollowing(text), setting) ?? (isOpenStem ? read.governs : null) ?? following
    if (read.governs !== null) governs.set(clause, read.governs)
    const isRecital = index < operativeFrom && clause.annex === null
    provisions.push(...(isRecital ? read.provisions.map(asRecital) : read.provisions))
    if (isRecital && read.governs !== null) governs.set(clause, recitalLimbs(read.governs))
    before = read.provisions.at(-1)?.schedule ?? before
  }
  return provisions
}

// An address, a salutation or a date alone says nothing.
function isAddressing(clause: Clause): boolean {
  const text = clause.words
  if (clause.role === 'item' || clause.role === 'bullet') return false
  return (text.length < 300 && /^(?:to:|dear\s)/i.test(text)) || isDateAlone(text)
}

// A numbered or listed paragraph that begins with an instruction and names nobody; "To ensure progress:" over
// limbs with their own subjects only says what for.
function isInstruction(clause: Clause): boolean {
  if (clause.role !== 'item' && clause.role !== 'bullet') return false
  const limb = clause.children[0]?.words
  return limb === undefined || !/^to\s/i.test(clause.words) || findMainClause(limb) === null
}

function governingOf(clause: Clause, governs: ReadonlyMap<Clause, Governing>): Governing | null {
  if (clause.role === 'closing') return null
  for (let up = clause.parent; up !== null; up = up.parent) {
    const found = governs.get(up)
    if (found !== undefined) return found
  }
  return null
}

const WHAT_THEY_MUST =
  /\b(?:what|things?|actions?|steps?|measures?)\s+(?:that\s+)?(the\s+[^,.;:?]{3,60}?)\s+(must|shall|should|will|needs?\s+to|has\s+to|is\s+(?:required|expected)\s+to)\b/i
const ACTIONS =
  /^(?:required\s+)?(?:actions?|requirements|steps|measures)(?:\s+(?:required|to\s+be\s+taken|needed))?\W*$/i

/** "What the Council must do" over a list of bare instructions. */
function headingGoverns(text: string): Governing | null {
  const reason = { words: text.slice(0, 120), why: 'the heading says what the list is' }
  const told = WHAT_THEY_MUST.exec(text)
  const actor = told === null ? null : firstActor(told[1] ?? '')
  if (told !== null && actor !== null) {
    const modality = (told[2] ?? '').toLowerCase()
    return { kind: modality === 'will' ? 'undertaking' : 'duty', bearer: actor, modality, reason }
  }
  if (ACTIONS.test(text)) return { kind: 'duty', bearer: null, modality: null, reason }
  const main = findMainClause(text)
  if (main === null || main.bearer === null || !/shall|must|should|required|expected|will/.test(main.modal))
    return null
  return { kind: 'duty', bearer: main.bearer, modality: main.modal, reason }
}

// From the signature to the next annex stands nothing that binds.
function withoutSignatures(clauses: readonly Clause[]): Clause[] {
  let isAfter = false
  let annex: string | null = null
  const signed = signatureAt(clauses)
  return clauses.filter((clause, index) => {
    if (clause.annex !== annex) isAfter = false
    annex = clause.annex
    const isListed = clause.role === 'item' || clause.role === 'bullet'
    if (!isListed && (index === signed || isSignature(clause.words))) isAfter = true
    return !isAfter || isListed
  })
}

function operativeStart(clauses: readonly Clause[]): number {
  const recitals = clauses.findIndex((clause) => RECITALS.test(clause.words))
  const printed = clauses.findIndex(
    (clause, index) =>
      index > recitals && clause.role !== 'item' && clause.role !== 'bullet' && OPERATIVE.test(clause.words),
  )
  if (printed >= 0) return printed
  const directs = clauses.findIndex((clause) => directsSomebody(clause.words))
  // "Whereas the Secretary of State is satisfied that ..., she directs the Council as follows" holds both.
  if (directs >= 0) return directs === recitals ? directs + 1 : directs
  const binds = clauses.findIndex((clause, index) => index > recitals && bindsCouncil(clause.words))
  return recitals < 0 ? 0 : binds >= 0 ? binds : clauses.length
}

function directsSomebody(words: string): boolean {
  return readDirecting(words) !== null || /^(?:hereby )?directs?$/.test(findMainClause(words)?.modal ?? '')
}

function bindsCouncil(words: string): boolean {
  const main = findMainClause(words)
  return main !== null && /^(?:shall|must)$/.test(main.modal) && /council|authority/i.test(main.bearer ?? '')
}

/** Before "now therefore" nothing binds but what the issuer says it will do itself. */
function asRecital(provision: Provision): Provision {
  const kept: readonly ProvisionKind[] = ['appointment', 'definition', 'recital', 'revocation']
  const isOwnPromise =
    provision.kind === 'undertaking' &&
    /^(?:will|undertakes? to)$/.test(provision.modality ?? '') &&
    /^(?:secretary of state|department|minister|parliamentary)/i.test(provision.bearer ?? '')
  if (isOwnPromise || kept.includes(provision.kind)) return provision
  const reason = { words: provision.text.slice(0, 40), why: 'stands among the recitals' }
  return {
    ...provision,
    kind: 'recital',
    bearer: provision.bearer,
    likelyBearer: null,
    schedule: { type: 'none', urgency: null },
    timeWords: null,
    reasons: [reason],
  }
}

function recitalLimbs(governing: Governing): Governing {
  return governing.kind === 'definition' ? governing : { ...governing, kind: 'recital' }
}
