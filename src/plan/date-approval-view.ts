import type { HistoryLine } from '../shared/history.ts'
import type { Page } from '../web/answer.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { errorOf } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { type Asking, askingPage, bothVersions, hidden } from './asking-view.ts'
import { type Approver, approversInWords, type DateApproval } from './date-approval.ts'
import type { Difference } from './differences.ts'

export type DateApprovalFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly intervention: number
  readonly approval: DateApproval
  readonly offered: readonly (Approver & { readonly jobTitle: string })[]
  readonly ticked: readonly string[]
  readonly differences: readonly Difference[]
  readonly history: readonly HistoryLine[]
}

/** Whom the plan names for its dates. */
export function dateApprovalPage(facts: DateApprovalFacts): Page {
  const { council, intervention, approval, offered, ticked, errors, differences } = facts
  const at = (path: string): string => withQuery(inCouncilPath(council, path), { intervention })
  const now = approversInWords(approval) ?? 'any senior leader, the improvement lead or the independent chair'
  return askingPage({
    ...facts,
    title: 'Who agrees to dates that move',
    section: 'plan',
    back: { text: 'The plan', href: at('/plan') },
    action: at('/plan/date-approvers'),
    submit: 'Save',
    lead: html`${differences.length === 0 ? nothing : bothVersions(differences, at('/plan/date-approvers'))}<p class="govuk-body sight-asking__about">Now: <strong>${now}</strong>.</p>
<p class="govuk-body">Where the plan names people, only they agree to another date, and a wish for one waits for them. Anybody else asks. Of several, none agrees to their own wish; one who is named alone moves dates at once. With nobody chosen it is whoever’s role may.</p>`,
    fields: html`${hidden('seen', String(approval.version))}${checkboxes({
      name: 'person',
      classes: 'govuk-checkboxes--small',
      fieldset: {
        legend: { text: 'The people who agree to dates of this plan', classes: 'govuk-fieldset__legend--s' },
      },
      values: ticked,
      errorMessage: errorOf(errors, 'person'),
      items: offered.map(({ id, name, jobTitle }) => ({
        value: String(id),
        text: jobTitle === '' ? name : `${name}, ${jobTitle}`,
      })),
    })}`,
    after: facts.history.length === 0 ? nothing : historyView(facts.history),
  })
}
