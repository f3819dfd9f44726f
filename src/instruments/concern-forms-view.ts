import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { placeOf } from './concern.ts'
import type { ConcernFacts } from './concern-view.ts'
import { shorten } from '../shared/shorten.ts'

/** What may be changed of a concern: its close, its name, what belongs to it, and whether it is one at all. */
export function concernForms(facts: ConcernFacts): Html {
  const open = (...names: readonly string[]): boolean =>
    facts.errors.some(({ field }) => names.includes(field)) ||
    (facts.isOverwriting && names.some((name) => (facts.fields[name] ?? '') !== ''))
  return html`<div class="sight-no-print"><h2 class="govuk-heading-m">Change it</h2>
${details({ summaryText: 'Say that it is closed', text: closingForm(facts), open: open('closed-on', 'closed-why') })}
${details({ summaryText: 'Add a passage', text: addForms(facts), open: open('provision') || facts.sought !== '' })}
${details({ summaryText: 'Name it otherwise', text: nameForm(facts), open: open('name') })}
${facts.others.length === 0 && facts.joined.length === 0 ? nothing : details({ summaryText: 'Join it with another concern', text: joinForm(facts), open: open('other') })}
${details({ summaryText: 'Undo: it is not confirmed', text: undoForm(facts) })}</div>`
}

function closingForm(facts: ConcernFacts): Html {
  return html`${start(facts, 'closings')}
${input({ name: 'closed-on', label: 'Closed on', hint: 'For example 27 March 2026', classes: 'govuk-input--width-10', value: facts.fields['closed-on'], errorMessage: errorOf(facts.errors, 'closed-on') })}
${textarea({ name: 'closed-why', label: 'What says so', hint: 'The later inspection, letter or decision, quoted. A later report that raises it again brings it back.', rows: 3, value: facts.fields['closed-why'], errorMessage: errorOf(facts.errors, 'closed-why') })}
${button({ text: 'Close it', classes: 'govuk-button--secondary' })}
</form>`
}

function nameForm(facts: ConcernFacts): Html {
  return html`${start(facts, 'name')}
${input({ name: 'name', label: 'What to call it', value: facts.fields['name'] || facts.line.concern.name, errorMessage: errorOf(facts.errors, 'name') })}
${button({ text: 'Save the name', classes: 'govuk-button--secondary' })}
</form>`
}

// First the words to look for, then which of what they found: any passage of any document that asks something.
function addForms(facts: ConcernFacts): Html {
  const { council, line, sought, found, errors } = facts
  const path = inCouncilPath(council, `/concerns/${line.concern.id}`)
  return html`<form method="get" action="${path}#provision">
${input({ name: 'words', label: 'Words it has', value: sought, type: 'search', classes: 'govuk-input--width-20' })}
${button({ text: 'Look for passages', classes: 'govuk-button--secondary' })}
</form>
${sought === '' ? nothing : found.length === 0 ? html`<p class="govuk-body" role="status">No passage of the documents has these words, or it is in this concern already.</p>` : chooseForm(facts)}
${sought === '' && errors.some(({ field }) => field === 'provision') ? html`<p class="govuk-error-message" id="provision">Look for the passage first, then choose it</p>` : nothing}`
}

function chooseForm(facts: ConcernFacts): Html {
  return html`${start(facts, 'members')}<input type="hidden" name="words" value="${facts.sought}">
${radios({
  name: 'provision',
  fieldset: { legend: { text: 'Which passage?', classes: 'govuk-fieldset__legend--s' } },
  errorMessage: errorOf(facts.errors, 'provision'),
  classes: 'govuk-radios--small',
  items: facts.found.map((source) => ({
    value: String(source.provisionId),
    text: shorten(source.words, 200),
    hint: placeOf(source),
  })),
})}
${button({ text: 'Add it', classes: 'govuk-button--secondary' })}
</form>`
}

function joinForm(facts: ConcernFacts): Html {
  const { council, others, joined, formToken } = facts
  return html`${joined.map(({ id, name, version }) => html`${formStart(inCouncilPath(council, `/concerns/${id}/parting`), formToken)}<input type="hidden" name="version" value="${version}"><p class="govuk-body">“${name}” was joined to it. ${button({ text: html`Part them again<span class="govuk-visually-hidden">: ${name}</span>`, classes: 'govuk-button--secondary sight-small' })}</p></form>`)}
${
  others.length === 0
    ? nothing
    : html`${start(facts, 'joining')}
${select({ name: 'other', label: 'The other concern', hint: 'Its passages come here, and it is kept as joined.', value: facts.fields['other'], errorMessage: errorOf(facts.errors, 'other'), items: [{ value: '', text: 'Choose' }, ...others.map(({ concern }) => ({ value: String(concern.id), text: concern.name }))] })}
${button({ text: 'Join them', classes: 'govuk-button--secondary' })}
</form>`
}`
}

function undoForm(facts: ConcernFacts): Html {
  return html`${start(facts, 'undoing')}
<p class="govuk-body">Its passages stay as they are and are proposed anew. What was said is kept in the record.</p>
${button({ text: 'Undo the confirmation', classes: 'govuk-button--warning' })}
</form>`
}

function start({ council, line, formToken }: ConcernFacts, act: string): Html {
  const { concern } = line
  return html`${formStart(inCouncilPath(council, `/concerns/${concern.id}/${act}`), formToken)}<input type="hidden" name="version" value="${concern.version}">`
}
