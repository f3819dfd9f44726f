import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { pageAsked } from '../shared/paging.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import { redirect, show, takeAway } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, type Route } from '../web/route.ts'
import { listSums, SUM_KINDS, type SumKind } from './sums.ts'
import { SUM_NAMES } from './sums-names.ts'
import { findSumFacts } from './sums-store.ts'
import { sumsPage } from './sums-view.ts'

export const sumsPages: readonly Route[] = [
  get('/councils/:council/sums', 'see the line', async (request) => {
    const found = await findSums(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const asked = String(interventionAsked(request.query) ?? '')
    const page = pageAsked(request.query)
    return show(sumsPage({ council: request.council, asked, kind: kindAsked(request), page, ...found }))
  }),

  get('/councils/:council/sums.csv', 'see the line', async (request) => {
    const found = await findSums(request)
    if (found === null) return redirect(inCouncilPath(request.council))
    const kind = kindAsked(request)
    const rows = found.sums
      .filter((one) => kind === null || one.kind === kind)
      .map((one) => [
        SUM_NAMES[one.kind].title,
        one.reference,
        one.words,
        one.owner,
        one.one.says,
        one.other.says,
        one.cure.text,
      ])
    const heads = ['Kind', 'Reference', 'What', 'Owner', 'One fact', 'The other', 'What mends it']
    const name = `what does not add up ${request.today.toString()}`
    return takeAway(name, { heads, rows })
  }),
]

function kindAsked({ query }: CouncilRequest): SumKind | null {
  return SUM_KINDS.find((one) => one === query.get('kind')) ?? null
}

// What those outside say is kept from whoever may not read it, so its contradiction is as well.
function maySeeSum(role: Role, kind: SumKind): boolean {
  return kind !== 'seen off course from outside' || mayDo(role, 'see outside views')
}

async function findSums(request: CouncilRequest) {
  return request.inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
    if (intervention === null) return null
    const sums = listSums(await findSumFacts(db, intervention.id, request.today))
    const { role } = request.council
    return { intervention, sums: sums.filter(({ kind }) => maySeeSum(role, kind)) }
  })
}
