import { INDICATORS } from '../measures/indicator-list.ts'
import { mayDo } from '../shared/permissions.ts'
import { parseId } from '../shared/ids.ts'
import { notFound, show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import type { ReturnId } from './child-return.ts'
import { GROUPINGS } from './count-groups.ts'
import { groupsOutside, groupsWithin } from './groups-shown.ts'
import { groupsPage } from './groups-view.ts'
import { meantId } from './meant-indicator.ts'
import { findReturn } from './return-store.ts'

/** A return's counts by team and cohort. */
export const groupsPages: readonly Route[] = [
  get(
    '/councils/:council/returns/:return/groups',
    'see measures',
    async ({ council, params, query, inCouncil }) =>
      inCouncil(async (db) => {
        const id = parseId<ReturnId>(params['return'])
        const found = id === null ? null : await findReturn(db, id)
        if (found?.state !== 'read') return notFound()
        const by = GROUPINGS.find((one) => one === query.get('by')) ?? 'team'
        const groups = found.outcome.groups?.[by] ?? []
        const counted = new Set(groups.flatMap(({ counts }) => counts.map((one) => String(one.id))))
        const definitions = INDICATORS.filter((one) => counted.has(meantId(one.id)))
        const chosen =
          definitions.find((one) => String(one.id) === query.get('measure')) ?? definitions[0] ?? null
        const seesSmall = mayDo(council.role, 'see small counts')
        const meant = chosen === null ? '' : meantId(chosen.id)
        const whole = found.outcome.indicators.find((one) => String(one.id) === meant) ?? null
        const lines =
          whole === null
            ? []
            : seesSmall
              ? groupsWithin(groups, whole.id)
              : groupsOutside(groups, whole, whole.id)
        return show(groupsPage({ council, found, by, definitions, chosen, whole, lines, seesSmall }))
      }),
  ),
]
