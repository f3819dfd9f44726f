import { html, type Html, nothing, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type LabelOptions = {
  readonly text: Part
  readonly for?: string | undefined
  readonly isPageHeading?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Nothing where there are no words: an empty label would name its field with silence. */
export function label(options: LabelOptions): Html {
  if (!options.text) return nothing
  const target = options.for && html` for="${options.for}"`
  const element = html`<label${target} class="govuk-label${spaced(options.classes)}"${rest(options.attributes)}>${options.text}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
