import type { Page, Section } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { dateInput } from '../web/components/date-input.ts'
import { table } from '../web/components/table.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import type { Difference } from './differences.ts'

// A page that asks: one heading, the mistakes, the fields, one button and a way back.

/** What a page with a form carries besides its own facts. */
export type Asking = {
  readonly typed: Form
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

export type AskingPage = Asking & {
  readonly title: string
  readonly section: Section
  readonly back: { readonly text: string; readonly href: string }
  readonly action: string
  readonly lead?: Part
  readonly fields: Part
  readonly submit: string
  readonly files?: boolean
  /** Other buttons of the same form. */
  readonly besides?: Part
  readonly after?: Part
  /** What helps while one types; below the form where there is no room beside it. */
  readonly help?: Part
}

export function askingPage(facts: AskingPage): Page {
  const { title, section, back, errors } = facts
  return {
    title,
    section,
    back,
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l sight-asking__title">${title}</h1>
${facts.lead ?? nothing}
${facts.help === undefined ? formOf(facts) : html`<div class="sight-beside"><div>${formOf(facts)}</div><div class="sight-beside__help">${facts.help}</div></div>`}
${facts.after ?? nothing}`,
  }
}

function formOf({ action, formToken, files, fields, submit, besides, back }: AskingPage): Html {
  return html`${formStart(action, formToken, files ?? false)}
${fields}
<div class="govuk-button-group">${button({ text: submit, preventDoubleClick: true })}${besides ?? nothing}<a class="govuk-link" href="${back.href}">Cancel</a></div>
</form>`
}

type FieldWords = {
  readonly name: string
  readonly label: string
  readonly hint?: Part
  readonly rows?: number
}

/** Several lines of words. */
export function wordsField({ typed, errors }: Asking, { name, label, hint, rows }: FieldWords): Html {
  return textarea({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    value: typed.get(name),
    rows: rows ?? 4,
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    errorMessage: errorOf(errors, name),
  })
}

/** A day in three boxes. */
export function dayField(
  { typed, errors }: Asking,
  { name, label, hint }: { readonly name: string; readonly label: string; readonly hint?: Part },
): Html {
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint ?? 'For example, 27 3 2026' },
    errorMessage: errorOf(errors, `${name}-day`),
    values: Object.fromEntries(
      ['day', 'month', 'year'].map((part) => [`${name}-${part}`, typed.get(`${name}-${part}`)]),
    ),
  })
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}

/** Somebody saved first: what is there now beside what was typed, for the person to choose from. */
export function bothVersions(differences: readonly Difference[], open: string): Html {
  return html`<div class="govuk-inset-text" role="alert">
<h2 class="govuk-heading-m">Somebody else changed this while you were writing</h2>
<p class="govuk-body">Nothing you typed is lost: it is in the fields below. Look at what differs, change what you want to keep of theirs, then save to put your words in place of theirs. Or <a class="govuk-link" href="${open}">leave it as it is now</a>.</p>
${table({
  classes: 'sight-table',
  caption: 'What differs',
  captionClasses: 'govuk-table__caption--s',
  firstCellIsHeader: true,
  head: ['', 'There now', 'You typed'].map((text) => ({
    text: text === '' ? html`<span class="govuk-visually-hidden">Field</span>` : text,
  })),
  rows: differences.map(({ what, now, typed }) => [
    { text: what },
    { text: now === '' ? 'nothing' : now, attributes: { 'data-label': 'There now' } },
    { text: typed === '' ? 'nothing' : typed, attributes: { 'data-label': 'You typed' } },
  ]),
})}
</div>`
}
