import { type Asking, askingPage, hidden, wordsField } from '../plan/asking-view.ts'
import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { emptyForm, errorOf, type FieldError, Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { CHART_WORDS, CHARTS } from './judging-choice.ts'
import { nameLimits } from './limits-change.ts'
import type { LimitsChange, Measure, Observation } from './measure.ts'
import { CHART_NAMES, type ChartChoice } from './spc-choice.ts'
import { sayPeriod } from './told-values.ts'

export type JudgingFacts = {
  readonly council: { readonly slug: string }
  readonly measure: Measure
  readonly told: readonly Observation[]
  readonly byRule: ChartChoice
  /** What was typed into the one form or the other; null where it is as it stands. */
  readonly typedJudging: Form | null
  readonly typedLimits: Form | null
  readonly errors: readonly FieldError[]
  readonly seen: string
  readonly formKey: string
  readonly formToken: string
}

/** Which chart, which rules, and from which values the limits come: all chosen by rule until somebody says why not. */
export function judgingPage(facts: JudgingFacts): Page {
  const { measure, council, errors } = facts
  const home = inCouncilPath(council, `/measures/${measure.id}`)
  return {
    title: 'How change is judged',
    section: 'measures',
    back: { text: measure.name, href: home },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${measure.name}</span><h1 class="govuk-heading-l">How change is judged</h1>
<h2 class="govuk-heading-m" id="limits">From which values the limits come</h2>
${limitsList(facts)}${limitsForm(facts, home)}
<h2 class="govuk-heading-m">Which chart, and which rules</h2>${judgingForm(facts, home)}`,
  }
}

function limitsList({ measure, council }: JudgingFacts): Html {
  const { limits } = measure.judging
  if (limits.length === 0) return html`<p class="govuk-body">From all values told, as the rule has it.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">${limits.map((one) => html`<li>${nameLimits(one, measure.rhythm)}: ${one.reason} <span class="sight-first">${one.maker ?? 'the product'}, ${formatShortDay(one.madeOn)}</span> <a class="govuk-link" href="${inCouncilPath(council, `/measures/limits/${one.id}/undoing`)}">Undo<span class="govuk-visually-hidden">: ${nameLimits(one, measure.rhythm)}</span></a></li>`)}</ul>`
}

function limitsForm(facts: JudgingFacts, home: string): Html {
  const { told, errors, measure } = facts
  if (told.length < 2)
    return html`<p class="govuk-body">Tell its values first; then they can be chosen from.</p>`
  const typed = facts.typedLimits
  const get = (name: string) => typed?.get(name) ?? ''
  const items = [
    { value: '', text: 'Choose' },
    ...told
      .toReversed()
      .map(({ period }) => ({ value: period.toString(), text: sayPeriod(period, measure.rhythm) })),
  ]
  const pick = (name: 'from' | 'to', label: string) =>
    select({
      name,
      label: { text: label, classes: 'govuk-label--s' },
      value: get(name),
      items,
      errorMessage: errorOf(errors, name),
    })
  return html`<p class="govuk-body">Do this only when the change is understood, is real and has lasted: it is a judgement, and the reason is shown on the chart.</p>
${formStart(`${home}/limits`, facts.formToken)}${hidden('form-key', facts.formKey)}
${radios({
  name: 'kind',
  fieldset: { legend: { text: 'What is to be done', classes: 'govuk-fieldset__legend--s' } },
  classes: 'govuk-radios--small',
  value: get('kind'),
  errorMessage: errorOf(errors, 'kind'),
  items: [
    {
      value: 'afresh',
      text: 'Count the limits afresh',
      hint: { text: 'Something changed for good: from the first value on, the chart begins a new phase' },
    },
    {
      value: 'span',
      text: 'Take the limits from a span',
      hint: {
        text: 'The values between the first and the last are the baseline that all others are judged by',
      },
    },
  ],
})}
${pick('from', 'First value')}${pick('to', 'Last value, for a span')}
${wordsField({ ...facts, typed: typed ?? emptyForm }, { name: 'reason', label: 'Why', hint: 'What changed, and how you know that it lasts', rows: 2 })}
${button({ text: 'Set the limits', preventDoubleClick: true })}</form>`
}

function judgingForm(facts: JudgingFacts, home: string): Html {
  const { measure, byRule, errors, typedJudging } = facts
  const { chart, chartWhy, twoInThree, screenOutliers } = measure.judging
  const stands: Readonly<Record<string, string>> = {
    chart: chart ?? '',
    chartWhy,
    twoInThree,
    screenOutliers: screenOutliers ? 'yes' : 'no',
  }
  const typed = typedJudging ?? new Form(new URLSearchParams(stands))
  const small = (
    name: 'twoInThree' | 'screenOutliers',
    legend: string,
    items: readonly (readonly [string, string])[],
  ) =>
    radios({
      name,
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-radios--small',
      value: typed.get(name),
      items: items.map(([value, text]) => ({ value, text })),
    })
  return html`<p class="govuk-body">By the rule: ${byRule.reason}</p>
${formStart(`${home}/judging`, facts.formToken)}${hidden('seen', facts.seen)}
${select({ name: 'chart', label: { text: 'Chart', classes: 'govuk-label--s' }, value: typed.get('chart'), errorMessage: errorOf(errors, 'chart'), items: [{ value: '', text: `By the rule (${CHART_NAMES[byRule.chart]})` }, ...CHARTS.map((one) => ({ value: one, text: `${CHART_NAMES[one]}: ${CHART_WORDS[one]}` }))] })}
${wordsField({ typed, errors, formToken: '' }, { name: 'chartWhy', label: 'Why another chart than the rule’s', rows: 2 })}
${small('twoInThree', 'Two of three values close to a limit', [
  ['between', 'A value beyond the limit does not count as close to it (as NHSRplotthedots)'],
  ['beyond', 'A value beyond the limit counts as well (as Making Data Count since November 2023)'],
])}
${small('screenOutliers', 'Unusually large steps from one value to the next', [
  ['yes', 'Are left out when limits are counted (as NHSRplotthedots)'],
  ['no', 'Count like others (as the Excel tools)'],
])}
${button({ text: 'Save how it is judged', preventDoubleClick: true })}</form>`
}

/** Asks why new limits are undone. */
export function undoLimitsPage(
  facts: Asking & {
    readonly council: { readonly slug: string }
    readonly measure: Measure
    readonly change: LimitsChange
  },
): Page {
  const { measure, council, change } = facts
  const back = inCouncilPath(council, `/measures/${measure.id}/judging`)
  return askingPage({
    ...facts,
    title: 'Undo these limits',
    section: 'measures',
    back: { text: 'How change is judged', href: back },
    action: inCouncilPath(council, `/measures/limits/${change.id}/undoing`),
    submit: 'Undo the limits',
    lead: html`<p class="govuk-body">${measure.name}. ${nameLimits(change, measure.rhythm)}: ${change.reason}</p><p class="govuk-body">The chart will be as it was before. That the limits were set, and why they were undone, stays in the history.</p>`,
    fields: wordsField(facts, { name: 'why', label: 'Why', rows: 3 }),
  })
}
