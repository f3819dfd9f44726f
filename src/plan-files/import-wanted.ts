import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import { plain } from '../plan/check-words.ts'
import type { Priority } from '../plan/action.ts'
import { contributorsOf } from '../plan/contributor.ts'
import { objectiveKey } from './import-objectives.ts'
import { othersNamed, type Owning } from './import-owners.ts'
import { detailOf, firstPromiseOf, LONGEST_SIGN_OFF, measureOf, readRank, titleOf } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'

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
  readonly objective: string | null
}

export function wantedFrom(
  row: PlanRow,
  {
    person,
    reference,
    people,
  }: {
    readonly person: Owning | null
    readonly reference: string
    readonly people: readonly Owning[]
  },
): ImportWanted {
  const partners = new Set(people.flatMap((one) => one.partner ?? []))
  const owed = person?.partner ?? (partners.has(plain(row.contributors)) ? plain(row.contributors) : null)
  const others = othersNamed(row, people, person)
  const bodies = others.bodies.filter((name) => name !== owed)
  return {
    reference,
    title: titleOf(row.action),
    detail: detailOf(row),
    owner: (person?.id ?? null) as PersonId | null,
    partner: owed,
    contributors: contributorsOf(others.people, bodies, person?.id ?? null).map(({ who, name }) => ({
      person: 'person' in who ? who.person : null,
      body: 'body' in who ? who.body : null,
      name,
    })),
    successMeasure: measureOf(row),
    evidenceWanted: row.evidence ?? '',
    priority: readRank(row.rank ?? null),
    signOff: (row.signOff ?? '').slice(0, LONGEST_SIGN_OFF),
    startOn: row.start,
    firstDueOn: firstPromiseOf(row),
    dueOn: row.due,
    objective: objectiveKey(row),
  }
}
