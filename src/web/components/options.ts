import { attributes, Html, type Part } from '../html.ts'

// What the options of several components share. Names follow the Nunjucks macros; where a macro has a `text` and
// an `html` of one thing, there is one `text` here: a string is escaped, and Html stands as it is.

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What a list of items may hold beside items, so that a caller can write `wanted && { … }`. */
export type Absent = false | '' | null | undefined

/** Either only the words, or the words with their classes and the rest. */
export type Worded<Options> = string | number | Html | Options

/** A translated message for each form that the language counts in: `one`, `other` and so on. */
export type PluralMessages = Readonly<Record<string, string>>

export function worded<Options extends { readonly text: Part }>(
  words: Worded<Options>,
): Options | { readonly text: Part } {
  return typeof words !== 'object' || words instanceof Html ? { text: words } : words
}

export function spaced(classes: string | undefined): string {
  return classes ? ` ${classes}` : ''
}

/** A caller's own attributes. In short elements they come first, where the formatter leaves the line whole. */
export function rest(values: Attributes | undefined): Part {
  return values === undefined ? undefined : attributes(values)
}

/** The words that the browser script says, named as it looks for them: data-i18n.key, or data-i18n.key.one and so on. */
export function spoken(key: string, message: string | PluralMessages | undefined): Attributes {
  if (!message) return {}
  if (typeof message === 'string') return { [`data-i18n.${key}`]: message }
  const named: Record<string, string> = {}
  for (const [rule, words] of Object.entries(message)) named[`data-i18n.${key}.${rule}`] = words
  return named
}
