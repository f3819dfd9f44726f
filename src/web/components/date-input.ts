import { html, type Html, type Part } from '../html.ts'
import { fieldset, type FieldsetAround } from './fieldset.ts'
import { type ControlsGroupOptions, describe, formGroup, type HintAndError } from './form-group.ts'
import { input } from './input.ts'
import { type Absent, type Attributes, rest, spaced } from './options.ts'

export type DatePart = {
  readonly name?: string | undefined
  readonly label?: string | undefined
  readonly value?: string | number | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  /** Whether this part is the one in error; where no part says, all are. */
  readonly error?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: string | undefined
  readonly pattern?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type DateInputOptions = HintAndError & {
  readonly id: string
  /** Names become `due-day`, `due-month`, `due-year`. */
  readonly namePrefix?: string | undefined
  /** By name with its prefix, or by `day`, `month` and `year`. */
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined
  /** `false` leaves a part out. */
  readonly day?: DatePart | false | undefined
  readonly month?: DatePart | false | undefined
  readonly year?: DatePart | false | undefined
  /** Other parts than day, month and year, in their order. */
  readonly items?: readonly (DatePart | Absent)[] | undefined
  readonly fieldset?: FieldsetAround | undefined
  readonly formGroup?: ControlsGroupOptions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function dateInput(options: DateInputOptions): Html {
  const { describedBy, markup } = describe(options, options.id, options.fieldset?.describedBy)
  const inner = html`${markup}
    <div
      class="govuk-date-input${spaced(options.classes)}"
      ${rest(options.attributes)}${options.id && html` id="${options.id}"`}
    >
      ${options.formGroup?.beforeInputs} ${dateItems(options)}${options.formGroup?.afterInputs}
    </div>`
  // The role makes JAWS read out the description, which it leaves out for a fieldset of text inputs.
  const content = options.fieldset
    ? fieldset({ ...options.fieldset, role: 'group', describedBy, html: inner })
    : inner
  return formGroup(options, content)
}

const USUAL = ['day', 'month', 'year'] as const
type Usual = (typeof USUAL)[number]

function dateItems(options: DateInputOptions): Part {
  if (options.items?.length) {
    return shownItems(
      options,
      options.items.map((part) => ({ part, usual: part ? usualOf(options, part) : undefined })),
    )
  }
  return shownItems(
    options,
    USUAL.map((usual) => ({ part: options[usual] ?? { name: usual }, usual })),
  )
}

function usualOf(options: DateInputOptions, { name }: DatePart): Usual | undefined {
  return USUAL.find((usual) => {
    const own = options[usual]
    return name && (name === usual || (own && name === own.name))
  })
}

// An error message that no part owns up to is the fault of all that do not deny it.
function shownItems(
  options: DateInputOptions,
  items: readonly { readonly part: DatePart | Absent; readonly usual: Usual | undefined }[],
): Part {
  const isShared = Boolean(options.errorMessage) && !items.some(({ part }) => part && isInError(part))
  return items.map(({ part, usual }) => {
    if (!part) return undefined
    return dateItem(options, part, { usual, hasError: isInError(part) || (isShared && part.error !== false) })
  })
}

function isInError(part: DatePart): boolean {
  return part.error === true || isMarked(part)
}

function isMarked({ classes }: DatePart): boolean {
  return classes?.includes('govuk-input--error') ?? false
}

function dateItem(
  options: DateInputOptions,
  part: DatePart,
  { usual, hasError }: { readonly usual: Usual | undefined; readonly hasError: boolean },
): Html {
  const ownName = part.name ?? usual ?? ''
  const name = options.namePrefix ? `${options.namePrefix}-${ownName}` : ownName
  return html`<div class="govuk-date-input__item">
    ${input({
      label: { text: part.label || capitalised(ownName), classes: 'govuk-date-input__label' },
      id: part.id || `${options.id}-${ownName}`,
      name,
      classes: `govuk-date-input__input${itemClasses(part, usual, hasError)}`,
      value: part.value ?? usualValue(options, usual) ?? options.values?.[name],
      inputmode: part.inputmode || 'numeric',
      autocomplete: part.autocomplete,
      pattern: part.pattern,
      attributes: part.attributes,
    })}
  </div> `
}

function itemClasses(part: DatePart, usual: Usual | undefined, hasError: boolean): string {
  const error = hasError && !isMarked(part) ? ' govuk-input--error' : ''
  const width = part.classes?.includes('govuk-input--width-')
    ? ''
    : ` govuk-input--width-${usual === 'year' ? 4 : 2}`
  return error + width + spaced(part.classes)
}

function usualValue(options: DateInputOptions, usual: Usual | undefined): string | number | undefined {
  if (usual === undefined) return undefined
  const own = options[usual]
  return own ? own.value : options.values?.[usual]
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
