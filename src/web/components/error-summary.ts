import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type ErrorSummaryItem = {
  readonly text: Part
  /** The field to go to: '#due-day'. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type ErrorSummaryOptions = {
  readonly titleText: Part
  readonly descriptionText?: Part
  readonly errorList?: readonly ErrorSummaryItem[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function errorSummary(options: ErrorSummaryOptions): Html {
  const { disableAutoFocus, descriptionText } = options
  const focus = disableAutoFocus !== undefined && html` data-disable-auto-focus="${String(disableAutoFocus)}"`
  // The alert is a child of its own: announced apart from the focus that the script moves to the whole.
  return html`<div
    class="govuk-error-summary${spaced(options.classes)}"
    ${focus}${rest(options.attributes)}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">${options.titleText}</h2>
      <div class="govuk-error-summary__body">
        ${descriptionText && html`<p>${descriptionText}</p>`} ${errorList(options.errorList)}
      </div>
    </div>
  </div>`
}

function errorList(items: readonly ErrorSummaryItem[] | undefined): Part {
  if (!items?.length) return undefined
  return html`<ul class="govuk-list govuk-error-summary__list">
    ${items.map((item) => html`<li>${errorItem(item)}</li>`)}
  </ul>`
}

function errorItem(item: ErrorSummaryItem): Part {
  return item.href ? html`<a href="${item.href}" ${rest(item.attributes)}>${item.text}</a>` : item.text
}
