import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type WarningTextOptions = {
  readonly text: Part
  /** "Warning" unless told. */
  readonly iconFallbackText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function warningText(options: WarningTextOptions): Html {
  return html`<div class="govuk-warning-text${spaced(options.classes)}" ${rest(options.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
      ${options.text}
    </strong>
  </div>`
}
