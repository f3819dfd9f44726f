import { findInterventionAtHand } from '../councils/council-store.ts'
import { splitHidden } from '../measures/small-counts.ts'
import { interventionAsked, parseId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { notFound, show } from '../web/answer.ts'
import { get, type Route } from '../web/route.ts'
import type { LineFacts } from './line.ts'
import { findLineFacts } from './line-store.ts'
import { type ThreadStart, threadThrough } from './thread.ts'
import { threadPage } from './thread-view.ts'

const FOLDERS: Readonly<Record<string, ThreadStart['kind']>> = {
  requirements: 'requirement',
  objectives: 'objective',
  actions: 'action',
  evidence: 'evidence',
  measures: 'measure',
}

export const threadPages: readonly Route[] = [
  get(
    '/councils/:council/thread/:folder/:id',
    'see the line',
    async ({ council, params, query, today, inCouncil }) => {
      const kind = FOLDERS[params['folder'] ?? '']
      const id = parseId<number>(params['id'])
      if (kind === undefined || id === null) return notFound()
      const facts = await inCouncil(async (db) => {
        const intervention = await findInterventionAtHand(db, interventionAsked(query))
        return intervention === null ? null : findLineFacts(db, intervention.id, today)
      })
      const thread = facts === null ? null : threadThrough(facts, { kind, id })
      if (facts === null || thread === null) return notFound('There is nothing in force here to follow.')
      return show(
        threadPage({
          council,
          title: titleOf(facts, { kind, id }),
          startPath: `/${params['folder'] ?? ''}/${id}`,
          thread,
          instruments: new Map(facts.instruments.map((one) => [one.id, one])),
          observations: seenBy(facts, council.role),
          today,
        }),
      )
    },
  ),
]

// Readers outside the council see no month whose counts are small.
function seenBy(facts: Awaited<ReturnType<typeof findLineFacts>>, role: Role) {
  const byMeasure = Map.groupBy(facts.observations, (one) => one.measureId)
  return new Map(
    facts.measures.map((measure) => [
      measure.id,
      splitHidden(measure, byMeasure.get(measure.id) ?? [], role).shown,
    ]),
  )
}

function titleOf(facts: LineFacts, { kind, id }: ThreadStart): string {
  switch (kind) {
    case 'requirement':
      return facts.requirements.find((one) => one.id === id)?.reference ?? ''
    case 'objective':
      return facts.objectives.find((one) => one.id === id)?.title ?? ''
    case 'action':
      return facts.actions.find((one) => one.id === id)?.title ?? ''
    case 'evidence':
      return facts.evidence.find((one) => one.id === id)?.title ?? ''
    case 'measure':
      return facts.measures.find((one) => one.id === id)?.name ?? ''
  }
}
