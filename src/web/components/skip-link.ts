import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type SkipLinkOptions = {
  readonly text: Part
  /** '#content' unless told. */
  readonly href?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function skipLink(options: SkipLinkOptions): Html {
  return html`<a${rest(options.attributes)} href="${options.href || '#content'}" class="govuk-skip-link${spaced(options.classes)}" data-module="govuk-skip-link">${options.text}</a>`
}
