/** An element and what is inside it: a text, or more elements. One without anything is left out. */
export type Element = readonly [name: string, inside: string | readonly Element[]]

export function writeElement([name, inside]: Element, indent: string): string {
  if (inside.length === 0) return ''
  if (typeof inside === 'string') return `${indent}<${name}>${inside}</${name}>\n`
  const written = inside.map((one) => writeElement(one, `${indent}  `)).join('')
  return `${indent}<${name}>\n${written}${indent}</${name}>\n`
}
