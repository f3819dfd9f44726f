import { pagination } from '../web/components/pagination.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { isPaged, lookWords, PAGE_ROWS, pageAtHand, type PlanLook } from './plan-look.ts'

/** The other parts of a long table, and the way to all of it at once. */
export function planPagination(facts: {
  readonly council: { readonly slug: string }
  readonly look: PlanLook
  readonly intervention: string
  readonly plan: { readonly shown: number }
}): Html {
  const { look, plan } = facts
  const { page, pages } = pageAtHand(look, plan.shown)
  if (!isPaged(look) || pages === 1) return nothing
  const hrefOf = (wanted: number | 'all') =>
    withQuery(inCouncilPath(facts.council, '/plan'), {
      ...lookWords(look),
      intervention: facts.intervention,
      page: wanted === 1 ? '' : wanted,
    })
  return html`<p class="govuk-body sight-no-print">Actions ${(page - 1) * PAGE_ROWS + 1} to ${Math.min(page * PAGE_ROWS, plan.shown)} of ${plan.shown}. <a class="govuk-link" href="${hrefOf('all')}">Show all on one page</a>, to print it.</p>
${pagination({
  landmarkLabel: 'Pages of the plan',
  classes: 'sight-no-print',
  ...(page > 1 ? { previous: { href: hrefOf(page - 1) } } : {}),
  ...(page < pages ? { next: { href: hrefOf(page + 1) } } : {}),
  items: Array.from({ length: pages }, (_, index) => ({
    number: index + 1,
    href: hrefOf(index + 1),
    current: index + 1 === page,
  })),
})}`
}
