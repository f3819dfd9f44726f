import type { Paragraph } from './paragraphs.ts'

/**
 * Does a lettered title ("B. Support") head paragraphs that go on counting from those under "A."? Then it holds none
 * of them. `counted` is the last number before it; under the first title the next one tells.
 */
export function isLetteredHeading(
  paragraphs: readonly Paragraph[],
  index: number,
  counted: number | null,
): boolean {
  const here = paragraphs[index]
  if (here === undefined || !isLetteredTitle(here)) return false
  const first = firstNumber(paragraphs[index + 1])
  if (first === null) return false
  if (first > 1) return counted === first - 1
  const later = paragraphs.slice(index + 1, index + 60).findIndex(isLetteredTitle)
  return later >= 0 && (firstNumber(paragraphs[index + 1 + later + 1]) ?? 1) > 1
}

/** "3. FREQUENCY", or a title whose next paragraph is "3.1": counted, but asking nothing. */
export function isNumberedTitle(paragraphs: readonly Paragraph[], index: number): boolean {
  const { marker, passage } = paragraphs[index] ?? { marker: null, passage: { text: '' } }
  const text = passage.text.replace(/[*_#\s]+$/, '')
  if (marker === null || marker.label === null || text.split(/\s+/).length > 8) return false
  if (!/^[\p{Lu}*]/u.test(text) || /[.;:,]$/.test(text)) return false
  const next = paragraphs[index + 1]?.marker
  const isOverDecimals = next?.isDecimal === true && next.label?.startsWith(`${marker.label}.`) === true
  return isOverDecimals || (text === text.toUpperCase() && /\p{Lu}{3}/u.test(text))
}

function isLetteredTitle({ marker, passage: { text } }: Paragraph): boolean {
  return (
    marker !== null &&
    /^[A-Z]$/.test(marker.label ?? '') &&
    /^\p{Lu}/u.test(text) &&
    !/[.;:,]$/.test(text) &&
    text.split(/\s+/).length <= 10
  )
}

function firstNumber(paragraph: Paragraph | undefined): number | null {
  return paragraph?.marker?.values.find((one) => one.enumeration === 'arabic')?.value ?? null
}
