import type { InterventionId, MeasureId, ObjectiveId, PersonId, RequirementId } from '../shared/ids.ts'

/** What is to be different for children, in words; actions, requirements and measures hang on it. */
export type Objective = {
  readonly id: ObjectiveId
  readonly interventionId: InterventionId
  readonly place: number
  readonly title: string
  readonly outcome: string
  readonly ownerId: PersonId | null
  readonly owner: string | null
  readonly requirementIds: readonly RequirementId[]
  readonly measureIds: readonly MeasureId[]
  readonly version: number
}

export type WantedObjective = {
  readonly title: string
  readonly outcome: string
  readonly owner: PersonId | null
  readonly requirements: readonly RequirementId[]
  readonly measures: readonly MeasureId[]
}
