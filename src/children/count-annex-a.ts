import { childIndexes } from './child-index.ts'
import type { CountAs, CountOptions } from './count-as.ts'
import { countAssessing } from './count-assessing.ts'
import { countCare } from './count-care.ts'
import { countFrontDoor } from './count-front-door.ts'
import { countLeavers } from './count-leavers.ts'
import { countNeed } from './count-need.ts'
import { countProtection } from './count-protection.ts'
import type { Indicator } from './indicator.ts'
import type { ReturnTables } from './list-table.ts'

/** Every indicator that Annex A can give. One that needs a list that is not there is left out, never nought. */
export function countAnnexA(tables: ReturnTables, options: CountOptions): readonly Indicator[] {
  const as: CountAs = {
    ...options,
    children: tables.children.size,
    list: (name) => tables.lists.get(name) ?? null,
    index: childIndexes(tables.children.size),
  }
  return [
    ...countFrontDoor(as),
    ...countAssessing(as),
    ...countNeed(as),
    ...countProtection(as),
    ...countCare(as),
    ...countLeavers(as),
  ]
}
