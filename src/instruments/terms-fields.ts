import { asksSomething, PROVISION_KINDS, type Terms } from './requirement.ts'
import type { ProvisionKind } from './reading.ts'
import {
  type FieldMistake,
  fieldsOfSchedule,
  readScheduleFields,
  SCHEDULE_FIELDS,
  type ScheduleFields,
} from './schedule-fields.ts'

// What a person may change of a proposal, as the fields of a form and back.

export type TermsFields = ScheduleFields

/** Every field of the form, so that what was typed can come back. */
export const TERMS_FIELDS: readonly string[] = [
  'clause',
  'kind',
  'bearer',
  'recipient',
  'modality',
  ...SCHEDULE_FIELDS,
]

export function fieldsOfTerms(terms: Terms): TermsFields {
  return {
    clause: terms.clause ?? '',
    kind: terms.kind,
    bearer: terms.bearer ?? '',
    recipient: terms.recipient ?? '',
    modality: terms.modality ?? '',
    ...fieldsOfSchedule(terms.schedule),
  }
}

export function readTermsFields(
  get: (name: string) => string,
): { readonly terms: Terms } | { readonly mistakes: readonly FieldMistake[] } {
  const kind = PROVISION_KINDS.find((one) => one === get('kind')) ?? null
  const read = readScheduleFields(get)
  const mistakes = [...mistakesOf(get, kind), ...('mistakes' in read ? read.mistakes : [])]
  if (mistakes.length > 0 || kind === null || 'mistakes' in read) return { mistakes }
  return {
    terms: {
      clause: get('clause') || null,
      kind,
      bearer: get('bearer') || null,
      recipient: get('recipient') || null,
      modality: get('modality') || null,
      schedule: read.schedule,
    },
  }
}

const LONGEST: Readonly<Record<string, number>> = { clause: 40, bearer: 200, recipient: 200, modality: 60 }

function mistakesOf(get: (name: string) => string, kind: ProvisionKind | null): readonly FieldMistake[] {
  const long = Object.entries(LONGEST)
    .filter(([field, most]) => get(field).length > most)
    .map(([field, most]) => ({ field, message: `Enter at most ${most} characters` }))
  const noKind = kind === null ? [{ field: 'kind', message: 'Choose what kind of provision it is' }] : []
  const noBearer =
    kind !== null && asksSomething(kind) && get('bearer') === ''
      ? [{ field: 'bearer', message: 'Enter who has to do it' }]
      : []
  return [...noKind, ...noBearer, ...long]
}
