import { type Html, nothing } from '../web/html.ts'
import { pageLinks } from '../web/page-links.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { isPaged, lookWords, PAGE_ROWS, type PlanLook } from './plan-look.ts'

/** The other parts of a long table, and the way to all of it at once. */
export function planPagination(facts: {
  readonly council: { readonly slug: string }
  readonly look: PlanLook
  readonly intervention: string
  readonly plan: { readonly shown: number }
}): Html {
  const { look, plan, intervention } = facts
  if (!isPaged(look)) return nothing
  const path = inCouncilPath(facts.council, '/plan')
  return pageLinks({
    count: plan.shown,
    rows: PAGE_ROWS,
    asked: look.page,
    things: 'Actions',
    label: 'Pages of the plan',
    hrefOf: (page) => withQuery(path, { ...lookWords(look), intervention, page }),
  })
}
