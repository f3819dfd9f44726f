import type { Sheet } from '../shared/csv.ts'
import type { PlanChange } from './plan-change.ts'

/** What changed since a version, a line for each field, for whoever keeps their own list. */
export function changesSheet(changes: readonly PlanChange[]): Sheet {
  return {
    heads: ['What', 'Reference', 'Title', 'How', 'Field', 'Then', 'Now'],
    rows: changes.flatMap(({ thing, reference, title, kind, fields }) => {
      const own = [thing, reference, title, kind]
      return fields.length === 0
        ? [[...own, '', '', '']]
        : fields.map(({ what, was, now }) => [...own, what, was, now])
    }),
  }
}
