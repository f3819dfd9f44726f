import { html, type Html } from '../html.ts'
import { describe, type FieldOptions, fieldLabel, formGroup } from './form-group.ts'
import { rest, spaced } from './options.ts'

export type TextareaOptions = FieldOptions & {
  readonly value?: string | undefined
  readonly rows?: number | string | undefined
  readonly spellcheck?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly autocomplete?: string | undefined
}

export function textarea(options: TextareaOptions): Html {
  const id = options.id || options.name
  const { describedBy, markup } = describe(options, id, options.describedBy)
  return formGroup(
    options,
    html`${fieldLabel(options, id)} ${markup}${options.formGroup?.beforeInput}
    ${textareaElement(options, id, describedBy)} ${options.formGroup?.afterInput}`,
  )
}

// A browser drops one line break after the start tag, so one is written: a text that begins with one keeps its own.
function textareaElement(options: TextareaOptions, id: string, describedBy: string): Html {
  const { spellcheck, autocomplete, value } = options
  const error = options.errorMessage ? ' govuk-textarea--error' : ''
  return html`<textarea
    class="govuk-textarea${error}${spaced(options.classes)}"
    id="${id}"
    name="${options.name}"
    rows="${options.rows || 5}"
    ${
      spellcheck !== undefined && html` spellcheck="${String(spellcheck)}"`
    }${options.disabled && html` disabled`}${describedBy && html` aria-describedby="${describedBy}"`}${
      autocomplete && html` autocomplete="${autocomplete}"`
    }${rest(options.attributes)}
  >
${value}</textarea>`
}
