import { html, type Html, type Part } from '../html.ts'
import { fieldset, type FieldsetAround } from './fieldset.ts'
import { type ControlsGroupOptions, formGroup, type HintAndError } from './form-group.ts'
import { hint, type HintOptions } from './hint.ts'
import { label } from './label.ts'
import { type Attributes, rest, spaced, type Worded, worded } from './options.ts'

// Radios and checkboxes differ in how they are chosen and described; the rest of them is here.

export type ChoiceItem = {
  readonly value: string | number
  readonly text: Part
  readonly id?: string | undefined
  readonly hint?: Worded<HintOptions> | undefined
  readonly label?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
  /** Shown only while the item is chosen; without script it is always shown. */
  readonly conditional?: Part
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type ChoiceDivider = { readonly divider: string }

export type ChoiceOptions = HintAndError & {
  readonly name: string
  readonly idPrefix?: string | undefined
  readonly fieldset?: FieldsetAround | undefined
  readonly formGroup?: ControlsGroupOptions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

type Kind = 'radios' | 'checkboxes'

/** The first id has no number, so that the error summary can link to the field by its name. */
export function choiceId(prefix: string, index: number): string {
  return index === 0 ? prefix : `${prefix}-${index + 1}`
}

export function choiceDivider(kind: Kind, item: ChoiceDivider): Html {
  return html`<div class="govuk-${kind}__divider">${item.divider}</div> `
}

export function choiceItem(
  kind: Kind,
  item: ChoiceItem,
  {
    id,
    name,
    isChecked,
    describedBy,
    behaviour,
  }: {
    readonly id: string
    readonly name: string
    readonly isChecked: boolean
    readonly describedBy?: string | undefined
    readonly behaviour?: string | undefined
  },
): Html {
  const itemHint: HintOptions | undefined = item.hint ? worded(item.hint) : undefined
  const hintId = itemHint?.text ? `${id}-item-hint` : undefined
  const described = describedBy && hintId ? `${describedBy} ${hintId}` : describedBy || hintId
  return html`<div class="govuk-${kind}__item">
      <input
        class="govuk-${kind}__input"
        id="${id}"
        name="${name}"
        type="${kind === 'radios' ? 'radio' : 'checkbox'}"
        value="${item.value}"
        ${
          isChecked && html` checked`
        }${item.disabled && html` disabled`}${item.conditional && html` data-aria-controls="conditional-${id}"`}${
          behaviour && html` data-behaviour="${behaviour}"`
        }${described && html` aria-describedby="${described}"`}${rest(item.attributes)}
      />
      ${label({ text: item.text, classes: `govuk-${kind}__label${spaced(item.label?.classes)}`, attributes: item.label?.attributes, for: id })}
      ${itemHint && hintId && hint({ ...itemHint, id: hintId, classes: `govuk-${kind}__hint${spaced(itemHint.classes)}` })}
    </div>
    ${item.conditional && conditional(kind, id, { isChecked, content: item.conditional })}`
}

export function choices(
  kind: Kind,
  options: ChoiceOptions,
  {
    describedBy,
    markup,
    items,
  }: { readonly describedBy: string; readonly markup: Part; readonly items: Part },
): Html {
  const group = options.formGroup
  const inner = html`${markup}
    <div
      class="govuk-${kind}${spaced(options.classes)}"
      ${rest(options.attributes)}
      data-module="govuk-${kind}"
    >
      ${group?.beforeInputs} ${items}${group?.afterInputs}
    </div>`
  return formGroup(
    options,
    options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inner }) : inner,
  )
}

function conditional(
  kind: Kind,
  id: string,
  { isChecked, content }: { readonly isChecked: boolean; readonly content: Part },
): Html {
  return html`<div
    class="govuk-${kind}__conditional${isChecked ? '' : ` govuk-${kind}__conditional--hidden`}"
    id="conditional-${id}"
  >
    ${content}
  </div> `
}
