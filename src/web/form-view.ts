import { errorSummary } from './components/error-summary.ts'
import type { FieldError } from './form.ts'
import { html, type Html, nothing, type Part } from './html.ts'

/** A form that changes something: POST, with the token every form carries. */
export function formStart(action: string, formToken: string, files = false): Html {
  return html`<form method="post" action="${action}" novalidate${files ? html` enctype="multipart/form-data"` : null}><input type="hidden" name="form-token" value="${formToken}">`
}

/** What went wrong, above everything else on the page, each linked to its field; nothing where nothing did. */
export function mistakeSummary(errors: readonly FieldError[]): Part {
  if (errors.length === 0) return nothing
  return errorSummary({
    titleText: 'There is a problem',
    errorList: errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  })
}
