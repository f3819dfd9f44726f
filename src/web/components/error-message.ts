import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type ErrorMessageOptions = {
  readonly text: Part
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  /** "Error" unless told; an empty string leaves it out. */
  readonly visuallyHiddenText?: string | undefined
}

export function errorMessage(options: ErrorMessageOptions): Html {
  const { id, classes, visuallyHiddenText = 'Error' } = options
  const prefix =
    visuallyHiddenText && html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> `
  return html`<p${id && html` id="${id}"`} class="govuk-error-message${spaced(classes)}"${rest(options.attributes)}>${prefix}${options.text}</p>`
}
