import { html, type Html, type Part } from '../html.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'

export type LegendOptions = {
  readonly text: Part
  readonly classes?: string | undefined
  readonly isPageHeading?: boolean | undefined
}

/** A fieldset as the radios, checkboxes and date input take it: they fill it themselves. */
export type FieldsetAround = {
  readonly legend?: Worded<LegendOptions> | undefined
  readonly describedBy?: string | undefined
  readonly classes?: string | undefined
  readonly role?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type FieldsetOptions = FieldsetAround & { readonly html: Part }

export function fieldset(options: FieldsetOptions): Html {
  const { role, describedBy } = options
  const described = describedBy && html` aria-describedby="${describedBy}"`
  return html`<fieldset
    class="govuk-fieldset${spaced(options.classes)}"
    ${role && html` role="${role}"`}${described}${rest(options.attributes)}
  >
    ${options.legend && legend(worded(options.legend))}${options.html}
  </fieldset>`
}

function legend(options: LegendOptions): Part {
  if (!options.text) return undefined
  const words = options.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${options.text}</h1>`
    : options.text
  return html`<legend class="govuk-fieldset__legend${spaced(options.classes)}">${words}</legend> `
}
