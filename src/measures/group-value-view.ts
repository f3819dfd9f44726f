import { type Asking, askingPage, wordsField } from '../plan/asking-view.ts'
import type { Page } from '../web/answer.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { GROUP_KIND_WORDS, GROUP_KINDS } from './group.ts'
import type { Measure } from './measure.ts'
import { HOW_WRITTEN } from './told-values.ts'

/** Teams' values pasted from a sheet: all of them or none. */
export function groupValuePage(
  facts: Asking & { readonly council: { readonly slug: string }; readonly measure: Measure },
): Page {
  const { measure, council, typed, errors } = facts
  const home = inCouncilPath(council, `/measures/${measure.id}`)
  return askingPage({
    ...facts,
    title: 'Tell values by team',
    section: 'measures',
    back: { text: measure.name, href: home },
    action: `${home}/groups`,
    submit: 'Save the values',
    lead: html`<p class="govuk-body">${measure.name}. A team that is not known yet is added. A value told again is kept as a revision beside what was told before. The whole council’s values are told apart.</p>`,
    fields: html`${select({ name: 'kind', label: { text: 'Broken down by', classes: 'govuk-label--s' }, value: typed.get('kind') || 'team', errorMessage: errorOf(errors, 'kind'), items: GROUP_KINDS.map((one) => ({ value: one, text: GROUP_KIND_WORDS[one] })) })}
${wordsField(facts, { name: 'lines', label: 'Paste from Excel', hint: `One line each: team, ${measure.rhythm}, numerator, denominator (or team, ${measure.rhythm} and value). For the ${measure.rhythm}, ${HOW_WRITTEN[measure.rhythm]}. No child’s name`, rows: 8 })}`,
  })
}
