import { html, Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type ButtonOptions = {
  readonly text: Part
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  /** Given, the button is a link: for going somewhere, never for an act. */
  readonly href?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly preventDoubleClick?: boolean | undefined
  readonly isStartButton?: boolean | undefined
}

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`

export function button(options: ButtonOptions): Html {
  const { name, value, href, id, preventDoubleClick, isStartButton } = options
  const common = html`${rest(options.attributes)} class="govuk-button${spaced(options.classes)}${isStartButton ? ' govuk-button--start' : ''}" data-module="govuk-button"${id && html` id="${id}"`}`
  const content = isStartButton ? html`${words(options)} ${startIcon}` : words(options)
  if (href) return html`<a${common} href="${href}" role="button" draggable="false">${content}</a>`
  return html`<button${common} type="${options.type ?? 'submit'}"${value && html` value="${value}"`}${
    name && html` name="${name}"`
  }${options.disabled && html` disabled aria-disabled="true"`}${
    preventDoubleClick !== undefined && html` data-prevent-double-click="${String(preventDoubleClick)}"`
  }>${content}</button>`
}

// A start button is laid out by flexbox, which drops the spaces between pieces of markup: a span keeps them.
function words(options: ButtonOptions): Part {
  return options.isStartButton && options.text instanceof Html
    ? html`<span>${options.text}</span>`
    : options.text
}
