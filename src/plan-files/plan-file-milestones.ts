import type { PlanField } from '../plan/written-plan.ts'
import type { SheetRow } from '../documents/sheet.ts'
import { formatShortDay } from '../shared/days.ts'
import type { PlanRow } from './plan-file.ts'
import { orNull, wordsAt } from './plan-file-cells.ts'
import type { PlanMapping } from './plan-file-columns.ts'
import { notesOf } from './plan-file-notes.ts'

// The steps of an action: in its own cell, below its words; or on rows of their own, below its row.

const BULLET = /^(?:[•·▪◦‣●○*]|[–-](?=\s))\s*/u
const NAMED = /^(?:milestones?|sub-?(?:task|action|step)s?)\s*\d*\s*[:.–-]\s*/i

/** What a milestone's row says of it, with its date; null for a row that is not one. */
export function milestoneOf(row: SheetRow, mapping: PlanMapping, above: PlanRow | undefined): string | null {
  const words = wordsAt(row, mapping, 'action')
  if (above === undefined || wordsAt(row, mapping, 'reference') !== '') return null
  const bare = words.replace(BULLET, '')
  if (!NAMED.test(bare) && !isBulletBelow(row, mapping, above)) return null
  const day = dueOf(row, mapping)
  return `${bare.replace(NAMED, '')}${day === '' ? '' : ` (${day})`}`
}

// Where every action begins with a bullet, a bullet is no milestone; nor where one without a reference names its owner.
function isBulletBelow(row: SheetRow, mapping: PlanMapping, above: PlanRow): boolean {
  if (!BULLET.test(wordsAt(row, mapping, 'action')) || BULLET.test(above.action)) return false
  return above.reference !== null || wordsAt(row, mapping, 'owner') === ''
}

function dueOf(row: SheetRow, mapping: PlanMapping): string {
  const cell = row.cells[mapping.columns.due?.column ?? -1] ?? null
  return cell instanceof Temporal.PlainDate ? formatShortDay(cell) : wordsAt(row, mapping, 'due')
}

const JOINED = ['measure', 'evidence', 'milestones', 'outcome', 'contributors'] as const

/** A row without an action of its own goes on with the one above. */
export function continued(above: PlanRow, row: SheetRow, mapping: PlanMapping): PlanRow {
  const milestone = milestoneOf(row, mapping, above)
  const more = (field: PlanField, before: string | null, own: string | null = null): string | null =>
    orNull([before ?? '', own ?? '', wordsAt(row, mapping, field)].filter(Boolean).join('\n'))
  const read: readonly PlanField[] = milestone === null ? JOINED : [...JOINED, 'action', 'due']
  const readColumns = new Set(read.flatMap((field) => mapping.columns[field]?.column ?? []))
  const asked: readonly PlanField[] = milestone === null ? ['owner', 'due', 'status'] : ['owner', 'status']
  return {
    ...above,
    measure: more('measure', above.measure),
    evidence: more('evidence', above.evidence),
    milestones: more('milestones', above.milestones, milestone),
    outcome: more('outcome', above.outcome),
    contributors: more('contributors', above.contributors),
    notes: [...above.notes, ...notesOf(row, mapping, (column) => !readColumns.has(column))],
    doubts: asked.some((field) => wordsAt(row, mapping, field) !== '')
      ? [...new Set([...above.doubts, 'a line below has its own owner or date' as const])]
      : above.doubts,
  }
}

export type PartedAction = { readonly action: string; readonly milestones: string | null }

/** The action's words apart from the milestones that stand in the same cell. */
export function partMilestones(words: string, header: string): PartedAction {
  const named = /\s*(?:^|[\n.;–-]|\s)\s*(?:key )?milestones?\s*:\s*/i.exec(words)
  if (named !== null && named.index > 0) {
    const after = words.slice(named.index + named[0].length)
    return parted(words.slice(0, named.index), after.split(after.includes('\n') ? '\n' : ';'))
  }
  if (!/\bmilestones?\b/i.test(header)) return { action: words, milestones: null }
  const lines = words.split('\n')
  const first = lines.findIndex((line) => BULLET.test(line.trim()))
  if (first > 0) return parted(lines.slice(0, first).join('\n'), lines.slice(first))
  return lines.length > 1 ? { action: words, milestones: null } : partLine(words)
}

// "Set up a huddle – Terms agreed (30 June) – First huddle (15 July)": a Word cell loses its lines. A dash within a
// sentence parts nothing: what follows each must name a day.
function partLine(words: string): PartedAction {
  const [action = '', ...steps] = words.split(/\s+[•·▪●–-]\s+/u)
  const areSteps = steps.length > 0 && (/[•·▪●]/u.test(words) || steps.every((step) => DAY_NAMED.test(step)))
  return areSteps ? parted(action, steps) : { action: words, milestones: null }
}

const DAY_NAMED =
  /\d{1,2}[/.]\d{1,2}|\b20\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i

function parted(action: string, steps: readonly string[]): PartedAction {
  const said = steps.map((step) => step.trim().replace(BULLET, '').trim()).filter(Boolean)
  return { action: action.trim(), milestones: orNull(said.join('\n')) }
}
