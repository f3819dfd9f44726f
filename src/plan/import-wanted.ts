import type { Day } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import { plain } from './check-words.ts'
import { objectiveKey } from './import-objectives.ts'
import type { Owning } from './import-owners.ts'
import { detailOf, firstPromiseOf, measureOf, titleOf } from './import-rows.ts'
import type { PlanRow } from './plan-file.ts'

/** An action as the file wants it; an objective by its key, since it may not be there yet. */
export type ImportWanted = {
  readonly reference: string
  readonly title: string
  readonly detail: string
  readonly owner: PersonId | null
  readonly partner: string | null
  readonly successMeasure: string
  readonly evidenceWanted: string
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
    partners,
  }: {
    readonly person: Owning | null
    readonly reference: string
    readonly partners: ReadonlySet<string>
  },
): ImportWanted {
  return {
    reference,
    title: titleOf(row.action),
    detail: detailOf(row),
    owner: (person?.id ?? null) as PersonId | null,
    partner: person?.partner ?? (partners.has(plain(row.contributors)) ? plain(row.contributors) : null),
    successMeasure: measureOf(row),
    evidenceWanted: row.evidence ?? '',
    startOn: row.start,
    firstDueOn: firstPromiseOf(row),
    dueOn: row.due,
    objective: objectiveKey(row),
  }
}
