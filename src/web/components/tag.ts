import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type TagOptions = {
  readonly text: Part
  /** The colour: 'govuk-tag--green'. */
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function tag(options: TagOptions): Html {
  return html`<strong${rest(options.attributes)} class="govuk-tag${spaced(options.classes)}">${options.text}</strong>`
}
