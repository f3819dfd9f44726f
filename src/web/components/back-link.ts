import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type BackLinkOptions = {
  readonly href?: string | undefined
  /** "Back" unless told. */
  readonly text?: Part
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function backLink(options: BackLinkOptions): Html {
  return html`<a${rest(options.attributes)} href="${options.href || '#'}" class="govuk-back-link${spaced(options.classes)}">${options.text || 'Back'}</a>`
}
