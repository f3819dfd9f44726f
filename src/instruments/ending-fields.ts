import type { Day } from '../shared/days.ts'
import type { RequirementId } from '../shared/ids.ts'
import type { Ending } from './instrument.ts'
import type { FieldMistake } from './schedule-fields.ts'
import type { Requirement } from './requirement.ts'
import { readTypedDay } from './typed-time.ts'

export const ENDINGS: readonly Ending[] = ['revoked', 'superseded', 'withdrawn', 'closed']

export type Fate =
  | { readonly requirement: Requirement; readonly fate: 'drop'; readonly why: string }
  | { readonly requirement: Requirement; readonly fate: 'replace'; readonly by: RequirementId }

export type EndingWanted = {
  readonly how: Ending
  readonly on: Day
  readonly source: string
  /** Those that are kept open are not among them. */
  readonly fates: readonly Fate[]
}

/** How an instrument ended and what becomes of its open requirements, out of a form. */
export function readEnding(
  get: (name: string) => string,
  known: { readonly open: readonly Requirement[]; readonly successors: readonly Requirement[] },
): { readonly wanted: EndingWanted } | { readonly mistakes: readonly FieldMistake[] } {
  const mistakes: FieldMistake[] = []
  const how = ENDINGS.find((one) => one === get('how'))
  const on = readTypedDay(get('on'))
  const source = get('source')
  if (how === undefined) mistakes.push({ field: 'how', message: 'Choose how it ends' })
  if (on === null) mistakes.push({ field: 'on', message: 'Enter the day it ends, such as 27 March 2026' })
  if (source === '') mistakes.push({ field: 'source', message: 'Enter what says that it ends' })
  const fates = known.open.flatMap((requirement) => readFate(requirement, { get, known, mistakes }))
  return mistakes.length > 0 || how === undefined || on === null
    ? { mistakes }
    : { wanted: { how, on, source, fates } }
}

function readFate(
  requirement: Requirement,
  {
    get,
    known,
    mistakes,
  }: {
    readonly get: (name: string) => string
    readonly known: { readonly successors: readonly Requirement[] }
    readonly mistakes: FieldMistake[]
  },
): readonly Fate[] {
  const chosen = get(`fate-${requirement.id}`)
  const why = get(`why-${requirement.id}`)
  if (chosen === 'drop') {
    if (why === '')
      mistakes.push({
        field: `why-${requirement.id}`,
        message: `Enter why ${requirement.reference} is dropped`,
      })
    return [{ requirement, fate: 'drop', why }]
  }
  const by = known.successors.find((one) => String(one.id) === chosen)
  return by === undefined ? [] : [{ requirement, fate: 'replace', by: by.id }]
}
