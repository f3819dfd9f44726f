import type { Day } from '../shared/days.ts'
import type { PersonId, RequirementId } from '../shared/ids.ts'
import { plain } from '../plan-checks/check-words.ts'
import type { Action, Priority } from '../plan/action.ts'
import { contributorsOf } from '../plan/contributor.ts'
import { objectiveKeys } from './import-objectives.ts'
import { ownDetail } from './import-own.ts'
import { othersNamed, type Owning } from './import-owners.ts'
import { type KnownRequirement, requirementsNamed } from './import-requirements.ts'
import {
  cutTo,
  detailOf,
  firstPromiseOf,
  type ImportRow,
  LONGEST_CELL,
  LONGEST_SIGN_OFF,
  measureOf,
  ownTitleOf,
  readRank,
  titleOf,
} from './import-rows.ts'

/** An action as the file wants it; an objective by its key, since it may not be there yet. */
export type ImportWanted = {
  readonly reference: string
  readonly title: string
  readonly detail: string
  readonly owner: PersonId | null
  readonly partner: string | null
  /** Of a new action: who does a part of it. */
  readonly contributors: readonly {
    readonly person: PersonId | null
    readonly body: string | null
    readonly name: string
  }[]
  readonly successMeasure: string
  readonly evidenceWanted: string
  /** Absent in what was brought before files were read for it, as is who signs off. */
  readonly priority?: Priority | null
  readonly signOff?: string
  readonly startOn: Day | null
  readonly firstDueOn: Day | null
  readonly dueOn: Day | null
  readonly objectives?: readonly string[]
  /** Which requirements in force it names; absent in what was brought before they were linked. */
  readonly requirements?: readonly RequirementId[]
  /** The one objective, in what was kept before an action could bring several. */
  readonly objective?: string | null
}

/** The keys of the objectives it stands in. */
export function objectivesIn({ objectives, objective }: ImportWanted): readonly string[] {
  return objectives ?? (objective ? [objective] : [])
}

export function wantedFrom(
  from: ImportRow,
  {
    person,
    reference,
    people,
    known,
    requirements,
  }: {
    readonly person: Owning | null
    readonly reference: string
    readonly people: readonly Owning[]
    /** The action it is in the plan already. */
    readonly known: Action | null
    readonly requirements: readonly KnownRequirement[]
  },
): ImportWanted {
  const { own } = from
  const answered = requirementsNamed(from.row.requirement, requirements)
  // What is linked whole needs no note.
  const row = answered.isWhole ? { ...from.row, requirement: null } : from.row
  const partners = new Set(people.flatMap((one) => one.partner ?? []))
  const owed = person?.partner ?? (partners.has(plain(row.contributors)) ? plain(row.contributors) : null)
  const others = othersNamed(row, people, person)
  const bodies = others.bodies.filter((name) => name !== owed)
  const detail =
    own === undefined
      ? detailOf(row, person?.name ?? null)
      : ownDetail({ row, own }, known === null ? null : known.detail)
  return {
    reference,
    title: own === undefined ? titleOf(row.action) : ownTitleOf(row.action),
    detail: cutTo(detail, LONGEST_CELL.detail),
    owner: (person?.id ?? null) as PersonId | null,
    partner: partnerOf(from, known, owed),
    contributors: contributorsOf(others.people, bodies, person?.id ?? null).map(({ who, name }) => ({
      person: 'person' in who ? who.person : null,
      body: 'body' in who ? who.body : null,
      name,
    })),
    successMeasure: cutTo(own === undefined ? measureOf(row) : (row.measure ?? ''), LONGEST_CELL.words),
    evidenceWanted: cutTo(row.evidence ?? '', LONGEST_CELL.words),
    priority: readRank(row.rank ?? null),
    signOff: (row.signOff ?? '').slice(0, LONGEST_SIGN_OFF),
    startOn: row.start,
    firstDueOn: firstPromiseOf(row),
    dueOn: row.due,
    objectives: objectiveKeys(row),
    requirements: answered.ids,
  }
}

// An action of ours that was brought back says its own partner; only a new one is given its owner's.
function partnerOf({ own }: ImportRow, known: Action | null, owed: string | null): string | null {
  if (own === undefined) return owed
  return own.partner !== '' ? cutTo(own.partner, LONGEST_CELL.partner) : known === null ? owed : null
}
