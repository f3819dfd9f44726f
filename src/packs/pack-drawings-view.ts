import { splitHidden } from '../measures/small-counts.ts'
import type { Observation } from '../measures/measure.ts'
import { drawSpcChart } from '../measures/chart-view.ts'
import { judgeMeasure } from '../measures/measure-analysis.ts'
import { annotate } from '../measures/measure-annotations.ts'
import { chartFactsOf } from '../measures/measure-chart.ts'
import { sayAll } from '../measures/scorecard.ts'
import type { LineFacts } from '../sight/line.ts'
import { pictureLine } from '../sight/line-picture.ts'
import { drawLine } from '../sight/line-picture-view.ts'
import type { PackDrawings } from './pack-facts.ts'

const CHART_WIDTH = 640

/** The pictures of a pack, drawn for paper: without links, at one width. */
export function drawPack(line: LineFacts & { readonly observations: readonly Observation[] }): PackDrawings {
  const byMeasure = Map.groupBy(line.observations, (one) => one.measureId)
  return {
    line: {
      svg: drawLine(pictureLine(line), null).toString(),
      alt: 'The line from requirements through objectives, actions and evidence to measures',
    },
    measures: line.measures.map((measure) => {
      // A pack travels: months with a count below six stay out of it, for whoever reads it.
      const { shown: observations, hidden } = splitHidden(
        measure,
        byMeasure.get(measure.id) ?? [],
        'scrutiny member',
      )
      const judged = judgeMeasure(measure, observations)
      const analysis = judged?.analysis ?? null
      const sentence = analysis === null ? '' : sayAll(measure, analysis, observations)
      const [first] = observations
      const span = { first: first?.period ?? line.today, last: line.today }
      const facts = {
        ...chartFactsOf(
          { measure, analysis, sentence, choice: judged?.choice ?? null },
          annotate(measure, line, span),
        ),
        width: CHART_WIDTH,
      }
      return {
        ...measure,
        observations,
        hiddenMonths: hidden.length,
        svg: analysis === null ? null : drawSpcChart(analysis, facts).toString(),
        sentence: analysis === null ? `Nobody has told a value of “${measure.name}” yet.` : sentence,
      }
    }),
  }
}
