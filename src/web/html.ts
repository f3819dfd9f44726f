// Markup is a value of its own kind, so that a plain string can never reach a page unescaped.

export class Html {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: markup as it is, words escaped, lists joined, nothing for null, undefined and false. */
export type Part = Html | string | number | null | undefined | false | readonly Part[]

export const nothing = new Html('')

/** Tagged template: html`<p>${words}</p>` escapes words, in text and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let out = strings[0] ?? ''
  for (let i = 0; i < parts.length; i += 1) out += write(parts[i]) + (strings[i + 1] ?? '')
  return new Html(out)
}

/** Markup that was made elsewhere and is known to be safe: our own SVG, a component's output. */
export function trusted(text: string): Html {
  return new Html(text)
}

/** ` name="value"` for each that is given; `true` gives the bare name; null, undefined and false give nothing. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Html {
  let out = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue
    out += value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`
  }
  return new Html(out)
}

function write(part: Part): string {
  if (part instanceof Html) return part.toString()
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  if (part === null || part === undefined || part === false) return ''
  let out = ''
  for (const one of part) out += write(one)
  return out
}

const NEEDS_ESCAPE = /[&<>"']/
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escape(text: string): string {
  return NEEDS_ESCAPE.test(text)
    ? text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    : text
}
