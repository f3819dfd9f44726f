import { html, type Html, type Part } from '../html.ts'
import { describe, type FieldOptions, fieldLabel, formGroup } from './form-group.ts'
import { type Absent, type Attributes, rest, spaced } from './options.ts'

export type SelectItem = {
  readonly text: string | number
  /** The text unless told. */
  readonly value?: string | number | boolean | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type SelectOptions = FieldOptions & {
  readonly items: readonly (SelectItem | Absent)[]
  readonly value?: string | number | undefined
  readonly disabled?: boolean | undefined
}

export function select(options: SelectOptions): Html {
  const id = options.id || options.name
  const { describedBy, markup } = describe(options, id, options.describedBy)
  const error = options.errorMessage ? ' govuk-select--error' : ''
  return formGroup(
    options,
    html`${fieldLabel(options, id)} ${markup}${options.formGroup?.beforeInput}
      <select
        class="govuk-select${spaced(options.classes)}${error}"
        id="${id}"
        name="${options.name}"
        ${
          options.disabled && html` disabled`
        }${describedBy && html` aria-describedby="${describedBy}"`}${rest(options.attributes)}
      >
        ${options.items.map((item) => item && option(item, options.value))}
      </select>
      ${options.formGroup?.afterInput}`,
  )
}

function option(item: SelectItem, chosen: string | number | undefined): Part {
  const isSelected = item.selected ?? (Boolean(chosen) && String(item.value ?? item.text) === String(chosen))
  return html`<option${item.value !== undefined && html` value="${String(item.value)}"`}${
    isSelected && html` selected`
  }${item.disabled && html` disabled`}${rest(item.attributes)}>${item.text}</option>
`
}
