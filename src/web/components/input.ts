import { attributes, html, type Html, type Part } from '../html.ts'
import { describe, type FieldOptions, fieldLabel, formGroup } from './form-group.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'

export type AffixOptions = {
  readonly text: Part
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type InputOptions = FieldOptions & {
  readonly value?: string | number | undefined
  readonly type?: string | undefined
  readonly inputmode?: string | undefined
  readonly prefix?: Worded<AffixOptions> | undefined
  readonly suffix?: Worded<AffixOptions> | undefined
  readonly disabled?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: string | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly inputWrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
}

export function input(options: InputOptions): Html {
  const id = options.id || options.name
  const { describedBy, markup } = describe(options, id, options.describedBy)
  const element = inputElement(options, id, describedBy)
  return formGroup(options, html`${fieldLabel(options, id)} ${markup}${wrapped(options, element)}`)
}

function inputElement(options: InputOptions, id: string, describedBy: string): Html {
  const { spellcheck, errorMessage } = options
  return html`<input${attributes({
    class: `govuk-input${spaced(options.classes)}${errorMessage ? ' govuk-input--error' : ''}`,
    id,
    name: options.name,
    type: options.type || 'text',
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy || undefined,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  })}${rest(options.attributes)}>`
}

function wrapped(options: InputOptions, element: Html): Part {
  const { prefix, suffix, inputWrapper } = options
  const before = options.formGroup?.beforeInput
  const after = options.formGroup?.afterInput
  if (!prefix && !suffix && !before && !after) return element
  return html`<div
    class="govuk-input__wrapper${spaced(inputWrapper?.classes)}"
    ${rest(inputWrapper?.attributes)}
  >
    ${before}${prefix && affix(worded(prefix), 'prefix')}${element}
    ${suffix && affix(worded(suffix), 'suffix')}${after}
  </div>`
}

function affix(options: AffixOptions, side: 'prefix' | 'suffix'): Html {
  return html`<div
    class="govuk-input__${side}${spaced(options.classes)}"
    aria-hidden="true"
    ${rest(options.attributes)}
  >
    ${options.text}
  </div>`
}
