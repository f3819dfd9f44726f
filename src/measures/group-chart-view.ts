import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { drawFigure } from './figure-chart-view.ts'
import { type GroupObservation, GROUP_KIND_WORDS, type MeasureGroup } from './group.ts'
import { describeWeight, type Standing } from './group-scorecard.ts'
import type { Measure, Observation } from './measure.ts'
import { judgeMeasure, wordsOf } from './measure-analysis.ts'
import type { Annotation } from './measure-annotations.ts'
import { chartFactsOf } from './measure-chart.ts'
import type { ScorecardRow } from './scorecard.ts'
import { drawSmallChart, scaleTogether, shapesInUse, smallVerdict } from './small-chart-view.ts'
import { describeSeries } from './spc-sentence.ts'
import { namePeriod } from './spc-period.ts'
import { formatValue, unitNamed } from './spc-unit.ts'
import { judgeVariation } from './variation.ts'

type Council = { readonly slug: string }

export type GroupChartFacts = {
  readonly council: Council
  readonly group: MeasureGroup
  readonly measure: Measure
  readonly row: ScorecardRow
  readonly whole: Observation | null
  readonly standing: Standing | null
  readonly others: readonly MeasureGroup[]
  readonly annotations: readonly Annotation[]
}

/** One measure of one team: its chart, the whole council beside it, and where its definition, data and work are. */
export function groupChartPage(facts: GroupChartFacts): Page {
  const { council, group, measure, row } = facts
  const home = inCouncilPath(council, `/groups/${group.id}`)
  return {
    title: `${measure.name}, ${group.name}`,
    section: 'measures',
    back: { text: group.name, href: home },
    body: html`<span class="govuk-caption-l">${GROUP_KIND_WORDS[group.kind]}: ${group.name}</span><h1 class="govuk-heading-l">${measure.name}</h1>
${beside(facts)}
${row.analysis === null ? html`<p class="govuk-inset-text">Nothing is told of it for ${group.name} yet.</p>` : drawFigure(row.analysis, { ...chartFactsOf(row, facts.annotations), key: `group-${group.id}` })}
<h2 class="govuk-heading-m">What is counted</h2>${definition(measure)}
<p class="govuk-body"><a class="govuk-link" href="${inCouncilPath(council, `/measures/${measure.id}`)}">The whole council’s chart, its work and its values</a></p>
${others(facts)}`,
  }
}

function beside({ row, whole, measure, standing }: GroupChartFacts): Html {
  const { latest } = row
  if (latest === null) return nothing
  const unit = unitNamed(measure.unit)
  const period = namePeriod(latest.period.toString(), measure.rhythm)
  const council = whole === null ? 'not told' : formatValue(whole.value, unit)
  const stands = standing === null ? '' : STANDING_WORDS[standing]
  return html`<p class="govuk-body">In ${period}: ${formatValue(latest.value, unit)}; the whole council ${council}. ${stands} ${describeWeight(measure, latest)}</p>`
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'above the whole': 'That is above the whole council by more than chance would put it.',
  'below the whole': 'That is below the whole council by more than chance would put it.',
  'as the whole': 'They are no further apart than chance would put them.',
  'too few to tell': 'Too few stand behind it to say whether it differs.',
}

function definition({ definition: words, numerator, denominator, source, caveats }: Measure): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['Definition', words],
    ['Numerator', numerator],
    ['Denominator', denominator],
    ['Source', source],
    ['Before you rely on it', caveats],
  ]
  return summaryList({
    rows: rows.map(([key, value]) => ({ key, value: { text: value === '' ? 'Not said' : value } })),
  })
}

function others({ council, others: all, measure, group }: GroupChartFacts): Part {
  if (all.length === 0) return nothing
  return details({
    summaryText: `The same for another ${group.kind}`,
    text: html`<ul class="govuk-list">${all.map((one) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/groups/${one.id}/measures/${measure.id}`)}">${one.name}</a></li>`)}</ul>`,
  })
}

/** A measure's groups side by side on one scale, in order of name: never of value. */
export function groupMultiples(facts: {
  readonly council: Council
  readonly measure: Measure
  readonly groups: readonly MeasureGroup[]
  readonly told: readonly GroupObservation[]
}): Html {
  const { council, measure, groups } = facts
  const told = Map.groupBy(facts.told, (one) => one.groupId)
  const unit = unitNamed(measure.unit)
  const charts = groups.flatMap((group) => {
    const own = told.get(group.id) ?? []
    const analysis = judgeMeasure(measure, own)?.analysis
    const latest = own.at(-1)
    return analysis === undefined || latest === undefined ? [] : [{ group, analysis, latest }]
  })
  if (charts.length === 0) return nothing
  const scale = scaleTogether(
    charts.map(({ analysis }) => analysis),
    unit,
  )
  const drawn = charts.map(({ group, analysis, latest }) => {
    const sentence = describeSeries(analysis, wordsOf({ ...measure, name: `${measure.name}, ${group.name}` }))
    return html`<li><a class="govuk-link" href="${inCouncilPath(council, `/groups/${group.id}/measures/${measure.id}`)}">${group.name}</a>${drawSmallChart(analysis, { unit, sentence, scale })}<span>${formatValue(latest.value, unit)} in ${namePeriod(latest.period.toString(), measure.rhythm)}: ${smallVerdict(judgeVariation(analysis))}</span></li>`
  })
  return html`<h2 class="govuk-heading-m">By team and group</h2><p class="govuk-body">All on one scale, in order of name. <a class="govuk-link" href="${inCouncilPath(council, '/groups')}">Every team’s scorecard</a></p>${shapesInUse()}<ul class="los-multiples">${drawn}</ul>`
}
