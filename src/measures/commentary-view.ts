import { type Asking, askingPage, hidden, wordsField } from '../plan/asking-view.ts'
import type { Page } from '../web/answer.ts'
import { html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Observation } from './measure.ts'
import type { ScorecardRow } from './scorecard.ts'
import { namePeriod } from './spc-period.ts'

/** What somebody makes of the latest value, beside what the chart says of it. */
export function commentaryFormPage(
  facts: Asking & {
    readonly council: { readonly slug: string }
    readonly row: ScorecardRow
    readonly latest: Observation
    readonly formKey: string
  },
): Page {
  const { row, council, latest } = facts
  const home = inCouncilPath(council, `/measures/${row.measure.id}`)
  return askingPage({
    ...facts,
    title: `What do you make of ${namePeriod(latest.period.toString(), row.measure.rhythm)}?`,
    section: 'measures',
    back: { text: row.measure.name, href: home },
    action: `${home}/commentary`,
    submit: 'Save the commentary',
    lead: row.analysis === null ? nothing : html`<p class="govuk-inset-text">${row.sentence}</p>`,
    fields: html`${hidden('form-key', facts.formKey)}${hidden('period', latest.period.toString())}${wordsField(facts, { name: 'words', label: 'Commentary', hint: 'What is behind it, what is being done, and when it should show. No child’s name. It cannot be changed later, only added to.', rows: 8 })}`,
  })
}
