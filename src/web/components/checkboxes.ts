import type { Html, Part } from '../html.ts'
import {
  type ChoiceDivider,
  choiceDivider,
  choiceId,
  type ChoiceItem,
  choiceItem,
  type ChoiceOptions,
  choices,
} from './choice.ts'
import { describe } from './form-group.ts'
import type { Absent } from './options.ts'

export type CheckboxItem = ChoiceItem & {
  readonly name?: string | undefined
  /** Choosing this one clears the others: "None of these". */
  readonly behaviour?: 'exclusive' | undefined
}

export type CheckboxesOptions = ChoiceOptions & {
  readonly items: readonly (CheckboxItem | ChoiceDivider | Absent)[]
  /** The values of the items that are chosen, unless items say so themselves. */
  readonly values?: readonly (string | number)[] | undefined
  readonly describedBy?: string | undefined
}

export function checkboxes(options: CheckboxesOptions): Html {
  const idPrefix = options.idPrefix || options.name
  const given = options.fieldset?.describedBy || options.describedBy
  const { describedBy, markup } = describe(options, idPrefix, given)
  const items = options.items.map((item, index) =>
    checkbox(options, item, { id: choiceId(idPrefix, index), describedBy }),
  )
  return choices('checkboxes', options, { describedBy, markup, items })
}

// Without a fieldset nothing else can carry the hint and the error, so each box is described by them.
function checkbox(
  options: CheckboxesOptions,
  item: CheckboxItem | ChoiceDivider | Absent,
  { id, describedBy }: { readonly id: string; readonly describedBy: string },
): Part {
  if (!item) return undefined
  if ('divider' in item) return choiceDivider('checkboxes', item)
  return choiceItem('checkboxes', item, {
    id: item.id || id,
    name: item.name || options.name,
    isChecked: item.checked ?? options.values?.includes(item.value) ?? false,
    describedBy: options.fieldset ? undefined : describedBy,
    behaviour: item.behaviour,
  })
}
