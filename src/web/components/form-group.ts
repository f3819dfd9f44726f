import { html, type Html, type Part } from '../html.ts'
import { errorMessage, type ErrorMessageOptions } from './error-message.ts'
import { hint, type HintOptions } from './hint.ts'
import { label, type LabelOptions } from './label.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'

export type FormGroupOptions = {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Around one control. */
export type ControlGroupOptions = FormGroupOptions & {
  readonly beforeInput?: Part
  readonly afterInput?: Part
}

/** Around several: radios, checkboxes, the parts of a date. */
export type ControlsGroupOptions = FormGroupOptions & {
  readonly beforeInputs?: Part
  readonly afterInputs?: Part
}

export type HintAndError = {
  readonly hint?: Worded<HintOptions> | undefined
  readonly errorMessage?: Worded<ErrorMessageOptions> | undefined
}

/** What every field with one label takes. The id is the name unless told. */
export type FieldOptions = HintAndError & {
  readonly name: string
  readonly label: Worded<LabelOptions>
  readonly id?: string | undefined
  readonly describedBy?: string | undefined
  readonly formGroup?: ControlGroupOptions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function formGroup(
  options: { readonly errorMessage?: unknown; readonly formGroup?: FormGroupOptions | undefined },
  content: Part,
): Html {
  const group = options.formGroup
  return html`<div
    class="govuk-form-group${options.errorMessage ? ' govuk-form-group--error' : ''}${spaced(group?.classes)}"
    ${rest(group?.attributes)}
  >
    ${content}
  </div>`
}

export function fieldLabel(options: FieldOptions, id: string): Part {
  return options.label && label({ ...worded(options.label), for: id })
}

/** The hint and the error, and the ids by which a control (or its fieldset) says that they describe it. */
export function describe(
  options: HintAndError,
  id: string,
  describedBy: string | undefined,
): { readonly describedBy: string; readonly markup: Part } {
  const ids = describedBy ? [describedBy] : []
  const markup: Html[] = []
  if (options.hint) {
    ids.push(`${id}-hint`)
    markup.push(hint({ ...worded(options.hint), id: `${id}-hint` }))
  }
  if (options.errorMessage) {
    ids.push(`${id}-error`)
    markup.push(errorMessage({ ...worded(options.errorMessage), id: `${id}-error` }))
  }
  return { describedBy: ids.join(' '), markup }
}
