import { type PlanField } from '../plan/written-plan.ts'
import { FORMS } from './plan-file-header-forms.ts'

// How well a heading fits a field of a plan.

export function foldHeader(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\((?:s|ies|es)\)/g, 's')
    .replaceAll(/\((?!s\b)[^)]*\)?/g, ' ')
    .replaceAll(/[*:†…]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Does the heading say what its column is? One that does not leaves it to the contents. */
export function isKnownHeading(text: string): boolean {
  return PLAN_FIELDS.some((field) => headerFit(text, field) >= 0.5)
}

export const PLAN_FIELDS = Object.keys(FORMS) as readonly PlanField[]

const LONGEST_HEADING = 200

/** How well a heading fits a field, 0 to 1. A long sentence is no heading, unless it asks a question of one. */
export function headerFit(text: string, field: PlanField): number {
  if (text.length > LONGEST_HEADING) return 0
  const header = foldHeader(text)
  if (header === '' || header.length > 90) return 0
  const fits = FORMS[field].filter(([form]) => form.test(header)).map(([, strength]) => strength)
  const best = Math.max(0, ...fits)
  return header.split(' ').length > 8 && best < 0.9 ? best * 0.5 : best
}
