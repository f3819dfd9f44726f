import { findInterventionAtHand } from '../councils/council-store.ts'
import { interventionAsked } from '../shared/ids.ts'
import { redirect, show } from '../web/answer.ts'
import { inCouncilPath } from '../web/paths.ts'
import { get, post, type Route } from '../web/route.ts'
import { cataloguePage } from './catalogue-view.ts'
import { defineIndicator, INDICATORS, type ListedIndicator } from './indicator-list.ts'
import type { Measure, WantedMeasure } from './measure.ts'
import { listMeasures, saveNewMeasure } from './measure-store.ts'

export const cataloguePages: readonly Route[] = [
  get('/councils/:council/measures/catalogue', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const on = indicatorsOn(await listMeasures(db, intervention.id))
      const { council, formToken } = request
      return show(cataloguePage({ council, formToken, on, chosen: [], errors: [] }))
    }),
  ),

  post('/councils/:council/measures/catalogue', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const { council, formToken, form } = request
      const chosen = new Set(form.all('indicator'))
      const on = indicatorsOn(await listMeasures(db, intervention.id))
      const wanted = INDICATORS.filter((one) => chosen.has(String(one.id)) && !on.has(one.id))
      if (chosen.size === 0) {
        const errors = [{ field: 'indicator', message: 'Tick at least one measure' }]
        return show(cataloguePage({ council, formToken, on, chosen: [], errors }))
      }
      for (const one of wanted) await saveNewMeasure(db, intervention.id, wantedOfIndicator(one))
      const said =
        wanted.length === 1
          ? `${wanted[0]?.name ?? ''} is on. Choose its target, owner and objectives, then tell its values.`
          : `${wanted.length} measures are on. Choose the target, owner and objectives of each, then tell their values.`
      return redirect(inCouncilPath(council, '/measures'), said)
    }),
  ),
]

function indicatorsOn(measures: readonly Measure[]): ReadonlyMap<number, number> {
  return new Map(
    measures.flatMap((one) => (one.indicator === null ? [] : [[one.indicator, one.id] as const])),
  )
}

function wantedOfIndicator(indicator: ListedIndicator): WantedMeasure {
  const { id, name, numerator, denominator, source, unit, polarity, caution, published } = indicator
  return {
    name,
    definition: defineIndicator(indicator),
    numerator,
    denominator,
    source,
    unit,
    polarity,
    target: null,
    owner: null,
    caveats: caution,
    indicator: id,
    published,
  }
}
