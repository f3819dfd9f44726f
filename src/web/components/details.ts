import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced } from './options.ts'

export type DetailsOptions = {
  readonly summaryText: Part
  readonly text: Part
  readonly id?: string | undefined
  readonly open?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function details(options: DetailsOptions): Html {
  const { id, open } = options
  return html`<details${id && html` id="${id}"`} class="govuk-details${spaced(options.classes)}"${rest(options.attributes)}${open && html` open`}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary>
<div class="govuk-details__text">${options.text}</div>
</details>`
}
