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

export type RadiosOptions = ChoiceOptions & {
  readonly items: readonly (ChoiceItem | ChoiceDivider | Absent)[]
  /** The value of the item that is chosen, unless items say so themselves. */
  readonly value?: string | number | undefined
}

export function radios(options: RadiosOptions): Html {
  const idPrefix = options.idPrefix || options.name
  const { describedBy, markup } = describe(options, idPrefix, options.fieldset?.describedBy)
  const items = options.items.map((item, index) => radio(options, item, choiceId(idPrefix, index)))
  return choices('radios', options, { describedBy, markup, items })
}

function radio(options: RadiosOptions, item: ChoiceItem | ChoiceDivider | Absent, id: string): Part {
  if (!item) return undefined
  if ('divider' in item) return choiceDivider('radios', item)
  return choiceItem('radios', item, {
    id: item.id || id,
    name: options.name,
    isChecked: item.checked ?? (Boolean(options.value) && String(item.value) === String(options.value)),
  })
}
