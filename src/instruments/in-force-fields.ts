import { type Day, formatDay } from '../shared/days.ts'
import type { Instrument } from './instrument.ts'
import type { DocumentKind } from './reading.ts'
import type { FieldMistake } from './schedule-fields.ts'
import { readTypedDay } from './typed-time.ts'

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'statutory direction',
  'improvement notice',
  'terms of reference',
  'commissioner report',
  'inspection report',
  'focused visit letter',
  'JTAI letter',
  'SEND report',
  'news article',
  'other',
]

export type InForceWanted = {
  readonly kind: DocumentKind
  readonly title: string
  readonly shortTitle: string
  readonly dated: Day | null
  readonly inForceOn: Day
}

/** What stands in the form: the document's own day is offered as the day it came into force. */
export function fieldsOfInForce(instrument: Instrument): Readonly<Record<keyof InForceWanted, string>> {
  const { title, shortTitle, dated } = instrument
  const inForceOn = instrument.inForceOn ?? dated
  return {
    kind: instrument.kind,
    title,
    shortTitle,
    dated: dated === null ? '' : formatDay(dated),
    inForceOn: inForceOn === null ? '' : formatDay(inForceOn),
  }
}

export function readInForce(
  fields: Readonly<Record<keyof InForceWanted, string>>,
): { readonly wanted: InForceWanted } | { readonly mistakes: readonly FieldMistake[] } {
  const { title, shortTitle } = fields
  const dated = fields.dated === '' ? null : readTypedDay(fields.dated)
  const inForceOn = readTypedDay(fields.inForceOn)
  const kind = DOCUMENT_KINDS.find((one) => one === fields.kind)
  const mistakes: FieldMistake[] = []
  const say = (field: string, message: string): number => mistakes.push({ field, message })
  if (kind === undefined) say('kind', 'Choose what it is')
  if (title === '' || title.length > 300) say('title', 'Enter its title, in at most 300 characters')
  if (shortTitle === '' || shortTitle.length > 40)
    say('short-title', 'Enter a short title of at most 40 characters')
  if (fields.dated !== '' && dated === null)
    say('dated', 'The day it bears must be a real date, such as 27 March 2026')
  if (fields.inForceOn === '') say('in-force-on', 'Enter the day it came into force')
  else if (inForceOn === null)
    say('in-force-on', 'The day it came into force must be a real date, such as 27 March 2026')
  return mistakes.length > 0 || inForceOn === null || kind === undefined
    ? { mistakes }
    : { wanted: { kind, title, shortTitle, dated, inForceOn } }
}
