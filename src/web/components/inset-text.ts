import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type InsetTextOptions = {
  readonly text: Part
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function insetText(options: InsetTextOptions): Html {
  const { id, classes } = options
  return html`<div${id && html` id="${id}"`} class="govuk-inset-text${spaced(classes)}"${rest(options.attributes)}>${options.text}</div>`
}
