import { listInterventions } from '../councils/council-store.ts'
import { inCouncil } from '../database/council-database.ts'
import { mayDo } from '../shared/permissions.ts'
import { listBreaks } from '../sight/breaks.ts'
import { figuresOf } from '../sight/line.ts'
import { findLineFacts } from '../sight/line-store.ts'
import { show } from '../web/answer.ts'
import { ownRoute, type Route } from '../web/route.ts'
import { orderPortfolio, type PortfolioRow, portfolioRow } from './portfolio.ts'
import { portfolioPage } from './portfolio-view.ts'

export const portfolioPages: readonly Route[] = [
  // Each council is asked in a transaction of its own: the wall between them holds here too.
  ownRoute('GET', '/portfolio', async ({ visitor, database, today }) => {
    const rows: PortfolioRow[] = []
    for (const council of visitor.councils.filter((one) => mayDo(one.role, 'see the line'))) {
      const actor = { ...visitor.person, role: council.role }
      const found = await inCouncil(database, { council: council.id, actor, access: 'read' }, async (db) => {
        const open = (await listInterventions(db)).filter((one) => one.closedOn === null)
        const all = []
        for (const intervention of open)
          all.push({ intervention, facts: await findLineFacts(db, intervention.id, today) })
        return all
      })
      for (const { intervention, facts } of found) {
        rows.push(
          portfolioRow(council, intervention, facts, {
            figures: figuresOf(facts),
            breaks: listBreaks(facts),
          }),
        )
      }
    }
    return show(portfolioPage({ rows: orderPortfolio(rows), today }))
  }),
]
