import { findActors } from './actors.ts'
import { resolverOf } from './actor-names.ts'
import { buildClauses, type Clause } from './clauses.ts'
import { findConflicts } from './conflicts.ts'
import { findCouncil } from './council-name.ts'
import { findDated, findIssuer, findRevoked, findSignatory, findTitle } from './document-facts.ts'
import { tellKind } from './document-kind.ts'
import { withoutFurniture } from './furniture.ts'
import { readArticleProvisions } from './article-provisions.ts'
import { readInspectionProvisions } from './inspection-provisions.ts'
import { readJudgements } from './judgements.ts'
import { readReportProvisions } from './report-provisions.ts'
import { readInstrumentProvisions } from './instrument-provisions.ts'
import { cutAt, type Line, splitLines } from './lines.ts'
import { joinParagraphs } from './paragraphs.ts'
import type { Setting } from './provision-making.ts'
import type { ActorNames, DocumentKind, Fact, Provision, Reading } from './reading.ts'

/** Raised with every change of what the reader proposes, and kept with each proposal. */
export const READER_VERSION = '4'

/** A document's text into proposals. Pure and deterministic; places are characters of `text`. */
export function readInstrument(text: string): Reading {
  const printed = splitLines(text)
  const readTo = cutAt(text, printed)
  const lines = withoutFurniture(printed)
  const clauses = buildClauses(joinParagraphs(lines))
  // Names are sought in one line: a run of ten million spaces must cost no more than one.
  const flat = text.slice(0, 200_000).replace(/\s+/g, ' ')
  const { kind, reasons } = tellKind(text)
  const council = findCouncil(kind, { text, flat }, clauses)
  const dated = findDated(kind, clauses)
  const actors = findActors(flat)
  const setting = settingOf({ kind, council, dated, actors, clauses })
  const provisions = provisionsOf({ clauses, lines, text, setting })
  const signatory = findSignatory(clauses)
  return {
    kind,
    kindReasons: reasons,
    title: findTitle(kind, clauses),
    council,
    issuer: findIssuer(kind, flat),
    signatory,
    dated,
    revokes: findRevoked(flat, provisions),
    actors,
    provisions,
    judgements: ['inspection report', 'SEND report'].includes(kind) ? readJudgements(lines) : [],
    ...(readTo === null ? {} : { readTo }),
    conflicts: findConflicts(text, { kind, dated, signatory, clauses, provisions }),
  }
}

type Known = {
  readonly kind: DocumentKind
  readonly council: Fact | null
  readonly dated: Fact | null
  readonly actors: readonly ActorNames[]
  readonly clauses: readonly Clause[]
}

function settingOf({ kind, council, dated, actors, clauses }: Known): Setting {
  const names: Readonly<Partial<Record<DocumentKind, string>>> = {
    'statutory direction': 'this direction',
    'improvement notice': 'this notice',
    'terms of reference': 'these terms of reference',
    'commissioner report': 'this report',
    'focused visit letter': 'this letter',
    'JTAI letter': 'this letter',
  }
  const isToCouncil =
    kind === 'statutory direction' ||
    kind === 'improvement notice' ||
    kind === 'commissioner report' ||
    kind.endsWith('letter')
  const opening = clauses.slice(0, 40).map((clause) => clause.words)
  const resolve = resolverOf(actors, opening.join('\n'))
  const appointee = actors
    .map((actor) => resolve(actor.name))
    .find((name) => /commissioner|advis[eo]r/i.test(name))
  const toCouncil = {
    bearer: 'Council',
    why: 'no bearer is printed; the document is addressed to the council',
  }
  const toAppointee =
    appointee === undefined || kind !== 'terms of reference'
      ? null
      : { bearer: appointee, why: 'no bearer is printed; the terms are those of this appointment' }
  return {
    kind,
    dated: dated?.value ?? null,
    instrument: names[kind] ?? 'this document',
    addressee: council === null ? 'Council' : council.value,
    issuer: issuerOf(kind),
    likely: isToCouncil ? toCouncil : toAppointee,
    resolve,
  }
}

function issuerOf(kind: DocumentKind): string {
  if (kind === 'commissioner report') return 'Commissioner'
  return kind === 'statutory direction' || kind === 'improvement notice' || kind === 'terms of reference'
    ? 'Secretary of State'
    : 'Ofsted'
}

type Read = {
  readonly clauses: readonly Clause[]
  readonly lines: readonly Line[]
  readonly text: string
  readonly setting: Setting
}

function provisionsOf({ clauses, lines, text, setting }: Read): Provision[] {
  if (setting.kind === 'news article') return readArticleProvisions(clauses, setting)
  if (setting.kind === 'commissioner report') return readReportProvisions(clauses, lines, setting)
  const isInspected = ['inspection report', 'focused visit letter', 'JTAI letter', 'SEND report'].includes(
    setting.kind,
  )
  return isInspected
    ? readInspectionProvisions({ clauses, lines, text }, setting)
    : readInstrumentProvisions(clauses, setting)
}
