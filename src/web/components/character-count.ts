import { html, type Html } from '../html.ts'
import { hint } from './hint.ts'
import { type Attributes, type PluralMessages, spaced, spoken } from './options.ts'
import { textarea, type TextareaOptions } from './textarea.ts'

export type CharacterCountOptions = Omit<TextareaOptions, 'describedBy' | 'disabled' | 'autocomplete'> & {
  readonly maxlength?: number | string | undefined
  readonly maxwords?: number | string | undefined
  /** The percentage of the limit from which the count is shown. */
  readonly threshold?: number | string | undefined
  readonly countType?: 'characters' | 'words' | 'length' | undefined
  readonly countMessage?: { readonly classes?: string | undefined } | undefined
  /** Its `%{count}` stands for the limit. */
  readonly textareaDescriptionText?: string | undefined
  readonly charactersUnderLimitText?: PluralMessages | undefined
  readonly charactersAtLimitText?: string | undefined
  readonly charactersOverLimitText?: PluralMessages | undefined
  readonly wordsUnderLimitText?: PluralMessages | undefined
  readonly wordsAtLimitText?: string | undefined
  readonly wordsOverLimitText?: PluralMessages | undefined
}

export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name
  const group = options.formGroup
  const countType = options.countType ?? (options.maxwords ? 'words' : undefined)
  return textarea({
    ...options,
    describedBy: `${id}-info`,
    formGroup: {
      classes: `govuk-character-count${spaced(group?.classes)}`,
      attributes: { ...scriptAttributes(options, countType), ...group?.attributes },
      beforeInput: group?.beforeInput,
      afterInput: html`${countMessage(options, id, countType)}${group?.afterInput}`,
    },
    classes: `govuk-js-character-count${spaced(options.classes)}`,
  })
}

function countMessage(options: CharacterCountOptions, id: string, countType: string | undefined): Html {
  const limit = options.maxwords || options.maxlength
  const words =
    options.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  return hint({
    text: limit && words.replaceAll('%{count}', String(limit)),
    id: `${id}-info`,
    classes: `govuk-character-count__message${spaced(options.countMessage?.classes)}`,
  })
}

// Where only the browser script knows the limit, it is given the description to fill in.
function scriptAttributes(options: CharacterCountOptions, countType: string | undefined): Attributes {
  const hasLimit = Boolean(options.maxwords || options.maxlength)
  const description = options.textareaDescriptionText
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': options.maxlength,
    'data-maxwords': options.maxwords,
    'data-threshold': options.threshold,
    'data-count-type': countType,
    ...(description && !hasLimit ? spoken('textarea-description', { other: description }) : {}),
    ...spoken('characters-under-limit', options.charactersUnderLimitText),
    ...spoken('characters-at-limit', options.charactersAtLimitText),
    ...spoken('characters-over-limit', options.charactersOverLimitText),
    ...spoken('words-under-limit', options.wordsUnderLimitText),
    ...spoken('words-at-limit', options.wordsAtLimitText),
    ...spoken('words-over-limit', options.wordsOverLimitText),
  }
}
