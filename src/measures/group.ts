import type { MeasureId, PersonId } from '../shared/ids.ts'
import type { Observation } from './measure.ts'

declare const groupBrand: unique symbol
export type GroupId = number & { readonly [groupBrand]: 'group' }

/** What a measure can be broken down by: teams, or what children have in common. */
export const GROUP_KINDS = ['team', 'gender', 'ethnicity', 'disability'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export const GROUP_KIND_WORDS: Readonly<Record<GroupKind, string>> = {
  team: 'Team',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  disability: 'Disability',
}

/** A team, or a group of children, that measures are told for beside the whole. */
export type MeasureGroup = {
  readonly id: GroupId
  readonly kind: GroupKind
  readonly name: string
  readonly managerId: PersonId | null
  readonly manager: string | null
  readonly version: number
}

export type ToldGroup = MeasureGroup & {
  /** How many measures are told for it, and when one was last. */
  readonly measures: number
  readonly latestOn: Temporal.PlainDate | null
}

export type GroupObservation = Observation & { readonly groupId: GroupId }

export type WantedGroupObservation = {
  readonly measureId: MeasureId
  /** As the return or the sheet writes it; capitals and spaces at its ends make no other group. */
  readonly group: string
  readonly period: Temporal.PlainDate
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number
  readonly note: string
}

/** One name for one group: spaces within are single, and there are none at the ends. */
export function tidyGroupName(words: string): string {
  return words.trim().replaceAll(/\s+/g, ' ').slice(0, 200)
}
