import { type Asking, askingPage, bothVersions, dayField, hidden, wordsField } from '../plan/asking-view.ts'
import type { Difference } from '../plan/differences.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Measure } from './measure.ts'

export type AimFormFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly measure: Measure
  readonly seen: string
  readonly differences: readonly Difference[]
}

/** The target, by when, and the way to it. */
export function aimFormPage(facts: AimFormFacts): Page {
  const { measure, council, differences } = facts
  const home = inCouncilPath(council, `/measures/${measure.id}`)
  return askingPage({
    ...facts,
    title: `The target of ${measure.name}`,
    section: 'measures',
    back: { text: measure.name, href: home },
    action: `${home}/target`,
    submit: 'Save the target',
    lead: html`${differences.length === 0 ? nothing : bothVersions(differences, home)}<p class="govuk-body">What was aimed at before stays in the history, with the reason it was changed.</p>`,
    fields: html`${hidden('seen', facts.seen)}${number(facts, { name: 'target', label: 'Target', hint: 'The figure alone; leave it empty where nothing is aimed at' })}
${dayField(facts, { name: 'targetOn', label: 'To be reached by (optional)' })}
${number(facts, { name: 'tolerance', label: 'Tolerance (optional)', hint: 'How far a value may miss and still count as met' })}
<h2 class="govuk-heading-m">The way to it</h2>
<p class="govuk-body">Give where it starts from, and the way is a line from there to the target. Or give dated steps, and it is those. It is drawn on the chart, and a value that falls short of it is said to be off course.</p>
${number(facts, { name: 'baseline', label: 'Baseline (optional)', hint: 'The value the line starts from' })}
${dayField(facts, { name: 'baselineOn', label: 'Day of the baseline' })}
${wordsField(facts, { name: 'steps', label: 'Steps (optional)', hint: 'One a line: the day by which, a comma, the value. For example: 30 June 2026, 70', rows: 4 })}
${wordsField(facts, { name: 'why', label: 'Why', hint: 'Who agreed to it, and what it rests on', rows: 2 })}`,
  })
}

function number(
  { typed, errors, measure }: AimFormFacts,
  { name, label, hint }: { readonly name: string; readonly label: string; readonly hint: string },
): Html {
  return input({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: hint },
    classes: 'govuk-input--width-5',
    inputmode: 'decimal',
    suffix: measure.unit,
    value: typed.get(name),
    errorMessage: errorOf(errors, name),
  })
}
