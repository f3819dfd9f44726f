import { redirect, show } from '../web/answer.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { get, type Route } from '../web/route.ts'
import { columnsShown, orderOfColumns, parseColumnOrder } from './plan-column.ts'
import { columnsPage } from './plan-column-view.ts'
import { lookWords, parsePlanLook } from './plan-look.ts'

export const planColumnPages: readonly Route[] = [
  get('/councils/:council/plan/columns', 'see the plan', async ({ council, query }) => {
    const look = parsePlanLook(query)
    const intervention = query.get('intervention') ?? ''
    const columns = query.has('order') ? parseColumnOrder(query) : orderOfColumns(look.columns)
    // What is chosen makes an address that names the columns, so that it can be sent to somebody and kept.
    if (query.has('chosen')) {
      const words = { ...lookWords({ ...look, columns: columnsShown(columns) }), intervention }
      return redirect(withQuery(inCouncilPath(council, '/plan'), words))
    }
    const movedBy = query.has('up') ? 'up' : 'down'
    const moved = { way: movedBy, column: query.get(movedBy) ?? '' }
    return show(columnsPage({ council, look, intervention, columns, moved }))
  }),
]
