import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { radios } from '../web/components/radios.ts'
import { warningText } from '../web/components/warning-text.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { approversInWords, type DateApproval } from './date-approval.ts'
import { type Action, evidencedOn } from './action.ts'
import { proofFields } from './update-proof-view.ts'
import { type Asking, askingPage, dayField, hidden, wordsField } from './asking-view.ts'

// The small pages by which an action goes on: one act each, short enough for a phone.

export type ProgressFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly action: Action
  readonly formKey: string
  readonly today: Day
}

/** The two-minute update. */
export function updatePage(facts: ProgressFacts & { readonly last: string | null }): Page {
  return pageOf(facts, {
    title: 'Write an update',
    act: '/updates',
    submit: 'Send the update',
    lead: html`<p class="govuk-body sight-asking__about">${facts.action.reference} ${facts.action.title}${facts.action.dueOn === null ? nothing : ` · due ${formatDay(facts.action.dueOn)}`}</p>`,
    fields: html`<div class="sight-two-minutes">${wordsField(facts, { name: 'happened', label: 'What happened since you last wrote', ...(facts.last === null ? {} : { hint: facts.last }), rows: 2 })}
${wordsField(facts, { name: 'next', label: 'What happens next (optional)', rows: 2 })}
${dayField(facts, { name: 'forecastOn', label: 'Expected to be done (optional)', hint: 'A forecast: it does not move the date' })}
${wordsField(facts, { name: 'help', label: 'What would help (optional)', rows: 2 })}
${proofPart(facts)}</div>`,
    files: true,
  })
}

// Folded away until wanted, and open where something in it is wrong.
function proofPart(facts: ProgressFacts): Html {
  const isWrong = ['proof', 'kind'].some((field) => errorOf(facts.errors, field) !== undefined)
  return details({
    summaryText: 'Add a photograph or file (optional)',
    open: isWrong || facts.typed.get('kind') !== '',
    text: proofFields(facts),
  })
}

export function completionPage(facts: ProgressFacts): Page {
  return pageOf(facts, {
    title: 'Mark it done',
    act: '/completion',
    submit: 'It is done',
    lead: html`${about(facts)}<p class="govuk-body">Done says only that the work is finished. It becomes evidenced when something shows it, and sustained when somebody else has looked again${facts.action.sustainDays > 0 ? ` after ${facts.action.sustainDays} days` : ''}.</p>
${facts.action.evidenceCount === 0 ? html`<p class="govuk-body">Nothing shows it yet: you can add evidence next.</p>` : nothing}`,
    fields: dayField(facts, { name: 'doneOn', label: 'When was it done?' }),
  })
}

/** Whoever may agree to dates moves it; anyone else asks. */
export function movePage(
  facts: ProgressFacts & { readonly agreesAtOnce: boolean; readonly approval: DateApproval },
): Page {
  const { action, agreesAtOnce, approval } = facts
  return pageOf(facts, {
    title: agreesAtOnce ? 'Move the date' : 'Ask for another date',
    act: '/move',
    submit: agreesAtOnce ? 'Move the date' : 'Ask for this date',
    lead: html`${about(facts)}<p class="govuk-body">It was first promised for <strong>${action.firstDueOn === null ? 'no date' : formatDay(action.firstDueOn)}</strong> and is now due on <strong>${action.dueOn === null ? 'no date' : formatDay(action.dueOn)}</strong>. The first promise stays beside any later date.</p>
${agreesAtOnce ? nothing : html`<p class="govuk-body">The date moves when ${approversInWords(approval) ?? 'somebody who may agree to dates'} says yes.</p>`}`,
    fields: html`${dayField(facts, { name: 'to', label: 'The new date' })}${wordsField(facts, { name: 'reason', label: 'Why it moves', hint: 'This is shown beside the date wherever it stands', rows: 3 })}`,
  })
}

export function recheckPage(facts: ProgressFacts): Page {
  const { typed, errors, action } = facts
  const from = evidencedOn(action)
  return pageOf(facts, {
    title: 'Look at it again',
    act: '/recheck',
    submit: 'Save what you found',
    lead: html`${about(facts)}${from === null ? nothing : html`<p class="govuk-body">It has been shown since ${formatDay(from)}; its demonstration period of ${action.sustainDays} days ends on ${formatDay(from.add({ days: action.sustainDays }))}. A relapse can be found at any time.</p>`}`,
    fields: html`${radios({
      name: 'finding',
      fieldset: { legend: { text: 'Does it still hold?', classes: 'govuk-fieldset__legend--s' } },
      value: typed.get('finding'),
      errorMessage: errorOf(errors, 'finding'),
      items: [
        { value: 'sustained', text: 'Yes, it is sustained' },
        {
          value: 'relapsed',
          text: 'No, it has relapsed',
          hint: { text: 'The action is open again, and the relapse stays visible' },
        },
      ],
    })}${wordsField(facts, { name: 'words', label: 'What you looked at and what you saw', rows: 4 })}`,
  })
}

export function cancellationPage(facts: ProgressFacts): Page {
  return pageOf(facts, {
    title: 'Cancel the action',
    act: '/cancellation',
    submit: 'Cancel the action',
    lead: html`${about(facts)}${warningText({ text: 'It stays on the record with your reason and cannot be begun again. What it answers may be left unanswered.' })}`,
    fields: wordsField(facts, { name: 'why', label: 'Why it is cancelled', rows: 3 }),
  })
}

function about({ action }: ProgressFacts): Html {
  return html`<p class="govuk-body sight-asking__about">${action.reference} ${action.title}</p>`
}

function pageOf(
  facts: ProgressFacts,
  wanted: {
    readonly title: string
    readonly act: string
    readonly submit: string
    readonly lead: Part
    readonly fields: Part
    readonly files?: boolean
  },
): Page {
  const home = inCouncilPath(facts.council, `/actions/${facts.action.id}`)
  return askingPage({
    ...facts,
    title: wanted.title,
    section: 'plan',
    back: { text: `Action ${facts.action.reference}`, href: home },
    action: `${home}${wanted.act}`,
    lead: wanted.lead,
    fields: html`${hidden('form-key', facts.formKey)}${wanted.fields}`,
    submit: wanted.submit,
    files: wanted.files ?? false,
  })
}
